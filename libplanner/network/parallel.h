#pragma once

// Private to the network room.

#include "libplanner/base/cancelled.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace planner::detail {

/// Calls work(chunk, worker) for each chunk below `chunkCount` on up to `threads` threads, worker < threads.
/// Which thread does which chunk is left open, so work must write only what belongs to its chunk (or scratch
/// of its worker). `report(done)` is called from the calling thread only. Throws Cancelled when stopped, and
/// the first exception of any worker.
inline void forChunks(std::size_t chunkCount, unsigned threads, const std::stop_token& stop,
                      const std::function<void(std::size_t chunk, unsigned worker)>& work,
                      const std::function<void(std::size_t done)>& report) {
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    std::exception_ptr failure;
    std::mutex failureMutex;
    const auto run = [&](unsigned worker) {
        try {
            for (;;) {
                const std::size_t chunk = next.fetch_add(1);
                if (chunk >= chunkCount || failed.load() || stop.stop_requested())
                    return;
                work(chunk, worker);
                if (worker == 0)
                    report(std::min(next.load(), chunkCount));
            }
        } catch (...) {
            const std::scoped_lock lock(failureMutex);
            if (!failure)
                failure = std::current_exception();
            failed = true;
        }
    };
    const auto extra = static_cast<unsigned>(std::min<std::size_t>(std::max(1U, threads), chunkCount));
    {
        std::vector<std::jthread> helpers;
        for (unsigned worker = 1; worker < extra; ++worker)
            helpers.emplace_back([&run, worker] { run(worker); });
        run(0);
    }
    if (failure)
        std::rethrow_exception(failure);
    if (stop.stop_requested())
        throw Cancelled();
}

} // namespace planner::detail
