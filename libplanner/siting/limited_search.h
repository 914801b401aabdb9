#pragma once

#include "libplanner/base/random.h"
#include "libplanner/siting/choice_value.h"
#include "libplanner/siting/limit_state.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// A choice of sites under limits: how far it breaks them, then what it costs.
struct LimitedAnswer {
    std::vector<std::uint32_t> open; ///< ascending
    std::int64_t violation = 0;
    std::int64_t objective = 0;

    [[nodiscard]] bool isBetterThan(const LimitedAnswer& other) const {
        return violation != other.violation ? violation < other.violation : objective < other.objective;
    }
};

/// Searches for a choice that keeps all limits and is then as good as can be found: openings, closings and
/// swaps, ranked by what they do to violation and objective and tried one by one, with shakes in between.
///
/// Heuristic: an answer that still breaks limits proves nothing. Cost: a trial changes what one swap changes;
/// every round looks at all sites; a shake and what follows counts for one of the meter's effort.
class LimitedSearch {
public:
    /// `value` is what is to be small; its instance has the problem's sites, and its range is searched.
    LimitedSearch(ChoiceValue& value, const SitingProblem& problem, const SitingLimits& limits,
                  std::uint64_t seed, WorkMeter& meter);

    /// Searches from these sites, as many more or less as the instance wants. `shakes` without progress end
    /// it.
    LimitedAnswer run(const std::vector<std::uint32_t>& start, int shakes);

private:
    struct Move {
        std::uint32_t in = NoSite;
        std::uint32_t out = NoSite;
        std::int64_t violation = 0; ///< change expected
        std::int64_t gain = 0;      ///< of the objective, expected
    };

    [[nodiscard]] static bool isBetter(const Move& a, const Move& b);
    void open(std::uint32_t site);
    void close(std::uint32_t site);
    bool begin(const std::vector<std::uint32_t>& start);
    void fillUp();
    void descend();
    bool improveOnce();
    bool tryMove(const Move& move);
    void shake();
    void returnTo(const LimitedAnswer& answer);
    [[nodiscard]] bool mayOpen(std::uint32_t site) const {
        return !m_limits.isOpen(site) && m_instance.fixing(site) != Fixing::Closed;
    }
    [[nodiscard]] bool mayClose(std::uint32_t site) const {
        return m_limits.isOpen(site) && m_instance.fixing(site) != Fixing::Open;
    }
    [[nodiscard]] std::vector<Move> openings() const;
    [[nodiscard]] std::vector<Move> closings() const;
    [[nodiscard]] std::vector<std::uint32_t> openSites() const;
    [[nodiscard]] std::vector<Move> moves() const;
    [[nodiscard]] Move swapOf(const Move& opening, const Move& closing) const;
    [[nodiscard]] LimitedAnswer now() const;

    ChoiceValue& m_search;
    const MedianInstance& m_instance;
    WorkMeter& m_meter;
    LimitState m_limits;
    Random m_random;
    std::uint32_t m_count = 0;
};

} // namespace planner::detail
