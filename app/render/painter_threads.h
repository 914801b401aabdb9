#pragma once

#include <functional>

namespace app::render {

/// Where pictures are painted off the GUI thread: Qt's own thread pool.
///
/// Qt's painter cuts every translucent fill of more than some 96 spans into tasks for that pool, unless it
/// paints on one of its threads. For a tile, handing the pieces round costs more than drawing them.

/// To be called once before painting: the pool takes `painters` pictures at a time beside what Qt itself has
/// painted by it, and up to 48 MB of pictures that are gone are kept for the next ones. To get them from the
/// system anew, page by page, costs as much as to paint them.
void prepareForPainters(int painters);
/// Hands `paint` to the pool and returns.
void startPainter(std::function<void()> paint);
/// The same, and waits for it; throws what `paint` throws. Not to be called from a thread of the pool.
void paintAndWait(const std::function<void()>& paint);

} // namespace app::render
