#include "tests/support/plan_checker/street_map.h"

#include <geodesic.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <tuple>
#include <utility>

namespace checker {

namespace {

constexpr double CellSize = 100.0; // m
constexpr double IsletShare =
    0.01; // of all junctions: smaller parts of the network are no place to start from

std::pair<std::int64_t, std::int64_t> millimetres(Spot p) {
    return {std::llround(p.x * 1e3), std::llround(p.y * 1e3)};
}

double turn(Spot a, Spot b, Spot p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

bool isInside(const Shape& area, Spot p) {
    bool inside = false;
    for (const Line& ring : area.lines)
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const Spot a = ring[i - 1];
            const Spot b = ring[i];
            if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
                inside = !inside;
        }
    return inside;
}

} // namespace

Ground::Ground(const std::string& wkt) {
    auto from = std::make_shared<OGRSpatialReference>();
    auto to = std::make_shared<OGRSpatialReference>();
    from->SetFromUserInput(wkt.c_str());
    from->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    m_axis = from->GetSemiMajor();
    m_flattening = 1.0 / from->GetInvFlattening();
    const std::unique_ptr<OGRSpatialReference> geographic(from->CloneGeogCS());
    *to = *geographic;
    to->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::shared_ptr<OGRCoordinateTransformation> move(
        OGRCreateCoordinateTransformation(from.get(), to.get()));
    m_toLonLat = [move](Spot p) {
        move->Transform(1, &p.x, &p.y);
        return p;
    };
}

double Ground::between(Spot a, Spot b) const {
    const Spot from = m_toLonLat(a);
    const Spot to = m_toLonLat(b);
    geod_geodesic earth;
    geod_init(&earth, m_axis, m_flattening);
    double metres = 0.0;
    geod_inverse(&earth, from.y, from.x, to.y, to.x, &metres, nullptr, nullptr);
    return std::round(metres * 1e3);
}

StreetMap::StreetMap(std::string wkt, double joinTolerance) : m_ground(wkt), m_joinTolerance(joinTolerance) {}

void StreetMap::addStreet(const Line& line, const StreetRules& rules) {
    Street street{.line = {}, .rules = rules};
    for (const Spot p : line)
        if (street.line.empty() || millimetres(p) != millimetres(street.line.back()))
            street.line.push_back(p);
    if (street.line.size() > 1 && (rules.isWalkable || rules.truckKmh > 0.0))
        m_streets.push_back(std::move(street));
}

void StreetMap::joinEnds() {
    std::vector<Spot*> ends;
    for (Street& street : m_streets) {
        ends.push_back(&street.line.front());
        ends.push_back(&street.line.back());
    }
    std::sort(ends.begin(), ends.end(),
              [](const Spot* a, const Spot* b) { return std::pair(a->x, a->y) < std::pair(b->x, b->y); });
    // The group of an end is the smallest end it hangs together with.
    std::vector<std::size_t> group(ends.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (group[i] != i)
            i = group[i] = group[group[i]];
        return i;
    };
    for (std::size_t i = 0; i < ends.size(); ++i)
        for (std::size_t k = i + 1; k < ends.size() && ends[k]->x - ends[i]->x <= m_joinTolerance; ++k)
            if (distance(*ends[i], *ends[k]) <= m_joinTolerance) {
                const std::size_t first = root(i);
                const std::size_t second = root(k);
                group[std::max(first, second)] = std::min(first, second);
            }
    std::vector<Spot> target;
    for (std::size_t i = 0; i < ends.size(); ++i)
        target.push_back(*ends[root(i)]);
    for (std::size_t i = 0; i < ends.size(); ++i)
        *ends[i] = target[i];
}

void StreetMap::finish() {
    joinEnds();
    std::map<std::pair<std::int64_t, std::int64_t>, std::uint32_t> numbers;
    std::vector<int> uses;
    const auto numberOf = [&](Spot p) {
        const auto [entry, isNew] =
            numbers.try_emplace(millimetres(p), static_cast<std::uint32_t>(m_nodes.size()));
        if (isNew) {
            m_nodes.push_back(p);
            uses.push_back(0);
        }
        return entry->second;
    };
    for (const Street& street : m_streets)
        for (std::size_t i = 0; i < street.line.size(); ++i) {
            const std::uint32_t n = numberOf(street.line[i]);
            uses[n] += i == 0 || i + 1 == street.line.size() ? 2 : 1;
            if (i == 0)
                continue;
            const std::uint32_t before = numberOf(street.line[i - 1]);
            if (before == n)
                continue;
            m_pieces.push_back({before, n, m_ground.between(street.line[i - 1], street.line[i]),
                                street.rules.isWalkable, street.rules.isDrivableForward,
                                street.rules.isDrivableBackward, street.rules.truckKmh});
        }
    m_incident.resize(m_nodes.size());
    for (std::uint32_t i = 0; i < m_pieces.size(); ++i) {
        put(m_pieceCells, m_nodes[m_pieces[i].a], m_nodes[m_pieces[i].b], i);
        if (!m_pieces[i].isWalkable)
            continue;
        m_incident[m_pieces[i].a].push_back(i);
        m_incident[m_pieces[i].b].push_back(i);
    }
    markIslands(uses);
}

void StreetMap::markIslands(const std::vector<int>& uses) {
    std::vector<std::int64_t> part(m_nodes.size(), -1);
    std::vector<std::size_t> junctions;
    for (std::uint32_t start = 0; start < m_nodes.size(); ++start) {
        if (part[start] >= 0)
            continue;
        const auto number = static_cast<std::int64_t>(junctions.size());
        junctions.push_back(0);
        std::vector<std::uint32_t> open{start};
        part[start] = number;
        while (!open.empty()) {
            const std::uint32_t n = open.back();
            open.pop_back();
            junctions.back() += uses[n] > 1 ? 1 : 0;
            for (const std::uint32_t i : m_incident[n])
                for (const std::uint32_t next : {m_pieces[i].a, m_pieces[i].b})
                    if (part[next] < 0) {
                        part[next] = number;
                        open.push_back(next);
                    }
        }
    }
    const std::size_t all = std::accumulate(junctions.begin(), junctions.end(), std::size_t{0});
    const std::size_t largest = *std::max_element(junctions.begin(), junctions.end());
    m_isTied.resize(m_pieces.size());
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        const std::size_t size = junctions[static_cast<std::size_t>(part[m_pieces[i].a])];
        m_isTied[i] = m_pieces[i].isWalkable &&
                      (size == largest || static_cast<double>(size) >= IsletShare * static_cast<double>(all));
    }
}

