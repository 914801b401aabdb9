#pragma once

#include "libplanner/base/error.h"
#include "libplanner/gis/layer_table.h"
#include "libplanner/gis/source_opener.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

namespace planner::gis {

inline std::string bytesOf(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void writeBytes(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline SourceSpec specOf(const std::string& path, const std::string& layer = "") {
    SourceSpec spec;
    spec.path = path;
    spec.layer = layer;
    return spec;
}

inline std::unique_ptr<FeatureSource> opened(const SourceSpec& spec, SourceUse use = SourceUse::Any) {
    return GdalSourceOpener().open(spec, use);
}

/// The code of the error that `call` throws; "none" where it throws none.
inline std::string errorOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return errorName(error.code());
    }
    return "none";
}

inline std::string openError(const SourceSpec& spec, SourceUse use = SourceUse::Any) {
    return errorOf([&] {
        const auto source = opened(spec, use);
        Feature feature;
        while (source->next(feature)) {
        }
    });
}

inline bool hasNote(const FeatureSource& source, const std::string& note) {
    return std::find(source.notes().begin(), source.notes().end(), note) != source.notes().end();
}

inline std::size_t skippedFor(const FeatureSource& source, const std::string& reason) {
    return static_cast<std::size_t>(
        std::count_if(source.skipped().begin(), source.skipped().end(),
                      [&reason](const SkippedRow& row) { return row.reason == reason; }));
}

/// Names of everything in a folder.
inline std::vector<std::string> filesIn(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

inline std::string text(const LayerTable& table, std::size_t row, const char* field) {
    return textOf(valueOf(table, table.rows.at(row), field)).value_or("<null>");
}
inline double number(const LayerTable& table, std::size_t row, const char* field) {
    return numberOf(valueOf(table, table.rows.at(row), field)).value_or(-999.0);
}
inline Point place(const LayerTable& table, std::size_t row) {
    return std::get<MultiPoint>(table.rows.at(row).geometry).front();
}

} // namespace planner::gis
