#include "libplanner/network/footways.h"

#include "libplanner/base/error.h"
#include "libplanner/geo/geodesic.h"
#include "libplanner/network/access_finder.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>
#include <variant>

namespace planner {

namespace {

/// Where a footway joins an edge.
struct Joint {
    Distance at; ///< along the edge
    Point foot;
};

double planarLength(std::span<const Point> line) {
    double length = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i)
        length += planarDistance(line[i - 1], line[i]);
    return length;
}

/// The line in pieces that end at the joints; `length`: of the whole line on the ground.
std::vector<Polyline> cutAt(std::span<const Point> line, std::span<const Joint> joints, Distance length) {
    const double scale = planarLength(line) / static_cast<double>(length.count());
    std::vector<Polyline> pieces = {{line.front()}};
    double along = 0.0;
    std::size_t next = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        along += planarDistance(line[i - 1], line[i]);
        const bool isLast = i + 1 == line.size();
        for (; next < joints.size() &&
               (isLast || static_cast<double>(joints[next].at.count()) * scale <= along);
             ++next) {
            pieces.back().push_back(joints[next].foot);
            pieces.push_back({joints[next].foot});
        }
        if (line[i] != pieces.back().front() || isLast)
            pieces.back().push_back(line[i]);
    }
    return pieces;
}

/// The part of a driving time that falls to [begin, end) of a length; the parts add up.
Duration share(Duration whole, Distance begin, Distance end, Distance length) {
    const auto upTo = [&](Distance at) { return whole.count() * at.count() / length.count(); };
    return Duration{upTo(end) - upTo(begin)};
}

} // namespace

class FootwayBuilder {
public:
    FootwayBuilder(std::shared_ptr<const StreetNetwork> network, Distance limit)
        : m_former(std::move(network)), m_finder(m_former, TravelMode::Walk, {}, limit),
          m_network(new StreetNetwork(*m_former)) {
        m_network->m_shape = std::make_shared<StreetNetwork::Shape>(*m_former->m_shape);
    }

    ExtendedNetwork build(std::span<const Street> ways) {
        for (const Street& way : ways)
            attach(way);
        for (const Attached& way : m_attached)
            for (const Access& end : {way.from, way.to})
                m_joints[end.edge].push_back({end.toStart, end.foot});
        for (auto& [edge, joints] : m_joints)
            cut(edge, joints);
        for (const Attached& way : m_attached)
            add(way);
        rewriteTurnBans();
        m_network->connect();
        m_network->findComponents();
        m_result.m_network = std::move(m_network);
        return std::move(m_result);
    }

private:
    struct Attached {
        const Street* way;
        Access from;
        Access to;
    };

    void attach(const Street& way) {
        if (way.line.size() < 2)
            throw Error(ErrorCode::BadValue, {.feature = way.key.text(), .name = "line"});
        const AccessResult from = m_finder.find(way.line.front());
        const AccessResult to = m_finder.find(way.line.back());
        const auto* const one = std::get_if<Access>(&from);
        const auto* const other = std::get_if<Access>(&to);
        if (one && other && one->foot != other->foot)
            m_attached.push_back({&way, *one, *other});
        else
            m_result.m_unattached.push_back(way.key);
    }

