#include "libplanner/siting/greedy_start.h"

#include <algorithm>
#include <queue>

namespace planner::detail {

namespace {

struct Lead {
    std::int64_t gain = 0;
    std::uint32_t site = 0;
    std::size_t openCount = 0; ///< how many sites were open when the gain was computed

    bool operator<(const Lead& other) const {
        return gain != other.gain ? gain < other.gain : site > other.site;
    }
};

} // namespace

std::vector<std::uint32_t> greedyStart(const MedianInstance& instance, WorkMeter& meter,
                                       std::optional<std::int64_t> enough) {
    std::vector<std::uint32_t> cost(instance.clientCount(), instance.missCost());
    std::vector<std::uint32_t> open;
    const auto take = [&](std::uint32_t site) {
        open.push_back(site);
        for (const ColumnEntry& entry : instance.column(site))
            cost[entry.client] = std::min(cost[entry.client], entry.cost);
    };
    const auto gainOf = [&](std::uint32_t site) {
        std::int64_t gain = -instance.openingCost(site);
        for (const ColumnEntry& entry : instance.column(site))
            if (entry.cost < cost[entry.client])
                gain += instance.weight(entry.client) * (std::int64_t{cost[entry.client]} - entry.cost);
        return gain;
    };

    const auto siteCount = static_cast<std::uint32_t>(instance.siteCount());
    for (std::uint32_t j = 0; j < siteCount; ++j)
        if (instance.fixing(j) == Fixing::Open)
            take(j);
    std::vector<Lead> leads;
    for (std::uint32_t j = 0; j < siteCount; ++j)
        if (instance.fixing(j) == Fixing::Free)
            leads.push_back({meter.isInterrupted() ? 0 : gainOf(j), j, open.size()});
    std::int64_t objective = 0; // without opening costs
    for (std::size_t i = 0; enough && i < cost.size(); ++i)
        objective += instance.weight(i) * cost[i];
    std::priority_queue<Lead> queue({}, std::move(leads));
    while (open.size() < instance.most() && !queue.empty()) {
        Lead lead = queue.top();
        const bool isEnough = lead.gain <= 0 || (enough && objective <= *enough);
        if (isEnough && open.size() >= instance.least())
            break;
        queue.pop();
        if (lead.openCount == open.size() || meter.isInterrupted()) {
            objective -= lead.gain;
            take(lead.site);
            continue;
        }
        lead.gain = gainOf(lead.site);
        lead.openCount = open.size();
        queue.push(lead);
    }
    std::sort(open.begin(), open.end());
    return open;
}

} // namespace planner::detail
