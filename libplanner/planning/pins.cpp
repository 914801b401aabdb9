#include "libplanner/planning/pins.h"

#include "libplanner/base/error.h"
#include "libplanner/geo/geometry.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

namespace planner {

namespace {

constexpr double ReattachMetres = 30.0;

/// The nearest candidate within 30 m; ties fall to the smaller key.
std::optional<std::size_t> nearestCandidate(const City& city, Point at) {
    std::optional<std::size_t> best;
    double bestDistance = ReattachMetres;
    for (std::size_t i = 0; i < city.candidates.size(); ++i) {
        const CandidateSite& site = city.candidates[i];
        const double distance = planarDistance(site.at, at);
        const bool isTie = best && distance == bestDistance && site.key < city.candidates[*best].key;
        if (distance < bestDistance || (!best && distance == bestDistance) || isTie) {
            best = i;
            bestDistance = distance;
        }
    }
    return best;
}

bool isInside(const std::vector<Polygon>& areas, Point at) {
    return std::any_of(areas.begin(), areas.end(), [at](const Polygon& area) { return contains(area, at); });
}

} // namespace

SiteDecisions decideSites(const City& city, const Scenario& scenario, bool mayClose) {
    SiteDecisions decisions;
    decisions.required.assign(city.candidates.size(), false);
    decisions.forbidden.assign(city.candidates.size(), false);

    std::unordered_map<Key, std::size_t> byKey;
    for (std::size_t i = 0; i < city.candidates.size(); ++i) {
        const CandidateSite& site = city.candidates[i];
        byKey.emplace(site.key, i);
        decisions.forbidden[i] =
            site.forbiddenBy || !site.access || isInside(scenario.paintedForbidden, site.at);
    }
    for (const ExistingCabin& cabin : city.existing) {
        if (cabin.state != ExistingState::Keep || mayClose)
            continue;
        // A cabin that stands already stays, whatever area was drawn over it since.
        for (std::size_t i = 0; i < city.candidates.size(); ++i) {
            if (city.candidates[i].existingCabin == cabin.key && city.candidates[i].access) {
                decisions.required[i] = true;
                decisions.forbidden[i] = false;
            }
        }
    }

    std::unordered_map<std::size_t, const Pin*> pinned;
    for (const Pin& pin : scenario.pins) {
        const auto named = byKey.find(pin.site);
        const std::optional<std::size_t> site =
            named != byKey.end() ? std::optional(named->second) : nearestCandidate(city, pin.at);
        if (!site) {
            decisions.detached.push_back(pin);
            continue;
        }
        const auto [entry, isNew] = pinned.emplace(*site, &pin);
        const CandidateSite& candidate = city.candidates[*site];
        if (!isNew && entry->second->kind != pin.kind)
            throw Error(ErrorCode::Infeasible, {.feature = candidate.key.text(),
                                                .name = "pins",
                                                .reason = entry->second->reason + " / " + pin.reason});
        if (pin.kind == PinKind::Required && !candidate.access)
            throw Error(ErrorCode::Infeasible,
                        {.feature = candidate.key.text(), .name = "pin-unreachable", .reason = pin.reason});
        if (pin.kind == PinKind::Required && decisions.forbidden[*site])
            throw Error(ErrorCode::Infeasible,
                        {.feature = candidate.key.text(),
                         .name = "pin-in-forbidden-area",
                         .value = candidate.forbiddenBy ? candidate.forbiddenBy->text() : std::string(),
                         .reason = pin.reason});
        decisions.required[*site] = pin.kind == PinKind::Required;
        decisions.forbidden[*site] = pin.kind == PinKind::Forbidden;
    }
    return decisions;
}

} // namespace planner
