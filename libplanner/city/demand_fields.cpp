#include "libplanner/city/demand_fields.h"

#include <array>

namespace planner {

namespace {

constexpr double MostFloors = 200.0;
constexpr double MostOfOneRow = 1e9; ///< people, kg or m²: more is a slip of the pen

} // namespace

const char* nameOf(WeightBy by) {
    constexpr std::array<const char*, WeightByCount> names = {"kg_day",     "people",    "households",
                                                              "floor_area", "footprint", "one-household"};
    return names[static_cast<std::size_t>(by)];
}

DemandFields::DemandFields(const RowReader& reader, const Parameters& parameters, bool isOsm)
    : m_isOsm(isOsm), m_perHousehold(parameters.value("demand.persons_per_household")),
      m_areaPerPerson(parameters.value("demand.floor_area_per_person_m2")),
      m_defaultFloors(parameters.value("demand.default_floors")), m_ground(reader.crs()) {
    const auto add = [this](WeightBy by, std::optional<std::size_t> column) {
        if (column)
            m_columns.push_back({by, *column});
    };
    add(WeightBy::KgDay, reader.column("kg_day", {"日产生量", "日回收量"}));
    add(WeightBy::Persons,
        reader.column("people", {"population", "pop", "persons", "人口", "人口数", "人数"}));
    add(WeightBy::Households, reader.column("households", {"building:flats", "户数", "居民户数", "总户数"}));
    add(WeightBy::FloorArea, reader.column("floor_area", {"建筑面积", "floorarea"}));
    m_floors = reader.column("floors", {"building:levels", "levels", "层数", "楼层数", "地上层数"});
}

std::string DemandFields::columnName(const RowReader& reader, WeightBy by) const {
    for (const Column& column : m_columns)
        if (column.by == by)
            return reader.fields()[column.index].name;
    return {};
}

double DemandFields::floorsOf(const RowReader& reader) const {
    const std::optional<double> floors = reader.number(m_floors);
    return floors && *floors >= 1.0 && *floors <= MostFloors ? *floors : m_defaultFloors;
}

double DemandFields::areaOf(const Geometry& geometry) const {
    double area = 0.0;
    if (const auto* parts = std::get_if<MultiPolygon>(&geometry))
        for (const Polygon& part : *parts)
            area += m_ground.area(part);
    return area;
}

std::optional<RowWeight> DemandFields::weigh(const RowReader& reader, const Geometry& geometry,
                                             std::string& reason) const {
    WeightBy by = WeightBy::OneHousehold;
    std::optional<double> number;
    for (const Column& column : m_columns) {
        if (reader.text(column.index).empty())
            continue;
        by = column.by;
        number = reader.number(column.index);
        if (!number) {
            reason = "bad-weight";
            return std::nullopt;
        }
        break;
    }
    if (!number && !m_columns.empty() && !m_isOsm) {
        reason = "bad-weight";
        return std::nullopt;
    }
    if (!number && std::holds_alternative<MultiPolygon>(geometry)) {
        by = WeightBy::Footprint;
        number = areaOf(geometry);
    }
    const double value = number.value_or(1.0);
    if (value < 0.0 || value > MostOfOneRow) {
        reason = value < 0.0 ? "negative-weight" : "bad-weight";
        return std::nullopt;
    }
    switch (by) {
    case WeightBy::KgDay: return RowWeight{kilogramsPerDay(value), {}, by};
    case WeightBy::Persons: return RowWeight{std::nullopt, persons(value), by};
    case WeightBy::Households:
    case WeightBy::OneHousehold: return RowWeight{std::nullopt, persons(value * m_perHousehold), by};
    case WeightBy::FloorArea:
        return RowWeight{std::nullopt, persons(value * (m_floors ? floorsOf(reader) : 1.0) / m_areaPerPerson),
                         by};
    case WeightBy::Footprint:
        return RowWeight{std::nullopt, persons(value * floorsOf(reader) / m_areaPerPerson), by};
    }
    return std::nullopt;
}

} // namespace planner
