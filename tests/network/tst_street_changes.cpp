#include "libplanner/network/street_changes.h"

#include "libplanner/base/error.h"
#include "libplanner/network/truck_table.h"
#include "libplanner/network/walk_table.h"
#include "network_fixture.h"

#include <QTest>

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
};

QTEST_APPLESS_MAIN(TestStreetChanges)
#include "tst_street_changes.moc"
