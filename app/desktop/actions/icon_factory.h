#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

namespace app::desktop {

/// An icon of resources/icons in the palette's text colour, sharp at every size and pixel ratio.
/// Empty for an empty name.
[[nodiscard]] QIcon makeIcon(const QString& name, const QPalette& palette);

} // namespace app::desktop
