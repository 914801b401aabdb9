#include "app/render/canvas.h"
#include "app/render/dashes.h"
#include "app/render/route_map.h"

#include "libplanner/base/random.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <array>
#include <cmath>

using namespace app::render;

namespace {

constexpr int Side = 64;

QImage paper(double ratio = 1.0) {
    QImage image(Side, Side, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    return image;
}

/// What is dark on white paper, in pixels all black.
double inkOf(const QImage& image) {
    double ink = 0.0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ink += 1.0 - qGray(image.pixel(x, y)) / 255.0;
    return ink;
}

double differenceOf(const QImage& a, const QImage& b) {
    double sum = 0.0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) / 255.0;
    return sum;
}

planner::PlannedRoute routeAlong(planner::Polyline line) {
    planner::PlannedRoute route;
    route.line = std::move(line);
    return route;
}

} // namespace

class TestCanvas : public QObject {
    Q_OBJECT

private slots:
    /// A painter that fills the line's outline says what it looks like.
    void linesLookAsAPainterDrawsThem_data() {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("ratio");
        for (const double width : {0.6, 1.0, 2.4, 7.0})
            for (const double ratio : {1.0, 2.0})
                QTest::addRow("%.1f at %.0f", width, ratio) << width << ratio;
    }
    void linesLookAsAPainterDrawsThem() {
        QFETCH(double, width);
        QFETCH(double, ratio);
        planner::Random random(3);
        for (int i = 0; i < 60; ++i) {
            const auto place = [&] { return (random.unit() * 1.6 - 0.3) * Side / ratio; };
            const QLineF line(place(), place(), place(), place());
            QImage drawn = paper(ratio);
            Canvas(drawn).drawLines(std::array{line}, Qt::black, width, Canvas::Ends::Flat);
            QImage painted = paper(ratio);
            QPainter painter(&painted);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(Qt::black);
            const QPointF across = QPointF(-line.dy(), line.dx()) / line.length() * width / 2.0;
            painter.drawPolygon(QPolygonF() << line.p1() + across << line.p2() + across << line.p2() - across
                                            << line.p1() - across);
            painter.end();
            const double ink = std::max(inkOf(painted), 1.0);
            // The two soften edges differently and cut slanted ends otherwise.
            const double end = 2.0 * width * width * ratio * ratio;
            QVERIFY2(std::abs(inkOf(drawn) - inkOf(painted)) <= 0.04 * ink + end,
                     qPrintable(QStringLiteral("%1 %2").arg(inkOf(drawn)).arg(inkOf(painted))));
            QVERIFY(differenceOf(drawn, painted) <= 0.4 * ink + end);
        }
    }

    void linesOutsideLeaveNoTrace() {
        QImage image = paper();
        Canvas canvas(image);
        canvas.drawLines(std::array{QLineF(-50, -5, 200, -5), QLineF(-9, -9, -9, 90), QLineF(70, -20, 90, 90),
                                    QLineF(-100, 40, -20, 300), QLineF(1e7, 1e7, 2e7, 1e7)},
                         Qt::black, 3.0);
        canvas.drawSquare({-4.0, 30.0}, 5.0, Qt::black);
        QCOMPARE(image, paper());
    }

    void levelLinesFillWholePixels() {
        QImage image = paper();
        Canvas(image).drawLines(std::array{QLineF(10, 20, 30, 20)}, Qt::red, 2.0, Canvas::Ends::Flat);
        QCOMPARE(image.pixel(9, 20), QColor(Qt::white).rgb());
        QCOMPARE(image.pixel(10, 19), QColor(Qt::red).rgb());
        QCOMPARE(image.pixel(29, 20), QColor(Qt::red).rgb());
        QCOMPARE(image.pixel(30, 20), QColor(Qt::white).rgb());
        QCOMPARE(image.pixel(20, 21), QColor(Qt::white).rgb());
    }

    void clearLinesAddUp() {
        QImage image = paper();
        QColor grey(Qt::black);
        grey.setAlphaF(0.5F);
        Canvas canvas(image);
        canvas.drawLines(std::array{QLineF(0, 20.5, 64, 20.5)}, grey, 1.0);
        const int once = qGray(image.pixel(30, 20));
        QVERIFY(std::abs(once - 127) <= 2);
        canvas.drawLines(std::array{QLineF(0, 20.5, 64, 20.5)}, grey, 1.0);
        QVERIFY(std::abs(qGray(image.pixel(30, 20)) - 63) <= 2);
    }

    void dashesGoOnAcrossTheCut() {
        const std::array pattern = {5.0, 3.0};
        const QRectF all(-1000, -1000, 2000, 2000);
        std::vector<QLineF> whole;
        cutDashes(QPolygonF() << QPointF(0, 0) << QPointF(100, 0), 0.0, pattern, all, whole);
        std::vector<QLineF> parts;
        cutDashes(QPolygonF() << QPointF(0, 0) << QPointF(42, 0), 0.0, pattern, all, parts);
        cutDashes(QPolygonF() << QPointF(42, 0) << QPointF(100, 0), 42.0, pattern, all, parts);
        const auto lengthOf = [](const std::vector<QLineF>& dashes) {
            double length = 0.0;
            for (const QLineF& dash : dashes)
                length += dash.length();
            return length;
        };
        QCOMPARE(whole.size(), std::size_t{13});
        QVERIFY(std::abs(lengthOf(whole) - 64.0) < 1e-9);
        QVERIFY(std::abs(lengthOf(parts) - 64.0) < 1e-9);
        std::vector<QLineF> none;
        cutDashes(QPolygonF() << QPointF(0, 0) << QPointF(100, 0), 0.0, pattern, QRectF(0, 50, 10, 10), none);
        QVERIFY(none.empty());
    }

    void streetsDrivenOftenAreDrawnOnce() {
        // Out and back, then a second route that shares the first half.
        const planner::Polyline there = {{0, 0}, {100, 0}, {200, 0}, {200, 50}};
        planner::Polyline thereAndBack = there;
        thereAndBack.insert(thereAndBack.end(), {{200, 0}, {100, 0}, {0, 0}});
        const RouteMap map({routeAlong(thereAndBack), routeAlong({{0, 0}, {100, 0}, {100, 80}})});
        const auto drawn = [&](auto isShown) {
            std::array<double, 2> length = {};
            map.visit(planner::Box{-10, -10, 300, 300}, isShown,
                      [&](std::span<const planner::Point> points, double, const RoutePass& pass) {
                          for (std::size_t i = 1; i < points.size(); ++i)
                              length.at(pass.route) += planner::planarDistance(points[i - 1], points[i]);
                      });
            return length;
        };
        QCOMPARE(drawn([](std::uint32_t) { return true; }), (std::array{150.0, 180.0}));
        QCOMPARE(drawn([](std::uint32_t route) { return route == 0; }), (std::array{250.0, 0.0}));
        QCOMPARE(drawn([](std::uint32_t) { return false; }), (std::array{0.0, 0.0}));
    }

    void aStretchKnowsWhichWayItIsDriven() {
        const RouteMap map({routeAlong({{0, 0}, {100, 0}}), routeAlong({{100, 0}, {0, 0}})});
        int count = 0;
        map.visit(
            planner::Box{0, 0, 100, 0}, [](std::uint32_t) { return true; },
            [&](std::span<const planner::Point> points, double gone, const RoutePass& pass) {
                ++count;
                QCOMPARE(gone, 0.0);
                QCOMPARE(pass.route, 1U);
                QVERIFY(pass.isBackward);
                QCOMPARE(points.front(), (planner::Point{0, 0}));
            });
        QCOMPARE(count, 1);
    }
};

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
