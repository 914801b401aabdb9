#include "tests/city/town_files.h"

using namespace planner;

namespace {

People totalPeople(const City& city) {
    People sum;
    for (const DemandPoint& point : city.demand)
        sum += point.people;
    return sum;
}

/// A CSV of points 50 m apart along the second street, with one more column.
std::string csv(const TownFiles& town, const std::string& head, const std::vector<std::string>& cells) {
    std::string text = "lon,lat" + (head.empty() ? "" : "," + head) + "\n";
    for (std::size_t i = 0; i < cells.size(); ++i)
        text += town.at(20.0 + 50.0 * static_cast<double>(i), 110.0) + (head.empty() ? "" : "," + cells[i]) +
                "\n";
    return text;
}

} // namespace

class TestDemandLoading : public QObject {
    Q_OBJECT

private slots:
    void pointWeights_data() {
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("cells");
        QTest::addColumn<QString>("mapping");
        QTest::addColumn<double>("people");
        QTest::addColumn<double>("stated");
        QTest::addColumn<int>("points");
        QTest::newRow("addresses") << ""
                                   << "1;2;3"
                                   << "" << 7.8 << 0.0 << 3;
        QTest::newRow("kg_day") << "kg_day"
                                << "1.5;2.5"
                                << "" << 0.0 << 4.0 << 2;
        QTest::newRow("people") << "people"
                                << "3;4"
                                << "" << 7.0 << 0.0 << 2;
        QTest::newRow("people by another name") << "trips"
                                                << "3;4"
                                                << ",people=trips" << 7.0 << 0.0 << 2;
        QTest::newRow("population is people") << "population"
                                              << "3;4"
                                              << "" << 7.0 << 0.0 << 2;
        QTest::newRow("households") << "households"
                                    << "10;20"
                                    << "" << 78.0 << 0.0 << 2;
        QTest::newRow("floor area") << "floor_area"
                                    << "400;800"
                                    << "" << 30.0 << 0.0 << 2;
        QTest::newRow("floor area and floors") << "floor_area,floors"
                                               << "400,2;800,3"
                                               << "" << 80.0 << 0.0 << 2;
        QTest::newRow("kg before people") << "people,kg_day"
                                          << "3,1;4,1"
                                          << "" << 0.0 << 2.0 << 2;
        QTest::newRow("people before households") << "households,people"
                                                  << "3,1;4,1"
                                                  << "" << 2.0 << 0.0 << 2;
        QTest::newRow("households before floor area") << "floor_area,households"
                                                      << "400,1;400,1"
                                                      << "" << 5.2 << 0.0 << 2;
        QTest::newRow("an empty cell takes the next") << "people,households"
                                                      << "5,9;,1"
                                                      << "" << 7.6 << 0.0 << 2;
        QTest::newRow("zero is no demand") << "people"
                                           << "5;0;0"
                                           << "" << 5.0 << 0.0 << 1;
    }
    void pointWeights() {
        QFETCH(QString, head);
        QFETCH(QString, cells);
        QFETCH(QString, mapping);
        QFETCH(double, people);
        QFETCH(double, stated);
        QFETCH(int, points);
        const TownFiles town;
        std::vector<std::string> rows;
        for (const QString& cell : cells.split(';'))
            rows.push_back(cell.toStdString());
        town.write("d.csv", csv(town, head.toStdString(), rows));
        const auto city = load(town.describe("d.csv" + mapping.toStdString()));
        QCOMPARE(static_cast<int>(city->demand.size()), points);
        QCOMPARE(totalPeople(*city), persons(people));
        MassRate sum;
        for (const DemandPoint& point : city->demand) {
            sum += point.stated.value_or(MassRate{});
            QVERIFY(point.access.has_value());
        }
        QCOMPARE(sum, kilogramsPerDay(stated));
    }

    void whatWasAssumedIsTold() {
        const TownFiles town;
        town.write("d.csv", csv(town, "", {"", ""}));
        const auto city = load(town.describe("d.csv"));
        QVERIFY(findingOf(*city, "assumed-people", "demand"));
        const HealthFinding* crs = findingOf(*city, "assumed-crs", "demand");
        QVERIFY(crs != nullptr && !crs->isWarning);
        QCOMPARE(crs->value, std::string("EPSG:4326"));
        QCOMPARE(city->crs.definition(), std::string("EPSG:32632"));
        QVERIFY(findingOf(*city, "candidates-made", "candidates"));
        QCOMPARE(findingOf(*city, "population", "demand")->count, 2);
    }

