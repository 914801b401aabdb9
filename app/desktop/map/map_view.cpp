#include "app/desktop/map/map_view.h"

#include "app/desktop/tools/map_tool.h"
#include "app/render/map_page.h"
#include "app/render/map_marks.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPinchGesture>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace app::desktop {

namespace {

constexpr double FinestScale = 0.05; ///< m/px
constexpr double CoarsestScale = 2000.0;
constexpr double WheelDoubling = 240.0; ///< eighths of a degree that double the scale: two notches
constexpr double PixelDoubling = 220.0; ///< touchpad pixels that double the scale
constexpr double HitReach = 8.0;        ///< pixels
constexpr double KeyStep = 0.2;         ///< share of the view an arrow key moves
constexpr int RestMilliseconds = 350;

} // namespace

MapView::MapView(QWidget* parent) : QWidget(parent), m_tiles(this) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    setAccessibleName(tr("Map"));
    setMinimumSize(fontMetrics().averageCharWidth() * 30, fontMetrics().height() * 12);
    m_rest.setSingleShot(true);
    m_rest.setInterval(RestMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_history.add(m_view);
        emit viewChanged();
    });
    connect(&m_tiles, &TileStore::changed, this, qOverload<>(&QWidget::update));
    connect(&m_tiles, &TileStore::completed, this, &MapView::drawn);
}

void MapView::setScene(const render::MapScene& scene) {
    const bool isOtherCity = scene.base != m_tiles.scene().base;
    const bool isOtherPlan = scene.plan != m_tiles.scene().plan;
    if (isOtherCity || isOtherPlan) {
        m_hovered.reset();
        m_selected.reset();
        m_highlight.clear();
    }
    m_tiles.setScene(scene);
    if (isOtherCity) {
        m_history = {};
        m_wantsAll = true;
        showAll();
    }
    update();
}

void MapView::setTool(MapTool* tool) {
    if (m_tool)
        m_tool->deactivate();
    m_tool = tool;
    if (m_tool)
        m_tool->activate(*this);
    updateCursor();
    update();
}

void MapView::setView(const render::MapTransform& view) {
    m_view = view;
    m_view.size = QSizeF(size());
    m_view.metresPerPixel = std::clamp(m_view.metresPerPixel, FinestScale, CoarsestScale);
    m_tiles.setView(m_view, devicePixelRatioF());
    m_rest.start();
    emit viewChanged();
    update();
}

void MapView::showAll() {
    if (!scene().base || size().isEmpty())
        return;
    m_wantsAll = !isVisible();
    showBox(scene().bounds());
}

void MapView::showBox(const planner::Box& box) {
    if (!box.isEmpty())
        setView(render::MapTransform::fitting(box.width() + box.height() > 0.0 ? box : box.grownBy(100.0),
                                              QSizeF(size())));
}

void MapView::showExtent(const planner::Box& box) {
    setView(render::MapTransform::fitting(box, QSizeF(size()), 0.0));
}

void MapView::showPlace(planner::Point p, double metresPerPixel) {
    render::MapTransform view = m_view;
    view.centre = p;
    view.metresPerPixel = std::min(view.metresPerPixel, metresPerPixel);
    setView(view);
}

void MapView::zoomBy(double factor, std::optional<QPointF> about) {
    const QPointF fixed = about.value_or(QPointF(width() / 2.0, height() / 2.0));
    const planner::Point p = m_view.toMap(fixed);
    render::MapTransform view = m_view;
    view.metresPerPixel = std::clamp(view.metresPerPixel / factor, FinestScale, CoarsestScale);
    // The point under the pointer stays under it.
    const QPointF moved = view.toScreen(p) - fixed;
    view.centre.x += moved.x() * view.metresPerPixel;
    view.centre.y -= moved.y() * view.metresPerPixel;
    setView(view);
}

void MapView::panBy(QPointF pixels) {
    render::MapTransform view = m_view;
    view.centre.x -= pixels.x() * view.metresPerPixel;
    view.centre.y += pixels.y() * view.metresPerPixel;
    setView(view);
}

void MapView::goBack() {
    if (m_rest.isActive())
        m_history.add(m_view);
    if (const auto view = m_history.back())
        setView(*view);
    m_rest.stop();
    emit viewChanged();
}

void MapView::goForward() {
    if (const auto view = m_history.forward())
        setView(*view);
    m_rest.stop();
    emit viewChanged();
}

std::optional<MapHit> MapView::hitNear(QPointF at) const {
    return hitAt(scene(), m_view, at, HitReach);
}

void MapView::setHovered(std::optional<MapHit> hit) {
    if (hit == m_hovered)
        return;
    m_hovered = hit;
    updateCursor();
    update();
    emit hovered(hit);
}

void MapView::setSelected(std::optional<MapHit> hit) {
    if (hit == m_selected)
        return;
    m_selected = hit;
    m_highlight.clear();
    update();
    emit selectionChanged(hit);
}

void MapView::setHighlight(std::vector<planner::Polyline> lines) {
    m_highlight = std::move(lines);
    update();
}

void MapView::updateCursor() {
    if (m_panFrom)
        setCursor(Qt::ClosedHandCursor);
    else if (m_isSpaceDown)
        setCursor(Qt::OpenHandCursor);
    else if (m_tool && m_tool->cursor() != Qt::ArrowCursor)
        setCursor(m_tool->cursor());
    else
        setCursor(m_hovered ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool MapView::event(QEvent* event) {
    if (event->type() == QEvent::Gesture) {
        auto* pinch =
            qobject_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture));
        if (pinch && pinch->scaleFactor() > 0.0) {
            zoomBy(pinch->scaleFactor(), mapFromGlobal(pinch->hotSpot()));
            return true;
        }
    }
    if (event->type() == QEvent::NativeGesture) {
        auto* native = static_cast<QNativeGestureEvent*>(event);
        if (native->gestureType() == Qt::ZoomNativeGesture) {
            zoomBy(1.0 + native->value(), native->position());
            return true;
        }
    }
    return QWidget::event(event);
}

