#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace app::desktop {

/// What the window remembers between two starts: files opened last, language, theme, layout.
class SettingsStore {
public:
    [[nodiscard]] QStringList recentFiles() const; ///< that still exist, latest first
    void addRecentFile(const QString& path);
    [[nodiscard]] QString language() const; ///< empty: as the system says
    void setLanguage(const QString& language);
    [[nodiscard]] bool isDark() const;
    void setDark(bool isDark);
    [[nodiscard]] QByteArray layout(const QString& part) const;
    void setLayout(const QString& part, const QByteArray& state);

private:
    static constexpr int MostRecent = 10;
};

} // namespace app::desktop
