#include "app/desktop/jobs/stored_plan.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace app::desktop {

namespace {

template <class Place>
bool haveSameKeys(const std::vector<Place>& a, const std::vector<Place>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Place& x, const Place& y) { return x.key == y.key; });
}

} // namespace

std::shared_ptr<const planner::Plan> setOnCity(const planner::Plan& stored,
                                               std::shared_ptr<const planner::City> city) {
    const planner::City& old = *stored.city;
    if (!haveSameKeys(old.demand, city->demand) || !haveSameKeys(old.centres, city->centres) ||
        !haveSameKeys(old.depots, city->depots) || stored.allocation.size() != city->demand.size() ||
        !stored.weights || stored.weights->collected.size() != city->demand.size())
        return nullptr;
    std::unordered_map<std::string_view, std::size_t> sites;
    for (std::size_t i = 0; i < city->candidates.size(); ++i)
        sites.emplace(city->candidates[i].key.text(), i);
    // A cabin that stands has the key of the existing one, not of its candidate.
    for (std::size_t i = 0; i < city->candidates.size(); ++i)
        if (const auto& existing = city->candidates[i].existingCabin)
            sites.emplace(existing->text(), i);
    auto plan = std::make_shared<planner::Plan>(stored);
    for (planner::Cabin& cabin : plan->cabins) {
        const auto site = sites.find(cabin.key.text());
        if (site == sites.end())
            return nullptr;
        cabin.site = planner::SiteIndex(site->second);
    }
    plan->city = std::move(city);
    return plan;
}

} // namespace app::desktop
