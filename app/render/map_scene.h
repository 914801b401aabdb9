#pragma once

#include "app/render/base_map.h"
#include "app/render/decision_map.h"
#include "app/render/difference_map.h"
#include "app/render/layer_classes.h"
#include "app/render/palette.h"
#include "app/render/plan_map.h"
#include "app/render/raster_layer.h"

#include "libplanner/geo/feature_source.h"

#include <QString>

#include <bitset>
#include <memory>
#include <optional>
#include <vector>

namespace app::render {

/// What can be shown or hidden, from the ground up.
enum class MapLayer {
    Areas, ///< layers of areas added by hand, buildings
    Water,
    Forbidden,
    TruckZones,
    ServiceAreas,
    Districts,
    Streets,
    Barriers,
    Demand,
    WalkLines,
    Candidates,
    Routes,
    Unserved,
    Centres,
    Depots,
    Existing,
    Cabins,
    Labels,
};
inline constexpr std::size_t MapLayerCount = 18;

/// A layer of another file, drawn as it is.
struct ExtraLayer {
    QString name;
    AreaSet areas;
    LineSet lines;
    PointSet points;
    int colour = -1;                           ///< number in the palette's routes; -1: as buildings
    std::vector<LayerClass> classes;           ///< by the shapes' tags; empty: one colour for all
    QStringList fields;                        ///< it may be told apart by
    planner::SourceSpec spec;                  ///< where it is from
    QString styledBy;                          ///< the field it is; empty: none
    std::shared_ptr<const RasterLayer> raster; ///< a picture instead of shapes
};

/// Everything a map shows, as a cheap value: the shapes are shared, only what is visible is its own.
struct MapScene {
    std::shared_ptr<const BaseMap> base;
    std::shared_ptr<const PlanMap> plan;
    std::shared_ptr<const DecisionMap> decisions;
    std::shared_ptr<const DifferenceMap> difference; ///< against another plan; empty: not shown
    std::vector<std::shared_ptr<const ExtraLayer>> extras;
    std::shared_ptr<const Palette> palette;
    std::bitset<MapLayerCount> hidden;
    std::optional<std::uint32_t> day;   ///< routes of this day only
    std::optional<std::uint32_t> truck; ///< routes of this truck only, by its number in PlanMap::trucks

    [[nodiscard]] bool isShown(MapLayer layer) const { return !hidden.test(static_cast<std::size_t>(layer)); }
    void show(MapLayer layer, bool isShown) { hidden.set(static_cast<std::size_t>(layer), !isShown); }
    [[nodiscard]] bool isShown(const RouteShape& route) const {
        return (!day || route.day == *day) && (!truck || route.truck == *truck);
    }
    [[nodiscard]] planner::Box bounds() const;
};

/// A scene with what a first look should show: walk lines and candidates off.
[[nodiscard]] MapScene makeScene(std::shared_ptr<const BaseMap> base, std::shared_ptr<const PlanMap> plan,
                                 std::shared_ptr<const Palette> palette);

/// The layer's name on screen.
[[nodiscard]] QString titleOf(MapLayer layer);

} // namespace app::render
