#include "source_helpers.h"

#include "libplanner/gis/layer_preparation.h"
#include "libplanner/gis/layer_writer.h"

#include <QTemporaryDir>

using namespace planner;
using namespace planner::gis;

namespace fs = std::filesystem;

Q_DECLARE_METATYPE(planner::gis::WriteFormat)

class TestLayerWriter : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] fs::path at(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / name; }

    static LayerTable cabins() {
        LayerTable table;
        table.name = "cabins";
        table.crs = Crs::fromText("EPSG:4544");
        table.kind = GeometryKind::Point;
        table.fields = {{"id", FieldType::Text, 0}, {"name", FieldType::Text, 0}, {"people", FieldType::Integer, 0}, {"kg_day", FieldType::Real, 0}};
        Feature row;
        row.id = 1;
        row.geometry = MultiPoint{{565000.123, 3392000.456}};
        row.values = {std::string("c1"), std::string("锦绣花园一期，南门"), std::int64_t{1280}, 45.125};
        table.rows.push_back(row);
        row.id = 2;
        row.geometry = MultiPoint{{565100.0, 3392100.0}};
        row.values = {std::string("c2"), Value{}, std::int64_t{-3}, Value{}};
        table.rows.push_back(row);
        return table;
    }
    static LayerTable shapes(GeometryKind kind) {
        LayerTable table;
        table.name = kind == GeometryKind::Area ? "areas" : "routes";
        table.crs = Crs::fromText("EPSG:4544");
        table.kind = kind;
        table.fields = {{"id", FieldType::Text, 0}};
        const Ring outer = {{565000, 3392000}, {565100, 3392000}, {565100, 3392100}, {565000, 3392100}, {565000, 3392000}};
        const Ring hole = {{565020, 3392020}, {565020, 3392040}, {565040, 3392040}, {565040, 3392020}, {565020, 3392020}};
        Ring far = outer;
        for (Point& p : far)
            p.x += 500;
        Feature row;
        row.values = {std::string("a")};
        row.geometry = kind == GeometryKind::Area ? Geometry{MultiPolygon{{outer, {hole}}, {far, {}}}}
                                                  : Geometry{MultiPolyline{outer, far}};
        table.rows.push_back(row);
        row.geometry = kind == GeometryKind::Area ? Geometry{MultiPolygon{{far, {}}}} : Geometry{MultiPolyline{far}};
        table.rows.push_back(row);
        return table;
    }

    static void formatRows() {
        QTest::addColumn<WriteFormat>("format");
        for (const WriteFormat format : {WriteFormat::Shapefile, WriteFormat::GeoPackage, WriteFormat::GeoJson,
                                         WriteFormat::Csv, WriteFormat::Xlsx})
            QTest::newRow(nameOf(format)) << format;
    }

