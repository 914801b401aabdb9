#include "app/cli/bench_book.h"

#include "libplanner/base/cancelled.h"

#include <sys/resource.h>

#include <utility>

namespace app::cli {

void BenchBook::take(BenchRow row) {
    if (m_stop.stop_requested())
        throw planner::Cancelled();
    row.peakMegabytes = peakMegabytes();
    m_taken(row);
    m_rows.push_back(std::move(row));
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

} // namespace app::cli
