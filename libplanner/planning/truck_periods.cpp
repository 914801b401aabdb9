#include "libplanner/planning/truck_periods.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/network/live_truck_table.h"
#include "libplanner/network/street_changes.h"
#include "libplanner/network/truck_table.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace planner {

namespace {

constexpr Duration WholeDay{86'400'000};

using ZoneSet = std::set<std::size_t>; ///< rows of the city's zones

std::string lowered(std::string text) {
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// All words for vehicles with a green plate.
bool isNewEnergy(const std::string& word) {
    static constexpr std::array<std::string_view, 11> words = {
        "electric", "ev", "bev", "phev", "hydrogen", "new-energy", "nev", "纯电", "纯电动", "电动", "新能源"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Letters, digits and characters of a plate; bytes that continue a character or separate do not count.
std::size_t plateLength(const std::string& plate) {
    std::string plain;
    for (std::size_t i = 0; i < plate.size(); ++i) {
        if (plate.compare(i, 2, "\xC2\xB7") == 0) { // the middle dot
            ++i;
            continue;
        }
        plain += plate[i];
    }
    return static_cast<std::size_t>(std::count_if(plain.begin(), plain.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xC0 || (byte < 0x80 && std::isalnum(byte) != 0);
    }));
}

bool hasGreenPlate(const std::string& plate) {
    const bool isChinese = !plate.empty() && static_cast<unsigned char>(plate.front()) >= 0xE4;
    return isChinese && plateLength(plate) == 8;
}

/// Spans of a day; a zone closed over midnight has two.
std::vector<std::pair<Duration, Duration>> spansOf(const TruckZone& zone) {
    if (zone.from < zone.until)
        return {{zone.from, zone.until}};
    return {{zone.from, WholeDay}, {Duration{}, zone.until}};
}

/// The point half way along.
Point middleOf(std::span<const Point> line) {
    double length = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i)
        length += planarDistance(line[i - 1], line[i]);
    double left = 0.5 * length;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double piece = planarDistance(line[i - 1], line[i]);
        if (left <= piece && piece > 0.0)
            return {line[i - 1].x + (line[i].x - line[i - 1].x) * left / piece,
                    line[i - 1].y + (line[i].y - line[i - 1].y) * left / piece};
        left -= piece;
    }
    return line.front();
}

class Maker {
public:
    Maker(const City& city, std::span<const Access> places, unsigned threads, std::stop_token stop,
          const ProgressFunction& progress, KerbApproach kerb)
        : m_city(city), m_places(places), m_threads(threads), m_stop(std::move(stop)), m_progress(progress),
          m_kerb(kerb) {}

    TruckPeriods make(const std::string& usualEnergy) {
        findProfiles(usualEnergy);
        const Entry& open = entryFor({});
        TruckPeriods result;
        result.profiles = m_profileOf;
        const bool isFree = std::all_of(m_profiles.begin(), m_profiles.end(),
                                        [](const ZoneSet& zones) { return zones.empty(); });
        Duration longest;
        if (!isFree) {
            longest = longestDrive(*open.table);
            result.periods = periods(longest);
        }
        for (const ZoneSet& zones : m_profiles) {
            result.isBound.push_back(!zones.empty());
            for (std::size_t p = 0; p < result.periods.size(); ++p) {
                const Duration until = p + 1 < result.periods.size() ? result.periods[p + 1] : WholeDay;
                const Entry& entry = entryFor(closedIn(zones, result.periods[p], until, longest));
                result.tables.push_back(entry.table);
                result.networks.push_back(entry.network);
            }
        }
        return result;
    }

private:
    struct Entry {
        std::shared_ptr<const TravelMatrix> table;
        std::shared_ptr<const StreetNetwork> network;
    };

    void findProfiles(const std::string& usualEnergy) {
        const auto profileFor = [this](const std::string& energy, const std::string& plate) {
            ZoneSet zones;
            for (std::size_t z = 0; z < m_city.truckZones.size(); ++z)
                if (!isExempt(m_city.truckZones[z], energy, plate))
                    zones.insert(z);
            const auto found = std::find(m_profiles.begin(), m_profiles.end(), zones);
            if (found == m_profiles.end())
                m_profiles.push_back(zones);
            return static_cast<std::uint32_t>(std::find(m_profiles.begin(), m_profiles.end(), zones) -
                                              m_profiles.begin());
        };
        for (const Truck& truck : m_city.fleet)
            m_profileOf.push_back(profileFor(truck.energy, truck.key.text()));
        if (m_city.fleet.empty())
            m_profileOf.push_back(profileFor(usualEnergy, {}));
    }

    static Duration longestDrive(const TravelMatrix& table) {
        std::uint32_t longest = 0;
        for (std::size_t i = 0; i < table.placeCount(); ++i) {
            const std::uint32_t* row = table.durationRow(PlaceIndex{i});
            for (std::size_t j = 0; j < table.placeCount(); ++j)
                if (row[j] != TravelMatrix::Unreachable)
                    longest = std::max(longest, row[j]);
        }
        return Duration{longest};
    }

