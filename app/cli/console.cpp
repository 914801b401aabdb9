#include "app/cli/console.h"

#include "app/wording/plan_wording.h"

#include <cstdio>
#include <string>
#include <unistd.h>

namespace app::cli {

namespace {

constexpr int BarWidth = 30;

QString describe(const planner::Progress& progress) {
    QString text = wording::nameOf(progress.phase);
    if (progress.objective && progress.bound && *progress.objective > 0.0) {
        const double gap = 100.0 * (*progress.objective - *progress.bound) / *progress.objective;
        text += QStringLiteral("  %1 %").arg(gap, 0, 'f', 2);
    }
    return text;
}

} // namespace

Console::Console(bool isQuiet) : m_isQuiet(isQuiet), m_isTerminal(::isatty(STDERR_FILENO) == 1) {}

Console::~Console() {
    endBar();
}

void Console::endBar() {
    if (m_isBarOpen)
        std::fputs("\r\033[K", stderr);
    m_isBarOpen = false;
}

void Console::say(const QString& line, bool isImportant) {
    if (m_isQuiet && !isImportant)
        return;
    endBar();
    std::fprintf(stderr, "%s\n", line.toUtf8().constData());
    std::fflush(stderr);
}

void Console::result(const QString& text) {
    endBar();
    std::fprintf(stdout, "%s\n", text.toUtf8().constData());
    std::fflush(stdout);
}

void Console::show(const planner::Progress& progress) {
    if (m_isQuiet)
        return;
    const bool isNewPhase = m_phase != progress.phase;
    m_phase = progress.phase;
    if (!m_isTerminal) {
        const int tenth = progress.fraction ? static_cast<int>(*progress.fraction * 10.0) : 0;
        if (isNewPhase || tenth > m_tenth) {
            m_tenth = isNewPhase ? 0 : tenth;
            const QString part = tenth > 0 ? QStringLiteral(" %1 %").arg(tenth * 10) : QString();
            std::fprintf(stderr, "%s\n", (describe(progress) + part).toUtf8().constData());
        }
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (!isNewPhase && now - m_lastDrawn < std::chrono::milliseconds(100))
        return;
    m_lastDrawn = now;
    std::string bar;
    if (progress.fraction) {
        const int filled = static_cast<int>(*progress.fraction * BarWidth);
        bar = "[" + std::string(static_cast<std::size_t>(filled), '#') +
              std::string(static_cast<std::size_t>(BarWidth - filled), '.') + "] ";
    }
    std::fprintf(stderr, "\r\033[K%s%s", bar.c_str(), describe(progress).toUtf8().constData());
    std::fflush(stderr);
    m_isBarOpen = true;
}

planner::ProgressFunction Console::progressFunction() {
    return [this](const planner::Progress& progress) { show(progress); };
}

} // namespace app::cli
