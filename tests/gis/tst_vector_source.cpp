#include "source_helpers.h"

#include <QTemporaryDir>

using namespace planner;
using namespace planner::gis;

namespace fs = std::filesystem;

// JSON written with single quotes.
static std::string quoted(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

class TestVectorSource : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] std::string file(const char* name, const std::string& bytes) const {
        const fs::path path = fs::path(m_folder.path().toStdString()) / name;
        writeBytes(path, bytes);
        return path.string();
    }

private slots:
    void badFiles_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");
        const QByteArray noise = QByteArray::fromHex("00ff1234567890abcdefdeadbeef").repeated(20);
        for (const char* name : {"a.shp", "a.gpkg", "a.geojson", "a.fgb", "a.osm.pbf", "a.kml", "a.xlsx", "a.tif", "a.dxf"}) {
            QTest::newRow((QByteArray("empty ") + name).constData()) << name << QByteArray() << "FileEmpty";
            QTest::newRow((QByteArray("noise ") + name).constData()) << name << noise << "FileUnreadable";
        }
        QTest::newRow("empty csv") << "a.csv" << QByteArray() << "FileEmpty";
        QTest::newRow("noise csv") << "a.csv" << noise << "FileUnreadable";
        QTest::newRow("header only csv") << "a.csv" << QByteArray("lon,lat\n") << "FileEmpty";
        QTest::newRow("cut GeoJSON") << "a.geojson"
                                     << QByteArray::fromStdString(quoted("{'type':'FeatureCollection','features':[{'type':'Feature','geom"))
                                     << "FileUnreadable";
        QTest::newRow("GeoJSON without features") << "a.geojson" << QByteArray::fromStdString(quoted("{'type':'FeatureCollection','features':[]}"))
                                                  << "FileEmpty";
        QTest::newRow("unknown ending") << "a.xyz" << noise << "FileUnreadable";
    }
    void badFiles() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, error);
        const std::string path = file(qPrintable(name), bytes.toStdString());
        QCOMPARE(QString::fromStdString(openError(specOf(path))), error);
    }
    void missingFile() {
        QCOMPARE(openError(specOf("/no/such/file.gpkg")), std::string("FileMissing"));
        QCOMPARE(openError(specOf("")), std::string("FileMissing"));
        QCOMPARE(errorOf([] { (void)GdalSourceOpener().checksum(specOf("/no/such/file.gpkg")); }), std::string("FileMissing"));
    }
    void errorNamesTheFile() {
        try {
            (void)opened(specOf("/no/such/file.gpkg"));
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.details().file, std::string("/no/such/file.gpkg"));
        }
    }
    void heightsAndCollections() {
        const std::string path = file("z.geojson", quoted("{'type':'FeatureCollection','features':["
            "{'type':'Feature','properties':{'n':1},'geometry':{'type':'Point','coordinates':[1.5,2.5,99]}},"
            "{'type':'Feature','properties':{'n':2},'geometry':null},"
            "{'type':'Feature','properties':{'n':3},'geometry':{'type':'GeometryCollection','geometries':["
            "{'type':'Point','coordinates':[0,0]},"
            "{'type':'LineString','coordinates':[[0,0],[1,1],[2,0]]}]}},"
            "{'type':'Feature','properties':{'n':4},'geometry':{'type':'Polygon','coordinates':"
            "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]}}]}"));
        const auto source = opened(specOf(path));
        const LayerTable table = readAll(*source);
        QCOMPARE(table.rows.size(), std::size_t{3});
        QCOMPARE(place(table, 0), (Point{1.5, 2.5}));
        QCOMPARE(std::get<MultiPolyline>(table.rows[1].geometry).front().size(), std::size_t{3});
        const Polygon polygon = std::get<MultiPolygon>(table.rows[2].geometry).front();
        QCOMPARE(polygon.holes.size(), std::size_t{1});
        QCOMPARE(areaOf(polygon), 15.0);
        QCOMPARE(source->skipped().size(), std::size_t{1});
        QCOMPARE(source->skipped()[0].reason, std::string("no-geometry"));
        QCOMPARE(source->crs()->epsg().value(), 4326);
    }
    void checksumIsSha256() {
        const GdalSourceOpener opener;
        QCOMPARE(opener.checksum(specOf(file("abc.csv", "abc"))),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }
    void checksumCoversSideFiles() {
        const GdalSourceOpener opener;
        const std::string shape = file("side.shp", "shape");
        const std::string before = opener.checksum(specOf(shape));
        (void)file("side.dbf", "table");
        const std::string after = opener.checksum(specOf(shape));
        QVERIFY(before != after);
        (void)file("other.dbf", "table");
        QCOMPARE(opener.checksum(specOf(shape)), after);
    }
};

QTEST_APPLESS_MAIN(TestVectorSource)
#include "tst_vector_source.moc"
