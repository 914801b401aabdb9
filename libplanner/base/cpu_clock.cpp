#include "libplanner/base/cpu_clock.h"

#include <ctime>

namespace planner {

namespace {

double read(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

} // namespace

double processCpuSeconds() {
    return read(CLOCK_PROCESS_CPUTIME_ID);
}

double threadCpuSeconds() {
    return read(CLOCK_THREAD_CPUTIME_ID);
}

} // namespace planner
