#pragma once

#include <stop_token>
#include <thread>

namespace app::cli {

/// Turns Ctrl-C and SIGTERM into a stop request, so that the best plan so far is kept. A second Ctrl-C ends
/// the program at once. One per program.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::jthread m_watcher;
    int m_pipe[2] = {-1, -1};
};

} // namespace app::cli
