#pragma once

// Small networks for tests, and distances found by another way: Boost's Dijkstra on a graph with the places
// put in.

#include "libplanner/base/random.h"
#include "libplanner/network/access_finder.h"
#include "libplanner/network/street_network_builder.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

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

/// All pairs by Boost: the places become vertices, the edges they lie on are cut there.
class Oracle {
public:
    static constexpr std::uint64_t NoWay = UINT64_MAX;

    Oracle(const StreetNetwork& network, TravelMode mode, std::vector<Access> places)
        : m_mode(mode), m_places(std::move(places)), m_graph(network.vertexCount() + 2 * m_places.size()) {
        const std::size_t base = network.vertexCount();
        for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
            const StreetEdge& edge = network.edge(EdgeIndex(e));
            connect(edge.from.value(), edge.to.value(), edge, 0, edge.length.count());
            for (std::size_t p = 0; p < m_places.size(); ++p) {
                if (m_places[p].edge.value() != e)
                    continue;
                connect(edge.from.value(), base + p, edge, 0, m_places[p].toStart.count());
                connect(base + p, edge.to.value(), edge, m_places[p].toStart.count(), edge.length.count());
                for (std::size_t q = 0; q < m_places.size(); ++q)
                    if (q != p && m_places[q].edge.value() == e && m_places[p].toStart <= m_places[q].toStart)
                        connect(base + p, base + q, edge, m_places[p].toStart.count(),
                                m_places[q].toStart.count());
            }
        }
        m_base = base;
    }

    /// Weights from a place to all places: mm walking with both legs, (ms << 32) + mm driving.
    std::vector<std::uint64_t> from(std::size_t place) const {
        std::vector<std::uint64_t> distance(num_vertices(m_graph));
        boost::dijkstra_shortest_paths(m_graph, m_base + place,
                                       boost::distance_map(distance.data())
                                           .distance_inf(NoWay)
                                           .weight_map(get(boost::edge_weight, m_graph)));
        std::vector<std::uint64_t> result;
        for (std::size_t p = 0; p < m_places.size(); ++p) {
            std::uint64_t d = distance[m_base + p];
            if (d != NoWay && m_mode == TravelMode::Walk)
                d += static_cast<std::uint64_t>((m_places[place].leg + m_places[p].leg).count());
            result.push_back(d);
        }
        return result;
    }
    /// Walking from a vertex to all places, the place's leg counted.
    std::vector<std::uint64_t> fromVertex(std::size_t vertex) const {
        std::vector<std::uint64_t> distance(num_vertices(m_graph));
        boost::dijkstra_shortest_paths(m_graph, vertex,
                                       boost::distance_map(distance.data())
                                           .distance_inf(NoWay)
                                           .weight_map(get(boost::edge_weight, m_graph)));
        std::vector<std::uint64_t> result;
        for (std::size_t p = 0; p < m_places.size(); ++p) {
            const std::uint64_t d = distance[m_base + p];
            result.push_back(d == NoWay ? d : d + static_cast<std::uint64_t>(m_places[p].leg.count()));
        }
        return result;
    }

private:
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                        boost::property<boost::edge_weight_t, std::uint64_t>>;

    void connect(std::size_t a, std::size_t b, const StreetEdge& edge, std::int64_t begin, std::int64_t end) {
        const std::int64_t length = end - begin;
        if (m_mode == TravelMode::Walk) {
            if (edge.walkable) {
                add_edge(a, b, static_cast<std::uint64_t>(length), m_graph);
                add_edge(b, a, static_cast<std::uint64_t>(length), m_graph);
            }
            return;
        }
        const auto weight = [&](Duration whole) {
            const double share = static_cast<double>(length) / static_cast<double>(edge.length.count());
            const std::int64_t time = std::llround(static_cast<double>(whole.count()) * share);
            return (static_cast<std::uint64_t>(time) << 32) + static_cast<std::uint64_t>(length);
        };
        if (edge.truckForward || length == 0)
            add_edge(a, b, weight(edge.truckForwardTime), m_graph);
        if (edge.truckBackward || length == 0)
            add_edge(b, a, weight(edge.truckBackwardTime), m_graph);
    }

    TravelMode m_mode;
    std::vector<Access> m_places;
    Graph m_graph;
    std::size_t m_base = 0;
};

} // namespace fixture
