#include "libplanner/network/live_truck_table.h"
#include "libplanner/network/path.h"
#include "libplanner/network/prepared_network.h"
#include "libplanner/network/truck_table.h"
#include "libplanner/network/turn_restriction.h"
#include "network_fixture.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <optional>
#include <queue>
#include <set>

using namespace planner;

namespace {

using Ways = std::vector<DirectedEdge>;

/// A fastest drive by trying: every state is the whole sequence of edges that a ban may look back on.
class BruteForce {
public:
    explicit BruteForce(const StreetNetwork& network, KerbApproach kerb = KerbApproach::Any)
        : m_network(network), m_kerb(kerb) {
        for (const TurnBan& ban : network.turnBans())
            m_memory = std::max(m_memory, ban.size() - 1);
    }

    using Cost = std::pair<std::int64_t, std::int64_t>;

    /// Milliseconds and millimetres; places lie inside their edges.
    [[nodiscard]] std::optional<Cost> drive(const Access& from, const Access& to) const {
        std::map<Ways, Cost> settled;
        std::priority_queue<std::pair<Cost, Ways>, std::vector<std::pair<Cost, Ways>>, std::greater<>> open;
        std::optional<Cost> best;
        const auto offerEnd = [&](Cost cost) { best = best ? std::min(*best, cost) : cost; };
        for (const bool forward : {true, false}) {
            const DirectedEdge way{from.edge, forward};
            if (!mayHalt(from, forward))
                continue;
            const Distance along = forward ? to.toStart - from.toStart : from.toStart - to.toStart;
            if (to.edge == from.edge && along >= Distance{} && mayHalt(to, forward))
                offerEnd(part(way, along));
            open.push({part(way, forward ? from.toEnd : from.toStart), {way}});
        }
        while (!open.empty()) {
            const auto [cost, driven] = open.top();
            open.pop();
            if (!settled.try_emplace(driven, cost).second)
                continue;
            for (const DirectedEdge& next : m_network.truckWaysFrom(m_network.endOf(driven.back()))) {
                Ways longer = driven;
                longer.push_back(next);
                if (isBanned(longer))
                    continue;
                const Cost turned{cost.first + turnCost(driven.back(), next).count(), cost.second};
                if (next.edge == to.edge && mayHalt(to, next.forward))
                    offerEnd(sum(turned, part(next, next.forward ? to.toStart : to.toEnd)));
                if (longer.size() > std::max<std::size_t>(m_memory, 1))
                    longer.erase(longer.begin());
                open.push({sum(turned, part(next, m_network.edge(next.edge).length)), std::move(longer)});
            }
        }
        return best;
    }

private:
    [[nodiscard]] bool mayHalt(const Access& place, bool forward) const {
        if (!m_network.isDrivable({place.edge, forward}))
            return false;
        const bool isOneWay = !m_network.isDrivable({place.edge, !forward});
        const bool isOnTheRight = (place.side == StreetSide::Right) == forward;
        return m_kerb == KerbApproach::Any || isOneWay || isOnTheRight;
    }
    static Cost sum(Cost a, Cost b) { return {a.first + b.first, a.second + b.second}; }

    [[nodiscard]] Cost part(DirectedEdge way, Distance length) const {
        const StreetEdge& edge = m_network.edge(way.edge);
        const Duration whole = way.forward ? edge.truckForwardTime : edge.truckBackwardTime;
        const Duration time = length == edge.length ? whole : scaled(whole, ratio(length, edge.length));
        return {time.count(), length.count()};
    }
    [[nodiscard]] bool isBanned(const Ways& driven) const {
        return std::ranges::any_of(m_network.turnBans(), [&](const TurnBan& ban) {
            return ban.size() <= driven.size() && std::equal(ban.rbegin(), ban.rend(), driven.rbegin());
        });
    }
    [[nodiscard]] Duration turnCost(DirectedEdge a, DirectedEdge b) const {
        if (a.edge == b.edge && a.forward != b.forward)
            return m_network.turnCosts().uTurn;
        const auto heading = [this](DirectedEdge way, bool atEnd) {
            std::vector<Point> line(m_network.geometry(way.edge).begin(), m_network.geometry(way.edge).end());
            if (!way.forward)
                std::ranges::reverse(line);
            const Point p = atEnd ? line[line.size() - 2] : line[0];
            const Point q = atEnd ? line[line.size() - 1] : line[1];
            return std::atan2(q.y - p.y, q.x - p.x);
        };
        const double turn = std::remainder(heading(b, false) - heading(a, true), 2.0 * M_PI);
        if (turn > M_PI / 4.0)
            return m_network.turnCosts().left;
        return turn < -M_PI / 4.0 ? m_network.turnCosts().right : Duration{};
    }

