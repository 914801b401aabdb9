#include "libplanner/siting/client_groups.h"

#include "libplanner/siting/siting_plan.h"

#include <algorithm>
#include <array>
#include <utility>

namespace planner::detail {

namespace {

// A client's cost for a site that is not in its row: none is known below the cap.
std::int64_t missingCost(const MedianInstance& instance, std::size_t client) {
    const std::uint32_t cap = instance.cap(client);
    return cap < instance.missCost() ? std::int64_t{cap} + 1 : instance.missCost();
}

} // namespace

ClientGroups::ClientGroups(const MedianInstance& fine, std::size_t depth, WorkMeter& meter) : m_fine(fine) {
    group(depth);
    MedianRows rows;
    if (makeRows(meter, rows))
        m_coarse = std::make_unique<MedianInstance>(fine.sites(), std::move(rows), meter);
}

// By nearest sites that may open; clients outside the objective are in no group.
void ClientGroups::group(std::size_t depth) {
    constexpr std::size_t Deepest = 3;
    using Member = std::array<std::uint32_t, Deepest + 1>; // nearest sites, client
    std::vector<Member> members;
    members.reserve(m_fine.clientCount());
    for (std::uint32_t i = 0; i < m_fine.clientCount(); ++i) {
        if (m_fine.weight(i) == 0)
            continue;
        Member member = {NoSite, NoSite, NoSite, i};
        std::size_t found = 0;
        for (const WalkEntry& entry : m_fine.row(i)) {
            if (m_fine.fixing(entry.site) == Fixing::Closed)
                continue;
            member.at(found) = entry.site;
            if (++found == std::min(depth, Deepest))
                break;
        }
        std::sort(member.begin(), member.end() - 1);
        members.push_back(member);
    }
    std::sort(members.begin(), members.end());
    for (std::uint32_t k = 0; k < members.size(); ++k) {
        if (k == 0 || !std::equal(members[k].begin(), members[k].end() - 1, members[k - 1].begin()))
            m_firstMember.push_back(k);
        m_members.push_back(members[k].back());
    }
    m_groupCount = m_firstMember.size();
    m_firstMember.push_back(static_cast<std::uint32_t>(members.size()));
}

bool ClientGroups::makeRows(WorkMeter& meter, MedianRows& rows) const {
    std::vector<std::int64_t> saved(m_fine.siteCount(), 0); // weight × what the site saves against missing
    std::vector<std::uint32_t> touched;
    rows.offsets.push_back(0);
    for (std::size_t g = 0; g < m_groupCount; ++g) {
        if (g % 32 == 0 && meter.isInterrupted())
            return false;
        std::int64_t weight = 0;
        std::int64_t missing = 0;
        touched.clear();
        for (std::uint32_t k = m_firstMember[g]; k < m_firstMember[g + 1]; ++k) {
            const std::uint32_t client = m_members[k];
            const std::int64_t own = m_fine.weight(client);
            const std::int64_t without = missingCost(m_fine, client);
            weight += own;
            missing += own * without;
            for (const WalkEntry& entry : m_fine.row(client)) {
                if (m_fine.fixing(entry.site) == Fixing::Closed || entry.distance >= without)
                    continue;
                if (saved[entry.site] == 0)
                    touched.push_back(entry.site);
                saved[entry.site] += own * (without - entry.distance);
            }
        }
        const std::size_t begin = rows.entries.size();
        for (const std::uint32_t site : touched) {
            rows.entries.push_back({site, static_cast<std::uint32_t>((missing - saved[site]) / weight)});
            saved[site] = 0;
        }
        std::sort(rows.entries.begin() + static_cast<std::ptrdiff_t>(begin), rows.entries.end(),
                  [](const WalkEntry& a, const WalkEntry& b) {
                      return a.distance != b.distance ? a.distance < b.distance : a.site < b.site;
                  });
        rows.offsets.push_back(rows.entries.size());
        rows.weights.push_back(weight);
        rows.caps.push_back(static_cast<std::uint32_t>(missing / weight));
    }
    return true;
}

std::vector<double> ClientGroups::clientPrices(const std::vector<double>& groupPrices,
                                               WorkMeter& meter) const {
    std::vector<double> prices(m_fine.clientCount(), 0.0);
    std::vector<double> groupCost(m_fine.siteCount(), -1.0);
    for (std::size_t g = 0; g < m_groupCount; ++g) {
        if (g % 32 == 0 && meter.isInterrupted())
            break;
        const double price = groupPrices[g];
        double sum = 0.0;
        double count = 0.0;
        for (const WalkEntry& entry : m_coarse->row(g)) {
            if (entry.distance > price)
                break;
            groupCost[entry.site] = entry.distance;
            sum += entry.distance;
            ++count;
        }
        for (std::uint32_t k = m_firstMember[g]; k < m_firstMember[g + 1]; ++k) {
            const std::uint32_t client = m_members[k];
            const auto missing = static_cast<double>(missingCost(m_fine, client));
            double own = count * missing;
            for (const WalkEntry& entry : m_fine.row(client))
                if (groupCost[entry.site] >= 0.0)
                    own -= missing - entry.distance;
            prices[client] = count > 0.0 ? std::max(0.0, price + (own - sum) / count) : price;
        }
        for (const WalkEntry& entry : m_coarse->row(g))
            groupCost[entry.site] = -1.0;
    }
    return prices;
}

} // namespace planner::detail
