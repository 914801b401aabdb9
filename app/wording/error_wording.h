#pragma once

#include "libplanner/base/error.h"

#include <QString>

namespace app::wording {

/// What a person is told of a failure, in the installed language.
struct Message {
    QString cause;    ///< what happened
    QString where;    ///< file, layer, row, name, value; empty where none is known
    QString effect;   ///< what that means for the work at hand
    QString nextStep; ///< what can be done

    /// All parts as one paragraph, for a terminal or a message bar.
    [[nodiscard]] QString text() const;
};

[[nodiscard]] Message messageFor(planner::ErrorCode code, const planner::ErrorDetails& details = {});
[[nodiscard]] Message messageFor(const planner::Error& error);
/// For failures that are not ours (out of memory, …): the reason as the library said it.
[[nodiscard]] Message messageForUnknown(const QString& reason);

} // namespace app::wording