    const StreetNetwork& m_network;
    KerbApproach m_kerb;
    std::size_t m_memory = 1;
};

std::shared_ptr<const StreetNetwork> build(const std::vector<Street>& streets,
                                           const std::vector<TurnRestriction>& turns, TurnCosts costs) {
    TruckProfile truck = fixture::truckProfile();
    truck.turns = costs;
    StreetNetworkBuilder builder(Crs::fromText("EPSG:4544"), fixture::walkProfile(), truck, {});
    for (const Street& street : streets)
        builder.add(street);
    for (const TurnRestriction& turn : turns)
        builder.add(turn);
    return builder.build({}, {});
}

Point at(double x, double y) {
    return {fixture::Origin.x + x, fixture::Origin.y + y};
}

TurnRestriction restriction(TurnRule rule, const std::string& from, const std::string& to) {
    TurnRestriction turn;
    turn.key = Key(from + ">" + to);
    turn.rule = rule;
    turn.from = {Key(from)};
    turn.to = {Key(to)};
    return turn;
}

/// Restrictions at random places of a town whose streets are single edges.
std::vector<TurnRestriction> randomTurns(const std::vector<Street>& streets, std::uint64_t seed) {
    Random random(seed);
    std::map<Point, std::vector<Key>> meeting;
    for (const Street& street : streets) {
        meeting[street.line.front()].push_back(street.key);
        meeting[street.line.back()].push_back(street.key);
    }
    std::map<Key, std::pair<Point, Point>> ends;
    for (const Street& street : streets)
        ends[street.key] = {street.line.front(), street.line.back()};
    std::vector<TurnRestriction> turns;
    for (const auto& [point, keys] : meeting)
        for (int i = 0; i < 2 && keys.size() > 1; ++i) {
            const Key from = keys[random.below(keys.size())];
            Key to = keys[random.below(keys.size())];
            if (random.below(100) < 40)
                continue;
            TurnRestriction turn;
            turn.key = Key("r" + std::to_string(turns.size()));
            turn.rule = random.below(4) == 0 ? TurnRule::Only : TurnRule::No;
            turn.from = {from};
            if (random.below(3) == 0 && from != to) { // over a whole street
                const Point far = ends[to].first == point ? ends[to].second : ends[to].first;
                turn.via = {to};
                to = meeting[far][random.below(meeting[far].size())];
                if (to == turn.via.front())
                    continue;
            } else {
                turn.viaPoint = point;
            }
            turn.to = {to};
            turns.push_back(std::move(turn));
        }
    return turns;
}

} // namespace

class TestTurns : public QObject {
    Q_OBJECT

private slots:
    void aForbiddenTurnIsDrivenRound() {
        // A square with its south side to turn into; no left turn from "south" into "east".
        const std::vector<Street> streets{fixture::street("south", {{0, 0}, {100, 0}}),
                                          fixture::street("on", {{100, 0}, {200, 0}}),
                                          fixture::street("east", {{100, 0}, {100, 100}}),
                                          fixture::street("back", {{200, 0}, {200, 100}, {100, 100}})};
        TurnRestriction turn = restriction(TurnRule::No, "south", "east");
        turn.viaPoint = at(100, 0);
        const auto free = build(streets, {}, {});
        const auto bound = build(streets, {turn}, {seconds(60.0), {}, {}});
        QCOMPARE(bound->report().turnRestrictions, std::size_t{1});
        QCOMPARE(bound->turnBans().size(), std::size_t{1});
        const AccessFinder finder(bound, TravelMode::Truck, {}, metres(50.0));
        const Access from = std::get<Access>(finder.find(at(50, 0)));
        const Access to = std::get<Access>(finder.find(at(100, 50)));
        const std::optional<Path> direct =
            findPath(*free, TravelMode::Truck, at(50, 0), from, at(100, 50), to);
        const std::optional<Path> round =
            findPath(*bound, TravelMode::Truck, at(50, 0), from, at(100, 50), to);
        QCOMPARE(direct->streets, (std::vector<std::string>{"south", "east"}));
        QCOMPARE(round->streets, (std::vector<std::string>{"south", "on", "back", "east"}));
        QVERIFY(round->length > direct->length);
        // Where turning back costs little, that is what a driver does: on and back, then right.
        const auto cheap = build(streets, {turn}, {seconds(1.0), {}, {}});
        const std::optional<Path> turned =
            findPath(*cheap, TravelMode::Truck, at(50, 0), from, at(100, 50), to);
        QCOMPARE(turned->streets, (std::vector<std::string>{"south", "on", "east"}));
    }

