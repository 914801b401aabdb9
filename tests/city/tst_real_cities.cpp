#include "tests/city/town_files.h"

#include "libplanner/demand/demand_model.h"

#include <QFileInfo>

#include <ctime>

using namespace planner;

namespace {

std::string data(const char* name) {
    return std::string(CABIN_SHARED_DATA "/data/") + name;
}

CityDescription describe(const std::string& roads, const std::string& demand) {
    CityDescription made;
    TownFiles::add(made, Role::Roads, roads);
    TownFiles::add(made, Role::Demand, demand);
    return made;
}

People totalPeople(const City& city) {
    People sum;
    for (const DemandPoint& point : city.demand)
        sum += point.people;
    return sum;
}

std::size_t withAccess(const City& city) {
    std::size_t count = 0;
    for (const DemandPoint& point : city.demand)
        count += point.access ? 1 : 0;
    return count;
}

} // namespace

class TestRealCities : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (!QFileInfo::exists(QStringLiteral(CABIN_SHARED_DATA "/data/montevideo")))
            QSKIP("no folder of real cities here");
    }

    void montevideo() {
        const std::clock_t start = std::clock();
        const auto city =
            load(describe(data("montevideo/layers.gpkg#roads"), data("montevideo/addresses.csv")));
        const double cpuSeconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        QCOMPARE(city->demand.size(), std::size_t{205657});
        QVERIFY(city->candidates.size() >= 15000 && city->candidates.size() <= 25000);
        QVERIFY(withAccess(*city) > 205000);
        QCOMPARE(totalPeople(*city), persons(2.6 * 205657));
        QCOMPARE(static_cast<std::int64_t>(withAccess(*city)) + city->health.countOf("off-network"), 205657);
        const DemandWeights weights = demandWeights(*city, chengduProfile());
        QCOMPARE(weights.total, MassRate{std::llround(205657 * 2.6 * 250.0)});
        qInfo("%zu candidates, read in %.1f s of CPU", city->candidates.size(), cpuSeconds);
        QVERIFY2(cpuSeconds < 20.0, "five seconds are wanted; sanitizers and busy machines get some slack");
    }

    void chengdu() {
        CityDescription description =
            describe(data("chengdu/roads.shp"), data("chengdu/demand.csv,people=trips"));
        TownFiles::add(description, Role::Districts,
                       data("chengdu/districts_gbk.shp,crs=EPSG:4326,offset=gcj02"));
        const auto city = load(description);
        QCOMPARE(city->crs.definition(), std::string("EPSG:4544"));
        QCOMPARE(city->demand.size(), std::size_t{7608});
        QCOMPARE(totalPeople(*city), persons(17844));
        QCOMPARE(city->districts.size(), std::size_t{20});
        QCOMPARE(city->health.countOf("outside-districts"), 0);
        QCOMPARE(city->health.countOf("gcj02-suspected"), 0);
        QCOMPARE(city->health.countOf("gcj02-over-corrected"), 0);
        QCOMPARE(findingOf(*city, "assumed-offset", "demand")->count, 7608);
        bool hasQingyang = false;
        for (const District& district : city->districts)
            hasQingyang = hasQingyang || district.name == "青羊区";
        QVERIFY(hasQingyang);
    }

    void chengduDistrictsWithTheirShiftForgotten() {
        CityDescription description =
            describe(data("chengdu/roads.shp"), data("chengdu/demand.csv,people=trips"));
        TownFiles::add(description, Role::Districts, data("chengdu/districts_gbk.shp,crs=EPSG:4326"));
        const auto city = load(description);
        QVERIFY(findingOf(*city, "gcj02-suspected", "districts"));
        QVERIFY(!findingOf(*city, "gcj02-suspected", "demand"));
    }

    void jinanNeedsACrs() {
        COMPARE_ERROR(describe(data("jinan/edges.shp"), data("jinan/nodes.shp")), ErrorCode::CrsMissing);
        const auto city =
            load(describe(data("jinan/edges.shp,crs=EPSG:4326"), data("jinan/nodes.shp,crs=EPSG:4326")));
        QCOMPARE(city->crs.definition(), std::string("EPSG:4548"));
        QCOMPARE(city->demand.size(), std::size_t{12766});
        QCOMPARE(city->health.countOf("walk-islands"), 28);

        QVERIFY(city->candidates.size() > 5000);
    }

    void liechtensteinFromItsExtract() {
        const std::string extract = data("liechtenstein/liechtenstein-latest.osm.pbf");
        const auto city = load(describe(extract, extract));
        QVERIFY(city->demand.size() > 8000 && city->demand.size() < 8994);
        QVERIFY(totalPeople(*city) > persons(20000) && totalPeople(*city) < persons(100000));
        QVERIFY(city->health.countOf("not-a-building") > 0);
        QVERIFY(withAccess(*city) * 100 > city->demand.size() * 99);
    }

    void portoAlegreByHexagons() {
        for (const char* roads : {"porto_alegre/poa_osm.pbf", "porto_alegre/roads.gpkg"}) {
            const auto city = load(describe(data(roads), data("porto_alegre/poa_hexgrid.csv")));
            QCOMPARE(totalPeople(*city), persons(812935));
            QCOMPARE(static_cast<std::int64_t>(city->demand.size()) + city->health.countOf("zero-weight"),
                     1227);
            QCOMPARE(city->crs.definition(), std::string("EPSG:32722"));
        }
    }

    void aSubDistrictReadsAFewStreetsOfAnExtract() {
        CityDescription description =
            describe(data("liechtenstein/layers.gpkg#roads"), data("liechtenstein/layers.gpkg#buildings"));
        const TownFiles town(9.52, 47.14); // Vaduz
        town.write("area.geojson",
                   TownFiles::collection({TownFiles::feature("Polygon", town.box(0, -300, 600, 600))}));
        TownFiles::add(description, Role::Area, town.path("area.geojson"));
        description.settings["network.study_margin_m"] = "200";
        const auto city = load(description);
        const auto whole = load(
            describe(data("liechtenstein/layers.gpkg#roads"), data("liechtenstein/layers.gpkg#buildings")));
        QVERIFY(!city->demand.empty() && city->demand.size() * 5 < whole->demand.size());
        QVERIFY(city->network->edgeCount() * 5 < whole->network->edgeCount());
    }
};

QTEST_GUILESS_MAIN(TestRealCities)
#include "tst_real_cities.moc"
