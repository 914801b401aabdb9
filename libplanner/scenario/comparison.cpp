#include "libplanner/scenario/comparison.h"

#include "libplanner/geo/geometry.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace planner {

namespace {

std::vector<IndicatorPair> pairIndicators(const Indicators& before, const Indicators& after) {
    std::vector<IndicatorPair> pairs;
    for (const Indicator& indicator : before) {
        const Indicator* other = findIndicator(after, indicator.name);
        pairs.push_back({indicator.name, indicator.unit, indicator.value,
                         other != nullptr ? std::optional(other->value) : std::nullopt});
    }
    for (const Indicator& indicator : after)
        if (findIndicator(before, indicator.name) == nullptr)
            pairs.push_back({indicator.name, indicator.unit, std::nullopt, indicator.value});
    return pairs;
}

std::vector<const Cabin*> onlyIn(const std::vector<Cabin>& cabins, const std::vector<Cabin>& others) {
    std::unordered_set<Key> keys;
    for (const Cabin& other : others)
        keys.insert(other.key);
    std::vector<const Cabin*> only;
    for (const Cabin& cabin : cabins)
        if (!keys.contains(cabin.key))
            only.push_back(&cabin);
    return only;
}

/// Cabins with the same key that stand elsewhere, then lost and gained ones near each other.
std::vector<MovedCabin> movedCabins(const Plan& before, const Plan& after, std::vector<const Cabin*>& lost,
                                    std::vector<const Cabin*>& gained, double limit) {
    std::vector<MovedCabin> moved;
    for (const Cabin& cabin : before.cabins)
        for (const Cabin& other : after.cabins)
            if (cabin.key == other.key && planarDistance(cabin.at, other.at) >= 1.0)
                moved.push_back({cabin.key, other.key, planarDistance(cabin.at, other.at)});

    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
    for (std::size_t l = 0; l < lost.size(); ++l)
        for (std::size_t g = 0; g < gained.size(); ++g)
            if (const double distance = planarDistance(lost[l]->at, gained[g]->at); distance <= limit)
                pairs.emplace_back(distance, l, g);
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [distance, l, g] : pairs) {
        if (lost[l] == nullptr || gained[g] == nullptr)
            continue;
        moved.push_back({lost[l]->key, gained[g]->key, distance});
        lost[l] = nullptr;
        gained[g] = nullptr;
    }
    std::erase(lost, nullptr);
    std::erase(gained, nullptr);
    return moved;
}

std::vector<Key> keysOf(const std::vector<const Cabin*>& cabins) {
    std::vector<Key> keys;
    for (const Cabin* cabin : cabins)
        keys.push_back(cabin->key);
    std::sort(keys.begin(), keys.end());
    return keys;
}

void compareHomes(const Plan& before, const Plan& after, Comparison& comparison) {
    std::unordered_map<Key, std::size_t> byKey;
    for (std::size_t i = 0; i < before.city->demand.size(); ++i)
        byKey.emplace(before.city->demand[i].key, i);
    std::size_t matched = 0;
    for (std::size_t i = 0; i < after.city->demand.size(); ++i) {
        const DemandPoint& home = after.city->demand[i];
        const auto found = byKey.find(home.key);
        if (found == byKey.end()) {
            ++comparison.homesNotInBoth;
            continue;
        }
        ++matched;
        const Allocation& was = before.allocation[found->second];
        const Allocation& is = after.allocation[i];
        const bool isServedChange = was.cabin.has_value() != is.cabin.has_value();
        const Distance saved = was.walk - is.walk;
        if (isServedChange ? is.cabin.has_value() : is.cabin && saved >= metres(1.0))
            comparison.better += home.people;
        else if (isServedChange || (is.cabin && saved <= metres(-1.0)))
            comparison.worse += home.people;
        else
            comparison.unchanged += home.people;
    }
    comparison.homesNotInBoth += before.city->demand.size() - matched;
}

} // namespace

Comparison comparePlans(const Plan& before, const Plan& after, Distance movedWithin) {
    Comparison comparison;
    comparison.indicators = pairIndicators(before.indicators, after.indicators);
    std::vector<const Cabin*> lost = onlyIn(before.cabins, after.cabins);
    std::vector<const Cabin*> gained = onlyIn(after.cabins, before.cabins);
    comparison.moved = movedCabins(before, after, lost, gained, inMetres(movedWithin));
    comparison.gained = keysOf(gained);
    comparison.lost = keysOf(lost);
    compareHomes(before, after, comparison);
    return comparison;
}

} // namespace planner
