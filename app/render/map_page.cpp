#include "app/render/map_page.h"

#include "app/render/legend.h"
#include "app/render/map_labels.h"
#include "app/render/map_marks.h"
#include "app/render/map_painter.h"

#include "app/wording/number_wording.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace app::render {

namespace {

constexpr double ScreenDpi = 96.0;

/// Lays out and draws one page; all lengths in device-independent pixels.
class PagePainter {
public:
    PagePainter(const MapScene& scene, const MapPageOptions& options)
        : m_scene(scene), m_options(options), m_palette(*scene.palette), m_ratio(options.dpi / ScreenDpi),
          m_size(QSizeF(options.size) / m_ratio), m_font(mapFont()), m_unit(QFontMetricsF(m_font).height()) {}

    QImage draw() {
        QImage image(m_options.size, QImage::Format_RGB32);
        image.setDevicePixelRatio(m_ratio);
        image.fill(m_palette.ground);
        QPainter painter(&image);
        painter.setFont(m_font);
        const QRectF mapBox = layOut();
        drawMap(painter, mapBox);
        drawHead(painter);
        drawFoot(painter, mapBox);
        if (m_options.hasNorthArrow)
            drawNorthArrow(painter, mapBox.topRight() + QPointF(-m_unit * 1.7, m_unit * 2.6), m_unit * 2.4,
                           m_palette);
        if (!m_legend.empty())
            drawLegend(painter, mapBox);
        painter.end();
        // Told last: fonts given in points would grow with the density a second time.
        image.setDotsPerMeterX(qRound(m_options.dpi / 0.0254));
        image.setDotsPerMeterY(qRound(m_options.dpi / 0.0254));
        return image;
    }

private:
    [[nodiscard]] QString title() const {
        return !m_options.title.isEmpty() ? m_options.title
               : m_scene.base             ? QString::fromStdString(m_scene.base->city->name)
                                          : QString();
    }
    [[nodiscard]] QString source() const {
        if (!m_options.source.isEmpty() || !m_scene.base)
            return m_options.source;
        QStringList parts;
        for (const std::string& text : m_scene.base->city->attributions)
            parts += QString::fromStdString(text);
        return parts.join(QStringLiteral(" · "));
    }
    [[nodiscard]] QFont titleFont() const {
        QFont font = m_font;
        font.setPointSizeF(m_font.pointSizeF() * 1.7);
        font.setBold(true);
        return font;
    }

    /// Splits the page: head above, foot below, legend in a column at the right, the map in what is left.
    QRectF layOut() {
        if (m_options.hasLegend)
            m_legend = legendOf(m_scene);
        m_head = m_unit * (m_options.subtitle.isEmpty() ? 2.8 : 3.8);
        m_foot = m_unit * 1.8;
        double widest = 0.0;
        const QFontMetricsF metrics(m_font);
        for (const LegendEntry& entry : m_legend)
            widest = std::max(widest, metrics.horizontalAdvance(legendText(entry)));
        m_legendWidth = m_legend.empty() ? 0.0 : std::min(widest + m_unit * 4.2, m_size.width() * 0.36);
        const double side = m_unit * 0.8;
        const QRectF box(side, m_head, m_size.width() - 2.0 * side - m_legendWidth,
                         m_size.height() - m_head - m_foot);
        // Whole pixels of the page, or the map would lie between them and blur.
        const QRect pixels = QRectF(box.topLeft() * m_ratio, box.size() * m_ratio).toRect();
        return {QPointF(pixels.topLeft()) / m_ratio, QSizeF(pixels.size()) / m_ratio};
    }

    static QString legendText(const LegendEntry& entry) {
        if (!entry.count)
            return entry.text;
        return QCoreApplication::translate("Legend", "%1 (%2)", "what, how many")
            .arg(entry.text, wording::number(static_cast<double>(*entry.count)));
    }

