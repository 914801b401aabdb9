#pragma once

#include "app/wording/plan_wording.h"

#include "libplanner/scenario/plan.h"
#include "libplanner/scenario/scenario.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app::desktop {

/// A person's edits of a plan, as the decisions that lead to it. Pure functions: the document makes undo
/// steps of what they return.
///
/// Whatever was not touched stays where it is: every other cabin gets a pin with the reason `KeptReason`.
/// Such pins hold until cabins are proposed anew.
using wording::KeptReason;

/// The cabin must stay open; `reason` in the person's words.
[[nodiscard]] planner::Scenario withCabinRequired(const planner::Plan& plan,
                                                  const planner::Scenario& scenario,
                                                  planner::CabinIndex cabin, const std::string& reason);
/// No pin holds the cabin's place any more.
[[nodiscard]] planner::Scenario withCabinFreed(const planner::Plan& plan, const planner::Scenario& scenario,
                                               planner::CabinIndex cabin);
/// The place is refused; another one takes over, all others stay.
[[nodiscard]] planner::Scenario withCabinRefused(const planner::Plan& plan, const planner::Scenario& scenario,
                                                 planner::CabinIndex cabin, const std::string& reason);
/// One cabin less, all others stay.
[[nodiscard]] planner::Scenario withCabinRemoved(const planner::Plan& plan, const planner::Scenario& scenario,
                                                 planner::CabinIndex cabin, const std::string& reason);
/// The cabin stands on another site, all others stay.
[[nodiscard]] planner::Scenario withCabinMoved(const planner::Plan& plan, const planner::Scenario& scenario,
                                               planner::CabinIndex cabin, planner::SiteIndex to,
                                               const std::string& reason);
/// One cabin more, all others stay.
[[nodiscard]] planner::Scenario withCabinPlaced(const planner::Plan& plan, const planner::Scenario& scenario,
                                                planner::SiteIndex at, const std::string& reason);
/// No cabin may stand in `area`; those in it move elsewhere, all others stay. A newer decision wins: a cabin
/// that had to stay in there no longer has to. `plan` may be null.
[[nodiscard]] planner::Scenario withForbiddenPainted(const planner::Plan* plan,
                                                     const planner::Scenario& scenario,
                                                     const planner::Polygon& area);
/// The area of that number may hold cabins again.
[[nodiscard]] planner::Scenario withPaintedRemoved(const planner::Scenario& scenario, std::size_t area);
/// A footbridge between two points on streets; the one of that number away again. `plan` may be null.
[[nodiscard]] planner::Scenario withFootbridge(const planner::Plan* plan, const planner::Scenario& scenario,
                                               planner::Point from, planner::Point to);
[[nodiscard]] planner::Scenario withFootbridgeRemoved(const planner::Plan* plan,
                                                      const planner::Scenario& scenario, std::size_t bridge);
/// Closes a street, or opens it again; cabins on a street that closes are no longer kept. `plan` may be null.
[[nodiscard]] planner::Scenario
withStreetToggled(const planner::Plan* plan, const planner::Scenario& scenario, const planner::Key& street);
/// One cabin more where it saves the most walking, or one less where it costs the least; all others stay. The
/// same scenario where no cabin can go.
[[nodiscard]] planner::Scenario withOneMore(const planner::Plan& plan, const planner::Scenario& scenario);
[[nodiscard]] planner::Scenario withOneFewer(const planner::Plan& plan, const planner::Scenario& scenario);
/// A place of the person's own with one more cabin on it, all others stay.
[[nodiscard]] planner::Scenario withSiteAdded(const planner::Plan& plan, const planner::Scenario& scenario,
                                              planner::Point at, const std::string& reason);
/// How talks about a place stand.
[[nodiscard]] planner::Scenario withConsent(const planner::Scenario& scenario, const planner::Key& site,
                                            planner::Consent state, const std::string& reason);
[[nodiscard]] const planner::SiteConsent* consentOn(const std::vector<planner::SiteConsent>& consents,
                                                    const planner::Key& site);

/// What stands today and nothing else: every existing cabin, no new one. Empty where none stands that can be
/// reached.
[[nodiscard]] std::optional<planner::Scenario>
todayScenario(const planner::City& city, const planner::Scenario& scenario, const std::string& name);

/// Without the pins that only kept what was not touched: the solver may choose freely again.
[[nodiscard]] planner::Scenario withoutKeptPins(const planner::Scenario& scenario);

/// The pin a person set on a site; null where there is none, or only one that kept it.
[[nodiscard]] const planner::Pin* decisionOn(const planner::Scenario& scenario, const planner::Key& site);

/// A cabin may be put there: reachable, allowed, and none stands there in the plan.
[[nodiscard]] bool isFreeSite(const planner::Plan& plan, const planner::Scenario& scenario,
                              planner::SiteIndex site);

} // namespace app::desktop
