#include "app/desktop/document/plan_edits.h"

#include "libplanner/planning/scenario_city.h"

#include <algorithm>
#include <cmath>
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

Scenario withCabinRequired(const Plan& plan, const Scenario& scenario, CabinIndex cabin,
                           const std::string& reason) {
    Scenario changed = scenario;
    pin(changed, siteOf(plan, cabin), PinKind::Required, reason);
    return changed;
}

Scenario withCabinFreed(const Plan& plan, const Scenario& scenario, CabinIndex cabin) {
    Scenario changed = scenario;
    unpin(changed, siteOf(plan, cabin).key);
    return changed;
}

Scenario withCabinRefused(const Plan& plan, const Scenario& scenario, CabinIndex cabin,
                          const std::string& reason) {
    Scenario changed = keeping(plan, scenario, cabin);
    pin(changed, siteOf(plan, cabin), PinKind::Forbidden, reason);
    return withConsent(changed, siteOf(plan, cabin).key, planner::Consent::Refused, reason);
}

Scenario withCabinRemoved(const Plan& plan, const Scenario& scenario, CabinIndex cabin,
                          const std::string& reason) {
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

Scenario withCabinPlaced(const Plan& plan, const Scenario& scenario, SiteIndex at,
                         const std::string& reason) {
    Scenario changed = keeping(plan, scenario, std::nullopt);
    pin(changed, plan.city->candidates[at.value()], PinKind::Required, reason);
    changed.cabins = *changed.cabins + 1;
    return changed;
}

Scenario withForbiddenPainted(const Plan* plan, const Scenario& scenario, const planner::Polygon& area) {
    Scenario changed = plan ? keeping(*plan, scenario, std::nullopt) : scenario;
    changed.paintedForbidden.push_back(area);
    std::erase_if(changed.pins, [&area](const Pin& p) {
        return p.kind == PinKind::Required && planner::contains(area, p.at);
    });
    return changed;
}

Scenario withPaintedRemoved(const Scenario& scenario, std::size_t area) {
    Scenario changed = scenario;
    if (area < changed.paintedForbidden.size())
        changed.paintedForbidden.erase(changed.paintedForbidden.begin() + static_cast<std::ptrdiff_t>(area));
    return changed;
}

Scenario withFootbridge(const Plan* plan, const Scenario& scenario, planner::Point from, planner::Point to) {
    Scenario changed = plan ? keeping(*plan, scenario, std::nullopt) : scenario;
    changed.footbridges.push_back({planner::newFootbridgeKey(changed), {from, to}});
    return changed;
}

Scenario withFootbridgeRemoved(const Plan* plan, const Scenario& scenario, std::size_t bridge) {
    Scenario changed = plan ? keeping(*plan, scenario, std::nullopt) : scenario;
    if (bridge < changed.footbridges.size())
        changed.footbridges.erase(changed.footbridges.begin() + static_cast<std::ptrdiff_t>(bridge));
    return changed;
}

Scenario withStreetToggled(const Plan* plan, const Scenario& scenario, const planner::Key& street) {
    Scenario changed = plan ? keeping(*plan, scenario, std::nullopt) : scenario;
    const auto found = std::find(changed.closedStreets.begin(), changed.closedStreets.end(), street);
    if (found != changed.closedStreets.end()) {
        changed.closedStreets.erase(found);
        return changed;
    }
    changed.closedStreets.push_back(street);
    std::sort(changed.closedStreets.begin(), changed.closedStreets.end());
    if (!plan || !plan->city->network)
        return changed;
    for (const planner::Cabin& cabin : plan->cabins) {
        const planner::CandidateSite& site = plan->city->candidates[cabin.site.value()];
        if (site.access && plan->city->network->street(site.access->edge).key == street)
            std::erase_if(changed.pins,
                          [&site](const Pin& p) { return p.site == site.key && p.reason == KeptReason; });
    }
    return changed;
}

Scenario withOneMore(const Plan& plan, const Scenario& scenario) {
    Scenario changed = keeping(plan, scenario, std::nullopt);
    changed.cabins = *changed.cabins + 1;
    return changed;
}

Scenario withOneFewer(const Plan& plan, const Scenario& scenario) {
    std::optional<CabinIndex> least;
    for (std::size_t i = 0; i < plan.cabins.size(); ++i) {
        const planner::CandidateSite& site = siteOf(plan, CabinIndex(i));
        if (site.existingCabin || decisionOn(scenario, site.key))
            continue;
        if (!least || plan.cabins[i].closingGain < plan.cabins[least->value()].closingGain)
            least = CabinIndex(i);
    }
    if (!least || plan.cabins.size() < 2)
        return scenario;
    Scenario changed = keeping(plan, scenario, least);
    changed.cabins = *changed.cabins - 1;
    return changed;
}

Scenario withSiteAdded(const Plan& plan, const Scenario& scenario, planner::Point at,
                       const std::string& reason) {
    Scenario changed = keeping(plan, scenario, std::nullopt);
    const planner::Key key("added:" + std::to_string(std::llround(at.x * 100.0)) + ":" +
                           std::to_string(std::llround(at.y * 100.0)));
    unpin(changed, key);
    std::erase_if(changed.addedSites, [&key](const planner::AddedSite& site) { return site.key == key; });
    changed.addedSites.push_back({key, at});
    changed.pins.push_back({key, at, PinKind::Required, reason});
    changed.cabins = *changed.cabins + 1;
    return changed;
}

Scenario withConsent(const Scenario& scenario, const planner::Key& site, planner::Consent state,
                     const std::string& reason) {
    Scenario changed = scenario;
    std::erase_if(changed.consents,
                  [&site](const planner::SiteConsent& consent) { return consent.site == site; });
    if (state != planner::Consent::Proposed || !reason.empty())
        changed.consents.push_back({site, state, reason});
    return changed;
}

const planner::SiteConsent* consentOn(const std::vector<planner::SiteConsent>& consents,
                                      const planner::Key& site) {
    const auto found =
        std::find_if(consents.begin(), consents.end(),
                     [&site](const planner::SiteConsent& consent) { return consent.site == site; });
    return found != consents.end() ? &*found : nullptr;
}

std::optional<Scenario> todayScenario(const planner::City& city, const Scenario& scenario,
                                      const std::string& name) {
    Scenario today = scenario;
    today.name = name;
    today.pins.clear();
    today.addedSites.clear();
    today.paintedForbidden.clear();
    std::uint32_t count = 0;
    for (const planner::CandidateSite& site : city.candidates) {
        if (!site.existingCabin || !site.access)
            continue;
        ++count;
        today.pins.push_back({site.key, site.at, PinKind::Required, KeptReason});
    }
    if (count == 0)
        return std::nullopt;
    today.cabins = count;
    return today;
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
    if (std::any_of(
            scenario.paintedForbidden.begin(), scenario.paintedForbidden.end(),
            [&candidate](const planner::Polygon& area) { return planner::contains(area, candidate.at); }))
        return false;
    if (const Pin* decision = decisionOn(scenario, candidate.key);
        decision && decision->kind == PinKind::Forbidden)
        return false;
    return std::none_of(plan.cabins.begin(), plan.cabins.end(),
                        [site](const planner::Cabin& cabin) { return cabin.site == site; });
}

} // namespace app::desktop
