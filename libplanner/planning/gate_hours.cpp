#include "libplanner/planning/gate_hours.h"

#include "libplanner/city/time_of_day.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace planner {

namespace {

constexpr Duration Midnight = Duration{86'400'000};

struct Spelling {
    std::string_view written;
    std::string_view meant;
};

// clang-format off
constexpr std::array Spellings = {
    Spelling{"—", "-"}, Spelling{"–", "-"}, Spelling{"－", "-"}, Spelling{"~", "-"}, Spelling{"～", "-"}, Spelling{"至", "-"}, Spelling{"到", "-"},
    Spelling{"：", ":"}, Spelling{"，", ","}, Spelling{"、", ","}, Spelling{"；", ";"}, Spelling{"　", " "},
    Spelling{"24/7", "0:00-24:00"}, Spelling{"全天", "0:00-24:00"}, Spelling{"24小时", "0:00-24:00"},
    Spelling{"每天", "Mo-Su "}, Spelling{"每日", "Mo-Su "}, Spelling{"工作日", "Mo-Fr "}, Spelling{"周末", "Sa-Su "}, Spelling{"星期", "周"},
    Spelling{"周一", "Mo"}, Spelling{"周二", "Tu"}, Spelling{"周三", "We"}, Spelling{"周四", "Th"}, Spelling{"周五", "Fr"}, Spelling{"周六", "Sa"},
    Spelling{"周日", "Su"}, Spelling{"周天", "Su"}, Spelling{"closed", "off"}, Spelling{"休息", "off"}, Spelling{"关闭", "off"},
};
// clang-format on

constexpr std::array<std::string_view, 7> Weekdays = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

std::string inPlainSigns(std::string text) {
    for (const Spelling& spelling : Spellings)
        for (std::size_t at = text.find(spelling.written); at != std::string::npos;
             at = text.find(spelling.written, at + spelling.meant.size()))
            text.replace(at, spelling.written.size(), spelling.meant);
    return text;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// Takes the part before the next separator.
std::string_view nextPart(std::string_view& text, char separator) {
    const std::size_t end = text.find(separator);
    const std::string_view part = trimmed(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return part;
}

std::optional<std::size_t> weekdayAt(std::string_view text) {
    const auto found = std::find(Weekdays.begin(), Weekdays.end(), text.substr(0, 2));
    return found == Weekdays.end() ? std::nullopt
                                   : std::optional(static_cast<std::size_t>(found - Weekdays.begin()));
}

using WeekdaySet = std::array<bool, 7>;

/// "Mo-Fr,Su" at the beginning of a rule, taken off it; empty: the rule names none.
std::optional<WeekdaySet> takeWeekdays(std::string_view& rule) {
    std::optional<WeekdaySet> days;
    while (const auto first = weekdayAt(rule)) {
        if (!days)
            days.emplace();
        rule = trimmed(rule.substr(2));
        std::size_t last = *first;
        if (!rule.empty() && rule.front() == '-') {
            const auto named = weekdayAt(trimmed(rule.substr(1)));
            if (!named)
                break;
            last = *named;
            rule = trimmed(trimmed(rule.substr(1)).substr(2));
        }
        for (std::size_t day = *first;; day = (day + 1) % 7) {
            (*days)[day] = true;
            if (day == last)
                break;
        }
        if (!rule.empty() && (rule.front() == ',' || rule.front() == ':'))
            rule = trimmed(rule.substr(1));
    }
    return days;
}

/// "7:00-9:00,17:00-19:30"; empty where it is something else.
std::optional<std::vector<TimeWindow>> windowsFrom(std::string_view rule) {
    std::vector<TimeWindow> windows;
    if (rule == "off")
        return windows;
    while (!rule.empty()) {
        std::string_view part = nextPart(rule, ',');
        const auto from = timeOfDay(std::string(nextPart(part, '-')));
        const auto until = timeOfDay(std::string(trimmed(part)));
        if (!from || !until || *from == *until)
            return std::nullopt;
        windows.push_back({*from, *until});
    }
    return windows.empty() ? std::nullopt : std::optional(windows);
}

/// In order, overlaps made one.
void tidy(std::vector<TimeWindow>& windows) {
    std::sort(windows.begin(), windows.end(),
              [](const TimeWindow& a, const TimeWindow& b) { return a.from < b.from; });
    std::vector<TimeWindow> merged;
    for (const TimeWindow& window : windows) {
        if (!merged.empty() && window.from <= merged.back().until)
            merged.back().until = std::max(merged.back().until, window.until);
        else
            merged.push_back(window);
    }
    windows = std::move(merged);
}

} // namespace

std::optional<WeekHours> gateHours(const std::string& text) {
    const std::string plain = inPlainSigns(text);
    WeekHours hours;
    std::string_view rest = plain;
    bool hasRule = false;
    while (!rest.empty()) {
        std::string_view rule = nextPart(rest, ';');
        if (rule.empty() || rule.substr(0, 2) == "PH") // public holidays are no weekdays
            continue;
        const std::optional<WeekdaySet> days = takeWeekdays(rule);
        const auto windows = windowsFrom(rule.empty() && days ? "0:00-24:00" : rule);
        if (!windows)
            return std::nullopt;
        hasRule = true;
        for (std::size_t day = 0; day < 7; ++day)
            if (!days || (*days)[day])
                hours[day] = *windows;
    }
    if (!hasRule)
        return std::nullopt;
    WeekHours whole;
    for (std::size_t day = 0; day < 7; ++day)
        for (const TimeWindow& window : hours[day]) {
            if (window.from < window.until) {
                whole[day].push_back(window);
                continue;
            }
            whole[day].push_back({window.from, Midnight});
            if (window.until > Duration{})
                whole[(day + 1) % 7].push_back({Duration{}, window.until});
        }
    for (std::vector<TimeWindow>& windows : whole)
        tidy(windows);
    return whole;
}

bool isAlwaysOpen(const WeekHours& hours) {
    return std::all_of(hours.begin(), hours.end(), [](const std::vector<TimeWindow>& windows) {
        return windows.size() == 1 && windows.front().from == Duration{} && windows.front().until >= Midnight;
    });
}

} // namespace planner
