#include "libplanner/planning/siting_limits_stage.h"

#include "libplanner/city/area_index.h"
#include "libplanner/demand/norm.h"
#include "libplanner/network/walk_table.h"
#include "libplanner/planning/door_stage.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace planner {

namespace {

std::uint32_t millionths(double share) {
    return static_cast<std::uint32_t>(std::llround(share * 1e6));
}

bool stands(const City& city, SiteIndex site) {
    return city.candidates[site.value()].existingCabin.has_value();
}

void addSpacing(SitingLimits& limits, const City& city, const SitingPlaces& places, Distance spacing,
                unsigned threads, std::stop_token stop) {
    WalkTableOptions options;
    options.nearest = std::numeric_limits<std::uint32_t>::max();
    options.limit = spacing;
    options.threads = threads;
    const WalkTable table = buildWalkTable(*city.network, places.accesses, options, std::move(stop), {});
    std::vector<WalkEntry> row;
    for (std::uint32_t a = 0; a < places.sites.size(); ++a) {
        if (places.states[a] == SiteState::Forbidden)
            continue;
        row.clear();
        walkRow(table, *city.network, places.accesses, places.accesses[a], options.nearest, row);
        for (const WalkEntry& entry : row) {
            const bool isPair = entry.site > a && Distance{entry.distance} < spacing &&
                                places.states[entry.site] != SiteState::Forbidden;
            if (isPair && !(stands(city, places.sites[a]) && stands(city, places.sites[entry.site])))
                limits.tooClose.emplace_back(a, entry.site);
        }
    }
}

/// The problem's sites by district; those outside every district last.
std::vector<std::vector<std::uint32_t>> sitesByDistrict(const City& city, const SitingPlaces& places) {
    std::vector<const MultiPolygon*> areas;
    for (const District& district : city.districts)
        areas.push_back(&district.area);
    const AreaIndex index(areas);
    std::vector<std::vector<std::uint32_t>> sites(city.districts.size() + 1);
    for (std::uint32_t s = 0; s < places.sites.size(); ++s)
        if (places.states[s] != SiteState::Forbidden)
            sites[index.find(city.candidates[places.sites[s].value()].at).value_or(city.districts.size())]
                .push_back(s);
    return sites;
}

std::string districtName(const City& city, std::size_t district) {
    const District& d = city.districts[district];
    return "district:" + (d.name.empty() ? d.key.text() : d.name);
}

void addDistrictCounts(SitingLimits& limits, const City& city, const SitingPlaces& places,
                       const Parameters& parameters, double share) {
    const auto sites = sitesByDistrict(city, places);
    for (const DistrictNorm& norm : normCount(city, parameters).districts) {
        if (!norm.district)
            continue;
        CountLimit limit;
        limit.least = static_cast<std::uint32_t>(std::ceil(share * norm.cabins - 1e-9));
        limit.sites = sites[norm.district->value()];
        limit.name = districtName(city, norm.district->value());
        if (limit.least > 0)
            limits.counts.push_back(std::move(limit));
    }
}

/// What a site may take in a day by weight and by volume, the tighter of the two.
std::optional<double> mostKilograms(const DemandWeights& weights, const Parameters& parameters) {
    const double mass = parameters.value("siting.most_kg_day");
    const double volume = parameters.value("siting.most_m3_day") * mixedDensity(weights.streams);
    if (mass <= 0.0 && volume <= 0.0)
        return std::nullopt;
    return mass <= 0.0 ? volume : volume <= 0.0 ? mass : std::min(mass, volume);
}

/// One cover limit for every value of `groupOf`, which tells a client's name of group or nothing.
template <class GroupOf>
void addCovers(SitingLimits& limits, const SitingPlaces& places, const GoalView& view, Distance walk,
               double share, GroupOf&& groupOf) {
    std::map<std::string, CoverLimit> groups;
    for (std::uint32_t c = 0; c < places.clients.size(); ++c) {
        const std::optional<std::string> name = groupOf(places.clients[c]);
        if (!name)
            continue;
        CoverLimit& limit = groups[*name];
        limit.name = *name;
        limit.share = millionths(share);
        limit.walk = static_cast<std::uint32_t>((walk + view.shift).count());
        limit.clients.push_back(c);
        limit.weights.push_back(view.weights[places.clients[c].value()]);
    }
    for (auto& [name, limit] : groups)
        limits.covers.push_back(std::move(limit));
}

} // namespace

SitingLimits sitingLimits(const City& city, const SitingPlaces& places, const GoalView& view,
                          const DemandWeights& weights, const Scenario& scenario,
                          const Parameters& parameters, Distance walk, unsigned threads,
                          std::stop_token stop) {
    SitingLimits limits;
    const auto asked = [&](const char* name) { return parameters.value(name); };
    if (const double spacing = asked("siting.spacing_m"); spacing > 0.0)
        addSpacing(limits, city, places, metres(spacing), threads, std::move(stop));
    if (const double share = asked("siting.district_norm_share"); share > 0.0)
        addDistrictCounts(limits, city, places, parameters, share);
    // The goal Fewest keeps the share by itself.
    if (scenario.isStrict && scenario.goal != Goal::Fewest)
        addCovers(limits, places, view, walk, asked("siting.cover_share"),
                  [](DemandIndex) { return std::optional<std::string>(EveryoneName); });
    if (const double share = asked("siting.district_cover_share"); share > 0.0)
        addCovers(limits, places, view, walk, share, [&](DemandIndex home) {
            const auto& district = city.demand[home.value()].district;
            return district ? std::optional(districtName(city, district->value())) : std::nullopt;
        });
    if (const double share = asked("siting.group_cover_share"); share > 0.0) {
        // The elderly have a walk of their own.
        const auto groups = [&](bool isElderly) {
            return [&city, isElderly](DemandIndex home) {
                const std::uint32_t group = city.demand[home.value()].group;
                return group > 0 && (group == AskingGroup) == isElderly
                           ? std::optional("group:" + std::to_string(group))
                           : std::nullopt;
            };
        };
        addCovers(limits, places, view, std::min(walk, metres(asked("siting.max_walk_elderly_m"))), share,
                  groups(true));
        addCovers(limits, places, view, walk, share, groups(false));
    }
    if (const double budget = asked("siting.budget"); budget > 0.0) {
        // Closing every cabin that stands is the start; each one kept saves its closing.
        std::int64_t left = currency(budget).count();
        const std::int64_t building = currency(asked("cost.cabin_capex")).count();
        const std::int64_t closing = currency(asked("siting.closing_cost")).count();
        for (const SiteIndex site : places.sites) {
            limits.prices.push_back(stands(city, site) ? -closing : building);
            left -= stands(city, site) ? closing : 0;
        }
        limits.budget = left;
    }
    if (const std::optional<double> most = mostKilograms(weights, parameters)) {
        limits.capacities.assign(places.sites.size(), kilogramsPerDay(*most).count());
        for (const DemandIndex home : places.clients)
            limits.loads.push_back(weights.collected[home.value()].count());
    }
    return limits;
}

} // namespace planner
