#include "libplanner/network/live_truck_table.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/network/street_changes.h"
#include "libplanner/network/truck_table.h"
#include "network_fixture.h"

#include <QTest>

using namespace planner;

namespace {

/// Closes streets, slows some and speeds up others, by the share of each.
std::vector<StreetChange> randomChanges(const StreetNetwork& network, std::uint64_t seed, std::size_t count,
                                        int closed, int slower, int faster) {
    Random random(seed);
    std::vector<StreetChange> changes;
    for (std::size_t i = 0; i < count; ++i) {
        StreetChange change;
        change.street = network.streets()[random.below(network.streets().size())].key;
        const int kind = static_cast<int>(random.below(static_cast<std::uint64_t>(closed + slower + faster)));
        if (kind < closed)
            change.closedToTrucks = true;
        else
            change.truckSpeedKmh = kind < closed + slower ? 6.0 : 90.0;
        changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace

class TestLiveTruckTable : public QObject {
    Q_OBJECT

private slots:
    void equalsATableMadeAnew_data() {
        QTest::addColumn<int>("closed");
        QTest::addColumn<int>("slower");
        QTest::addColumn<int>("faster");
        QTest::addColumn<bool>("hasTurns");
        for (const bool hasTurns : {false, true}) {
            const char* turns = hasTurns ? "with turns" : "without turns";
            QTest::addRow("closed, %s", turns) << 1 << 0 << 0 << hasTurns;
            QTest::addRow("slower, %s", turns) << 0 << 1 << 0 << hasTurns;
            QTest::addRow("faster, %s", turns) << 0 << 0 << 1 << hasTurns;
            QTest::addRow("all kinds, %s", turns) << 1 << 1 << 1 << hasTurns;
        }
    }
    void equalsATableMadeAnew() {
        QFETCH(int, closed);
        QFETCH(int, slower);
        QFETCH(int, faster);
        QFETCH(bool, hasTurns);
        TruckProfile truck = fixture::truckProfile();
        truck.turns = {seconds(20.0), seconds(hasTurns ? 6.0 : 0.0), {}};
        StreetNetworkBuilder builder(Crs::fromText("EPSG:4544"), fixture::walkProfile(), truck, {});
        for (Street& street : fixture::randomTown(17))
            builder.add(std::move(street));
        const auto network = builder.build({}, {});
        QCOMPARE(network->hasTurnRules(), hasTurns);
        const std::vector<Access> places =
            fixture::accesses(network, TravelMode::Truck, fixture::randomPlaces(18, 40));
        LiveTruckTable live(network, places, {});
        const TravelMatrix first = buildTruckTable(*network, places, 1, {}, {});
        QVERIFY(live.table() == first);
        std::size_t changed = 0;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const auto after =
                changedNetwork(*network, randomChanges(*network, seed, 1 + seed % 5, closed, slower, faster));
            live.update(after.network, {});
            const TravelMatrix expected = buildTruckTable(*after.network, places, 1, {}, {});
            QVERIFY2(live.table() == expected, std::to_string(seed).c_str());
            changed += expected == first ? 0 : 1;
        }
        QVERIFY(changed > 6);
        live.update(network, {});
        QVERIFY(live.table() == first);
    }

    void editsEqualChanges() {
        const auto network = fixture::build(fixture::randomTown(23));
        for (std::uint32_t e = 0; e < network->edgeCount(); e += 7) {
            StreetChange change;
            change.street = network->street(EdgeIndex(e)).key;
            change.closedToTrucks = change.closedToWalking = true;
            const auto changed = changedNetwork(*network, std::span(&change, 1));
            std::vector<EdgeEdit> edits;
            for (std::uint32_t other = 0; other < network->edgeCount(); ++other)
                if (network->street(EdgeIndex(other)).key == change.street)
                    edits.push_back({EdgeIndex(other), false, {}, {}});
            const auto edited = editedNetwork(*network, edits);
            QVERIFY(std::ranges::equal(edited->edges(), changed.network->edges()));
            QVERIFY(!edits.empty() && !std::ranges::equal(edited->edges(), network->edges()));
        }
    }

    void stops() {
        std::stop_source stop;
        const auto network = fixture::build(fixture::randomTown(29));
        const std::vector<Access> places =
            fixture::accesses(network, TravelMode::Truck, fixture::randomPlaces(30, 20));
        LiveTruckTable live(network, places, {});
        const TravelMatrix before = live.table();
        const auto changed = changedNetwork(*network, randomChanges(*network, 3, 30, 1, 0, 0)).network;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(live.update(changed, stop.get_token()), Cancelled);
        QVERIFY(live.table() == before);
        live.update(changed, {});
        QVERIFY(live.table() == buildTruckTable(*changed, places, 1, {}, {}));
    }
};

QTEST_APPLESS_MAIN(TestLiveTruckTable)
#include "tst_live_truck_table.moc"
