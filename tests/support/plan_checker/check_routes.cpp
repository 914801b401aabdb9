#include "tests/support/plan_checker/plan_data.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <set>

namespace checker {

namespace {

constexpr double OnStreet = 0.02;       // m: feet are rounded to mm, lines to the file's digits
constexpr double SecondsAPiece = 0.01;  // driving times are whole milliseconds for each edge
constexpr double ClockTolerance = 0.05; // min: arrivals are written in whole seconds
constexpr double KgTolerance = 0.002;
constexpr double CubicMetreTolerance = 0.00001;

struct TruckLimits {
    double kg = 0.0;
    double cubicMetres = 0.0;
    double shiftMinutes = 0.0;
};

struct Driven {
    double millimetres = 0.0;
    double seconds = 0.0;
    std::size_t pieces = 0;
};

class RouteChecker {
public:
    RouteChecker(const PlanData& data, const CheckOptions& options, CheckReport& report)
        : m_data(data), m_options(options), m_report(report) {
        for (std::size_t row = 0; row < data.stops.size(); ++row)
            m_stops[data.stops.text(row, "route_id")].push_back(row);
        for (auto& [route, rows] : m_stops)
            std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
                return data.stops.number(a, "seq") < data.stops.number(b, "seq");
            });
    }

    void run() {
        std::map<std::pair<std::string, std::string>, double> minutes;
        std::set<std::string> ids;
        for (std::size_t row = 0; row < m_data.routes.size(); ++row) {
            ++m_report.routes;
            const std::string& id = m_data.routes.text(row, "id");
            if (!ids.insert(id).second)
                m_report.findings.add("route listed twice", id);
            checkLoads(row);
            checkDriving(row);
            minutes[{m_data.routes.text(row, "day"), m_data.routes.text(row, "truck")}] +=
                m_data.routes.number(row, "minutes");
        }
        for (const auto& [dayAndTruck, worked] : minutes) {
            const TruckLimits limits = limitsOf(dayAndTruck.second);
            if (worked > limits.shiftMinutes + 1e-3)
                m_report.findings.add("shift too long", "day " + dayAndTruck.first + ", " +
                                                            dayAndTruck.second + ": " +
                                                            std::to_string(worked) + " min");
        }
        for (const auto& [route, rows] : m_stops)
            if (!ids.contains(route))
                m_report.findings.add("stops of no route", route);
    }

private:
    [[nodiscard]] TruckLimits limitsOf(const std::string& truck) const {
        TruckLimits limits{m_data.setting("truck.capacity_kg"), m_data.setting("truck.volume_m3"),
                           60.0 * m_data.setting("truck.shift_h")};
        const auto plate = m_data.fleet.find("plate");
        if (!plate)
            return limits;
        for (std::size_t row = 0; row < m_data.fleet.size(); ++row)
            if (m_data.fleet.cells[row][*plate] == truck) {
                if (m_data.fleet.find("kg"))
                    limits.kg = m_data.fleet.number(row, "kg");
                if (m_data.fleet.find("m3"))
                    limits.cubicMetres = m_data.fleet.number(row, "m3");
                if (m_data.fleet.find("shift_h"))
                    limits.shiftMinutes = 60.0 * m_data.fleet.number(row, "shift_h");
                return limits;
            }
        m_report.findings.add("truck not of the fleet", truck);
        return limits;
    }

    void checkLoads(std::size_t row) {
        const std::string& id = m_data.routes.text(row, "id");
        const TruckLimits limits = limitsOf(m_data.routes.text(row, "truck"));
        double kg = 0.0;
        double cubicMetres = 0.0;
        double unloaded = 0.0;
        double onBoard = 0.0;
        double volumeOnBoard = 0.0;
        for (const std::size_t stop : m_stops[id]) {
            const std::string& kind = m_data.stops.text(stop, "kind");
            const double mass = m_data.stops.number(stop, "kg");
            const double volume = m_data.stops.number(stop, "m3");
            if (kind == "cabin") {
                if (!m_data.cabinRow.contains(m_data.stops.text(stop, "cabin_id")))
                    m_report.findings.add("stop at no open cabin", id);
                kg += mass;
                cubicMetres += volume;
                onBoard += mass;
                volumeOnBoard += volume;
                if (onBoard > limits.kg + KgTolerance)
                    m_report.findings.add("too many kg on board", id + ": " + std::to_string(onBoard));
                if (volumeOnBoard > limits.cubicMetres + CubicMetreTolerance)
                    m_report.findings.add("too many m3 on board", id + ": " + std::to_string(volumeOnBoard));
            } else if (kind == "centre" && onBoard > 0.0) {
                agree(m_report.findings, "unloaded at a centre", id, mass, onBoard, KgTolerance);
                unloaded += mass;
                onBoard = 0.0;
                volumeOnBoard = 0.0;
            }
        }
        if (onBoard > 0.0)
            m_report.findings.add("never unloaded", id + ": " + std::to_string(onBoard) + " kg");
        agree(m_report.findings, "kg of a route", id, m_data.routes.number(row, "kg"), kg, KgTolerance);
        agree(m_report.findings, "m3 of a route", id, m_data.routes.number(row, "m3"), cubicMetres,
              CubicMetreTolerance);
        agree(m_report.findings, "kg unloaded of a route", id, unloaded, kg, KgTolerance);
    }

