#pragma once

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
    std::vector<WalkEntry> entries;
    std::vector<std::uint32_t> caps;
};

/// The p-median form every goal with an assignment cost is brought to: choose p sites so that the sum over
/// clients of weight × cost of the cheapest chosen site, or × missCost where none is in the row, is least.
///
/// `cap` is the cost up to which a client's row is complete: no site outside the row costs less. Columns are
/// the same entries by site. Memory: 8 bytes an entry beside the problem's, whose rows are viewed, not
/// copied: the problem must outlive the instance.
class MedianInstance {
public:
    MedianInstance(const SitingProblem& problem, WorkMeter& meter);
    /// The same with sites settled: closed ones leave the rows, which end at the first open one. Copies what
    /// is left of the rows; site and client numbers stay.
    MedianInstance(const MedianInstance& whole, const std::vector<Fixing>& fixings, WorkMeter& meter);
    /// Other clients for the same sites.
    MedianInstance(const MedianInstance& whole, MedianRows rows, WorkMeter& meter);
    MedianInstance(const MedianInstance&) = delete;
    MedianInstance& operator=(const MedianInstance&) = delete;

    /// False when making it was interrupted: then columns are missing and nothing may be solved.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    /// Some client's row is shorter than its missCost: the objective of a choice may be less than it seems.
    [[nodiscard]] bool isCut() const { return m_isCut; }
    [[nodiscard]] std::size_t clientCount() const { return m_weights.size(); }
    [[nodiscard]] std::size_t siteCount() const { return m_fixings.size(); }
    [[nodiscard]] std::size_t entryCount() const { return m_columnOffsets.back(); }
    [[nodiscard]] std::uint32_t facilities() const { return m_facilities; }
    /// 0 for clients outside the objective.
    [[nodiscard]] std::int64_t weight(std::size_t client) const { return m_weights[client]; }
    [[nodiscard]] std::span<const WalkEntry> row(std::size_t client) const {
        return m_entries.subspan(m_rowOffsets[client], m_rowOffsets[client + 1] - m_rowOffsets[client]);
    }
    [[nodiscard]] std::span<const ColumnEntry> column(std::size_t site) const {
        return {m_columns.get() + m_columnOffsets[site], m_columns.get() + m_columnOffsets[site + 1]};
    }
    [[nodiscard]] Fixing fixing(std::size_t site) const { return m_fixings[site]; }
    [[nodiscard]] const std::vector<Fixing>& fixings() const { return m_fixings; }
    [[nodiscard]] std::uint32_t missCost() const { return m_missCost; }
    [[nodiscard]] std::uint32_t cap(std::size_t client) const { return m_caps[client]; }

private:
    bool makeColumns(WorkMeter& meter);

    std::span<const std::uint64_t> m_rowOffsets;
    std::span<const WalkEntry> m_entries;
    std::vector<std::uint64_t> m_ownOffsets;
    std::vector<WalkEntry> m_ownEntries;
    std::vector<std::int64_t> m_weights;
    std::vector<std::uint32_t> m_caps;
    std::vector<Fixing> m_fixings;
    std::uint32_t m_facilities;
    std::uint32_t m_missCost;
    bool m_isCut = false;
    bool m_isComplete = false;
    std::vector<std::uint64_t> m_columnOffsets;
    std::unique_ptr<ColumnEntry[]> m_columns; ///< ascending by client within a site; closed sites' are empty
};

} // namespace planner::detail
