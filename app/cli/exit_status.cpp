#include "app/cli/exit_status.h"

namespace app::cli {

ExitStatus exitStatusOf(planner::ErrorCode code) {
    using planner::ErrorCode;
    switch (code) {
    case ErrorCode::Infeasible:
    case ErrorCode::NoCandidates:
    case ErrorCode::NotInTime: // the time is the limit that binds
        return ExitStatus::Infeasible;
    case ErrorCode::UnknownSetting:
    case ErrorCode::UnknownFormat: return ExitStatus::Usage;
    case ErrorCode::Internal:
    case ErrorCode::VerifyFailed: return ExitStatus::InternalError;
    default: return ExitStatus::BadInput;
    }
}

} // namespace app::cli
