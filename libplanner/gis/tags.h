#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace planner::gis {

/// The tags of GDAL's `other_tags` column: "key"=>"value" pairs, comma-separated, with backslash escapes.
/// What does not follow that form ends the list.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parseTags(std::string_view text);

/// Tags every source with an `other_tags` column offers as fields of their own.
[[nodiscard]] const std::vector<std::string>& offeredTags();

} // namespace planner::gis
