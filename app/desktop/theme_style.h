#pragma once

#include <QProxyStyle>

namespace app::desktop {

/// Fusion with check boxes that can be seen on dark ground: Fusion derives their edge from the window's
/// colour, which vanishes there.
class ThemeStyle : public QProxyStyle {
    Q_OBJECT

public:
    ThemeStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

} // namespace app::desktop
