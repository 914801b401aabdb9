#pragma once

#include "libplanner/base/progress.h"

#include <QString>

#include <chrono>
#include <optional>

namespace app::cli {

/// Standard output carries the result; standard error progress and messages, unless told to be quiet.
class Console {
public:
    explicit Console(bool isQuiet);
    ~Console();

    /// A message line on standard error; not suppressed by --quiet when `isImportant`.
    void say(const QString& line, bool isImportant = false);
    /// The result, on standard output, with a line end.
    void result(const QString& text);
    /// A bar that is rewritten on a terminal; a line per phase and each tenth when not.
    void show(const planner::Progress& progress);
    [[nodiscard]] planner::ProgressFunction progressFunction();

private:
    void endBar();

    bool m_isQuiet;
    bool m_isTerminal;
    bool m_isBarOpen = false;
    std::optional<planner::Phase> m_phase;
    int m_tenth = -1;
    std::chrono::steady_clock::time_point m_lastDrawn;
};

} // namespace app::cli
