#pragma once

#include "app/desktop/map/map_hit.h"
#include "app/desktop/panels/card_text.h"
#include "app/render/map_scene.h"

#include <QTextBrowser>

#include <optional>

namespace app::desktop {

/// The card of what is selected on the map, or under the pointer.
class CardPanel : public QTextBrowser {
    Q_OBJECT

public:
    explicit CardPanel(QWidget* parent = nullptr);

    /// A card about something that is not on the map.
    void showCard(const Card& card);
    void showHit(const render::MapScene& scene, std::optional<MapHit> hit);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    render::MapScene m_scene;
    std::optional<MapHit> m_hit;
};

} // namespace app::desktop
