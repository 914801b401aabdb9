#include "app/desktop/theme_style.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace app::desktop {

ThemeStyle::ThemeStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element != PE_IndicatorItemViewItemCheck && element != PE_IndicatorCheckBox)
        return;
    QColor edge = option->palette.color(QPalette::Text);
    edge.setAlphaF(0.55F);
    painter->save();
    painter->setPen(QPen(edge, 1.0));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

} // namespace app::desktop
