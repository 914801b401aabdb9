#include "app/cli/bench_map.h"

#include "app/render/map_labels.h"
#include "app/render/map_painter.h"
#include "app/render/map_scene.h"
#include "libplanner/base/cancelled.h"
#include "libplanner/base/cpu_clock.h"
#include "libplanner/base/random.h"

#include <QSize>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace app::cli {

namespace {

using planner::Point;

constexpr double RedrawBar = 0.060; ///< CPU seconds, design: bars of the map
constexpr int TileSide = 256;
constexpr QSize Screen(1920, 1080);
constexpr std::size_t MadeSegments = 200000;
constexpr std::size_t MadeBuildings = 300000;
constexpr int Repeats = 3; ///< the median counts

/// A regular town: streets on a grid cut into segments, a building of four to eight corners beside each.
render::MapScene madeScene(const std::shared_ptr<const render::Palette>& palette) {
    auto base = std::make_shared<render::BaseMap>();
    auto city = std::make_shared<planner::City>();
    base->city = city;
    constexpr double Block = 80.0;
    const auto side = static_cast<std::size_t>(std::sqrt(static_cast<double>(MadeSegments) / 2.0));
    for (std::size_t i = 0; i < side; ++i)
        for (std::size_t j = 0; j < side; ++j) {
            const double x = static_cast<double>(i) * Block;
            const double y = static_cast<double>(j) * Block;
            const std::size_t rank = i % 40 == 0 || j % 40 == 0 ? 1 : i % 8 == 0 || j % 8 == 0 ? 3 : 4;
            const std::array east = {Point{x, y}, Point{x + Block * 0.5, y + 2.0}, Point{x + Block, y}};
            const std::array north = {Point{x, y}, Point{x - 2.0, y + Block * 0.5}, Point{x, y + Block}};
            base->roads.at(rank).add(east);
            base->roads.at(rank).add(north);
        }
    auto buildings = std::make_shared<render::ExtraLayer>();
    planner::Random random(1);
    const double width = static_cast<double>(side) * Block;
    for (std::size_t i = 0; i < MadeBuildings; ++i) {
        const auto place = [&] { return static_cast<double>(random.below(1000000)) / 1e6 * width; };
        const double x = place();
        const double y = place();
        buildings->areas.add(planner::Polygon{{{x, y},
                                               {x + 14.0, y},
                                               {x + 14.0, y + 9.0},
                                               {x + 6.0, y + 9.0},
                                               {x + 6.0, y + 12.0},
                                               {x, y + 12.0},
                                               {x, y}},
                                              {}});
    }
    for (render::LineSet& set : base->roads)
        set.finish();
    for (render::AreaSet* set : {&base->water, &base->districts, &base->forbidden, &base->truckZones})
        set->finish();
    for (render::LineSet* set : {&base->barriers, &base->districtBorders})
        set->finish();
    for (render::PointSet* set : {&base->demand, &base->candidates})
        set->finish();
    buildings->areas.finish();
    buildings->lines.finish();
    buildings->points.finish();
    base->bounds = planner::Box{0.0, 0.0, width, width};
    render::MapScene scene = render::makeScene(base, nullptr, palette);
    scene.extras.push_back(buildings);
    return scene;
}

class MapBench {
public:
    MapBench(const std::stop_token& stop, const std::function<void(const BenchRow&)>& taken)
        : m_stop(stop), m_book(stop, taken) {}

    void redraw(const std::string& what, const render::MapScene& scene, Point centre, double metresPerPixel) {
        std::array<double, Repeats> times{};
        for (double& time : times) {
            const double before = planner::processCpuSeconds();
            drawAll(scene, {centre, metresPerPixel, QSizeF(Screen)});
            time = planner::processCpuSeconds() - before;
        }
        std::sort(times.begin(), times.end());
        BenchRow row{.workload = what, .oursCpuSeconds = times[Repeats / 2], .bar = RedrawBar};
        m_book.take(std::move(row));
    }
    std::vector<BenchRow> rows() { return m_book.rows(); }

private:
    void drawAll(const render::MapScene& scene, const render::MapTransform& view) const {
        for (int top = 0; top < Screen.height(); top += TileSide)
            for (int left = 0; left < Screen.width(); left += TileSide) {
                if (m_stop.stop_requested())
                    throw planner::Cancelled();
                const Point middle = view.toMap(QPointF(left + TileSide / 2.0, top + TileSide / 2.0));
                (void)render::drawTile(scene, {middle, view.metresPerPixel, QSizeF(TileSide, TileSide)}, 1.0,
                                       m_stop);
            }
        (void)render::drawLabelImage(scene, view, 1.0, render::mapFont(), m_stop);
    }

    const std::stop_token& m_stop;
    BenchBook m_book;
};

} // namespace

std::vector<BenchRow> benchMap(const std::shared_ptr<const planner::City>& city,
                               const std::shared_ptr<const planner::Plan>& plan, const std::stop_token& stop,
                               const std::function<void(const BenchRow&)>& taken) {
    const auto palette = std::make_shared<const render::Palette>(render::loadPalette(render::Theme::Light));
    MapBench bench(stop, taken);
    if (city) {
        render::MapScene scene =
            render::makeScene(render::makeBaseMap(city), plan ? render::makePlanMap(plan) : nullptr, palette);
        scene.hidden.reset();
        const auto whole = render::MapTransform::fitting(scene.base->bounds, QSizeF(Screen));
        bench.redraw("city with everything on, whole", scene, whole.centre, whole.metresPerPixel);
        for (const double scale : {8.0, 3.0, 1.0})
            bench.redraw("city with everything on, " + std::to_string(static_cast<int>(scale)) + " m a pixel",
                         scene, whole.centre, scale);
    }
    const render::MapScene made = madeScene(palette);
    const auto whole = render::MapTransform::fitting(made.base->bounds, QSizeF(Screen));
    bench.redraw("200,000 segments and 300,000 buildings, whole", made, whole.centre, whole.metresPerPixel);
    for (const double scale : {12.0, 6.0, 3.0, 1.0})
        bench.redraw("200,000 segments and 300,000 buildings, " + std::to_string(static_cast<int>(scale)) +
                         " m a pixel",
                     made, whole.centre, scale);
    return bench.rows();
}

} // namespace app::cli
