#pragma once

#include "app/render/map_transform.h"

#include <QPolygonF>

#include <cmath>
#include <span>

namespace app::render {

/// Turns map lines into screen lines without the vertices too close to be seen; one buffer, reused.
class Thinner {
public:
    /// Valid until the next call. First and last vertex are always kept. `least`: pixels between vertices.
    const QPolygonF& thinned(std::span<const planner::Point> line, const MapTransform& view, double least) {
        m_points.resize(0);
        if (line.empty())
            return m_points;
        QPointF last = view.toScreen(line.front());
        m_points.append(last);
        for (std::size_t i = 1; i + 1 < line.size(); ++i) {
            const QPointF at = view.toScreen(line[i]);
            if (std::abs(at.x() - last.x()) < least && std::abs(at.y() - last.y()) < least)
                continue;
            m_points.append(at);
            last = at;
        }
        if (line.size() > 1)
            m_points.append(view.toScreen(line.back()));
        return m_points;
    }

private:
    QPolygonF m_points;
};

} // namespace app::render
