#include "app/report/qr_code.h"
#include "app/report/route_sheet.h"
#include "app/wording/language.h"

#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>

using namespace app::report;

/// What the driver gets: one page with places, loads and codes to be scanned.
class TestRouteSheet : public QObject {
    Q_OBJECT

    /// Modules of the code, one pixel each, border included.
    static QImage modules(const QString& text) {
        QSvgRenderer renderer(qrCodeSvg(text, 100).toUtf8());
        QImage image(renderer.viewBox().size(), QImage::Format_RGB32);
        image.fill(Qt::red);
        QPainter painter(&image);
        renderer.render(&painter);
        return image;
    }
    static bool isDark(const QImage& image, int x, int y) { return qGray(image.pixel(x, y)) < 128; }

private slots:
    void codeHasItsMarks() {
        const QImage image =
            modules(QStringLiteral("https://uri.amap.com/marker?position=104.066541,30.572269"));
        const int size = image.width();
        QVERIFY(size >= 21 + 8 && (size - 8 - 17) % 4 == 0); // a QR code has 17 + 4 v modules
        for (int i = 0; i < size; ++i)
            for (int border = 0; border < 4; ++border)
                QVERIFY(!isDark(image, i, border) && !isDark(image, border, i));
        // Three finder marks: dark rings of 7 with a dark heart of 3.
        for (const QPoint corner : {QPoint(4, 4), QPoint(size - 11, 4), QPoint(4, size - 11)})
            for (int y = 0; y < 7; ++y)
                for (int x = 0; x < 7; ++x) {
                    const bool isRing = x == 0 || y == 0 || x == 6 || y == 6;
                    const bool isHeart = x >= 2 && x <= 4 && y >= 2 && y <= 4;
                    QCOMPARE(isDark(image, corner.x() + x, corner.y() + y), isRing || isHeart);
                }
        // Timing pattern between them.
        for (int x = 12; x < size - 12; ++x)
            QCOMPARE(isDark(image, x, 10), x % 2 == 0);
    }

    void otherTextOtherCode() {
        QVERIFY(qrCodeSvg(QStringLiteral("a"), 90) != qrCodeSvg(QStringLiteral("b"), 90));
        QVERIFY(qrCodeSvg(QString(10'000, QLatin1Char('x')), 90).isEmpty());
    }

    void pageTellsEveryStop() {
        app::wording::installLanguage(QStringLiteral("en"));
        RouteSheet sheet;
        sheet.truck = "A<1>";
        sheet.day = 1;
        SheetStop stop;
        stop.name = "山水家园 & 一号门";
        stop.address = "玉湖街30号";
        stop.contact = "028-123";
        stop.hours = "07:00-09:00";
        stop.eta = "08:05";
        stop.kilograms = 464.0;
        stop.cubicMetresLoose = 8.0;
        stop.cubicMetresFlat = 3.2;
        stop.kilometres = 1.2;
        stop.streets = "人民路 – 梅苑街";
        stop.wgs84 = {104.0, 30.5};
        stop.gcj02 = {104.0025, 30.4975};
        stop.link = "https://uri.amap.com/marker?position=104.002500,30.497500&name=x";
        sheet.stops = {stop};
        const QString html = htmlOf(sheet);
        for (const char* part : {"Truck A&lt;1&gt;", "山水家园 &amp; 一号门", "玉湖街30号", "028-123",
                                 "07:00-09:00", "08:05", "464 kg", "8.0 m³ loose", "3.2 m³ flat",
                                 "人民路 – 梅苑街", "104.000000, 30.500000", "104.002500, 30.497500", "<svg"})
            QVERIFY2(html.contains(QString::fromUtf8(part)), part);
    }
};

QTEST_MAIN(TestRouteSheet)
#include "tst_route_sheet.moc"
