#include "libplanner/network/dissection.h"

#include "libplanner/base/cancelled.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

namespace planner::detail {

namespace {

constexpr std::uint32_t Nothing = UINT32_MAX;

/// Neighbours whichever way the arcs lead.
struct Neighbours {
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> all;

    explicit Neighbours(const SearchGraph& graph) : first(graph.vertexCount() + 1, 0) {
        const auto count = static_cast<std::uint32_t>(graph.vertexCount());
        for (std::uint32_t v = 0; v < count; ++v)
            for (const SearchArc& arc : graph.arcsAt(v)) {
                ++first[v + 1];
                ++first[arc.target + 1];
            }
        std::partial_sum(first.begin(), first.end(), first.begin());
        all.resize(first.back());
        std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
        for (std::uint32_t v = 0; v < count; ++v)
            for (const SearchArc& arc : graph.arcsAt(v)) {
                all[next[v]++] = arc.target;
                all[next[arc.target]++] = v;
            }
    }

    [[nodiscard]] std::span<const std::uint32_t> at(std::uint32_t v) const {
        return std::span(all).subspan(first[v], first[v + 1] - first[v]);
    }
};

/// The least set of vertices that touches all arcs between two sides, by a largest matching.
class Cover {
public:
    explicit Cover(std::size_t vertexCount) : m_number(vertexCount, Nothing) {}

    void add(std::uint32_t left, std::uint32_t right) {
        m_links[number(left, m_left)].push_back(number(right, m_right));
    }

    [[nodiscard]] std::vector<std::uint32_t> least() {
        std::vector<std::uint32_t> mateOfLeft(m_left.size(), Nothing);
        std::vector<std::uint32_t> mateOfRight(m_right.size(), Nothing);
        std::vector<std::uint32_t> seen(m_right.size(), Nothing);
        for (std::uint32_t l = 0; l < m_left.size(); ++l)
            (void)augment(l, l, mateOfLeft, mateOfRight, seen);
        // What is reached from the lone left ones: their links are covered on the right, all others on the
        // left.
        std::vector<bool> leftReached(m_left.size(), false);
        std::vector<bool> rightReached(m_right.size(), false);
        std::vector<std::uint32_t> open;
        for (std::uint32_t l = 0; l < m_left.size(); ++l)
            if (mateOfLeft[l] == Nothing) {
                leftReached[l] = true;
                open.push_back(l);
            }
        while (!open.empty()) {
            const std::uint32_t l = open.back();
            open.pop_back();
            for (const std::uint32_t r : m_links[l]) {
                rightReached[r] = true;
                if (const std::uint32_t mate = mateOfRight[r]; mate != Nothing && !leftReached[mate]) {
                    leftReached[mate] = true;
                    open.push_back(mate);
                }
            }
        }
        std::vector<std::uint32_t> cover;
        for (std::uint32_t l = 0; l < m_left.size(); ++l)
            if (!leftReached[l])
                cover.push_back(m_left[l]);
        for (std::uint32_t r = 0; r < m_right.size(); ++r)
            if (rightReached[r])
                cover.push_back(m_right[r]);
        clear();
        return cover;
    }

private:
    /// Gives a left one a mate, moving others to new mates along one path; a stack of its own, as paths may
    /// be long.
    bool augment(std::uint32_t from, std::uint32_t round, std::vector<std::uint32_t>& mateOfLeft,
                 std::vector<std::uint32_t>& mateOfRight, std::vector<std::uint32_t>& seen) const {
        struct Step {
            std::uint32_t left;
            std::size_t next;
        };
        std::vector<Step> path{{from, 0}};
        while (!path.empty()) {
            Step& step = path.back();
            if (step.next == m_links[step.left].size()) {
                path.pop_back();
                continue;
            }
            const std::uint32_t right = m_links[step.left][step.next++];
            if (seen[right] == round)
                continue;
            seen[right] = round;
            if (mateOfRight[right] != Nothing) {
                path.push_back({mateOfRight[right], 0});
                continue;
            }
            for (const Step& s : path) {
                const std::uint32_t mate = m_links[s.left][s.next - 1];
                mateOfLeft[s.left] = mate;
                mateOfRight[mate] = s.left;
            }
            return true;
        }
        return false;
    }

    std::uint32_t number(std::uint32_t vertex, std::vector<std::uint32_t>& side) {
        if (m_number[vertex] == Nothing) {
            m_number[vertex] = static_cast<std::uint32_t>(side.size());
            side.push_back(vertex);
            if (&side == &m_left)
                m_links.emplace_back();
        }
        return m_number[vertex];
    }

    void clear() {
        for (const std::vector<std::uint32_t>* side : {&m_left, &m_right})
            for (const std::uint32_t vertex : *side)
                m_number[vertex] = Nothing;
        m_left.clear();
        m_right.clear();
        m_links.clear();
    }

    std::vector<std::uint32_t> m_number; ///< of a vertex on its side
    std::vector<std::uint32_t> m_left;
    std::vector<std::uint32_t> m_right;
    std::vector<std::vector<std::uint32_t>> m_links; ///< by left number
};

class Dissection {
public:
    Dissection(const SearchGraph& graph, std::span<const Point> positions)
        : m_neighbours(graph), m_positions(positions), m_order(graph.vertexCount()),
          m_part(graph.vertexCount(), 0), m_bin(graph.vertexCount()), m_cover(graph.vertexCount()) {
        std::iota(m_order.begin(), m_order.end(), 0U);
    }

