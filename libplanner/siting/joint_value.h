#pragma once

#include "libplanner/siting/choice_value.h"
#include "libplanner/siting/joint_share.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace planner::detail {

/// Where every open site in a client's row has a say (see JointShare): the sum of weight × (most - share).
///
/// objective() is exact; gains and losses are exact for backup cover and within a millionth of the weight for
/// split material. Memory: O(clients + sites) beside the instance. A change costs the rows of the clients it
/// touches.
class JointValue final : public ChoiceValue {
public:
    JointValue(std::unique_ptr<MedianInstance> instance, const JointShare& share);

    [[nodiscard]] const MedianInstance& instance() const override { return *m_instance; }
    bool start(std::span<const std::uint32_t> open, WorkMeter& meter) override;
    void open(std::uint32_t site) override { set(site, true); }
    void close(std::uint32_t site) override { set(site, false); }
    [[nodiscard]] std::int64_t objective() const override { return m_objective; }
    [[nodiscard]] std::int64_t gain(std::uint32_t site) const override { return m_effect[site]; }
    [[nodiscard]] std::int64_t loss(std::uint32_t site) const override { return m_effect[site]; }
    [[nodiscard]] std::int64_t swapGain(std::uint32_t in, std::uint32_t out) const override;
    void addServers(std::uint32_t client, std::vector<std::uint32_t>& sites) const override;

private:
    void set(std::uint32_t site, bool isOpen);
    void sumUp(std::uint32_t client);
    void count(std::uint32_t client, int sign);
    [[nodiscard]] std::int64_t effectOf(std::uint32_t client, const WalkEntry& entry) const;
    [[nodiscard]] std::int64_t missingWithout(std::uint32_t client, std::uint32_t site) const;
    [[nodiscard]] std::int64_t overlap(std::uint32_t client, std::uint32_t inCost,
                                       const WalkEntry& closing) const;

    std::unique_ptr<MedianInstance> m_instance;
    JointShare m_share;
    std::vector<std::uint8_t> m_isOpen;
    std::vector<JointShare::Sum> m_sums;
    std::vector<std::int64_t> m_effect; ///< by site: gain of a closed one, loss of an open one
    std::int64_t m_objective = 0;
};

} // namespace planner::detail
