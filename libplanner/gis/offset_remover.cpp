#include "libplanner/gis/offset_remover.h"

namespace planner::gis {

OffsetRemover::OffsetRemover(std::optional<OffsetSystem> offset, const std::optional<Crs>& crs)
    : m_isActive(offset && *offset != OffsetSystem::Wgs84), m_offset(offset.value_or(OffsetSystem::Wgs84)) {
    if (m_isActive && crs && !crs->isGeographic())
        m_toLonLat = std::make_shared<const Transform>(*crs, Crs::wgs84());
}

Point OffsetRemover::apply(Point p) const {
    if (!m_isActive)
        return p;
    if (!m_toLonLat)
        return toWgs84(p, m_offset);
    const std::optional<Point> lonLat = m_toLonLat->forward(p);
    if (!lonLat)
        return p;
    return m_toLonLat->inverse(toWgs84(*lonLat, m_offset)).value_or(p);
}

void OffsetRemover::apply(Geometry& geometry) const {
    if (m_isActive)
        transformInPlace(geometry, [this](Point& p) { p = apply(p); });
}

Box OffsetRemover::shifted(const Box& box) const {
    if (!m_isActive)
        return box;
    return box.grownBy(m_toLonLat ? 1500.0 : 0.02);
}

} // namespace planner::gis
