#include "libplanner/base/error.h"

#include <utility>

namespace planner {

namespace {

std::string describe(ErrorCode code, const ErrorDetails& details) {
    std::string text = errorName(code);
    const auto add = [&text](const char* label, const std::string& value) {
        if (!value.empty())
            text += std::string(", ") + label + " " + value;
    };
    add("file", details.file);
    add("layer", details.layer);
    add("feature", details.feature);
    add("name", details.name);
    add("value", details.value);
    add("reason", details.reason);
    return text;
}

} // namespace

Error::Error(ErrorCode code, ErrorDetails details)
    : std::runtime_error(describe(code, details)), m_code(code), m_details(std::move(details)) {}

const char* errorName(ErrorCode code) {
    switch (code) {
    case ErrorCode::FileMissing: return "FileMissing";
    case ErrorCode::FileUnreadable: return "FileUnreadable";
    case ErrorCode::FileEmpty: return "FileEmpty";
    case ErrorCode::LayerMissing: return "LayerMissing";
    case ErrorCode::LayerAmbiguous: return "LayerAmbiguous";
    case ErrorCode::FieldMissing: return "FieldMissing";
    case ErrorCode::CrsMissing: return "CrsMissing";
    case ErrorCode::CrsUnknown: return "CrsUnknown";
    case ErrorCode::CrsUnfit: return "CrsUnfit";
    case ErrorCode::OffsetUndeclared: return "OffsetUndeclared";
    case ErrorCode::EncodingUnknown: return "EncodingUnknown";
    case ErrorCode::WrongGeometry: return "WrongGeometry";
    case ErrorCode::TooManyBadFeatures: return "TooManyBadFeatures";
    case ErrorCode::NoStreets: return "NoStreets";
    case ErrorCode::NoDemand: return "NoDemand";
    case ErrorCode::NoCandidates: return "NoCandidates";
    case ErrorCode::BadValue: return "BadValue";
    case ErrorCode::BadJson: return "BadJson";
    case ErrorCode::UnknownRole: return "UnknownRole";
    case ErrorCode::UnknownSetting: return "UnknownSetting";
    case ErrorCode::UnknownFormat: return "UnknownFormat";
    case ErrorCode::SourceChanged: return "SourceChanged";
    case ErrorCode::NewerVersion: return "NewerVersion";
    case ErrorCode::NotAProject: return "NotAProject";
    case ErrorCode::WriteFailed: return "WriteFailed";
    case ErrorCode::VerifyFailed: return "VerifyFailed";
    case ErrorCode::Infeasible: return "Infeasible";
    case ErrorCode::NotInTime: return "NotInTime";
    case ErrorCode::Internal: return "Internal";
    }
    return "Internal";
}

} // namespace planner
