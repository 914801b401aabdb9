#include "app/render/map_labels.h"

#include "app/render/map_marks.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QStaticText>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace app::render {

namespace {

constexpr double CabinNameScale = 2.5; ///< m/px below which cabins are named
constexpr double DistrictNameScale = 60.0;
constexpr int LongestName = 24; ///< characters before a name is cut with …

/// Boxes already taken, found through a coarse grid.
class TakenSpace {
public:
    explicit TakenSpace(QSizeF size)
        : m_columns(static_cast<int>(size.width() / Cell) + 1),
          m_rows(static_cast<int>(size.height() / Cell) + 1),
          m_cells(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows)) {}

    [[nodiscard]] bool isFree(const QRectF& box) const {
        const auto [left, right, top, bottom] = cellsOf(box);
        for (int y = top; y <= bottom; ++y)
            for (int x = left; x <= right; ++x)
                for (const QRectF& other : m_cells[index(x, y)])
                    if (other.intersects(box))
                        return false;
        return true;
    }

    void take(const QRectF& box) {
        const auto [left, right, top, bottom] = cellsOf(box);
        for (int y = top; y <= bottom; ++y)
            for (int x = left; x <= right; ++x)
                m_cells[index(x, y)].push_back(box);
    }

private:
    static constexpr double Cell = 64.0;
    struct Cells {
        int left, right, top, bottom;
    };
    [[nodiscard]] Cells cellsOf(const QRectF& box) const {
        const auto column = [this](double x) {
            return std::clamp(static_cast<int>(x / Cell), 0, m_columns - 1);
        };
        const auto row = [this](double y) { return std::clamp(static_cast<int>(y / Cell), 0, m_rows - 1); };
        return {column(box.left()), column(box.right()), row(box.top()), row(box.bottom())};
    }
    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(x);
    }
    int m_columns;
    int m_rows;
    std::vector<std::vector<QRectF>> m_cells;
};

QFont fontFor(PlacedLabel::Kind kind, const QFont& base) {
    QFont font = base;
    const double size = base.pointSizeF();
    switch (kind) {
    case PlacedLabel::Kind::District:
        font.setPointSizeF(size * 1.25);
        font.setLetterSpacing(QFont::PercentageSpacing, 108.0);
        break;
    case PlacedLabel::Kind::Street: font.setPointSizeF(size * 0.85); break;
    case PlacedLabel::Kind::Place:
        font.setPointSizeF(size);
        font.setBold(true);
        break;
    case PlacedLabel::Kind::Cabin: font.setPointSizeF(size * 0.85); break;
    }
    return font;
}

QString cut(const QString& text) {
    return text.size() <= LongestName ? text : text.left(LongestName - 1) + QStringLiteral("…");
}

class LabelPlacer {
public:
    LabelPlacer(const MapScene& scene, const MapTransform& view, const QFont& font, std::stop_token stop)
        : m_scene(scene), m_view(view), m_stop(std::move(stop)), m_space(view.size),
          m_screen(QPointF(0.0, 0.0), view.size) {
        for (std::size_t i = 0; i < m_metrics.size(); ++i)
            m_metrics.at(i) =
                std::make_unique<QFontMetricsF>(fontFor(static_cast<PlacedLabel::Kind>(i), font));
    }

    std::vector<PlacedLabel> place() {
        if (!m_scene.base)
            return {};
        reserveMarks();
        placeCentres();
        placeDistricts();
        placeStreets(true);
        placeCabins();
        placeStreets(false);
        return std::move(m_labels);
    }

private:
    const QFontMetricsF& metrics(PlacedLabel::Kind kind) {
        return *m_metrics.at(static_cast<std::size_t>(kind));
    }

    /// Names do not cover the symbols of cabins and centres.
    void reserveMarks() {
        const double size = cabinSymbolSize(m_view.metresPerPixel);
        const auto reserve = [&](planner::Point p, double factor) {
            const QPointF at = m_view.toScreen(p);
            const double half = size * factor / 2.0;
            if (m_screen.contains(at))
                m_space.take(QRectF(at.x() - half, at.y() - half, 2.0 * half, 2.0 * half));
        };
        for (const planner::RecyclingCentre& centre : m_scene.base->city->centres)
            reserve(centre.at, 1.5);
        if (m_scene.plan)
            for (const planner::Cabin& cabin : m_scene.plan->plan->cabins)
                reserve(cabin.at, 1.0);
    }

    bool tryFlat(PlacedLabel::Kind kind, const QString& text, QPointF middle) {
        const QFontMetricsF& m = metrics(kind);
        const double width = m.horizontalAdvance(text) + 4.0;
        const double height = m.height();
        const QRectF box(middle.x() - width / 2.0, middle.y() - height / 2.0, width, height);
        if (!m_screen.contains(box) || !m_space.isFree(box))
            return false;
        m_space.take(box);
        m_labels.push_back({kind, text, middle, 0.0, box});
        return true;
    }

