#pragma once

#include "libplanner/siting/choice_value.h"
#include "libplanner/siting/siting_limits.h"
#include "libplanner/siting/siting_problem.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace planner::detail {

/// By how much a set of open sites breaks the limits of a problem, kept up to date under opening and closing.
///
/// violation() adds up, in millionths: a million for each pair too close and each site a count lacks or has
/// too many, and for budget, cover, capacity and kept goals the share by which they fail, at least one; 0
/// exactly when all limits are kept. Clients no site can serve so leave a cover limit. Memory: the limits'
/// own columns, 8 bytes an entry.
class LimitState {
public:
    /// Starts without any open site.
    LimitState(const SitingProblem& problem, const SitingLimits& limits);

    void open(std::uint32_t site);
    void close(std::uint32_t site);
    [[nodiscard]] bool isOpen(std::uint32_t site) const { return m_isOpen[site] != 0; }
    [[nodiscard]] std::int64_t violation() const;
    /// How violation() would change if this site alone opened, or closed; capacity aside.
    [[nodiscard]] std::int64_t changeIfOpened(std::uint32_t site) const;
    [[nodiscard]] std::int64_t changeIfClosed(std::uint32_t site) const;
    /// What both at once change beyond the two single changes; covers and capacity aside.
    [[nodiscard]] std::int64_t changeOfPair(std::uint32_t in, std::uint32_t out) const;
    /// Open sites too close to this one.
    [[nodiscard]] std::vector<std::uint32_t> openTooClose(std::uint32_t site) const;
    /// The limits broken now, as a caller can name them.
    [[nodiscard]] std::vector<LimitInClash> broken() const;
    /// Names of the limits that would break, or break further, if this open site closed: "count: NAME", ….
    [[nodiscard]] std::vector<std::string> heldOpenBy(std::uint32_t site) const;

private:
    struct Column {
        std::uint32_t client; ///< number within the cover limit
        std::int64_t weight;
    };
    struct Cover {
        LimitKind kind = LimitKind::Cover;
        std::string name;
        std::vector<std::uint64_t> offsets; ///< by site
        std::vector<Column> columns;
        std::vector<std::uint32_t> openCount; ///< by client: open sites within the walk
        std::int64_t total = 0;               ///< of clients some site can serve so
        std::int64_t wanted = 0;
        std::int64_t covered = 0;
    };
    struct Place {
        std::uint32_t client;
        std::uint32_t rank; ///< of the site in the client's row
    };

    void makeCover(const SitingProblem& problem, const CoverLimit& limit, LimitKind kind);
    void makeCapacity();
    void makeKept(const KeptGoal& limit);
    void makeValue(const KeptGoal& limit);
    void moveLoad(std::uint32_t client, std::uint32_t from, std::uint32_t to);
    void setCount(std::uint32_t site, int change);
    void setCovers(std::uint32_t site, int change);
    void setLoads(std::uint32_t site, bool isOpening);
    [[nodiscard]] std::int64_t countBreach(std::size_t limit, std::int64_t open) const;
    [[nodiscard]] std::int64_t budgetBreach(std::int64_t spent) const;
    [[nodiscard]] static std::int64_t coverBreach(const Cover& cover, std::int64_t covered);
    struct Kept {
        std::string name;
        std::unique_ptr<ChoiceValue> value;
        std::int64_t most = 0; ///< in the value's cost
    };
    [[nodiscard]] static std::int64_t keptBreach(const Kept& kept, std::int64_t cost);
    [[nodiscard]] std::int64_t capacityBreach(std::uint32_t site) const;
    [[nodiscard]] std::int64_t coveredChange(const Cover& cover, std::uint32_t site,
                                             std::uint32_t lastCount) const;

    const SitingProblem& m_problem;
    const SitingLimits& m_limits;
    std::vector<std::uint8_t> m_isOpen;
    std::vector<std::vector<std::uint32_t>> m_near;     ///< by site: those too close
    std::vector<std::uint32_t> m_openNear;              ///< by site: how many of them are open
    std::vector<std::vector<std::uint32_t>> m_countsOf; ///< by site: count limits it belongs to
    std::vector<std::int64_t> m_openIn;                 ///< by count limit
    std::vector<Cover> m_covers;
    std::vector<Kept> m_kept;
    std::int64_t m_closePairs = 0;
    std::int64_t m_spent = 0;
    std::vector<std::uint64_t> m_placeOffsets; ///< with capacities: columns of all clients
    std::vector<Place> m_places;
    std::vector<std::uint32_t> m_servedRank; ///< by client: rank of its nearest open site; NoSite: none
    std::vector<std::int64_t> m_load;
    std::int64_t m_overload = 0; ///< violation of all capacities together
};

} // namespace planner::detail
