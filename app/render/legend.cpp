#include "app/render/legend.h"

#include "app/wording/plan_wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace app::render {

namespace {

using Kind = LegendEntry::Kind;

class LegendMaker {
public:
    explicit LegendMaker(const MapScene& scene) : m_scene(scene), m_palette(*scene.palette) {}

    std::vector<LegendEntry> make() {
        addCabins();
        addDifference();
        addPlaces();
        addPlanShapes();
        addUnserved();
        addGround();
        addExtras();
        return std::move(m_entries);
    }

private:
    void add(MapLayer layer, LegendEntry entry) {
        if (!m_scene.isShown(layer) || entry.count == qint64{0})
            return;
        entry.layer = layer;
        m_entries.push_back(std::move(entry));
    }
    void addMark(MapLayer layer, MarkKind mark, const QString& text, std::size_t count,
                 const QString& shortText = {}) {
        LegendEntry entry;
        entry.shortText = shortText;
        entry.mark = mark;
        entry.text = text;
        entry.count = static_cast<qint64>(count);
        add(layer, std::move(entry));
    }
    void addShape(MapLayer layer, Kind kind, const QColor& colour, const QString& text,
                  std::optional<qint64> count, const QString& shortText = {}) {
        LegendEntry entry;
        entry.shortText = shortText;
        entry.kind = kind;
        entry.colour = colour;
        entry.text = text;
        entry.count = count;
        add(layer, std::move(entry));
    }

    void addCabins() {
        using planner::CabinStatus;
        if (!m_scene.plan)
            return;
        std::array<std::size_t, 3> counts = {};
        for (const CabinStatus state : m_scene.plan->states)
            ++counts.at(static_cast<std::size_t>(state));
        const auto one = [&](CabinStatus status, MarkKind mark) {
            addMark(MapLayer::Cabins, mark,
                    QCoreApplication::translate("Legend", "Cabin, %1").arg(wording::nameOf(status)),
                    counts.at(static_cast<std::size_t>(status)), wording::nameOf(status));
        };
        one(CabinStatus::Proposed, MarkKind::Cabin);
        one(CabinStatus::Required, MarkKind::CabinRequired);
        one(CabinStatus::Existing, MarkKind::CabinExisting);
    }

    void addPlaces() {
        if (!m_scene.base)
            return;
        const planner::City& city = *m_scene.base->city;
        if (!m_scene.plan)
            addMark(MapLayer::Existing, MarkKind::CabinExisting,
                    QCoreApplication::translate("Legend", "Existing cabin"), city.existing.size());
        addMark(MapLayer::Centres, MarkKind::Centre,
                QCoreApplication::translate("Legend", "Recycling centre"), city.centres.size());
        addMark(MapLayer::Depots, MarkKind::Depot, QCoreApplication::translate("Legend", "Depot"),
                city.depots.size());
        addShape(MapLayer::Candidates, Kind::Dot, m_palette.candidate,
                 QCoreApplication::translate("Legend", "Possible place"),
                 static_cast<qint64>(city.candidates.size()));
    }

    void addPlanShapes() {
        if (!m_scene.plan)
            return;
        const PlanMap& plan = *m_scene.plan;
        if (!plan.plan->areas.empty())
            addShape(MapLayer::ServiceAreas, Kind::Patch, m_palette.areas.front(),
                     QCoreApplication::translate("Legend", "Service area, walk up to %1 m")
                         .arg(qRound(planner::inMetres(plan.plan->areas.front().limit))),
                     {});
        if (plan.walkLines.front().pieceCount() > 0)
            addShape(MapLayer::WalkLines, Kind::Line, m_palette.walkLine,
                     QCoreApplication::translate("Legend", "Home to its cabin"), {});
        for (std::size_t i = 0; i < plan.trucks.size() && i < m_palette.routes.size(); ++i) {
            const auto trips =
                std::count_if(plan.routes.begin(), plan.routes.end(), [&](const RouteShape& route) {
                    return route.truck == i && m_scene.isShown(route);
                });
            addShape(MapLayer::Routes, Kind::Line, m_palette.routes[i],
                     QCoreApplication::translate("Legend", "Truck %1, trips")
                         .arg(QString::fromStdString(plan.trucks[i])),
                     static_cast<qint64>(trips), QString::fromStdString(plan.trucks[i]));
        }
    }

    void addUnserved() {
        if (!m_scene.plan)
            return;
        for (std::size_t i = 0; i < UnservedReasonCount; ++i)
            addShape(MapLayer::Unserved, Kind::Dot, m_palette.unserved[i % m_palette.unserved.size()],
                     QCoreApplication::translate("Legend", "Home: %1")
                         .arg(wording::nameOf(static_cast<planner::UnservedReason>(i + 1))),
                     static_cast<qint64>(m_scene.plan->unservedCount.at(i)),
                     wording::nameOf(static_cast<planner::UnservedReason>(i + 1)));
    }

