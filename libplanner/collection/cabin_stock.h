#pragma once

#include "libplanner/collection/fleet_model.h"
#include "libplanner/collection/plan_collection.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// What lies in every cabin as the days go by.
class CabinStock {
public:
    /// Each cabin as it stands before day 0, `daysFilled[cabin]` days after it was emptied.
    CabinStock(const std::vector<CabinFill>& fills, const std::vector<std::uint32_t>& daysFilled);

    /// One day's yield; returns its mass.
    Mass bringDay();
    void take(const Pickup& pickup);
    [[nodiscard]] Mass total() const;
    [[nodiscard]] Mass massIn(std::size_t cabin) const { return m_mass[cabin]; }
    /// What would be taken from the cabins: one stop each, or several alike where the load exceeds the
    /// cabin's `most`.
    [[nodiscard]] std::vector<Pickup> pickups(const std::vector<std::size_t>& cabins,
                                              const std::vector<LargestTruck>& most) const;

private:
    const std::vector<CabinFill>& m_fills;
    std::vector<Mass> m_mass;
    std::vector<Volume> m_volume;
};

} // namespace planner::detail