    /// Tries the places around a symbol: right, left, below, above.
    void tryAround(PlacedLabel::Kind kind, const std::string& name, planner::Point p, double symbol) {
        const QPointF at = m_view.toScreen(p);
        if (name.empty() || !m_screen.contains(at))
            return;
        const QString text = cut(QString::fromStdString(name));
        const QFontMetricsF& m = metrics(kind);
        const double dx = symbol / 2.0 + 4.0 + m.horizontalAdvance(text) / 2.0;
        const double dy = symbol / 2.0 + 1.0 + m.height() / 2.0;
        const std::array<QPointF, 4> offsets = {QPointF(dx, 0.0), QPointF(-dx, 0.0), QPointF(0.0, dy),
                                                QPointF(0.0, -dy)};
        for (const QPointF& offset : offsets)
            if (tryFlat(kind, text, at + offset))
                return;
    }

    void placeCentres() {
        const double symbol = cabinSymbolSize(m_view.metresPerPixel) * 1.5;
        const planner::City& city = *m_scene.base->city;
        if (m_scene.isShown(MapLayer::Centres))
            for (const planner::RecyclingCentre& centre : city.centres)
                tryAround(PlacedLabel::Kind::Place, centre.details.name, centre.at, symbol);
        if (m_scene.isShown(MapLayer::Depots) && m_view.metresPerPixel < 12.0)
            for (const planner::Depot& depot : city.depots)
                tryAround(PlacedLabel::Kind::Place, depot.details.name, depot.at, symbol);
    }

    void placeDistricts() {
        if (!m_scene.isShown(MapLayer::Districts) || m_view.metresPerPixel > DistrictNameScale)
            return;
        for (const DistrictName& district : m_scene.base->districtNames) {
            const QString text = cut(QString::fromStdString(district.name));
            if (metrics(PlacedLabel::Kind::District).horizontalAdvance(text) <
                district.width / m_view.metresPerPixel)
                tryFlat(PlacedLabel::Kind::District, text, m_view.toScreen(district.at));
        }
    }

    void placeCabins() {
        if (!m_scene.plan || !m_scene.isShown(MapLayer::Cabins) || m_view.metresPerPixel > CabinNameScale)
            return;
        const double symbol = cabinSymbolSize(m_view.metresPerPixel);
        for (const planner::Cabin& cabin : m_scene.plan->plan->cabins)
            tryAround(PlacedLabel::Kind::Cabin, cabin.details.name, cabin.at, symbol);
    }

    void placeStreets(bool isMainOnes) {
        const double scale = m_view.metresPerPixel;
        if (!m_scene.isShown(MapLayer::Streets))
            return;
        const planner::Box visible = m_view.visibleBox();
        for (const StreetName& street : m_scene.base->streetNames) {
            const bool isMain = street.rank <= RoadRank::Secondary;
            const double room = street.length / scale;
            if (isMain != isMainOnes || room < 24.0 || !visible.contains(street.at) ||
                m_stop.stop_requested())
                continue;
            if (!isMain && scale > (street.rank == RoadRank::Tertiary ? 8.0 : 3.0))
                continue;
            tryStreet(street, room);
        }
    }

    void tryStreet(const StreetName& street, double room) {
        const auto& [text, width] = measured(street.name);
        if (width > room * 1.05 || isRepeated(text, street.at))
            return;
        const QFontMetricsF& m = metrics(PlacedLabel::Kind::Street);
        const QPointF at = m_view.toScreen(street.at);
        const double c = std::abs(std::cos(street.angle));
        const double s = std::abs(std::sin(street.angle));
        const double height = m.height();
        const double w = width * c + height * s;
        const double h = width * s + height * c;
        const QRectF box(at.x() - w / 2.0, at.y() - h / 2.0, w, h);
        if (!m_screen.contains(box) || !takeAlong(at, street.angle, width, height))
            return;
        m_streets.emplace_back(text, at);
        m_labels.push_back(
            {PlacedLabel::Kind::Street, text, at, -street.angle * 180.0 / std::numbers::pi, box});
    }

    /// A street's name as it is written and its length in pixels; measured once, for a street has many
    /// pieces.
    const std::pair<QString, double>& measured(const std::string& name) {
        const auto [found, isNew] = m_measured.try_emplace(name);
        if (isNew) {
            const QString text = cut(QString::fromStdString(name));
            found->second = {text, metrics(PlacedLabel::Kind::Street).horizontalAdvance(text) + 4.0};
        }
        return found->second;
    }

    /// A turned text takes a chain of small squares, not its whole bounding box.
    bool takeAlong(QPointF at, double angle, double width, double height) {
        const int steps = std::max(1, static_cast<int>(std::ceil(width / height)));
        std::vector<QRectF> boxes;
        for (int i = 0; i < steps; ++i) {
            const double along = (static_cast<double>(i) + 0.5) / steps * width - width / 2.0;
            const QPointF p = at + QPointF(std::cos(angle) * along, -std::sin(angle) * along);
            boxes.emplace_back(p.x() - height / 2.0, p.y() - height / 2.0, height, height);
        }
        for (const QRectF& box : boxes)
            if (!m_space.isFree(box))
                return false;
        for (const QRectF& box : boxes)
            m_space.take(box);
        return true;
    }

