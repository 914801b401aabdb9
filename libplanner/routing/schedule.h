#pragma once

#include "libplanner/routing/search_model.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planner::detail {

/// One visit of a route as the clock sees it; the first is the start, the last the end.
struct ScheduleStep {
    std::uint32_t place = 0;
    std::int64_t service = 0;
    const std::vector<TimeWindow>* windows = nullptr; ///< null or empty: any time
    std::int64_t release = 0; ///< may not be left earlier (start of a trip whose goods are released then)
};

struct ScheduleTimes {
    std::int64_t arrive = 0;
    std::int64_t begin = 0;
    std::int64_t leave = 0;
    std::int64_t rest = 0;
};

/// What stops a route from being driven; `amount` is by how many ms.
enum class ScheduleFailure : std::uint8_t { None, Window, Latest, Duration, Unreachable, Rest };

struct ScheduleResult {
    ScheduleFailure failure = ScheduleFailure::None;
    std::size_t failedStep = 0;
    std::int64_t amount = 0;
    std::int64_t start = 0;
    std::int64_t finish = 0;

    [[nodiscard]] bool isFeasible() const { return failure == ScheduleFailure::None; }
    [[nodiscard]] std::int64_t duration() const { return finish - start; }
};

/// Walks a route exactly: several windows, releases, the driver's break, travel times by departure period.
///
/// Leaves as late as the earliest possible return allows, so that the day is short without being late.
/// `times` (may be empty, else one a step) receives the clock. Waiting before driving is allowed where a
/// later period is faster, for example after a truck ban. O(steps · log day).
[[nodiscard]] ScheduleResult scheduleRoute(const SearchModel& model, std::size_t type,
                                           std::span<const ScheduleStep> steps,
                                           std::span<ScheduleTimes> times);

/// Whether scheduleRoute finds no failure, told in at most two walks. O(steps).
[[nodiscard]] bool canBeDriven(const SearchModel& model, std::size_t type,
                               std::span<const ScheduleStep> steps);

} // namespace planner::detail
