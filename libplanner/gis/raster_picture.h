#pragma once

#include "libplanner/geo/box.h"
#include "libplanner/geo/crs.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace planner::gis {

/// A picture of the ground to be shown behind a plan: GeoTIFF, MBTiles, tiles of a GeoPackage, or a folder of
/// XYZ tiles ({z}/{x}/{y}.png). Read where and as finely as it is looked at, through the file's own coarser
/// levels.
///
/// Thread-safe: every reading at the same time has a dataset of its own.
class RasterPicture {
public:
    /// `target`: the CRS it is shown in. Throws Error{FileMissing, FileUnreadable, CrsMissing,
    /// WrongGeometry}.
    RasterPicture(const std::string& path, const Crs& target);
    ~RasterPicture();

    /// A file or folder of that kind, by its name and content; never throws.
    [[nodiscard]] static bool isPicture(const std::string& path);

    [[nodiscard]] const Box& bounds() const; ///< in the target CRS
    /// Pixels 0xAARRGGBB row by row from the north, see-through where there is nothing. Empty where the
    /// picture has no part in `box` or cannot be read there.
    [[nodiscard]] std::vector<std::uint32_t> read(const Box& box, int width, int height) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace planner::gis
