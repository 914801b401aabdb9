#pragma once

#include "libplanner/gis/layer_writer.h"

namespace planner::gis {

/// A layer as a format can hold it: CRS, field names, widths, texts and coordinates; what changed is told in
/// `report`. What is written is then exactly what is read back.
[[nodiscard]] LayerTable preparedFor(LayerTable layer, WriteFormat format, const WriteOptions& options,
                                     WriteReport& report);

/// Names of at most `bytes` bytes in the encoding, cut at characters, unique without regard to case.
[[nodiscard]] std::vector<std::string> shortNames(const std::vector<std::string>& names, std::size_t bytes,
                                                  const std::string& encoding);

/// Digits after the point that a column of numbers needs, at most 12.
[[nodiscard]] int decimalsOf(const LayerTable& layer, std::size_t field);

} // namespace planner::gis
