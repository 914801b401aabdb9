#include "app/desktop/settings_store.h"

#include <QFileInfo>
#include <QSettings>

namespace app::desktop {

QStringList SettingsStore::recentFiles() const {
    QStringList files = QSettings().value(QStringLiteral("recent")).toStringList();
    files.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return files;
}

void SettingsStore::addRecentFile(const QString& path) {
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    QSettings().setValue(QStringLiteral("recent"), files.mid(0, MostRecent));
}

QString SettingsStore::language() const {
    return QSettings().value(QStringLiteral("language")).toString();
}

void SettingsStore::setLanguage(const QString& language) {
    QSettings().setValue(QStringLiteral("language"), language);
}

bool SettingsStore::isDark() const {
    return QSettings().value(QStringLiteral("dark"), false).toBool();
}

void SettingsStore::setDark(bool isDark) {
    QSettings().setValue(QStringLiteral("dark"), isDark);
}

QByteArray SettingsStore::layout(const QString& part) const {
    return QSettings().value(QStringLiteral("layout/") + part).toByteArray();
}

void SettingsStore::setLayout(const QString& part, const QByteArray& state) {
    QSettings().setValue(QStringLiteral("layout/") + part, state);
}

} // namespace app::desktop
