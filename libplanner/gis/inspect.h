#pragma once

#include "libplanner/geo/crs.h"
#include "libplanner/geo/feature_source.h"

#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace planner::gis {

/// A field as found in the data.
struct InspectedField {
    Field field;
    std::int64_t filled = 0;           ///< rows with a value
    std::vector<std::string> samples;  ///< the first different values, at most three
    std::optional<double> minimum;     ///< of numbers
    std::optional<double> maximum;
};

struct InspectedLayer {
    std::string name;
    GeometryKind kind = GeometryKind::None; ///< as found in the rows; Mixed where they differ
    std::int64_t count = 0;            ///< usable rows
    std::optional<Crs> crs;
    std::string encoding;
    Box extent;                        ///< in the layer's CRS
    std::vector<InspectedField> fields;
    std::vector<std::string> notes;    ///< what was assumed while opening
    std::map<std::string, std::int64_t> skipped; ///< reason → rows left out
};

struct InspectedSource {
    std::string file;
    std::string sha256;
    std::vector<InspectedLayer> layers; ///< empty layers too, with count 0
};

/// What a source holds: every layer, or the one that `spec` names, read once from end to end.
/// Tags that a layer of OpenStreetMap data merely could have are left out where no row has them.
/// Cancelling throws Cancelled. Throws as SourceOpener::open, but for empty layers.
[[nodiscard]] InspectedSource inspectSource(const SourceSpec& spec, std::stop_token stop = {});

} // namespace planner::gis
