#pragma once

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <memory>

namespace planner::gis {

namespace detail {

struct DatasetCloser {
    void operator()(void* dataset) const { GDALClose(dataset); }
};
struct FeatureDestroyer {
    void operator()(void* feature) const { OGR_F_Destroy(static_cast<OGRFeatureH>(feature)); }
};
struct GeometryDestroyer {
    void operator()(void* geometry) const { OGR_G_DestroyGeometry(static_cast<OGRGeometryH>(geometry)); }
};
struct SrsReleaser {
    void operator()(void* srs) const { OSRRelease(static_cast<OGRSpatialReferenceH>(srs)); }
};
struct CplFree {
    void operator()(void* memory) const { VSIFree(memory); }
};

template <class Handle, class Deleter>
using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, Deleter>;

} // namespace detail

// Owners of GDAL's handles; used in this room's sources only.
using DatasetPtr = detail::Owned<GDALDatasetH, detail::DatasetCloser>;
using FeaturePtr = detail::Owned<OGRFeatureH, detail::FeatureDestroyer>;
using GeometryPtr = detail::Owned<OGRGeometryH, detail::GeometryDestroyer>;
using SrsPtr = detail::Owned<OGRSpatialReferenceH, detail::SrsReleaser>;
using CplText = std::unique_ptr<char, detail::CplFree>;

} // namespace planner::gis
