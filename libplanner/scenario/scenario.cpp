#include "libplanner/scenario/scenario.h"

#include <array>
#include <utility>

namespace planner {

namespace {

constexpr std::array<std::pair<Goal, const char*>, 6> GoalNames = {{
    {Goal::Walk, "walk"},
    {Goal::Fewest, "fewest"},
    {Goal::Reach, "reach"},
    {Goal::WorstWalk, "worst-walk"},
    {Goal::Material, "material"},
    {Goal::LeastCost, "cost"},
}};

constexpr std::array<std::pair<RouteCost, const char*>, 3> RouteCostNames = {{
    {RouteCost::Length, "distance"},
    {RouteCost::Time, "time"},
    {RouteCost::Money, "money"},
}};

constexpr std::array<std::pair<MixRule, const char*>, 2> MixRuleNames = {{
    {MixRule::Kept, "kept"},
    {MixRule::Weighted, "weighted"},
}};

template <class Names>
auto fromName(const Names& names, const std::string& name) {
    for (const auto& [value, text] : names)
        if (name == text)
            return std::optional(value);
    return std::optional<std::remove_cvref_t<decltype(names[0].first)>>();
}

template <class Names, class Value>
const char* toName(const Names& names, Value value) {
    for (const auto& [candidate, text] : names)
        if (candidate == value)
            return text;
    return "";
}

} // namespace

const char* nameOf(Goal goal) {
    return toName(GoalNames, goal);
}

std::optional<Goal> goalFromName(const std::string& name) {
    return fromName(GoalNames, name);
}

const char* nameOf(MixRule rule) {
    return toName(MixRuleNames, rule);
}

std::optional<MixRule> mixRuleFromName(const std::string& name) {
    return fromName(MixRuleNames, name);
}

const char* nameOf(RouteCost cost) {
    return toName(RouteCostNames, cost);
}

std::optional<RouteCost> routeCostFromName(const std::string& name) {
    return fromName(RouteCostNames, name);
}

} // namespace planner
