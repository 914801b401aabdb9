#pragma once

#include "libplanner/base/quantity.h"
#include "libplanner/city/parameters.h"
#include "libplanner/city/row_reader.h"
#include "libplanner/geo/geodesic.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace planner {

/// By what a demand row's weight is told.
enum class WeightBy : std::uint8_t { KgDay, Persons, Households, FloorArea, Footprint, OneHousehold };
inline constexpr std::size_t WeightByCount = 6;

/// "kg_day", "people", "households", "floor_area", "footprint", "one-household".
[[nodiscard]] const char* nameOf(WeightBy by);

/// What a demand row weighs.
struct RowWeight {
    std::optional<MassRate> stated;
    People people;
    WeightBy by = WeightBy::OneHousehold;
};

/// Tells a row's weight by the first of these that the row has: kg_day, people, households, floor_area
/// (× floors). Where the source has none of these columns (an OSM source always has them, mostly empty): the
/// footprint of an area (× floors), one household for a point.
class DemandFields {
public:
    DemandFields(const RowReader& reader, const Parameters& parameters, bool isOsm);

    /// Empty, with a reason, where the row's number is missing or impossible.
    [[nodiscard]] std::optional<RowWeight> weigh(const RowReader& reader, const Geometry& geometry,
                                                 std::string& reason) const;
    /// The source's own name of the column for it; empty where there is none.
    [[nodiscard]] std::string columnName(const RowReader& reader, WeightBy by) const;

    /// Square metres on the ground; 0 for a point.
    [[nodiscard]] double areaOf(const Geometry& geometry) const;

private:
    struct Column {
        WeightBy by = WeightBy::OneHousehold;
        std::size_t index = 0;
    };

    [[nodiscard]] double floorsOf(const RowReader& reader) const;

    std::vector<Column> m_columns; ///< those there are, in their order of precedence
    std::optional<std::size_t> m_floors;
    bool m_isOsm = false;
    double m_perHousehold = 0.0;
    double m_areaPerPerson = 0.0;
    double m_defaultFloors = 0.0;
    GroundLength m_ground;
};

} // namespace planner
