#include "libplanner/routing/routing_instance.h"

#include <cmath>
#include <sstream>
#include <utility>

namespace planner::detail {

namespace {

constexpr double RealScale = 1000.0; ///< table units for one unit of a form that does not round

/// Numbers of a text one after the other; throws where one is missing.
class NumberReader {
public:
    NumberReader(const std::string& text, const std::string& file) : m_stream(text), m_file(file) {}

    double next(const char* what) {
        double value = 0.0;
        if (!(m_stream >> value))
            refuseInstance(m_file, what, "number missing");
        return value;
    }
    std::int64_t count(const char* what, double most) {
        const double value = next(what);
        if (value < 0.0 || value > most)
            refuseInstance(m_file, what, "out of range");
        return std::llround(value);
    }

private:
    std::istringstream m_stream;
    std::string m_file;
};

std::vector<double> numbersIn(const std::string& line) {
    std::istringstream stream(line);
    std::vector<double> values;
    double value = 0.0;
    while (stream >> value)
        values.push_back(value);
    return values;
}

void setRealScale(RoutingInstance& instance, std::optional<InstanceRounding> rounding) {
    instance.rounding = rounding.value_or(InstanceRounding::None);
    instance.scale = RealScale;
}

Duration scaledTime(double value) {
    return Duration{std::llround(value * RealScale)};
}

} // namespace

RoutingInstance readSolomon(const std::string& text, const std::string& file,
                            std::optional<InstanceRounding> rounding) {
    RoutingInstance instance;
    setRealScale(instance, rounding);
    std::istringstream lines(text);
    std::string line;
    std::vector<std::vector<double>> rows;
    std::vector<double> fleet;
    std::getline(lines, instance.name);
    while (!instance.name.empty() && std::isspace(static_cast<unsigned char>(instance.name.back())) != 0)
        instance.name.pop_back();
    while (std::getline(lines, line)) {
        std::vector<double> values = numbersIn(line);
        if (values.size() == 2 && fleet.empty())
            fleet = std::move(values);
        else if (values.size() == 7)
            rows.push_back(std::move(values));
    }
    if (fleet.empty() || rows.size() < 2)
        refuseInstance(file, "CUSTOMER", "vehicle line or customers missing");
    for (const std::vector<double>& row : rows) {
        instance.x.push_back(row[1]);
        instance.y.push_back(row[2]);
    }
    addEuclideanTable(instance);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        RoutingStop stop;
        stop.place = PlaceIndex{i};
        stop.load = {std::llround(rows[i][3])};
        stop.windows = {{scaledTime(rows[i][4]), scaledTime(rows[i][5])}};
        stop.service = scaledTime(rows[i][6]);
        instance.data.stops.push_back(std::move(stop));
        instance.stopNumber.push_back(std::llround(rows[i][0]));
    }
    VehicleType type;
    type.count = static_cast<std::uint32_t>(fleet[0]);
    type.capacity = {std::llround(fleet[1])};
    type.start = type.end = PlaceIndex{std::size_t{0}};
    type.earliest = scaledTime(rows[0][4]);
    type.latest = scaledTime(rows[0][5]);
    instance.data.vehicleTypes = {type};
    instance.unitCost = {1.0};
    instance.fixedCost = {0.0};
    instance.depotNumber = {0};
    return instance;
}