void StreetMap::addBarrier(const Shape& shape) {
    std::int64_t area = -1;
    if (shape.isArea) {
        area = static_cast<std::int64_t>(m_areas.size());
        m_areas.push_back(shape);
    }
    for (const Line& line : shape.lines)
        for (std::size_t i = 1; i < line.size(); ++i) {
            put(m_barrierCells, line[i - 1], line[i], static_cast<std::uint32_t>(m_barriers.size()));
            m_barriers.push_back({line[i - 1], line[i], area});
        }
}

std::vector<Foot> StreetMap::feet(Spot place, double limit, double margin, bool& isBlocked) const {
    isBlocked = false;
    std::vector<Foot> open;
    double shortest = 0.0;
    // Rings of cells around the place: the first ring with an open way ends the search one ring later.
    for (double reach = CellSize; open.empty() || reach < 2.0 * shortest / 1e3 + CellSize; reach *= 2.0) {
        open.clear();
        isBlocked = false;
        for (const std::uint32_t i : piecesNear(place, reach)) {
            if (!m_isTied[i])
                continue;
            const Spot a = m_nodes[m_pieces[i].a];
            const Spot b = m_nodes[m_pieces[i].b];
            const double square = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
            const double along = ((place.x - a.x) * (b.x - a.x) + (place.y - a.y) * (b.y - a.y)) / square;
            const double share = std::clamp(along, 0.0, 1.0);
            const Spot at{std::round((a.x + share * (b.x - a.x)) * 1e3) / 1e3,
                          std::round((a.y + share * (b.y - a.y)) * 1e3) / 1e3};
            const double leg = std::round(distance(place, at) * 1e3);
            if (leg > limit)
                continue;
            if (isCrossed(place, at)) {
                isBlocked = true;
                continue;
            }
            open.push_back({i, share, leg, at});
        }
        std::sort(open.begin(), open.end(), [](const Foot& x, const Foot& y) {
            return std::tuple(x.leg, x.at.x, x.at.y, x.piece) < std::tuple(y.leg, y.at.x, y.at.y, y.piece);
        });
        shortest = open.empty() ? 0.0 : open.front().leg;
        if (reach * 1e3 > 2.0 * limit)
            break;
    }
    std::erase_if(open, [&](const Foot& foot) { return foot.leg > shortest + margin; });
    for (Foot& foot : open)
        foot.leg = m_ground.between(place, foot.at);
    isBlocked = isBlocked && open.empty();
    return open;
}

