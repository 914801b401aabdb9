#include "libplanner/base/error.h"
#include "libplanner/gis/gdal_handles.h"
#include "libplanner/gis/gdal_runtime.h"
#include "libplanner/gis/raster_picture.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using planner::Box;
using planner::Crs;
using planner::gis::RasterPicture;

/// Pictures of the ground: the right colour at the right place, nothing elsewhere.
class TestRasterPicture : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// 20 × 10 pixels of 10 m from (400000, 3390100) down: the left half red, the right half green.
    QString writeTiff(const char* name, bool hasCrs = true) {
        planner::gis::startGdal();
        const QString path = m_folder.filePath(QLatin1String(name));
        const planner::gis::DatasetPtr dataset(GDALCreate(
            GDALGetDriverByName("GTiff"), path.toUtf8().constData(), 20, 10, 3, GDT_Byte, nullptr));
        const std::array<double, 6> place = {400000.0, 10.0, 0.0, 3390100.0, 0.0, -10.0};
        GDALSetGeoTransform(dataset.get(), const_cast<double*>(place.data()));
        if (hasCrs)
            GDALSetProjection(dataset.get(), Crs::fromText("EPSG:4544").wkt().c_str());
        for (int band = 1; band <= 3; ++band) {
            std::array<unsigned char, 200> pixels{};
            for (std::size_t i = 0; i < pixels.size(); ++i)
                pixels.at(i) = (i % 20 < 10) == (band == 1) && band != 3 ? 200 : 0;
            (void)!GDALRasterIO(GDALGetRasterBand(dataset.get(), band), GF_Write, 0, 0, 20, 10, pixels.data(),
                                20, 10, GDT_Byte, 0, 0);
        }
        return path;
    }

private slots:
    void colourAndPlace() {
        const RasterPicture picture(writeTiff("a.tif").toStdString(), Crs::fromText("EPSG:4544"));
        QVERIFY(std::abs(picture.bounds().minX - 400000.0) < 0.01);
        QVERIFY(std::abs(picture.bounds().maxY - 3390100.0) < 0.01);
        // Twice as wide as the picture: its right half is empty.
        const auto pixels = picture.read({400000.0, 3390000.0, 400400.0, 3390100.0}, 40, 10);
        QCOMPARE(pixels.size(), std::size_t{400});
        QCOMPARE(pixels[5 * 40 + 3], 0xffc80000U);
        QCOMPARE(pixels[5 * 40 + 16], 0xff00c800U);
        QCOMPARE(pixels[5 * 40 + 35] >> 24, 0U);
    }
    void elsewhereIsNothing() {
        const RasterPicture picture(writeTiff("b.tif").toStdString(), Crs::fromText("EPSG:4544"));
        QVERIFY(picture.read({0.0, 0.0, 10.0, 10.0}, 4, 4).empty());
    }
    void anotherCrs() {
        const RasterPicture picture(writeTiff("c.tif").toStdString(), Crs::fromText("EPSG:3857"));
        const Box box = picture.bounds();
        const auto pixels = picture.read(box, 16, 16);
        QCOMPARE(pixels[8 * 16 + 3] & 0x00ffffffU, 0xc80000U);
    }
    void folderOfTilesIsOne() {
        QDir(m_folder.path()).mkpath(QStringLiteral("tiles/3/6"));
        QImage tile(256, 256, QImage::Format_RGB32);
        tile.fill(Qt::blue);
        QVERIFY(tile.save(m_folder.filePath(QStringLiteral("tiles/3/6/3.png"))));
        QVERIFY(RasterPicture::isPicture(m_folder.filePath(QStringLiteral("tiles")).toStdString()));
        QVERIFY(!RasterPicture::isPicture(m_folder.path().toStdString()));
    }
    void whatIsNoneIsRefused() {
        const QString text = m_folder.filePath(QStringLiteral("x.txt"));
        QFile file(text);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("hello") == 5);
        file.close();
        QVERIFY(!RasterPicture::isPicture(text.toStdString()));
        QVERIFY_EXCEPTION_THROWN(RasterPicture("/none.tif", Crs::wgs84()), planner::Error);
        QVERIFY_EXCEPTION_THROWN(RasterPicture(writeTiff("d.tif", false).toStdString(), Crs::wgs84()),
                                 planner::Error);
    }
};

QTEST_GUILESS_MAIN(TestRasterPicture)
#include "tst_raster_picture.moc"
