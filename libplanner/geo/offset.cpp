#include "libplanner/geo/offset.h"

#include <cmath>
#include <numbers>

namespace planner {

namespace {

constexpr double Pi = std::numbers::pi;

bool isShifted(Point lonLat) {
    return lonLat.x >= 72.004 && lonLat.x <= 137.8347 && lonLat.y >= 0.8293 && lonLat.y <= 55.8271;
}

/// Two sine waves as every term of the GCJ-02 series has them; the second is `divisor` times longer.
double waves(double amplitude, double value, double otherAmplitude, double divisor) {
    return (amplitude * std::sin(value * Pi) + otherAmplitude * std::sin(value / divisor * Pi)) * 2.0 / 3.0;
}

/// Metres north (on the Krasovsky ellipsoid's scale) by which GCJ-02 moves a place; dx, dy in degrees from
/// 105° E 35° N.
double northShift(double dx, double dy) {
    return -100.0 + 2.0 * dx + 3.0 * dy + 0.2 * dy * dy + 0.1 * dx * dy + 0.2 * std::sqrt(std::abs(dx)) +
           waves(20.0, 6.0 * dx, 20.0, 3.0) + waves(20.0, dy, 40.0, 3.0) +
           waves(160.0, dy / 12.0, 320.0, 2.5);
}

double eastShift(double dx, double dy) {
    return 300.0 + dx + 2.0 * dy + 0.1 * dx * dx + 0.1 * dx * dy + 0.1 * std::sqrt(std::abs(dx)) +
           waves(20.0, 6.0 * dx, 20.0, 3.0) + waves(20.0, dx, 40.0, 3.0) +
           waves(150.0, dx / 12.0, 300.0, 2.5);
}

Point gcj02FromWgs84(Point p) {
    if (!isShifted(p))
        return p;
    constexpr double SemiMajor = 6378245.0; // Krasovsky 1940
    constexpr double EccentricitySquared = 0.00669342162296594323;
    const double north = northShift(p.x - 105.0, p.y - 35.0);
    const double east = eastShift(p.x - 105.0, p.y - 35.0);
    const double latitude = p.y / 180.0 * Pi;
    const double w2 = 1.0 - EccentricitySquared * std::sin(latitude) * std::sin(latitude);
    const double w = std::sqrt(w2);
    const double meridianRadius = SemiMajor * (1.0 - EccentricitySquared) / (w2 * w);
    const double parallelRadius = SemiMajor / w * std::cos(latitude);
    return {p.x + east * 180.0 / (parallelRadius * Pi), p.y + north * 180.0 / (meridianRadius * Pi)};
}

Point bd09FromGcj02(Point p) {
    constexpr double Wave = Pi * 3000.0 / 180.0;
    const double radius = std::sqrt(p.x * p.x + p.y * p.y) + 0.00002 * std::sin(p.y * Wave);
    const double angle = std::atan2(p.y, p.x) + 0.000003 * std::cos(p.x * Wave);
    return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

} // namespace

std::optional<OffsetSystem> offsetSystemFromName(const std::string& name) {
    if (name == "wgs84")
        return OffsetSystem::Wgs84;
    if (name == "gcj02")
        return OffsetSystem::Gcj02;
    if (name == "bd09")
        return OffsetSystem::Bd09;
    return std::nullopt;
}

std::string nameOf(OffsetSystem system) {
    switch (system) {
    case OffsetSystem::Wgs84: return "wgs84";
    case OffsetSystem::Gcj02: return "gcj02";
    case OffsetSystem::Bd09: return "bd09";
    }
    return "wgs84";
}

Point fromWgs84(Point lonLat, OffsetSystem to) {
    if (to == OffsetSystem::Wgs84 || !isShifted(lonLat))
        return lonLat;
    const Point gcj = gcj02FromWgs84(lonLat);
    return to == OffsetSystem::Gcj02 ? gcj : bd09FromGcj02(gcj);
}

Point toWgs84(Point lonLat, OffsetSystem from) {
    if (from == OffsetSystem::Wgs84 || !isShifted(lonLat))
        return lonLat;
    // The shift changes slowly with the place, so moving the guess by what is still missing converges fast.
    Point guess = lonLat;
    for (int i = 0; i < 40; ++i) {
        const Point image = fromWgs84(guess, from);
        const double dx = lonLat.x - image.x;
        const double dy = lonLat.y - image.y;
        guess.x += dx;
        guess.y += dy;
        if (std::abs(dx) < 1e-12 && std::abs(dy) < 1e-12)
            break;
    }
    return guess;
}

} // namespace planner
