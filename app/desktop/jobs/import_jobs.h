#pragma once

#include "libplanner/city/city_description.h"
#include "libplanner/geo/crs.h"
#include "libplanner/geo/feature_source.h"
#include "libplanner/gis/inspect.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace app::desktop {

/// One layer of a dropped file as it was found, and how it shall be read.
struct ImportLayer {
    planner::SourceSpec spec;
    planner::gis::InspectedLayer found;
    std::optional<planner::Role> role;   ///< guessed; empty: only to be shown
    bool asksOffset = false;             ///< degrees out of a table: nobody said which map they are from
    std::vector<std::string> fittingCrs; ///< where the file names no CRS: those that put it inside the city
    std::vector<planner::Point>
        sample; ///< at most a few thousand places, WGS 84 as written; for the thumbnail
};

/// Reads what the files hold, from end to end, but keeps only a sample. `city`: the open city's CRS and
/// extent, for finding a missing CRS. Throws planner::Error of the first file that cannot be read, Cancelled.
[[nodiscard]] std::vector<ImportLayer> inspectFiles(const QStringList& paths,
                                                    const std::optional<planner::Crs>& cityCrs,
                                                    const planner::Box& cityBounds, std::stop_token stop);

/// The part a layer most likely plays, by its name, its fields and its shape.
[[nodiscard]] std::optional<planner::Role> guessRole(const std::string& file,
                                                     const planner::gis::InspectedLayer& layer);

/// Places of a layer read in that CRS and from that map, in WGS 84.
[[nodiscard]] std::vector<planner::Point> samplePlaces(const planner::SourceSpec& spec, std::stop_token stop);

} // namespace app::desktop
