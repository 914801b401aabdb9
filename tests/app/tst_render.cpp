#include "city_sample.h"

#include "app/render/legend.h"
#include "app/render/map_labels.h"
#include "app/render/map_page.h"
#include "app/render/map_painter.h"
#include "app/render/map_scene.h"
#include "app/wording/language.h"

#include "libplanner/base/random.h"

#include <QTest>

#include <algorithm>

using namespace app::render;

class TestRender : public QObject {
    Q_OBJECT

    testing::CitySample m_sample;

    MapScene scene(Theme theme = Theme::Light) const {
        return makeScene(makeBaseMap(m_sample.city), makePlanMap(m_sample.plan),
                         std::make_shared<Palette>(loadPalette(theme)));
    }
    static std::size_t differing(const QImage& a, const QImage& b) {
        std::size_t count = 0;
        for (int y = 0; y < a.height(); ++y)
            for (int x = 0; x < a.width(); ++x)
                count += a.pixel(x, y) != b.pixel(x, y) ? 1U : 0U;
        return count;
    }

private slots:
    void initTestCase() { m_sample = testing::makeSample(); }

    void indexFindsWhatBruteForceFinds() {
        planner::Random random(3);
        std::vector<planner::Box> boxes;
        for (int i = 0; i < 500; ++i) {
            const double x = random.unit() * 1000.0;
            const double y = random.unit() * 1000.0;
            boxes.push_back({x, y, x + random.unit() * 40.0, y + random.unit() * 40.0});
        }
        const std::vector<std::uint32_t> order = hilbertOrder(boxes);
        std::vector<planner::Box> sorted;
        for (const std::uint32_t i : order)
            sorted.push_back(boxes[i]);
        const PackedBoxes index(sorted);
        for (int i = 0; i < 50; ++i) {
            const double x = random.unit() * 1000.0;
            const planner::Box query{x, x * 0.7, x + 90.0, x * 0.7 + 60.0};
            std::vector<std::size_t> found;
            index.visit(query, [&](std::size_t k) { found.push_back(k); });
            std::vector<std::size_t> expected;
            for (std::size_t k = 0; k < sorted.size(); ++k)
                if (sorted[k].intersects(query))
                    expected.push_back(k);
            QCOMPARE(found, expected);
        }
    }

    void nearestPointIsTheNearest() {
        planner::Random random(5);
        PointSet points;
        std::vector<planner::Point> all;
        for (std::uint32_t i = 0; i < 400; ++i) {
            all.push_back({random.unit() * 100.0, random.unit() * 100.0});
            points.add(all.back(), i);
        }
        points.finish();
        for (int i = 0; i < 60; ++i) {
            const planner::Point p{random.unit() * 100.0, random.unit() * 100.0};
            const auto best =
                std::min_element(all.begin(), all.end(), [p](planner::Point a, planner::Point b) {
                    return planner::planarDistance(a, p) < planner::planarDistance(b, p);
                });
            QCOMPARE(points.nearest(p, 200.0), std::optional(static_cast<std::uint32_t>(best - all.begin())));
        }
        QVERIFY(!points.nearest({1000.0, 1000.0}, 10.0));
    }

    void linesAreCutIntoShortPieces() {
        std::vector<planner::Point> line;
        for (int i = 0; i < 100; ++i)
            line.push_back({static_cast<double>(i), 0.0});
        LineSet lines;
        lines.add(line, 7);
        lines.finish();
        double length = 0.0;
        lines.visit(lines.bounds(), [&](std::span<const planner::Point> piece, std::uint32_t tag) {
            QVERIFY(piece.size() <= LineSet::PieceVertices);
            QCOMPARE(tag, 7U);
            length += piece.back().x - piece.front().x;
        });
        QCOMPARE(length, 99.0);
    }

    void transformGoesThereAndBack() {
        const MapTransform view{{400100.0, 3390000.0}, 2.5, QSizeF(640, 480)};
        const planner::Point p{400312.5, 3390123.0};
        const planner::Point back = view.toMap(view.toScreen(p));
        QVERIFY(planner::planarDistance(p, back) < 1e-6);
        QVERIFY(view.toScreen({400100.0, 3390100.0}).y() < 240.0); // north is up
    }

