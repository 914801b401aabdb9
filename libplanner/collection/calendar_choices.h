#pragma once

#include <cstdint>
#include <vector>

namespace planner::detail {

inline constexpr std::uint32_t DaysOfWeek = 7;

/// A cabin emptied on a day, after so many days' filling.
struct CalendarVisit {
    std::uint32_t day = 0;
    std::uint32_t gap = 1;

    friend bool operator==(const CalendarVisit&, const CalendarVisit&) = default;
};

/// One way to empty a cabin over a horizon.
struct CalendarChoice {
    std::vector<CalendarVisit> visits;
    std::uint32_t daysFilled = 0; ///< before day 0 begins

    friend bool operator==(const CalendarChoice&, const CalendarChoice&) = default;
};

/// Every `period` days, beginning on each day that leaves no longer wait.
[[nodiscard]] std::vector<CalendarChoice> periodChoices(std::uint32_t period, std::uint32_t days);

/// All sets of weekdays that lie at most `interval` days apart, week after week; visits of one week.
[[nodiscard]] std::vector<CalendarChoice> weekdayChoices(std::uint32_t interval);

/// The choice that visits on the days marked; `daysFilled` is its own unless the days are a week that
/// repeats.
[[nodiscard]] CalendarChoice choiceOn(const std::vector<char>& isOn, std::uint32_t daysFilled, bool repeats);

} // namespace planner::detail
