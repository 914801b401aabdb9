#include "libplanner/city/candidate_maker.h"

#include "libplanner/geo/geometry.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace planner {

namespace {

std::uint64_t cellOf(Point p, double size, int dx, int dy) {
    const auto x = static_cast<std::int64_t>(std::floor(p.x / size)) + dx;
    const auto y = static_cast<std::int64_t>(std::floor(p.y / size)) + dy;
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32) | static_cast<std::uint32_t>(y);
}

template <class Visit>
bool anyNeighbour(Point p, double size, const Visit& visit) {
    for (int dx = -1; dx <= 1; ++dx)
        for (int dy = -1; dy <= 1; ++dy)
            if (visit(cellOf(p, size, dx, dy)))
                return true;
    return false;
}

/// Points that keep a distance from each other, in a grid of cells of that size.
class Spacing {
public:
    explicit Spacing(double distance) : m_distance(distance) {}

    [[nodiscard]] bool isFree(Point p) const {
        return !anyNeighbour(p, m_distance, [&](std::uint64_t cell) {
            const auto found = m_cells.find(cell);
            return found != m_cells.end() && std::ranges::any_of(found->second, [&](Point q) {
                       return planarDistance(p, q) < m_distance;
                   });
        });
    }
    void add(Point p) { m_cells[cellOf(p, m_distance, 0, 0)].push_back(p); }

private:
    double m_distance;
    std::unordered_map<std::uint64_t, std::vector<Point>> m_cells;
};

/// The cells that hold a home.
class HomeCells {
public:
    HomeCells(std::span<const Point> homes, double size) : m_size(size) {
        for (const Point home : homes)
            m_cells.insert(cellOf(home, size, 0, 0));
    }
    [[nodiscard]] bool isNear(Point p) const {
        return anyNeighbour(p, m_size, [&](std::uint64_t cell) { return m_cells.contains(cell); });
    }

private:
    double m_size;
    std::unordered_set<std::uint64_t> m_cells;
};

bool isStreetForCabins(const StreetNetwork& network, EdgeIndex index, bool needsTruck) {
    const StreetEdge& edge = network.edge(index);
    if (!edge.walkable)
        return false;
    if (needsTruck && (!(edge.truckForward || edge.truckBackward) || network.truckComponent(edge.from) != 0 ||
                       network.truckComponent(edge.to) != 0))
        return false;
    const Street& street = network.street(index);
    if (street.isBridge || street.isTunnel || street.isLink)
        return false;
    switch (street.streetClass) {
    case StreetClass::Motorway:
    case StreetClass::Trunk:
    case StreetClass::Steps:
    case StreetClass::Ferry: return false;
    default: return true;
    }
}

struct Foot {
    Point at;
    Point direction; ///< of the edge there, length 1
};

double planarLength(std::span<const Point> line) {
    double length = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        length += planarDistance(line[i], line[i + 1]);
    return length;
}

std::optional<Foot> footAt(std::span<const Point> line, double along) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double length = planarDistance(line[i], line[i + 1]);
        if (length > 0.0 && (along <= length || i + 2 == line.size())) {
            const Point d{(line[i + 1].x - line[i].x) / length, (line[i + 1].y - line[i].y) / length};
            const double t = std::min(along, length);
            return Foot{{line[i].x + d.x * t, line[i].y + d.y * t}, d};
        }
        along -= length;
    }
    return std::nullopt;
}

/// Tries places one after another and keeps those that obey the rules.
class PlaceMaker {
public:
    PlaceMaker(const StreetNetwork& network, const CandidateRules& rules, std::span<const Point> homes,
               std::span<const Point> taken)
        : m_network(network), m_rules(rules), m_spacing(rules.spacing), m_homes(homes, rules.usefulReach) {
        for (const Point p : taken)
            m_spacing.add(p);
        for (std::size_t i = 0; i < network.edgeCount() && !m_needsTruck; ++i)
            m_needsTruck = isStreetForCabins(network, EdgeIndex{i}, true);
    }

    void besideJunctions() {
        constexpr std::size_t LeastArms = 3;
        constexpr double FromCorner = 12.0; // m: clear of the crossing itself
        for (std::size_t i = 0; i < m_network.vertexCount(); ++i) {
            const VertexIndex vertex{i};
            const std::span<const EdgeIndex> arms = m_network.edgesAt(vertex);
            if (arms.size() < LeastArms)
                continue;
            for (const EdgeIndex arm : arms) {
                if (!isStreetForCabins(m_network, arm, m_needsTruck))
                    continue;
                const double length = planarLength(m_network.geometry(arm));
                const double away = std::min(FromCorner, length / 2.0);
                if (tryAt(arm, m_network.edge(arm).from == vertex ? away : length - away))
                    break;
            }
        }
    }

    void alongStreets() {
        const double step = m_rules.spacing / 4.0;
        for (std::size_t i = 0; i < m_network.edgeCount(); ++i) {
            const EdgeIndex edge{i};
            if (!isStreetForCabins(m_network, edge, m_needsTruck))
                continue;
            const double length = planarLength(m_network.geometry(edge));
            const auto count = static_cast<std::size_t>(std::max(1.0, std::floor(length / step)));
            for (std::size_t k = 0; k < count; ++k)
                (void)tryAt(edge, length * (static_cast<double>(k) + 0.5) / static_cast<double>(count));
        }
    }

    [[nodiscard]] std::vector<StreetSidePlace> take() { return std::move(m_made); }

private:
    bool tryAt(EdgeIndex edge, double along) {
        const std::optional<Foot> foot = footAt(m_network.geometry(edge), along);
        if (!foot)
            return false;
        // The right side first, as trucks drive there in most of the world.
        for (const double side : {m_rules.setback, -m_rules.setback}) {
            const Point at{std::round((foot->at.x + foot->direction.y * side) * 1e3) / 1e3,
                           std::round((foot->at.y - foot->direction.x * side) * 1e3) / 1e3};
            if (!isAllowed(at))
                continue;
            m_spacing.add(at);
            m_made.push_back({Key(fmt::format("s{:.0f}-{:.0f}", at.x, at.y)), at, edge});
            return true;
        }
        return false;
    }

    [[nodiscard]] bool isAllowed(Point at) const {
        return m_spacing.isFree(at) && m_homes.isNear(at) &&
               !(m_rules.forbidden != nullptr && m_rules.forbidden->find(at)) &&
               !(m_rules.water != nullptr && m_rules.water->find(at)) &&
               !(m_rules.studyArea != nullptr && !m_rules.studyArea->find(at));
    }

    const StreetNetwork& m_network;
    const CandidateRules& m_rules;
    Spacing m_spacing;
    HomeCells m_homes;
    bool m_needsTruck = false;
    std::vector<StreetSidePlace> m_made;
};

} // namespace

std::vector<StreetSidePlace> makeStreetSidePlaces(const StreetNetwork& network, const CandidateRules& rules,
                                                  std::span<const Point> homes,
                                                  std::span<const Point> taken) {
    PlaceMaker maker(network, rules, homes, taken);
    maker.besideJunctions();
    maker.alongStreets();
    return maker.take();
}

} // namespace planner
