#pragma once

#include <QObject>
#include <QPainter>
#include <QPointF>
#include <QString>

class QKeyEvent;
class QMouseEvent;

namespace app::desktop {

class MapView;

/// What the left button does on the map. One tool is active; moving the map works inside every tool. A tool
/// edits only through the document's commands.
class MapTool : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void activate(MapView& view) { m_view = &view; }
    virtual void deactivate() { m_view = nullptr; }
    /// True when the event was used; otherwise the view takes a drag as moving the map.
    virtual bool press(QMouseEvent&) { return false; }
    virtual bool move(QMouseEvent& event) = 0;
    virtual bool release(QMouseEvent&) { return false; }
    /// A press and release at one place, not a drag.
    virtual void click(QMouseEvent& event) = 0;
    virtual bool key(QKeyEvent&) { return false; }
    virtual void paint(QPainter& painter) = 0;
    [[nodiscard]] virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }
    /// One sentence that tells the next step.
    [[nodiscard]] virtual QString statusText() const = 0;

signals:
    void statusChanged();

protected:
    MapView* m_view = nullptr;
};

} // namespace app::desktop