    /// Ends at a vertex need no cut.
    void cut(EdgeIndex e, std::vector<Joint>& joints) {
        const StreetEdge whole = m_network->m_edges[e.value()];
        std::ranges::sort(joints, {}, &Joint::at);
        const auto repeated = std::ranges::unique(joints, {}, &Joint::at);
        joints.erase(repeated.begin(), repeated.end());
        std::erase_if(joints,
                      [&](const Joint& joint) { return joint.at == Distance{} || joint.at == whole.length; });
        if (joints.empty())
            return;
        const std::vector<Polyline> lines = cutAt(m_former->geometry(e), joints, whole.length);
        std::vector<ExtendedNetwork::Piece>& pieces = m_result.m_pieces[e];
        VertexIndex start = whole.from;
        Distance begin;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool isLast = i == joints.size();
            const Distance end = isLast ? whole.length : joints[i].at;
            StreetEdge piece = whole;
            piece.from = start;
            piece.to = isLast ? whole.to : addVertex(joints[i].foot);
            piece.length = end - begin;
            piece.truckForwardTime = share(whole.truckForwardTime, begin, end, whole.length);
            piece.truckBackwardTime = share(whole.truckBackwardTime, begin, end, whole.length);
            const EdgeIndex edge = i == 0 ? e : EdgeIndex(m_network->m_edges.size());
            store(edge, piece, lines[i]);
            pieces.push_back({edge, begin, end});
            start = piece.to;
            begin = end;
        }
    }

    VertexIndex addVertex(Point at) {
        std::vector<Point>& positions = m_network->m_shape->positions;
        positions.push_back(at);
        return VertexIndex(positions.size() - 1);
    }

    void store(EdgeIndex e, StreetEdge edge, const Polyline& line) {
        std::vector<Point>& points = m_network->m_shape->points;
        edge.firstPoint = static_cast<std::uint32_t>(points.size());
        edge.pointCount = static_cast<std::uint32_t>(line.size());
        points.insert(points.end(), line.begin(), line.end());
        if (e.value() == m_network->m_edges.size())
            m_network->m_edges.push_back(edge);
        else
            m_network->m_edges[e.value()] = edge;
    }

    void add(const Attached& attached) {
        Street way = *attached.way;
        Polyline line = {attached.from.foot};
        for (const Point p : way.line)
            if (p != line.back())
                line.push_back(p);
        if (line.back() != attached.to.foot)
            line.push_back(attached.to.foot);
        const std::vector<Distance> lengths = GroundLength(m_network->m_crs).segments(line);
        StreetEdge edge;
        edge.from = vertexAt(attached.from);
        edge.to = vertexAt(attached.to);
        edge.length = std::accumulate(lengths.begin(), lengths.end(), Distance{});
        edge.walkable = true;
        edge.street = static_cast<std::uint32_t>(m_network->m_shape->streets.size());
        way.line.clear();
        m_network->m_shape->streets.push_back(std::move(way));
        for (const Point p : line)
            m_network->m_bounds.add(p);
        store(EdgeIndex(m_network->m_edges.size()), edge, line);
    }

    /// An end of a piece, now that every joint is one.
    [[nodiscard]] VertexIndex vertexAt(const Access& access) const {
        const Access moved = m_result.moved(access);
        const StreetEdge& edge = m_network->m_edges[moved.edge.value()];
        return moved.toStart == Distance{} ? edge.from : edge.to;
    }

    /// A ban's first edge ends at the junction with its last piece, its last one begins there with its first.
    void rewriteTurnBans() {
        for (TurnBan& ban : m_network->m_turnBans) {
            TurnBan rewritten;
            for (std::size_t i = 0; i < ban.size(); ++i) {
                std::vector<DirectedEdge> pieces = piecesOf(ban[i]);
                if (i == 0)
                    pieces.erase(pieces.begin(), pieces.end() - 1);
                else if (i + 1 == ban.size())
                    pieces.resize(1);
                rewritten.insert(rewritten.end(), pieces.begin(), pieces.end());
            }
            ban = std::move(rewritten);
        }
        std::ranges::sort(m_network->m_turnBans);
    }

    [[nodiscard]] std::vector<DirectedEdge> piecesOf(DirectedEdge way) const {
        const auto found = m_result.m_pieces.find(way.edge);
        if (found == m_result.m_pieces.end())
            return {way};
        std::vector<DirectedEdge> pieces;
        for (const ExtendedNetwork::Piece& piece : found->second)
            pieces.push_back({piece.edge, way.forward});
        if (!way.forward)
            std::ranges::reverse(pieces);
        return pieces;
    }

    std::shared_ptr<const StreetNetwork> m_former;
    AccessFinder m_finder;
    std::unique_ptr<StreetNetwork> m_network;
    ExtendedNetwork m_result;
    std::vector<Attached> m_attached;
    std::map<EdgeIndex, std::vector<Joint>> m_joints;
};

Access ExtendedNetwork::moved(const Access& access) const {
    const auto found = m_pieces.find(access.edge);
    if (found == m_pieces.end())
        return access;
    const auto piece = std::ranges::find_if(
        found->second, [&](const Piece& candidate) { return access.toStart <= candidate.end; });
    Access result = access;
    result.edge = piece->edge;
    result.toStart = access.toStart - piece->begin;
    result.toEnd = piece->end - access.toStart;
    return result;
}

ExtendedNetwork withFootways(std::shared_ptr<const StreetNetwork> network, std::span<const Street> ways,
                             Distance limit) {
    return FootwayBuilder(std::move(network), limit).build(ways);
}

} // namespace planner
