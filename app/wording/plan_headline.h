#pragma once

#include "libplanner/scenario/plan.h"

#include <QString>
#include <QStringList>

#include <string>

namespace app::wording {

/// What a plan proposes, to be grasped at one look.
struct Headline {
    QString title;         ///< "28 cabins: 22 new, 6 standing"
    QStringList sentences; ///< who is reached, what the trucks drive, who is left
};

[[nodiscard]] Headline headlineOf(const planner::Plan& plan);

/// The scenario's name on screen: the one every plan begins with is told in the installed language.
[[nodiscard]] QString scenarioName(const std::string& name);

} // namespace app::wording
