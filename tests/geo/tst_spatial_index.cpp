#include "libplanner/geo/spatial_index.h"

#include "libplanner/base/random.h"
#include "libplanner/geo/hilbert.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace planner;

namespace {

std::vector<Box> randomBoxes(std::size_t count, std::uint64_t seed) {
    Random random(seed);
    std::vector<Box> boxes(count);
    for (Box& box : boxes) {
        const Point corner{random.unit() * 1000.0, random.unit() * 1000.0};
        box.add(corner);
        box.add(Point{corner.x + random.unit() * 20.0, corner.y + random.unit() * 20.0});
    }
    return boxes;
}

double squaredDistance(Point p, const Box& box) {
    const double dx = std::max({box.minX - p.x, 0.0, p.x - box.maxX});
    const double dy = std::max({box.minY - p.y, 0.0, p.y - box.maxY});
    return dx * dx + dy * dy;
}

} // namespace

class TestSpatialIndex : public QObject {
    Q_OBJECT

private slots:
    void equalsLookingAtAll_data() {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 2, 15, 16, 17, 255, 256, 257, 3000})
            QTest::addRow("%d boxes", count) << count;
    }
    void equalsLookingAtAll() {
        QFETCH(int, count);
        std::vector<Box> boxes = randomBoxes(static_cast<std::size_t>(count), 5);
        if (count > 20)
            boxes[7] = Box{}; // an empty box is never found
        const SpatialIndex index(boxes);
        QCOMPARE(index.size(), static_cast<std::size_t>(count > 20 ? count - 1 : count));
        Random random(6);
        for (int query = 0; query < 50; ++query) {
            const Point p{random.unit() * 1200.0 - 100.0, random.unit() * 1200.0 - 100.0};
            const Box area = Box{p.x, p.y, p.x + 120.0, p.y + 60.0};
            std::vector<std::uint32_t> expected;
            std::vector<std::pair<double, std::uint32_t>> byDistance;
            for (std::uint32_t i = 0; i < boxes.size(); ++i) {
                if (boxes[i].isEmpty())
                    continue;
                if (boxes[i].intersects(area))
                    expected.push_back(i);
                byDistance.emplace_back(squaredDistance(p, boxes[i]), i);
            }
            QCOMPARE(index.touching(area), expected);
            std::ranges::sort(byDistance);
            std::vector<std::pair<double, std::uint32_t>> visited;
            index.visitByDistance(p, [&](std::uint32_t item, double distance) {
                visited.emplace_back(distance, item);
                return visited.size() < 40;
            });
            byDistance.resize(std::min<std::size_t>(byDistance.size(), 40));
            QCOMPARE(visited, byDistance);
        }
    }
    void hilbertCurveVisitsNeighbours() {
        // Along the curve every step goes to a neighbouring cell: checked on a 64 × 64 grid.
        const Box box{0.0, 0.0, 65535.0, 65535.0};
        std::vector<std::pair<std::uint32_t, Point>> cells;
        for (int x = 0; x < 64; ++x)
            for (int y = 0; y < 64; ++y) {
                const Point p{x * 1024.0 + 0.5, y * 1024.0 + 0.5};
                cells.emplace_back(hilbertIndex(p, box), p);
            }
        std::ranges::sort(cells);
        for (std::size_t i = 1; i < cells.size(); ++i) {
            const double dx = std::abs(cells[i].second.x - cells[i - 1].second.x);
            const double dy = std::abs(cells[i].second.y - cells[i - 1].second.y);
            QCOMPARE(dx + dy, 1024.0);
        }
    }
};

QTEST_APPLESS_MAIN(TestSpatialIndex)
#include "tst_spatial_index.moc"
