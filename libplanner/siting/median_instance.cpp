#include "libplanner/siting/median_instance.h"

#include <algorithm>
#include <utility>

namespace planner::detail {

MedianInstance::MedianInstance(const SitingProblem& problem, WorkMeter& meter)
    : m_rowOffsets(problem.offsets()), m_entries(problem.entries()), m_weights(problem.clientCount()),
      m_caps(problem.clientCount()), m_fixings(problem.siteCount()), m_facilities(problem.facilities()),
      m_missCost(problem.unservedWalk()), m_isCut(problem.cutRows() > 0) {
    for (std::size_t i = 0; i < clientCount(); ++i) {
        m_weights[i] = problem.isReachable(i) ? problem.weight(i) : 0;
        m_caps[i] = std::min(problem.reach(i), m_missCost);
    }
    for (std::size_t j = 0; j < siteCount(); ++j) {
        const SiteState state = problem.state(j);
        m_fixings[j] = state == SiteState::Required    ? Fixing::Open
                       : state == SiteState::Forbidden ? Fixing::Closed
                                                       : Fixing::Free;
    }
    m_isComplete = makeColumns(meter);
}

MedianInstance::MedianInstance(const MedianInstance& whole, const std::vector<Fixing>& fixings,
                               WorkMeter& meter)
    : m_weights(whole.m_weights), m_caps(whole.m_caps), m_fixings(fixings), m_facilities(whole.m_facilities),
      m_missCost(whole.m_missCost), m_isCut(whole.m_isCut) {
    m_ownOffsets.reserve(clientCount() + 1);
    m_ownOffsets.push_back(0);
    for (std::size_t i = 0; i < clientCount(); ++i) {
        for (const WalkEntry& entry : whole.row(i)) {
            if (fixings[entry.site] == Fixing::Closed)
                continue;
            m_ownEntries.push_back(entry);
            if (fixings[entry.site] == Fixing::Open) {
                m_caps[i] = std::min(m_caps[i], entry.distance);
                break;
            }
        }
        m_ownOffsets.push_back(m_ownEntries.size());
    }
    m_rowOffsets = m_ownOffsets;
    m_entries = m_ownEntries;
    m_isComplete = makeColumns(meter);
}

MedianInstance::MedianInstance(const MedianInstance& whole, MedianRows rows, WorkMeter& meter)
    : m_ownOffsets(std::move(rows.offsets)), m_ownEntries(std::move(rows.entries)),
      m_weights(std::move(rows.weights)), m_caps(std::move(rows.caps)), m_fixings(whole.m_fixings),
      m_facilities(whole.m_facilities), m_missCost(whole.m_missCost), m_isCut(whole.m_isCut) {
    m_rowOffsets = m_ownOffsets;
    m_entries = m_ownEntries;
    m_isComplete = makeColumns(meter);
}

bool MedianInstance::makeColumns(WorkMeter& meter) {
    const auto counts = [this](std::size_t client, std::uint32_t site) {
        return m_weights[client] > 0 && m_fixings[site] != Fixing::Closed;
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

} // namespace planner::detail
