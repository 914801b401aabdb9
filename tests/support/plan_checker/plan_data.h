#pragma once

#include "tests/support/plan_checker/plain_table.h"
#include "tests/support/plan_checker/plan_checker.h"
#include "tests/support/plan_checker/street_map.h"

#include <map>
#include <string>

namespace checker {

/// Everything a check looks at, as read.
struct PlanData {
    PlainTable cabins;
    PlainTable demand;
    PlainTable routes;
    PlainTable stops;
    PlainTable centres;
    PlainTable depots;
    PlainTable indicators;
    std::map<std::string, double> settings;      ///< profile, then City file, then plan, then options
    std::map<std::string, std::size_t> cabinRow; ///< by id
    StreetMap streets;
    PlainTable fleet; ///< empty where the city names none
    std::vector<Shape> forbidden;

    [[nodiscard]] double setting(const std::string& name) const;
};

[[nodiscard]] PlanData readPlanData(const CheckOptions& options);

void checkWalks(const PlanData& data, const CheckOptions& options, CheckReport& report);
void checkCabins(const PlanData& data, CheckReport& report);
void checkRoutes(const PlanData& data, const CheckOptions& options, CheckReport& report);
void checkCollections(const PlanData& data, CheckReport& report);
void checkIndicators(const PlanData& data, CheckReport& report);

/// The two numbers differ by no more than that; says so otherwise.
bool agree(FindingBook& findings, const std::string& kind, const std::string& about, double stated,
           double own, double tolerance);

} // namespace checker
