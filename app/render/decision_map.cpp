#include "app/render/decision_map.h"

#include <set>

namespace app::render {

std::shared_ptr<const DecisionMap> makeDecisionMap(const planner::City& city,
                                                   const planner::Scenario& scenario) {
    auto map = std::make_shared<DecisionMap>();
    for (std::size_t i = 0; i < scenario.paintedForbidden.size(); ++i) {
        map->painted.add(scenario.paintedForbidden[i], static_cast<std::uint32_t>(i));
        map->paintedBorders.add(scenario.paintedForbidden[i].outer, static_cast<std::uint32_t>(i));
    }
    if (city.network && !scenario.closedStreets.empty()) {
        const std::set<planner::Key> closed(scenario.closedStreets.begin(), scenario.closedStreets.end());
        std::vector<bool> isClosed;
        for (const planner::Street& street : city.network->streets()) {
            isClosed.push_back(closed.contains(street.key));
            map->closedCount += isClosed.back() ? 1 : 0;
        }
        for (std::size_t e = 0; e < city.network->edgeCount(); ++e)
            if (isClosed[city.network->edge(planner::EdgeIndex(e)).street])
                map->closedStreets.add(city.network->geometry(planner::EdgeIndex(e)),
                                       static_cast<std::uint32_t>(e));
    }
    for (std::size_t i = 0; i < scenario.footbridges.size(); ++i)
        map->footbridges.add(scenario.footbridges[i].line, static_cast<std::uint32_t>(i));
    map->footbridges.finish();
    map->painted.finish();
    map->paintedBorders.finish();
    map->closedStreets.finish();
    map->consents = scenario.consents;
    return map;
}

} // namespace app::render
