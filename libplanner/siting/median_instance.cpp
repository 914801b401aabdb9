#include "libplanner/siting/median_instance.h"

#include <algorithm>
#include <utility>

namespace planner::detail {

namespace {

MedianSites sitesOf(const SitingProblem& problem) {
    MedianSites sites;
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        const SiteState state = problem.state(j);
        sites.fixings.push_back(state == SiteState::Required    ? Fixing::Open
                                : state == SiteState::Forbidden ? Fixing::Closed
                                                                : Fixing::Free);
        sites.openingCosts.push_back(problem.openingCost(j));
    }
    sites.least = problem.leastFacilities();
    sites.most = problem.mostFacilities();
    sites.missCost = problem.missCost();
    sites.isCut = problem.cutRows() > 0;
    return sites;
}

// Reachable clients' weights; the others are outside the objective.
std::vector<std::int64_t> weightsOf(const SitingProblem& problem) {
    std::vector<std::int64_t> weights(problem.clientCount());
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] = problem.isReachable(i) ? problem.weight(i) : 0;
    return weights;
}

} // namespace

MedianInstance::MedianInstance(const SitingProblem& problem, WorkMeter& meter) : m_sites(sitesOf(problem)) {
    m_rows.weights = weightsOf(problem);
    for (std::size_t i = 0; i < clientCount(); ++i) {
        const std::uint32_t reach = problem.reach(i);
        m_rows.caps.push_back(reach == CompleteReach ? missCost()
                                                     : std::min(problem.cost(reach), missCost()));
    }
    m_rowOffsets = problem.offsets();
    m_entries = problem.entries();
    if (!problem.isPlainWalk()) {
        m_rows.entries.assign(m_entries.begin(), m_entries.end());
        for (WalkEntry& entry : m_rows.entries)
            entry.distance = problem.cost(entry.distance);
        m_entries = m_rows.entries;
    }
    m_isComplete = makeColumns(meter);
}

MedianInstance::MedianInstance(const SitingProblem& problem, std::uint32_t radius, FacilityRange range,
                               bool isWeighted, WorkMeter& meter)
    : m_sites(sitesOf(problem)) {
    m_sites.least = range.least;
    m_sites.most = range.most;
    m_sites.openingCosts.assign(problem.siteCount(), 0);
    m_sites.missCost = 1;
    m_rows.weights = weightsOf(problem);
    if (!isWeighted)
        for (std::int64_t& weight : m_rows.weights)
            weight = std::min<std::int64_t>(weight, 1);
    m_rows.offsets.push_back(0);
    for (std::size_t i = 0; i < clientCount(); ++i) {
        for (const WalkEntry& entry : problem.row(i)) {
            if (entry.distance > radius)
                break;
            m_rows.entries.push_back({entry.site, 0});
        }
        m_rows.offsets.push_back(m_rows.entries.size());
        m_rows.caps.push_back(problem.reach(i) >= radius ? 1 : 0);
    }
    m_rowOffsets = m_rows.offsets;
    m_entries = m_rows.entries;
    m_isComplete = makeColumns(meter);
}

MedianInstance::MedianInstance(MedianSites sites, MedianRows rows, WorkMeter& meter)
    : m_rows(std::move(rows)), m_sites(std::move(sites)) {
    m_rowOffsets = m_rows.offsets;
    m_entries = m_rows.entries;
    m_isComplete = makeColumns(meter);
}

MedianInstance::MedianInstance(const MedianInstance& whole, const std::vector<Fixing>& fixings,
                               WorkMeter& meter)
    : m_sites(whole.m_sites) {
    m_sites.fixings = fixings;
    m_rows.weights = whole.m_rows.weights;
    m_rows.caps = whole.m_rows.caps;
    m_rows.offsets.reserve(clientCount() + 1);
    m_rows.offsets.push_back(0);
    for (std::size_t i = 0; i < clientCount(); ++i) {
        for (const WalkEntry& entry : whole.row(i)) {
            if (fixings[entry.site] == Fixing::Closed)
                continue;
            m_rows.entries.push_back(entry);
            if (fixings[entry.site] == Fixing::Open) {
                m_rows.caps[i] = std::min(m_rows.caps[i], entry.distance);
                break;
            }
        }
        m_rows.offsets.push_back(m_rows.entries.size());
    }
    m_rowOffsets = m_rows.offsets;
    m_entries = m_rows.entries;
    m_isComplete = makeColumns(meter);
}

bool MedianInstance::makeColumns(WorkMeter& meter) {
    const auto counts = [this](std::size_t client, std::uint32_t site) {
        return m_rows.weights[client] > 0 && m_sites.fixings[site] != Fixing::Closed;
    };
    m_columnOffsets.assign(siteCount() + 1, 0);
    for (std::size_t i = 0; i < clientCount(); ++i) {
        if (i % 1024 == 0 && meter.isInterrupted())
            return false;
        for (const WalkEntry& entry : row(i))
            m_columnOffsets[entry.site + 1] += counts(i, entry.site);
    }
    for (std::size_t j = 0; j < siteCount(); ++j)
        m_columnOffsets[j + 1] += m_columnOffsets[j];
    m_columns = std::make_unique_for_overwrite<ColumnEntry[]>(m_columnOffsets.back());
    std::vector<std::uint64_t> next(m_columnOffsets.begin(), m_columnOffsets.end() - 1);
    for (std::size_t i = 0; i < clientCount(); ++i) {
        if (i % 1024 == 0 && meter.isInterrupted())
            return false;
        for (const WalkEntry& entry : row(i))
            if (counts(i, entry.site))
                m_columns[next[entry.site]++] = {static_cast<std::uint32_t>(i), entry.distance};
    }
    return true;
}

NearestTwo MedianInstance::nearestTwo(std::size_t client, std::span<const std::uint8_t> isOpen) const {
    NearestTwo found{NoSite, NoSite, missCost(), missCost()};
    for (const WalkEntry& entry : row(client)) {
        if (isOpen[entry.site] == 0)
            continue;
        if (found.first != NoSite) {
            found.second = entry.site;
            found.secondCost = entry.distance;
            break;
        }
        found.first = entry.site;
        found.firstCost = entry.distance;
    }
    return found;
}

} // namespace planner::detail
