#pragma once

#include <QLineF>
#include <QPolygonF>
#include <QRectF>

#include <span>
#include <vector>

namespace app::render {

/// Cuts a line into dashes by hand: only those in sight cost anything, and they agree wherever the line is
/// cut into tiles.
///
/// `gone`: length of the line before its first point. `pattern`: lengths drawn and left in turn. All in
/// pixels; dashes of what lies outside `seen` are left out.
void cutDashes(const QPolygonF& line, double gone, std::span<const double> pattern, const QRectF& seen,
               std::vector<QLineF>& dashes);

} // namespace app::render
