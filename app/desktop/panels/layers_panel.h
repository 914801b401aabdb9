#pragma once

#include "app/render/map_scene.h"

#include <QWidget>

class QTreeWidget;
class QTreeWidgetItem;

namespace app::desktop {

/// The map's layers with their legend: what each symbol means, how many there are, and whether it is shown.
class LayersPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayersPanel(QWidget* parent = nullptr);

    void showScene(const render::MapScene& scene);

signals:
    void layerToggled(app::render::MapLayer layer, bool isShown);
    /// An added layer shall be told apart by a field (empty: in one colour).
    void styleRequested(const planner::SourceSpec& spec, const QString& field);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void popUpStyles(const QPoint& at);
    [[nodiscard]] bool isPresent(render::MapLayer layer) const;

    QTreeWidget* m_tree;
    render::MapScene m_scene;
    bool m_isFilling = false;
};

} // namespace app::desktop
