#include "libplanner/gis/raster_source.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/dataset.h"
#include "libplanner/gis/gdal_messages.h"
#include "libplanner/gis/source_crs.h"

#include <cmath>

namespace planner::gis {

RasterSource::RasterSource(const SourceSpec& spec)
    : m_file(spec.path), m_layer(stemOf(spec.path)),
      m_dataset(openRaster(spec.path)), m_fields{{"people", FieldType::Real, 0}} {
    m_width = GDALGetRasterXSize(m_dataset.get());
    m_height = GDALGetRasterYSize(m_dataset.get());
    if (GDALGetRasterCount(m_dataset.get()) < 1 ||
        GDALGetGeoTransform(m_dataset.get(), m_toMap.data()) != CE_None)
        throw Error(ErrorCode::WrongGeometry, {.file = m_file, .reason = "a raster without band or place"});
    m_band = GDALGetRasterBand(m_dataset.get(), 1);
    int hasNoData = 0;
    const double noData = GDALGetRasterNoDataValue(m_band, &hasNoData);
    if (hasNoData != 0)
        m_noData = noData;
    m_cells.resize(static_cast<std::size_t>(m_width));
    if (!spec.crs.empty())
        m_crs = crsFromSpec(spec.crs, m_file);
    else
        m_crs = crsFromHandle(GDALGetSpatialRef(m_dataset.get()), m_file, m_layer);
    m_offset = OffsetRemover(spec.offset, m_crs);
    m_notes.emplace_back("raster-cells");
}

void RasterSource::restrictTo(const Box& box) {
    m_box = m_offset.shifted(box);
}

Point RasterSource::centreOf(int column, int row) const {
    const double c = column + 0.5;
    const double r = row + 0.5;
    return {m_toMap[0] + c * m_toMap[1] + r * m_toMap[2], m_toMap[3] + c * m_toMap[4] + r * m_toMap[5]};
}

bool RasterSource::readRow() {
    // Rows outside the box are not read; a turned raster has no such rows.
    const bool isNorthUp = m_toMap[2] == 0.0 && m_toMap[4] == 0.0;
    while (++m_row < m_height) {
        const double half = std::abs(m_toMap[5]) / 2.0;
        const double y = centreOf(0, m_row).y;
        if (m_box && isNorthUp && (y + half < m_box->minY || y - half > m_box->maxY))
            continue;
        const GdalMessages messages;
        if (GDALRasterIO(m_band, GF_Read, 0, m_row, m_width, 1, m_cells.data(), m_width, 1, GDT_Float64, 0,
                         0) != CE_None)
            throw Error(ErrorCode::FileUnreadable, {.file = m_file,
                                                    .layer = m_layer,
                                                    .feature = "row " + std::to_string(m_row),
                                                    .reason = messages.lastFailure()});
        m_column = 0;
        return true;
    }
    return false;
}

bool RasterSource::next(Feature& feature) {
    while (true) {
        if ((m_row < 0 || m_column >= m_width) && !readRow())
            return false;
        const int column = m_column++;
        const double value = m_cells[static_cast<std::size_t>(column)];
        if (!std::isfinite(value) || value <= 0.0 || (m_noData && value == *m_noData))
            continue;
        const Point centre = centreOf(column, m_row);
        if (m_box && !m_box->contains(centre))
            continue;
        feature.id = static_cast<std::int64_t>(m_row) * m_width + column;
        feature.geometry = MultiPoint{m_offset.apply(centre)};
        feature.values = {value};
        return true;
    }
}

} // namespace planner::gis
