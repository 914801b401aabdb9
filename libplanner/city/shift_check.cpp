#include "libplanner/city/shift_check.h"

#include "libplanner/geo/box.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/geo/offset.h"
#include "libplanner/geo/spatial_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace planner {

namespace {

constexpr std::size_t LargestSample = 1500;
constexpr std::size_t LeastSample = 60;
constexpr double FarthestUseful = 120.0; ///< m: beyond, a place tells nothing about streets

/// Upper limits of the classes of distance, m.
constexpr std::array<double, 8> Classes = {1.0, 3.0, 6.0, 10.0, 16.0, 30.0, 60.0, FarthestUseful};
using Histogram = std::array<double, Classes.size()>;

double distanceToSegment(Point p, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    const double t =
        squared > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0.0;
    return planarDistance(p, {a.x + t * dx, a.y + t * dy});
}

/// Every segment of every street, findable by place.
class StreetDistances {
public:
    explicit StreetDistances(const StreetNetwork& network)
        : m_segments(segmentsOf(network)), m_index(boxesOf(m_segments)) {}

    [[nodiscard]] double nearest(Point p) const {
        double best = FarthestUseful;
        m_index.visitTouching(Box{p.x, p.y, p.x, p.y}.grownBy(FarthestUseful), [&](std::uint32_t i) {
            best = std::min(best, distanceToSegment(p, m_segments[i].first, m_segments[i].second));
            return true;
        });
        return best;
    }

private:
    using Segment = std::pair<Point, Point>;

    static std::vector<Segment> segmentsOf(const StreetNetwork& network) {
        std::vector<Segment> made;
        for (std::size_t i = 0; i < network.edgeCount(); ++i) {
            const std::span<const Point> line = network.geometry(EdgeIndex{i});
            for (std::size_t k = 0; k + 1 < line.size(); ++k)
                made.emplace_back(line[k], line[k + 1]);
        }
        return made;
    }
    static std::vector<Box> boxesOf(const std::vector<Segment>& segments) {
        std::vector<Box> made;
        made.reserve(segments.size());
        for (const Segment& segment : segments) {
            Box box;
            box.add(segment.first);
            box.add(segment.second);
            made.push_back(box);
        }
        return made;
    }

    std::vector<Segment> m_segments;
    SpatialIndex m_index;
};

/// Shares of the places within reach of a street, by distance; places out in the fields tell nothing.
Histogram histogramOf(const StreetDistances& streets, const std::vector<Point>& places, Point move) {
    Histogram counts = {};
    double total = 0.0;
    for (const Point p : places) {
        const double distance = streets.nearest({p.x + move.x, p.y + move.y});
        if (distance >= FarthestUseful)
            continue;
        const auto place = std::ranges::lower_bound(Classes, distance);
        counts[static_cast<std::size_t>(place - Classes.begin())] += 1.0;
        total += 1.0;
    }
    for (double& count : counts)
        count /= std::max(1.0, total);
    return counts;
}

/// Pearson's statistic of one histogram against the expectation, per place.
double strangeness(const Histogram& shares, const Histogram& expected, std::size_t sample) {
    double sum = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double difference = shares[i] - expected[i];
        sum += difference * difference / (expected[i] + 1.0 / static_cast<double>(sample));
    }
    return sum;
}

/// Evenly over the input, so that the same data give the same sample.
std::vector<Point> sampleOf(std::span<const Point> places, const Box& within) {
    std::vector<Point> inside;
    for (const Point p : places)
        if (within.contains(p))
            inside.push_back(p);
    std::vector<Point> sample;
    const std::size_t stride = std::max<std::size_t>(1, inside.size() / LargestSample);
    for (std::size_t i = 0; i < inside.size() && sample.size() < LargestSample; i += stride)
        sample.push_back(inside[i]);
    return sample;
}

} // namespace

std::optional<ShiftEvidence> shiftEvidence(const StreetNetwork& network, std::span<const Point> places) {
    if (places.size() < LeastSample)
        return std::nullopt;
    const Transform toLonLat(network.crs(), Crs::wgs84());
    const Point middle = network.bounds().centre();
    const std::optional<Point> lonLat = toLonLat.forward(middle);
    if (!lonLat)
        return std::nullopt;
    const std::optional<Point> shifted = toLonLat.inverse(fromWgs84(*lonLat, OffsetSystem::Gcj02));
    const std::optional<Point> baidu = toLonLat.inverse(fromWgs84(*lonLat, OffsetSystem::Bd09));
    const std::optional<int> zone = metricCrsFor(*lonLat).epsg();
    if (!shifted || !baidu || !zone || *zone < 4534 || *zone > 4554)
        return std::nullopt;

    ShiftEvidence evidence;
    evidence.shift = {shifted->x - middle.x, shifted->y - middle.y};
    const double length = std::hypot(evidence.shift.x, evidence.shift.y);
    const StreetDistances streets(network);
    const std::vector<Point> sample = sampleOf(places, network.bounds().grownBy(-2.0 * length));
    evidence.sample = sample.size();
    if (sample.size() < LeastSample)
        return std::nullopt;

    constexpr int Controls = 8;
    Histogram expected = {};
    for (int i = 0; i < Controls; ++i) {
        // Between the directions of the shift itself, which lie at 0 and 180 degrees from it.
        const double angle =
            std::atan2(evidence.shift.y, evidence.shift.x) + 2.0 * std::numbers::pi * (i + 0.5) / Controls;
        const Histogram moved =
            histogramOf(streets, sample, {length * std::cos(angle), length * std::sin(angle)});
        for (std::size_t k = 0; k < moved.size(); ++k)
            expected[k] += moved[k] / Controls;
    }
    const auto strange = [&](Point move) {
        return strangeness(histogramOf(streets, sample, move), expected, sample.size());
    };
    evidence.asRead = strange({});
    evidence.takenOut = strange({-evidence.shift.x, -evidence.shift.y});
    evidence.bd09Out = strange({middle.x - baidu->x, middle.y - baidu->y});
    evidence.putIn = strange(evidence.shift);
    return evidence;
}

ShiftVerdict verdictOf(const ShiftEvidence& evidence) {
    constexpr double Clear = 2.5; ///< times better than as read
    // What moved places reach by chance; a small sample reaches more.
    const double chance = std::max(0.03, 30.0 / static_cast<double>(evidence.sample));
    const double best = std::max({evidence.takenOut, evidence.bd09Out, evidence.putIn});
    if (best < chance || best < Clear * evidence.asRead)
        return ShiftVerdict::None;
    if (best == evidence.takenOut)
        return ShiftVerdict::LooksGcj02;
    return best == evidence.bd09Out ? ShiftVerdict::LooksBd09 : ShiftVerdict::LooksOverCorrected;
}

} // namespace planner
