#include "app/profiles/profiles.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/network/path.h"
#include "libplanner/planning/make_plan.h"
#include "libplanner/planning/truck_periods.h"

#include <QTest>

using namespace planner;

namespace {

/// The sample town with one zone around its middle, closed to all trucks from 7 to 22 h.
std::shared_ptr<const City> townWithZone(bool withZone, double side) {
    const QString folder = QStringLiteral(CABIN_SOURCE_DIR "/sample_maps/town");
    QFile file(folder + "/city.json");
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    CityDescription description = cityFromJson(file.readAll().toStdString(), "city.json");
    description.baseFolder = folder.toStdString();
    const Parameters parameters =
        app::profiles::parameterProfile(app::profiles::parameterProfileNames().front());
    City city =
        *loadCity(description, gis::GdalSourceOpener(), parameters, app::profiles::travelProfiles(), {}, {});
    city.truckZones.clear();
    for (CandidateSite& site : city.candidates)
        site.details.hours.clear(); // gates that shut for the night would leave a zone's trucks no hour
    if (withZone) {
        const Point c = city.demandBounds().centre();
        TruckZone zone;
        zone.key = Key("Z");
        zone.area = {{{{c.x - side, c.y - side},
                       {c.x + side, c.y - side},
                       {c.x + side, c.y + side},
                       {c.x - side, c.y + side},
                       {c.x - side, c.y - side}},
                      {}}};
        zone.from = minutes(7 * 60);
        zone.until = minutes(22 * 60);
        city.truckZones = {zone};
    }
    return std::make_shared<const City>(std::move(city));
}

bool isInside(const City& city, Point p) {
    return contains(city.truckZones.front().area, p);
}

std::shared_ptr<const Plan> planOf(const std::shared_ptr<const City>& city) {
    const Parameters parameters =
        app::profiles::parameterProfile(app::profiles::parameterProfileNames().front());
    Scenario scenario;
    scenario.cabins = 12;
    scenario.settings["collection.compares"] = "0";
    scenario.effort = 20'000;
    return makePlan(city, scenario, parameters, {}, {}, {});
}

} // namespace

/// Zones closed to trucks by the hour, on the sample town.
class TestTruckPeriods : public QObject {
    Q_OBJECT

private slots:
    void exemptions_data() {
        QTest::addColumn<QString>("exempt");
        QTest::addColumn<QString>("energy");
        QTest::addColumn<QString>("plate");
        QTest::addColumn<bool>("passes");
        QTest::newRow("by energy") << "electric"
                                   << "Electric"
                                   << "T1" << true;
        QTest::newRow("diesel") << "electric"
                                << "diesel"
                                << "T1" << false;
        QTest::newRow("new energy covers electric") << "new-energy"
                                                    << "electric"
                                                    << "" << true;
        QTest::newRow("in Chinese") << "新能源"
                                    << "纯电动"
                                    << "" << true;
        QTest::newRow("green plate") << "新能源"
                                     << ""
                                     << "川A·D12345" << true;
        QTest::newRow("blue plate") << "新能源"
                                    << ""
                                    << "川A·12345" << false;
        QTest::newRow("no exemption") << ""
                                      << "electric"
                                      << "川AD12345" << false;
    }
    void exemptions() {
        QFETCH(QString, exempt);
        QFETCH(QString, energy);
        QFETCH(QString, plate);
        TruckZone zone;
        if (!exempt.isEmpty())
            zone.exempt = {exempt.toStdString()};
        QTEST(isExempt(zone, energy.toStdString(), plate.toStdString()), "passes");
    }

