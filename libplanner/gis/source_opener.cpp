#include "libplanner/gis/source_opener.h"

#include "libplanner/gis/checksum.h"
#include "libplanner/gis/dataset.h"
#include "libplanner/gis/gdal_runtime.h"
#include "libplanner/gis/osm_turns.h"
#include "libplanner/gis/raster_source.h"
#include "libplanner/gis/row_reader.h"
#include "libplanner/gis/table_source.h"
#include "libplanner/gis/vector_source.h"

namespace planner::gis {

std::unique_ptr<FeatureSource> GdalSourceOpener::open(const SourceSpec& spec, SourceUse use) const {
    startGdal();
    requireFile(spec.path);
    switch (formOf(spec.path)) {
    case FileForm::Delimited:
    case FileForm::Sheet: return std::make_unique<TableSource>(spec);
    case FileForm::Raster: return std::make_unique<RasterSource>(spec);
    case FileForm::Shapefile:
    case FileForm::Osm:
    case FileForm::SqliteBased:
    case FileForm::OtherVector: break;
    }
    return std::make_unique<VectorSource>(spec, use);
}

std::vector<std::string> GdalSourceOpener::layerNames(const SourceSpec& spec) const {
    startGdal();
    requireFile(spec.path);
    switch (formOf(spec.path)) {
    case FileForm::Delimited:
    case FileForm::Raster: return {stemOf(spec.path)};
    case FileForm::Sheet: return sheetNames(spec.path);
    case FileForm::Shapefile:
    case FileForm::Osm:
    case FileForm::SqliteBased:
    case FileForm::OtherVector: break;
    }
    return vectorLayerNames(spec);
}

std::string GdalSourceOpener::checksum(const SourceSpec& spec) const {
    return checksumOf(spec.path);
}

std::vector<TurnRelation> GdalSourceOpener::turnRelations(const SourceSpec& spec) const {
    if (formOf(spec.path) != FileForm::Osm)
        return {};
    requireFile(spec.path);
    return readTurnRelations(spec.path);
}

} // namespace planner::gis
