#pragma once

#include "app/cli/command.h"
#include "libplanner/base/progress.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace app::cli {

/// Both clocks from the moment the file is in memory.
class Stopwatch {
public:
    Stopwatch();
    [[nodiscard]] double wall() const;
    [[nodiscard]] double cpu() const;

private:
    std::chrono::steady_clock::time_point m_wall;
    double m_cpu;
};

/// What `cabinplan solve` answers for every problem; the members follow in this order.
struct AnswerHead {
    std::string problem;
    std::string instance;
    bool isMaximised = false;
    std::optional<double> objective; ///< empty where there is no solution
    std::optional<double> bound;
    std::string status;
    std::string boundFrom; ///< empty where nothing was proven
    planner::StopReason reason = planner::StopReason::None;
    double foundCpuSeconds = 0.0;
};

/// The whole text of a problem's file. Throws Error{FileMissing, FileEmpty}.
[[nodiscard]] std::string readProblem(const std::string& file);
/// Whole numbers without a point, others with all their digits.
[[nodiscard]] nlohmann::ordered_json numberInJson(double value);
/// The answer without its solution; clocks are read now.
[[nodiscard]] nlohmann::ordered_json answerFrom(const AnswerHead& head, const Stopwatch& watch,
                                                const Context& context);
/// One line for people with `below` under it, or the whole answer with --json.
void tellAnswer(const nlohmann::ordered_json& answer, const std::string& below, Context& context);

} // namespace app::cli
