#include "libplanner/gis/plan_codes.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <utility>

namespace planner::gis {

namespace {

template <class Enum>
struct Codes;

template <>
struct Codes<CabinStatus> {
    static constexpr std::array<std::pair<CabinStatus, const char*>, 3> list = {
        {{CabinStatus::Proposed, "proposed"},
         {CabinStatus::Existing, "existing"},
         {CabinStatus::Required, "required"}}};
};
template <>
struct Codes<HostKind> {
    static constexpr std::array<std::pair<HostKind, const char*>, 5> list = {
        {{HostKind::Unknown, ""},
         {HostKind::Neighbourhood, "neighbourhood"},
         {HostKind::School, "school"},
         {HostKind::IndustrialPark, "industrial-park"},
         {HostKind::Street, "street"}}};
};
template <>
struct Codes<UnservedReason> {
    static constexpr std::array<std::pair<UnservedReason, const char*>, 7> list = {
        {{UnservedReason::None, ""},
         {UnservedReason::OffNetwork, "off-network"},
         {UnservedReason::BehindBarrier, "behind-barrier"},
         {UnservedReason::CutOff, "cut-off"},
         {UnservedReason::TooFar, "too-far"},
         {UnservedReason::NoCandidate, "no-candidate"},
         {UnservedReason::Full, "full"}}};
};
template <>
struct Codes<RouteStopKind> {
    static constexpr std::array<std::pair<RouteStopKind, const char*>, 5> list = {
        {{RouteStopKind::Depot, "depot"},
         {RouteStopKind::Cabin, "cabin"},
         {RouteStopKind::Centre, "centre"},
         {RouteStopKind::Break, "break"},
         {RouteStopKind::Home, "home"}}};
};
template <>
struct Codes<SolveStatus> {
    static constexpr std::array<std::pair<SolveStatus, const char*>, 4> list = {
        {{SolveStatus::Optimal, "optimal"},
         {SolveStatus::Feasible, "feasible"},
         {SolveStatus::Infeasible, "infeasible"},
         {SolveStatus::Cancelled, "cancelled"}}};
};
template <>
struct Codes<StopReason> {
    static constexpr std::array<std::pair<StopReason, const char*>, 5> list = {
        {{StopReason::None, "none"},
         {StopReason::Gap, "gap"},
         {StopReason::Effort, "effort"},
         {StopReason::Time, "time"},
         {StopReason::Cancel, "cancel"}}};
};
template <>
struct Codes<PinKind> {
    static constexpr std::array<std::pair<PinKind, const char*>, 2> list = {
        {{PinKind::Required, "required"}, {PinKind::Forbidden, "forbidden"}}};
};
template <>
struct Codes<Consent> {
    static constexpr std::array<std::pair<Consent, const char*>, 4> list = {
        {{Consent::Proposed, "proposed"},
         {Consent::Consulted, "consulted"},
         {Consent::Agreed, "agreed"},
         {Consent::Refused, "refused"}}};
};

template <class Enum>
const char* lookUp(Enum value) {
    for (const auto& [candidate, code] : Codes<Enum>::list)
        if (candidate == value)
            return code;
    return "";
}

} // namespace

const char* codeOf(CabinStatus status) {
    return lookUp(status);
}
const char* codeOf(HostKind host) {
    return lookUp(host);
}
const char* codeOf(UnservedReason reason) {
    return lookUp(reason);
}
const char* codeOf(RouteStopKind kind) {
    return lookUp(kind);
}
const char* codeOf(SolveStatus status) {
    return lookUp(status);
}
const char* codeOf(StopReason reason) {
    return lookUp(reason);
}
const char* codeOf(PinKind kind) {
    return lookUp(kind);
}
const char* codeOf(Consent state) {
    return lookUp(state);
}

template <class Enum>
Enum fromCode(const std::string& code) {
    for (const auto& [value, text] : Codes<Enum>::list)
        if (code == text)
            return value;
    return Codes<Enum>::list.front().first;
}

template CabinStatus fromCode<CabinStatus>(const std::string&);
template HostKind fromCode<HostKind>(const std::string&);
template UnservedReason fromCode<UnservedReason>(const std::string&);
template RouteStopKind fromCode<RouteStopKind>(const std::string&);
template SolveStatus fromCode<SolveStatus>(const std::string&);
template StopReason fromCode<StopReason>(const std::string&);
template PinKind fromCode<PinKind>(const std::string&);
template Consent fromCode<Consent>(const std::string& code);

std::string clockText(Duration sinceMidnight) {
    const std::int64_t seconds = (sinceMidnight.count() + 500) / 1000;
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

Duration clockTime(const std::string& text) {
    int hours = 0;
    int minutesPast = 0;
    int secondsPast = 0;
    if (std::sscanf(text.c_str(), "%d:%d:%d", &hours, &minutesPast, &secondsPast) != 3)
        return Duration{};
    return seconds(hours * 3600.0 + minutesPast * 60.0 + secondsPast);
}

} // namespace planner::gis
