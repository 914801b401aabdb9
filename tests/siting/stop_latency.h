#pragma once

#include <functional>
#include <stop_token>

namespace tests {

/// Milliseconds of the calling thread's own processor time from the setting of the token, `delay` ms after
/// the start of `work`, to the end of `work`: what other programs take from the machine does not count.
[[nodiscard]] double stopLatency(int delay, const std::function<void(std::stop_token)>& work);

/// The least of several tries: other programs empty the caches, which makes even processor time longer.
[[nodiscard]] double leastStopLatency(int delay, const std::function<void(std::stop_token)>& work);

} // namespace tests