    [[nodiscard]] std::vector<std::uint32_t> run(const std::stop_token& stop) {
        std::vector<Range> open{{0, m_order.size()}};
        while (!open.empty()) {
            if (stop.stop_requested())
                throw Cancelled();
            const Range range = open.back();
            open.pop_back();
            if (range.end - range.begin < Smallest)
                continue;
            for (const Range& half : cut(range))
                open.push_back(half);
        }
        return std::move(m_order);
    }

private:
    static constexpr std::size_t Smallest = 3;
    static constexpr std::size_t MostBins = 512;

    struct Range {
        std::size_t begin;
        std::size_t end;
    };
    /// A line across: vertices in bins up to `bin` lie on its first side.
    struct Line {
        Point direction;
        std::uint32_t bin = 0;
        std::size_t crossing = 0;
        std::size_t smaller = 0; ///< vertices on the smaller side
    };

    /// Both halves; the vertices between them have moved to the end of the range.
    [[nodiscard]] std::vector<Range> cut(Range range) {
        ++m_lastPart;
        for (std::size_t i = range.begin; i < range.end; ++i)
            m_part[m_order[i]] = m_lastPart;
        constexpr std::array<Point, 4> Directions{{{1.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}, {1.0, -1.0}}};
        std::optional<Line> best;
        for (const Point direction : Directions)
            if (const std::optional<Line> line = bestLine(range, direction))
                if (!best || isBetter(*line, *best))
                    best = line;
        if (!best)
            return {}; // all at one point
        (void)sortIntoBins(range, best->direction);
        return part(range, best->bin);
    }

    static bool isBetter(const Line& a, const Line& b) {
        return (a.crossing + 1) * b.smaller < (b.crossing + 1) * a.smaller;
    }

    /// How many bins; 0 when all lie at one point of the direction.
    std::size_t sortIntoBins(Range range, Point direction) {
        const auto along = [&](std::uint32_t v) {
            return m_positions[v].x * direction.x + m_positions[v].y * direction.y;
        };
        double least = along(m_order[range.begin]);
        double most = least;
        for (std::size_t i = range.begin; i < range.end; ++i) {
            least = std::min(least, along(m_order[i]));
            most = std::max(most, along(m_order[i]));
        }
        if (!(most > least))
            return 0;
        const std::size_t bins = std::clamp<std::size_t>(2 * (range.end - range.begin), 8, MostBins);
        const double scale = static_cast<double>(bins - 1) / (most - least);
        for (std::size_t i = range.begin; i < range.end; ++i)
            m_bin[m_order[i]] = static_cast<std::uint32_t>((along(m_order[i]) - least) * scale);
        return bins;
    }

    [[nodiscard]] std::optional<Line> bestLine(Range range, Point direction) {
        const std::size_t bins = sortIntoBins(range, direction);
        if (bins == 0)
            return std::nullopt;
        std::array<std::size_t, MostBins + 1> inBin{};
        std::array<std::ptrdiff_t, MostBins + 1> beginning{};
        for (std::size_t i = range.begin; i < range.end; ++i) {
            const std::uint32_t v = m_order[i];
            ++inBin[m_bin[v]];
            for (const std::uint32_t w : m_neighbours.at(v))
                if (m_part[w] == m_lastPart && m_bin[v] < m_bin[w]) {
                    ++beginning[m_bin[v]];
                    --beginning[m_bin[w]];
                }
        }
        const std::size_t size = range.end - range.begin;
        std::optional<Line> best;
        std::size_t before = 0;
        std::ptrdiff_t crossing = 0;
        for (std::uint32_t b = 0; b + 1 < bins; ++b) {
            before += inBin[b];
            crossing += beginning[b];
            const std::size_t smaller = std::min(before, size - before);
            if (smaller == 0)
                continue;
            const Line line{direction, b, static_cast<std::size_t>(crossing), smaller};
            // Very uneven cuts only where there is nothing better.
            const bool isEven = 10 * smaller >= 3 * size;
            const bool isBestEven = best && 10 * best->smaller >= 3 * size;
            if (!best || (isEven && !isBestEven) || (isEven == isBestEven && isBetter(line, *best)))
                best = line;
        }
        return best;
    }

    [[nodiscard]] std::vector<Range> part(Range range, std::uint32_t lastBin) {
        for (std::size_t i = range.begin; i < range.end; ++i) {
            const std::uint32_t v = m_order[i];
            if (m_bin[v] > lastBin)
                continue;
            for (const std::uint32_t w : m_neighbours.at(v))
                if (m_part[w] == m_lastPart && m_bin[w] > lastBin)
                    m_cover.add(v, w);
        }
        for (const std::uint32_t v : m_cover.least())
            m_part[v] = Nothing;
        const auto begin = m_order.begin() + static_cast<std::ptrdiff_t>(range.begin);
        const auto end = m_order.begin() + static_cast<std::ptrdiff_t>(range.end);
        const auto between =
            std::stable_partition(begin, end, [&](std::uint32_t v) { return m_part[v] != Nothing; });
        const auto second =
            std::stable_partition(begin, between, [&](std::uint32_t v) { return m_bin[v] <= lastBin; });
        const auto middle = static_cast<std::size_t>(second - m_order.begin());
        return {{range.begin, middle}, {middle, static_cast<std::size_t>(between - m_order.begin())}};
    }

    Neighbours m_neighbours;
    std::span<const Point> m_positions;
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_part; ///< number of the range a vertex lies in, Nothing: taken to part one
    std::uint32_t m_lastPart = 0;
    std::vector<std::uint32_t> m_bin;
    Cover m_cover;
};

} // namespace

std::vector<std::uint32_t> dissectionOrder(const SearchGraph& graph, std::span<const Point> positions,
                                           const std::stop_token& stop) {
    return Dissection(graph, positions).run(stop);
}

} // namespace planner::detail
