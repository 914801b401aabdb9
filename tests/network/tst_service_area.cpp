#include "libplanner/network/service_area.h"

#include "libplanner/geo/polygon_ops.h"
#include "libplanner/network/walk_table.h"
#include "network_fixture.h"

#include <QTest>

#include <algorithm>

using namespace planner;

namespace {

Point at(double x, double y) {
    return {fixture::Origin.x + x, fixture::Origin.y + y};
}

Access accessAt(const std::shared_ptr<const StreetNetwork>& network, Point p) {
    return std::get<Access>(AccessFinder(network, TravelMode::Walk, {}, metres(100.0)).find(p));
}

} // namespace

class TestServiceArea : public QObject {
    Q_OBJECT

private slots:
    void endsWhereTheWalkEnds() {
        const auto network = fixture::build({fixture::street("a", {{0, 0}, {1000, 0}})});
        const std::vector<Access> sites{accessAt(network, at(400, 0))};
        ServiceAreaOptions options;
        options.limit = metres(200.0);
        options.margin = metres(20.0);
        const MultiPolygon area = serviceAreas(*network, sites, options, {}).front();
        QVERIFY(isValid(area));
        QVERIFY(contains(area, at(205, 5)));
        QVERIFY(contains(area, at(595, -15)));
        QVERIFY(!contains(area, at(625, 0)));
        QVERIFY(!contains(area, at(175, 0)));
        QVERIFY(!contains(area, at(400, 25)));
    }
    void aRiverBreaksIt() {
        // Two banks, one bridge 300 m away: the other bank opposite the site is 600 m off on foot.
        const auto network = fixture::build({fixture::street("south bank", {{0, 0}, {300, 0}, {600, 0}}),
                                             fixture::street("north bank", {{0, 30}, {300, 30}, {600, 30}}),
                                             fixture::street("bridge", {{600, 0}, {600, 30}})});
        const std::vector<Access> sites{accessAt(network, at(300, 0))};
        ServiceAreaOptions options;
        options.limit = metres(400.0);
        options.margin = metres(10.0);
        const MultiPolygon area = serviceAreas(*network, sites, options, {}).front();
        QVERIFY(contains(area, at(300, 5)));
        QVERIFY(!contains(area, at(300, 30)));
        QVERIFY(contains(area, at(560, 30)));
        QVERIFY(!contains(area, at(500, 30)));
    }
    void splitsByNearest() {
        const auto network = fixture::build({fixture::street("a", {{0, 0}, {1000, 0}})});
        const std::vector<Access> sites{accessAt(network, at(300, 0)), accessAt(network, at(500, 0))};
        ServiceAreaOptions options;
        options.limit = metres(400.0);
        options.margin = metres(10.0);
        std::vector<MultiPolygon> areas = serviceAreas(*network, sites, options, {});
        QVERIFY(contains(areas[0], at(385, 5)) && !contains(areas[1], at(385, 5)));
        QVERIFY(contains(areas[1], at(415, 5)) && !contains(areas[0], at(415, 5)));
        options.splitByNearest = false;
        areas = serviceAreas(*network, sites, options, {});
        QVERIFY(contains(areas[0], at(600, 5)));
        QVERIFY(contains(areas[1], at(200, 5)));
    }
    void agreesWithTheWalkTable() {
        const auto network = fixture::build(fixture::randomTown(71));
        const std::vector<Access> sites =
            fixture::accesses(network, TravelMode::Walk, fixture::randomPlaces(72, 6));
        ServiceAreaOptions options;
        options.limit = metres(350.0);
        options.margin = metres(1.0);
        for (const bool split : {true, false}) {
            options.splitByNearest = split;
            const std::vector<MultiPolygon> areas = serviceAreas(*network, sites, options, {});
            std::vector<std::vector<std::uint32_t>> walks;
            for (const Access& site : sites)
                walks.push_back(walkDistancesFrom(*network, site, std::nullopt));
            for (std::uint32_t v = 0; v < network->vertexCount(); ++v)
                for (std::size_t s = 0; s < sites.size(); ++s) {
                    const bool isNearest =
                        std::ranges::all_of(walks, [&](const std::vector<std::uint32_t>& other) {
                            return other[v] >= walks[s][v];
                        });
                    if (walks[s][v] <= 350000U && (!split || isNearest))
                        QVERIFY(contains(areas[s], network->position(VertexIndex(v))));
                    if (walks[s][v] > 355000U && walks[s][v] != Unreachable &&
                        network->edgesAt(VertexIndex(v)).size() > 2)
                        QVERIFY(!contains(areas[s], network->position(VertexIndex(v))));
                }
        }
    }
};

QTEST_APPLESS_MAIN(TestServiceArea)
#include "tst_service_area.moc"
