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

CalendarChoice choiceOn(const std::vector<char>& isOn, std::uint32_t daysFilled, bool repeats) {
    const auto days = static_cast<std::uint32_t>(isOn.size());
    CalendarChoice choice;
    choice.daysFilled = daysFilled;
    for (std::uint32_t day = 0; day < days && repeats; ++day)
        if (isOn[day] != 0)
            choice.daysFilled = days - 1 - day;
    std::uint32_t filled = choice.daysFilled;
    for (std::uint32_t day = 0; day < days; ++day) {
        ++filled;
        if (isOn[day] == 0)
            continue;
        choice.visits.push_back({day, filled});
        filled = 0;
    }
    return choice;
}

std::vector<CalendarChoice> weekdayChoices(std::uint32_t interval) {
    std::vector<CalendarChoice> choices;
    for (std::uint32_t set = 1; set < 1U << DaysOfWeek; ++set) {
        std::vector<char> isOn(DaysOfWeek, 0);
        for (std::uint32_t day = 0; day < DaysOfWeek; ++day)
            isOn[day] = static_cast<char>(set >> day & 1U);
        CalendarChoice choice = choiceOn(isOn, 0, true);
        const bool holds =
            std::all_of(choice.visits.begin(), choice.visits.end(), [interval](const CalendarVisit& visit) {
                return visit.gap <= std::max(1U, interval);
            });
        if (holds)
            choices.push_back(std::move(choice));
    }
    return choices;
}

} // namespace planner::detail
