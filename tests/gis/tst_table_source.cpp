#include "source_helpers.h"

#include "libplanner/gis/merged_cells.h"
#include "libplanner/gis/text_encoding.h"

#include <QTemporaryDir>

#include <cpl_conv.h>

using namespace planner;
using namespace planner::gis;

namespace fs = std::filesystem;

class TestTableSource : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] std::string file(const char* name, const std::string& bytes) const {
        const fs::path path = fs::path(m_folder.path().toStdString()) / name;
        writeBytes(path, bytes);
        return path.string();
    }

    // A workbook with one sheet of text cells; `merges` as in "A3:A4".
    [[nodiscard]] std::string workbook(const char* name, const std::vector<std::vector<std::string>>& rows,
                                       const std::vector<std::string>& merges) const {
        std::string sheet = "<?xml version='1.0' encoding='UTF-8'?><worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>";
        for (std::size_t r = 0; r < rows.size(); ++r) {
            sheet += "<row r=\"" + std::to_string(r + 1) + "\">";
            for (std::size_t c = 0; c < rows[r].size(); ++c)
                if (!rows[r][c].empty())
                    sheet += "<c r=\"" + std::string(1, static_cast<char>('A' + c)) + std::to_string(r + 1) +
                             "\" t=\"inlineStr\"><is><t>" + rows[r][c] + "</t></is></c>";
            sheet += "</row>";
        }
        sheet += "</sheetData><mergeCells>";
        for (const std::string& merge : merges)
            sheet += "<mergeCell ref=\"" + merge + "\"/>";
        sheet += "</mergeCells></worksheet>";
        const std::string path = (fs::path(m_folder.path().toStdString()) / name).string();
        void* zip = CPLCreateZip(path.c_str(), nullptr);
        const auto part = [zip](const char* inside, const std::string& content) {
            CPLCreateFileInZip(zip, inside, nullptr);
            CPLWriteFileInZip(zip, content.data(), static_cast<int>(content.size()));
            CPLCloseFileInZip(zip);
        };
        part("[Content_Types].xml",
             "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/><Override PartName='/xl/worksheets/sheet1.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/></Types>");
        part("_rels/.rels",
             "<?xml version='1.0'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>");
        part("xl/workbook.xml",
             "<?xml version='1.0'?><workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='小区' sheetId='1' r:id='rId1'/></sheets></workbook>");
        part("xl/_rels/workbook.xml.rels",
             "<?xml version='1.0'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
        part("xl/worksheets/sheet1.xml", sheet);
        CPLCloseZip(zip);
        return path;
    }

private slots:
    void officeSheet() {
        const std::string path = workbook("小区.xlsx",
                                          {{"某市小区户数统计表"},
                                           {"填报单位：某区", "", "", "2025年"},
                                           {"序号", "街道", "小区名称", "户数", "坐标（高德）"},
                                           {"1", "春熙路街道", "锦绣花园", "1,280户", "104.081，30.657"},
                                           {"2", "", "滨江苑", "约300", "104.083, 30.655"},
                                           {"", "小计", "", "1580"},
                                           {"3", "盐市口街道", "青年公寓", "420户", "30.660、104.070"},
                                           {"4", "盐市口街道", "无坐标小区", "88户", ""},
                                           {"合 计", "", "", "2088"},
                                           {"备注：户数为约数"}},
                                          {"A1:E1", "B4:B5"});
        const auto source = opened(specOf(path), SourceUse::Points);
        QCOMPARE(source->layer(), std::string("小区"));
        QVERIFY(hasNote(*source, "header-row:3"));
        QVERIFY(hasNote(*source, "offset-undeclared"));
        QVERIFY(hasNote(*source, "crs-assumed:EPSG:4326"));
        const LayerTable table = readAll(*source);
        QCOMPARE(table.rows.size(), std::size_t{3});
        QCOMPARE(text(table, 0, "小区名称"), std::string("锦绣花园"));
        QCOMPARE(number(table, 0, "户数"), 1280.0);
        QCOMPARE(number(table, 1, "户数"), 300.0);
        QCOMPARE(text(table, 1, "街道"), std::string("春熙路街道")); // merged over two rows
        QCOMPARE(place(table, 0), (Point{104.081, 30.657}));
        QCOMPARE(place(table, 2), (Point{104.070, 30.660})); // written the other way round
        QCOMPARE(table.rows[0].id, std::int64_t{4});
        QCOMPARE(skippedFor(*source, "total-row"), std::size_t{2});
        QCOMPARE(skippedFor(*source, "no-place"), std::size_t{2});
    }
    void declaredOffsetIsTakenOut() {
        SourceSpec spec = specOf(file("amap.csv", "名称,经度,纬度\n甲,104.068207,30.654978\n"));
        QVERIFY(hasNote(*opened(spec), "offset-undeclared"));
        spec.offset = OffsetSystem::Gcj02;
        const auto source = opened(spec);
        QVERIFY(!hasNote(*source, "offset-undeclared"));
        const LayerTable table = readAll(*source);
        QVERIFY(std::abs(place(table, 0).x - 104.0657) < 2e-6);
        QVERIFY(std::abs(place(table, 0).y - 30.6574) < 2e-6);
        spec.offset = OffsetSystem::Wgs84;
        QCOMPARE(place(readAll(*opened(spec)), 0), (Point{104.068207, 30.654978}));
    }
    void columnsByName_data() {
        QTest::addColumn<QString>("csv");
        QTest::addColumn<bool>("isLonLat");
        QTest::newRow("lon lat") << "lon,lat,n\n104.1,30.6,5\n" << true;
        QTest::newRow("upper case, other order") << "N,LATITUDE,LONGITUDE\n5,30.6,104.1\n" << true;
        QTest::newRow("Chinese") << "名,纬度,经度\n甲,30.6,104.1\n" << true;
        QTest::newRow("semicolons") << "n;lat;lng\n5;30.6;104.1\n" << true;
        QTest::newRow("tabs") << "n\tlat\tlng\n5\t30.6\t104.1\n" << true;
        QTest::newRow("one cell, longitude first") << "n,location\n5,\"104.1,30.6\"\n" << true;
        QTest::newRow("one cell, latitude first") << "n,location\n5,\"30.6,104.1\"\n" << true;
        QTest::newRow("columns the wrong way round") << "n,经度,纬度\n5,30.6,104.1\n" << true;
        QTest::newRow("x y") << "n,x,y\n5,104.1,30.6\n" << false;
        QTest::newRow("degrees, minutes") << "n,经度,纬度\n5,104°6′,30°36′\n" << true;
        QTest::newRow("WKT") << "n,wkt\n5,POINT (104.1 30.6)\n" << false;
    }
    void columnsByName() {
        QFETCH(QString, csv);
        QFETCH(bool, isLonLat);
        const auto source = opened(specOf(file("c.csv", csv.toStdString())));
        QCOMPARE(source->crs().has_value(), isLonLat);
        const LayerTable table = readAll(*source);
        QCOMPARE(table.rows.size(), std::size_t{1});
        QVERIFY(std::abs(place(table, 0).x - 104.1) < 1e-9);
        QVERIFY(std::abs(place(table, 0).y - 30.6) < 1e-9);
    }
    void columnsAsTold() {
        SourceSpec spec = specOf(file("t.csv", "a,b,c\n1,30.6,104.1\n"));
        spec.fields = {{"x", "c"}, {"y", "b"}};
        spec.crs = "EPSG:4326";
        QCOMPARE(place(readAll(*opened(spec)), 0), (Point{104.1, 30.6}));
        spec.fields["x"] = "missing";
        QCOMPARE(openError(spec), std::string("FieldMissing"));
    }
    void surveyorsAxes() {
        SourceSpec spec = specOf(file("s.csv", "点号,X坐标,Y坐标\nP1,3392000.5,565000.25\n"));
        spec.crs = "EPSG:4544";
        const auto source = opened(spec);
        QVERIFY(hasNote(*source, "axes-swapped"));
        QCOMPARE(place(readAll(*source), 0), (Point{565000.25, 3392000.5}));
    }
    void orderFromTheCity() {
        SourceSpec spec = specOf(file("o.csv", "n,where\n1,\"7.5, 47.5\"\n2,\"7.6, 47.6\"\n"));
        const auto unknown = opened(spec);
        QVERIFY(hasNote(*unknown, "axis-order-assumed:lat-lon"));
        QCOMPARE(place(readAll(*unknown), 0), (Point{47.5, 7.5}));
        const auto known = opened(spec);
        known->restrictTo({7.0, 47.0, 8.0, 48.0});
        QVERIFY(!hasNote(*known, "axis-order-assumed:lat-lon"));
        QCOMPARE(place(readAll(*known), 0), (Point{7.5, 47.5}));
    }
    void gbkTable() {
        const std::string gbk = Recoder("UTF-8", "GBK").convert("名称,经度,纬度,户数\n锦绣花园,104.1,30.6,1280户\n").value();
        const auto source = opened(specOf(file("g.csv", gbk)));
        QCOMPARE(source->encoding(), std::string("GBK"));
        QVERIFY(hasNote(*source, "encoding-guessed:GBK"));
        const LayerTable table = readAll(*source);
        QCOMPARE(text(table, 0, "名称"), std::string("锦绣花园"));
        SourceSpec told = specOf(file("g.csv", gbk));
        told.encoding = "GB18030";
        QCOMPARE(text(readAll(*opened(told)), 0, "名称"), std::string("锦绣花园"));
        told.encoding = "no-such-code";
        QCOMPARE(openError(told), std::string("EncodingUnknown"));
    }
    void typesOfColumns() {
        const LayerTable table = readAll(*opened(specOf(
            file("k.csv", "lon,lat,n,code,share,note\n1.5,2,7,0012,0.5,a\n2.5,3,8,0013,1,7\n"))));
        const auto type = [&table](const char* name) { return table.fields.at(fieldIndex(table.fields, name).value()).type; };
        QCOMPARE(type("n"), FieldType::Integer);
        QCOMPARE(type("code"), FieldType::Text);
        QCOMPARE(type("share"), FieldType::Real);
        QCOMPARE(type("note"), FieldType::Text);
        QCOMPARE(text(table, 0, "code"), std::string("0012"));
    }
    void badRowsAreCounted() {
        const auto source = opened(specOf(file("b.csv", "lon,lat,name\n1,2,锦绣花园与滨江苑青年公寓和春熙路街道盐市口\n,,b\nx,2,c\n3,4,\xC3\x28\n\n5,6,\"two\nlines\"\n")));
        const LayerTable table = readAll(*source);
        QCOMPARE(table.rows.size(), std::size_t{2});
        QCOMPARE(text(table, 1, "name"), std::string("two\nlines"));
        QCOMPARE(skippedFor(*source, "no-place"), std::size_t{2});
        QCOMPARE(skippedFor(*source, "unreadable-text"), std::size_t{1});
        QCOMPARE(source->skipped()[0].id, std::int64_t{3});
    }
    void doubleHeader() {
        const LayerTable table = readAll(*opened(specOf(
            file("d.csv", "站点清单,,,\n名称,坐标,,户数\n,经度,纬度,\n甲,104.1,30.6,12\n乙,104.2,30.7,13\n"))));
        QCOMPARE(table.rows.size(), std::size_t{2});
        QCOMPARE(table.fields[0].name, std::string("名称"));
        QCOMPARE(table.fields[1].name, std::string("经度"));
        QCOMPARE(place(table, 1), (Point{104.2, 30.7}));
    }
    void tableWithoutPlaces() {
        const auto source = opened(specOf(file("fleet.csv", "plate,energy,kg\n川A1,electric,1200\n川A2,diesel,2400\n合计,,3600\n")));
        QCOMPARE(source->geometryKind(), GeometryKind::None);
        QVERIFY(!source->crs());
        QVERIFY(!hasNote(*source, "offset-undeclared"));
        QCOMPARE(readAll(*source).rows.size(), std::size_t{2});
        QCOMPARE(skippedFor(*source, "total-row"), std::size_t{1});
    }
    void noHeader() {
        const auto source = opened(specOf(file("n.csv", "104.1,30.6,5\n104.2,30.7,6\n")));
        QVERIFY(hasNote(*source, "no-header"));
        QCOMPARE(readAll(*source).rows.size(), std::size_t{2});
    }
    void mergedReferences() {
        QCOMPARE(mergedBlockFromText("B3:C7"), (MergedBlock{3, 7, 1, 2}));
        QCOMPARE(mergedBlockFromText("AA10:AB11"), (MergedBlock{10, 11, 26, 27}));
        QCOMPARE(mergedBlockFromText("nonsense").firstRow, std::int64_t{0});
    }
};

QTEST_APPLESS_MAIN(TestTableSource)
#include "tst_table_source.moc"