    void checkDriving(std::size_t row) {
        const std::string& id = m_data.routes.text(row, "id");
        const Line line =
            m_data.routes.shapes[row].lines.empty() ? Line{} : m_data.routes.shapes[row].lines.front();
        Driven driven;
        for (std::size_t i = 1; i < line.size(); ++i)
            drive(id, line[i - 1], line[i], driven);
        double minutes = driven.seconds / 60.0;
        for (const std::size_t stop : m_stops[id])
            minutes += dwell(stop);
        const double tolerance = static_cast<double>(driven.pieces) * SecondsAPiece / 60.0 + 0.002 * minutes;
        const double stated = m_data.routes.number(row, "minutes");
        agree(m_report.findings, "minutes of a route", id, stated, minutesByTheClock(id), ClockTolerance);
        // A truck may wait where a gate has hours, as for a ban to end before it shuts; nowhere else.
        const bool mayWait = checkGates(id);
        if (stated < minutes - tolerance || !mayWait)
            agree(m_report.findings, "minutes of a route", id, stated, minutes, tolerance);
        agree(m_report.findings, "km of a route", id, m_data.routes.number(row, "km"),
              driven.millimetres / 1e6, m_options.kilometreTolerance);
        checkOrder(id, line);
    }

    /// From the first stop's arrival to the end of the work at the last.
    [[nodiscard]] double minutesByTheClock(const std::string& id) {
        const std::vector<std::size_t>& rows = m_stops[id];
        return rows.empty() ? 0.0 : arrival(rows.back()) + dwell(rows.back()) - arrival(rows.front());
    }

    /// Work at a gate with hours is done within them, if it fits at all. True when a gate of the route has
    /// hours.
    bool checkGates(const std::string& id) {
        bool hasHours = false;
        for (const std::size_t stop : m_stops[id]) {
            const auto cabin = m_data.cabinRow.find(m_data.stops.text(stop, "cabin_id"));
            if (cabin == m_data.cabinRow.end())
                continue;
            const std::string& hours = m_data.cabins.text(cabin->second, "hours");
            hasHours = hasHours || !hours.empty();
            const std::size_t dash = hours.find('-');
            if (dash == std::string::npos)
                continue;
            const double opens = minutesOf(hours.substr(0, dash));
            const double shuts = minutesOf(hours.substr(dash + 1));
            const double latest = std::max(opens, shuts - dwell(stop));
            if (arrival(stop) < opens - ClockTolerance || arrival(stop) > latest + ClockTolerance)
                m_report.findings.add("work behind a shut gate", id + ": " + hours);
        }
        return hasHours;
    }

    [[nodiscard]] double arrival(std::size_t stop) const {
        return minutesOf(m_data.stops.text(stop, "arrive"));
    }
    [[nodiscard]] double dwell(std::size_t stop) const {
        const auto column = m_data.stops.find("dwell_min");
        return column ? toNumber(m_data.stops.cells[stop][*column]) : 0.0;
    }

    /// Minutes since midnight; empty texts and others are no time.
    static double minutesOf(const std::string& clock) {
        int hours = 0;
        int minutes = 0;
        int seconds = 0;
        return std::sscanf(clock.c_str(), "%d:%d:%d", &hours, &minutes, &seconds) >= 2
                   ? hours * 60.0 + minutes + seconds / 60.0
                   : std::numeric_limits<double>::quiet_NaN();
    }

