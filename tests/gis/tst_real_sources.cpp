#include "source_helpers.h"

#include "libplanner/geo/offset.h"

#include <QTemporaryDir>

using namespace planner;
using namespace planner::gis;

namespace fs = std::filesystem;

// Real files with all their traps.
class TestRealSources : public QObject {
    Q_OBJECT

private:
    const fs::path m_data = fs::path(CABIN_SHARED_DATA) / "data";

    [[nodiscard]] std::string at(const char* name) const { return (m_data / name).string(); }

private slots:
    void initTestCase() {
        if (!fs::exists(m_data))
            QSKIP("no real data here");
    }

    void gbkShapefileWithoutCodePage() {
        SourceSpec spec = specOf(at("chengdu/districts_gbk.shp"));
        spec.offset = OffsetSystem::Gcj02;
        const auto source = opened(spec, SourceUse::Areas);
        QCOMPARE(source->encoding(), std::string("GBK"));
        QVERIFY(hasNote(*source, "encoding-guessed:GBK"));
        QCOMPARE(source->geometryKind(), GeometryKind::Area);
        QVERIFY(source->crs() == Crs::wgs84());
        const LayerTable table = readAll(*source);
        QCOMPARE(table.rows.size(), std::size_t{20});
        QStringList names;
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            names << QString::fromStdString(text(table, i, "name"));
        QVERIFY(names.contains("锦江区"));
        QVERIFY(names.contains("都江堰市"));
    }
    void noCrsIsNoError() {
        const auto source = opened(specOf(at("jinan/edges.shp")), SourceUse::Streets);
        QVERIFY(!source->crs());
        QCOMPARE(source->count().value(), std::int64_t{28597});
        SourceSpec told = specOf(at("jinan/edges.shp"));
        told.crs = "EPSG:4326";
        QCOMPARE(opened(told)->crs()->epsg().value(), 4326);
        told.crs = "EPSG:nothing";
        QCOMPARE(openError(told), std::string("CrsUnknown"));
    }
    void crsFromPrjFile() {
        SourceSpec spec = specOf(at("jinan/nodes.shp"));
        spec.crs = at("chengdu/roads.prj");
        QVERIFY(opened(spec)->crs()->isGeographic());
        spec.crs = at("awkward/li_roads_multiline_utm32.prj");
        QVERIFY(!opened(spec)->crs()->isGeographic());
        spec.crs = "missing.prj";
        QCOMPARE(openError(spec), std::string("FileMissing"));
    }
    void shiftTakenOut() {
        SourceSpec spec = specOf(at("awkward/chengdu_centre_roads_gcj02_gbk.shp"));
        spec.offset = OffsetSystem::Gcj02;
        const LayerTable shifted = readAll(*opened(spec));
        const LayerTable truth = readAll(*opened(specOf(at("chengdu/centre_roads_class.gpkg"))));
        QCOMPARE(shifted.rows.size(), truth.rows.size());
        double worst = 0.0;
        for (std::size_t i = 0; i < truth.rows.size(); ++i) {
            const Point a = std::get<MultiPolyline>(shifted.rows[i].geometry).front().front();
            const Point b = std::get<MultiPolyline>(truth.rows[i].geometry).front().front();
            worst = std::max({worst, std::abs(a.x - b.x), std::abs(a.y - b.y)});
        }
        QVERIFY2(worst < 1e-6, qPrintable(QString::number(worst)));
        QVERIFY(shifted.fields.at(0).name == "编号" || hasField(shifted, "道路等级"));
    }
    void multiLinesKeepTheirParts() {
        const LayerTable table = readAll(*opened(specOf(at("awkward/li_roads_multiline_utm32.shp")), SourceUse::Streets));
        QCOMPARE(table.crs->epsg().value_or(0), 32632);
        const bool isMulti = std::any_of(table.rows.begin(), table.rows.end(), [](const Feature& row) {
            return std::get<MultiPolyline>(row.geometry).size() > 1;
        });
        QVERIFY(isMulti);
    }
    void latitudeBeforeLongitude() {
        const auto source = opened(specOf(at("recycling_points/edinburgh_recycle_points.csv")), SourceUse::Points);
        QVERIFY(hasNote(*source, "crs-assumed:EPSG:4326"));
        QVERIFY(!hasNote(*source, "offset-undeclared"));
        const LayerTable table = readAll(*source);
        QCOMPARE(table.rows.size(), std::size_t{100});
        QVERIFY(std::abs(place(table, 0).x + 3.1664690090466) < 1e-12);
        QVERIFY(std::abs(place(table, 0).y - 55.95682762208) < 1e-12);
        QCOMPARE(text(table, 0, "name"), std::string("Abbey Lane"));
    }
    void oneCellAndSemicolons() {
        const auto source = opened(specOf(at("recycling_points/basel_entsorgungsstellen.csv")), SourceUse::Points);
        const LayerTable table = readAll(*source);
        QCOMPARE(table.rows.size(), std::size_t{281});
        QCOMPARE(place(table, 0).x, 7.58605395747);
        QVERIFY(std::abs(place(table, 0).y - 47.5618708175) < 1e-12);
        QCOMPARE(text(table, 1, "adresse"), std::string("Rümelinsplatz 15"));
        QCOMPARE(table.fields.size(), std::size_t{14});
    }
    void osmLayersAndTags() {
        const std::string pbf = at("liechtenstein/liechtenstein-latest.osm.pbf");
        const GdalSourceOpener opener;
        QCOMPARE(opener.layerNames(specOf(pbf)).size(), std::size_t{5});
        const auto streets = opener.open(specOf(pbf), SourceUse::Streets);
        QCOMPARE(streets->layer(), std::string("lines"));
        QCOMPARE(streets->crs()->epsg().value(), 4326);
        const LayerTable lines = readAll(*streets);
        std::size_t roads = 0;
        std::size_t oneWays = 0;
        for (std::size_t i = 0; i < lines.rows.size(); ++i) {
            roads += text(lines, i, "highway") != "<null>" ? 1 : 0;
            oneWays += text(lines, i, "oneway") == "yes" ? 1 : 0;
        }
        QCOMPARE(roads, std::size_t{4658});
        QCOMPARE(oneWays, std::size_t{75});
        QCOMPARE(opener.open(specOf(pbf), SourceUse::Areas)->layer(), std::string("multipolygons"));
        const LayerTable points = readAll(*opener.open(specOf(pbf), SourceUse::Points));
        std::size_t recycling = 0;
        for (std::size_t i = 0; i < points.rows.size(); ++i)
            recycling += text(points, i, "amenity") == "recycling" ? 1 : 0;
        QCOMPARE(recycling, std::size_t{3});
        SourceSpec asked = specOf(pbf, "points");
        asked.fields["name"] = "addr:city";
        asked.where = "amenity = 'recycling'";
        const auto filtered = opener.open(asked, SourceUse::Points);
        QVERIFY(fieldIndex(filtered->fields(), "addr:city"));
        QCOMPARE(readAll(*filtered).rows.size(), std::size_t{3});
    }
    void osmBuildings() {
        SourceSpec spec = specOf(at("liechtenstein/liechtenstein-latest.osm.pbf"));
        spec.where = "building IS NOT NULL";
        const LayerTable table = readAll(*opened(spec, SourceUse::Areas));
        QCOMPARE(table.rows.size(), std::size_t{8994});
        QVERIFY(fieldIndex(table.fields, "building:levels"));
    }
    void layerThatFits() {
        const std::string city = at("montevideo/layers.gpkg");
        QCOMPARE(opened(specOf(city), SourceUse::Streets)->layer(), std::string("roads"));
        QCOMPARE(openError(specOf(city), SourceUse::Any), std::string("LayerAmbiguous"));
        QCOMPARE(openError(specOf(city, "nothing")), std::string("LayerMissing"));
        QCOMPARE(opened(specOf(city, "Buildings"))->layer(), std::string("buildings"));
    }
    void boxRestricts() {
        const auto source = opened(specOf(at("montevideo/layers.gpkg"), "roads"));
        source->restrictTo({-56.20, -34.91, -56.18, -34.90});
        const std::size_t inBox = readAll(*source).rows.size();
        QVERIFY(inBox > 100 && inBox < 5000);
        const auto table = opened(specOf(at("montevideo/addresses.csv")));
        table->restrictTo({-56.20, -34.91, -56.18, -34.90});
        const LayerTable addresses = readAll(*table);
        QVERIFY(addresses.rows.size() > 100 && addresses.rows.size() < 100000);
        for (const Feature& row : addresses.rows)
            QVERIFY(std::get<MultiPoint>(row.geometry).front().x >= -56.20);
    }
    void whereFilters() {
        SourceSpec spec = specOf(at("montevideo/layers.gpkg"), "recycling");
        spec.where = "recycling_type = 'centre'";
        QCOMPARE(readAll(*opened(spec)).rows.size(), std::size_t{2});
        spec.where = "no_such = 1";
        QCOMPARE(openError(spec), std::string("BadValue"));
        SourceSpec table = specOf(at("chengdu/demand.csv"));
        table.where = "trips >= 10";
        const LayerTable busy = readAll(*opened(table));
        QVERIFY(!busy.rows.empty() && busy.rows.size() < 1000);
        table.where = "no_such >= 10";
        QCOMPARE(openError(table), std::string("BadValue"));
    }
    void readingLeavesNoTrace() {
        QTemporaryDir folder;
        const fs::path here = folder.path().toStdString();
        for (const char* name : {"montevideo/layers.gpkg", "chengdu/districts_gbk.shp", "chengdu/districts_gbk.shx",
                                 "chengdu/districts_gbk.dbf", "porto_alegre/poa_elevation.tif",
                                 "recycling_points/edinburgh_recycle_points.csv",
                                 "liechtenstein/liechtenstein-latest.osm.pbf"})
            fs::copy_file(m_data / name, here / fs::path(name).filename());
        const std::vector<std::string> before = filesIn(here);
        fs::permissions(here, fs::perms::owner_read | fs::perms::owner_exec);
        const GdalSourceOpener opener;
        for (const std::string& name : before) {
            if (name.ends_with(".shx") || name.ends_with(".dbf"))
                continue;
            const SourceSpec spec = specOf((here / name).string(), name == "layers.gpkg" ? "roads" : "");
            const std::string checksum = opener.checksum(spec);
            const auto source = opener.open(spec, name.ends_with(".pbf") ? SourceUse::Points : SourceUse::Any);
            Feature feature;
            QVERIFY(source->next(feature));
            while (source->next(feature)) {
            }
            QCOMPARE(opener.checksum(spec), checksum);
        }
        fs::permissions(here, fs::perms::owner_all);
        QCOMPARE(filesIn(here), before);
    }

private:
    static bool hasField(const LayerTable& table, const std::string& name) {
        return fieldIndex(table.fields, name).has_value();
    }
};

QTEST_APPLESS_MAIN(TestRealSources)
#include "tst_real_sources.moc"
