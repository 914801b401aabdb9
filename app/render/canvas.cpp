#include "app/render/canvas.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace app::render {

namespace {

constexpr int Full = 256; ///< cover of a pixel that is all ink

/// A number of pixels with a binary fraction: what is added a thousand times over stays exact and quick.
using Fixed = std::int64_t;
constexpr int FixedBits = 16;
constexpr Fixed One = Fixed{1} << FixedBits;

Fixed toFixed(double pixels) {
    return static_cast<Fixed>(pixels * static_cast<double>(One));
}

int partOf(Fixed length, int share) {
    return static_cast<int>((length * share) >> FixedBits);
}

/// Lays `cover` of 256 parts of a colour over a pixel.
void blend(std::uint32_t& pixel, std::uint32_t colour, int cover) {
    if (cover >= Full) {
        pixel = colour;
        return;
    }
    const auto share = static_cast<std::uint32_t>(cover);
    const std::uint32_t rest = Full - share;
    const std::uint32_t redBlue = ((pixel & 0xff00ffU) * rest + (colour & 0xff00ffU) * share) >> 8U;
    const std::uint32_t green = ((pixel & 0x00ff00U) * rest + (colour & 0x00ff00U) * share) >> 8U;
    pixel = 0xff000000U | (redBlue & 0xff00ffU) | (green & 0x00ff00U);
}

} // namespace

struct Canvas::Ink {
    std::uint32_t colour = 0;
    int alpha = Full;
    double width = 1.0; ///< of the picture's pixels
    bool isSquare = false;
};

struct Canvas::Side {
    int pixels = 0;
    std::ptrdiff_t step = 1; ///< from a pixel to the next along this side
};

Canvas::Canvas(QImage& picture)
    : m_bits(picture.bits()), m_stride(picture.bytesPerLine() / 4), m_width(picture.width()),
      m_height(picture.height()), m_ratio(picture.devicePixelRatio()) {
    Q_ASSERT(picture.format() == QImage::Format_RGB32);
}

void Canvas::drawLines(std::span<const QLineF> lines, const QColor& colour, double width, Ends ends) {
    const int alpha = qRound(colour.alphaF() * Full);
    const Ink ink{colour.rgb() | 0xff000000U, alpha, width * m_ratio, ends == Ends::Square && alpha >= Full};
    for (const QLineF& line : lines)
        drawLine(QLineF(line.p1() * m_ratio, line.p2() * m_ratio), ink);
}

void Canvas::drawLine(const QLineF& line, const Ink& ink) {
    const Side columns{m_width, 1};
    const Side rows{m_height, m_stride};
    const bool isSteep = std::abs(line.dy()) > std::abs(line.dx());
    double from = isSteep ? line.y1() : line.x1();
    double to = isSteep ? line.y2() : line.x2();
    double start = isSteep ? line.x1() : line.y1();
    double end = isSteep ? line.x2() : line.y2();
    if (from > to) {
        std::swap(from, to);
        std::swap(start, end);
    }
    const double run = std::max(to - from, 1e-6);
    const double slope = to - from > 1e-6 ? (end - start) / run : 0.0;
    const double stretch = std::sqrt(1.0 + slope * slope);
    if (ink.isSquare) {
        const double beyond = ink.width / 2.0 / stretch;
        from -= beyond;
        to += beyond;
        start -= beyond * slope;
    }
    // The line's middle where its side begins.
    drawAlong(from, to, start - from * slope, slope, ink.width * stretch, isSteep ? rows : columns,
              isSteep ? columns : rows, ink);
}

void Canvas::drawAlong(double from, double to, double middle, double slope, double thickness,
                       const Side& along, const Side& across, const Ink& ink) {
    const double half = thickness / 2.0;
    double first = std::max(from, 0.0);
    double last = std::min(to, static_cast<double>(along.pixels));
    // Only where the line is in the picture across, too.
    if (std::abs(slope) > 1e-9) {
        const double a = (-half - 1.0 - middle) / slope;
        const double b = (across.pixels + half + 1.0 - middle) / slope;
        first = std::max(first, std::min(a, b) - 1.0);
        last = std::min(last, std::max(a, b) + 1.0);
    } else if (middle + half <= 0.0 || middle - half >= across.pixels) {
        return;
    }
    if (first >= last)
        return;
    const int begin = std::max(0, static_cast<int>(first));
    const int end = std::min(along.pixels, static_cast<int>(std::ceil(last)));
    auto* const bits = reinterpret_cast<std::uint32_t*>(m_bits);
    const Fixed step = toFixed(slope);
    const Fixed thick = toFixed(thickness);
    const Fixed border = static_cast<Fixed>(across.pixels) << FixedBits;
    Fixed top = toFixed(middle + (begin + 0.5) * slope - half);
    for (int i = begin; i < end; ++i, top += step) {
        // The first and the last pixel may be covered in part.
        const double cover = std::min(i + 1.0, to) - std::max<double>(i, from);
        const int share = cover >= 1.0 ? ink.alpha : static_cast<int>(cover * ink.alpha + 0.5);
        const Fixed upper = std::max<Fixed>(top, 0);
        const Fixed lower = std::min(top + thick, border);
        if (lower <= upper || share <= 0)
            continue;
        std::uint32_t* pixel = bits + i * along.step + (upper >> FixedBits) * across.step;
        Fixed next = ((upper >> FixedBits) + 1) << FixedBits; // where the next pixel begins
        if (lower <= next) {
            blend(*pixel, ink.colour, partOf(lower - upper, share));
            continue;
        }
        blend(*pixel, ink.colour, partOf(next - upper, share));
        pixel += across.step;
        for (next += One; next < lower; next += One, pixel += across.step)
            blend(*pixel, ink.colour, share);
        blend(*pixel, ink.colour, partOf(lower - (next - One), share));
    }
}

void Canvas::drawSquare(QPointF middle, double side, const QColor& colour) {
    const int pixels = std::max(1, qRound(side * m_ratio));
    const int left = qRound(middle.x() * m_ratio - pixels / 2.0);
    const int top = qRound(middle.y() * m_ratio - pixels / 2.0);
    const int cover = qRound(colour.alphaF() * Full);
    const std::uint32_t ink = colour.rgb() | 0xff000000U;
    for (int y = std::max(top, 0); y < std::min(top + pixels, m_height); ++y)
        for (int x = std::max(left, 0); x < std::min(left + pixels, m_width); ++x)
            blend(reinterpret_cast<std::uint32_t*>(m_bits)[y * m_stride + x], ink, cover);
}

} // namespace app::render
