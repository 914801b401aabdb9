#include "app/desktop/theme.h"

#include "app/desktop/theme_style.h"

#include <QApplication>

namespace app::desktop {

QPalette widgetPalette(render::Theme theme) {
    const render::Palette map = render::loadPalette(theme);
    const bool isDark = theme == render::Theme::Dark;
    const QColor window = isDark ? map.roadCasing : map.ground;
    QPalette palette(window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, map.strongLabel);
    palette.setColor(QPalette::Base, isDark ? map.ground : map.road);
    palette.setColor(QPalette::AlternateBase, isDark ? map.building : map.ground);
    palette.setColor(QPalette::Text, map.strongLabel);
    palette.setColor(QPalette::Button, window);
    palette.setColor(QPalette::ButtonText, map.strongLabel);
    palette.setColor(QPalette::ToolTipBase, map.halo);
    palette.setColor(QPalette::ToolTipText, map.strongLabel);
    palette.setColor(QPalette::PlaceholderText, map.demand);
    palette.setColor(QPalette::Highlight, map.cabin);
    palette.setColor(QPalette::HighlightedText, map.cabinInk);
    palette.setColor(QPalette::Link, map.cabin);
    QColor faint = map.label;
    faint.setAlphaF(0.55F);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

void applyTheme(render::Theme theme) {
    if (!qobject_cast<ThemeStyle*>(QApplication::style()))
        QApplication::setStyle(new ThemeStyle);
    QApplication::setPalette(widgetPalette(theme));
}

} // namespace app::desktop