    void onlyStraightOn() {
        const std::vector<Street> streets{fixture::street("west", {{0, 0}, {100, 0}}),
                                          fixture::street("east", {{100, 0}, {200, 0}}),
                                          fixture::street("north", {{100, 0}, {100, 100}}),
                                          fixture::street("south", {{100, 0}, {100, -100}})};
        const auto network = build(streets, {restriction(TurnRule::Only, "west", "east")}, {});
        QCOMPARE(network->turnBans().size(), std::size_t{3}); // north, south, back
        for (const TurnBan& ban : network->turnBans()) {
            QCOMPARE(ban.size(), std::size_t{2});
            QCOMPARE(network->street(ban.front().edge).name, std::string("west"));
            QVERIFY(network->street(ban.back().edge).name != "east");
        }
    }

    void whatCannotBePlacedIsCounted() {
        const std::vector<Street> streets{fixture::street("a", {{0, 0}, {100, 0}, {200, 0}}),
                                          fixture::street("b", {{100, 0}, {100, 100}}),
                                          fixture::street("c", {{200, 0}, {300, 0}})};
        const auto network = build(streets,
                                   {restriction(TurnRule::No, "a", "nowhere"),
                                    restriction(TurnRule::No, "a", "b"),  // a runs on through the junction
                                    restriction(TurnRule::No, "b", "c"),  // do not meet
                                    restriction(TurnRule::No, "a", "c")}, // clear
                                   {});
        QCOMPARE(network->report().restrictionsMissing, std::size_t{1});
        QCOMPARE(network->report().restrictionsUnclear, std::size_t{2});
        QCOMPARE(network->report().unclearRestrictions, (std::vector<Key>{Key("a>b"), Key("b>c")}));
        QCOMPARE(network->report().turnRestrictions, std::size_t{1});
    }

    void readsTags_data() {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("except");
        QTest::addColumn<int>("reading");
        const auto row = [](const char* name, const char* tag, const char* value, const char* except,
                            TurnReading reading) {
            QTest::newRow(name) << tag << value << except << static_cast<int>(reading);
        };
        row("no left turn", "restriction", "no_left_turn", "", TurnReading::Applies);
        row("only right turn", "restriction", "only_right_turn", "", TurnReading::Applies);
        row("for trucks", "restriction:hgv", "no_right_turn", "", TurnReading::Applies);
        row("buses only", "restriction:bus", "no_right_turn", "", TurnReading::Exempt);
        row("but trucks", "restriction", "no_right_turn", "bus; hgv", TurnReading::Exempt);
        row("but buses", "restriction", "no_right_turn", "bus", TurnReading::Applies);
        row("at times", "restriction:conditional", "no_left_turn @ (07:00-09:00)", "",
            TurnReading::Conditional);
        row("unknown", "restriction", "give_way", "", TurnReading::Unclear);
    }
    void readsTags() {
        QFETCH(QString, tag);
        QFETCH(QString, value);
        QFETCH(QString, except);
        QFETCH(int, reading);
        TurnRelation relation;
        relation.from = {1};
        relation.to = {2};
        relation.viaPoint = Point{9.5, 47.1};
        relation.tags[tag.toStdString()] = value.toStdString();
        if (!except.isEmpty())
            relation.tags["except"] = except.toStdString();
        TurnRule rule = TurnRule::No;
        QCOMPARE(static_cast<int>(readTurnRule(relation, rule)), reading);
        QCOMPARE(rule == TurnRule::Only, value.startsWith("only_"));
        relation.to.clear();
        if (reading == static_cast<int>(TurnReading::Applies))
            QCOMPARE(readTurnRule(relation, rule), TurnReading::Unclear);
    }

