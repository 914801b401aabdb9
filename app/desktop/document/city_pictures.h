#pragma once

#include <QImage>
#include <QString>

#include <utility>

namespace app::desktop {

/// How the map of each city or plan looked when it was open last, kept among the user's caches: shown at once
/// when it is opened again, and small in the list of what was opened last.
///
/// A picture belongs to the file as it was: one of a file that changed since is not given. No failure
/// matters, the map draws itself anyway. Each call touches one small file; any thread may call.
class CityPictures {
public:
    /// Nothing is made until the first picture is kept.
    explicit CityPictures(QString folder) : m_folder(std::move(folder)) {}

    void keep(const QString& path, const QImage& picture) const;
    [[nodiscard]] QImage pictureOf(const QString& path) const; ///< null where there is none
    [[nodiscard]] QImage thumbnailOf(const QString& path) const;

private:
    [[nodiscard]] QString fileFor(const QString& path, const char* ending) const;

    QString m_folder;
};

/// Where the program keeps them.
[[nodiscard]] QString pictureFolder();

} // namespace app::desktop
