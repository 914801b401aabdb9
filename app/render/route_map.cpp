#include "app/render/route_map.h"

#include <algorithm>
#include <bit>
#include <map>
#include <unordered_map>
#include <utility>

namespace app::render {

using planner::Point;

namespace {

/// A straight piece between two vertices, whichever way it is driven.
struct Segment {
    Point low, high;
    friend bool operator==(const Segment&, const Segment&) = default;
};

struct SegmentHash {
    std::size_t operator()(const Segment& segment) const {
        std::uint64_t hash = 0;
        for (const double value : {segment.low.x, segment.low.y, segment.high.x, segment.high.y})
            hash = (std::rotl(hash, 23) ^ std::bit_cast<std::uint64_t>(value)) * 0x9e3779b97f4a7c15ULL;
        return static_cast<std::size_t>(hash ^ (hash >> 32));
    }
};

bool isBefore(Point a, Point b) {
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

} // namespace

class RouteMapBuilder {
public:
    explicit RouteMapBuilder(RouteMap& map) : m_map(map) {}

    void add(const std::vector<planner::PlannedRoute>& routes) {
        for (std::size_t r = 0; r < routes.size(); ++r)
            notePasses(routes[r].line, static_cast<std::uint32_t>(r));
        m_isDrawn.assign(m_passes.size(), false);
        for (const planner::PlannedRoute& route : routes)
            cut(route.line);
        m_map.m_lines.finish();
    }

private:
    void notePasses(const planner::Polyline& line, std::uint32_t route) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            const auto [segment, isBackward] = segmentOf(line[i - 1], line[i]);
            if (segment.low == segment.high)
                continue;
            const auto [found, isNew] =
                m_number.try_emplace(segment, static_cast<std::uint32_t>(m_passes.size()));
            if (isNew)
                m_passes.emplace_back();
            std::vector<RoutePass>& passes = m_passes[found->second];
            if (passes.empty() || passes.back() != RoutePass{route, isBackward})
                passes.push_back({route, isBackward});
        }
    }

    /// What of the line no route before has drawn, in stretches that the same routes pass.
    void cut(const planner::Polyline& line) {
        planner::Polyline stretch;
        std::uint32_t list = 0;
        double gone = 0.0;
        double start = 0.0;
        for (std::size_t i = 1; i < line.size(); ++i) {
            const auto [segment, isBackward] = segmentOf(line[i - 1], line[i]);
            if (segment.low == segment.high)
                continue;
            const std::uint32_t number = m_number.at(segment);
            const bool isNew = !m_isDrawn[number];
            const std::uint32_t passes = isNew ? listOf(number, isBackward) : 0;
            const bool isFull = stretch.size() == LineSet::PieceVertices;
            if (!stretch.empty() && (!isNew || passes != list || isFull))
                flush(stretch, list, start);
            if (isNew) {
                if (stretch.empty()) {
                    stretch.push_back(line[i - 1]);
                    start = gone;
                }
                stretch.push_back(line[i]);
                list = passes;
                m_isDrawn[number] = true;
            }
            gone += planner::planarDistance(line[i - 1], line[i]);
        }
        flush(stretch, list, start);
    }

    void flush(planner::Polyline& stretch, std::uint32_t list, double gone) {
        if (stretch.size() >= 2) {
            m_map.m_lines.add(stretch, static_cast<std::uint32_t>(m_map.m_stretches.size()));
            m_map.m_stretches.push_back({list, gone});
        }
        stretch.clear();
    }

    /// Number of the segment's list of passes as seen when it is driven that way.
    std::uint32_t listOf(std::uint32_t segment, bool isBackward) {
        std::vector<RoutePass> passes = m_passes[segment];
        for (RoutePass& pass : passes)
            pass.isBackward = pass.isBackward != isBackward;
        const auto [found, isNew] =
            m_lists.try_emplace(std::move(passes), static_cast<std::uint32_t>(m_map.m_passes.size()));
        if (isNew)
            m_map.m_passes.push_back(found->first);
        return found->second;
    }

    static std::pair<Segment, bool> segmentOf(Point from, Point to) {
        const bool isBackward = isBefore(to, from);
        return {isBackward ? Segment{to, from} : Segment{from, to}, isBackward};
    }

    RouteMap& m_map;
    std::unordered_map<Segment, std::uint32_t, SegmentHash> m_number;
    std::vector<std::vector<RoutePass>> m_passes; ///< by segment, seen from its low to its high end
    std::vector<bool> m_isDrawn;                  ///< by segment
    std::map<std::vector<RoutePass>, std::uint32_t> m_lists;
};

RouteMap::RouteMap(const std::vector<planner::PlannedRoute>& routes) {
    RouteMapBuilder(*this).add(routes);
}

} // namespace app::render