    void addDifference() {
        if (!m_scene.difference)
            return;
        const DifferenceMap& difference = *m_scene.difference;
        addShape(MapLayer::Cabins, Kind::Dot, m_palette.routes[0],
                 QCoreApplication::translate("Legend", "Home that walks less or is served now"),
                 static_cast<qint64>(difference.better.size()),
                 QCoreApplication::translate("Legend", "homes better off"));
        addShape(MapLayer::Cabins, Kind::Dot, m_palette.routes[1],
                 QCoreApplication::translate("Legend", "Home that walks more or is no longer served"),
                 static_cast<qint64>(difference.worse.size()),
                 QCoreApplication::translate("Legend", "homes worse off"));
        addMark(MapLayer::Cabins, MarkKind::CandidateForbidden,
                QCoreApplication::translate("Legend", "Cabin lost"), difference.lost.size(),
                QCoreApplication::translate("Legend", "lost"));
        addShape(MapLayer::Cabins, Kind::Dot, m_palette.selection,
                 QCoreApplication::translate("Legend", "Cabin gained"),
                 static_cast<qint64>(difference.gained.size()),
                 QCoreApplication::translate("Legend", "gained"));
    }

    void addGround() {
        if (!m_scene.base)
            return;
        const BaseMap& base = *m_scene.base;
        addShape(MapLayer::Demand, Kind::Dot, m_palette.demand, QCoreApplication::translate("Legend", "Home"),
                 static_cast<qint64>(base.demand.size()));
        addShape(MapLayer::Forbidden, Kind::Patch, m_palette.forbidden,
                 QCoreApplication::translate("Legend", "No cabin allowed"),
                 static_cast<qint64>(base.forbidden.size()));
        if (m_scene.decisions) {
            QColor colour = m_palette.forbidden;
            addShape(MapLayer::Forbidden, Kind::Patch, colour,
                     QCoreApplication::translate("Legend", "No cabin allowed, by decision"),
                     static_cast<qint64>(m_scene.decisions->painted.size()),
                     QCoreApplication::translate("Legend", "by decision"));
            colour.setAlphaF(1.0F);
            addShape(MapLayer::Streets, Kind::DashedLine, colour,
                     QCoreApplication::translate("Legend", "Closed street"),
                     static_cast<qint64>(m_scene.decisions->closedCount));
            addShape(MapLayer::Streets, Kind::Line, m_palette.selection,
                     QCoreApplication::translate("Legend", "New footbridge"),
                     static_cast<qint64>(m_scene.decisions->footbridges.pieceCount()));
        }
        addShape(MapLayer::TruckZones, Kind::Patch, m_palette.truckZone,
                 QCoreApplication::translate("Legend", "Trucks limited by hours"),
                 static_cast<qint64>(base.truckZones.size()));
        addShape(MapLayer::Districts, Kind::DashedLine, m_palette.district,
                 QCoreApplication::translate("Legend", "District"),
                 static_cast<qint64>(base.city->districts.size()));
    }

    void addExtras() {
        for (const auto& extra : m_scene.extras)
            for (const LayerClass& found : extra->classes)
                addShape(
                    MapLayer::Areas,
                    extra->areas.size() > 0         ? Kind::Patch
                    : extra->lines.pieceCount() > 0 ? Kind::Line
                                                    : Kind::Dot,
                    found.share
                        ? m_palette.graduated(*found.share)
                        : m_palette.routes[static_cast<std::size_t>(found.colour) % m_palette.routes.size()],
                    QStringLiteral("%1: %2").arg(extra->name, found.label), found.count, found.label);
    }

    const MapScene& m_scene;
    const Palette& m_palette;
    std::vector<LegendEntry> m_entries;
};

} // namespace

std::vector<LegendEntry> legendOf(const MapScene& scene) {
    return LegendMaker(scene).make();
}

void drawLegendSymbol(QPainter& painter, const LegendEntry& entry, const QRectF& box,
                      const Palette& palette) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double size = std::min(box.width(), box.height());
    switch (entry.kind) {
    case Kind::Mark: drawMark(painter, entry.mark, box.center(), size, palette); break;
    case Kind::Line:
    case Kind::DashedLine: {
        QColor colour = entry.colour;
        colour.setAlphaF(std::max(colour.alphaF(), 0.7F));
        painter.setPen(QPen(colour, std::max(1.5, size / 7.0),
                            entry.kind == Kind::Line ? Qt::SolidLine : Qt::DashDotLine, Qt::FlatCap));
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
        break;
    }
    case Kind::Patch: {
        QColor edge = entry.colour;
        edge.setAlphaF(0.8F);
        painter.setPen(QPen(edge, 1.0));
        painter.setBrush(entry.colour);
        painter.drawRect(box.adjusted(0.5, size * 0.15, -0.5, -size * 0.15));
        break;
    }
    case Kind::Dot:
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.colour);
        painter.drawEllipse(box.center(), size * 0.22, size * 0.22);
        break;
    }
    painter.restore();
}

} // namespace app::render
