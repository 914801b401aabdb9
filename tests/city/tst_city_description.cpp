#include "tests/city/town_files.h"

using namespace planner;

Q_DECLARE_METATYPE(planner::SourceSpec)

namespace {

SourceSpec spec(const std::string& path, const std::string& layer = {}) {
    SourceSpec made;
    made.path = path;
    made.layer = layer;
    return made;
}

} // namespace

class TestCityDescription : public QObject {
    Q_OBJECT

private slots:
    void readsTheDocumentedFile() {
        const CityDescription city = cityFromJson(
            R"({"city":1,"name":"成都","crs":"EPSG:4544","roles":{"demand":[{"source":"d.csv","layer":"",
               "crs":"EPSG:4326","offset":"gcj02","encoding":"GBK","where":"a > 1",
               "fields":{"x":"lon","y":"lat","people":"trips"}}],"truck-zones":[{"source":"z.shp"}]},
               "settings":{"candidates.spacing_m":200,"siting.max_walk_m":"300"}})",
            "city.json");
        QCOMPARE(city.name, std::string("成都"));
        QCOMPARE(city.crs, std::string("EPSG:4544"));
        const SourceSpec& demand = city.roles.at(Role::Demand).front();
        QCOMPARE(demand.path, std::string("d.csv"));
        QVERIFY(demand.offset == OffsetSystem::Gcj02);
        QCOMPARE(demand.fields.at("people"), std::string("trips"));
        QCOMPARE(city.roles.at(Role::TruckZones).size(), std::size_t{1});
        QCOMPARE(city.settings.at("candidates.spacing_m"), std::string("200"));
        QCOMPARE(city.settings.at("siting.max_walk_m"), std::string("300"));
    }

    void survivesARoundTrip() {
        CityDescription city;
        city.name = "Würzburg \"north\"";
        city.crs = "EPSG:25832";
        SourceSpec demand = spec("data/buildings, all.gpkg", "buildings");
        demand.crs = "+proj=utm +zone=32";
        demand.offset = OffsetSystem::Bd09;
        demand.encoding = "GBK";
        demand.where = "use IN ('a','b')";
        demand.fields = {{"people", "人口"}, {"floors", "层数"}};
        city.roles[Role::Demand] = {demand, spec("more.csv")};
        city.roles[Role::Roads] = {spec("r.osm.pbf")};
        city.settings = {
            {"siting.max_walk_m", "300"}, {"truck.start_h", "07.50"}, {"cost.discount_rate", "0.06"}};
        const std::string text = cityToJson(city);
        QVERIFY(cityFromJson(text, "f") == city);
        QCOMPARE(cityToJson(cityFromJson(text, "f")), text);
        QVERIFY(text.find("\"siting.max_walk_m\": 300") != std::string::npos);
    }

    void refuses_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* title, const char* json, ErrorCode code, const char* name) {
            QTest::newRow(title) << QString(json) << static_cast<int>(code) << QString(name);
        };
        row("no JSON", "{\"city\":1,", ErrorCode::BadJson, "");
        row("an array", "[]", ErrorCode::BadJson, "");
        row("no version", R"({"name":"a"})", ErrorCode::BadJson, "city");
        row("newer version", R"({"city":2})", ErrorCode::NewerVersion, "city");
        row("unknown member", R"({"city":1,"colour":"red"})", ErrorCode::UnknownSetting, "colour");
        row("unknown role", R"({"city":1,"roles":{"homes":[]}})", ErrorCode::UnknownRole, "homes");
        row("role is no array", R"({"city":1,"roles":{"demand":{}}})", ErrorCode::BadJson, "demand");
        row("unknown member of a source", R"({"city":1,"roles":{"demand":[{"source":"a","sheet":"b"}]}})",
            ErrorCode::UnknownSetting, "sheet");
        row("no path", R"({"city":1,"roles":{"demand":[{"layer":"a"}]}})", ErrorCode::BadJson, "demand");
        row("unknown field", R"({"city":1,"roles":{"demand":[{"source":"a","fields":{"peple":"b"}}]}})",
            ErrorCode::UnknownSetting, "peple");
        row("unknown offset", R"({"city":1,"roles":{"demand":[{"source":"a","offset":"mars"}]}})",
            ErrorCode::BadValue, "offset");
        row("setting is a list", R"({"city":1,"settings":{"a":[1]}})", ErrorCode::BadValue, "a");
    }
    void refuses() {
        QFETCH(QString, json);
        QFETCH(int, code);
        QFETCH(QString, name);
        try {
            (void)cityFromJson(json.toStdString(), "city.json");
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY2(static_cast<int>(error.code()) == code, error.what());
            QCOMPARE(QString::fromStdString(error.details().name), name);
            QCOMPARE(error.details().file, std::string("city.json"));
        }
    }

    void rolesHaveOneNameEach() {
        for (std::size_t i = 0; i < RoleCount; ++i)
            QVERIFY(roleFromName(nameOf(static_cast<Role>(i))) == static_cast<Role>(i));
        QVERIFY(!roleFromName("Demand"));
    }

    void readsFlags_data() {
        QTest::addColumn<QString>("flag");
        QTest::addColumn<SourceSpec>("expected");
        QTest::newRow("path") << "a.shp" << spec("a.shp");
        QTest::newRow("layer") << "a.gpkg#roads" << spec("a.gpkg", "roads");
        QTest::newRow("layer by key") << "a.gpkg,layer=x#y" << spec("a.gpkg", "x#y");
        QTest::newRow("hash in a folder") << "C#/a.shp" << spec("C#/a.shp");
        QTest::newRow("hash in a folder and layer") << "C#/a.gpkg#b" << spec("C#/a.gpkg", "b");
        QTest::newRow("comma in the path") << "homes, new.csv" << spec("homes, new.csv");
        SourceSpec keys = spec("a,b.csv");
        keys.crs = "EPSG:4326";
        keys.offset = OffsetSystem::Gcj02;
        keys.encoding = "GBK";
        keys.fields = {{"people", "trips"}, {"x", "经度"}, {"y", "纬度"}};
        QTest::newRow("keys after a comma in the path")
            << "a,b.csv,crs=EPSG:4326,offset=gcj02,encoding=GBK,people=trips,x=经度,y=纬度" << keys;
        SourceSpec filter = spec("a.gpkg", "b");
        filter.where = "kind IN ('x','y') AND n=3";
        filter.fields = {{"floors", "levels"}};
        QTest::newRow("commas and equals in a filter")
            << "a.gpkg#b,where=kind IN ('x','y') AND n=3,floors=levels" << filter;
        SourceSpec wkt = spec("a.shp");
        wkt.crs = "+proj=utm +zone=33 +datum=WGS84";
        QTest::newRow("PROJ text") << "a.shp,crs=+proj=utm +zone=33 +datum=WGS84" << wkt;
    }
    void readsFlags() {
        QFETCH(QString, flag);
        QFETCH(SourceSpec, expected);
        QVERIFY(sourceFromFlag(flag.toStdString()) == expected);
    }

    void refusesFlags_data() {
        QTest::addColumn<QString>("flag");
        QTest::newRow("empty") << "";
        QTest::newRow("layer without a path") << "#a";
        QTest::newRow("unknown key") << "a.csv,peple=trips";
        QTest::newRow("unknown offset") << "a.csv,offset=wgs";
        QTest::newRow("empty value") << "a.csv,crs=";
    }
    void refusesFlags() {
        QFETCH(QString, flag);
        QVERIFY_EXCEPTION_THROWN((void)sourceFromFlag(flag.toStdString()), Error);
    }

    void pathsStartFromTheFileOfTheCity() {
        CityDescription city;
        city.baseFolder = "/data/town";
        QCOMPARE(resolvedSource(city, spec("../d.csv")).path, std::string("/data/d.csv"));
        QCOMPARE(resolvedSource(city, spec("/x/d.csv")).path, std::string("/x/d.csv"));
        SourceSpec source = spec("d.shp");
        source.crs = "d.prj";
        QCOMPARE(resolvedSource(city, source).crs, std::string("/data/town/d.prj"));
        source.crs = "EPSG:4326";
        QCOMPARE(resolvedSource(city, source).crs, std::string("EPSG:4326"));
        city.baseFolder.clear();
        QCOMPARE(resolvedSource(city, spec("d.csv")).path, std::string("d.csv"));
    }
};

QTEST_APPLESS_MAIN(TestCityDescription)
#include "tst_city_description.moc"
