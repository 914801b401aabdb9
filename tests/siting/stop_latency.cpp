#include "stop_latency.h"

#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>
#include <thread>

namespace tests {

namespace {

constexpr int Tries = 5;
constexpr double Enough = 50.0;

double milliseconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

} // namespace

double stopLatency(int delay, const std::function<void(std::stop_token)>& work) {
    clockid_t worker = CLOCK_THREAD_CPUTIME_ID;
    pthread_getcpuclockid(pthread_self(), &worker);
    std::stop_source source;
    double asked = 0.0;
    double ended = 0.0;
    {
        std::jthread asker([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(delay));
            source.request_stop();
            asked = milliseconds(worker);
        });
        work(source.get_token());
        ended = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    }
    return std::max(0.0, ended - asked);
}

double leastStopLatency(int delay, const std::function<void(std::stop_token)>& work) {
    double least = std::numeric_limits<double>::infinity();
    for (int n = 0; n < Tries && least >= Enough; ++n)
        least = std::min(least, stopLatency(delay, work));
    return least;
}

} // namespace tests