bool StreetMap::isCrossed(Spot place, Spot foot) const {
    const Spot low{std::min(place.x, foot.x), std::min(place.y, foot.y)};
    const Spot high{std::max(place.x, foot.x), std::max(place.y, foot.y)};
    for (const std::uint32_t i : found(m_barrierCells, low, high)) {
        const Barrier& barrier = m_barriers[i];
        const double first = turn(barrier.a, barrier.b, place);
        const double second = turn(barrier.a, barrier.b, foot);
        const double a = turn(place, foot, barrier.a);
        const double b = turn(place, foot, barrier.b);
        // The barrier's ends belong to it; a way that only ends on it does not cross it.
        if (first * second < 0.0 && a * b <= 0.0 &&
            (barrier.area < 0 || !isInside(m_areas[static_cast<std::size_t>(barrier.area)], place)))
            return true;
    }
    return false;
}

std::vector<std::uint32_t> StreetMap::piecesNear(Spot spot, double reach) const {
    return found(m_pieceCells, {spot.x - reach, spot.y - reach}, {spot.x + reach, spot.y + reach});
}

std::int64_t StreetMap::cellOf(double x, double y) {
    const auto column = static_cast<std::int64_t>(std::floor(x / CellSize));
    const auto row = static_cast<std::int64_t>(std::floor(y / CellSize));
    return column * 100'000'000 + row;
}

void StreetMap::put(Cells& cells, Spot a, Spot b, std::uint32_t item) {
    for (double x = std::floor(std::min(a.x, b.x) / CellSize); x <= std::floor(std::max(a.x, b.x) / CellSize);
         x += 1.0)
        for (double y = std::floor(std::min(a.y, b.y) / CellSize);
             y <= std::floor(std::max(a.y, b.y) / CellSize); y += 1.0)
            cells[cellOf((x + 0.5) * CellSize, (y + 0.5) * CellSize)].push_back(item);
}

std::vector<std::uint32_t> StreetMap::found(const Cells& cells, Spot low, Spot high) {
    std::vector<std::uint32_t> items;
    for (double x = std::floor(low.x / CellSize); x <= std::floor(high.x / CellSize); x += 1.0)
        for (double y = std::floor(low.y / CellSize); y <= std::floor(high.y / CellSize); y += 1.0)
            if (const auto cell = cells.find(cellOf((x + 0.5) * CellSize, (y + 0.5) * CellSize));
                cell != cells.end())
                items.insert(items.end(), cell->second.begin(), cell->second.end());
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
}

} // namespace checker
