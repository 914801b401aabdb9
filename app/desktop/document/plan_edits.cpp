#include "app/desktop/document/plan_edits.h"

#include <algorithm>
#include <optional>

namespace app::desktop {

namespace {

using planner::CabinIndex;
using planner::Pin;
using planner::PinKind;
using planner::Plan;
using planner::Scenario;
using planner::SiteIndex;

const planner::CandidateSite& siteOf(const Plan& plan, CabinIndex cabin) {
    return plan.city->candidates[plan.cabins[cabin.value()].site.value()];
}

void unpin(Scenario& scenario, const planner::Key& site) {
    std::erase_if(scenario.pins, [&site](const Pin& pin) { return pin.site == site; });
}

void pin(Scenario& scenario, const planner::CandidateSite& site, PinKind kind, const std::string& reason) {
    unpin(scenario, site.key);
    scenario.pins.push_back({site.key, site.at, kind, reason});
}

/// Every cabin but one stays; the number of cabins is the plan's.
Scenario keeping(const Plan& plan, const Scenario& scenario, std::optional<CabinIndex> except) {
    Scenario kept = scenario;
    kept.cabins = static_cast<std::uint32_t>(plan.cabins.size());
    for (std::size_t i = 0; i < plan.cabins.size(); ++i) {
        const planner::CandidateSite& site = siteOf(plan, CabinIndex(i));
        const bool isPinned = std::any_of(kept.pins.begin(), kept.pins.end(),
                                          [&site](const Pin& p) { return p.site == site.key; });
        if (except != CabinIndex(i) && !isPinned && !site.existingCabin)
            kept.pins.push_back({site.key, site.at, PinKind::Required, KeptReason});
    }
    if (except)
        unpin(kept, siteOf(plan, *except).key);
    return kept;
}

} // namespace

Scenario withCabinRequired(const Plan& plan, const Scenario& scenario, CabinIndex cabin, const std::string& reason) {
    Scenario changed = scenario;
    pin(changed, siteOf(plan, cabin), PinKind::Required, reason);
    return changed;
}

Scenario withCabinFreed(const Plan& plan, const Scenario& scenario, CabinIndex cabin) {
    Scenario changed = scenario;
    unpin(changed, siteOf(plan, cabin).key);
    return changed;
}

Scenario withCabinRefused(const Plan& plan, const Scenario& scenario, CabinIndex cabin, const std::string& reason) {
    Scenario changed = keeping(plan, scenario, cabin);
    pin(changed, siteOf(plan, cabin), PinKind::Forbidden, reason);
    return changed;
}

Scenario withCabinRemoved(const Plan& plan, const Scenario& scenario, CabinIndex cabin, const std::string& reason) {
    Scenario changed = keeping(plan, scenario, cabin);
    // A cabin that stands stays unless its place is closed by a decision.
    if (siteOf(plan, cabin).existingCabin)
        pin(changed, siteOf(plan, cabin), PinKind::Forbidden, reason);
    changed.cabins = *changed.cabins - 1;
    return changed;
}

Scenario withCabinMoved(const Plan& plan, const Scenario& scenario, CabinIndex cabin, SiteIndex to,
                        const std::string& reason) {
    Scenario changed = keeping(plan, scenario, cabin);
    if (siteOf(plan, cabin).existingCabin)
        pin(changed, siteOf(plan, cabin), PinKind::Forbidden, reason);
    pin(changed, plan.city->candidates[to.value()], PinKind::Required, reason);
    return changed;
}

Scenario withCabinPlaced(const Plan& plan, const Scenario& scenario, SiteIndex at, const std::string& reason) {
    Scenario changed = keeping(plan, scenario, std::nullopt);
    pin(changed, plan.city->candidates[at.value()], PinKind::Required, reason);
    changed.cabins = *changed.cabins + 1;
    return changed;
}

Scenario withoutKeptPins(const Scenario& scenario) {
    Scenario changed = scenario;
    std::erase_if(changed.pins, [](const Pin& p) { return p.reason == KeptReason; });
    return changed;
}

const Pin* decisionOn(const Scenario& scenario, const planner::Key& site) {
    const auto found = std::find_if(scenario.pins.begin(), scenario.pins.end(), [&site](const Pin& p) {
        return p.site == site && p.reason != KeptReason;
    });
    return found != scenario.pins.end() ? &*found : nullptr;
}

bool isFreeSite(const Plan& plan, const Scenario& scenario, SiteIndex site) {
    const planner::CandidateSite& candidate = plan.city->candidates[site.value()];
    if (candidate.forbiddenBy || !candidate.access)
        return false;
    if (const Pin* decision = decisionOn(scenario, candidate.key); decision && decision->kind == PinKind::Forbidden)
        return false;
    return std::none_of(plan.cabins.begin(), plan.cabins.end(),
                        [site](const planner::Cabin& cabin) { return cabin.site == site; });
}

} // namespace app::desktop
