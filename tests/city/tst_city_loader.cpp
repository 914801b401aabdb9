#include "tests/city/town_files.h"

using namespace planner;

namespace {

/// A town with one hundred people at each of a few corners.
class Town : public TownFiles {
public:
    explicit Town(double lon = 9.0, double lat = 47.0) : TownFiles(lon, lat) {
        std::string text = "lon,lat,people\n";
        for (int i = 0; i < 4; ++i)
            text += at(100.0 * i + 30.0, 108.0) + ",100\n";
        write("d.csv", text);
    }
    [[nodiscard]] CityDescription city() const { return describe("d.csv"); }
    [[nodiscard]] std::string point(double east, double north, const std::string& properties) const {
        return feature("Point", "[" + at(east, north) + "]", properties);
    }
    void points(const std::string& name, const std::vector<std::string>& features) const {
        write(name, collection(features));
    }
};

} // namespace

class TestCityLoader : public QObject {
    Q_OBJECT

private slots:
    void readsAWholeTown() {
        const Town town;
        town.points(
            "centres.geojson",
            {town.point(590, 590,
                        R"({"id":"z1","name":"Centre","capacity_t":3,"opens":"7:30","closes":"19"})")});
        town.points("depots.geojson", {town.point(10, 590, R"({"name":"Yard"})")});
        town.points(
            "existing.geojson",
            {town.point(205, 305, R"({"id":"c1","name":"Old cabin","host":"school","state":"may close",
                                              "volume_m3":12,"owner":"City","run_by":"volunteers"})")});
        town.write("districts.geojson",
                   TownFiles::collection(
                       {TownFiles::feature("Polygon", town.box(-50, -50, 200, 800), R"({"name":"West"})"),
                        TownFiles::feature("Polygon", town.box(150, -50, 600, 800), R"({"name":"East"})")}));
        town.write("zones.geojson",
                   TownFiles::collection({TownFiles::feature(
                       "Polygon", town.box(0, 0, 200, 200),
                       R"({"name":"Core","from":"7:00","until":"21:00","exempt":"electric, gas"})")}));
        town.write("fleet.csv",
                   "plate,energy,kg,m3,shift,depot,cost\nA1,electric,1200,14,7,Yard,200\nA2,diesel,,,,,\n");
        CityDescription description = town.city();
        TownFiles::add(description, Role::Centres, "centres.geojson");
        TownFiles::add(description, Role::Depots, "depots.geojson");
        TownFiles::add(description, Role::Existing, "existing.geojson");
        TownFiles::add(description, Role::Districts, "districts.geojson");
        TownFiles::add(description, Role::TruckZones, "zones.geojson");
        TownFiles::add(description, Role::Fleet, "fleet.csv");
        const auto city = load(description);

        QCOMPARE(city->name, std::string("Test town"));
        QCOMPARE(city->centres.front().key, Key("z1"));
        QCOMPARE(city->centres.front().dailyCapacity->count(), kilograms(3000).count());
        QCOMPARE(city->centres.front().opens, minutes(450));
        QCOMPARE(city->centres.front().closes, minutes(19 * 60));
        QVERIFY(city->centres.front().truckAccess && city->depots.front().truckAccess);
        QCOMPARE(city->districts.size(), std::size_t{2});
        QCOMPARE(city->demand[0].district->value(), 0U);
        QCOMPARE(city->demand[3].district->value(), 1U);
        QCOMPARE(city->truckZones.front().exempt, (std::vector<std::string>{"electric", "gas"}));
        QCOMPARE(city->truckZones.front().until, minutes(21 * 60));
        QCOMPARE(city->fleet.size(), std::size_t{2});
        QCOMPARE(city->fleet[0].capacity, kilograms(1200));
        QCOMPARE(city->fleet[0].depot->value(), 0U);
        QCOMPARE(city->fleet[1].capacity, kilograms(1500));
        QCOMPARE(city->fleet[1].volume, cubicMetres(16));
        QVERIFY(!city->fleet[1].depot);

        const ExistingCabin& old = city->existing.front();
        QVERIFY(old.state == ExistingState::MayClose && old.details.host == HostKind::School);
        QCOMPARE(old.details.runBy, std::string("volunteers"));
        QCOMPARE(*old.volume, cubicMetres(12));
        const CandidateSite& site = city->candidates.front();
        QVERIFY(site.existingCabin == old.key && !site.isMade && site.access && site.truckAccess);
        QCOMPARE(site.details, old.details);
        QCOMPARE(city->attributions, (std::vector<std::string>{"© OpenStreetMap contributors"}));
    }

    void candidatesKeepTheirDistanceAndStayOutOfForbiddenAreas() {
        const Town town;
        town.write("no.geojson", TownFiles::collection({TownFiles::feature(
                                     "Polygon", town.box(-50, -50, 330, 330), R"({"id":"park"})")}));
        CityDescription description = town.city();
        const auto all = load(description);
        TownFiles::add(description, Role::Forbidden, "no.geojson");
        const auto city = load(description);
        QVERIFY(city->candidates.size() > 20 && city->candidates.size() < all->candidates.size());
        std::set<std::string> keys;
        for (std::size_t i = 0; i < city->candidates.size(); ++i) {
            const CandidateSite& site = city->candidates[i];
            QVERIFY(site.isMade && site.access && site.truckAccess && !site.forbiddenBy);
            QVERIFY(site.access->leg <= metres(6.1));
            QVERIFY(!contains(city->forbidden.front().area, site.at));
            QVERIFY(keys.insert(site.key.text()).second);
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(planarDistance(site.at, city->candidates[k].at) >= 75.0);
        }
        // The same streets give the same places, whatever else changes.
        std::set<std::string> before;
        for (const CandidateSite& site : all->candidates)
            before.insert(site.key.text());
        std::size_t kept = 0;
        for (const std::string& key : keys)
            kept += before.contains(key) ? 1 : 0;
        QVERIFY(kept * 10 >= keys.size() * 8);
    }

    void aLayerOfCandidatesIsTakenAsItIs() {
        const Town town;
        town.points("c.geojson",
                    {town.point(100, 108, R"({"id":"a","address":"Row 1","area_m2":12.5})"),
                     town.point(300, 308, R"({"id":"b"})"), town.point(400, 2000, R"({"id":"far"})")});
        town.points("existing.geojson",
                    {town.point(302, 308, R"({"id":"x"})"), town.point(500, 508, R"({"id":"y"})")});
        town.write("no.geojson", TownFiles::collection({TownFiles::feature(
                                     "Polygon", town.box(90, 90, 30, 30), R"({"id":"park"})")}));
        CityDescription description = town.city();
        TownFiles::add(description, Role::Candidates, "c.geojson");
        TownFiles::add(description, Role::Existing, "existing.geojson");
        TownFiles::add(description, Role::Forbidden, "no.geojson");
        const auto city = load(description);
        QCOMPARE(city->candidates.size(), std::size_t{4});
        QVERIFY(city->candidates[0].forbiddenBy == Key("park"));
        QCOMPARE(*city->candidates[0].details.areaSquareMetres, 12.5);
        QVERIFY(city->candidates[1].existingCabin == Key("x"));
        QVERIFY(!city->candidates[2].access);
        QVERIFY(city->candidates[3].existingCabin == Key("y"));
        QCOMPARE(findingOf(*city, "off-network", "candidates")->count, 1);
    }

    void errors_data() {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("flag");
        QTest::addColumn<int>("code");
        const auto row = [](const char* title, const char* role, const char* flag, ErrorCode code) {
            QTest::newRow(title) << QString(role) << QString(flag) << static_cast<int>(code);
        };
        row("no streets at all", "roads", "", ErrorCode::NoStreets);
        row("streets elsewhere", "roads", "elsewhere.geojson", ErrorCode::NoStreets);
        row("lines that are no streets", "roads", "rivers.geojson", ErrorCode::NoStreets);
        row("points for streets", "roads", "points.geojson", ErrorCode::WrongGeometry);
        row("streets missing", "roads", "none.shp", ErrorCode::FileMissing);
        row("no demand named", "demand", "", ErrorCode::NoDemand);
        row("lines for demand", "demand", "rivers.geojson", ErrorCode::WrongGeometry);
        row("zero demand", "demand", "zero.csv", ErrorCode::NoDemand);
        row("empty table", "demand", "empty.csv", ErrorCode::FileEmpty);
        row("no coordinates", "demand", "bare.csv", ErrorCode::WrongGeometry);
        row("no CRS", "demand", "xy.csv,x=a,y=b", ErrorCode::CrsMissing);
        row("degrees said to be metres", "demand", "d.csv,crs=EPSG:32632", ErrorCode::CrsUnfit);
        row("metres said to be degrees", "demand", "xy.csv,x=a,y=b,crs=EPSG:4326", ErrorCode::CrsUnfit);
        row("unknown CRS", "demand", "xy.csv,x=a,y=b,crs=EPSG:99", ErrorCode::CrsUnknown);
        row("field missing", "demand", "d.csv,people=inhabitants", ErrorCode::FieldMissing);
        row("points for districts", "districts", "points.geojson", ErrorCode::WrongGeometry);
        row("lines for centres", "centres", "rivers.geojson", ErrorCode::WrongGeometry);
        row("hours that are none", "truck-zones", "zone.geojson", ErrorCode::TooManyBadFeatures);
        row("unknown depot", "fleet", "fleet.csv", ErrorCode::TooManyBadFeatures);
    }
    void errors() {
        QFETCH(QString, role);
        QFETCH(QString, flag);
        QFETCH(int, code);
        const Town town;
        town.points("points.geojson", {town.point(1, 1, "{}")});
        town.write("elsewhere.geojson",
                   TownFiles::collection({TownFiles::feature("LineString", "[[20,20],[20.01,20]]",
                                                             R"({"highway":"residential"})")}));
        town.write("rivers.geojson", TownFiles::collection({TownFiles::feature(
                                         "LineString", "[[" + town.at(0, 0) + "],[" + town.at(9, 9) + "]]",
                                         R"({"highway":null,"waterway":"river"})")}));
        town.write("zero.csv", "lon,lat,people\n" + town.at(0, 0) + ",0\n");
        town.write("empty.csv", "lon,lat,people\n");
        town.write("bare.csv", "name,people\nA,3\n");
        town.write("xy.csv", "a,b,people\n500000,5200000,3\n");
        town.write("zone.geojson", TownFiles::collection({TownFiles::feature("Polygon", town.box(0, 0, 9, 9),
                                                                             R"({"from":"noon"})")}));
        town.write("fleet.csv", "plate,depot\nA1,Yard\n");
        CityDescription description = town.city();
        const Role named = *roleFromName(role.toStdString());
        description.roles[named].clear();
        if (!flag.isEmpty())
            TownFiles::add(description, named, flag.toStdString());
        const std::optional<Error> error = loadError(description);
        QVERIFY2(error.has_value(), "no error");
        QVERIFY2(static_cast<int>(error->code()) == code, error->what());
        if (error->code() == ErrorCode::NoStreets)
            QVERIFY(error->details().reason.find("OpenStreetMap") != std::string::npos);
    }

    void projectCrs_data() {
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("crs");
        QTest::addColumn<int>("code");
        const int none = -1;
        QTest::newRow("Europe") << 9.0 << 47.0 << ""
                                << "EPSG:32632" << none;
        QTest::newRow("Chengdu") << 104.07 << 30.66 << ""
                                 << "EPSG:4544" << none;
        QTest::newRow("Shanghai") << 121.47 << 31.23 << ""
                                  << "EPSG:4549" << none;
        QTest::newRow("southern") << -56.2 << -34.9 << ""
                                  << "EPSG:32721" << none;
        QTest::newRow("zone prefix") << 104.07 << 30.66 << "EPSG:4523"
                                     << "EPSG:4523" << none;
        QTest::newRow("zone far away") << 104.07 << 30.66 << "EPSG:4526"
                                       << "" << static_cast<int>(ErrorCode::CrsUnfit);
        QTest::newRow("Web Mercator") << 104.07 << 30.66 << "EPSG:3857"
                                      << "" << static_cast<int>(ErrorCode::CrsUnfit);
        QTest::newRow("degrees") << 104.07 << 30.66 << "EPSG:4490"
                                 << "" << static_cast<int>(ErrorCode::CrsUnfit);
        QTest::newRow("nonsense") << 104.07 << 30.66 << "metres"
                                  << "" << static_cast<int>(ErrorCode::CrsUnknown);
    }
    void projectCrs() {
        QFETCH(double, lon);
        QFETCH(double, lat);
        QFETCH(QString, wanted);
        QFETCH(QString, crs);
        QFETCH(int, code);
        const Town town(lon, lat);
        CityDescription description = town.city();
        description.crs = wanted.toStdString();
        const std::optional<Error> error = loadError(description);
        QCOMPARE(error ? static_cast<int>(error->code()) : -1, code);
        if (!error)
            QCOMPARE(QString::fromStdString(load(description)->crs.definition()), crs);
    }

    void officeTablesInChinaDeclareTheirOffset() {
        const Town town(104.07, 30.66);
        std::string table = "小区居民统计表,,,\n名称,经度,纬度,户数\n";
        for (int i = 0; i < 5; ++i)
            table += "小区" + std::to_string(i) + "," + town.at(100.0 * i, 105.0) + ",100\n";
        table += "合计,,,500\n";
        town.write("表.csv", table);
        COMPARE_ERROR(town.describe("表.csv"), ErrorCode::OffsetUndeclared);
        const auto city = load(town.describe("表.csv,offset=wgs84,crs=EPSG:4326"));
        QCOMPARE(city->demand.size(), std::size_t{5});
        QCOMPARE(city->health.countOf("total-row"), 1);
        const Town abroad;
        std::string foreign = "名称,经度,纬度,户数\n甲," + abroad.at(100, 105) + ",100\n";
        abroad.write("表.csv", foreign);
        QVERIFY(!loadError(abroad.describe("表.csv,crs=EPSG:4326")));
    }

    void settingsOfTheCityFileHoldUnlessAFlagWins() {
        const Town town;
        CityDescription description = town.city();
        description.settings["candidates.spacing_m"] = "300";
        const std::size_t few = load(description)->candidates.size();
        QVERIFY(few < load(town.city())->candidates.size() / 4);
        const auto city =
            loadCity(description, gis::GdalSourceOpener(),
                     chengduProfile().with("candidates.spacing_m", "75"), travelProfiles(), {}, {});
        QVERIFY(city->candidates.size() > few * 4);
        description.settings["candidates.spacing"] = "300";
        COMPARE_ERROR(description, ErrorCode::UnknownSetting);
    }

    void stopsWhenAsked() {
        const Town town;
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)load(town.city(), stop.get_token()), Cancelled);
        bool isReported = false;
        (void)load(town.city(), {}, [&](const Progress&) { isReported = true; });
        QVERIFY(isReported);
    }

    void twoReadingsAreTheSame() {
        const Town town;
        const auto a = load(town.city());
        const auto b = load(town.city());
        QVERIFY(a->health == b->health);
        QCOMPARE(a->candidates.size(), b->candidates.size());
        for (std::size_t i = 0; i < a->candidates.size(); ++i)
            QVERIFY(a->candidates[i].key == b->candidates[i].key &&
                    a->candidates[i].access == b->candidates[i].access);
    }

    void riversAndRailwaysOfAnExtractStopALeg() {
        const Town town;
        const auto line = [&](double north, const std::string& tags) {
            return TownFiles::feature("LineString",
                                      "[[" + town.at(-400, north) + "],[" + town.at(900, north) + "]]", tags);
        };
        const std::string none =
            R"("highway":null,"railway":null,"waterway":null,"tunnel":null,"bridge":null)";
        const auto tagged = [&](const std::string& tag, const std::string& value,
                                const std::string& more = {}) {
            std::string tags = R"({"osm_id":"9",)" + none + "}";
            tags.replace(tags.find("\"" + tag + "\":null") + tag.size() + 3, 4, "\"" + value + "\"");
            if (!more.empty())
                tags.replace(tags.find("\"" + more + "\":null") + more.size() + 3, 4, "\"yes\"");
            return tags;
        };
        town.write("d.csv", "lon,lat,people\n" + town.at(50, 650) + ",1\n" + town.at(50, 110) + ",1\n");
        const auto loadWith = [&](const std::string& barrier) {
            town.write("osm.geojson",
                       TownFiles::collection({line(600, tagged("highway", "residential")),
                                              line(100, tagged("highway", "residential")), barrier}));
            CityDescription description = town.city();
            description.roles[Role::Roads] = {sourceFromFlag("osm.geojson")};
            return load(description);
        };
        QCOMPARE(loadWith(line(640, tagged("waterway", "river")))->health.countOf("behind-barrier"), 1);
        QCOMPARE(loadWith(line(640, tagged("railway", "rail")))->health.countOf("behind-barrier"), 1);
        QCOMPARE(loadWith(line(640, tagged("railway", "rail", "bridge")))->health.countOf("behind-barrier"),
                 0);
        QCOMPARE(loadWith(line(640, tagged("waterway", "river", "tunnel")))->health.countOf("behind-barrier"),
                 0);
        QCOMPARE(loadWith(line(640, tagged("waterway", "ditch")))->health.countOf("behind-barrier"), 0);
    }

    void plainLinesThatOnlyCrossMeet() {
        const Town town;
        std::vector<std::string> lines;
        for (int i = 0; i <= 6; ++i) {
            lines.push_back(TownFiles::feature("LineString", "[[" + town.at(-40, 100 * i) + "],[" +
                                                                 town.at(640, 100 * i) + "]]"));
            lines.push_back(TownFiles::feature("LineString", "[[" + town.at(100 * i, -40) + "],[" +
                                                                 town.at(100 * i, 640) + "]]"));
        }
        town.write("drawn.geojson", TownFiles::collection(lines));
        CityDescription description = town.city();
        description.roles[Role::Roads] = {sourceFromFlag("drawn.geojson")};
        const auto city = load(description);
        QCOMPARE(city->network->report().walkComponents, std::size_t{1});
        QVERIFY(city->health.countOf("noded-crossings") >= 49);
    }
};

QTEST_GUILESS_MAIN(TestCityLoader)
#include "tst_city_loader.moc"
