#include "libplanner/city/row_keys.h"

namespace planner {

RowKeys::RowKeys(const RowReader& reader, std::size_t sourceNumber)
    : m_prefix(sourceNumber == 0 ? std::string() : std::to_string(sourceNumber + 1) + "/"),
      m_column(reader.column("id", {"key", "code", "编号", "编码", "adcode", "osm_id"})) {}

Key RowKeys::next(RowReader& reader) {
    const std::string featureId = std::to_string(reader.row().id);
    if (!m_column)
        return Key(m_prefix + featureId);
    std::string text = reader.text(m_column);
    // OSM's multipolygons have an osm_id or an osm_way_id: the other is null.
    if (text.empty())
        text = "f" + featureId;
    if (!m_seen.insert(text).second) {
        ++m_repeated;
        text += "~" + featureId;
        m_seen.insert(text);
    }
    return Key(m_prefix + text);
}

void RowKeys::tell(HealthBook& health, const std::string& role, const std::string& label) const {
    health.tell("duplicate-key", role, label, m_repeated);
}

} // namespace planner
