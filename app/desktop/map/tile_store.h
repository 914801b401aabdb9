#pragma once

#include "app/render/map_scene.h"
#include "app/render/map_transform.h"

#include <QImage>
#include <QObject>
#include <QPainter>
#include <QSemaphore>
#include <QSize>

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <vector>

namespace app::desktop {

/// Keeps the tiles of the map and has two workers draw those that are missing, the most central first.
///
/// The GUI thread only paints what is there: fresh tiles, and under them the last whole picture, stretched to
/// the present view. Tiles of an older scene or scale are dropped when they arrive.
class TileStore : public QObject {
    Q_OBJECT

public:
    explicit TileStore(QObject* parent = nullptr);
    ~TileStore() override;

    void setScene(const render::MapScene& scene);
    [[nodiscard]] const render::MapScene& scene() const { return m_scene; }
    /// Says what is to be seen, and starts drawing what is missing of it.
    void setView(const render::MapTransform& view, double pixelRatio);

    /// Paints all that is there of the present view; the rest in the ground's colour. Cost: blitting only.
    void paint(QPainter& painter);
    /// Everything of the view is fresh: tiles and names.
    [[nodiscard]] bool isComplete() const;

signals:
    void changed();   ///< something more can be painted
    void completed(); ///< the view is all fresh

private:
    static constexpr int TileSize = 256;

    struct TileKey {
        double scale = 0.0;
        std::int64_t column = 0;
        std::int64_t row = 0;
        friend auto operator<=>(const TileKey&, const TileKey&) = default;
    };
    struct Tile {
        QImage image;
        std::uint64_t lastUse = 0;
    };

    [[nodiscard]] std::vector<TileKey> visibleTiles() const;
    [[nodiscard]] render::MapTransform transformOf(const TileKey& key) const;
    [[nodiscard]] QRectF screenRect(const TileKey& key) const;
    void dispatch();
    void startTile(const TileKey& key);
    void startLabels();
    void arrive(std::uint64_t generation, const TileKey& key, const QImage& image);
    void arriveLabels(std::uint64_t generation, const render::MapTransform& view, const QImage& image);
    void keepBackdrop();
    void makeSpare();
    void noteArrival();
    void evict();
    void stopRunning();
    void start(std::function<void()> task);

    render::MapScene m_scene;
    render::MapTransform m_view;
    double m_ratio = 1.0;
    std::map<TileKey, Tile> m_tiles;
    std::map<TileKey, bool> m_running;
    bool m_areLabelsRunning = false;
    QImage m_labels;
    render::MapTransform m_labelsView;
    bool m_areLabelsFresh = false;
    QImage m_backdrop;
    QImage m_spare; ///< the backdrop before, its memory used again
    render::MapTransform m_backdropView;
    std::uint64_t m_generation = 0; ///< of scene and pixel ratio
    std::uint64_t m_clock = 0;
    std::stop_source m_stop;
    int m_started = 0;  ///< tasks handed to the pool since the beginning
    QSemaphore m_ended; ///< one for each of them that ended
};

} // namespace app::desktop
