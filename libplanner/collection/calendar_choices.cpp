#include "libplanner/collection/calendar_choices.h"

#include <algorithm>

namespace planner::detail {

std::vector<CalendarChoice> periodChoices(std::uint32_t period, std::uint32_t days) {
    std::vector<CalendarChoice> choices;
    for (std::uint32_t first = 0; first < std::min(period, days); ++first) {
        CalendarChoice choice;
        choice.daysFilled = period - 1 - first;
        for (std::uint32_t day = first; day < days; day += period)
            choice.visits.push_back({day, period});
        choices.push_back(std::move(choice));
    }
    return choices;
}

std::vector<CalendarChoice> weekdayChoices(std::uint32_t interval) {
    std::vector<CalendarChoice> choices;
    for (std::uint32_t set = 1; set < 1U << DaysOfWeek; ++set) {
        CalendarChoice choice;
        std::uint32_t last = 0;
        for (std::uint32_t day = 0; day < DaysOfWeek; ++day)
            if ((set >> day & 1U) != 0)
                last = day;
        choice.daysFilled = DaysOfWeek - 1 - last;
        std::uint32_t longest = 0;
        std::uint32_t filled = choice.daysFilled;
        for (std::uint32_t day = 0; day < DaysOfWeek; ++day) {
            ++filled;
            longest = std::max(longest, filled);
            if ((set >> day & 1U) == 0)
                continue;
            choice.visits.push_back({day, filled});
            filled = 0;
        }
        if (longest <= std::max(1U, interval))
            choices.push_back(std::move(choice));
    }
    return choices;
}

} // namespace planner::detail
