#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/parameters.h"
#include "libplanner/planning/make_plan.h"
#include "libplanner/scenario/plan.h"

#include <stop_token>

namespace planner {

/// The home group that asks for collection at the door: people who cannot carry far.
inline constexpr std::uint32_t AskingGroup = 1;

/// Chooses the homes collected at the door (`door.offered` 1: those that ask; 2: all of the following) by a
/// tricycle from their nearest cabin, within the profile's radius: first those that ask and walk farther than
/// the elderly should or more dearly than the tricycle drives, then those without a cabin, then those whose
/// walk costs more than the tricycle; each cabin as many as its tricycles can serve. Fills
/// `Allocation::pickup` and `Cabin::fromDoors`; homes there is no room for are counted in the warning
/// "doors-full". Cost: a bounded walk search from each cabin.
void chooseDoorHomes(Plan& plan, const Parameters& parameters, unsigned threads, std::stop_token stop,
                     const ProgressFunction& progress);

/// Fills `doorRounds` for the profile's horizon: each home whenever it has an order together, neighbours on
/// the same day, along the streets people walk. Needs `planRounds` only for the number of days.
void planDoorRounds(Plan& plan, const Parameters& parameters, const PlanOptions& options,
                    std::stop_token stop, const ProgressFunction& progress);

} // namespace planner
