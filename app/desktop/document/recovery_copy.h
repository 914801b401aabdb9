#pragma once

#include "libplanner/scenario/project.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <vector>

namespace app::desktop {

/// Unsaved decisions as a copy beside the user's own files holds them: enough to make everything again.
struct RecoveryCopy {
    QString file;         ///< the copy's own
    QString documentPath; ///< City file or plan the decisions are about
    planner::Project project;
    int edits = 0; ///< since the last saving
    QDateTime keptAt;
};

/// The copy's text; `file` is not in it.
[[nodiscard]] QByteArray textOf(const RecoveryCopy& copy);
/// Throws planner::Error{BadJson, UnknownRole, UnknownSetting}.
[[nodiscard]] RecoveryCopy recoveryCopyFrom(const QByteArray& text, const QString& file);

/// Where copies lie unless somebody says otherwise: the application's own data folder.
[[nodiscard]] QString recoveryFolder();
/// Held by the window that writes `copy` for as long as it lives, so that others leave it alone.
[[nodiscard]] QString lockOf(const QString& copy);
/// Copies of windows that are no more, newest first; what cannot be read is left out.
[[nodiscard]] std::vector<RecoveryCopy> copiesLeftIn(const QString& folder);

} // namespace app::desktop