private slots:
    void roundTrip_data() { formatRows(); }
    void roundTrip() {
        QFETCH(WriteFormat, format);
        const std::string path = at(std::string("cabins.") + nameOf(format)).string();
        const WriteReport report = writeLayer(cabins(), path, format, {});
        QVERIFY(fs::exists(path));
        QCOMPARE(report.cutTexts, std::size_t{0});
        SourceSpec spec = specOf(path);
        spec.offset = OffsetSystem::Wgs84;
        if (format == WriteFormat::Csv || format == WriteFormat::Xlsx)
            spec.crs = "EPSG:4544";
        const LayerTable read = readAll(*opened(spec));
        QCOMPARE(read.rows.size(), std::size_t{2});
        QCOMPARE(text(read, 0, "name"), std::string("锦绣花园一期，南门"));
        QCOMPARE(number(read, 0, "people"), 1280.0);
        QCOMPARE(number(read, 0, "kg_day"), 45.125);
        QCOMPARE(number(read, 1, "people"), -3.0);
        const LayerTable inPlane = transformed(read, Crs::fromText("EPSG:4544"));
        QVERIFY(std::abs(place(inPlane, 0).x - 565000.123) < 0.02);
        QVERIFY(std::abs(place(inPlane, 0).y - 3392000.456) < 0.02);
        for (const std::string& name : filesIn(m_folder.path().toStdString()))
            QVERIFY2(name.find("writing") == std::string::npos, name.c_str());
    }
    void sameBytesTwice_data() { formatRows(); }
    void sameBytesTwice() {
        QFETCH(WriteFormat, format);
        const std::string name = std::string("cabins.") + nameOf(format);
        fs::create_directories(at("one"));
        fs::create_directories(at("two"));
        const WriteReport one = writeLayer(cabins(), (at("one") / name).string(), format, {});
        QTest::qSleep(2100); // beyond the clock of a zip entry
        const WriteReport two = writeLayer(cabins(), (at("two") / name).string(), format, {});
        QCOMPARE(one.files.size(), two.files.size());
        for (std::size_t i = 0; i < one.files.size(); ++i)
            QVERIFY2(bytesOf(one.files[i]) == bytesOf(two.files[i]), one.files[i].c_str());
    }
    void linesAndAreas_data() {
        QTest::addColumn<WriteFormat>("format");
        QTest::addColumn<bool>("isArea");
        for (const WriteFormat format : {WriteFormat::Shapefile, WriteFormat::GeoPackage, WriteFormat::GeoJson, WriteFormat::Csv})
            for (const bool isArea : {false, true})
                QTest::addRow("%s %s", nameOf(format), isArea ? "areas" : "lines") << format << isArea;
    }
    void linesAndAreas() {
        QFETCH(WriteFormat, format);
        QFETCH(bool, isArea);
        const LayerTable table = shapes(isArea ? GeometryKind::Area : GeometryKind::Line);
        const std::string path = at(table.name + "." + nameOf(format)).string();
        writeLayer(table, path, format, {});
        SourceSpec spec = specOf(path);
        if (format == WriteFormat::Csv)
            spec.crs = "EPSG:4544";
        const LayerTable read = transformed(readAll(*opened(spec)), Crs::fromText("EPSG:4544"));
        QCOMPARE(read.rows.size(), std::size_t{2});
        if (isArea) {
            double area = 0.0;
            for (const Polygon& polygon : std::get<MultiPolygon>(read.rows[0].geometry))
                area += areaOf(polygon);
            QVERIFY(std::abs(area - 19600.0) < 20.0);
        } else {
            QCOMPARE(std::get<MultiPolyline>(read.rows[0].geometry).size(), std::size_t{2});
        }
    }
    void chineseShapefile_data() {
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<int>("languageByte");
        QTest::newRow("UTF-8") << "UTF-8" << 0;
        QTest::newRow("GBK") << "GBK" << 0x4D;
    }
    void chineseShapefile() {
        QFETCH(QString, encoding);
        QFETCH(int, languageByte);
        LayerTable table = cabins();
        table.fields[0].name = "投放点负责人电话";
        table.fields[1].name = "碳小屋名称";
        table.fields[2].name = "投放点负责人姓名";
        WriteOptions options;
        options.encoding = encoding.toStdString();
        const fs::path path = at("中文.shp");
        const WriteReport report = writeLayer(table, path.string(), WriteFormat::Shapefile, options);
        fs::path side = path;
        QCOMPARE(bytesOf(side.replace_extension(".cpg")), options.encoding);
        QCOMPARE(static_cast<int>(bytesOf(side.replace_extension(".dbf")).at(29)), languageByte);
        QVERIFY(!report.renamedFields.empty());
        const LayerTable read = readAll(*opened(specOf(path.string())));
        QCOMPARE(text(read, 0, read.fields[1].name.c_str()), std::string("锦绣花园一期，南门"));
        for (const Field& field : read.fields)
            QVERIFY(table.fields[0].name.starts_with(field.name) || table.fields[1].name.starts_with(field.name) ||
                    field.name == "kg_day" || std::isdigit(static_cast<unsigned char>(field.name.back())));
        if (encoding == "GBK") {
            // The language byte alone is enough.
            fs::remove(side.replace_extension(".cpg"));
            QCOMPARE(text(readAll(*opened(specOf(path.string()))), 0, "碳小屋名称"), std::string("锦绣花园一期，南门"));
        }
        for (const auto& entry : filesIn(m_folder.path().toStdString()))
            if (entry.rfind("中文", 0) == 0)
                fs::remove(at(entry));
    }
    void longTextsAreCutAtCharacters() {
        LayerTable table = cabins();
        std::string longText;
        for (int i = 0; i < 100; ++i)
            longText += "回收";
        table.rows[0].values[1] = longText;
        const WriteReport report = writeLayer(table, at("long.shp").string(), WriteFormat::Shapefile, {});
        QCOMPARE(report.cutTexts, std::size_t{1});
        const LayerTable read = readAll(*opened(specOf(at("long.shp").string())));
        QCOMPARE(text(read, 0, "name").size(), std::size_t{252});
        QVERIFY(longText.starts_with(text(read, 0, "name")));
    }
    void charactersOutsideGbk() {
        LayerTable table = cabins();
        table.rows[0].values[1] = std::string("小屋🏠一");
        WriteOptions options;
        options.encoding = "GBK";
        const WriteReport report = writeLayer(table, at("emoji.shp").string(), WriteFormat::Shapefile, options);
        QCOMPARE(report.replacedTexts, std::size_t{1});
        QCOMPARE(text(readAll(*opened(specOf(at("emoji.shp").string()))), 0, "name"), std::string("小屋?一"));
    }
    void shortNamesAreUnique() {
        const std::vector<std::string> names = shortNames({"threshold_kg_total", "threshold_kg_daily", "Threshold_kg", "id"}, 10, "UTF-8");
        QCOMPARE(names, (std::vector<std::string>{"threshold_", "threshold1", "Threshold2", "id"}));
        QCOMPARE(shortNames({"投放点负责人电话"}, 10, "GBK").front(), std::string("投放点负责"));
        QCOMPARE(shortNames({"投放点负责人电话"}, 10, "UTF-8").front(), std::string("投放点"));
    }
    void geoJsonIsWgs84() {
        const fs::path path = at("wgs.geojson");
        writeLayer(cabins(), path.string(), WriteFormat::GeoJson, {});
        const std::string bytes = bytesOf(path);
        QVERIFY(bytes.find("\"crs\"") == std::string::npos);
        QVERIFY(bytes.find("103.6") != std::string::npos || bytes.find("105.6") != std::string::npos ||
                bytes.find("[ 10") != std::string::npos);
    }
    void csvHasByteOrderMarkAndPlaces() {
        const fs::path path = at("bom.csv");
        WriteOptions options;
        options.crs = Crs::wgs84();
        writeLayer(cabins(), path.string(), WriteFormat::Csv, options);
        const std::string bytes = bytesOf(path);
        QVERIFY(bytes.starts_with("\xEF\xBB\xBFid,name,people,kg_day,lon,lat"));
    }
    void manyLayersInOneFile_data() {
        QTest::addColumn<WriteFormat>("format");
        QTest::newRow("gpkg") << WriteFormat::GeoPackage;
        QTest::newRow("xlsx") << WriteFormat::Xlsx;
    }
    void manyLayersInOneFile() {
        QFETCH(WriteFormat, format);
        const std::string path = at(std::string("plan.") + nameOf(format)).string();
        LayerTable empty = cabins();
        empty.name = "depots";
        empty.rows.clear();
        LayerTable settings;
        settings.name = "settings";
        settings.fields = {{"name", FieldType::Text, 0}, {"value", FieldType::Text, 0}};
        Feature row;
        row.values = {std::string("a"), std::string("007")};
        settings.rows = {row};
        writeLayers({cabins(), empty, settings}, path, format, {});
        const std::vector<std::string> names = GdalSourceOpener().layerNames(specOf(path));
        QCOMPARE(names, (std::vector<std::string>{"cabins", "depots", "settings"}));
        QCOMPARE(text(readAll(*opened(specOf(path, "settings"))), 0, "value"), std::string("007"));
    }
    void failureLeavesWhatWasThere() {
        const fs::path path = at("kept.shp");
        writeLayer(cabins(), path.string(), WriteFormat::Shapefile, {});
        const std::string before = bytesOf(path);
        WriteOptions options;
        options.encoding = "Big5";
        QCOMPARE(errorOf([&] { writeLayer(cabins(), path.string(), WriteFormat::Shapefile, options); }), std::string("EncodingUnknown"));
        LayerTable far = cabins();
        far.crs = Crs::wgs84();
        far.rows[0].geometry = MultiPoint{{500.0, 500.0}};
        options = {};
        options.crs = Crs::fromText("EPSG:4544");
        QVERIFY(errorOf([&] { writeLayer(far, path.string(), WriteFormat::Shapefile, options); }) != "none");
        QCOMPARE(bytesOf(path), before);
        QCOMPARE(errorOf([&] { writeLayer(cabins(), "/no/such/folder/a.shp", WriteFormat::Shapefile, {}); }), std::string("WriteFailed"));
    }
    void numbersKeepTheirDigits() {
        LayerTable table = cabins();
        table.rows[0].values[3] = 1234567890.125;
        table.rows[1].values[3] = 0.000001;
        table.rows[1].values[2] = std::int64_t{123456789012};
        writeLayer(table, at("digits.shp").string(), WriteFormat::Shapefile, {});
        const LayerTable read = readAll(*opened(specOf(at("digits.shp").string())));
        QCOMPARE(number(read, 0, "kg_day"), 1234567890.125);
        QCOMPARE(number(read, 1, "kg_day"), 0.000001);
        QCOMPARE(number(read, 1, "people"), 123456789012.0);
    }
};

QTEST_APPLESS_MAIN(TestLayerWriter)
#include "tst_layer_writer.moc"
