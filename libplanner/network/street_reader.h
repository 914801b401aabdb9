#pragma once

#include "libplanner/geo/feature_source.h"
#include "libplanner/network/street_tags.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace planner {

/// Turns the features of one line layer into streets. Tags are looked for as fields (compared without case),
/// then in GDAL's `other_tags`. Not thread-safe.
class StreetReader {
public:
    /// `names`: our tag name → the layer's field, where it is called otherwise (a SourceSpec's fields).
    StreetReader(const std::vector<Field>& fields, const std::map<std::string, std::string>& names);

    /// The feature's lines, one street a part; nothing when it is no street. The geometry must be in the
    /// project's CRS already. Keys are `keyPrefix` + osm_id, or the feature id; further parts end in "/2",
    /// "/3", ….
    [[nodiscard]] std::vector<Street> read(const Feature& feature, const std::string& keyPrefix);

    [[nodiscard]] StreetSchema schema() const { return m_schema; }
    [[nodiscard]] const StreetTagFindings& findings() const { return m_findings; }
    /// Streets that contradict themselves about their direction, at most 100.
    [[nodiscard]] const std::vector<Key>& contradictory() const { return m_contradictory; }

private:
    [[nodiscard]] std::optional<std::string> valueOf(const Feature& feature, const std::string& tag) const;

    std::map<std::string, std::size_t> m_fields; ///< lower-case tag → position
    std::optional<std::size_t> m_otherTags;
    StreetSchema m_schema = StreetSchema::Plain;
    StreetTagFindings m_findings;
    std::vector<Key> m_contradictory;
};

/// The value of `key` in text of the form "a"=>"b","c"=>"d", as GDAL's OSM driver writes it.
[[nodiscard]] std::optional<std::string> valueInOtherTags(const std::string& text, const std::string& key);

} // namespace planner
