#include "app/render/dashes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace app::render {

void cutDashes(const QPolygonF& line, double gone, std::span<const double> pattern, const QRectF& seen,
               std::vector<QLineF>& dashes) {
    const double period = std::accumulate(pattern.begin(), pattern.end(), 0.0);
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF segment(line[i - 1], line[i]);
        const double length = segment.length();
        const QRectF box = QRectF(segment.p1(), segment.p2()).normalized();
        const bool isSeen = box.right() >= seen.left() && box.left() <= seen.right() &&
                            box.bottom() >= seen.top() && box.top() <= seen.bottom();
        double at = gone - std::fmod(gone, period);
        for (std::size_t part = 0; isSeen && at < gone + length; part = (part + 1) % pattern.size()) {
            const double from = std::max(at, gone) - gone;
            const double to = std::min(at + pattern[part], gone + length) - gone;
            if (part % 2 == 0 && to > from)
                dashes.emplace_back(segment.pointAt(from / length), segment.pointAt(to / length));
            at += pattern[part];
        }
        gone += length;
    }
}

} // namespace app::render
