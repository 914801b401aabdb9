#pragma once

#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/siting_problem.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace planner::detail {

/// A client seen from a site's column. Without initialisers: columns are large and written once.
struct ColumnEntry {
    std::uint32_t client;
    std::uint32_t cost;
};

/// What is fixed about a site while a bound is computed.
enum class Fixing : std::int8_t { Free, Open, Closed };

/// Rows of their own, for an instance that does not view a problem's.
struct MedianRows {
    std::vector<std::int64_t> weights;
    std::vector<std::uint64_t> offsets; ///< client count + 1
    std::vector<WalkEntry> entries;     ///< `distance` is the cost of a unit of weight
    std::vector<std::uint32_t> caps;
};

/// How many sites to open.
struct FacilityRange {
    std::uint32_t least = 0;
    std::uint32_t most = 0;
};

/// Everything about an instance but its clients.
struct MedianSites {
    std::vector<Fixing> fixings;
    std::vector<std::int64_t> openingCosts; ///< one a site
    std::uint32_t least = 0;                ///< fewest sites to open
    std::uint32_t most = 0;
    std::uint32_t missCost = 0;
    bool isCut = false;
};

/// A client's nearest and second nearest open site, with what they cost it.
struct NearestTwo {
    std::uint32_t first = NoSite;
    std::uint32_t second = NoSite;
    std::uint32_t firstCost = 0;
    std::uint32_t secondCost = 0;
};

/// The p-median form every goal with an assignment cost is brought to: choose at least `least` and at most
/// `most` sites so that opening costs and the sum over clients of weight × cost of the cheapest chosen site,
/// or × missCost where none is in the row, are least.
///
/// `cap` is the cost up to which a client's row is complete: no site outside the row costs less. Columns are
/// the same entries by site. Memory: 8 bytes an entry beside the rows, which are the problem's where its
/// costs are plain walks: the problem must outlive the instance.
class MedianInstance {
public:
    MedianInstance(const SitingProblem& problem, WorkMeter& meter);
    /// Cover: cost 0 within `radius`, else 1, for a client of any weight or by weight.
    MedianInstance(const SitingProblem& problem, std::uint32_t radius, FacilityRange range, bool isWeighted,
                   WorkMeter& meter);
    /// The same with sites settled: closed ones leave the rows, which end at the first open one. Copies what
    /// is left of the rows; site and client numbers stay.
    MedianInstance(const MedianInstance& whole, const std::vector<Fixing>& fixings, WorkMeter& meter);
    MedianInstance(MedianSites sites, MedianRows rows, WorkMeter& meter);
    MedianInstance(const MedianInstance&) = delete;
    MedianInstance& operator=(const MedianInstance&) = delete;

    /// False when making it was interrupted: then columns are missing and nothing may be solved.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    /// Some client's row is shorter than its missCost: the objective of a choice may be less than it seems.
    [[nodiscard]] bool isCut() const { return m_sites.isCut; }
    [[nodiscard]] std::size_t clientCount() const { return m_rows.weights.size(); }
    [[nodiscard]] std::size_t siteCount() const { return m_sites.fixings.size(); }
    [[nodiscard]] std::size_t entryCount() const { return m_columnOffsets.back(); }
    [[nodiscard]] std::uint32_t least() const { return m_sites.least; }
    [[nodiscard]] std::uint32_t most() const { return m_sites.most; }
    [[nodiscard]] std::int64_t openingCost(std::size_t site) const { return m_sites.openingCosts[site]; }
    [[nodiscard]] const MedianSites& sites() const { return m_sites; }
    /// 0 for clients outside the objective.
    [[nodiscard]] std::int64_t weight(std::size_t client) const { return m_rows.weights[client]; }
    [[nodiscard]] std::span<const WalkEntry> row(std::size_t client) const {
        return m_entries.subspan(m_rowOffsets[client], m_rowOffsets[client + 1] - m_rowOffsets[client]);
    }
    /// A client's two nearest of some sites; NoSite and missCost where its row has no more.
    [[nodiscard]] NearestTwo nearestTwo(std::size_t client, std::span<const std::uint8_t> isOpen) const;
    [[nodiscard]] std::span<const ColumnEntry> column(std::size_t site) const {
        return {m_columns.get() + m_columnOffsets[site], m_columns.get() + m_columnOffsets[site + 1]};
    }
    [[nodiscard]] Fixing fixing(std::size_t site) const { return m_sites.fixings[site]; }
    [[nodiscard]] const std::vector<Fixing>& fixings() const { return m_sites.fixings; }
    /// For searches that are edited as they go: columns stay as they were made, so that a site then closed,
    /// or a client then without weight, has none to come back with.
    void setFixing(std::size_t site, Fixing fixing) { m_sites.fixings[site] = fixing; }
    void setWeight(std::size_t client, std::int64_t weight) { m_rows.weights[client] = weight; }
    [[nodiscard]] std::uint32_t missCost() const { return m_sites.missCost; }
    [[nodiscard]] std::uint32_t cap(std::size_t client) const { return m_rows.caps[client]; }

private:
    bool makeColumns(WorkMeter& meter);

    std::span<const std::uint64_t> m_rowOffsets;
    std::span<const WalkEntry> m_entries;
    MedianRows m_rows; ///< offsets and entries empty where the problem's are viewed
    MedianSites m_sites;
    bool m_isComplete = false;
    std::vector<std::uint64_t> m_columnOffsets;
    std::unique_ptr<ColumnEntry[]> m_columns; ///< ascending by client within a site; closed sites' are empty
};

} // namespace planner::detail
