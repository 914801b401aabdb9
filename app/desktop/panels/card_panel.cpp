#include "app/desktop/panels/card_panel.h"

#include <QEvent>

namespace app::desktop {

CardPanel::CardPanel(QWidget* parent) : QTextBrowser(parent) {
    setOpenLinks(false);
    refresh();
}

void CardPanel::showCard(const Card& card) {
    m_hit.reset();
    setHtml(card.html());
}

void CardPanel::showHit(const render::MapScene& scene, std::optional<MapHit> hit) {
    m_scene = scene;
    m_hit = hit;
    refresh();
}

void CardPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QTextBrowser::changeEvent(event);
}

void CardPanel::refresh() {
    setAccessibleName(tr("About what is selected"));
    if (m_hit && m_scene.base)
        setHtml(cardFor(m_scene, *m_hit).html());
    else
        setPlainText(tr("Point at a cabin, a home or a place to read about it; click to keep it here."));
}

} // namespace app::desktop
