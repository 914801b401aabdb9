#include "libplanner/city/area_index.h"

#include "libplanner/base/random.h"

#include <QTest>

#include <cmath>

using namespace planner;

namespace {

/// A star of many corners around a place, with a hole of half its size.
MultiPolygon star(Point centre, double radius, int corners, Random& random) {
    Polygon polygon;
    Ring hole;
    for (int i = 0; i < corners; ++i) {
        const double angle = 6.283185307179586 * i / corners;
        const double r = radius * (0.6 + 0.4 * random.unit());
        polygon.outer.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
        hole.push_back(
            {centre.x + 0.25 * radius * std::cos(angle), centre.y + 0.25 * radius * std::sin(angle)});
    }
    polygon.outer.push_back(polygon.outer.front());
    hole.push_back(hole.front());
    polygon.holes.push_back(std::move(hole));
    return {std::move(polygon)};
}

} // namespace

class TestAreaIndex : public QObject {
    Q_OBJECT

private slots:
    void agreesWithAskingEveryArea() {
        Random random(4);
        std::vector<MultiPolygon> areas;
        for (int i = 0; i < 30; ++i)
            areas.push_back(star({1000.0 * random.unit(), 1000.0 * random.unit()},
                                 50.0 + 200.0 * random.unit(), 5 + static_cast<int>(random.below(400)),
                                 random));
        std::vector<const MultiPolygon*> pointers;
        for (const MultiPolygon& area : areas)
            pointers.push_back(&area);
        const AreaIndex index(pointers);
        int inside = 0;
        for (int i = 0; i < 5000; ++i) {
            const Point p{1200.0 * random.unit() - 100.0, 1200.0 * random.unit() - 100.0};
            std::optional<std::size_t> first;
            for (std::size_t k = 0; k < areas.size() && !first; ++k)
                if (contains(areas[k], p))
                    first = k;
            QVERIFY(index.find(p) == first);
            inside += first ? 1 : 0;
        }
        QVERIFY(inside > 500 && inside < 4500);
    }

    void partsAndEmptyAreas() {
        const auto square = [](double x) {
            return Polygon{{{x, 0}, {x + 10, 0}, {x + 10, 10}, {x, 10}, {x, 0}}, {}};
        };
        const MultiPolygon none;
        const MultiPolygon two = {square(0), square(20)};
        const AreaIndex index({&none, &two});
        QVERIFY(index.find({5, 5}) == std::size_t{1});
        QVERIFY(!index.find({15, 5}));
        QVERIFY(index.find({25, 5}) == std::size_t{1});
        QVERIFY(!AreaIndex({}).find({5, 5}));
        QVERIFY(!AreaIndex({&none}).find({0, 0}));
    }
};

QTEST_APPLESS_MAIN(TestAreaIndex)
#include "tst_area_index.moc"
