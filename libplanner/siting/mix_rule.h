#pragma once

#include <cstdint>

namespace planner {

/// How two goals share a plan.
enum class MixRule : std::uint8_t {
    Kept,     ///< the first stays within a share of its best value, then the second is made as good as can be
    Weighted, ///< each counted by how far it falls short of its own best value
};

} // namespace planner
