#include "libplanner/city/time_of_day.h"

#include <array>
#include <charconv>

namespace planner {

std::optional<Duration> timeOfDay(const std::string& text) {
    std::array<double, 3> parts = {};
    std::size_t count = 0;
    const char* at = text.data();
    const char* end = text.data() + text.size();
    while (at != end && *at == ' ')
        ++at;
    while (end != at && *(end - 1) == ' ')
        --end;
    while (true) {
        if (count == parts.size())
            return std::nullopt;
        const auto [stop, failure] = std::from_chars(at, end, parts[count]);
        if (failure != std::errc() || !(parts[count] >= 0.0))
            return std::nullopt;
        ++count;
        at = stop;
        if (at == end)
            break;
        if (*at != ':')
            return std::nullopt;
        ++at;
    }
    if ((count > 1 && parts[1] >= 60.0) || parts[2] >= 60.0)
        return std::nullopt;
    const Duration time = seconds(parts[0] * 3600.0 + parts[1] * 60.0 + parts[2]);
    if (time > seconds(86400.0))
        return std::nullopt;
    return time;
}

} // namespace planner