    void stopsAtTheRightHandKerb_data() {
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("uTurn");
        QTest::addColumn<bool>("hasBans");
        for (int seed = 61; seed <= 66; ++seed)
            QTest::addRow("town %d", seed) << seed << (seed % 3) * 15 << (seed % 2 == 0);
    }
    /// Tables by searches, tables that follow changes, and paths.
    void stopsAtTheRightHandKerb() {
        QFETCH(int, seed);
        QFETCH(int, uTurn);
        QFETCH(bool, hasBans);
        std::vector<Street> streets = fixture::randomTown(static_cast<std::uint64_t>(seed), 6, 5);
        const std::vector<TurnRestriction> turns =
            hasBans ? randomTurns(streets, static_cast<std::uint64_t>(seed)) : std::vector<TurnRestriction>{};
        const auto network = build(streets, turns, {seconds(uTurn), {}, {}});
        std::vector<Access> places = fixture::accesses(
            network, TravelMode::Truck, fixture::randomPlaces(static_cast<std::uint64_t>(seed) + 9, 14));
        Access across = places.front(); // the same point of the street, on its other side
        across.side = across.side == StreetSide::Left ? StreetSide::Right : StreetSide::Left;
        places.push_back(across);
        const TravelMatrix plain = buildTruckTable(*network, places, 1, {}, {}, KerbApproach::RightHand);
        const LiveTruckTable live(network, places, {}, KerbApproach::RightHand);
        QVERIFY(live.table() == plain);
        const BruteForce brute(*network, KerbApproach::RightHand);
        PathFinder finder(network, TravelMode::Truck, KerbApproach::RightHand);
        const TravelMatrix either = buildTruckTable(*network, places, 1, {}, {});
        std::size_t longer = 0;
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t j = 0; j < places.size(); ++j) {
                const PlaceIndex from(i);
                const PlaceIndex to(j);
                const auto expected = brute.drive(places[i], places[j]);
                QCOMPARE(plain.isReachable(from, to), expected.has_value());
                const std::optional<Path> path =
                    finder.find(places[i].foot, places[i], places[j].foot, places[j]);
                QCOMPARE(path.has_value(), expected.has_value());
                if (!expected)
                    continue;
                QCOMPARE(plain.duration(from, to).count(), expected->first);
                QCOMPARE(plain.distance(from, to).count(), expected->second);
                QCOMPARE(path->duration.count(), expected->first);
                QCOMPARE(path->length.count(), expected->second);
                QVERIFY(either.duration(from, to) <= plain.duration(from, to) + Duration{2});
                longer += either.duration(from, to) + Duration{2} < plain.duration(from, to) ? 1 : 0;
            }
        QVERIFY(longer > 20);
    }

    void equalsBruteForce_data() {
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("uTurn");
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        for (int seed = 1; seed <= 6; ++seed)
            QTest::addRow("town %d", seed) << seed << (seed % 3) * 15 << (seed % 2) * 7 << (seed > 3 ? 2 : 0);
    }
    /// Paths, tables by plain searches and tables by a hierarchy: all as the search that tries everything.
    void equalsBruteForce() {
        QFETCH(int, seed);
        QFETCH(int, uTurn);
        QFETCH(int, left);
        QFETCH(int, right);
        std::vector<Street> streets = fixture::randomTown(static_cast<std::uint64_t>(seed), 6, 5);
        const std::vector<TurnRestriction> turns =
            randomTurns(streets, static_cast<std::uint64_t>(seed) + 50);
        const auto network = build(streets, turns, {seconds(uTurn), seconds(left), seconds(right)});
        QVERIFY(network->report().turnRestrictions > 5);
        QVERIFY(std::ranges::any_of(network->turnBans(), [](const TurnBan& ban) { return ban.size() > 2; }));
        std::vector<Access> places = fixture::accesses(
            network, TravelMode::Truck, fixture::randomPlaces(static_cast<std::uint64_t>(seed) + 90, 14));
        std::erase_if(places, [](const Access& place) {
            return place.toStart == Distance{} || place.toEnd == Distance{};
        });
        const TravelMatrix plain = buildTruckTable(*network, places, 1, {}, {});
        const TravelMatrix fast =
            PreparedNetwork(network, TravelMode::Truck, {}).driveTable(places, 1, {}, {});
        const BruteForce brute(*network);
        const auto unbound = build(streets, {}, {});
        const TravelMatrix without = buildTruckTable(*unbound, places, 1, {}, {});
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t j = 0; j < places.size(); ++j) {
                const PlaceIndex from(i);
                const PlaceIndex to(j);
                const auto expected = brute.drive(places[i], places[j]);
                QCOMPARE(plain.isReachable(from, to), expected.has_value());
                QCOMPARE(fast.isReachable(from, to), expected.has_value());
                const std::optional<Path> path = findPath(*network, TravelMode::Truck, places[i].foot,
                                                          places[i], places[j].foot, places[j]);
                QCOMPARE(path.has_value(), expected.has_value());
                if (!expected)
                    continue;
                QCOMPARE(plain.duration(from, to).count(), expected->first);
                QCOMPARE(plain.distance(from, to).count(), expected->second);
                QCOMPARE(fast.duration(from, to).count(), expected->first);
                QCOMPARE(fast.distance(from, to).count(), expected->second);
                QCOMPARE(path->duration.count(), expected->first);
                QCOMPARE(path->length.count(), expected->second);
                double drawn = 0.0;
                for (std::size_t p = 0; p + 1 < path->line.size(); ++p)
                    drawn += planarDistance(path->line[p], path->line[p + 1]);
                QVERIFY(std::abs(drawn - inMetres(path->length)) < 0.002 * drawn + 0.1);
                m_longer += without.duration(from, to).count() < expected->first ? 1 : 0;
            }
    }

    void someWaysAreLonger() { QVERIFY(m_longer > 20); }

    /// Stops at junctions themselves: from there every street may be taken.
    void placesAtJunctions() {
        const std::vector<Street> streets = fixture::randomTown(31, 6, 5);
        const auto network = build(streets, randomTurns(streets, 32), {seconds(20.0), {}, {}});
        std::vector<Access> places;
        for (std::uint32_t e = 0; e < network->edgeCount(); e += 3) {
            Access place;
            place.edge = EdgeIndex(e);
            place.toEnd = network->edge(place.edge).length;
            place.foot = network->position(network->edge(place.edge).from);
            places.push_back(place);
        }
        const TravelMatrix plain = buildTruckTable(*network, places, 1, {}, {});
        const TravelMatrix fast =
            PreparedNetwork(network, TravelMode::Truck, {}).driveTable(places, 1, {}, {});
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t j = 0; j < places.size(); ++j) {
                const PlaceIndex from(i);
                const PlaceIndex to(j);
                QCOMPARE(fast.isReachable(from, to), plain.isReachable(from, to));
                const std::optional<Path> path = findPath(*network, TravelMode::Truck, places[i].foot,
                                                          places[i], places[j].foot, places[j]);
                QCOMPARE(path.has_value(), plain.isReachable(from, to));
                if (!path)
                    continue;
                QCOMPARE(fast.duration(from, to), plain.duration(from, to));
                QCOMPARE(path->duration, plain.duration(from, to));
                QCOMPARE(path->length, plain.distance(from, to));
                double drawn = 0.0;
                for (std::size_t p = 0; p + 1 < path->line.size(); ++p)
                    drawn += planarDistance(path->line[p], path->line[p + 1]);
                QVERIFY(std::abs(drawn - inMetres(path->length)) < 0.002 * drawn + 0.1);
            }
    }

private:
    std::size_t m_longer = 0; ///< of all towns: drives that restrictions make longer
};

QTEST_APPLESS_MAIN(TestTurns)
#include "tst_turns.moc"
