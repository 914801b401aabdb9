#pragma once

#include <cstdint>
#include <string>

namespace planner {

/// How a file's coordinates become distances.
enum class LocationRounding : std::uint8_t { None, Nearest, Floor };

namespace detail {

/// Throws Error{BadValue} about a location problem's file.
[[noreturn]] void refuse(const std::string& file, const std::string& name, const std::string& value,
                         const std::string& reason);
/// The file's name without folder and ending.
[[nodiscard]] std::string baseName(const std::string& file);
[[nodiscard]] double rounded(double length, LocationRounding rounding);

} // namespace detail

} // namespace planner
