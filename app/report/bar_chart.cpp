#include "app/report/bar_chart.h"

#include "app/render/map_labels.h"
#include "app/wording/number_wording.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace app::report {

QImage drawBars(const Histogram& histogram, const QString& unit, QSize size, double ratio,
                const render::Palette& palette) {
    QImage image(size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    if (histogram.bars.empty())
        return image;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(render::mapFont());
    const QFontMetricsF metrics(painter.font());
    const double highest = *std::max_element(histogram.bars.begin(), histogram.bars.end());
    const QString most = wording::number(highest);
    const QRectF plot(metrics.horizontalAdvance(most) + 12.0, metrics.height(),
                      size.width() - metrics.horizontalAdvance(most) - 40.0,
                      size.height() - metrics.height() * 2.8);
    const double width = plot.width() / static_cast<double>(histogram.bars.size());
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.cabin);
    for (std::size_t i = 0; i < histogram.bars.size(); ++i) {
        const double height = highest > 0.0 ? plot.height() * histogram.bars[i] / highest : 0.0;
        painter.drawRect(QRectF(plot.left() + width * static_cast<double>(i) + 1.0, plot.bottom() - height,
                                std::max(1.0, width - 2.0), height));
    }
    painter.setPen(palette.strongLabel);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.drawText(QRectF(0.0, plot.top() - metrics.height() / 2.0, plot.left() - 6.0, metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter, most);
    painter.drawText(QRectF(0.0, plot.bottom() - metrics.height() / 2.0, plot.left() - 6.0, metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter, wording::number(0.0));
    // As many numbers below the axis as fit without touching.
    const double room = metrics.horizontalAdvance(
                            wording::number(histogram.width * static_cast<double>(histogram.bars.size()))) +
                        16.0;
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(room / width)));
    for (std::size_t i = 0; i <= histogram.bars.size(); i += every) {
        const bool isLast = i + every > histogram.bars.size();
        const QString text = wording::number(histogram.width * static_cast<double>(i));
        painter.drawText(QRectF(plot.left() + width * static_cast<double>(i) - 60.0, plot.bottom() + 3.0,
                                120.0, metrics.height() * 1.4),
                         Qt::AlignHCenter | Qt::AlignTop,
                         isLast ? QStringLiteral("%1 %2").arg(text, unit) : text);
    }
    return image;
}

} // namespace app::report
