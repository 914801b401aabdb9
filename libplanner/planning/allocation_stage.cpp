#include "libplanner/planning/allocation_stage.h"

#include "libplanner/network/walk_table.h"

#include <algorithm>

namespace planner {

namespace {

std::vector<Access> accessesOf(const City& city, const std::vector<SiteIndex>& sites) {
    std::vector<Access> accesses;
    accesses.reserve(sites.size());
    for (const SiteIndex site : sites)
        accesses.push_back(*city.candidates[site.value()].access);
    return accesses;
}

Cabin cabinOn(const City& city, SiteIndex site, bool isRequired) {
    const CandidateSite& candidate = city.candidates[site.value()];
    Cabin cabin;
    cabin.key = candidate.existingCabin.value_or(candidate.key);
    cabin.site = site;
    cabin.at = candidate.at;
    cabin.details = candidate.details;
    if (candidate.existingCabin) {
        cabin.status = CabinStatus::Existing;
        cabin.reason = "existing";
    } else if (isRequired) {
        cabin.status = CabinStatus::Required;
        cabin.reason = "required";
    } else {
        cabin.reason = "best-gain";
    }
    for (std::size_t d = 0; d < city.districts.size() && !cabin.district; ++d)
        if (contains(city.districts[d].area, cabin.at))
            cabin.district = DistrictIndex(d);
    return cabin;
}

/// Why a home that can walk to no cabin within the limit has none.
UnservedReason reasonFor(const DemandPoint& home, bool hasAnyWay, bool canBeServed) {
    if (!home.access)
        return home.failure == AccessFailure::BehindBarrier ? UnservedReason::BehindBarrier
                                                            : UnservedReason::OffNetwork;
    if (canBeServed)
        return UnservedReason::TooFar;
    return hasAnyWay ? UnservedReason::NoCandidate : UnservedReason::CutOff;
}

void sumUpCabins(Plan& plan) {
    __extension__ using Wide = __int128;
    for (Cabin& cabin : plan.cabins) {
        cabin.people = {};
        cabin.collected = {};
        cabin.walkMean = cabin.walkMax = {};
    }
    std::vector<Wide> walkTimesMass(plan.cabins.size(), 0);
    for (std::size_t i = 0; i < plan.allocation.size(); ++i) {
        const Allocation& allocation = plan.allocation[i];
        if (!allocation.cabin)
            continue;
        Cabin& cabin = plan.cabins[allocation.cabin->value()];
        cabin.people += plan.city->demand[i].people;
        cabin.collected += plan.weights->collected[i];
        cabin.walkMax = std::max(cabin.walkMax, allocation.walk);
        walkTimesMass[allocation.cabin->value()] +=
            Wide{allocation.walk.count()} * plan.weights->collected[i].count();
    }
    for (std::size_t c = 0; c < plan.cabins.size(); ++c)
        if (const std::int64_t mass = plan.cabins[c].collected.count(); mass > 0)
            plan.cabins[c].walkMean =
                Distance{static_cast<std::int64_t>((walkTimesMass[c] + mass / 2) / mass)};
}

} // namespace

void allocateHomes(Plan& plan, const std::vector<SiteIndex>& open, const SiteDecisions& decisions,
                   const std::vector<bool>& canBeServed, Distance maxWalk, unsigned threads) {
    const City& city = *plan.city;
    plan.cabins.clear();
    for (const SiteIndex site : open)
        plan.cabins.push_back(cabinOn(city, site, decisions.required[site.value()]));

    const std::vector<Access> accesses = accessesOf(city, open);
    WalkTableOptions options;
    options.nearest = 1;
    options.threads = threads;
    // Stopped half-way this table would lie: it is small, so it is always finished.
    const WalkTable nearest = buildWalkTable(*city.network, accesses, options, std::stop_token(), {});

    plan.allocation.assign(city.demand.size(), {});
    std::vector<WalkEntry> row;
    for (std::size_t i = 0; i < city.demand.size(); ++i) {
        const DemandPoint& home = city.demand[i];
        row.clear();
        if (home.access)
            walkRow(nearest, *city.network, accesses, *home.access, 1, row);
        Allocation& allocation = plan.allocation[i];
        if (!row.empty())
            allocation.walk = Distance{row.front().distance};
        if (!row.empty() && allocation.walk <= maxWalk)
            allocation.cabin = CabinIndex(row.front().site);
        else
            allocation.reason = reasonFor(home, !row.empty(), canBeServed[i]);
    }
    sumUpCabins(plan);
}

void followSiting(Plan& plan, const CitySiting& siting, const SitingPlan& sites) {
    if (!siting.problem->limits().isReassigned)
        return;
    std::vector<std::size_t> cabinOf(siting.sites.size(), 0);
    for (std::size_t c = 0; c < sites.open.size(); ++c)
        cabinOf[sites.open[c]] = c;
    for (std::size_t i = 0; i < siting.clients.size(); ++i) {
        const SiteService& service = sites.allocation[i];
        Allocation& allocation = plan.allocation[siting.clients[i].value()];
        // Those at their nearest cabin keep the exact walk.
        if (service.site == NoSite || !allocation.cabin || allocation.cabin->value() == cabinOf[service.site])
            continue;
        const Distance walk = Distance{service.walk} - siting.view.shift;
        if (walk > allocation.walk) {
            allocation.cabin = CabinIndex(cabinOf[service.site]);
            allocation.walk = walk;
        }
    }
    sumUpCabins(plan);
}

} // namespace planner
