#include "app/desktop/document/city_pictures.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace app::desktop {

namespace {

constexpr QSize ThumbnailSize(240, 150);
constexpr const char* Whole = "png";
constexpr const char* Small = "small.png";
constexpr int MostKept = 40; ///< files, two for a city

void write(const QString& file, const QImage& picture) {
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && picture.save(&out, "PNG"))
        out.commit();
}

void removeOldest(const QDir& folder) {
    const QFileInfoList files = folder.entryInfoList({QStringLiteral("*.png")}, QDir::Files, QDir::Time);
    for (qsizetype i = MostKept; i < files.size(); ++i)
        QFile::remove(files[i].absoluteFilePath());
}

} // namespace

QString CityPictures::fileFor(const QString& path, const char* ending) const {
    const QFileInfo info(path);
    const QString what = QStringLiteral("%1|%2|%3")
                             .arg(info.canonicalFilePath())
                             .arg(info.size())
                             .arg(info.lastModified().toMSecsSinceEpoch());
    const QByteArray hash = QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("%1/%2.%3").arg(m_folder, QLatin1String(hash), QLatin1String(ending));
}

void CityPictures::keep(const QString& path, const QImage& picture) const {
    if (!QFileInfo::exists(path) || picture.isNull() || !QDir().mkpath(m_folder))
        return;
    write(fileFor(path, Whole), picture);
    write(fileFor(path, Small), picture.scaled(ThumbnailSize, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    removeOldest(QDir(m_folder));
}

QImage CityPictures::pictureOf(const QString& path) const {
    return QImage(fileFor(path, Whole));
}

QImage CityPictures::thumbnailOf(const QString& path) const {
    return QImage(fileFor(path, Small));
}

QString pictureFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/maps");
}

} // namespace app::desktop
