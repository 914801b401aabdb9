#include "app/cli/exit_status.h"

namespace app::cli {

ExitStatus exitStatusOf(planner::ErrorCode code) {
    using planner::ErrorCode;
    switch (code) {
    case ErrorCode::Infeasible:
    case ErrorCode::NoCandidates:
        return ExitStatus::Infeasible;
    case ErrorCode::UnknownSetting:
    case ErrorCode::UnknownFormat:
    case ErrorCode::UnknownRole:
        return ExitStatus::Usage;
    case ErrorCode::Internal:
    case ErrorCode::VerifyFailed:
    case ErrorCode::NotInTime:
        return ExitStatus::InternalError;
    default:
        return ExitStatus::BadInput;
    }
}

} // namespace app::cli
