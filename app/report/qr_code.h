#pragma once

#include <QString>

namespace app::report {

/// The QR code of a text as an SVG picture `size` CSS pixels wide, with the quiet border that readers need.
/// Empty for a text no code can hold (some 2,300 bytes).
[[nodiscard]] QString qrCodeSvg(const QString& text, int size);

} // namespace app::report