    void drawMap(QPainter& painter, const QRectF& box) {
        const planner::Box extent = m_options.extent.value_or(m_scene.bounds());
        const MapTransform view = MapTransform::fitting(extent, box.size(), m_options.extent ? 0.0 : 0.03);
        m_scale = view.metresPerPixel;
        painter.save();
        painter.setClipRect(box);
        painter.translate(box.topLeft());
        painter.drawImage(QPointF(), drawTile(m_scene, view, m_ratio));
        drawMarks(painter, m_scene, view);
        if (m_scene.isShown(MapLayer::Labels))
            drawLabels(painter, placeLabels(m_scene, view, m_font), m_font, m_palette);
        painter.restore();
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(m_palette.label, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
    }

    void drawHead(QPainter& painter) const {
        painter.setPen(m_palette.strongLabel);
        painter.setFont(titleFont());
        const double side = m_unit * 0.8;
        const QFontMetricsF large(painter.font());
        painter.drawText(QPointF(side, m_unit * 0.4 + large.ascent()),
                         large.elidedText(title(), Qt::ElideRight, m_size.width() - 2.0 * side));
        painter.setFont(m_font);
        if (!m_options.subtitle.isEmpty()) {
            painter.setPen(m_palette.label);
            const QFontMetricsF metrics(m_font);
            painter.drawText(
                QPointF(side, m_head - m_unit * 0.5 - metrics.descent()),
                metrics.elidedText(m_options.subtitle, Qt::ElideRight, m_size.width() - 2.0 * side));
        }
    }

    void drawFoot(QPainter& painter, const QRectF& mapBox) const {
        painter.setPen(m_palette.label);
        const QFontMetricsF metrics(m_font);
        const double base = m_size.height() - m_unit * 0.55;
        QStringList left;
        if (!m_options.date.isEmpty())
            left += m_options.date;
        if (const QString text = source(); !text.isEmpty())
            left += QCoreApplication::translate("Map", "Source: %1").arg(text);
        if (m_scene.base)
            left += QString::fromStdString(m_scene.base->city->crs.name());
        double room = m_size.width() - m_unit * 1.6;
        if (m_options.hasScaleBar) {
            const ScaleBar bar = scaleBarFor(m_scale, std::min(mapBox.width() * 0.3, m_unit * 12.0));
            const double width = bar.pixels + metrics.horizontalAdvance(bar.text) + m_unit;
            drawScaleBar(painter, bar, QPointF(m_size.width() - m_unit * 0.8 - width, base), m_palette);
            room -= width + m_unit;
        }
        painter.setPen(m_palette.label);
        painter.drawText(QPointF(m_unit * 0.8, base),
                         metrics.elidedText(left.join(QStringLiteral("   ")), Qt::ElideRight, room));
    }

    void drawLegend(QPainter& painter, const QRectF& mapBox) const {
        const QFontMetricsF metrics(m_font);
        const double left = mapBox.right() + m_unit * 0.8;
        const double row = m_unit * 1.5;
        double y = mapBox.top();
        QFont bold = m_font;
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(m_palette.strongLabel);
        painter.drawText(QPointF(left, y + metrics.ascent()),
                         QCoreApplication::translate("Legend", "Legend"));
        painter.setFont(m_font);
        y += row * 1.1;
        for (const LegendEntry& entry : m_legend) {
            if (y + row > mapBox.bottom())
                break;
            drawLegendSymbol(painter, entry, QRectF(left, y, m_unit * 1.8, m_unit), m_palette);
            painter.setPen(m_palette.strongLabel);
            const double textLeft = left + m_unit * 2.4;
            painter.drawText(QPointF(textLeft, y + (m_unit + metrics.ascent() - metrics.descent()) / 2.0),
                             metrics.elidedText(legendText(entry), Qt::ElideRight,
                                                m_size.width() - textLeft - m_unit * 0.5));
            y += row;
        }
    }

    const MapScene& m_scene;
    const MapPageOptions& m_options;
    const Palette& m_palette;
    double m_ratio;
    QSizeF m_size;
    QFont m_font;
    double m_unit; ///< height of a line of text
    std::vector<LegendEntry> m_legend;
    double m_head = 0.0;
    double m_foot = 0.0;
    double m_legendWidth = 0.0;
    double m_scale = 1.0;
};

} // namespace

QImage renderMap(const MapScene& scene, const MapPageOptions& options) {
    return PagePainter(scene, options).draw();
}

ScaleBar scaleBarFor(double metresPerPixel, double widest) {
    const double most = metresPerPixel * widest;
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    const double digit = most / power;
    ScaleBar bar;
    bar.metres = power * (digit >= 5.0 ? 5.0 : digit >= 2.0 ? 2.0 : 1.0);
    bar.pixels = bar.metres / metresPerPixel;
    bar.text = bar.metres >= 1000.0 ? wording::kilometresText(planner::metres(bar.metres))
                                          .replace(QLatin1String(".0 "), QLatin1String(" "))
                                    : wording::metresText(planner::metres(bar.metres));
    return bar;
}

void drawScaleBar(QPainter& painter, const ScaleBar& bar, QPointF bottomLeft, const Palette& palette) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF metrics(painter.font());
    const double height = metrics.height() * 0.3;
    const QPointF right = bottomLeft + QPointF(bar.pixels, 0.0);
    // Names of the map must not run through it.
    QColor plate = palette.halo;
    plate.setAlphaF(0.85F);
    painter.fillRect(QRectF(bottomLeft.x() - height, bottomLeft.y() - metrics.height(),
                            bar.pixels + metrics.horizontalAdvance(bar.text) + height * 3.0,
                            metrics.height() + height),
                     plate);
    const std::array<QPointF, 4> shape = {bottomLeft - QPointF(0.0, height), bottomLeft, right,
                                          right - QPointF(0.0, height)};
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette.halo, 4.0));
    painter.drawPolyline(shape.data(), static_cast<int>(shape.size()));
    painter.setPen(QPen(palette.strongLabel, 1.5));
    painter.drawPolyline(shape.data(), static_cast<int>(shape.size()));
    painter.drawText(right + QPointF(height, 0.0), bar.text);
    painter.restore();
}

void drawNorthArrow(QPainter& painter, QPointF centre, double size, const Palette& palette) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double half = size / 2.0;
    const std::array<QPointF, 4> needle = {
        centre + QPointF(0.0, -half), centre + QPointF(half * 0.45, half * 0.6),
        centre + QPointF(0.0, half * 0.3), centre + QPointF(-half * 0.45, half * 0.6)};
    painter.setPen(QPen(palette.halo, 3.0));
    painter.setBrush(palette.strongLabel);
    painter.drawPolygon(needle.data(), static_cast<int>(needle.size()));
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(needle.data(), static_cast<int>(needle.size()));
    painter.setPen(palette.strongLabel);
    const QString north = QCoreApplication::translate("Map", "N", "north");
    const QFontMetricsF metrics(painter.font());
    painter.drawText(centre + QPointF(-metrics.horizontalAdvance(north) / 2.0, -half - metrics.descent()),
                     north);
    painter.restore();
}

} // namespace app::render
