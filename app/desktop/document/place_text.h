#pragma once

#include "libplanner/geo/box.h"
#include "libplanner/geo/point.h"

#include <QString>

#include <optional>

namespace app::desktop {

/// Longitude and latitude out of text a person pasted: "104.06,30.66", "30.66 104.06", "104.06° E, 30.66° N",
/// with Chinese commas too. Letters decide the order; without them `near` (degrees) does, else the number
/// that can be no latitude, else longitude first. Empty where there are not exactly two numbers that make a
/// place.
[[nodiscard]] std::optional<planner::Point> placeFromText(const QString& text, const planner::Box& near);

} // namespace app::desktop