    /// One straight piece of a route: finds the street it lies on and whether trucks may drive it that way.
    void drive(const std::string& id, Spot from, Spot to, Driven& driven) {
        const double straight = distance(from, to);
        if (straight == 0.0)
            return;
        double fastest = 0.0;
        double share = 0.0;
        double length = 0.0;
        bool isOnStreet = false;
        for (const std::uint32_t i : m_data.streets.piecesNear(from, 1.0)) {
            const Piece& piece = m_data.streets.pieces()[i];
            const Spot a = m_data.streets.node(piece.a);
            const Spot b = m_data.streets.node(piece.b);
            const double whole = distance(a, b);
            const auto along = [&](Spot p) {
                return ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (whole * whole);
            };
            const auto isOn = [&](Spot p) {
                const double at = along(p);
                const Spot foot{a.x + at * (b.x - a.x), a.y + at * (b.y - a.y)};
                return at * whole > -OnStreet && (at - 1.0) * whole < OnStreet &&
                       distance(p, foot) < OnStreet;
            };
            if (!isOn(from) || !isOn(to))
                continue;
            isOnStreet = true;
            const bool isForward = along(to) > along(from);
            if ((isForward ? piece.isForward : piece.isBackward) && piece.truckKmh > fastest) {
                fastest = piece.truckKmh;
                share = straight / whole;
                length = piece.length * share;
            }
        }
        if (fastest == 0.0) {
            m_report.findings.add(isOnStreet ? "drives where trucks may not" : "drives off the streets",
                                  id + " near " + std::to_string(from.x) + ", " + std::to_string(from.y));
            driven.millimetres += straight * 1e3;
            return;
        }
        driven.millimetres += length;
        driven.seconds += length / 1e6 / fastest * 3600.0;
        ++driven.pieces;
    }

    /// The line passes its stops one after another, each as near as it ever comes to it.
    void checkOrder(const std::string& id, const Line& line) {
        if (line.empty())
            return;
        std::size_t at = 0;
        const double reach = m_data.setting("network.snap_limit_m");
        for (const std::size_t stop : m_stops[id]) {
            const Spot place = m_data.stops.shapes[stop].first();
            const auto far = [&](std::size_t i) { return distance(line[i], place); };
            double nearest = std::numeric_limits<double>::infinity();
            for (std::size_t i = 0; i < line.size(); ++i)
                nearest = std::min(nearest, far(i));
            while (at < line.size() && far(at) > nearest + OnStreet)
                ++at;
            if (at == line.size() || nearest > reach) {
                m_report.findings.add("route does not pass its stops in order", id);
                return;
            }
        }
    }

    const PlanData& m_data;
    const CheckOptions& m_options;
    CheckReport& m_report;
    std::map<std::string, std::vector<std::size_t>> m_stops;
};

} // namespace

void checkRoutes(const PlanData& data, const CheckOptions& options, CheckReport& report) {
    RouteChecker(data, options, report).run();
}

void checkCollections(const PlanData& data, CheckReport& report) {
    // Visits of each cabin, by day.
    std::map<std::string, std::map<int, std::pair<double, double>>> visits;
    std::map<std::string, int> dayOf;
    int lastDay = 0;
    for (std::size_t row = 0; row < data.routes.size(); ++row) {
        dayOf[data.routes.text(row, "id")] = static_cast<int>(data.routes.number(row, "day"));
        lastDay = std::max(lastDay, dayOf[data.routes.text(row, "id")]);
    }
    for (std::size_t row = 0; row < data.stops.size(); ++row)
        if (data.stops.text(row, "kind") == "cabin") {
            auto& [kg, cubicMetres] =
                visits[data.stops.text(row, "cabin_id")][dayOf[data.stops.text(row, "route_id")]];
            kg += data.stops.number(row, "kg");
            cubicMetres += data.stops.number(row, "m3");
        }
    if (lastDay == 0)
        return;
    double missed = 0.0;
    for (std::size_t row = 0; row < data.indicators.size(); ++row)
        if (data.indicators.text(row, "name") == "uncollected")
            missed = data.indicators.number(row, "value");
    const double longest = data.setting("cabin.max_storage_days");
    const int horizon = static_cast<int>(data.setting("collection.horizon_days"));
    std::size_t late = 0;
    for (std::size_t row = 0; row < data.cabins.size(); ++row) {
        const std::string& id = data.cabins.text(row, "id");
        // What the tricycle brings from the doors comes on top.
        const double perDay = data.cabins.number(row, "kg_day") +
                              (data.cabins.find("door_kg") ? data.cabins.number(row, "door_kg") : 0.0);
        if (perDay <= 0.0)
            continue;
        int before = 0;
        bool isFirst = true;
        for (const auto& [day, load] : visits[id]) {
            if (day - before > static_cast<int>(longest))
                ++late;
            // From the second round on exactly what came since the round before; grams are split by stream.
            if (!isFirst && missed == 0.0)
                agree(report.findings, "kg collected at a cabin", id + ", day " + std::to_string(day),
                      load.first, perDay * (day - before), 0.05);
            if (load.second > data.cabins.number(row, "volume_m3") + 1e-6)
                report.findings.add("more m3 than the cabin holds", id + ", day " + std::to_string(day));
            before = day;
            isFirst = false;
        }
        if (horizon - before >= static_cast<int>(longest))
            ++late;
    }
    if (static_cast<double>(late) > missed)
        report.findings.add("cabins not emptied in time", std::to_string(late) +
                                                              ", of which the plan tells " +
                                                              std::to_string(static_cast<int>(missed)));
}

} // namespace checker