    void tablesGoRoundTheZone() {
        const auto city = townWithZone(true, 400.0);
        QVERIFY(city);
        std::vector<Access> places;
        for (const CandidateSite& site : city->candidates)
            if (site.truckAccess && places.size() < 40)
                places.push_back(*site.truckAccess);
        const TruckPeriods periods = makeTruckPeriods(*city, "electric", places, 1, {}, {});
        QCOMPARE(periods.periods.size(), std::size_t(3)); // until it closes, closed, after
        QVERIFY(periods.periods[1] < minutes(7 * 60));
        QCOMPARE(periods.periods[2], minutes(22 * 60));
        QCOMPARE(periods.tables.size(), std::size_t(3));
        QVERIFY(periods.isBound.front());
        QVERIFY(*periods.tables[0] == *periods.tables[2]);
        PathFinder finder(periods.networks[1], TravelMode::Truck);
        std::size_t longer = 0;
        std::size_t cutOff = 0;
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t j = 0; j < places.size(); ++j) {
                const PlaceIndex a{i};
                const PlaceIndex b{j};
                if (i == j || !periods.tables[0]->isReachable(a, b))
                    continue;
                if (!periods.tables[1]->isReachable(a, b)) {
                    ++cutOff;
                    continue;
                }
                QVERIFY(periods.tables[1]->duration(a, b) >= periods.tables[0]->duration(a, b));
                longer += periods.tables[1]->duration(a, b) > periods.tables[0]->duration(a, b) ? 1U : 0U;
                const auto path = finder.find(places[i].foot, places[i], places[j].foot, places[j]);
                QVERIFY(path);
                QCOMPARE(path->length, periods.tables[1]->distance(a, b));
                // Streets count as inside by their middle, so a path may graze the border but never cross.
                std::size_t deep = 0;
                const Point c = city->demandBounds().centre();
                for (const Point& p : path->line)
                    deep += std::abs(p.x - c.x) < 200.0 && std::abs(p.y - c.y) < 200.0 ? 1U : 0U;
                QCOMPARE(deep, std::size_t(0));
            }
        QVERIFY(longer > 0);
        QVERIFY(cutOff > 0);
    }

    void roundsMoveOutOfTheHours() {
        const auto free = planOf(townWithZone(false, 0.0));
        const auto city = townWithZone(true, 400.0);
        const auto bound = planOf(city);
        QVERIFY(free->uncollected.empty());
        QVERIFY2(bound->uncollected.empty(),
                 bound->uncollected.empty() ? "" : bound->uncollected.front().limit.c_str());
        std::size_t inside = 0;
        for (const PlannedRoute& route : bound->routes)
            for (std::size_t s = 1; s < route.stops.size(); ++s) {
                const PlannedStop& from = route.stops[s - 1];
                const PlannedStop& to = route.stops[s];
                if (!isInside(*city, from.at) && !isInside(*city, to.at))
                    continue;
                ++inside;
                const Duration leaves = from.arrive + from.dwell;
                QVERIFY2(to.arrive <= minutes(7 * 60) || leaves >= minutes(22 * 60) || from.at == to.at,
                         route.key.text().c_str());
            }
        QVERIFY(inside > 0);
    }

    void greenTrucksDriveAllDay() {
        const auto city = townWithZone(true, 400.0);
        City copy = *city;
        copy.truckZones.front().exempt = {"new-energy"};
        std::vector<Access> places;
        for (const RecyclingCentre& centre : copy.centres)
            if (centre.truckAccess)
                places.push_back(*centre.truckAccess);
        copy.fleet.clear();
        const TruckPeriods electric = makeTruckPeriods(copy, "electric", places, 1, {}, {});
        QCOMPARE(electric.periods.size(), std::size_t(1));
        const TruckPeriods diesel = makeTruckPeriods(copy, "diesel", places, 1, {}, {});
        QVERIFY(diesel.periods.size() > 1);
        Truck blue;
        blue.key = Key("川A12345");
        blue.energy = "diesel";
        Truck green;
        green.key = Key("川AD12345");
        copy.fleet = {blue, green};
        const TruckPeriods both = makeTruckPeriods(copy, "electric", places, 1, {}, {});
        QCOMPARE(both.profiles, (std::vector<std::uint32_t>{0, 1}));
        QCOMPARE(both.isBound, (std::vector<bool>{true, false}));
    }
};

QTEST_GUILESS_MAIN(TestTruckPeriods)
#include "tst_truck_periods.moc"
