#pragma once

// Small networks for tests, and distances found by another way: Boost's Dijkstra on a graph with the places
// put in.

#include "libplanner/base/random.h"
#include "libplanner/network/access_finder.h"
#include "libplanner/network/street_network_builder.h"

#include <cmath>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

namespace fixture {

using namespace planner;

inline constexpr Point Origin{400000.0, 3390000.0}; // in EPSG:4544, some 100 km west of its central meridian

inline std::string fileText(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline WalkProfile walkProfile() {
    return walkProfileFromJson(
        fileText(std::string(CABIN_SOURCE_DIR) + "/resources/profiles/travel/walk.json"));
}
inline TruckProfile truckProfile() {
    return truckProfileFromJson(
        fileText(std::string(CABIN_SOURCE_DIR) + "/resources/profiles/travel/truck-4.2t.json"));
}

/// A street through points given in metres from the origin.
inline Street street(const std::string& key, Polyline line,
                     StreetClass streetClass = StreetClass::Residential, OneWay oneWay = OneWay::No) {
    Street result;
    result.key = Key(key);
    result.name = key;
    for (Point& p : line)
        p = {p.x + Origin.x, p.y + Origin.y};
    result.line = std::move(line);
    result.streetClass = streetClass;
    result.oneWay = oneWay;
    return result;
}

inline std::shared_ptr<const StreetNetwork> build(std::vector<Street> streets, NetworkOptions options = {}) {
    StreetNetworkBuilder builder(Crs::fromText("EPSG:4544"), walkProfile(), truckProfile(), options);
    for (Street& s : streets)
        builder.add(std::move(s));
    return builder.build({}, {});
}

/// A crooked grid town with gaps, one-way streets, footpaths, a motorway and bends: nothing in it is
/// symmetric.
inline std::vector<Street> randomTown(std::uint64_t seed, int width = 9, int height = 8) {
    Random random(seed);
    std::vector<Point> corners;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            corners.push_back({x * 120.0 + random.unit() * 70.0, y * 100.0 + random.unit() * 60.0});
    std::vector<Street> streets;
    const auto connect = [&](int a, int b) {
        if (random.below(100) < 14)
            return;
        const Point p = corners[static_cast<std::size_t>(a)];
        const Point q = corners[static_cast<std::size_t>(b)];
        const Point bend{(p.x + q.x) / 2.0 + random.unit() * 30.0 - 15.0,
                         (p.y + q.y) / 2.0 + random.unit() * 30.0 - 15.0};
        const StreetClass classes[] = {StreetClass::Residential, StreetClass::Primary,  StreetClass::Footway,
                                       StreetClass::Tertiary,    StreetClass::Motorway, StreetClass::Service};
        const OneWay oneWays[] = {OneWay::No, OneWay::No, OneWay::No, OneWay::Forward, OneWay::Backward};
        Street s = street("s" + std::to_string(streets.size()), {p, bend, q}, classes[random.below(6)],
                          oneWays[random.below(5)]);
        streets.push_back(std::move(s));
    };
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            if (x + 1 < width)
                connect(y * width + x, y * width + x + 1);
            if (y + 1 < height)
                connect(y * width + x, (y + 1) * width + x);
        }
    return streets;
}

inline std::vector<Point> randomPlaces(std::uint64_t seed, std::size_t count) {
    Random random(seed);
    std::vector<Point> places;
    for (std::size_t i = 0; i < count; ++i)
        places.push_back({Origin.x + random.unit() * 1100.0, Origin.y + random.unit() * 850.0});
    return places;
}

inline std::vector<Access> accesses(std::shared_ptr<const StreetNetwork> network, TravelMode mode,
                                    const std::vector<Point>& places) {
    const AccessFinder finder(std::move(network), mode, {}, metres(1000.0));
    std::vector<Access> found;
    for (const Point p : places)
        if (const AccessResult result = finder.find(p); std::holds_alternative<Access>(result))
            found.push_back(std::get<Access>(result));
    return found;
}

} // namespace fixture
