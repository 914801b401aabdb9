#pragma once

#include "libplanner/scenario/plan.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace app::desktop {

/// What a plan would come to if one cabin stood elsewhere: whole city, and the cabin that moves.
struct LiveFigures {
    planner::People served;
    planner::MassRate collected;
    planner::Distance walkMean; ///< kg-weighted, over the homes served
    planner::People cabinPeople;
    planner::MassRate cabinCollected;
    planner::Distance cabinWalkMean;
};

/// Answers within a frame who would walk where if one cabin moved or one came: the same figures a new plan
/// with all other cabins kept would show, without siting or routes.
///
/// Holds for every home its two nearest cabins within the longest walk. Cost: making it, one bounded Dijkstra
/// a cabin; one question, one bounded Dijkstra and the homes it reaches. Thread-safe for reading.
class LiveWalk {
public:
    LiveWalk(std::shared_ptr<const planner::Plan> plan, planner::Distance maxWalk, std::stop_token stop);

    [[nodiscard]] const planner::Plan& plan() const { return *m_plan; }
    /// `without`: the cabin that leaves its place; empty: one comes. `at`: the site it stands on then.
    [[nodiscard]] LiveFigures figuresFor(std::optional<planner::CabinIndex> without,
                                         planner::SiteIndex at) const;
    /// The plan's own figures, for comparison; nothing about a single cabin.
    [[nodiscard]] LiveFigures figuresNow() const;
    /// Streets within the longest walk of a site: the pieces between junctions that are reached from both
    /// ends.
    [[nodiscard]] std::vector<planner::Polyline> reachedStreets(planner::SiteIndex at) const;

private:
    struct Nearest {
        std::uint32_t cabin = NoCabin;
        std::uint32_t distance = 0;
    };
    struct Totals {
        std::int64_t people = 0;
        std::int64_t mass = 0;
        long double walk = 0.0L; ///< mm × g/day; whole numbers below 2^64, so exact
        void add(std::int64_t homePeople, std::int64_t homeMass, std::uint32_t distance);
    };
    static constexpr std::uint32_t NoCabin = 0xffffffffU;

    template <class Call>
    void visitHomes(const planner::Access& site, Call&& call) const;
    void offer(std::uint32_t home, std::uint32_t cabin, std::uint32_t distance);
    [[nodiscard]] static planner::Distance meanOf(const Totals& totals);

    std::shared_ptr<const planner::Plan> m_plan;
    planner::Distance m_maxWalk;
    std::vector<std::uint32_t> m_firstHome; ///< by edge
    std::vector<std::uint32_t> m_homes;     ///< demand points, by edge
    std::vector<Nearest> m_best;            ///< by demand point
    std::vector<Nearest> m_second;
    std::vector<std::vector<std::uint32_t>> m_served; ///< by cabin
    Totals m_now;
};

} // namespace app::desktop
