#include "libplanner/collection/cabin_stock.h"

#include <algorithm>

namespace planner::detail {

namespace {

/// Trucks needed for a load, at least one.
std::int64_t partsOf(std::int64_t load, std::int64_t most) {
    return load <= 0 || most <= 0 ? 1 : (load - 1) / most + 1;
}

} // namespace

CabinStock::CabinStock(const std::vector<CabinFill>& fills,
                       const std::vector<std::vector<std::size_t>>& calendar)
    : m_fills(fills), m_mass(fills.size()), m_volume(fills.size()) {
    std::vector<char> isSeen(fills.size(), 0);
    for (std::size_t day = 0; day < calendar.size(); ++day)
        for (const std::size_t cabin : calendar[day]) {
            if (isSeen[cabin] != 0)
                continue;
            isSeen[cabin] = 1;
            const std::int64_t days = std::max<std::int64_t>(
                0, static_cast<std::int64_t>(fills[cabin].roundDays) - 1 - static_cast<std::int64_t>(day));
            m_mass[cabin] = Mass{fills[cabin].mass.count() * days};
            m_volume[cabin] = Volume{fills[cabin].volume.count() * days};
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

std::vector<Pickup> CabinStock::pickups(const std::vector<std::size_t>& cabins, Mass mostMass,
                                        Volume mostVolume) const {
    std::vector<Pickup> result;
    for (const std::size_t cabin : cabins) {
        const std::int64_t mass = m_mass[cabin].count();
        const std::int64_t volume = m_volume[cabin].count();
        if (mass <= 0)
            continue;
        const std::int64_t parts =
            std::max(partsOf(mass, mostMass.count()), partsOf(volume, mostVolume.count()));
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
