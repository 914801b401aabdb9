#include "libplanner/city/osm_filter.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace planner {

namespace {

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

bool endsWithOneOf(const std::string& path, std::initializer_list<std::string_view> endings) {
    const std::string name = lowered(path);
    return std::ranges::any_of(endings, [&name](std::string_view ending) { return name.ends_with(ending); });
}

/// Kinds of building nobody lives in (OSM wiki, Key:building). Any other value, `yes` above all, may be a
/// home.
bool isNoDwelling(std::string_view kind) {
    static constexpr std::array kinds = {
        "barn",
        "bakehouse",
        "boathouse",
        "bridge",
        "bunker",
        "carport",
        "cathedral",
        "chapel",
        "church",
        "civic",
        "college",
        "commercial",
        "conservatory",
        "construction",
        "container",
        "cowshed",
        "digester",
        "farm_auxiliary",
        "fire_station",
        "garage",
        "garages",
        "gatehouse",
        "government",
        "grandstand",
        "greenhouse",
        "guardhouse",
        "hangar",
        "hospital",
        "industrial",
        "kindergarten",
        "kiosk",
        "kingdom_hall",
        "manufacture",
        "monastery",
        "mosque",
        "museum",
        "no",
        "office",
        "outbuilding",
        "parking",
        "pavilion",
        "public",
        "religious",
        "retail",
        "riding_hall",
        "roof",
        "ruins",
        "school",
        "service",
        "shed",
        "shrine",
        "silo",
        "slurry_tank",
        "sports_centre",
        "sports_hall",
        "stable",
        "stadium",
        "storage_tank",
        "sty",
        "supermarket",
        "synagogue",
        "temple",
        "toilets",
        "tower",
        "train_station",
        "transformer_tower",
        "transportation",
        "university",
        "warehouse",
        "water_tower",
    };
    return std::ranges::find(kinds, kind) != kinds.end();
}

} // namespace

bool isOsmFile(const std::string& path) {
    return endsWithOneOf(path, {".pbf", ".osm", ".osm.gz", ".osm.bz2"});
}

OsmFilter::OsmFilter(const RowReader& reader)
    : m_isOsm(reader.hasColumn("osm_id") || reader.hasColumn("osm_way_id")),
      m_building(reader.column("building", {})), m_houseNumber(reader.column("addr:housenumber", {})),
      m_waterway(reader.column("waterway", {})), m_railway(reader.column("railway", {})),
      m_barrier(reader.column("barrier", {})), m_natural(reader.column("natural", {})),
      m_tunnel(reader.column("tunnel", {})), m_bridge(reader.column("bridge", {})),
      m_highway(reader.column("highway", {})) {}

const char* OsmFilter::whyNotHome(const RowReader& reader) const {
    if (!m_isOsm)
        return nullptr;
    const bool isArea = kindOf(reader.row().geometry) == GeometryKind::Area;
    if (isArea && m_building) {
        const std::string building = reader.text(m_building);
        if (building.empty())
            return "not-a-building";
        return isNoDwelling(building) ? "not-a-dwelling" : nullptr;
    }
    if (!isArea && m_houseNumber && reader.text(m_houseNumber).empty())
        return "not-an-address";
    return nullptr;
}

bool OsmFilter::isLineBarrier(const RowReader& reader) const {
    if (!m_isOsm || !(m_waterway || m_railway) || !reader.text(m_highway).empty())
        return false;
    const std::string waterway = reader.text(m_waterway);
    const std::string railway = reader.text(m_railway);
    const auto isSet = [&](std::optional<std::size_t> column) {
        const std::string value = reader.text(column);
        return !value.empty() && value != "no";
    };
    return (waterway == "river" || waterway == "canal" || railway == "rail" || railway == "light_rail") &&
           !isSet(m_tunnel) && !isSet(m_bridge);
}

bool OsmFilter::isBarrier(const RowReader& reader) const {
    if (!m_isOsm || !(m_waterway || m_railway || m_barrier || m_natural) || isLineBarrier(reader))
        return true;
    const std::string tunnel = reader.text(m_tunnel);
    const std::string barrier = reader.text(m_barrier);
    return (tunnel.empty() || tunnel == "no") &&
           (reader.text(m_waterway) == "riverbank" || barrier == "wall" || barrier == "city_wall" ||
            reader.text(m_natural) == "water");
}

} // namespace planner
