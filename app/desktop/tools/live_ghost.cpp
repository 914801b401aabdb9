#include "app/desktop/tools/live_ghost.h"

#include "app/desktop/document/plan_edits.h"
#include "app/desktop/map/map_view.h"
#include "app/render/map_marks.h"
#include "app/wording/number_wording.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPolygonF>
#include <QStringList>

#include <cmath>
#include <limits>

namespace app::desktop {

namespace {

constexpr double SnapReach = 70.0; ///< pixels to the farthest place the ghost snaps to

QString withChange(const QString& value, double change, int decimals) {
    const QString sign = change >= 0.0 ? QStringLiteral("+") : QStringLiteral("−");
    return QCoreApplication::translate("LiveGhost", "%1 (%2)", "figure, change")
        .arg(value, sign + wording::number(std::abs(change), decimals));
}

} // namespace

std::optional<planner::SiteIndex> LiveGhost::freeSiteNear(const MapView& view, QPointF at) const {
    const auto plan = m_controller.document().plan();
    const double reach = SnapReach * view.transform().metresPerPixel;
    const planner::Point p = view.transform().toMap(at);
    std::optional<planner::SiteIndex> best;
    double bestDistance = std::numeric_limits<double>::infinity();
    view.scene().base->candidates.visit(
        {p.x - reach, p.y - reach, p.x + reach, p.y + reach}, [&](planner::Point q, std::uint32_t tag) {
            const double distance = planner::planarDistance(p, q);
            if (distance < bestDistance && distance <= reach &&
                isFreeSite(*plan, m_controller.document().scenario(), planner::SiteIndex(tag))) {
                best = planner::SiteIndex(tag);
                bestDistance = distance;
            }
        });
    return best;
}

void LiveGhost::follow(const MapView& view, QPointF at, std::optional<planner::CabinIndex> from) {
    const auto live = m_controller.live();
    const bool isShown = live && view.scene().plan && view.scene().plan->plan.get() == &live->plan();
    if (!isShown) {
        clear();
        return;
    }
    const auto site = freeSiteNear(view, at);
    if (site == m_site && from == m_from)
        return;
    m_site = site;
    m_from = from;
    m_streets.clear();
    if (!m_site)
        return;
    m_before = live->figuresNow();
    m_figures = live->figuresFor(m_from, *m_site);
    m_streets = live->reachedStreets(*m_site);
}

void LiveGhost::clear() {
    m_site.reset();
    m_from.reset();
    m_streets.clear();
}

QString LiveGhost::text() const {
    if (!m_site)
        return QCoreApplication::translate("LiveGhost", "No possible place is near; come closer to one.");
    const double people = planner::inPersons(m_figures.served) - planner::inPersons(m_before.served);
    const double walk = planner::inMetres(m_figures.walkMean) - planner::inMetres(m_before.walkMean);
    const double mass =
        planner::inKilogramsPerDay(m_figures.collected) - planner::inKilogramsPerDay(m_before.collected);
    const QStringList lines = {
        QCoreApplication::translate("LiveGhost", "People served: %1")
            .arg(withChange(wording::peopleText(m_figures.served), people, 0)),
        QCoreApplication::translate("LiveGhost", "Brought: %1")
            .arg(withChange(wording::kilogramsPerDayText(m_figures.collected), mass, 0)),
        QCoreApplication::translate("LiveGhost", "Mean walk: %1")
            .arg(withChange(wording::metresText(m_figures.walkMean), walk, 1)),
        QCoreApplication::translate("LiveGhost", "This cabin: %1 people, %2, mean walk %3")
            .arg(wording::peopleText(m_figures.cabinPeople),
                 wording::kilogramsPerDayText(m_figures.cabinCollected),
                 wording::metresText(m_figures.cabinWalkMean)),
    };
    return lines.join(QLatin1Char('\n'));
}

void LiveGhost::paint(QPainter& painter, const MapView& view) const {
    if (!m_site)
        return;
    const render::Palette& palette = *view.scene().palette;
    const render::MapTransform& transform = view.transform();
    const planner::CandidateSite& site = view.scene().base->city->candidates[m_site->value()];
    const QPointF at = transform.toScreen(site.at);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor reach = palette.selection;
    reach.setAlphaF(0.45F);
    painter.setPen(QPen(reach, 4.0, Qt::SolidLine, Qt::FlatCap));
    QPolygonF points;
    for (const planner::Polyline& street : m_streets) {
        points.resize(0);
        for (const planner::Point p : street)
            points.append(transform.toScreen(p));
        painter.drawPolyline(points);
    }
    if (m_from) {
        painter.setPen(QPen(palette.selection, 1.5, Qt::DashLine));
        painter.drawLine(transform.toScreen(m_controller.document().plan()->cabins[m_from->value()].at), at);
    }
    const double size = render::cabinSymbolSize(transform.metresPerPixel);
    render::drawMark(painter, render::MarkKind::CabinRequired, at, size * 1.2, palette);
    painter.setFont(view.font());
    const QFontMetricsF metrics(painter.font());
    QRectF box = metrics.boundingRect(QRectF(0.0, 0.0, 1e4, 1e4), Qt::AlignLeft, text())
                     .adjusted(-8.0, -5.0, 8.0, 5.0);
    box.moveTopLeft(at + QPointF(size, size));
    // The figures stay inside the map, on the other side of the cabin where there is no room.
    if (box.right() > transform.size.width())
        box.moveRight(at.x() - size);
    if (box.bottom() > transform.size.height())
        box.moveBottom(at.y() - size);
    painter.setPen(QPen(palette.selection, 1.0));
    painter.setBrush(palette.halo);
    painter.drawRoundedRect(box, 4.0, 4.0);
    painter.setPen(palette.strongLabel);
    painter.drawText(box.adjusted(8.0, 5.0, -8.0, -5.0), Qt::AlignLeft, text());
}

} // namespace app::desktop
