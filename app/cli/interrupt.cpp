#include "app/cli/interrupt.h"

#include <csignal>
#include <cstdlib>
#include <unistd.h>

namespace app::cli {

namespace {

// A signal handler may touch little else than this: one end of the pipe, and whether it was asked before.
volatile std::sig_atomic_t pipeEnd = -1;
volatile std::sig_atomic_t isAsked = 0;

extern "C" void onSignal(int) {
    if (isAsked)
        std::_Exit(130);
    isAsked = 1;
    const char byte = 's';
    [[maybe_unused]] const ssize_t written = ::write(pipeEnd, &byte, 1);
}

} // namespace

Interrupt::Interrupt() {
    if (::pipe(m_pipe) != 0)
        return; // without the pipe Ctrl-C ends the program as usual
    pipeEnd = m_pipe[1];
    m_watcher = std::jthread([source = m_source, end = m_pipe[0]]() mutable {
        char byte = 0;
        while (::read(end, &byte, 1) == 1 && byte == 's')
            source.request_stop();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt() {
    if (m_pipe[1] < 0)
        return;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    ::close(m_pipe[1]);
    m_watcher.join();
    ::close(m_pipe[0]);
}

} // namespace app::cli
