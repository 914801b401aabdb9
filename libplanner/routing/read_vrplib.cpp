#include "libplanner/routing/routing_instance.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <sstream>
#include <tuple>
#include <utility>

namespace planner::detail {

namespace {

using Rows = std::vector<std::vector<double>>;

/// Keywords and sections of a VRPLIB text, as numbers.
class Sections {
public:
    Sections(const std::string& text, const std::string& file) : m_file(file) {
        std::istringstream lines(text);
        std::string line;
        std::string section;
        while (std::getline(lines, line)) {
            const std::string word = firstWord(line);
            if (word.empty())
                continue;
            if (word == "EOF")
                break;
            if (std::isalpha(static_cast<unsigned char>(word.front())) != 0) {
                section = startOf(line, word);
                continue;
            }
            if (section.empty())
                refuseInstance(file, word, "a number outside any section");
            m_rows[section].push_back(numbers(line));
        }
    }

    [[nodiscard]] bool has(const std::string& section) const { return m_rows.contains(section); }
    [[nodiscard]] const Rows& rows(const std::string& section) const {
        const auto found = m_rows.find(section);
        if (found == m_rows.end())
            refuseInstance(m_file, section, "section missing");
        return found->second;
    }
    [[nodiscard]] std::optional<std::string> word(const std::string& key) const {
        const auto found = m_words.find(key);
        return found == m_words.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] std::optional<double> number(const std::string& key) const {
        const auto text = word(key);
        if (!text)
            return std::nullopt;
        std::istringstream stream(*text);
        double value = 0.0;
        if (!(stream >> value))
            refuseInstance(m_file, key, "not a number: " + *text);
        return value;
    }
    /// One value a node, by node number from 1.
    [[nodiscard]] std::vector<double> byNode(const std::string& section, std::size_t count,
                                             std::size_t column) const {
        std::vector<double> values(count, 0.0);
        for (const std::vector<double>& row : rows(section)) {
            if (row.size() <= column || row[0] < 1.0 || row[0] > static_cast<double>(count))
                refuseInstance(m_file, section, "node outside 1 to DIMENSION, or too few columns");
            values[static_cast<std::size_t>(row[0]) - 1] = row[column];
        }
        return values;
    }

private:
    static std::string firstWord(const std::string& line) {
        const auto begin = line.find_first_not_of(" \t\r");
        if (begin == std::string::npos)
            return {};
        return line.substr(begin, line.find_first_of(" \t\r:", begin) - begin);
    }

    std::string startOf(const std::string& line, const std::string& word) {
        if (word.ends_with("_SECTION")) {
            m_rows[word];
            return word;
        }
        const auto colon = line.find(':');
        std::string value = colon == std::string::npos ? "" : line.substr(colon + 1);
        const auto begin = value.find_first_not_of(" \t\r\"");
        const auto end = value.find_last_not_of(" \t\r\"");
        m_words[word] = begin == std::string::npos ? "" : value.substr(begin, end - begin + 1);
        return {};
    }

    std::vector<double> numbers(const std::string& line) const {
        std::istringstream stream(line);
        std::vector<double> row;
        double value = 0.0;
        while (stream >> value)
            row.push_back(value);
        if (!stream.eof())
            refuseInstance(m_file, line, "not a row of numbers");
        return row;
    }

    std::string m_file;
    std::map<std::string, std::string> m_words;
    std::map<std::string, Rows> m_rows;
};

/// What makes one vehicle differ from another.
using VehicleKey = std::tuple<double, double, double>; ///< capacity, fixed cost, unit cost

class VrplibReader {
public:
    VrplibReader(const std::string& text, const std::string& file, std::optional<InstanceRounding> rounding)
        : m_file(file), m_sections(text, file), m_rounding(rounding) {}

    RoutingInstance read() {
        m_instance.name = m_sections.word("NAME").value_or("");
        const double dimension = m_sections.number("DIMENSION").value_or(0.0);
        if (dimension < 1.0 || dimension > 50000.0)
            refuseInstance(m_file, "DIMENSION", "missing or out of range");
        m_count = static_cast<std::size_t>(dimension);
        m_hasTypes = m_sections.has("CAPACITY_SECTION") || m_sections.has("VEHICLES_FIXED_COST_SECTION");
        m_hasTime = m_sections.has("TIME_WINDOW_SECTION");
        readDepots();
        setScale();
        readTable();
        readStops();
        readVehicles();
        return std::move(m_instance);
    }

private:
    void readDepots() {
        m_isDepot.assign(m_count, 0);
        if (m_sections.has("DEPOT_SECTION"))
            for (const std::vector<double>& row : m_sections.rows("DEPOT_SECTION"))
                for (const double node : row)
                    if (node >= 1.0 && node <= dimensionLimit())
                        m_depots.push_back(static_cast<std::size_t>(node) - 1);
        if (m_depots.empty())
            m_depots.push_back(0);
        for (const std::size_t depot : m_depots)
            m_isDepot[depot] = 1;
    }