    void buildingsCountByFootprintAndFloors() {
        const TownFiles town;
        town.write("b.geojson",
                   TownFiles::collection({
                       TownFiles::feature("Polygon", town.box(20, 20, 20, 10), R"({"floors":4})"),
                       TownFiles::feature("Polygon", town.box(120, 20, 20, 10), R"({"floors":null})"),
                   }));
        const auto city = load(town.describe("b.geojson"));
        QCOMPARE(city->demand.size(), std::size_t{2});
        // 200 m² × 4 floors / 40 m² a person; the degrees of the test town are good to half a percent.
        QVERIFY(std::abs(inPersons(city->demand[0].people) - 20.0) < 0.1);
        QVERIFY(std::abs(inPersons(city->demand[1].people) - 5.0) < 0.03);
        QVERIFY(findingOf(*city, "assumed-footprint", "demand"));
    }

    void populationAreasCountAtAPlaceInside() {
        const TownFiles town;
        // A U: its centre of mass lies outside.
        const std::string shape = "[[[" + town.at(10, 10) + "],[" + town.at(90, 10) + "],[" +
                                  town.at(90, 90) + "],[" + town.at(80, 90) + "],[" + town.at(80, 20) +
                                  "],[" + town.at(20, 20) + "],[" + town.at(20, 90) + "],[" +
                                  town.at(10, 90) + "],[" + town.at(10, 10) + "]]]";
        town.write("p.geojson",
                   TownFiles::collection({TownFiles::feature("Polygon", shape, R"({"people":100})")}));
        const auto city = load(town.describe("p.geojson"));
        QCOMPARE(city->demand.front().people, persons(100.0));
        const Transform transform(Crs::wgs84(), city->crs);
        const Point inner = *transform.forward({town.lon(50), town.lat(55)});
        const Point at = city->demand.front().at;
        QVERIFY(std::abs(at.x - inner.x) > 29.0 || at.y < inner.y - 34.0);
    }

    void peopleOfLargeAreasAreSpread() {
        const TownFiles town;
        town.write(
            "p.geojson",
            TownFiles::collection({
                TownFiles::feature("Polygon", town.box(0, 0, 600, 300), R"({"id":"a","people":1000.001})"),
                TownFiles::feature("Polygon", town.box(0, 300, 600, 300), R"({"id":"b","kg_day":77.777})"),
                TownFiles::feature("Polygon", town.box(0, 700, 3000, 3000), R"({"id":"c","people":50})"),
                TownFiles::feature("Polygon", town.box(20, 20, 60, 60), R"({"id":"d","people":9})"),
            }));
        const auto city = load(town.describe("p.geojson"));
        QCOMPARE(totalPeople(*city), persons(1059.001));
        std::map<char, int> places;
        MassRate stated;
        for (const DemandPoint& point : city->demand) {
            ++places[point.key.text().front()];
            stated += point.stated.value_or(MassRate{});
        }
        QCOMPARE(stated, kilogramsPerDay(77.777));
        QVERIFY(places['a'] >= 15 && places['a'] <= 21);
        QVERIFY(places['b'] >= 15 && places['b'] <= 21);
        QCOMPARE(places['c'], 1); // no street near
        QCOMPARE(places['d'], 1); // a building's size
        QCOMPARE(findingOf(*city, "spread-area", "demand")->count, 2);
    }

    void osmAreasCountOnlyBuildingsThatMayBeHomes() {
        const TownFiles town;
        const auto area = [&](double east, const char* tags) {
            return TownFiles::feature("Polygon", town.box(east, 20, 20, 10), tags);
        };
        town.write("m.geojson",
                   TownFiles::collection({
                       area(20, R"({"osm_way_id":"1","building":"yes"})"),
                       area(120, R"({"osm_way_id":"2","building":"garage"})"),
                       area(220, R"({"osm_way_id":"3","building":null,"landuse":"forest"})"),
                       area(320, R"({"osm_way_id":"4","building":"house","building:levels":"2"})"),
                   }));
        const auto city = load(town.describe("m.geojson"));
        QCOMPARE(city->demand.size(), std::size_t{2});
        QCOMPARE(city->health.countOf("not-a-building"), 1);
        QCOMPARE(city->health.countOf("not-a-dwelling"), 1);
        QVERIFY(std::abs(inPersons(city->demand[1].people) - 10.0) < 0.1);
    }

