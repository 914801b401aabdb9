#include "libplanner/network/travel_matrix.h"

#include "libplanner/base/error.h"

#include <string>
#include <utility>

namespace planner {

TravelMatrix::TravelMatrix(std::size_t placeCount, std::vector<std::uint32_t> durations,
                           std::vector<std::uint32_t> distances)
    : m_count(placeCount), m_durations(std::move(durations)), m_distances(std::move(distances)) {
    const std::size_t entries = placeCount * placeCount;
    if (m_durations.size() != entries || m_distances.size() != entries) {
        ErrorDetails details;
        details.name = "travel table";
        details.value = std::to_string(m_durations.size()) + " and " + std::to_string(m_distances.size());
        details.reason = std::to_string(entries) + " entries expected";
        throw Error(ErrorCode::BadValue, std::move(details));
    }
}

} // namespace planner
