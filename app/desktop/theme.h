#pragma once

#include "app/render/palette.h"

#include <QPalette>

namespace app::desktop {

/// Widget colours of a theme, derived from the map's palette so that window and map go together.
[[nodiscard]] QPalette widgetPalette(render::Theme theme);

/// Gives the application that theme; Fusion, so that palette roles are followed everywhere.
void applyTheme(render::Theme theme);

} // namespace app::desktop
