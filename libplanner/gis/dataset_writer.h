#pragma once

#include "libplanner/gis/layer_writer.h"

#include <span>
#include <string>

namespace planner::gis {

/// Writes prepared layers with GDAL to a file that does not exist yet. Throws Error{WriteFailed}.
void writeDataset(std::span<const LayerTable> layers, const std::string& path, WriteFormat format,
                  const std::string& encoding);

/// Reads a written file back and compares it with what was to be written. Throws Error{VerifyFailed} with the
/// first difference.
void checkWritten(std::span<const LayerTable> layers, const std::string& path, WriteFormat format);

} // namespace planner::gis
