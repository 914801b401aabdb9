#pragma once

#include "libplanner/city/city.h"
#include "libplanner/network/access.h"
#include "libplanner/siting/siting_problem.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace app::cli {

/// Homes and places for cabins in a made town, so many of each, all over it.
struct BenchTown {
    std::shared_ptr<const planner::City> city;
    std::vector<planner::Access> homes;
    std::vector<std::int64_t> weights; ///< one a home: thousandths of a person
    std::vector<planner::Access> sites;
};

/// Makes, writes and reads a town large enough. Throws Error{NoDemand, NoCandidates} where it is not,
/// WriteFailed; Cancelled.
[[nodiscard]] BenchTown makeBenchTown(std::size_t homes, std::size_t sites, const std::stop_token& stop);

/// The shortest walk to so many cabins of the town; rows hold the nearest sites along its streets.
[[nodiscard]] planner::SitingInput medianIn(const BenchTown& town, std::uint32_t facilities,
                                            std::uint32_t nearest, const std::stop_token& stop);

} // namespace app::cli
