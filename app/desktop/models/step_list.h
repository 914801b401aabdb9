#pragma once

#include "app/desktop/document/plan_document.h"

#include <QString>

#include <array>

namespace app::desktop {

/// The way from files to a report; any order will do for those who know.
enum class Step { Data, Demand, Candidates, Constraints, Plan, Report };
inline constexpr std::size_t StepCount = 6;

/// How far one step is, in one sentence.
struct StepState {
    QString title;
    QString sentence;
    bool isDone = false;
};

/// `isReported`: the plan shown was written as a report. In the installed language.
[[nodiscard]] std::array<StepState, StepCount> stepsOf(const PlanDocument& document, bool isReported);

} // namespace app::desktop
