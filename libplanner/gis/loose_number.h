#pragma once

#include "libplanner/geo/point.h"

#include <cstdint>
#include <optional>
#include <string>

namespace planner::gis {

/// Text without surrounding blanks (also the full-width one), full-width digits and signs made plain.
[[nodiscard]] std::string plainText(const std::string& cell);

/// A number written as one, nothing around it; "," and "%" are no part of it.
[[nodiscard]] std::optional<double> strictNumber(const std::string& cell);
[[nodiscard]] std::optional<std::int64_t> strictWhole(const std::string& cell);

/// A number as people write it in tables: "1,280户", "约300", "2.5 吨", "1.2万人", "≈ 45 kg/d".
/// Empty where the text holds anything else, e.g. "12号楼" or "300-350".
[[nodiscard]] std::optional<double> looseNumber(const std::string& cell);

/// Two numbers in one cell, in the order written: "104.06, 30.65", "30.65，104.06", "104.06、30.65",
/// "(104.06 30.65)", "东经104.06°，北纬30.65°".
[[nodiscard]] std::optional<Point> numberPair(const std::string& cell);

/// Degrees as a number or as degrees, minutes and seconds ("104°03′57.2″E", "北纬30°39'").
[[nodiscard]] std::optional<double> degrees(const std::string& cell);

} // namespace planner::gis
