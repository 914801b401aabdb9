#include "libplanner/network/service_area.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/geo/polygon_ops.h"
#include "libplanner/network/distance_field.h"
#include "libplanner/network/min_heap.h"
#include "libplanner/network/search_graph.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace planner {

namespace {

/// Which site reaches a street point, and how far it walks to it. Less is better: by distance, then site.
struct Label {
    std::int64_t distance = INT64_MAX;
    std::uint32_t site = UINT32_MAX;

    friend auto operator<=>(const Label&, const Label&) = default;
};

/// A place along an edge with its label: its ends and the sites on it.
struct Mark {
    std::int64_t along;
    Label label;
};

/// A reached part of an edge, by distance along it.
struct Piece {
    std::uint32_t edge;
    std::uint32_t site;
    std::int64_t begin;
    std::int64_t end;
};

class Reach {
public:
    Reach(const StreetNetwork& network, std::span<const Access> sites, std::int64_t limit)
        : m_network(network), m_sites(sites), m_limit(limit), m_labels(network.vertexCount()) {
        for (std::uint32_t s = 0; s < sites.size(); ++s)
            m_onEdge[sites[s].edge.value()].push_back(s);
    }

    /// The street pieces within the limit of the sites named, each piece with its nearest of them.
    std::vector<Piece> pieces(std::span<const std::uint32_t> sites) {
        search(sites);
        std::vector<std::uint32_t> edges;
        for (const std::uint32_t v : m_touched)
            for (const EdgeIndex e : m_network.edgesAt(VertexIndex(v)))
                edges.push_back(e.value());
        for (const std::uint32_t s : sites)
            edges.push_back(m_sites[s].edge.value());
        std::ranges::sort(edges);
        edges.erase(std::ranges::unique(edges).begin(), edges.end());
        std::vector<Piece> found;
        for (const std::uint32_t e : edges)
            if (m_network.edge(EdgeIndex(e)).walkable)
                cutEdge(e, sites, found);
        for (const std::uint32_t v : m_touched)
            m_labels[v] = Label{};
        m_touched.clear();
        return found;
    }

private:
    void offer(std::uint32_t v, Label label) {
        if (label.distance > m_limit || !(label < m_labels[v]))
            return;
        if (m_labels[v].site == UINT32_MAX)
            m_touched.push_back(v);
        m_labels[v] = label;
        m_heap.push({label, v});
    }

    void search(std::span<const std::uint32_t> sites) {
        for (const std::uint32_t s : sites)
            for (const detail::Seed& seed : detail::seedsFrom(m_network, TravelMode::Walk, m_sites[s]))
                offer(seed.vertex, {static_cast<std::int64_t>(seed.weight), s});
        while (!m_heap.empty()) {
            const auto [label, v] = m_heap.pop();
            if (label != m_labels[v])
                continue;
            for (const EdgeIndex e : m_network.edgesAt(VertexIndex(v))) {
                const StreetEdge& edge = m_network.edge(e);
                if (edge.walkable)
                    offer((edge.from.value() == v ? edge.to : edge.from).value(),
                          {label.distance + edge.length.count(), label.site});
            }
        }
    }

    void cutEdge(std::uint32_t e, std::span<const std::uint32_t> sites, std::vector<Piece>& out) const {
        const StreetEdge& edge = m_network.edge(EdgeIndex(e));
        std::vector<Mark> marks{{0, m_labels[edge.from.value()]}};
        if (const auto here = m_onEdge.find(e); here != m_onEdge.end())
            for (const std::uint32_t s : here->second)
                if (std::ranges::find(sites, s) != sites.end() || sites.size() == m_sites.size())
                    marks.push_back({m_sites[s].toStart.count(), {m_sites[s].leg.count(), s}});
        marks.push_back({edge.length.count(), m_labels[edge.to.value()]});
        std::ranges::sort(marks, {}, [](const Mark& m) { return std::tuple(m.along, m.label); });
        for (std::size_t i = 0; i + 1 < marks.size(); ++i)
            cutBetween(e, marks[i], marks[i + 1], out);
    }

    /// Between two marks the nearer one's site changes at most once, where both are equally far.
    void cutBetween(std::uint32_t e, const Mark& a, const Mark& b, std::vector<Piece>& out) const {
        const auto reachOf = [this](const Mark& m) {
            return m.label.site == UINT32_MAX ? std::int64_t{-1} : m_limit - m.label.distance;
        };
        std::int64_t fromA = std::min(b.along, a.along + reachOf(a));
        std::int64_t fromB = std::max(a.along, b.along - reachOf(b));
        if (fromA >= a.along && fromB <= b.along && fromA > fromB) {
            // Both reach into the same stretch: they meet where the walk is equally long.
            const std::int64_t meet = (a.along + b.along + b.label.distance - a.label.distance) / 2;
            fromA = fromB = std::clamp(meet, a.along, b.along);
        }
        if (fromA > a.along && reachOf(a) >= 0)
            out.push_back({e, a.label.site, a.along, fromA});
        if (fromB < b.along && reachOf(b) >= 0)
            out.push_back({e, b.label.site, fromB, b.along});
    }

