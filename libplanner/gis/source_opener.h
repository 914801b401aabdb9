#pragma once

#include "libplanner/geo/feature_source.h"

#include <memory>
#include <string>
#include <vector>

namespace planner::gis {

/// Opens everything GDAL's vector drivers read (Shapefile, GeoPackage, GeoJSON, FlatGeobuf, OSM, KML, GPX,
/// DXF, MapInfo, …), tables with places (CSV, XLSX, XLS, ODS), and rasters of people a cell.
///
/// Only reads: no lock, journal or index is left beside a source. Thread-safe; each source belongs to one
/// thread.
class GdalSourceOpener final : public SourceOpener {
public:
    [[nodiscard]] std::unique_ptr<FeatureSource> open(const SourceSpec& spec, SourceUse use) const override;
    [[nodiscard]] std::vector<std::string> layerNames(const SourceSpec& spec) const override;
    [[nodiscard]] std::string checksum(const SourceSpec& spec) const override;
    [[nodiscard]] std::vector<TurnRelation> turnRelations(const SourceSpec& spec) const override;
};

} // namespace planner::gis
