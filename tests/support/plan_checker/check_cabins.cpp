#include "tests/support/plan_checker/plan_data.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace checker {

namespace {

struct CabinSums {
    double people = 0.0;
    double kg = 0.0;
    double walkKg = 0.0;
    double longest = 0.0;
};

bool isInside(const Shape& area, Spot p) {
    bool inside = false;
    for (const Line& ring : area.lines)
        for (std::size_t i = 1; i < ring.size(); ++i)
            if ((ring[i - 1].y > p.y) != (ring[i].y > p.y) &&
                p.x < (ring[i].x - ring[i - 1].x) * (p.y - ring[i - 1].y) / (ring[i].y - ring[i - 1].y) +
                          ring[i - 1].x)
                inside = !inside;
    return inside;
}

} // namespace

void checkCabins(const PlanData& data, CheckReport& report) {
    std::vector<CabinSums> sums(data.cabins.size());
    std::set<std::string> homeIds;
    for (std::size_t row = 0; row < data.demand.size(); ++row) {
        if (!homeIds.insert(data.demand.text(row, "id")).second)
            report.findings.add("home listed twice", data.demand.text(row, "id"));
        const auto cabin = data.cabinRow.find(data.demand.text(row, "cabin_id"));
        if (cabin == data.cabinRow.end())
            continue;
        CabinSums& sum = sums[cabin->second];
        const double kg = data.demand.number(row, "kg_day");
        const double walk = data.demand.number(row, "walk_m");
        sum.people += data.demand.number(row, "people");
        sum.kg += kg;
        sum.walkKg += walk * kg;
        sum.longest = std::max(sum.longest, walk);
    }
    if (data.cabinRow.size() != data.cabins.size())
        report.findings.add("cabin id used twice", std::to_string(data.cabins.size() - data.cabinRow.size()));
    for (std::size_t row = 0; row < data.cabins.size(); ++row) {
        ++report.cabins;
        const std::string& id = data.cabins.text(row, "id");
        const CabinSums& sum = sums[row];
        agree(report.findings, "people of a cabin", id, data.cabins.number(row, "people"), sum.people, 1e-3);
        agree(report.findings, "kg a day of a cabin", id, data.cabins.number(row, "kg_day"), sum.kg, 1e-3);
        agree(report.findings, "longest walk of a cabin", id, data.cabins.number(row, "walk_max"),
              sum.longest, 1e-6);
        agree(report.findings, "mean walk of a cabin", id, data.cabins.number(row, "walk_mean"),
              sum.kg > 0.0 ? sum.walkKg / sum.kg : 0.0, 2e-3);
        if (data.cabins.text(row, "status") == "existing")
            continue;
        for (const Shape& area : data.forbidden)
            if (isInside(area, data.cabins.shapes[row].first()))
                report.findings.add("cabin where none may stand", id);
    }
}

} // namespace checker
