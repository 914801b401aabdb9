#pragma once

#include "libplanner/siting/joint_share.h"
#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/step_pace.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planner::detail {

/// Upper bounds for goals where every open site in a client's row has a say: a client's share is a concave
/// function g of the sum s of what its open sites bring (split: 1 - exp(-s), each site bringing
/// -ln(1 - share); backup: s up to 1, then the backup share times what comes on top), so that
///
///     value(u) = sum_i w_i max_s (g(s) - u_i s) + the N largest (fixed sites aside) of sum_i w_i u_i a_ij
///
/// is a bound whatever the slopes u. They fall by deflected subgradient steps. In doubles; what is reported
/// is rounded up beyond their error. Memory: 4 bytes an entry. Cost of an evaluation: the entries. Source:
/// Cornuejols, Fisher and Nemhauser (1977) for the relaxation; tangents of a concave function.
class JointBound {
public:
    JointBound(const MedianInstance& instance, const JointShare& share);

    /// Slopes as they are where these sites are open.
    void startFrom(std::span<const std::uint32_t> open);
    /// False when interrupted: nothing is changed.
    bool evaluate(WorkMeter& meter);
    /// Moves the slopes towards a lower value; `lower` is the objective of a known plan.
    void step(std::int64_t lower);
    void restart(const StepRule& rule);
    [[nodiscard]] bool isExhausted() const { return m_pace.isExhausted(); }

    /// No choice is worth more, in weight × millionths.
    [[nodiscard]] std::int64_t bound() const;
    /// The sites the last evaluation took.
    [[nodiscard]] const std::vector<std::uint32_t>& taken() const { return m_taken; }

private:
    [[nodiscard]] float bringing(std::uint32_t cost) const;
    void sumUp(std::span<const std::uint32_t> open);
    [[nodiscard]] double peak(double slope) const;
    [[nodiscard]] double sumAt(double slope) const;
    [[nodiscard]] double clamped(double slope) const;
    void take();

    const MedianInstance& m_instance;
    JointShare m_share;
    double m_backup;
    std::vector<float> m_brings; ///< entry by entry, row by row: what the site adds to the client's sum
    std::vector<double> m_slopes;
    std::vector<double> m_bestSlopes;
    std::vector<double> m_direction;
    std::vector<double> m_siteValues;
    std::vector<double> m_sums; ///< by client: what the sites taken bring
    std::vector<std::uint32_t> m_taken;
    double m_value = 0.0;
    double m_bestValue;
    double m_hidden = 0.0; ///< at most what capping the largest shares may hide
    double m_total = 0.0;  ///< weight
    StepPace m_pace;
};

} // namespace planner::detail
