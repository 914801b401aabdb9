#include "app/render/painter_threads.h"

#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

#include <malloc.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace app::render {

namespace {

constexpr int LargestPicture = 16 << 20; ///< bytes: the names of a screen of 4 million pixels
constexpr int MostKept = 48 << 20;

} // namespace

void prepareForPainters(int painters) {
    mallopt(M_MMAP_THRESHOLD, LargestPicture);
    mallopt(M_TRIM_THRESHOLD, MostKept);
    QThreadPool& pool = *QThreadPool::globalInstance();
    pool.setMaxThreadCount(std::max(pool.maxThreadCount(), painters + QThread::idealThreadCount()));
}

void startPainter(std::function<void()> paint) {
    QThreadPool::globalInstance()->start(std::move(paint));
}

void paintAndWait(const std::function<void()>& paint) {
    QSemaphore ended;
    std::exception_ptr thrown;
    startPainter([&] {
        try {
            paint();
        } catch (...) {
            thrown = std::current_exception();
        }
        ended.release();
    });
    ended.acquire();
    if (thrown)
        std::rethrow_exception(thrown);
}

} // namespace app::render
