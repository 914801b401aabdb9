#pragma once

#include "libplanner/base/random.h"
#include "libplanner/routing/tour.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

struct RuinOptions {
    double meanRemoved = 10.0;   ///< clients taken out an iteration, on average
    double longestString = 10.0; ///< from one trip
    double splitShare = 0.5;     ///< strings that keep a piece in their middle
};

/// Takes strings of neighbouring clients out of trips near each other.
///
/// Source: Christiaens and Vanden Berghe (2020), slack induction by string removals; a string never crosses
/// an unloading.
class Ruin {
public:
    Ruin(const SearchModel& model, const RuinOptions& options);

    /// Removes strings around `seed`; routes are cleaned of empty trips and refreshed.
    void run(Tour& tour, Visit seed, Random& random);

private:
    /// Now and then whole sequences go together: else they never leave their truck.
    void removeSequences(Tour& tour);
    void removeString(Tour& tour, Visit around, std::int32_t length, bool isSplit, Random& random);

    const SearchModel& m_model;
    RuinOptions m_options;
    std::vector<std::uint32_t> m_ruined; ///< by head: stamp of the run that took from it
    std::uint32_t m_stamp = 0;
    std::vector<std::int32_t> m_routes;
    std::vector<Visit> m_string;
    std::vector<Visit> m_removed; ///< clients with an order to keep
};

} // namespace planner::detail
