#include "tests/city/town_files.h"

#include "libplanner/base/random.h"
#include "libplanner/city/shift_check.h"

using namespace planner;

class TestShiftCheck : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatWasForgotten_data() {
        QTest::addColumn<int>("written");
        QTest::addColumn<int>("declared");
        QTest::addColumn<double>("fromStreet");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char* name, OffsetSystem written, OffsetSystem declared, double away,
                            ShiftVerdict v) {
            QTest::newRow(name) << static_cast<int>(written) << static_cast<int>(declared) << away
                                << static_cast<int>(v);
        };
        using O = OffsetSystem;
        row("right", O::Wgs84, O::Wgs84, 8.0, ShiftVerdict::None);
        row("right, shift taken out", O::Gcj02, O::Gcj02, 8.0, ShiftVerdict::None);
        row("Amap read as WGS 84", O::Gcj02, O::Wgs84, 8.0, ShiftVerdict::LooksGcj02);
        row("Amap, on the streets", O::Gcj02, O::Wgs84, 0.0, ShiftVerdict::LooksGcj02);
        row("Amap, well off the streets", O::Gcj02, O::Wgs84, 25.0, ShiftVerdict::LooksGcj02);
        row("Baidu read as WGS 84", O::Bd09, O::Wgs84, 8.0, ShiftVerdict::LooksBd09);
        row("WGS 84 declared as Amap", O::Wgs84, O::Gcj02, 8.0, ShiftVerdict::LooksOverCorrected);
    }
    void tellsWhatWasForgotten() {
        QFETCH(int, written);
        QFETCH(int, declared);
        QFETCH(double, fromStreet);
        QFETCH(int, verdict);
        // Streets that are not quite regular, so that a shift by a whole block does not fit again.
        const TownFiles town(104.07, 30.66);
        town.write("streets.geojson", irregularStreets(town));
        town.write("d.csv", "lon,lat\n" + town.at(300, 305) + "\n");
        CityDescription description = town.describe("d.csv");
        description.roles[Role::Roads] = {sourceFromFlag("streets.geojson")};
        const auto city = load(description);
        const std::vector<Point> places = placesBeside(*city, fromStreet, static_cast<OffsetSystem>(written),
                                                       static_cast<OffsetSystem>(declared));
        const std::optional<ShiftEvidence> evidence = shiftEvidence(*city->network, places);
        QVERIFY(evidence.has_value());
        QVERIFY2(static_cast<int>(verdictOf(*evidence)) == verdict,
                 qPrintable(QString::asprintf("as read %.3f, GCJ-02 out %.3f, BD-09 out %.3f, put in %.3f",
                                              evidence->asRead, evidence->takenOut, evidence->bd09Out,
                                              evidence->putIn)));
    }

    void saysNothingAbroadOrOfFewPlaces() {
        const TownFiles abroad;
        abroad.write("d.csv", "lon,lat\n" + abroad.at(300, 305) + "\n");
        const auto city = load(abroad.describe("d.csv"));
        QVERIFY(!shiftEvidence(*city->network,
                               placesBeside(*city, 8.0, OffsetSystem::Wgs84, OffsetSystem::Wgs84)));
        const TownFiles town(104.07, 30.66);
        town.write("d.csv", "lon,lat\n" + town.at(300, 305) + "\n");
        const auto china = load(town.describe("d.csv"));
        const std::vector<Point> few(20, china->demand.front().at);
        QVERIFY(!shiftEvidence(*china->network, few));
    }

    void aLoadedCityIsWarned() {
        const TownFiles town(104.07, 30.66);
        town.write("streets.geojson", irregularStreets(town));
        town.write("one.csv", "lon,lat\n" + town.at(300, 305) + "\n");
        CityDescription description = town.describe("one.csv");
        description.roles[Role::Roads] = {sourceFromFlag("streets.geojson")};
        const auto city = load(description);
        const Transform back(city->crs, Crs::wgs84());
        std::string right = "lon,lat,people\n";
        std::string shifted = right;
        for (const Point place : placesBeside(*city, 9.0, OffsetSystem::Wgs84, OffsetSystem::Wgs84)) {
            const Point lonLat = *back.forward(place);
            const Point gcj = fromWgs84(lonLat, OffsetSystem::Gcj02);
            right += QString::asprintf("%.8f,%.8f,1\n", lonLat.x, lonLat.y).toStdString();
            shifted += QString::asprintf("%.8f,%.8f,1\n", gcj.x, gcj.y).toStdString();
        }
        town.write("right.csv", right);
        town.write("shifted.csv", shifted);
        description.roles[Role::Demand] = {sourceFromFlag("right.csv")};
        QVERIFY(!findingOf(*load(description), "gcj02-suspected", "demand"));
        description.roles[Role::Demand] = {sourceFromFlag("shifted.csv")};
        const auto warned = load(description);
        const HealthFinding* finding = findingOf(*warned, "gcj02-suspected", "demand");
        QVERIFY(finding != nullptr && finding->isWarning);
        QCOMPARE(finding->value, std::string("360 m"));
        description.roles[Role::Demand] = {sourceFromFlag("shifted.csv,offset=gcj02")};
        QVERIFY(!findingOf(*load(description), "gcj02-suspected", "demand"));
    }

private:
    /// 4 km of streets at uneven distances.
    static std::string irregularStreets(const TownFiles& town) {
        Random random(3);
        std::vector<std::string> lines;
        double x = -2000.0;
        double y = -2000.0;
        while (x < 2000.0 || y < 2000.0) {
            lines.push_back(
                TownFiles::feature("LineString", "[[" + town.at(x, -2000) + "],[" + town.at(x, 2000) + "]]"));
            lines.push_back(
                TownFiles::feature("LineString", "[[" + town.at(-2000, y) + "],[" + town.at(2000, y) + "]]"));
            x += 70.0 + 160.0 * random.unit();
            y += 70.0 + 160.0 * random.unit();
        }
        return TownFiles::collection(lines);
    }

    static std::vector<Point> placesBeside(const City& city, double away, OffsetSystem written,
                                           OffsetSystem declared) {
        const Transform back(city.crs, Crs::wgs84());
        Random random(11);
        std::vector<Point> made;
        while (made.size() < 700) {
            const EdgeIndex edge{static_cast<std::size_t>(random.below(city.network->edgeCount()))};
            const auto line = city.network->geometry(edge);
            const Point a = line.front();
            const Point b = line.back();
            const double length = planarDistance(a, b);
            const double t = random.unit();
            const double side = random.below(2) == 0 ? away : -away;
            const Point at{a.x + t * (b.x - a.x) + (b.y - a.y) / length * side,
                           a.y + t * (b.y - a.y) - (b.x - a.x) / length * side};
            const Point lonLat = toWgs84(fromWgs84(*back.forward(at), written), declared);
            made.push_back(*back.inverse(lonLat));
        }
        return made;
    }
};

QTEST_GUILESS_MAIN(TestShiftCheck)
#include "tst_shift_check.moc"
