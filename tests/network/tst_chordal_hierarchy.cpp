#include "libplanner/network/chordal_hierarchy.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/network/climb_lanes.h"
#include "libplanner/network/dissection.h"
#include "libplanner/network/graph_search.h"
#include "network_fixture.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace planner;
using namespace planner::detail;

namespace {

std::vector<Point> positionsOf(const TravelGraph& travel) {
    std::vector<Point> positions;
    for (std::uint32_t v = 0; v < travel.graph().vertexCount(); ++v)
        positions.push_back(travel.position(v));
    return positions;
}

ChordalHierarchy hierarchyOf(const TravelGraph& travel) {
    return {travel.graph(), dissectionOrder(travel.graph(), positionsOf(travel), {}), {}};
}

/// What the way between two vertices weighs: up from the one, up to the other, the lightest meeting.
PathWeight wayBetween(const ChordalHierarchy& hierarchy, std::uint32_t from, std::uint32_t to) {
    std::vector<PathWeight> ahead(hierarchy.size(), NoPath);
    std::vector<PathWeight> back(hierarchy.size(), NoPath);
    ahead[hierarchy.rank(from)] = back[hierarchy.rank(to)] = 0;
    PathWeight best = NoPath;
    for (std::uint32_t r = 0; r < hierarchy.size(); ++r) {
        best = std::min(best, ahead[r] + back[r]);
        for (std::uint32_t a = hierarchy.firstArc(r); a < hierarchy.firstArc(r + 1); ++a) {
            const std::uint32_t head = hierarchy.heads()[a];
            ahead[head] = std::min(ahead[head], ahead[r] + hierarchy.weights()[a].up);
            back[head] = std::min(back[head], back[r] + hierarchy.weights()[a].down);
        }
    }
    return best;
}

} // namespace

class TestChordalHierarchy : public QObject {
    Q_OBJECT

private slots:
    void neighboursAboveAreLinked() {
        const auto network = fixture::build(fixture::randomTown(3));
        const TravelGraph travel(*network, TravelMode::Truck);
        const ChordalHierarchy hierarchy = hierarchyOf(travel);
        std::size_t triangles = 0;
        for (std::uint32_t r = 0; r < hierarchy.size(); ++r)
            for (std::uint32_t a = hierarchy.firstArc(r); a < hierarchy.firstArc(r + 1); ++a) {
                const std::uint32_t low = hierarchy.heads()[a];
                QVERIFY(low > r);
                const auto begin = hierarchy.heads().begin() + hierarchy.firstArc(low);
                const auto end = hierarchy.heads().begin() + hierarchy.firstArc(low + 1);
                QVERIFY(std::is_sorted(begin, end));
                for (std::uint32_t b = a + 1; b < hierarchy.firstArc(r + 1); ++b) {
                    QVERIFY(std::binary_search(begin, end, hierarchy.heads()[b]));
                    ++triangles;
                }
            }
        QVERIFY(triangles > 20);
    }

    void halvesAreParted() {
        // A lattice of 32 × 32: the last vertices taken out are one line across, and the fill stays small.
        constexpr std::uint32_t Side = 32;
        SearchGraph graph;
        std::vector<Point> positions;
        graph.first.push_back(0);
        for (std::uint32_t v = 0; v < Side * Side; ++v) {
            const std::uint32_t x = v % Side;
            const std::uint32_t y = v / Side;
            positions.push_back({static_cast<double>(x), static_cast<double>(y)});
            if (x + 1 < Side)
                graph.arcs.push_back({v + 1, 0, 1});
            if (y + 1 < Side)
                graph.arcs.push_back({v + Side, 0, 1});
            graph.first.push_back(static_cast<std::uint32_t>(graph.arcs.size()));
        }
        const std::vector<std::uint32_t> order = dissectionOrder(graph, positions, {});
        QCOMPARE(std::set<std::uint32_t>(order.begin(), order.end()).size(), std::size_t{Side * Side});
        std::set<double> lines;
        for (std::size_t i = order.size() - Side; i < order.size(); ++i)
            lines.insert(positions[order[i]].x);
        std::set<double> rows;
        for (std::size_t i = order.size() - Side; i < order.size(); ++i)
            rows.insert(positions[order[i]].y);
        QVERIFY(lines.size() == 1 || rows.size() == 1);
        const ChordalHierarchy hierarchy(graph, order, {});
        QVERIFY2(hierarchy.heads().size() < 16 * Side * Side,
                 std::to_string(hierarchy.heads().size()).c_str());
    }

    void waysEqualASearch_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 41; seed < 45; ++seed)
            QTest::addRow("town %d", seed) << seed;
    }
    void waysEqualASearch() {
        QFETCH(int, seed);
        const auto network = fixture::build(fixture::randomTown(static_cast<std::uint64_t>(seed)));
        const TravelGraph travel(*network, TravelMode::Truck);
        const ChordalHierarchy hierarchy = hierarchyOf(travel);
        GraphSearch search(travel.graph());
        const auto count = static_cast<std::uint32_t>(travel.graph().vertexCount());
        for (std::uint32_t from = 0; from < count; from += 9) {
            const Seed seedThere{from, 0, true};
            search.start(std::span(&seedThere, 1));
            while (search.next()) {
            }
            for (std::uint32_t to = 0; to < count; ++to)
                QCOMPARE(wayBetween(hierarchy, from, to), pathWeight(search.weight(to)));
        }
    }

    /// Arcs closed, opened, made heavier and lighter at random: as if the hierarchy were made anew.
    void followsAsIfMadeAnew() {
        const auto network = fixture::build(fixture::randomTown(47, 14, 12));
        const TravelGraph travel(*network, TravelMode::Truck);
        const SearchGraph before = travel.graph();
        const std::vector<std::uint32_t> order = dissectionOrder(before, positionsOf(travel), {});
        ChordalHierarchy live(before, order, {});
        SearchGraph now = before;
        Random random(48);
        for (int round = 0; round < 60; ++round) {
            std::vector<TravelGraph::Link> links;
            for (std::uint64_t i = 0; i <= random.below(6); ++i) {
                const auto v = static_cast<std::uint32_t>(random.below(now.vertexCount()));
                if (now.arcsAt(v).empty())
                    continue;
                const auto a = now.first[v] + static_cast<std::uint32_t>(random.below(now.arcsAt(v).size()));
                const Weight weights[] = {static_cast<Weight>(NoPath), before.arcs[a].weight,
                                          3 * before.arcs[a].weight, before.arcs[a].weight / 3 + 1};
                now.arcs[a].weight = weights[random.below(4)];
                links.push_back({v, now.arcs[a].target});
            }
            const auto changes = live.follow(now, links);
            const ChordalHierarchy anew(now, order, {});
            QVERIFY(std::ranges::equal(live.weights(), anew.weights()));
            for (const auto& change : changes)
                QVERIFY(change.before != live.weights()[change.arc]);
        }
    }

    void stops() {
        const auto network = fixture::build(fixture::randomTown(49));
        const TravelGraph travel(*network, TravelMode::Truck);
        std::stop_source stop;
        const std::vector<std::uint32_t> order = dissectionOrder(travel.graph(), positionsOf(travel), {});
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)dissectionOrder(travel.graph(), positionsOf(travel), stop.get_token()),
                                 Cancelled);
        QVERIFY_EXCEPTION_THROWN(ChordalHierarchy(travel.graph(), order, stop.get_token()), Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestChordalHierarchy)
#include "tst_chordal_hierarchy.moc"
