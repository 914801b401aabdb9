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

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    [[nodiscard]] bool isPresent(render::MapLayer layer) const;

    QTreeWidget* m_tree;
    render::MapScene m_scene;
    bool m_isFilling = false;
};

} // namespace app::desktop
