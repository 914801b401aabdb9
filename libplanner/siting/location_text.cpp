#include "libplanner/siting/location_text.h"

#include "libplanner/base/error.h"

#include <cmath>

namespace planner::detail {

void refuse(const std::string& file, const std::string& name, const std::string& value,
            const std::string& reason) {
    ErrorDetails details;
    details.file = file;
    details.name = name;
    details.value = value;
    details.reason = reason;
    throw Error(ErrorCode::BadValue, details);
}

std::string baseName(const std::string& file) {
    const std::size_t slash = file.find_last_of('/');
    const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.find_last_of('.'));
}

double rounded(double length, LocationRounding rounding) {
    switch (rounding) {
    case LocationRounding::None: return length;
    case LocationRounding::Nearest: return std::floor(length + 0.5);
    case LocationRounding::Floor: return std::floor(length);
    }
    return length;
}

} // namespace planner::detail
