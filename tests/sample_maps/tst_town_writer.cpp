#include "sample_maps/generator/town_writer.h"

#include "libplanner/base/error.h"
#include "libplanner/city/city_description.h"
#include "libplanner/geo/crs.h"
#include "libplanner/gis/layer_table.h"
#include "libplanner/gis/source_opener.h"

#include <QTest>

#include <map>
#include <set>

using namespace planner;

namespace {

std::string contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

CityDescription cityIn(const QString& folder, const char* file) {
    CityDescription city = cityFromJson(contentOf(folder + "/" + file), file);
    for (auto& [role, sources] : city.roles)
        for (SourceSpec& source : sources)
            source.path = (folder + "/" + QString::fromStdString(source.path)).toStdString();
    return city;
}

gis::LayerTable readRole(const CityDescription& city, Role role) {
    const std::unique_ptr<FeatureSource> source =
        gis::GdalSourceOpener().open(city.roles.at(role).front(), SourceUse::Any);
    return gis::readAll(*source);
}

Point placeOf(const Geometry& geometry) {
    if (const auto* points = std::get_if<MultiPoint>(&geometry))
        return points->front();
    const Ring& ring = std::get<MultiPolygon>(geometry).front().outer;
    return {(ring[0].x + ring[2].x) / 2.0, (ring[0].y + ring[2].y) / 2.0};
}

} // namespace

class TestTownWriter : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        m_town = makeTown({.buildings = 600, .seed = 11});
        const std::vector<std::string> files =
            writeTown(m_town, m_folder.path().toStdString(),
                      {.geoPackage = true, .gbkShapefiles = true, .officeTable = true});
        for (const std::string& file : files)
            QVERIFY2(QFileInfo::exists(QString::fromStdString(file)), file.c_str());
    }

    void cityFilesNameWhatIsThere_data() {
        QTest::addColumn<QString>("file");
        for (const char* file : {"city.json", "city-shapefiles.json", "city-office.json"})
            QTest::newRow(file) << file;
    }
    void cityFilesNameWhatIsThere() {
        QFETCH(QString, file);
        const CityDescription city = cityIn(m_folder.path(), file.toUtf8().constData());
        QCOMPARE(city.crs, std::string("EPSG:4544"));
        for (const auto& [role, sources] : city.roles) {
            const gis::LayerTable table = readRole(city, role);
            QVERIFY2(!table.rows.empty(), nameOf(role));
        }
    }

    void shapefilesHoldTheSameInGbk() {
        const CityDescription package = cityIn(m_folder.path(), "city.json");
        const CityDescription shapes = cityIn(m_folder.path(), "city-shapefiles.json");
        for (const Role role :
             {Role::Roads, Role::Demand, Role::Candidates, Role::Districts, Role::TruckZones}) {
            const gis::LayerTable a = readRole(package, role);
            const gis::LayerTable b = readRole(shapes, role);
            QCOMPARE(a.rows.size(), b.rows.size());
            for (std::size_t i = 0; i < a.rows.size(); ++i) {
                QCOMPARE(textOf(gis::valueOf(a, a.rows[i], "name")).value_or(""),
                         textOf(gis::valueOf(b, b.rows[i], "name")).value_or(""));
                QCOMPARE(boundsOf(a.rows[i].geometry).minX, boundsOf(b.rows[i].geometry).minX);
            }
        }
        QCOMPARE(contentOf(m_folder.filePath("shapefiles/roads.cpg")).substr(0, 3), std::string("GBK"));
    }

    void officeTableHoldsTheSameHomes() {
        const gis::LayerTable layer = readRole(cityIn(m_folder.path(), "city.json"), Role::Demand);
        const gis::LayerTable office = readRole(cityIn(m_folder.path(), "city-office.json"), Role::Demand);
        const Transform toTown(Crs::wgs84(), Crs::fromText("EPSG:4544"));
        std::map<std::string, std::pair<Point, double>> homes;
        double sum = 0.0;
        for (const Feature& row : layer.rows) {
            const double households = numberOf(gis::valueOf(layer, row, "households")).value();
            homes[textOf(gis::valueOf(layer, row, "id")).value()] = {placeOf(row.geometry), households};
            sum += households;
        }
        QVERIFY(homes.size() > 400);
        QCOMPARE(office.rows.size(), homes.size());
        double officeSum = 0.0;
        std::set<std::string> districts;
        for (const Feature& row : office.rows) {
            const auto home = homes.find(textOf(gis::valueOf(office, row, "编号")).value());
            QVERIFY(home != homes.end());
            const Point at = toTown.forward(placeOf(row.geometry)).value();
            QVERIFY2(planarDistance(at, home->second.first) < 0.15,
                     qPrintable(QString::number(planarDistance(at, home->second.first))));
            const double households = numberOf(gis::valueOf(office, row, "户数")).value();
            QCOMPARE(households, home->second.second);
            officeSum += households;
            districts.insert(textOf(gis::valueOf(office, row, "街道")).value_or("(none)"));
        }
        QCOMPARE(officeSum, sum);
        QVERIFY(!districts.contains("(none)")); // merged cells filled for every row
    }

    void writesTheSameBytes() {
        QTemporaryDir again;
        writeTown(m_town, again.path().toStdString(),
                  {.geoPackage = true, .gbkShapefiles = true, .officeTable = true});
        for (const char* file :
             {"town.gpkg", "homes.xlsx", "city.json", "shapefiles/buildings.dbf", "shapefiles/roads.shp"})
            QVERIFY2(contentOf(m_folder.filePath(file)) == contentOf(again.filePath(file)), file);
    }

    void theCommittedTownIsMadeByThisProgram() {
        const QString committed = QStringLiteral(CABIN_SOURCE_DIR "/sample_maps/town");
        const TownLayers town = makeTown({.buildings = 3000, .seed = 1});
        QTemporaryDir again;
        writeTown(town, again.path().toStdString(),
                  {.geoPackage = true, .gbkShapefiles = true, .officeTable = true});
        const CityDescription fresh = cityIn(again.path(), "city.json");
        const CityDescription kept = cityIn(committed, "city.json");
        for (const Role role : {Role::Roads, Role::Demand, Role::Candidates, Role::Centres}) {
            const gis::LayerTable a = readRole(fresh, role);
            const gis::LayerTable b = readRole(kept, role);
            QCOMPARE(a.rows.size(), b.rows.size());
            for (std::size_t i = 0; i < a.rows.size(); ++i) {
                QVERIFY(a.rows[i].geometry == b.rows[i].geometry);
                QVERIFY(a.rows[i].values == b.rows[i].values);
            }
        }
        for (const char* file : {"city.json", "city-shapefiles.json", "city-office.json", "homes.xlsx"})
            QVERIFY2(contentOf(again.filePath(file)) == contentOf(committed + "/" + file), file);
    }

    void refusesAFolderThatCannotBe() {
        QFile file(m_folder.filePath("in-the-way"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY_THROWS_EXCEPTION(Error, writeTown(m_town, m_folder.filePath("in-the-way").toStdString(), {}));
    }

private:
    QTemporaryDir m_folder;
    TownLayers m_town;
};

QTEST_GUILESS_MAIN(TestTownWriter)
#include "tst_town_writer.moc"
