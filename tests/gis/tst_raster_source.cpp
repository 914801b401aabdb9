#include "source_helpers.h"

#include <QTemporaryDir>

#include <gdal.h>

using namespace planner;
using namespace planner::gis;

namespace fs = std::filesystem;

class TestRasterSource : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    // 3 × 2 cells of 100 m, people in thousands of tenths; one cell without data.
    std::string raster() const {
        GDALAllRegister();
        const std::string path = (fs::path(m_folder.path().toStdString()) / "people.tif").string();
        GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("GTiff"), path.c_str(), 3, 2, 1, GDT_Float32, nullptr);
        double transform[6] = {565000.0, 100.0, 0.0, 3392000.0, 0.0, -100.0};
        GDALSetGeoTransform(dataset, transform);
        GDALSetProjection(dataset, Crs::fromText("EPSG:4544").wkt().c_str());
        GDALRasterBandH band = GDALGetRasterBand(dataset, 1);
        GDALSetRasterNoDataValue(band, -1.0);
        float cells[6] = {12.5F, 0.0F, -1.0F, 3.0F, 4.0F, 5.0F};
        const CPLErr rc = GDALRasterIO(band, GF_Write, 0, 0, 3, 2, cells, 3, 2, GDT_Float32, 0, 0);
        GDALClose(dataset);
        return rc == CE_None ? path : "";
    }

private slots:
    void cellsBecomePoints() {
        const auto source = opened(specOf(raster()), SourceUse::Points);
        QCOMPARE(source->crs()->epsg().value_or(0), 4544);
        QCOMPARE(source->fields().front().name, std::string("people"));
        const LayerTable table = readAll(*source);
        QCOMPARE(table.rows.size(), std::size_t{4});
        QCOMPARE(place(table, 0), (Point{565050.0, 3391950.0}));
        QCOMPARE(number(table, 0, "people"), 12.5);
        QCOMPARE(place(table, 3), (Point{565250.0, 3391850.0}));
        QCOMPARE(table.rows[3].id, std::int64_t{5});
    }
    void boxRestricts() {
        const auto source = opened(specOf(raster()));
        source->restrictTo({565100.0, 3391800.0, 565200.0, 3391900.0});
        const LayerTable table = readAll(*source);
        QCOMPARE(table.rows.size(), std::size_t{1});
        QCOMPARE(number(table, 0, "people"), 4.0);
    }
};

QTEST_APPLESS_MAIN(TestRasterSource)
#include "tst_raster_source.moc"
