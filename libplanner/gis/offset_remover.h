#pragma once

#include "libplanner/geo/crs.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/geo/offset.h"

#include <memory>
#include <optional>

namespace planner::gis {

/// Takes a declared GCJ-02 or BD-09 shift out of coordinates in some CRS, in place. Does nothing for WGS 84.
class OffsetRemover {
public:
    OffsetRemover() = default;
    OffsetRemover(std::optional<OffsetSystem> offset, const std::optional<Crs>& crs);

    [[nodiscard]] bool isActive() const { return m_isActive; }
    void apply(Geometry& geometry) const;
    [[nodiscard]] Point apply(Point p) const;
    /// Grows a box of true coordinates so that it holds their shifted images (shifts stay below 1.5 km).
    [[nodiscard]] Box shifted(const Box& box) const;

private:
    bool m_isActive = false;
    OffsetSystem m_offset = OffsetSystem::Wgs84;
    std::shared_ptr<const Transform> m_toLonLat; ///< null: the coordinates are longitude and latitude
};

} // namespace planner::gis
