#include "libplanner/city/demand_fields.h"

#include <algorithm>

namespace planner {

namespace {

constexpr double MostFloors = 200.0;
constexpr double MostOfOneRow = 1e9; ///< people, kg or m²: more is a slip of the pen

} // namespace

DemandFields::DemandFields(const RowReader& reader, const Parameters& parameters)
    : m_perHousehold(parameters.value("demand.persons_per_household")),
      m_areaPerPerson(parameters.value("demand.floor_area_per_person_m2")),
      m_defaultFloors(parameters.value("demand.default_floors")) {
    const auto choose = [&](By by, const char* kind, std::optional<std::size_t> column) {
        if (m_column || !column)
            return;
        m_by = by;
        m_kind = kind;
        m_column = column;
    };
    choose(By::KgDay, "kg_day", reader.column("kg_day", {"日产生量", "日回收量"}));
    choose(By::Persons, "people", reader.column("people", {"population", "pop", "persons", "人口", "人口数", "人数"}));
    choose(By::Households, "households", reader.column("households", {"building:flats", "户数", "居民户数", "总户数"}));
    choose(By::FloorArea, "floor_area", reader.column("floor_area", {"建筑面积", "floorarea"}));
    m_floors = reader.column("floors", {"building:levels", "levels", "层数", "楼层数", "地上层数"});
    if (m_column)
        m_columnName = reader.fields()[*m_column].name;
    else
        m_kind = "one-household";
    // Addresses and buildings of one source may be mixed, so the shape decides row by row.
    m_ground = std::make_unique<GroundLength>(reader.crs());
}

double DemandFields::floorsOf(const RowReader& reader) const {
    const std::optional<double> floors = reader.number(m_floors);
    return floors && *floors >= 1.0 && *floors <= MostFloors ? *floors : m_defaultFloors;
}

double DemandFields::footprint(const Geometry& geometry) const {
    double area = 0.0;
    for (const Polygon& part : std::get<MultiPolygon>(geometry))
        area += m_ground->area(part);
    return area;
}

std::optional<RowWeight> DemandFields::weigh(const RowReader& reader, const Geometry& geometry,
                                             std::string& reason) const {
    By by = m_by;
    double number = 1.0;
    if (m_column) {
        const std::optional<double> value = reader.number(m_column);
        if (!value) {
            reason = reader.isNull(m_column) ? "no-value" : "bad-number";
            return std::nullopt;
        }
        number = *value;
    } else if (std::holds_alternative<MultiPolygon>(geometry)) {
        by = By::Footprint;
        number = footprint(geometry);
    }
    if (number < 0.0) {
        reason = "negative";
        return std::nullopt;
    }
    if (number > MostOfOneRow) {
        reason = "bad-number";
        return std::nullopt;
    }
    switch (by) {
    case By::KgDay: return RowWeight{kilogramsPerDay(number), {}};
    case By::Persons: return RowWeight{std::nullopt, persons(number)};
    case By::Households:
    case By::OneHousehold: return RowWeight{std::nullopt, persons(number * m_perHousehold)};
    case By::FloorArea:
        return RowWeight{std::nullopt, persons(number * (m_floors ? floorsOf(reader) : 1.0) / m_areaPerPerson)};
    case By::Footprint: return RowWeight{std::nullopt, persons(number * floorsOf(reader) / m_areaPerPerson)};
    }
    return std::nullopt;
}

} // namespace planner