    void neighboursGetDifferentColours() {
        std::vector<planner::Box> boxes;
        for (int x = 0; x < 10; ++x)
            for (int y = 0; y < 10; ++y)
                boxes.push_back({x * 10.0, y * 10.0, x * 10.0 + 10.0, y * 10.0 + 10.0});
        const auto colours = colourNeighbours(boxes, 7);
        int same = 0;
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t k = i + 1; k < boxes.size(); ++k)
                same += boxes[i].intersects(boxes[k]) && colours[i] == colours[k] ? 1 : 0;
        QVERIFY2(same <= 4, qPrintable(QString::number(same)));
    }

    void tilesMeetWithoutASeam() {
        MapScene shown = scene();
        const MapTransform whole{{400400.0, 3390400.0}, 2.0, QSizeF(256, 256)};
        const QImage one = drawTile(shown, whole, 1.0);
        QImage two(256, 256, QImage::Format_RGB32);
        QPainter painter(&two);
        for (const int half : {0, 1}) {
            const MapTransform part{{400400.0 + (half - 0.5) * 256.0, 3390400.0}, 2.0, QSizeF(128, 256)};
            painter.drawImage(half * 128, 0, drawTile(shown, part, 1.0));
        }
        painter.end();
        QVERIFY2(differing(one, two) < 200, qPrintable(QString::number(differing(one, two))));
    }

    void everyLayerCanBeHidden_data() {
        QTest::addColumn<int>("layer");
        for (const MapLayer layer :
             {MapLayer::Water, MapLayer::Forbidden, MapLayer::ServiceAreas, MapLayer::Districts,
              MapLayer::Streets, MapLayer::Demand, MapLayer::WalkLines, MapLayer::Candidates,
              MapLayer::Routes, MapLayer::Unserved, MapLayer::Centres, MapLayer::Depots, MapLayer::Cabins,
              MapLayer::Labels})
            QTest::newRow(qPrintable(titleOf(layer))) << static_cast<int>(layer);
    }
    void everyLayerCanBeHidden() {
        QFETCH(int, layer);
        MapScene shown = scene();
        shown.hidden.reset();
        MapPageOptions options;
        options.size = {500, 400};
        options.hasLegend = false;
        const QImage with = renderMap(shown, options);
        shown.show(static_cast<MapLayer>(layer), false);
        const QImage without = renderMap(shown, options);
        QVERIFY(differing(with, without) > 5);
    }

    void dayAndTruckFilterRoutes() {
        MapScene shown = scene();
        const RouteShape& first = shown.plan->routes.front();
        const RouteShape& second = shown.plan->routes.back();
        QVERIFY(shown.isShown(first) && shown.isShown(second));
        shown.day = 1;
        QVERIFY(!shown.isShown(first) && shown.isShown(second));
        shown.day.reset();
        shown.truck = 0;
        QVERIFY(shown.isShown(first) && !shown.isShown(second));
    }

    void labelsDoNotCollide() {
        for (const double scale : {0.8, 1.5, 3.0}) {
            const MapTransform view{{400400.0, 3390400.0}, scale, QSizeF(900, 700)};
            const auto labels = placeLabels(scene(), view, mapFont());
            QVERIFY(labels.size() > 5);
            for (std::size_t i = 0; i < labels.size(); ++i)
                for (std::size_t k = i + 1; k < labels.size(); ++k)
                    if (labels[i].angle == 0.0 && labels[k].angle == 0.0)
                        QVERIFY2(!labels[i].bounds.intersects(labels[k].bounds),
                                 qPrintable(labels[i].text + QLatin1Char('/') + labels[k].text));
        }
    }

    void legendCounts() {
        const auto entries = legendOf(scene());
        const auto count = [&](MapLayer layer) {
            qint64 sum = 0;
            for (const LegendEntry& entry : entries)
                if (entry.layer == layer)
                    sum += entry.count.value_or(0);
            return sum;
        };
        QCOMPARE(count(MapLayer::Cabins), 4);
        QCOMPARE(count(MapLayer::Unserved), 2);
        QCOMPARE(count(MapLayer::Demand), 256);
        QCOMPARE(count(MapLayer::Routes), 2);
    }

    void scaleBarIsRound_data() {
        QTest::addColumn<double>("scale");
        QTest::addColumn<QString>("text");
        QTest::newRow("street") << 0.5 << "50 m";
        QTest::newRow("quarter") << 5.0 << "500 m";
        QTest::newRow("city") << 36.0 << "5 km";
    }
    void scaleBarIsRound() {
        QFETCH(double, scale);
        const ScaleBar bar = scaleBarFor(scale, 150.0);
        QTEST(bar.text, "text");
        QVERIFY(bar.pixels <= 150.0);
        QVERIFY(qFuzzyCompare(bar.pixels * scale, bar.metres));
    }

    void samePagesForSameInput() {
        MapPageOptions options;
        options.size = {800, 600};
        options.date = QStringLiteral("2025-03-01");
        QCOMPARE(renderMap(scene(), options), renderMap(scene(), options));
    }

    /// Pages in both languages and themes; kept where CABIN_SHOTS names a folder, to be looked at.
    void drawsPages_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<double>("dpi");
        QTest::newRow("en-light-96") << "en" << false << 96.0;
        QTest::newRow("zh-dark-96") << "zh_CN" << true << 96.0;
        QTest::newRow("zh-light-192") << "zh_CN" << false << 192.0;
    }
    void drawsPages() {
        QFETCH(QString, language);
        QFETCH(bool, isDark);
        QFETCH(double, dpi);
        app::wording::installLanguage(language);
        MapPageOptions options;
        options.size = QSize(1200, 900) * (dpi / 96.0);
        options.dpi = dpi;
        options.subtitle = QStringLiteral("4 cabins, 1 week");
        options.date = QStringLiteral("2025-03-01");
        const QImage page = renderMap(scene(isDark ? Theme::Dark : Theme::Light), options);
        app::wording::installLanguage(QStringLiteral("en"));
        QCOMPARE(page.size(), options.size);
        QVERIFY(!page.allGray());
        const QString folder = qEnvironmentVariable("CABIN_SHOTS");
        if (!folder.isEmpty())
            QVERIFY(page.save(
                QStringLiteral("%1/page-%2.png").arg(folder, QLatin1String(QTest::currentDataTag()))));
    }

    void classesCountEveryRowOnce() {
        using namespace app::render;
        std::vector<std::optional<double>> values;
        for (int i = 0; i < 100; ++i)
            values.emplace_back(i % 10);
        values.emplace_back(std::nullopt);
        const Classification graded = graduated(values, 5, QStringLiteral("none"));
        QCOMPARE(graded.classes.size(), std::size_t{6});
        std::int64_t sum = 0;
        for (const LayerClass& found : graded.classes)
            sum += found.count;
        QCOMPARE(sum, 101);
        QCOMPARE(graded.classOf[1], 0U); // 0 and 1 are in [0, 2)
        QCOMPARE(graded.classOf[2], 1U);
        QCOMPARE(graded.classOf[9], 4U); // the last class is closed
        QCOMPARE(graded.classOf[100], 5U);
        const Classification equal = graduated({1.0, 1.0, 1.0}, 5, QStringLiteral("none"));
        QCOMPARE(equal.classes.size(), std::size_t{1});
        QVERIFY(graduated({}, 5, QStringLiteral("none")).classes.empty());
        const Classification named =
            categorised({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a"), QString()},
                        QStringLiteral("others"));
        QCOMPARE(named.classes.front().label, QStringLiteral("a"));
        QCOMPARE(named.classes.front().count, 2);
        QCOMPARE(named.classes.back().label, QStringLiteral("others"));
        QCOMPARE(named.classOf[3], 2U);
    }

    void differenceTellsWhoGains() {
        const auto sample = testing::makeSample();
        auto after = std::make_shared<planner::Plan>(*sample.plan);
        std::size_t served = 0;
        while (!after->allocation[served].cabin)
            ++served;
        after->allocation[served].walk = after->allocation[served].walk + planner::metres(50.0);
        const auto map = app::render::makeDifferenceMap(*sample.plan, *after);
        QCOMPARE(map->worse.size(), std::size_t{1});
        QCOMPARE(map->better.size(), std::size_t{0});
        QVERIFY(map->gained.empty() && map->lost.empty());
        const auto back = app::render::makeDifferenceMap(*after, *sample.plan);
        QCOMPARE(back->better.size(), std::size_t{1});
    }
};

QTEST_MAIN(TestRender)
#include "tst_render.moc"
