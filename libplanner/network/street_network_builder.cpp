#include "libplanner/network/street_network_builder.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"
#include "libplanner/geo/geodesic.h"
#include "libplanner/geo/hilbert.h"
#include "libplanner/network/line_noding.h"
#include "libplanner/network/turn_resolver.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace planner {

namespace {

struct PointHash {
    std::size_t operator()(Point p) const noexcept {
        const auto x = static_cast<std::uint64_t>(std::llround(p.x * 1000.0));
        const auto y = static_cast<std::uint64_t>(std::llround(p.y * 1000.0));
        const std::uint64_t mixed = (x * 0x9e3779b97f4a7c15ULL) ^ (y * 0xc2b2ae3d27d4eb4fULL);
        return mixed ^ (mixed >> 29);
    }
};

/// A number for every distinct point, in order of first appearance.
class PointNumbers {
public:
    explicit PointNumbers(std::size_t expected) { m_numbers.reserve(expected); }
    std::uint32_t numberOf(Point p) {
        const auto [entry, isNew] = m_numbers.try_emplace(p, static_cast<std::uint32_t>(m_points.size()));
        if (isNew)
            m_points.push_back(p);
        return entry->second;
    }
    [[nodiscard]] const std::vector<Point>& points() const { return m_points; }

private:
    std::unordered_map<Point, std::uint32_t, PointHash> m_numbers;
    std::vector<Point> m_points;
};

/// Drops repeated points; a line that keeps fewer than two has no length.
bool tidy(Polyline& line) {
    for (Point& p : line)
        p = {std::round(p.x * 1000.0) / 1000.0, std::round(p.y * 1000.0) / 1000.0};
    line.erase(std::ranges::unique(line).begin(), line.end());
    return line.size() >= 2;
}

bool isFinite(const Polyline& line) {
    return std::ranges::all_of(line, [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

/// Lines that another line repeats backwards, point for point.
std::size_t countReversePairs(const std::vector<Street>& streets) {
    std::vector<std::uint32_t> forward(streets.size());
    std::iota(forward.begin(), forward.end(), 0U);
    std::ranges::sort(forward, {}, [&](std::uint32_t s) -> const Polyline& { return streets[s].line; });
    std::size_t pairs = 0;
    for (const Street& street : streets) {
        const Polyline reversed(street.line.rbegin(), street.line.rend());
        if (reversed != street.line &&
            std::ranges::binary_search(forward, reversed, {},
                                       [&](std::uint32_t s) -> const Polyline& { return streets[s].line; }))
            ++pairs;
    }
    return pairs;
}

Duration driveTime(Distance length, double speedKmh) {
    return Duration{std::llround(static_cast<double>(length.count()) * 3.6 / speedKmh)};
}

/// Takes the better of two edges that lie on each other.
void merge(StreetEdge& kept, const StreetEdge& twin) {
    const bool turned = kept.from != twin.from;
    const auto mergeWay = [](bool& open, Duration& time, bool twinOpen, Duration twinTime) {
        if (twinOpen && (!open || twinTime < time)) {
            open = true;
            time = twinTime;
        }
    };
    kept.walkable = kept.walkable || twin.walkable;
    mergeWay(kept.truckForward, kept.truckForwardTime, turned ? twin.truckBackward : twin.truckForward,
             turned ? twin.truckBackwardTime : twin.truckForwardTime);
    mergeWay(kept.truckBackward, kept.truckBackwardTime, turned ? twin.truckForward : twin.truckBackward,
             turned ? twin.truckForwardTime : twin.truckBackwardTime);
}

} // namespace

/// The steps of one build, in the order they are called.
class StreetNetworkBuilder::Assembly {
public:
    Assembly(StreetNetworkBuilder& builder, std::stop_token stop, const ProgressFunction& progress)
        : m_builder(builder), m_network(new StreetNetwork(builder.m_crs)), m_stop(std::move(stop)),
          m_progress(progress) {
        m_network->m_shape->streets = std::move(builder.m_streets);
        m_network->m_report.unknownTags = builder.m_findings.unknownTags;
        m_network->m_report.contradictoryOneWays = builder.m_findings.contradictoryOneWays;
    }

    std::shared_ptr<const StreetNetwork> run() {
        step(0.0);
        dropUnusable();
        joinLines();
        step(0.3);
        findDirections();
        cutEdges();
        step(0.6);
        orderVertices();
        mergeDuplicates();
        storeGeometry();
        step(0.8);
        m_network->connect();
        m_network->findComponents();
        m_network->m_turnCosts = m_builder.m_truck.turns;
        m_network->m_turnBans =
            detail::resolveTurns(*m_network, m_builder.m_restrictions, m_network->m_report);
        step(1.0);
        return std::shared_ptr<const StreetNetwork>(m_network.release());
    }

private:
    struct CutEdge {
        StreetEdge edge;
        std::uint32_t firstPoint = 0; ///< in the street's own line
    };

    void step(double fraction) const {
        if (m_stop.stop_requested())
            throw Cancelled();
        if (m_progress)
            m_progress({Phase::Network, fraction, std::nullopt, std::nullopt});
    }

    void dropUnusable() {
        NetworkReport& report = m_network->m_report;
        std::vector<Street>& streets = m_network->m_shape->streets;
        report.streetCount = streets.size();
        const std::optional<Box>& area = m_builder.m_options.studyArea;
        std::erase_if(streets, [&](Street& street) {
            if (!isFinite(street.line) || !tidy(street.line)) {
                ++report.zeroLength;
                return true;
            }
            if (area && !area->intersects(boundsOf(street.line)))
                return true;
            if (mayWalk(street, m_builder.m_walk) || truckSpeedKmh(street, m_builder.m_truck) > 0.0) {
                noteCrossing(street);
                return false;
            }
            ++report.unusable;
            return true;
        });
        if (streets.empty())
            throw Error(ErrorCode::NoStreets, {.value = std::to_string(report.streetCount)});
    }

    void noteCrossing(const Street& street) {
        constexpr std::size_t MostNamed = 100;
        if (!detail::crossesItself(street.line))
            return;
        NetworkReport& report = m_network->m_report;
        ++report.selfCrossing;
        if (report.selfCrossingStreets.size() < MostNamed)
            report.selfCrossingStreets.push_back(street.key);
    }

    void joinLines() {
        std::vector<Street>& streets = m_network->m_shape->streets;
        const double tolerance = inMetres(m_builder.m_options.joinTolerance);
        m_network->m_report.joinedEnds = tolerance > 0.0 ? detail::joinEnds(streets, tolerance) : 0;
        if (m_builder.m_options.nodeCrossings)
            m_network->m_report.nodedCrossings = detail::nodeCrossings(streets, tolerance);
        m_network->m_report.zeroLength += std::erase_if(streets, [](Street& s) { return !tidy(s.line); });
    }

    /// Some layers draw a two-way street as two lines. There a line without a partner is a one-way street.
    void findDirections() {
        constexpr double EnoughPairs = 0.25;
        std::vector<Street>& streets = m_network->m_shape->streets;
        NetworkReport& report = m_network->m_report;
        report.reversePairs = countReversePairs(streets);
        report.directedEdges = m_builder.m_options.directedEdges.value_or(
            static_cast<double>(report.reversePairs) >= EnoughPairs * static_cast<double>(streets.size()));
        if (!report.directedEdges)
            return;
        for (Street& street : streets)
            if (street.oneWay == OneWay::No)
                street.oneWay = OneWay::Forward;
    }

    void cutEdges() {
        const std::vector<Street>& streets = m_network->m_shape->streets;
        std::size_t pointCount = 0;
        for (const Street& street : streets)
            pointCount += street.line.size();
        PointNumbers numbers(pointCount);
        std::vector<std::uint32_t> point;
        point.reserve(pointCount);
        for (const Street& street : streets)
            for (const Point p : street.line)
                point.push_back(numbers.numberOf(p));

        const std::vector<bool> isVertex = findJunctions(point, numbers.points().size());
        const GroundLength ground(m_network->m_crs);
        std::size_t at = 0;
        for (std::uint32_t s = 0; s < streets.size(); ++s) {
            if (s % 4096 == 0)
                step(0.3 + 0.3 * s / static_cast<double>(streets.size()));
            cutStreet(s, std::span(point).subspan(at, streets[s].line.size()), isVertex, ground);
            at += streets[s].line.size();
        }
        numberVertices(numbers.points());
    }

    /// A vertex is a line's end, or a point that lines pass in different ways. Lines that lie on each other,
    /// as where each direction is drawn on its own, have the same neighbours there and do not cut each other.
    [[nodiscard]] std::vector<bool> findJunctions(std::span<const std::uint32_t> point,
                                                  std::size_t pointCount) const {
        constexpr std::uint32_t Nothing = UINT32_MAX;
        using Neighbours = std::pair<std::uint32_t, std::uint32_t>;
        std::vector<bool> isVertex(pointCount, false);
        std::vector<Neighbours> passed(pointCount, {Nothing, Nothing});
        std::size_t at = 0;
        for (const Street& street : m_network->m_shape->streets) {
            const std::span<const std::uint32_t> line = point.subspan(at, street.line.size());
            isVertex[line.front()] = isVertex[line.back()] = true;
            for (std::size_t i = 1; i + 1 < line.size(); ++i) {
                const Neighbours here = std::minmax(line[i - 1], line[i + 1]);
                Neighbours& before = passed[line[i]];
                if (before.first == Nothing)
                    before = here;
                else if (before != here)
                    isVertex[line[i]] = true;
            }
            at += street.line.size();
        }
        return isVertex;
    }

    void cutStreet(std::uint32_t s, std::span<const std::uint32_t> point, const std::vector<bool>& isVertex,
                   const GroundLength& ground) {
        const Street& street = m_network->m_shape->streets[s];
        const std::vector<Distance> lengths = ground.segments(street.line);
        StreetEdge whole;
        whole.street = s;
        whole.walkable = mayWalk(street, m_builder.m_walk);
        const double speed = truckSpeedKmh(street, m_builder.m_truck);
        whole.truckForward = speed > 0.0 && street.oneWay != OneWay::Backward;
        whole.truckBackward = speed > 0.0 && street.oneWay != OneWay::Forward;
        std::uint32_t first = 0;
        Distance length;
        for (std::uint32_t i = 1; i < point.size(); ++i) {
            length += lengths[i - 1];
            if (!isVertex[point[i]])
                continue;
            CutEdge cut{whole, first};
            cut.edge.from = VertexIndex(point[first]);
            cut.edge.to = VertexIndex(point[i]);
            cut.edge.length = length;
            cut.edge.pointCount = i - first + 1;
            if (whole.truckForward)
                cut.edge.truckForwardTime = driveTime(length, speed);
            if (whole.truckBackward)
                cut.edge.truckBackwardTime = driveTime(length, speed);
            m_cut.push_back(cut);
            first = i;
            length = {};
        }
    }

    /// Keeps the points that are vertices; the edges' ends become their places in
    /// `m_network->m_shape->positions`.
    void numberVertices(const std::vector<Point>& points) {
        std::vector<std::uint32_t> vertexOf(points.size(), UINT32_MAX);
        for (CutEdge& cut : m_cut)
            for (VertexIndex* end : {&cut.edge.from, &cut.edge.to}) {
                std::uint32_t& vertex = vertexOf[end->value()];
                if (vertex == UINT32_MAX) {
                    vertex = static_cast<std::uint32_t>(m_network->m_shape->positions.size());
                    m_network->m_shape->positions.push_back(points[end->value()]);
                }
                *end = VertexIndex(vertex);
            }
    }

    /// Near vertices get near numbers, which is what makes the searches fast; independent of the lines'
    /// order.
    void orderVertices() {
        std::vector<Point>& positions = m_network->m_shape->positions;
        for (const Street& street : m_network->m_shape->streets)
            m_network->m_bounds.add(boundsOf(street.line));
        std::vector<std::tuple<std::uint32_t, Point, std::uint32_t>> order;
        order.reserve(positions.size());
        for (std::uint32_t v = 0; v < positions.size(); ++v)
            order.emplace_back(hilbertIndex(positions[v], m_network->m_bounds), positions[v], v);
        std::ranges::sort(order);
        std::vector<std::uint32_t> rank(positions.size());
        for (std::uint32_t r = 0; r < order.size(); ++r) {
            rank[std::get<2>(order[r])] = r;
            positions[r] = std::get<1>(order[r]);
        }
        for (CutEdge& cut : m_cut) {
            cut.edge.from = VertexIndex(rank[cut.edge.from.value()]);
            cut.edge.to = VertexIndex(rank[cut.edge.to.value()]);
        }
        std::ranges::sort(m_cut, {}, [](const CutEdge& c) {
            const auto [low, high] = std::minmax(c.edge.from, c.edge.to);
            return std::tuple(low, high, c.edge.length, c.edge.street, c.firstPoint);
        });
    }

    void mergeDuplicates() {
        std::vector<CutEdge> kept;
        kept.reserve(m_cut.size());
        for (const CutEdge& cut : m_cut) {
            if (!kept.empty() &&
                std::minmax(kept.back().edge.from, kept.back().edge.to) ==
                    std::minmax(cut.edge.from, cut.edge.to) &&
                kept.back().edge.length == cut.edge.length) {
                merge(kept.back().edge, cut.edge);
                ++m_network->m_report.duplicates;
            } else {
                kept.push_back(cut);
            }
        }
        m_cut = std::move(kept);
    }

    void storeGeometry() {
        m_network->m_edges.reserve(m_cut.size());
        for (CutEdge& cut : m_cut) {
            const Polyline& line = m_network->m_shape->streets[cut.edge.street].line;
            const auto first = line.begin() + cut.firstPoint;
            cut.edge.firstPoint = static_cast<std::uint32_t>(m_network->m_shape->points.size());
            m_network->m_shape->points.insert(m_network->m_shape->points.end(), first,
                                              first + cut.edge.pointCount);
            m_network->m_edges.push_back(cut.edge);
        }
        for (Street& street : m_network->m_shape->streets)
            Polyline().swap(street.line);
    }

    StreetNetworkBuilder& m_builder;
    std::unique_ptr<StreetNetwork> m_network;
    std::stop_token m_stop;
    const ProgressFunction& m_progress;
    std::vector<CutEdge> m_cut;
};

StreetNetworkBuilder::StreetNetworkBuilder(Crs crs, WalkProfile walk, TruckProfile truck,
                                           NetworkOptions options)
    : m_crs(std::move(crs)), m_walk(std::move(walk)), m_truck(std::move(truck)),
      m_options(std::move(options)) {}

void StreetNetworkBuilder::add(Street street) {
    m_streets.push_back(std::move(street));
}

void StreetNetworkBuilder::add(TurnRestriction restriction) {
    m_restrictions.push_back(std::move(restriction));
}

void StreetNetworkBuilder::addFindings(const StreetTagFindings& findings) {
    m_findings.notStreets += findings.notStreets;
    m_findings.unknownTags += findings.unknownTags;
    m_findings.contradictoryOneWays += findings.contradictoryOneWays;
}

std::shared_ptr<const StreetNetwork> StreetNetworkBuilder::build(std::stop_token stop,
                                                                 const ProgressFunction& progress) {
    return Assembly(*this, std::move(stop), progress).run();
}

} // namespace planner
