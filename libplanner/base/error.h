#pragma once

#include <stdexcept>
#include <string>

namespace planner {

/// What went wrong, as data. The application turns codes into sentences in the user's language.
enum class ErrorCode {
    FileMissing,
    FileUnreadable, ///< GDAL or the system could not open it
    FileEmpty,      ///< opened, but holds no feature at all
    LayerMissing,
    LayerAmbiguous, ///< several layers fit, none was named
    FieldMissing,
    CrsMissing,       ///< the source names no coordinate reference system and none was given
    CrsUnknown,       ///< the given CRS text is not understood
    CrsUnfit,         ///< valid CRS, but the data would lie outside its area of use
    OffsetUndeclared, ///< office table whose coordinates may be WGS 84, GCJ-02 or BD-09
    EncodingUnknown,
    WrongGeometry,      ///< e.g. points where streets are wanted
    TooManyBadFeatures, ///< more than --max-bad of a role's features were unusable
    NoStreets,
    NoDemand, ///< no demand point left, or all weights are zero
    NoCandidates,
    BadValue, ///< a number or word that does not parse or is out of range
    BadJson,
    UnknownRole,
    UnknownSetting,
    UnknownFormat,
    SourceChanged, ///< a stored plan's source no longer has its checksum
    NewerVersion,  ///< the project file was written by a newer program
    NotAProject,
    WriteFailed,
    VerifyFailed, ///< what was written did not read back as it was
    Infeasible,   ///< hard limits contradict each other; detail `limit` names the one that binds
    NotInTime,    ///< a limit ended the run before any plan was found
    Internal,
};

/// Where and about what; empty where it does not apply. (The `= {}` lets designated initialisers leave
/// members out.)
struct ErrorDetails {
    std::string file = {};
    std::string layer = {};
    std::string feature = {}; ///< feature id or row number
    std::string name = {};    ///< field, role, setting or limit concerned
    std::string value = {};   ///< the offending value, or the amount by which a limit fails
    std::string reason = {};  ///< what the library underneath said, untranslated
};

/// Root of everything the planner throws for what a caller could not have known.
class Error : public std::runtime_error {
public:
    explicit Error(ErrorCode code, ErrorDetails details = {});

    [[nodiscard]] ErrorCode code() const { return m_code; }
    [[nodiscard]] const ErrorDetails& details() const { return m_details; }

private:
    ErrorCode m_code;
    ErrorDetails m_details;
};

/// The code's name as written above, e.g. "CrsMissing"; for logs and --json.
[[nodiscard]] const char* errorName(ErrorCode code);

} // namespace planner
