#include "app/render/difference_map.h"

#include <set>

namespace app::render {

namespace {

std::set<planner::Key> sitesOf(const planner::Plan& plan) {
    std::set<planner::Key> sites;
    for (const planner::Cabin& cabin : plan.cabins)
        sites.insert(plan.city->candidates[cabin.site.value()].key);
    return sites;
}

std::vector<planner::Point> placesOnlyIn(const planner::Plan& plan, const std::set<planner::Key>& other) {
    std::vector<planner::Point> places;
    for (const planner::Cabin& cabin : plan.cabins)
        if (!other.contains(plan.city->candidates[cabin.site.value()].key))
            places.push_back(cabin.at);
    return places;
}

/// Less is better; homes without a cabin are worse off than any with one.
std::int64_t burdenOf(const planner::Allocation& allocation) {
    return allocation.cabin ? allocation.walk.count() : std::int64_t{1} << 40;
}

} // namespace

std::shared_ptr<const DifferenceMap> makeDifferenceMap(const planner::Plan& before,
                                                       const planner::Plan& after) {
    auto map = std::make_shared<DifferenceMap>();
    if (before.allocation.size() == after.allocation.size()) {
        const std::int64_t least = planner::metres(1.0).count();
        for (std::size_t i = 0; i < after.allocation.size(); ++i) {
            const std::int64_t change = burdenOf(after.allocation[i]) - burdenOf(before.allocation[i]);
            if (change <= -least)
                map->better.add(after.city->demand[i].at, static_cast<std::uint32_t>(i));
            else if (change >= least)
                map->worse.add(after.city->demand[i].at, static_cast<std::uint32_t>(i));
        }
    }
    map->gained = placesOnlyIn(after, sitesOf(before));
    map->lost = placesOnlyIn(before, sitesOf(after));
    map->better.finish();
    map->worse.finish();
    return map;
}

} // namespace app::render
