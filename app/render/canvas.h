#pragma once

#include <QColor>
#include <QImage>
#include <QLineF>
#include <QPointF>

#include <cstddef>
#include <span>

namespace app::render {

/// Draws many thin things straight into a picture, several times faster than a painter that knows every pen.
///
/// Coordinates and widths are in device-independent pixels. The picture must be of Format_RGB32 and outlive
/// the canvas; a painter may be at work on it between two calls.
class Canvas {
public:
    explicit Canvas(QImage& picture);

    /// How a line ends: where it is told to, or half its width beyond, so that the bends of a longer line are
    /// filled. A clear line always ends flat: its ends would lie over each other.
    enum class Ends { Flat, Square };
    /// Straight lines with soft edges.
    void drawLines(std::span<const QLineF> lines, const QColor& colour, double width,
                   Ends ends = Ends::Square);
    /// A square of whole pixels about `middle`.
    void drawSquare(QPointF middle, double side, const QColor& colour);

private:
    struct Ink;
    struct Side; ///< one of the two axes of the picture, as a line sees it
    void drawLine(const QLineF& line, const Ink& ink);
    void drawAlong(double from, double to, double middle, double slope, double thickness, const Side& along,
                   const Side& across, const Ink& ink);

    unsigned char* m_bits;
    std::ptrdiff_t m_stride; ///< pixels to the next row
    int m_width;
    int m_height;
    double m_ratio;
};

} // namespace app::render
