#pragma once

#include "libplanner/city/row_reader.h"

#include <optional>
#include <string>

namespace planner {

/// .osm, .pbf and their packed forms.
[[nodiscard]] bool isOsmFile(const std::string& path);
/// OSM layers hold everything: shops, woods, garages. Other layers are taken as they are.
class OsmFilter {
public:
    explicit OsmFilter(const RowReader& reader);

    [[nodiscard]] bool isOsm() const { return m_isOsm; }
    /// A short code when the row is no home ("not-a-building", "not-a-dwelling", "not-an-address"), else
    /// null.
    [[nodiscard]] const char* whyNotHome(const RowReader& reader) const;
    /// Whether the row is something nobody walks across: river, canal, railway, wall, water.
    [[nodiscard]] bool isBarrier(const RowReader& reader) const;
    /// A river, canal or railway among the lines of an OSM source; not one in a tunnel or on a bridge.
    [[nodiscard]] bool isLineBarrier(const RowReader& reader) const;

private:
    bool m_isOsm = false;
    std::optional<std::size_t> m_building;
    std::optional<std::size_t> m_houseNumber;
    std::optional<std::size_t> m_waterway;
    std::optional<std::size_t> m_railway;
    std::optional<std::size_t> m_barrier;
    std::optional<std::size_t> m_natural;
    std::optional<std::size_t> m_tunnel;
    std::optional<std::size_t> m_bridge;
    std::optional<std::size_t> m_highway;
};

} // namespace planner
