#include "libplanner/collection/cabin_stock.h"

#include <algorithm>

namespace planner::detail {

namespace {

/// Trucks needed for a load, at least one.
std::int64_t partsOf(std::int64_t load, std::int64_t most) {
    return load <= 0 || most <= 0 ? 1 : (load - 1) / most + 1;
}

} // namespace

CabinStock::CabinStock(const std::vector<CabinFill>& fills, const std::vector<std::uint32_t>& daysFilled)
    : m_fills(fills), m_mass(fills.size()), m_volume(fills.size()) {
    for (std::size_t cabin = 0; cabin < fills.size(); ++cabin) {
        m_mass[cabin] = Mass{fills[cabin].mass.count() * daysFilled[cabin]};
        m_volume[cabin] = Volume{fills[cabin].volume.count() * daysFilled[cabin]};
    }
}

Mass CabinStock::bringDay() {
    Mass brought;
    for (std::size_t c = 0; c < m_fills.size(); ++c) {
        m_mass[c] += Mass{m_fills[c].mass.count()};
        m_volume[c] += Volume{m_fills[c].volume.count()};
        brought += Mass{m_fills[c].mass.count()};
    }
    return brought;
}

void CabinStock::take(const Pickup& pickup) {
    m_mass[pickup.cabin] -= pickup.mass;
    m_volume[pickup.cabin] -= pickup.volume;
}

Mass CabinStock::total() const {
    Mass sum;
    for (const Mass mass : m_mass)
        sum += mass;
    return sum;
}

std::vector<Pickup> CabinStock::pickups(const std::vector<std::size_t>& cabins,
                                        const std::vector<LargestTruck>& most) const {
    std::vector<Pickup> result;
    for (const std::size_t cabin : cabins) {
        const std::int64_t mass = m_mass[cabin].count();
        const std::int64_t volume = m_volume[cabin].count();
        if (mass <= 0)
            continue;
        const std::int64_t parts =
            std::max(partsOf(mass, most[cabin].mass.count()), partsOf(volume, most[cabin].volume.count()));
        for (std::int64_t part = 0; part < parts; ++part) {
            Pickup pickup;
            pickup.cabin = cabin;
            pickup.mass = Mass{mass * (part + 1) / parts - mass * part / parts};
            pickup.volume = Volume{volume * (part + 1) / parts - volume * part / parts};
            result.push_back(pickup);
        }
    }
    return result;
}

} // namespace planner::detail
