#include "sample_plan.h"
#include "source_helpers.h"

#include "libplanner/gis/export.h"
#include "libplanner/gis/field_template.h"
#include "libplanner/gis/inspect.h"
#include "libplanner/gis/plan_layers.h"
#include "libplanner/gis/project_file.h"

#include <QTemporaryDir>

using namespace planner;
using namespace planner::gis;

namespace fs = std::filesystem;

class TestExport : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] std::string at(const std::string& name) const {
        return (fs::path(m_folder.path().toStdString()) / name).string();
    }

private slots:
    void everyFormat_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("cabins");
        QTest::newRow("shp") << "shp" << "cabins.shp";
        QTest::newRow("gpkg") << "gpkg" << "plan.gpkg";
        QTest::newRow("geojson") << "geojson" << "cabins.geojson";
        QTest::newRow("csv") << "csv" << "cabins.csv";
        QTest::newRow("xlsx") << "xlsx" << "plan.xlsx";
    }
    void everyFormat() {
        QFETCH(QString, format);
        QFETCH(QString, cabins);
        ExportOptions options;
        options.formats = {format.toStdString()};
        options.folder = at(format.toStdString());
        const std::vector<std::string> files = exportPlan(*samplePlan(), options);
        QVERIFY(!files.empty());
        for (const std::string& file : files)
            QVERIFY2(fs::file_size(file) > 0, file.c_str());
        const std::string path = (fs::path(options.folder) / cabins.toStdString()).string();
        const bool isMany = format == "gpkg" || format == "xlsx";
        const LayerTable read = readAll(*opened(specOf(path, isMany ? "cabins" : "")));
        QCOMPARE(read.rows.size(), std::size_t{2});
        QCOMPARE(text(read, 0, "name"), std::string("候选0"));
        QCOMPARE(number(read, 0, "walk_mean"), 123.456);
    }
    void storedPlanExportsAlike() {
        const std::string project = at("plan.cabin.gpkg");
        Plan plan = *samplePlan();
        plan.scenario = sampleProject(at("")).scenario;
        saveProject(project, sampleProject(at("")), plan, Parameters());
        ExportOptions options;
        options.formats = {"geojson"};
        options.folder = at("from-plan");
        exportPlan(plan, options);
        options.folder = at("from-file");
        for (const std::string& file : exportProject(project, options))
            QVERIFY2(bytesOf(file) == bytesOf(fs::path(at("from-plan")) / fs::path(file).filename()), file.c_str());
    }
    void homesOnlyWhenAllowed() {
        ExportOptions options;
        options.formats = {"csv"};
        options.layers = {"demand", "allocation"};
        options.folder = at("public");
        exportPlan(*samplePlan(), options);
        QVERIFY(bytesOf(at("public/demand.csv")).find("h3") == std::string::npos);
        QVERIFY(bytesOf(at("public/allocation.csv")).find("h3") == std::string::npos);
        options.allowPersonal = true;
        options.folder = at("personal");
        exportPlan(*samplePlan(), options);
        QVERIFY(bytesOf(at("personal/demand.csv")).find("h3") != std::string::npos);
    }
    void otherCrsAndTwoEncodings() {
        ExportOptions options;
        options.formats = {"shp"};
        options.layers = {"cabins"};
        options.crs = "EPSG:4490";
        options.encodings = {"UTF-8", "GBK"};
        options.folder = at("two");
        exportPlan(*samplePlan(), options);
        for (const char* name : {"two/cabins.shp", "two/GBK/cabins.shp"}) {
            const auto source = opened(specOf(at(name)));
            QCOMPARE(source->crs()->epsg().value_or(0), 4490);
            QCOMPARE(text(readAll(*source), 0, "address"), std::string("人民路 1 号"));
        }
    }
    void templateGivesTheCitysTable() {
        writeBytes(at("template.csv"), "字段,类型,宽度,来源,常量\n"
                                       "序号,整数,,seq,\n"
                                       "小屋名称,文本,30,name,\n"
                                       "服务人口,整数,,people,\n"
                                       "经度,小数,,lon,\n"
                                       "X,小数,,x,\n"
                                       "规划年份,文本,4,,2026\n"
                                       "坐标系,text,20,=CGCS2000,\n");
        ExportOptions options;
        options.formats = {"csv", "shp"};
        options.layers = {"cabins"};
        options.encodings = {"GBK"};
        options.folder = at("template");
        options.fieldsTemplate = at("template.csv");
        exportPlan(*samplePlan(), options);
        const std::string csv = bytesOf(at("template/cabins.csv"));
        QVERIFY2(csv.starts_with("\xEF\xBB\xBF序号,小屋名称,服务人口,经度,X,规划年份,坐标系"), csv.c_str());
        const LayerTable read = readAll(*opened(specOf(at("template/cabins.shp"))));
        QCOMPARE(read.fields.size(), std::size_t{7});
        QCOMPARE(read.fields[1].name, std::string("小屋名称"));
        QCOMPARE(read.fields[1].width, 30);
        QCOMPARE(number(read, 0, "服务人口"), 15.0);
        QCOMPARE(number(read, 1, "序号"), 2.0);
        QCOMPARE(number(read, 0, "X"), 565000.0);
        QCOMPARE(text(read, 0, "规划年份"), std::string("2026"));
        QCOMPARE(text(read, 0, "坐标系"), std::string("CGCS2000"));
    }
    void badTemplates_data() {
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("error");
        QTest::newRow("no target column") << "a,b\n1,2\n" << "FieldMissing";
        QTest::newRow("unknown type") << "target,type,width,source\na,colour,,name\n" << "BadValue";
        QTest::newRow("too wide") << "target,type,width,source\na,text,999,name\n" << "BadValue";
        QTest::newRow("unknown source") << "target,type,width,source\na,text,9,nothing\n" << "FieldMissing";
        QTest::newRow("no rows") << "target,type,width,source\n" << "FileEmpty";
    }
    void badTemplates() {
        QFETCH(QString, content);
        QFETCH(QString, error);
        writeBytes(at("bad.csv"), content.toStdString());
        ExportOptions options;
        options.formats = {"csv"};
        options.layers = {"cabins"};
        options.folder = at("bad");
        options.fieldsTemplate = at("bad.csv");
        QCOMPARE(QString::fromStdString(errorOf([&] { exportPlan(*samplePlan(), options); })), error);
        QVERIFY(!fs::exists(at("bad/cabins.csv")));
    }
    void wrongRequests() {
        ExportOptions options;
        options.folder = at("wrong");
        options.formats = {"dwg"};
        QCOMPARE(errorOf([&] { exportPlan(*samplePlan(), options); }), std::string("UnknownFormat"));
        options.formats = {"shp"};
        options.layers = {"nothing"};
        QCOMPARE(errorOf([&] { exportPlan(*samplePlan(), options); }), std::string("LayerMissing"));
        options.layers = {"cabins"};
        options.crs = "EPSG:nothing";
        QCOMPARE(errorOf([&] { exportPlan(*samplePlan(), options); }), std::string("CrsUnknown"));
    }
    void inspectTellsAll() {
        ExportOptions options;
        options.formats = {"gpkg"};
        options.folder = at("inspect");
        exportPlan(*samplePlan(), options);
        const InspectedSource source = inspectSource(specOf(at("inspect/plan.gpkg")));
        QCOMPARE(source.layers.size(), planLayerNames().size());
        const InspectedLayer& cabins = source.layers[0];
        QCOMPARE(cabins.name, std::string("cabins"));
        QCOMPARE(cabins.count, std::int64_t{2});
        QCOMPARE(cabins.kind, GeometryKind::Point);
        QCOMPARE(cabins.crs->epsg().value_or(0), 4544);
        QCOMPARE(cabins.extent.minX, 565000.0);
        QCOMPARE(cabins.fields[1].samples.front(), std::string("候选0"));
        QCOMPARE(cabins.fields[8].maximum.value(), 15.003);
        QCOMPARE(source.layers[8].count, std::int64_t{0}); // depots
        QCOMPARE(source.sha256.size(), std::size_t{64});
    }
};

QTEST_APPLESS_MAIN(TestExport)
#include "tst_export.moc"
