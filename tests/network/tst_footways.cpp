#include "libplanner/base/error.h"
#include "libplanner/network/footways.h"
#include "libplanner/network/path.h"
#include "libplanner/network/truck_table.h"
#include "libplanner/network/walk_search.h"
#include "libplanner/network/walk_table.h"
#include "network_fixture.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>

using namespace planner;

namespace {

constexpr std::int64_t NoWay = std::int64_t{1} << 50;

Street footway(const std::string& key, Point from, Point to) {
    Street way;
    way.key = Key(key);
    way.line = {from, to};
    way.streetClass = StreetClass::Footway;
    return way;
}

Access joined(const std::shared_ptr<const StreetNetwork>& network, Point place) {
    return std::get<Access>(AccessFinder(network, TravelMode::Walk, {}, metres(1000.0)).find(place));
}

/// Walks over the former streets and straight over the new ways, tried in every order.
std::vector<std::vector<std::int64_t>> byTrying(const StreetNetwork& former,
                                                const std::vector<Access>& places,
                                                const std::vector<std::pair<Access, Access>>& ends,
                                                const std::vector<std::int64_t>& lengths) {
    std::vector<Access> all = places;
    for (auto [from, to] : ends)
        for (Access* const end : {&from, &to}) {
            end->leg = Distance{};
            all.push_back(*end);
        }
    std::vector<std::vector<std::int64_t>> walk(all.size(), std::vector<std::int64_t>(all.size(), NoWay));
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < all.size(); ++j)
            if (const auto distance = walkDistance(former, all[i], all[j]))
                walk[i][j] = distance->count();
    for (std::size_t b = 0; b < ends.size(); ++b) {
        const std::size_t from = places.size() + 2 * b;
        walk[from][from + 1] = walk[from + 1][from] = std::min(walk[from][from + 1], lengths[b]);
    }
    for (std::size_t k = places.size(); k < all.size(); ++k)
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t j = 0; j < all.size(); ++j)
                walk[i][j] = std::min(walk[i][j], walk[i][k] + walk[k][j]);
    return walk;
}

} // namespace

