#include "app/render/map_marks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace app::render {

using planner::Point;

namespace {

MarkKind markOf(planner::CabinStatus status) {
    switch (status) {
    case planner::CabinStatus::Proposed: return MarkKind::Cabin;
    case planner::CabinStatus::Existing: return MarkKind::CabinExisting;
    case planner::CabinStatus::Required: return MarkKind::CabinRequired;
    }
    return MarkKind::Cabin;
}

} // namespace

double cabinSymbolSize(double metresPerPixel) {
    return std::clamp(22.0 - 3.2 * std::log2(metresPerPixel + 1.0), 7.0, 18.0);
}

void drawMark(QPainter& painter, MarkKind kind, QPointF at, double size, const Palette& palette) {
    const double half = size / 2.0;
    const QRectF box(at.x() - half, at.y() - half, size, size);
    const QPen edge(palette.halo, std::max(1.0, size / 10.0));
    painter.setPen(edge);
    switch (kind) {
    case MarkKind::Cabin:
    case MarkKind::CabinExisting:
    case MarkKind::CabinRequired: {
        // A little house: proposed blue, standing dark with a bar, required with a pin's dot.
        const std::array<QPointF, 5> house = {
            QPointF(at.x(), at.y() - half), QPointF(at.x() + half, at.y() - half * 0.2),
            QPointF(at.x() + half, at.y() + half), QPointF(at.x() - half, at.y() + half),
            QPointF(at.x() - half, at.y() - half * 0.2)};
        painter.setBrush(kind == MarkKind::Cabin           ? palette.cabin
                         : kind == MarkKind::CabinExisting ? palette.cabinExisting
                                                           : palette.cabinRequired);
        painter.drawConvexPolygon(house.data(), static_cast<int>(house.size()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.cabinInk);
        if (kind == MarkKind::CabinRequired)
            painter.drawEllipse(at + QPointF(0.0, half * 0.25), size * 0.17, size * 0.17);
        else if (kind == MarkKind::CabinExisting)
            painter.drawRect(QRectF(at.x() - half * 0.55, at.y() + half * 0.1, size * 0.55, size * 0.16));
        return;
    }
    case MarkKind::Centre: {
        const std::array<QPointF, 6> hexagon = {QPointF(at.x() - half, at.y()),
                                                QPointF(at.x() - half / 2, at.y() - half * 0.87),
                                                QPointF(at.x() + half / 2, at.y() - half * 0.87),
                                                QPointF(at.x() + half, at.y()),
                                                QPointF(at.x() + half / 2, at.y() + half * 0.87),
                                                QPointF(at.x() - half / 2, at.y() + half * 0.87)};
        painter.setBrush(palette.centre);
        painter.drawConvexPolygon(hexagon.data(), static_cast<int>(hexagon.size()));
        painter.setPen(QPen(palette.cabinInk, size / 9.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, half * 0.42, half * 0.42);
        return;
    }
    case MarkKind::Depot:
        painter.setBrush(palette.depot);
        painter.drawRect(box.adjusted(size * 0.06, size * 0.06, -size * 0.06, -size * 0.06));
        painter.setPen(QPen(palette.cabinInk, size / 8.0));
        painter.drawLine(QPointF(at.x() - half * 0.45, at.y()), QPointF(at.x() + half * 0.45, at.y()));
        return;
    case MarkKind::Candidate:
        painter.setBrush(palette.candidate);
        painter.drawEllipse(box.adjusted(size * 0.2, size * 0.2, -size * 0.2, -size * 0.2));
        return;
    case MarkKind::CandidateForbidden:
        painter.setPen(QPen(palette.candidateForbidden, size / 6.0));
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.topRight(), box.bottomLeft());
        return;
    case MarkKind::Unserved:
        painter.setBrush(palette.unserved.front());
        painter.drawEllipse(box.adjusted(size * 0.2, size * 0.2, -size * 0.2, -size * 0.2));
        return;
    }
}

void drawMarks(QPainter& painter, const MapScene& scene, const MapTransform& view) {
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& palette = *scene.palette;
    const planner::Box box = view.visibleBox(24.0);
    const double size = cabinSymbolSize(view.metresPerPixel);
    const auto mark = [&](MarkKind kind, Point at, double factor) {
        if (box.contains(at))
            drawMark(painter, kind, view.toScreen(at), size * factor, palette);
    };
    if (scene.base) {
        const planner::City& city = *scene.base->city;
        // Without a plan the cabins that stand are shown as such; in a plan they are among its cabins.
        if (scene.isShown(MapLayer::Existing) && !scene.plan)
            for (const planner::ExistingCabin& cabin : city.existing)
                mark(MarkKind::CabinExisting, cabin.at, 1.0);
        if (scene.isShown(MapLayer::Depots))
            for (const planner::Depot& depot : city.depots)
                mark(MarkKind::Depot, depot.at, 1.15);
        if (scene.isShown(MapLayer::Centres))
            for (const planner::RecyclingCentre& centre : city.centres)
                mark(MarkKind::Centre, centre.at, 1.5);
    }
    if (scene.plan && scene.isShown(MapLayer::Cabins))
        for (std::size_t i = 0; i < scene.plan->states.size(); ++i)
            mark(markOf(scene.plan->states[i]), scene.plan->plan->cabins[i].at, 1.0);
    if (scene.difference) {
        for (const Point lost : scene.difference->lost)
            mark(MarkKind::CandidateForbidden, lost, 1.0);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette.selection, 2.0));
        for (const Point gained : scene.difference->gained)
            painter.drawEllipse(view.toScreen(gained), size * 0.85, size * 0.85);
    }
}

} // namespace app::render