    void badRowsAreCountedWithTheirNumbers() {
        const TownFiles town;
        std::string text = csv(town, "people", {"1", "2", "3", "4", "5", "6", "7", "8", "-1", "many"});
        text += "8.9,abc,1\n";
        town.write("d.csv", text);
        CityDescription description = town.describe("d.csv,people=people");
        description.settings["data.max_bad_share"] = "0.5";
        const auto city = load(description);
        QCOMPARE(city->demand.size(), std::size_t{8});
        const HealthFinding* negative = findingOf(*city, "negative-weight", "demand");
        QVERIFY(negative != nullptr && negative->isWarning);
        QCOMPARE(negative->features, (std::vector<std::int64_t>{10}));
        QCOMPARE(findingOf(*city, "bad-weight", "demand")->features, (std::vector<std::int64_t>{11}));
        QCOMPARE(city->health.countOf("no-place"), 1);
    }

    void tooManyBadRowsEndTheReading() {
        const TownFiles town;
        town.write("d.csv", csv(town, "people", {"1", "2", "-1", "4"}));
        const std::optional<Error> error = loadError(town.describe("d.csv"));
        QVERIFY(error && error->code() == ErrorCode::TooManyBadFeatures);
        QCOMPARE(error->details().value, std::string("1 of 4"));
        QCOMPARE(error->details().reason, std::string("negative-weight"));
        QCOMPARE(error->details().name, std::string("demand"));
        QCOMPARE(error->details().feature, std::string("4"));
    }

    void wildPointsAreBadRows() {
        const TownFiles town;
        std::string text = csv(town, "people", {"1", "1", "1", "1", "1", "1"});
        text += "0,0,1\n";
        town.write("d.csv", text);
        const auto city = load(town.describe("d.csv"));
        QCOMPARE(city->demand.size(), std::size_t{6});
        QCOMPARE(city->health.countOf("outside-area"), 1);
        QCOMPARE(city->crs.definition(), std::string("EPSG:32632"));
    }

    void theStudyAreaLimitsDemandAndCandidates() {
        const TownFiles town;
        town.write("d.csv", csv(town, "people", {"1", "1", "1", "1", "1", "1", "1", "1"}));
        town.write("area.geojson",
                   TownFiles::collection({TownFiles::feature("Polygon", town.box(0, 0, 200, 300))}));
        CityDescription description = town.describe("d.csv");
        TownFiles::add(description, Role::Area, "area.geojson");
        const auto city = load(description);
        QCOMPARE(city->demand.size(), std::size_t{4});
        const auto whole = load(town.describe("d.csv"));
        QVERIFY(city->candidates.size() < whole->candidates.size());
        for (const CandidateSite& site : city->candidates)
            QVERIFY(site.at.x < whole->demandBounds().minX + 182.0);
    }

    void severalSourcesAddUpAndKeysStayUnique() {
        const TownFiles town;
        town.write("a.csv", csv(town, "id,people", {"7,1", "8,2"}));
        town.write("b.csv", csv(town, "id,people", {"7,3", "7,4"}));
        CityDescription description = town.describe("a.csv");
        TownFiles::add(description, Role::Demand, "b.csv");
        const auto city = load(description);
        QCOMPARE(totalPeople(*city), persons(10.0));
        std::set<std::string> keys;
        for (const DemandPoint& point : city->demand)
            keys.insert(point.key.text());
        QCOMPARE(keys.size(), std::size_t{4});
        QVERIFY(keys.contains("7") && keys.contains("2/7"));
        QCOMPARE(city->health.countOf("duplicate-key"), 1);
        QCOMPARE(city->health.countOf("duplicate-place"), 2);
    }

    void farAndFencedHomesAreCounted() {
        const TownFiles town;
        std::string text = "lon,lat,people\n";
        text += town.at(50, 110) + ",1\n";
        text += town.at(50, 1500) + ",1\n"; // 900 m beyond the last street
        text += town.at(250, 650) + ",1\n"; // 50 m beyond it, behind a wall
        text += town.at(50, 50) + ",1\n";
        text += town.at(350, 50) + ",1\n";
        town.write("d.csv", text);
        const std::string wall = "[[" + town.at(-500, 640) + "],[" + town.at(1500, 640) + "]]";
        town.write("wall.geojson", TownFiles::collection({TownFiles::feature("LineString", wall)}));
        CityDescription description = town.describe("d.csv");
        TownFiles::add(description, Role::Barriers, "wall.geojson");
        const auto city = load(description);
        QCOMPARE(city->demand.size(), std::size_t{5});
        QCOMPARE(findingOf(*city, "off-network", "demand")->features, (std::vector<std::int64_t>{3}));
        QCOMPARE(findingOf(*city, "behind-barrier", "demand")->features, (std::vector<std::int64_t>{4}));
        QVERIFY(city->demand[2].failure == AccessFailure::BehindBarrier);
    }
};

QTEST_GUILESS_MAIN(TestDemandLoading)
#include "tst_demand_loading.moc"
