#include "libplanner/city/fleet_rows.h"

#include "libplanner/base/error.h"
#include "libplanner/city/row_keys.h"
#include "libplanner/city/row_reader.h"
#include "libplanner/city/time_of_day.h"

#include <algorithm>
#include <array>

namespace planner {

namespace {

constexpr const char* OutOfService = "truck-out-of-service";

/// A positive number of the row, else the profile's.
class NumberOr {
public:
    NumberOr(const RowReader& reader, std::optional<std::size_t> column, double otherwise)
        : m_reader(reader), m_column(column), m_otherwise(otherwise) {}

    /// Empty where the row holds something that is no number above zero.
    [[nodiscard]] std::optional<double> read(double factor = 1.0) const {
        if (m_reader.text(m_column).empty())
            return m_otherwise;
        const std::optional<double> value = m_reader.number(m_column);
        return value && *value > 0.0 ? std::optional(*value * factor) : std::nullopt;
    }

private:
    const RowReader& m_reader;
    std::optional<std::size_t> m_column;
    double m_otherwise;
};

std::optional<DepotIndex> depotNamed(const std::vector<Depot>& depots, const std::string& name) {
    for (std::size_t i = 0; i < depots.size(); ++i)
        if (depots[i].key.text() == name || depots[i].details.name == name)
            return DepotIndex{i};
    return std::nullopt;
}

/// "repair", "out of service", "维修" …: it does not drive.
bool isOutOfService(const std::string& state) {
    constexpr std::array Words = {"out",  "out of service", "repair", "in repair", "off",
                                  "维修", "停用",           "故障",   "停驶"};
    return std::ranges::any_of(Words, [&state](const char* word) { return state == word; });
}

/// Break columns of the row; none of them filled: the profile's. False where a cell cannot be used.
bool readRest(const RowReader& reader, const Parameters& parameters, std::optional<TruckBreak>& rest) {
    const auto length = reader.column("break_min", {"break", "休息分钟", "午休分钟"});
    const auto from = reader.column("break_from", {"休息开始", "午休开始"});
    const auto until = reader.column("break_until", {"休息最迟开始", "午休最迟"});
    if (reader.text(length).empty() && reader.text(from).empty() && reader.text(until).empty())
        return true;
    const auto clock = [&](std::optional<std::size_t> column, const char* parameter) {
        const std::string text = reader.text(column);
        return text.empty() ? std::optional(minutes(60.0 * parameters.value(parameter))) : timeOfDay(text);
    };
    const std::optional<double> lasts = reader.text(length).empty()
                                            ? std::optional(parameters.value("truck.break_min"))
                                            : reader.number(length);
    const std::optional<Duration> begins = clock(from, "truck.break_from_h");
    const std::optional<Duration> latest = clock(until, "truck.break_until_h");
    if (!lasts || *lasts < 0.0 || !begins || !latest || *latest < *begins)
        return false;
    rest = TruckBreak{*begins, *latest, minutes(*lasts)};
    return true;
}

/// Empty, with a reason, where a cell cannot be used.
std::optional<Truck> truckFrom(const RowReader& reader, const Parameters& parameters,
                               const std::vector<Depot>& depots, std::string& reason) {
    const auto read = [&](std::optional<std::size_t> column, const char* parameter) {
        return NumberOr(reader, column, parameters.value(parameter)).read();
    };
    const auto tonnes = reader.column("capacity_t", {"载重", "载重吨", "核定载重"});
    const auto kilos = reader.column("capacity_kg", {"kg", "载重kg"});
    const bool isInTonnes = reader.text(kilos).empty() && !reader.text(tonnes).empty();
    const std::optional<double> capacity =
        isInTonnes ? NumberOr(reader, tonnes, 0.0).read(1000.0) : read(kilos, "truck.capacity_kg");
    const std::optional<double> volume = read(reader.column("volume_m3", {"m3", "容积"}), "truck.volume_m3");
    const std::optional<double> shift = read(reader.column("shift_h", {"shift", "班次"}), "truck.shift_h");
    const std::optional<double> day =
        read(reader.column("cost_day", {"cost", "日成本"}), "truck.cost_per_day");
    const std::optional<double> km = read(reader.column("cost_km", {"公里成本"}), "truck.cost_per_km");
    const std::optional<double> hour = read(reader.column("cost_hour", {"小时成本"}), "truck.cost_per_hour");
    if (!capacity || !volume || !shift || !day || !km || !hour) {
        reason = "unreadable-number";
        return std::nullopt;
    }
    Truck truck;
    if (isOutOfService(reader.text(reader.column("state", {"status", "状态"})))) {
        reason = OutOfService;
        return std::nullopt;
    }
    if (!readRest(reader, parameters, truck.rest)) {
        reason = "unreadable-number";
        return std::nullopt;
    }
    truck.energy = reader.text(reader.column("energy", {"能源", "燃料"}));
    truck.capacity = kilograms(*capacity);
    truck.volume = cubicMetres(*volume);
    truck.shift = minutes(*shift * 60.0);
    truck.costPerDay = currency(*day);
    truck.costPerKilometre = currency(*km);
    truck.costPerHour = currency(*hour);
    const std::string depot = reader.text(reader.column("depot", {"车场", "停车场"}));
    if (!depot.empty()) {
        truck.depot = depotNamed(depots, depot);
        if (!truck.depot) {
            reason = "unknown-depot";
            return std::nullopt;
        }
    }
    return truck;
}

} // namespace

std::vector<Truck> readFleet(LoadContext& context, const std::vector<Depot>& depots) {
    std::vector<Truck> made;
    RoleTally tally(context, Role::Fleet);
    std::size_t number = 0;
    std::size_t idle = 0;
    for (const SourceSpec& spec : context.sources(Role::Fleet)) {
        RowReader reader(tally, spec, SourceUse::Any, Shape::None);
        const std::optional<std::size_t> plate =
            reader.column("plate", {"车牌", "车牌号", "车牌号码", "name"});
        RowKeys keys(reader, number++);
        while (reader.next()) {
            std::string reason;
            std::optional<Truck> truck = truckFrom(reader, context.parameters, depots, reason);
            if (!truck && reason == OutOfService) {
                ++idle;
                context.health.count(OutOfService, nameOf(Role::Fleet), reader.label(), reader.row().id);
                continue;
            }
            if (!truck) {
                reader.reject(reason);
                continue;
            }
            const std::string name = reader.text(plate);
            truck->key = name.empty() ? keys.next(reader) : Key(name);
            if (std::ranges::any_of(made, [&](const Truck& other) { return other.key == truck->key; })) {
                reader.reject("duplicate-plate");
                continue;
            }
            made.push_back(std::move(*truck));
        }
    }
    tally.check();
    if (made.empty() && idle > 0)
        throw Error(ErrorCode::BadValue,
                    {.name = nameOf(Role::Fleet), .reason = "every truck is out of service"});
    return made;
}

} // namespace planner
