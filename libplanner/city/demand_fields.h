#pragma once

#include "libplanner/base/quantity.h"
#include "libplanner/city/parameters.h"
#include "libplanner/city/row_reader.h"
#include "libplanner/geo/geodesic.h"

#include <memory>
#include <optional>
#include <string>

namespace planner {

/// What a demand row weighs.
struct RowWeight {
    std::optional<MassRate> stated;
    People people;
};

/// Tells a row's weight by the first of these the source has: kg_day, people, households, floor_area
/// (× floors), the footprint of an area (× floors), one household.
class DemandFields {
public:
    DemandFields(const RowReader& reader, const Parameters& parameters);

    /// "people", "households", …, "one-household": which of them it is.
    [[nodiscard]] const std::string& kind() const { return m_kind; }
    /// The source's own name of that column; empty where there is none.
    [[nodiscard]] const std::string& columnName() const { return m_columnName; }

    /// Empty, with a reason, where the row's number is missing or impossible.
    [[nodiscard]] std::optional<RowWeight> weigh(const RowReader& reader, const Geometry& geometry,
                                                 std::string& reason) const;

private:
    [[nodiscard]] double floorsOf(const RowReader& reader) const;
    [[nodiscard]] double footprint(const Geometry& geometry) const;

    enum class By { KgDay, Persons, Households, FloorArea, Footprint, OneHousehold };

    By m_by = By::OneHousehold;
    std::string m_kind;
    std::string m_columnName;
    std::optional<std::size_t> m_column;
    std::optional<std::size_t> m_floors;
    double m_perHousehold = 0.0;
    double m_areaPerPerson = 0.0;
    double m_defaultFloors = 0.0;
    std::unique_ptr<GroundLength> m_ground;
};

} // namespace planner
