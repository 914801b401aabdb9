#include "libplanner/network/street_changes.h"

#include "libplanner/base/error.h"
#include "libplanner/network/truck_table.h"
#include "libplanner/network/walk_table.h"
#include "network_fixture.h"

#include <QTest>

#include <algorithm>

using namespace planner;
using fixture::street;

namespace {

/// Two banks and two bridges.
std::shared_ptr<const StreetNetwork> banks() {
    return fixture::build({street("south", {{0, 0}, {500, 0}}), street("north", {{0, 40}, {500, 40}}),
                           street("west bridge", {{0, 0}, {0, 40}}),
                           street("east bridge", {{500, 0}, {500, 40}})});
}

Access accessAt(const std::shared_ptr<const StreetNetwork>& network, double x, double y) {
    const AccessFinder finder(network, TravelMode::Walk, {}, metres(100.0));
    return std::get<Access>(finder.find({fixture::Origin.x + x, fixture::Origin.y + y}));
}

} // namespace

class TestStreetChanges : public QObject {
    Q_OBJECT

private slots:
    void aClosedBridgeMakesTheWayLonger() {
        const auto network = banks();
        const std::vector<Access> places{accessAt(network, 100, 0), accessAt(network, 100, 40)};
        QVERIFY(std::abs(inMetres(*walkDistance(*network, places[0], places[1])) - 240.0) < 1.0);
        const std::vector<StreetChange> closed{{Key("west bridge"), true, true, std::nullopt}};
        const ChangedNetwork changed = changedNetwork(*network, closed);
        QVERIFY(changed.unknown.empty());
        QVERIFY(std::abs(inMetres(*walkDistance(*changed.network, places[0], places[1])) - 840.0) < 1.0);
        const TravelMatrix drives = buildTruckTable(*changed.network, places, 1, {}, {});
        QVERIFY(std::abs(inMetres(drives.distance(PlaceIndex(0), PlaceIndex(1))) - 840.0) < 1.0);
        // What was there before is as it was.
        QVERIFY(std::abs(inMetres(*walkDistance(*network, places[0], places[1])) - 240.0) < 1.0);
    }
    void closingAllCutsOff() {
        const auto network = banks();
        const std::vector<StreetChange> closed{{Key("west bridge"), true, true, std::nullopt},
                                               {Key("east bridge"), true, false, std::nullopt},
                                               {Key("third bridge"), true, true, std::nullopt}};
        const ChangedNetwork changed = changedNetwork(*network, closed);
        QCOMPARE(changed.unknown, std::vector<Key>{Key("third bridge")});
        QCOMPARE(changed.network->report().walkComponents, std::size_t{2});
        QCOMPARE(changed.network->report().truckComponents, std::size_t{1});
        QVERIFY(!walkDistance(*changed.network, accessAt(network, 100, 0), accessAt(network, 100, 40))
                     .has_value());
    }
    void aNewSpeedChangesTheTimeOnly() {
        const auto network = banks();
        const std::vector<StreetChange> slow{{Key("south"), false, false, 10.0}};
        const ChangedNetwork changed = changedNetwork(*network, slow);
        const std::vector<Access> places{accessAt(network, 100, 0), accessAt(network, 200, 0)};
        const TravelMatrix before = buildTruckTable(*network, places, 1, {}, {});
        const TravelMatrix after = buildTruckTable(*changed.network, places, 1, {}, {});
        QCOMPARE(after.distance(PlaceIndex(0), PlaceIndex(1)), before.distance(PlaceIndex(0), PlaceIndex(1)));
        QVERIFY(std::abs(inSeconds(after.duration(PlaceIndex(0), PlaceIndex(1))) - 36.0) < 0.1);
        QVERIFY(before.duration(PlaceIndex(0), PlaceIndex(1)) < after.duration(PlaceIndex(0), PlaceIndex(1)));
    }
    void nonsenseIsRefused() {
        const auto network = banks();
        const std::vector<StreetChange> change{{Key("south"), false, false, 0.0}};
        QVERIFY_EXCEPTION_THROWN((void)changedNetwork(*network, change), Error);
    }

    void edgesWithinAZone() {
        const auto network = fixture::build({fixture::street("inside", {{10, 10}, {20, 20}}),
                                             fixture::street("through", {{-50, 50}, {150, 50}}),
                                             fixture::street("into", {{50, -50}, {50, 40}}),
                                             fixture::street("beside", {{110, 0}, {110, 100}}),
                                             fixture::street("in the hole", {{72, 72}, {78, 78}})});
        const auto at = [](double x, double y) {
            return Point{fixture::Origin.x + x, fixture::Origin.y + y};
        };
        const MultiPolygon zone{{{at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)},
                                 {{at(70, 70), at(70, 80), at(80, 80), at(80, 70), at(70, 70)}}}};
        const std::vector<EdgeIndex> within = edgesWithin(*network, std::span(&zone, 1));
        std::vector<std::string> names;
        for (const EdgeIndex e : within)
            names.push_back(network->street(e).name);
        std::ranges::sort(names);
        QCOMPARE(names, (std::vector<std::string>{"inside", "into", "through"}));
        const auto closed = closedToTrucks(*network, within);
        for (std::uint32_t e = 0; e < closed->edgeCount(); ++e) {
            const bool isIn = std::ranges::find(within, EdgeIndex(e)) != within.end();
            QCOMPARE(closed->edge(EdgeIndex(e)).truckForward, !isIn);
            QVERIFY(closed->edge(EdgeIndex(e)).walkable);
        }
    }
};

QTEST_APPLESS_MAIN(TestStreetChanges)
#include "tst_street_changes.moc"
