#include "libplanner/network/street_class.h"

#include <array>
#include <string_view>
#include <utility>

namespace planner {

namespace {

constexpr std::string_view LinkEnding = "_link";

constexpr auto ClassNames = std::to_array<std::pair<std::string_view, StreetClass>>({
    {"motorway", StreetClass::Motorway},       {"trunk", StreetClass::Trunk},
    {"primary", StreetClass::Primary},         {"secondary", StreetClass::Secondary},
    {"tertiary", StreetClass::Tertiary},       {"unclassified", StreetClass::Unclassified},
    {"road", StreetClass::Unclassified},       {"unknown", StreetClass::Unclassified},
    {"residential", StreetClass::Residential}, {"living_street", StreetClass::LivingStreet},
    {"service", StreetClass::Service},         {"track", StreetClass::Track},
    {"track_grade1", StreetClass::Track},      {"track_grade2", StreetClass::Track},
    {"track_grade3", StreetClass::Track},      {"track_grade4", StreetClass::Track},
    {"track_grade5", StreetClass::Track},      {"pedestrian", StreetClass::Pedestrian},
    {"footway", StreetClass::Footway},         {"steps", StreetClass::Steps},
    {"cycleway", StreetClass::Cycleway},       {"path", StreetClass::Path},
    {"bridleway", StreetClass::Path},          {"ferry", StreetClass::Ferry},
});

// Words that a Chinese class contains, the more telling first.
constexpr auto ChineseWords = std::to_array<std::pair<std::string_view, StreetClass>>({
    {"高速", StreetClass::Motorway},
    {"快速", StreetClass::Trunk},
    {"主干", StreetClass::Primary},
    {"国道", StreetClass::Primary},
    {"次干", StreetClass::Secondary},
    {"省道", StreetClass::Secondary},
    {"支路", StreetClass::Tertiary},
    {"县道", StreetClass::Tertiary},
    {"乡道", StreetClass::Unclassified},
    {"村道", StreetClass::Unclassified},
    {"步行街", StreetClass::Pedestrian},
    {"人行", StreetClass::Footway},
    {"步道", StreetClass::Footway},
    {"轮渡", StreetClass::Ferry},
    {"内部", StreetClass::Service},
    {"小区", StreetClass::Service},
    {"街巷", StreetClass::Residential},
    {"巷", StreetClass::Residential},
});

} // namespace

std::optional<NamedClass> streetClassFromName(const std::string& name) {
    std::string_view word = name;
    const bool isLink = word.ends_with(LinkEnding);
    if (isLink)
        word.remove_suffix(LinkEnding.size());
    for (const auto& [known, streetClass] : ClassNames)
        if (word == known)
            return NamedClass{streetClass, isLink};
    for (const auto& [known, streetClass] : ChineseWords)
        if (word.find(known) != std::string_view::npos)
            return NamedClass{streetClass, false};
    return std::nullopt;
}

const char* nameOf(StreetClass streetClass) {
    for (const auto& [known, value] : ClassNames)
        if (value == streetClass)
            return known.data(); // the table holds literals, so they end in zero
    return "unclassified";
}

} // namespace planner
