#include "libplanner/network/turn_restriction.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace planner {

namespace {

/// Whether a list like "bus;hgv" names trucks or a kind of vehicle that trucks are.
bool namesTrucks(std::string_view list) {
    constexpr std::array<std::string_view, 3> Words{"hgv", "goods", "motor_vehicle"};
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(";,"), list.size());
        std::string_view word = list.substr(0, end);
        word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
        word = word.substr(0, word.find_last_not_of(' ') + 1);
        if (std::ranges::find(Words, word) != Words.end())
            return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

} // namespace

TurnReading readTurnRule(const TurnRelation& relation, TurnRule& rule) {
    const auto valueOf = [&relation](const char* tag) -> const std::string* {
        const auto found = relation.tags.find(tag);
        return found == relation.tags.end() ? nullptr : &found->second;
    };
    if (const std::string* except = valueOf("except"); except != nullptr && namesTrucks(*except))
        return TurnReading::Exempt;
    const std::string* kind = nullptr;
    for (const char* tag :
         {"restriction:hgv", "restriction:goods", "restriction:motor_vehicle", "restriction"})
        if (kind == nullptr)
            kind = valueOf(tag);
    if (kind == nullptr) {
        for (const char* tag : {"restriction:hgv:conditional", "restriction:conditional"})
            if (valueOf(tag) != nullptr)
                return TurnReading::Conditional;
        // restriction:bus, restriction:bicycle, …
        const auto other = relation.tags.lower_bound("restriction:");
        return other != relation.tags.end() && other->first.starts_with("restriction:")
                   ? TurnReading::Exempt
                   : TurnReading::Unclear;
    }
    if (relation.from.empty() || relation.to.empty() || (relation.viaWays.empty() && !relation.viaPoint))
        return TurnReading::Unclear;
    if (*kind == "none")
        return TurnReading::Exempt;
    if (kind->starts_with("no_"))
        rule = TurnRule::No;
    else if (kind->starts_with("only_"))
        rule = TurnRule::Only;
    else
        return TurnReading::Unclear;
    return TurnReading::Applies;
}

} // namespace planner