    const StreetNetwork& m_network;
    std::span<const Access> m_sites;
    std::int64_t m_limit;
    std::vector<Label> m_labels;
    std::vector<std::uint32_t> m_touched;
    std::map<std::uint32_t, std::vector<std::uint32_t>> m_onEdge;
    detail::MinHeap<std::pair<Label, std::uint32_t>> m_heap;
};

/// The part of an edge's line between two places along it.
Polyline lineOf(const StreetNetwork& network, const Piece& piece) {
    const std::span<const Point> points = network.geometry(EdgeIndex(piece.edge));
    double whole = 0.0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        whole += planarDistance(points[i], points[i + 1]);
    const double scale = whole / static_cast<double>(network.edge(EdgeIndex(piece.edge)).length.count());
    const double begin = static_cast<double>(piece.begin) * scale;
    const double end = static_cast<double>(piece.end) * scale;
    Polyline line;
    double along = 0.0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const Point a = points[i];
        const Point b = points[i + 1];
        const double step = planarDistance(a, b);
        const auto at = [&](double place) {
            const double t = std::clamp((place - along) / step, 0.0, 1.0);
            return Point{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
        };
        if (along + step >= begin && along <= end) {
            if (line.empty())
                line.push_back(at(begin));
            line.push_back(at(end));
        }
        along += step;
    }
    line.erase(std::ranges::unique(line).begin(), line.end());
    return line;
}

/// A cell of the grid the borders are found on: a quarter of the margin draws its round ends well.
double cellFor(const ServiceAreaOptions& options) {
    return std::max(0.5, inMetres(options.margin) / 4.0);
}

/// Cuts areas along the barriers. What lies behind one stays only where the site's own streets run.
class BarrierCut {
public:
    BarrierCut(const BarrierIndex& barriers, std::size_t siteCount)
        : m_barriers(barriers), m_reached(siteCount) {}

    /// A point that surely belongs to the site's area.
    void addReached(std::uint32_t site, Point p) { m_reached[site].push_back(p); }

    void apply(std::uint32_t site, MultiPolygon& area) const {
        MultiPolygon kept;
        for (Polygon& part : area) {
            const MultiPolyline walls = wallsIn(part);
            if (walls.empty()) {
                kept.push_back(std::move(part));
                continue;
            }
            constexpr double Thin = 0.01; // metres: a cut, not a strip
            for (Polygon& piece : differenceOf({part}, bufferOf(walls, Thin, 1)))
                if (std::ranges::any_of(m_reached[site], [&](Point p) { return contains(piece, p); }))
                    kept.push_back(std::move(piece));
        }
        area = std::move(kept);
    }

private:
    [[nodiscard]] MultiPolyline wallsIn(const Polygon& part) const {
        MultiPolyline walls;
        for (const BarrierIndex::Segment& wall : m_barriers.near(boundsOf(part)))
            walls.push_back({wall.a, wall.b});
        return walls;
    }

    const BarrierIndex& m_barriers;
    std::vector<std::vector<Point>> m_reached;
};

/// Areas of some of the sites, found together.
class AreaMaker {
public:
    AreaMaker(const StreetNetwork& network, std::span<const Access> sites, const ServiceAreaOptions& options,
              std::stop_token stop)
        : m_network(network), m_sites(sites), m_options(options), m_stop(std::move(stop)),
          m_reach(network, sites, options.limit.count()) {
        m_homesOf.resize(options.homes.empty() ? 0 : sites.size());
        for (std::uint32_t h = 0; h < options.homes.size(); ++h)
            m_homesOf[options.homes[h].site].push_back(h);
    }

    /// One area for each of `which`, in order.
    std::vector<MultiPolygon> areas(std::span<const std::uint32_t> which) {
        std::vector<std::uint32_t> number(m_sites.size(), 0);
        for (std::uint32_t i = 0; i < which.size(); ++i)
            number[which[i]] = i;
        detail::DistanceField field(cellFor(m_options), inMetres(m_options.margin), m_options.barriers);
        std::optional<BarrierCut> cut;
        if (m_options.barriers != nullptr)
            cut.emplace(*m_options.barriers, which.size());
        const auto add = [&](std::uint32_t owner, Point a, Point b) {
            field.add(owner, a, b);
            if (cut)
                cut->addReached(owner, {(a.x + b.x) / 2.0, (a.y + b.y) / 2.0});
        };
        for (std::uint32_t i = 0; i < which.size(); ++i) {
            // A site on the spot is reached even where no street piece is.
            add(i, m_sites[which[i]].foot, m_sites[which[i]].foot);
            if (!m_homesOf.empty())
                for (const std::uint32_t h : m_homesOf[which[i]])
                    add(i, m_options.homes[h].place, m_options.homes[h].foot);
        }
        for (const Piece& piece : m_reach.pieces(which)) {
            if (m_stop.stop_requested())
                throw Cancelled();
            const Polyline line = lineOf(m_network, piece);
            for (std::size_t i = 0; i + 1 < line.size(); ++i)
                add(number[piece.site], line[i], line[i + 1]);
        }
        std::vector<MultiPolygon> made = field.areas(which.size());
        for (std::uint32_t i = 0; cut && i < which.size(); ++i)
            cut->apply(i, made[i]);
        return made;
    }

private:
    const StreetNetwork& m_network;
    std::span<const Access> m_sites;
    const ServiceAreaOptions& m_options;
    std::stop_token m_stop;
    Reach m_reach;
    std::vector<std::vector<std::uint32_t>> m_homesOf;
};

} // namespace

std::vector<MultiPolygon> serviceAreas(const StreetNetwork& network, std::span<const Access> sites,
                                       const ServiceAreaOptions& options, std::stop_token stop) {
    AreaMaker maker(network, sites, options, std::move(stop));
    std::vector<std::uint32_t> all(sites.size());
    std::iota(all.begin(), all.end(), 0U);
    if (options.splitByNearest)
        return maker.areas(all);
    std::vector<MultiPolygon> areas;
    for (std::uint32_t s = 0; s < sites.size(); ++s)
        areas.push_back(std::move(maker.areas(std::span(all).subspan(s, 1)).front()));
    return areas;
}

} // namespace planner