    [[nodiscard]] double dimensionLimit() const { return static_cast<double>(m_count); }

    /// CVRP counts nearest integers; forms with windows count tenths, truncated; truck types real distances.
    void setScale() {
        m_instance.rounding = InstanceRounding::Nearest;
        if (m_hasTime) {
            m_instance.rounding = InstanceRounding::Floor;
            m_instance.scale = m_instance.fileScale = 10.0;
        } else if (m_hasTypes) {
            m_instance.rounding = InstanceRounding::None;
        }
        if (m_rounding)
            m_instance.rounding = *m_rounding;
        if (m_instance.rounding == InstanceRounding::None)
            m_instance.scale = 1000.0 * m_instance.fileScale;
    }

    void readTable() {
        const std::string kind = m_sections.word("EDGE_WEIGHT_TYPE").value_or("EUC_2D");
        if (kind == "EXPLICIT") {
            readExplicit();
            return;
        }
        if (kind != "EUC_2D")
            refuseInstance(m_file, "EDGE_WEIGHT_TYPE", "EUC_2D or EXPLICIT expected, not " + kind);
        m_instance.x = m_sections.byNode("NODE_COORD_SECTION", m_count, 1);
        m_instance.y = m_sections.byNode("NODE_COORD_SECTION", m_count, 2);
        addEuclideanTable(m_instance);
    }

    void readExplicit() {
        std::vector<double> values;
        for (const std::vector<double>& row : m_sections.rows("EDGE_WEIGHT_SECTION"))
            values.insert(values.end(), row.begin(), row.end());
        const std::string form = m_sections.word("EDGE_WEIGHT_FORMAT").value_or("FULL_MATRIX");
        std::vector<std::uint32_t> table(m_count * m_count, 0);
        m_instance.scale = m_instance.fileScale = 1.0;
        std::size_t at = 0;
        const auto next = [&]() -> std::uint32_t {
            if (at >= values.size() || values[at] < 0.0)
                refuseInstance(m_file, "EDGE_WEIGHT_SECTION", "too few entries, or a negative one");
            return static_cast<std::uint32_t>(std::llround(values[at++]));
        };
        for (std::size_t i = 0; i < m_count; ++i) {
            const bool isUpper = form == "UPPER_ROW" || form == "UPPER_DIAG_ROW";
            const bool hasDiagonal = form != "UPPER_ROW" && form != "LOWER_ROW";
            const std::size_t from = isUpper ? (hasDiagonal ? i : i + 1) : 0;
            const std::size_t until = form == "FULL_MATRIX" || isUpper ? m_count : (hasDiagonal ? i + 1 : i);
            for (std::size_t j = from; j < until; ++j) {
                table[i * m_count + j] = next();
                if (form != "FULL_MATRIX")
                    table[j * m_count + i] = table[i * m_count + j];
            }
        }
        m_instance.data.placeCount = m_count;
        m_instance.data.tables = {std::make_shared<const TravelMatrix>(m_count, table, table)};
    }

    [[nodiscard]] Duration time(double value) const {
        return Duration{std::llround(value * m_instance.scale)};
    }