    bool isRepeated(const QString& text, planner::Point p) const {
        const QPointF at = m_view.toScreen(p);
        for (const auto& [other, where] : m_streets)
            if (other == text && std::hypot(where.x() - at.x(), where.y() - at.y()) < 320.0)
                return true;
        return false;
    }

    const MapScene& m_scene;
    const MapTransform& m_view;
    std::stop_token m_stop;
    TakenSpace m_space;
    QRectF m_screen;
    std::array<std::unique_ptr<QFontMetricsF>, 4> m_metrics;
    std::vector<std::pair<QString, QPointF>> m_streets;
    std::unordered_map<std::string_view, std::pair<QString, double>> m_measured;
    std::vector<PlacedLabel> m_labels;
};

} // namespace

namespace {

/// A line of text with a halo round it, laid out once.
class HaloedText {
public:
    HaloedText(const QString& text, const QFont& font, const QColor& ink, const QColor& halo)
        : m_text(text), m_font(font), m_ink(ink), m_halo(halo) {
        m_text.setTextFormat(Qt::PlainText);
        m_text.prepare({}, m_font);
    }

    void draw(QPainter& painter, QPointF middle) const {
        static constexpr std::array<std::pair<double, double>, 8> Around = {{{-1.0, -1.0},
                                                                             {0.0, -1.3},
                                                                             {1.0, -1.0},
                                                                             {1.3, 0.0},
                                                                             {1.0, 1.0},
                                                                             {0.0, 1.3},
                                                                             {-1.0, 1.0},
                                                                             {-1.3, 0.0}}};
        const QPointF corner = middle - QPointF(m_text.size().width(), m_text.size().height()) / 2.0;
        painter.setFont(m_font);
        painter.setPen(m_halo);
        for (const auto& [dx, dy] : Around)
            painter.drawStaticText(corner + QPointF(dx, dy), m_text);
        painter.setPen(m_ink);
        painter.drawStaticText(corner, m_text);
    }

    /// Glyphs are drawn anew for every angle, which is slow; a finer picture of the level text is turned
    /// instead.
    void drawTurned(QPainter& painter, QPointF middle, double degrees) const {
        constexpr double Finer = 2.0;
        constexpr double Edge = 2.0; // room for the halo
        const QSizeF size = m_text.size() + QSizeF(2.0 * Edge, 2.0 * Edge);
        const double scale = Finer * painter.device()->devicePixelRatioF();
        QImage picture((size * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
        picture.fill(Qt::transparent);
        QPainter level(&picture);
        level.scale(scale, scale);
        draw(level, QPointF(size.width(), size.height()) / 2.0);
        level.end();
        painter.save();
        painter.translate(middle);
        painter.rotate(degrees);
        painter.drawImage(QRectF(QPointF(-size.width(), -size.height()) / 2.0, size), picture);
        painter.restore();
    }

private:
    QStaticText m_text;
    QFont m_font;
    QColor m_ink;
    QColor m_halo;
};

} // namespace

QFont mapFont() {
    QFont font = QGuiApplication::font();
    QStringList families = font.families();
    families << QStringLiteral("Noto Sans CJK SC") << QStringLiteral("Source Han Sans SC")
             << QStringLiteral("WenQuanYi Micro Hei") << QStringLiteral("Microsoft YaHei");
    font.setFamilies(families);
    return font;
}

std::vector<PlacedLabel> placeLabels(const MapScene& scene, const MapTransform& view, const QFont& font,
                                     std::stop_token stop) {
    return LabelPlacer(scene, view, font, std::move(stop)).place();
}

void drawLabels(QPainter& painter, const std::vector<PlacedLabel>& labels, const QFont& font,
                const Palette& palette) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const PlacedLabel& label : labels) {
        const QColor ink = label.kind == PlacedLabel::Kind::District ? palette.district
                           : label.kind == PlacedLabel::Kind::Street ? palette.label
                                                                     : palette.strongLabel;
        const HaloedText text(label.text, fontFor(label.kind, font), ink, palette.halo);
        if (label.angle == 0.0)
            text.draw(painter, label.at);
        else
            text.drawTurned(painter, label.at, label.angle);
    }
}

QImage drawLabelImage(const MapScene& scene, const MapTransform& view, double ratio, const QFont& font,
                      std::stop_token stop) {
    QImage image((view.size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    if (!scene.isShown(MapLayer::Labels))
        return image;
    const std::vector<PlacedLabel> labels = placeLabels(scene, view, font, stop);
    QPainter painter(&image);
    drawLabels(painter, labels, font, *scene.palette);
    return image;
}

} // namespace app::render