class TestFootways : public QObject {
    Q_OBJECT

private slots:
    void aBridgeJoinsTwoBanks() {
        const auto former = fixture::build(
            {fixture::street("west", {{0, 0}, {0, 400}}), fixture::street("east", {{100, 0}, {100, 400}})});
        const auto at = [](double x, double y) {
            return Point{fixture::Origin.x + x, fixture::Origin.y + y};
        };
        const Access home = joined(former, at(0, 100));
        const Access cabin = joined(former, at(100, 300));
        QVERIFY(!walkDistance(*former, home, cabin));

        const std::vector<Street> ways = {footway("bridge", at(0, 200), at(100, 200))};
        const ExtendedNetwork extended = withFootways(former, ways, metres(50.0));
        QVERIFY(extended.unattached().empty());
        const StreetNetwork& network = *extended.network();
        QCOMPARE(network.edgeCount(), former->edgeCount() + 3);
        QCOMPARE(network.report().walkComponents, std::size_t{1});
        const auto walk = walkDistance(network, extended.moved(home), extended.moved(cabin));
        QVERIFY(walk);
        QVERIFY(std::llabs(walk->count() - 300'000) <
                300); // a metre of the map is not quite one on the ground
        PathFinder finder(extended.network(), TravelMode::Walk);
        const auto path = finder.find(home.foot, extended.moved(home), cabin.foot, extended.moved(cabin));
        QVERIFY(path);
        QCOMPARE(path->length, *walk);
        QVERIFY(std::ranges::find(path->line, at(0, 200)) != path->line.end());
        QVERIFY(std::ranges::find(path->line, at(100, 200)) != path->line.end());
    }

    /// Random ways through random towns: every walk as by trying, every drive as before.
    void everyWalkIsTheShortest_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 12; ++seed)
            QTest::addRow("%d", seed) << seed;
    }
    void everyWalkIsTheShortest() {
        QFETCH(int, seed);
        const auto town = static_cast<std::uint64_t>(seed) + 900;
        const auto former = fixture::build(fixture::randomTown(town));
        const std::vector<Point> at = fixture::randomPlaces(town + 1, 8);
        std::vector<Street> ways;
        std::vector<std::pair<Access, Access>> ends;
        for (std::size_t i = 0; i + 1 < at.size(); i += 2) {
            ways.push_back(footway("f" + std::to_string(i), at[i], at[i + 1]));
            ends.emplace_back(joined(former, at[i]), joined(former, at[i + 1]));
        }
        // Two more ways end on one edge that is cut already, in one point and in another.
        ways.push_back(footway("again", at[0], at[3]));
        ends.emplace_back(joined(former, at[0]), joined(former, at[3]));
        const Access& first = ends.front().first;
        const StreetEdge& cut = former->edge(first.edge);
        const Point corner = former->position(first.toStart < first.toEnd ? cut.to : cut.from);
        ways.push_back(footway("corner", corner, at[5]));
        ends.emplace_back(joined(former, corner), joined(former, at[5]));

        const ExtendedNetwork extended = withFootways(former, ways, metres(1000.0));
        QVERIFY(extended.unattached().empty());
        const StreetNetwork& network = *extended.network();
        std::vector<std::int64_t> lengths;
        for (std::uint32_t e = 0; e < network.edgeCount(); ++e)
            if (network.street(EdgeIndex(e)).streetClass == StreetClass::Footway &&
                network.street(EdgeIndex(e)).key.text().front() != 's')
                lengths.push_back(network.edge(EdgeIndex(e)).length.count());
        QCOMPARE(lengths.size(), ways.size());

        const std::vector<Access> places =
            fixture::accesses(former, TravelMode::Walk, fixture::randomPlaces(town + 2, 25));
        const auto expected = byTrying(*former, places, ends, lengths);
        WalkSearch search(network);
        PathFinder finder(extended.network(), TravelMode::Walk);
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t j = 0; j < places.size(); ++j) {
                const Access from = extended.moved(places[i]);
                const Access to = extended.moved(places[j]);
                QCOMPARE(from.toStart + from.toEnd, network.edge(from.edge).length);
                const auto walk = walkDistance(network, from, to);
                QCOMPARE(walk ? walk->count() : NoWay, std::min(expected[i][j], NoWay));
                (void)search.from(from, std::nullopt);
                QCOMPARE(search.distanceTo(to),
                         walk ? static_cast<std::uint32_t>(walk->count()) : Unreachable);
                (void)search.from(from, metres(300.0));
                QCOMPARE(search.distanceTo(to), walk && *walk <= metres(300.0)
                                                    ? static_cast<std::uint32_t>(walk->count())
                                                    : Unreachable);
                if (i == j || !walk)
                    continue;
                const auto path = finder.find(from.foot, from, to.foot, to);
                QVERIFY(path);
                QCOMPARE(path->length, *walk);
            }

        const std::vector<Access> stops =
            fixture::accesses(former, TravelMode::Truck, fixture::randomPlaces(town + 3, 15));
        std::vector<Access> moved;
        for (const Access& stop : stops)
            moved.push_back(extended.moved(stop));
        const TravelMatrix before = buildTruckTable(*former, stops, 1, {}, {});
        const TravelMatrix after = buildTruckTable(network, moved, 1, {}, {});
        for (std::size_t i = 0; i < stops.size(); ++i)
            for (std::size_t j = 0; j < stops.size(); ++j) {
                const PlaceIndex from(i);
                const PlaceIndex to(j);
                QCOMPARE(after.isReachable(from, to), before.isReachable(from, to));
                if (before.isReachable(from, to)) // parts of an edge are rounded to milliseconds
                    QVERIFY(std::llabs((after.duration(from, to) - before.duration(from, to)).count()) <= 4);
            }
    }

    void turnsStayForbidden() {
        StreetNetworkBuilder builder(Crs::fromText("EPSG:4544"), fixture::walkProfile(),
                                     fixture::truckProfile(), {});
        builder.add(fixture::street("a", {{0, 0}, {200, 0}}, StreetClass::Residential, OneWay::Forward));
        builder.add(fixture::street("b", {{200, 0}, {200, 200}}, StreetClass::Residential, OneWay::Forward));
        builder.add(fixture::street("c", {{200, 0}, {400, 0}}, StreetClass::Residential, OneWay::Forward));
        TurnRestriction ban;
        ban.key = Key("ban");
        ban.from = {Key("a")};
        ban.to = {Key("b")};
        builder.add(ban);
        const auto former = builder.build({}, {});
        QCOMPARE(former->turnBans().size(), std::size_t{1});
        const auto at = [](double x, double y) {
            return Point{fixture::Origin.x + x, fixture::Origin.y + y};
        };
        const std::vector<Street> ways = {footway("f", at(100, 0), at(200, 100))};
        const ExtendedNetwork extended = withFootways(former, ways, metres(50.0));
        std::vector<Access> stops;
        for (const Point place : {at(50, 0), at(200, 150), at(300, 0)})
            stops.push_back(extended.moved(joined(former, place)));
        const TravelMatrix table = buildTruckTable(*extended.network(), stops, 1, {}, {});
        QVERIFY(!table.isReachable(PlaceIndex{0}, PlaceIndex{1}));
        QVERIFY(table.isReachable(PlaceIndex{0}, PlaceIndex{2}));
        QVERIFY(walkDistance(*extended.network(), stops[0], stops[1]));
    }

    void whatJoinsNothingIsTold() {
        const auto former = fixture::build({fixture::street("s", {{0, 0}, {100, 0}})});
        const auto at = [](double x, double y) {
            return Point{fixture::Origin.x + x, fixture::Origin.y + y};
        };
        const std::vector<Street> ways = {footway("far", at(50, 0), at(50, 300)),
                                          footway("nowhere", at(50, 10), at(50, 5))};
        const ExtendedNetwork extended = withFootways(former, ways, metres(50.0));
        QCOMPARE(extended.unattached(), (std::vector<Key>{Key("far"), Key("nowhere")}));
        QCOMPARE(extended.network()->edgeCount(), former->edgeCount());
        Street point = footway("point", at(0, 0), at(1, 1));
        point.line.resize(1);
        QVERIFY_EXCEPTION_THROWN((void)withFootways(former, std::vector<Street>{point}, metres(50.0)), Error);
    }
};

QTEST_APPLESS_MAIN(TestFootways)
#include "tst_footways.moc"
