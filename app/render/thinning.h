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

    /// The same for the border of an area that is filled, and without the vertices that only shape it out of
    /// sight: a run of them beyond one edge of the picture is its first and last vertex.
    const QPolygonF& thinnedRing(std::span<const planner::Point> ring, const MapTransform& view,
                                 double least) {
        m_points.resize(0);
        QPointF last;
        unsigned sides = 0; // beyond which all of the run so far lies
        bool isRun = false; // the last vertex kept may still be replaced
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const QPointF at = view.toScreen(ring[i]);
            const unsigned beyond = sidesBeyond(at, view.size);
            if (i > 0 && (sides & beyond) != 0) {
                sides &= beyond;
                if (isRun)
                    m_points.back() = at;
                else
                    m_points.append(at);
                isRun = true;
                last = at;
                continue;
            }
            sides = beyond;
            isRun = false;
            if (i > 0 && i + 1 < ring.size() && std::abs(at.x() - last.x()) < least &&
                std::abs(at.y() - last.y()) < least)
                continue;
            m_points.append(at);
            last = at;
        }
        return m_points;
    }

private:
    static constexpr double Margin = 12.0; ///< pixels around the picture that count as seen

    /// Bits of the picture's edges the point lies beyond.
    static unsigned sidesBeyond(QPointF at, QSizeF size) {
        return (at.x() < -Margin ? 1U : 0U) | (at.x() > size.width() + Margin ? 2U : 0U) |
               (at.y() < -Margin ? 4U : 0U) | (at.y() > size.height() + Margin ? 8U : 0U);
    }

    QPolygonF m_points;
};

} // namespace app::render