    [[nodiscard]] std::vector<Duration> periods(Duration longest) const {
        std::set<Duration> starts = {Duration{}};
        for (const ZoneSet& zones : m_profiles)
            for (const std::size_t z : zones)
                for (const auto& [from, until] : spansOf(m_city.truckZones[z])) {
                    if (from > longest)
                        starts.insert(from - longest);
                    if (until < WholeDay)
                        starts.insert(until);
                }
        return {starts.begin(), starts.end()};
    }

    /// Zones that close somewhere between the period's beginning and the arrival of the last to leave in it.
    [[nodiscard]] ZoneSet closedIn(const ZoneSet& zones, Duration begins, Duration ends,
                                   Duration longest) const {
        ZoneSet closed;
        for (const std::size_t z : zones)
            for (const auto& [from, until] : spansOf(m_city.truckZones[z]))
                if (begins < until && from - longest < ends)
                    closed.insert(z);
        return closed;
    }

    const Entry& entryFor(const ZoneSet& zones) {
        const auto found = m_entries.find(zones);
        if (found != m_entries.end())
            return found->second;
        Entry entry;
        entry.network =
            zones.empty() ? m_city.network : changedNetwork(*m_city.network, closures(zones)).network;
        entry.table = std::make_shared<const TravelMatrix>(tableOf(entry.network));
        return m_entries.emplace(zones, std::move(entry)).first->second;
    }

    /// With zones there are tables of several hours: the streets are prepared once, and each follows from the
    /// one before.
    [[nodiscard]] TravelMatrix tableOf(const std::shared_ptr<const StreetNetwork>& network) {
        if (m_city.truckZones.empty())
            return buildTruckTable(*network, m_places, m_threads, m_stop, m_progress, m_kerb);
        try {
            if (!m_live)
                m_live.emplace(m_city.network, std::vector<Access>(m_places.begin(), m_places.end()), m_stop,
                               m_kerb);
            if (network != m_liveNetwork)
                m_live->update(network, m_stop);
            m_liveNetwork = network;
            return m_live->table();
        } catch (const Cancelled&) {
            const std::size_t count = m_places.size() * m_places.size();
            return {m_places.size(), std::vector<std::uint32_t>(count, TravelMatrix::Unreachable),
                    std::vector<std::uint32_t>(count, TravelMatrix::Unreachable)};
        }
    }

    /// The pieces of street whose middle lies in one of the zones.
    [[nodiscard]] std::vector<StreetChange> closures(const ZoneSet& zones) const {
        std::vector<StreetChange> changes;
        const StreetNetwork& network = *m_city.network;
        for (std::size_t e = 0; e < network.edgeCount(); ++e) {
            const Point middle = middleOf(network.geometry(EdgeIndex{e}));
            const bool isInside = std::any_of(zones.begin(), zones.end(), [&](std::size_t z) {
                const MultiPolygon& area = m_city.truckZones[z].area;
                return std::any_of(area.begin(), area.end(), [&](const Polygon& part) {
                    return boundsOf(part).contains(middle) && contains(part, middle);
                });
            });
            if (!isInside)
                continue;
            StreetChange change;
            change.edge = EdgeIndex{e};
            change.closedToTrucks = true;
            changes.push_back(std::move(change));
        }
        return changes;
    }

    const City& m_city;
    std::span<const Access> m_places;
    unsigned m_threads;
    std::stop_token m_stop;
    const ProgressFunction& m_progress;
    KerbApproach m_kerb;
    std::vector<ZoneSet> m_profiles; ///< by profile: the zones that bind it
    std::vector<std::uint32_t> m_profileOf;
    std::map<ZoneSet, Entry> m_entries;
    std::optional<LiveTruckTable> m_live;
    std::shared_ptr<const StreetNetwork> m_liveNetwork = m_city.network;
};

} // namespace

bool isExempt(const TruckZone& zone, const std::string& energy, const std::string& plate) {
    const std::string own = lowered(energy);
    const bool isGreen = isNewEnergy(own) || hasGreenPlate(plate);
    return std::any_of(zone.exempt.begin(), zone.exempt.end(), [&](const std::string& word) {
        const std::string exempt = lowered(word);
        return (!own.empty() && exempt == own) || (isGreen && isNewEnergy(exempt));
    });
}

TruckPeriods makeTruckPeriods(const City& city, const std::string& usualEnergy,
                              std::span<const Access> places, unsigned threads, std::stop_token stop,
                              const ProgressFunction& progress, KerbApproach kerb) {
    return Maker(city, places, threads, std::move(stop), progress, kerb).make(usualEnergy);
}

} // namespace planner
