#include "app/desktop/map/tile_store.h"

#include "app/render/map_labels.h"
#include "app/render/map_painter.h"
#include "app/render/painter_threads.h"

#include <QMetaObject>

#include <algorithm>
#include <cmath>
#include <utility>

namespace app::desktop {

namespace {

constexpr int Workers = 2;
constexpr std::size_t MostTiles = 256; ///< kept, about 64 MB at pixel ratio 1

/// Where an older picture lies in the present view.
QRectF placeOf(const render::MapTransform& old, const render::MapTransform& now) {
    const planner::Box box = old.visibleBox();
    return {now.toScreen({box.minX, box.maxY}), now.toScreen({box.maxX, box.minY})};
}

} // namespace

TileStore::TileStore(QObject* parent) : QObject(parent) {
    render::prepareForPainters(Workers);
}

TileStore::~TileStore() {
    m_stop.request_stop();
    m_ended.acquire(m_started);
}

void TileStore::start(std::function<void()> task) {
    ++m_started;
    render::startPainter([this, task = std::move(task)] {
        task();
        m_ended.release();
    });
}

void TileStore::stopRunning() {
    m_stop.request_stop();
    m_stop = std::stop_source();
}

void TileStore::setScene(const render::MapScene& scene) {
    keepBackdrop();
    m_scene = scene;
    ++m_generation;
    stopRunning();
    m_tiles.clear();
    m_running.clear();
    m_areLabelsFresh = false;
    m_areLabelsRunning = false;
    dispatch();
    emit changed();
}

void TileStore::setView(const render::MapTransform& view, double pixelRatio) {
    if (view == m_view && pixelRatio == m_ratio)
        return;
    if (view.metresPerPixel != m_view.metresPerPixel || pixelRatio != m_ratio) {
        keepBackdrop();
        ++m_generation;
        stopRunning();
        m_running.clear();
        m_areLabelsRunning = false;
    }
    if (pixelRatio != m_ratio)
        m_tiles.clear();
    m_view = view;
    m_ratio = pixelRatio;
    m_areLabelsFresh = false;
    dispatch();
}

std::vector<TileStore::TileKey> TileStore::visibleTiles() const {
    if (m_view.size.isEmpty() || !m_scene.palette)
        return {};
    const double side = TileSize * m_view.metresPerPixel;
    const planner::Box box = m_view.visibleBox();
    const auto cell = [side](double value) { return static_cast<std::int64_t>(std::floor(value / side)); };
    std::vector<TileKey> keys;
    for (std::int64_t row = cell(box.minY); row <= cell(box.maxY); ++row)
        for (std::int64_t column = cell(box.minX); column <= cell(box.maxX); ++column)
            keys.push_back({m_view.metresPerPixel, column, row});
    return keys;
}

render::MapTransform TileStore::transformOf(const TileKey& key) const {
    const double side = TileSize * key.scale;
    return {{(static_cast<double>(key.column) + 0.5) * side, (static_cast<double>(key.row) + 0.5) * side},
            key.scale,
            QSizeF(TileSize, TileSize)};
}

QRectF TileStore::screenRect(const TileKey& key) const {
    return placeOf(transformOf(key), m_view);
}

bool TileStore::isComplete() const {
    if (!m_areLabelsFresh)
        return false;
    const std::vector<TileKey> keys = visibleTiles();
    return std::all_of(keys.begin(), keys.end(),
                       [this](const TileKey& key) { return m_tiles.contains(key); });
}

void TileStore::dispatch() {
    std::vector<TileKey> missing;
    for (const TileKey& key : visibleTiles())
        if (!m_tiles.contains(key) && !m_running.contains(key))
            missing.push_back(key);
    const QPointF middle(m_view.size.width() / 2.0, m_view.size.height() / 2.0);
    const auto distance = [&](const TileKey& key) {
        const QPointF d = screenRect(key).center() - middle;
        return d.x() * d.x() + d.y() * d.y();
    };
    std::sort(missing.begin(), missing.end(), [&](const TileKey& a, const TileKey& b) {
        const double da = distance(a);
        const double db = distance(b);
        return da != db ? da < db : a < b;
    });
    for (const TileKey& key : missing) {
        if (static_cast<int>(m_running.size()) >= Workers)
            return;
        startTile(key);
    }
    if (m_running.empty() && !m_areLabelsFresh && !m_areLabelsRunning && m_scene.base &&
        !m_view.size.isEmpty())
        startLabels();
}

void TileStore::startTile(const TileKey& key) {
    m_running[key] = true;
    start([this, generation = m_generation, key, scene = m_scene, view = transformOf(key), ratio = m_ratio,
           stop = m_stop.get_token()] {
        const QImage image = stop.stop_requested() ? QImage() : render::drawTile(scene, view, ratio, stop);
        QMetaObject::invokeMethod(
            this, [this, generation, key, image] { arrive(generation, key, image); }, Qt::QueuedConnection);
    });
}

void TileStore::startLabels() {
    m_areLabelsRunning = true;
    start([this, generation = m_generation, scene = m_scene, view = m_view, ratio = m_ratio,
           font = render::mapFont(), stop = m_stop.get_token()] {
        const QImage image = render::drawLabelImage(scene, view, ratio, font, stop);
        QMetaObject::invokeMethod(
            this, [this, generation, view, image] { arriveLabels(generation, view, image); },
            Qt::QueuedConnection);
    });
}

void TileStore::arrive(std::uint64_t generation, const TileKey& key, const QImage& image) {
    if (generation != m_generation)
        return;
    m_running.erase(key);
    m_tiles[key] = {image, ++m_clock};
    evict();
    noteArrival();
}

void TileStore::arriveLabels(std::uint64_t generation, const render::MapTransform& view,
                             const QImage& image) {
    if (generation != m_generation)
        return;
    m_areLabelsRunning = false;
    m_labels = image;
    m_labelsView = view;
    m_areLabelsFresh = view == m_view;
    noteArrival();
}

void TileStore::evict() {
    while (m_tiles.size() > MostTiles) {
        const auto oldest =
            std::min_element(m_tiles.begin(), m_tiles.end(), [](const auto& a, const auto& b) {
                return a.second.lastUse < b.second.lastUse;
            });
        m_tiles.erase(oldest);
    }
}

void TileStore::keepBackdrop() {
    if (m_view.size.isEmpty() || !m_scene.palette)
        return;
    // In the midst of a zoom there is hardly a tile: the older picture, stretched, shows more.
    const std::vector<TileKey> keys = visibleTiles();
    const auto there = std::count_if(keys.begin(), keys.end(),
                                     [this](const TileKey& key) { return m_tiles.contains(key); });
    if (static_cast<std::size_t>(there) * 2 < keys.size() || keys.empty())
        return;
    makeSpare();
    QPainter painter(&m_spare);
    paint(painter);
    painter.end();
    std::swap(m_backdrop, m_spare);
    m_backdropView = m_view;
    m_labels = QImage();
}

/// Fresh memory is slow at its first touch: touched while the map rests, not in the first frame of a zoom.
void TileStore::makeSpare() {
    const QSize size = (m_view.size * m_ratio).toSize();
    if (m_spare.size() != size) {
        m_spare = QImage(size, QImage::Format_RGB32);
        m_spare.fill(m_scene.palette->ground);
    }
    m_spare.setDevicePixelRatio(m_ratio);
}

void TileStore::noteArrival() {
    dispatch();
    emit changed();
    if (!isComplete())
        return;
    if (m_backdrop.isNull()) {
        makeSpare();
        std::swap(m_backdrop, m_spare);
        m_backdropView = m_view;
    }
    makeSpare();
    emit completed();
}

void TileStore::paint(QPainter& painter) {
    const QRectF all(QPointF(0.0, 0.0), m_view.size);
    if (!m_scene.palette)
        return;
    painter.fillRect(all, m_scene.palette->ground);
    const std::vector<TileKey> keys = visibleTiles();
    const bool isCovered =
        std::all_of(keys.begin(), keys.end(), [this](const TileKey& key) { return m_tiles.contains(key); });
    if (!isCovered && !m_backdrop.isNull())
        painter.drawImage(placeOf(m_backdropView, m_view), m_backdrop);
    for (const TileKey& key : keys) {
        const auto tile = m_tiles.find(key);
        if (tile == m_tiles.end())
            continue;
        tile->second.lastUse = ++m_clock;
        // Whole device pixels, so that tiles meet without a seam and stay sharp.
        const QPointF at = screenRect(key).topLeft() * m_ratio;
        painter.drawImage(QPointF(std::round(at.x()), std::round(at.y())) / m_ratio, tile->second.image);
    }
    if (!m_labels.isNull())
        painter.drawImage(placeOf(m_labelsView, m_view), m_labels);
}

} // namespace app::desktop