void MapView::resizeEvent(QResizeEvent*) {
    if (m_wantsAll)
        showAll();
    else
        setView(m_view);
    if (isVisible())
        m_wantsAll = false;
}

void MapView::mousePressEvent(QMouseEvent* event) {
    const bool isPan =
        event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_isSpaceDown);
    if (isPan) {
        m_panFrom = event->position();
    } else if (event->button() == Qt::LeftButton && !(m_tool && m_tool->press(*event))) {
        m_pressAt = event->position();
    }
    updateCursor();
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
    emit pointerMoved(m_view.toMap(event->position()));
    if (m_pressAt && !m_panFrom) {
        const QPointF d = event->position() - *m_pressAt;
        if (std::abs(d.x()) + std::abs(d.y()) >= QApplication::startDragDistance())
            m_panFrom = m_pressAt;
    }
    if (m_panFrom) {
        const QPointF d = event->position() - *m_panFrom;
        m_panFrom = event->position();
        panBy(d);
        updateCursor();
        return;
    }
    if (m_tool)
        m_tool->move(*event);
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
    const bool wasPan = m_panFrom.has_value();
    const bool wasPress = m_pressAt.has_value();
    m_panFrom.reset();
    m_pressAt.reset();
    updateCursor();
    if (wasPan || event->button() != Qt::LeftButton || !m_tool)
        return;
    if (wasPress)
        m_tool->click(*event);
    else
        m_tool->release(*event);
}

void MapView::wheelEvent(QWheelEvent* event) {
    const QPoint pixels = event->pixelDelta();
    const double doublings =
        pixels.isNull() ? event->angleDelta().y() / WheelDoubling : pixels.y() / PixelDoubling;
    const double fine = event->modifiers().testFlag(Qt::ControlModifier) ? 0.25 : 1.0;
    if (doublings != 0.0)
        zoomBy(std::exp2(doublings * fine), event->position());
    event->accept();
}

void MapView::keyPressEvent(QKeyEvent* event) {
    if (m_tool && m_tool->key(*event))
        return;
    switch (event->key()) {
    case Qt::Key_Left: panBy({width() * KeyStep, 0.0}); return;
    case Qt::Key_Right: panBy({-width() * KeyStep, 0.0}); return;
    case Qt::Key_Up: panBy({0.0, height() * KeyStep}); return;
    case Qt::Key_Down: panBy({0.0, -height() * KeyStep}); return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(1.5); return;
    case Qt::Key_Minus: zoomBy(1.0 / 1.5); return;
    case Qt::Key_Home: showAll(); return;
    case Qt::Key_Space:
        m_isSpaceDown = true;
        updateCursor();
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void MapView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_isSpaceDown = false;
        updateCursor();
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void MapView::contextMenuEvent(QContextMenuEvent* event) {
    // The menu is about what was clicked; by keyboard, about what is selected already.
    if (event->reason() == QContextMenuEvent::Mouse)
        setSelected(hitNear(event->pos()));
    emit menuRequested(event->globalPos());
}

void MapView::leaveEvent(QEvent*) {
    setHovered(std::nullopt);
}

void MapView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Map"));
    QWidget::changeEvent(event);
}

void MapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!scene().palette) {
        painter.fillRect(rect(), palette().color(QPalette::Window));
        return;
    }
    m_tiles.paint(painter);
    paintOverlay(painter);
}

void MapView::paintOverlay(QPainter& painter) {
    const render::Palette& colours = *scene().palette;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const planner::Polyline& line : m_highlight) {
        QPolygonF points;
        for (const planner::Point p : line)
            points.append(m_view.toScreen(p));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.halo, 6.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(points);
        painter.setPen(QPen(colours.selection, 3.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(points);
    }
    render::drawMarks(painter, scene(), m_view);
    if (m_hovered && m_hovered != m_selected)
        paintSelection(painter, *m_hovered, colours.hover);
    if (m_selected)
        paintSelection(painter, *m_selected, colours.selection);
    if (m_tool)
        m_tool->paint(painter);
    paintFurniture(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2.0));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void MapView::paintSelection(QPainter& painter, const MapHit& hit, const QColor& colour) const {
    const QPointF at = m_view.toScreen(placeOf(scene(), hit));
    const double radius = hit.kind == MapHit::Kind::Home || hit.kind == MapHit::Kind::Candidate
                              ? 6.0
                              : render::cabinSymbolSize(m_view.metresPerPixel) * 0.9;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene().palette->halo, 4.5));
    painter.drawEllipse(at, radius, radius);
    painter.setPen(QPen(colour, 2.2));
    painter.drawEllipse(at, radius, radius);
}

void MapView::paintFurniture(QPainter& painter) const {
    const double unit = fontMetrics().height();
    painter.setFont(font());
    const render::ScaleBar bar =
        render::scaleBarFor(m_view.metresPerPixel, std::min(width() * 0.3, unit * 10.0));
    render::drawScaleBar(painter, bar, QPointF(unit, height() - unit), *scene().palette);
    render::drawNorthArrow(painter, QPointF(width() - unit * 1.6, unit * 2.2), unit * 2.0, *scene().palette);
}

QImage MapView::picture() {
    QImage image(size() * devicePixelRatioF(), QImage::Format_RGB32);
    image.setDevicePixelRatio(devicePixelRatioF());
    QPainter painter(&image);
    m_tiles.paint(painter);
    render::drawMarks(painter, scene(), m_view);
    paintFurniture(painter);
    return image;
}

} // namespace app::desktop
