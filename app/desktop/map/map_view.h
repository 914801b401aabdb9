#pragma once

#include "app/desktop/map/map_hit.h"
#include "app/desktop/map/tile_store.h"
#include "app/desktop/map/view_history.h"
#include "app/render/map_scene.h"
#include "app/render/map_transform.h"

#include <QPointF>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

namespace app::desktop {

class MapTool;

/// The map: blits tiles, draws marks and selection above them, and moves under mouse, wheel, pinch and keys.
///
/// Wheel zooms about the pointer; middle drag and Space-drag move the map inside every tool, arrows move it
/// by keyboard. Nothing here draws streets: the tiles come from workers.
class MapView : public QWidget {
    Q_OBJECT

public:
    explicit MapView(QWidget* parent = nullptr);

    void setScene(const render::MapScene& scene);
    [[nodiscard]] const render::MapScene& scene() const { return m_tiles.scene(); }
    void setTool(MapTool* tool); ///< not owned; may be empty
    [[nodiscard]] MapTool* tool() const { return m_tool; }

    [[nodiscard]] const render::MapTransform& transform() const { return m_view; }
    void showAll();
    /// Shows `box` with a margin of 8 %.
    void showBox(const planner::Box& box);
    /// Shows all of `box`, no margin: a view as it was.
    void showExtent(const planner::Box& box);
    /// Moves so that `p` is in the middle; zooms in where the scale is coarser than `metresPerPixel`.
    void showPlace(planner::Point p, double metresPerPixel);
    void zoomBy(double factor, std::optional<QPointF> about = std::nullopt);
    void goBack();
    void goForward();
    [[nodiscard]] const ViewHistory& history() const { return m_history; }
    [[nodiscard]] bool isDrawn() const { return m_tiles.isComplete(); }

    [[nodiscard]] std::optional<MapHit> hitNear(QPointF at) const;
    void setHovered(std::optional<MapHit> hit);
    void setSelected(std::optional<MapHit> hit);
    [[nodiscard]] std::optional<MapHit> selected() const { return m_selected; }
    /// Lines drawn above everything: the walk of the selected home, the route of the selected trip.
    void setHighlight(std::vector<planner::Polyline> lines);

    /// The view as it is seen, with scale bar and north arrow.
    [[nodiscard]] QImage picture();

signals:
    void viewChanged();
    void drawn(); ///< the whole view is fresh
    void pointerMoved(planner::Point p);
    void menuRequested(const QPoint& globalPosition); ///< for what is selected now
    void hovered(std::optional<app::desktop::MapHit> hit);
    void selectionChanged(std::optional<app::desktop::MapHit> hit);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void setView(const render::MapTransform& view);
    void panBy(QPointF pixels);
    void paintOverlay(QPainter& painter);
    void paintSelection(QPainter& painter, const MapHit& hit, const QColor& colour) const;
    void paintFurniture(QPainter& painter) const;
    void updateCursor();

    TileStore m_tiles;
    render::MapTransform m_view;
    ViewHistory m_history;
    QTimer m_rest; ///< the view is remembered once it rests
    MapTool* m_tool = nullptr;
    std::optional<MapHit> m_hovered;
    std::optional<MapHit> m_selected;
    std::vector<planner::Polyline> m_highlight;
    std::optional<QPointF> m_panFrom; ///< the pointer when a drag moves the map
    std::optional<QPointF> m_pressAt; ///< a left press that may become a click
    bool m_isSpaceDown = false;
    bool m_wantsAll = true; ///< nothing was shown yet: fit when the size is known
};

} // namespace app::desktop