RoutingInstance readCordeau(const std::string& text, const std::string& file,
                            std::optional<InstanceRounding> rounding) {
    NumberReader numbers(text, file);
    const std::int64_t kind = numbers.count("type", 7.0);
    const std::int64_t vehicles = numbers.count("vehicles", 1e4);
    const std::int64_t stops = numbers.count("customers", 1e5);
    const std::int64_t depots = numbers.count("depots", 1e3);
    if (kind != 0 && kind != 2)
        refuseInstance(file, "type", "0 (one depot) or 2 (several depots) expected");
    RoutingInstance instance;
    setRealScale(instance, rounding);
    std::vector<std::pair<double, double>> limits;
    for (std::int64_t d = 0; d < depots; ++d) {
        const double duration = numbers.next("duration");
        limits.emplace_back(duration, numbers.next("load"));
    }
    const std::int64_t depotRows = kind == 2 ? depots : 1;
    std::istringstream lines(text);
    std::string line;
    std::vector<std::vector<double>> rows;
    for (std::int64_t skipped = 0; skipped <= depots && std::getline(lines, line);)
        skipped += numbersIn(line).empty() ? 0 : 1;
    while (std::getline(lines, line)) {
        std::vector<double> values = numbersIn(line);
        if (values.size() >= 5)
            rows.push_back(std::move(values));
    }
    // One depot comes first, several come last.
    if (kind == 0 && !rows.empty()) {
        rows.push_back(rows.front());
        rows.erase(rows.begin());
    }
    if (rows.size() != static_cast<std::size_t>(stops + depotRows))
        refuseInstance(file, "customers", "as many rows as customers and depots expected");
    for (const std::vector<double>& row : rows) {
        instance.x.push_back(row[1]);
        instance.y.push_back(row[2]);
    }
    addEuclideanTable(instance);
    for (std::size_t i = 0; i < static_cast<std::size_t>(stops); ++i) {
        RoutingStop stop;
        stop.place = PlaceIndex{i};
        stop.load = {std::llround(rows[i][4])};
        stop.service = scaledTime(rows[i][3]);
        instance.data.stops.push_back(std::move(stop));
        instance.stopNumber.push_back(std::llround(rows[i][0]));
    }
    for (std::size_t d = 0; d < static_cast<std::size_t>(depotRows); ++d) {
        VehicleType type;
        type.count = static_cast<std::uint32_t>(vehicles);
        type.capacity = {std::llround(limits[d].second)};
        type.start = type.end = PlaceIndex{static_cast<std::size_t>(stops) + d};
        if (limits[d].first > 0.0)
            type.maxDuration = scaledTime(limits[d].first);
        instance.data.vehicleTypes.push_back(type);
        instance.unitCost.push_back(1.0);
        instance.fixedCost.push_back(0.0);
        instance.depotNumber.push_back(std::llround(rows[static_cast<std::size_t>(stops) + d][0]));
    }
    return instance;
}

RoutingInstance readKim(const std::string& text, const std::string& file) {
    RoutingInstance instance;
    instance.isManhattan = true;
    instance.rounding = InstanceRounding::None;
    instance.scale = 10.0;            // tenths of a foot
    instance.reported = 1.0 / 5280.0; // miles
    instance.fewestVehicles = true;
    std::istringstream lines(text);
    std::string line;
    std::vector<double> head;
    std::vector<std::vector<double>> rows;
    while (std::getline(lines, line)) {
        std::vector<double> values = numbersIn(line);
        if (values.size() >= 8)
            rows.push_back(std::move(values));
        else if (!values.empty() && head.size() < 5)
            head.push_back(values.front());
    }
    if (head.size() < 5 || rows.empty())
        refuseInstance(file, "head", "five values and a table of stops expected");
    for (const std::vector<double>& row : rows) {
        instance.x.push_back(row[1]);
        instance.y.push_back(row[2]);
    }
    const double milesPerHour = head[4];
    // Milliseconds for a tenth of a foot.
    addEuclideanTable(instance, 3.6e6 / (5280.0 * milesPerHour * 10.0));
    const auto clock = [](double hhmm) {
        const double hours = std::floor(hhmm / 100.0);
        return seconds(3600.0 * hours + 60.0 * (hhmm - 100.0 * hours));
    };
    const auto yards = [](double value) { return std::llround(value * 100.0); };
    VehicleType type;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::vector<double>& row = rows[i];
        const TimeWindow window{clock(row[3]), clock(row[4])};
        if (row[7] == 0.0) {
            type.start = type.end = PlaceIndex{i};
            type.earliest = window.from;
            type.latest = window.until;
            instance.depotNumber = {std::llround(row[0])};
        } else if (row[7] == 2.0) {
            type.disposals.push_back(DisposalIndex{instance.data.disposals.size()});
            instance.data.disposals.push_back({PlaceIndex{i}, seconds(row[5]), {window}, {}});
            instance.disposalNumber.push_back(std::llround(row[0]));
        } else {
            RoutingStop stop;
            stop.place = PlaceIndex{i};
            stop.load = {yards(row[6])};
            stop.service = seconds(row[5]);
            if (window.from > Duration{} || window.until < seconds(86400.0))
                stop.windows = {window};
            instance.data.stops.push_back(std::move(stop));
            instance.stopNumber.push_back(std::llround(row[0]));
        }
    }
    if (!type.start || type.disposals.empty())
        refuseInstance(file, "Stop_Type", "a depot and a landfill expected");
    type.capacity = {yards(head[0])};
    type.maxLoadTotal = {yards(head[1])};
    type.maxStops = static_cast<std::uint32_t>(head[2]);
    type.rest = DriverBreak{seconds(11.0 * 3600.0), seconds(12.0 * 3600.0), seconds(head[3])};
    type.endsEmpty = true;
    type.maxTrips = 50;
    type.count = static_cast<std::uint32_t>(instance.data.stops.size());
    instance.data.vehicleTypes = {type};
    instance.unitCost = {1.0};
    instance.fixedCost = {0.0};
    return instance;
}

} // namespace planner::detail
