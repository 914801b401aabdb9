#pragma once

#include "libplanner/siting/interchange.h"
#include "libplanner/siting/lagrangian_bound.h"
#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace planner::detail {

/// The open sites of a p-median with their objective and a bound on every other choice.
struct MedianAnswer {
    std::vector<std::uint32_t> open; ///< ascending
    std::int64_t objective = 0;
    std::int64_t bound = 0;
    double foundSeconds = 0.0;

    /// (objective - bound) / objective.
    [[nodiscard]] double gap() const;
};

/// Search from above and bound from below on one instance: the bound's choices are where searches start.
class MedianClimb {
public:
    /// `effortPerStep` is what an evaluation of this instance counts for. Only a climb whose bounds are
    /// proven for the problem may report them.
    MedianClimb(const MedianInstance& instance, WorkMeter& meter, double effortPerStep, bool isReporting);

    /// Searches from these sites and keeps the result if it is better.
    void improve(const std::vector<std::uint32_t>& sites);
    /// Shakes the answer, neighbourhood by neighbourhood.
    void shake(std::int64_t trials, Random& random);
    /// Anneals the answer on `coarse`, the instance itself or groups of its clients, again and again while
    /// this share of what work is left allows: what one round bettered somewhere is kept there.
    void anneal(const MedianInstance& coarse, double share, Random& random);
    /// Prices from a dual ascent; needs an answer.
    void priceByAscent();
    void priceAt(const std::vector<double>& prices) { m_lagrange.startFrom(prices); }
    /// Climbs until the gap is at most this, steps are exhausted or the work is over; where a target is
    /// given, also as soon as the objective is no more, or the bound more, than that.
    void climb(const StepRule& rule, double gap, std::optional<std::int64_t> target = {});

    [[nodiscard]] const MedianInstance& instance() const { return m_instance; }
    [[nodiscard]] LagrangianBound& lagrange() { return m_lagrange; }
    [[nodiscard]] MedianAnswer& answer() { return m_answer; }

private:
    void spend(double steps);
    void keep();

    const MedianInstance& m_instance;
    WorkMeter& m_meter;
    double m_effortPerStep;
    double m_unspent = 0.0;
    bool m_isReporting;
    Interchange m_search;
    LagrangianBound m_lagrange;
    MedianAnswer m_answer;
    bool m_isAnnealed = false;
};

} // namespace planner::detail
