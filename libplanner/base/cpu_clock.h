#pragma once

namespace planner {

/// CPU seconds of the whole process, all threads and the kernel's part included.
[[nodiscard]] double processCpuSeconds();
/// CPU seconds of the calling thread.
[[nodiscard]] double threadCpuSeconds();

} // namespace planner