    void readStops() {
        const std::vector<double> demand = m_sections.byNode("DEMAND_SECTION", m_count, 1);
        std::vector<double> early;
        std::vector<double> late;
        std::vector<double> release;
        std::vector<double> service(m_count, m_sections.number("SERVICE_TIME").value_or(0.0));
        if (m_hasTime) {
            early = m_sections.byNode("TIME_WINDOW_SECTION", m_count, 1);
            late = m_sections.byNode("TIME_WINDOW_SECTION", m_count, 2);
        }
        if (m_sections.has("SERVICE_TIME_SECTION"))
            service = m_sections.byNode("SERVICE_TIME_SECTION", m_count, 1);
        if (m_sections.has("RELEASE_TIME_SECTION"))
            release = m_sections.byNode("RELEASE_TIME_SECTION", m_count, 1);
        for (std::size_t node = 0; node < m_count; ++node) {
            if (m_isDepot[node] != 0)
                continue;
            RoutingStop stop;
            stop.place = PlaceIndex{node};
            stop.load = {std::llround(demand[node])};
            if (m_hasTime) {
                stop.windows = {{time(early[node]), time(late[node])}};
                stop.service = time(service[node]);
            }
            if (!release.empty())
                stop.release = time(release[node]);
            m_instance.data.stops.push_back(std::move(stop));
            // A .sol file counts clients from 1 behind the depots.
            m_instance.stopNumber.push_back(static_cast<std::int64_t>(node + 1 - m_depots.size()) +
                                            (m_sections.has("VEHICLES_RELOAD_DEPOT_SECTION")
                                                 ? static_cast<std::int64_t>(m_depots.size()) - 1
                                                 : 0));
        }
        if (m_hasTime) {
            m_earliest = time(early[m_depots.front()]);
            m_latest = time(late[m_depots.front()]);
        }
    }

    [[nodiscard]] double perVehicle(const std::string& section, std::size_t vehicle, double otherwise) const {
        if (!m_sections.has(section))
            return otherwise;
        const Rows& rows = m_sections.rows(section);
        if (vehicle >= rows.size() || rows[vehicle].size() < 2)
            refuseInstance(m_file, section, "one row for each vehicle expected");
        return rows[vehicle][1];
    }

    void readVehicles() {
        const std::optional<double> capacity = m_sections.number("CAPACITY");
        if (!capacity && !m_sections.has("CAPACITY_SECTION"))
            refuseInstance(m_file, "CAPACITY", "missing");
        const auto count = static_cast<std::size_t>(
            m_sections.number("VEHICLES").value_or(static_cast<double>(m_instance.data.stops.size())));
        std::map<VehicleKey, std::uint32_t> kinds;
        std::vector<VehicleKey> order;
        for (std::size_t vehicle = 0; vehicle < count; ++vehicle) {
            const VehicleKey key{perVehicle("CAPACITY_SECTION", vehicle, capacity.value_or(0.0)),
                                 perVehicle("VEHICLES_FIXED_COST_SECTION", vehicle, 0.0),
                                 perVehicle("VEHICLES_UNIT_DISTANCE_COST_SECTION", vehicle, 1.0)};
            if (kinds[key]++ == 0)
                order.push_back(key);
        }
        if (m_sections.has("VEHICLES_RELOAD_DEPOT_SECTION")) {
            m_instance.data.disposals.push_back({PlaceIndex{m_depots.front()}, {}, {}, {}});
            m_instance.disposalNumber.push_back(0);
        }
        for (const VehicleKey& key : order)
            addType(key, kinds[key]);
    }

    void addType(const VehicleKey& key, std::uint32_t count) {
        const auto [capacity, fixed, unit] = key;
        VehicleType type;
        type.count = count;
        type.capacity = {std::llround(capacity)};
        type.start = type.end = PlaceIndex{m_depots.front()};
        if (!m_instance.data.disposals.empty()) {
            type.disposals = {DisposalIndex{std::size_t{0}}};
            type.maxTrips = static_cast<std::uint32_t>(m_instance.data.stops.size());
        }
        if (m_hasTime) {
            type.earliest = m_earliest;
            type.latest = m_latest;
        }
        type.costPerDistance = std::llround(unit);
        type.fixedCost = std::llround(fixed * m_instance.scale / m_instance.fileScale);
        m_instance.data.vehicleTypes.push_back(type);
        m_instance.unitCost.push_back(unit);
        m_instance.fixedCost.push_back(fixed);
        m_instance.depotNumber.push_back(static_cast<std::int64_t>(m_depots.front()));
    }

    std::string m_file;
    Sections m_sections;
    std::optional<InstanceRounding> m_rounding;
    RoutingInstance m_instance;
    std::size_t m_count = 0;
    std::vector<std::size_t> m_depots;
    std::vector<char> m_isDepot;
    bool m_hasTypes = false;
    bool m_hasTime = false;
    Duration m_earliest;
    Duration m_latest = LatestTime;
};

} // namespace

RoutingInstance readVrplib(const std::string& text, const std::string& file,
                           std::optional<InstanceRounding> rounding) {
    return VrplibReader(text, file, rounding).read();
}

} // namespace planner::detail
