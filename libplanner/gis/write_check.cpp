#include "libplanner/base/error.h"
#include "libplanner/gis/dataset.h"
#include "libplanner/gis/dataset_writer.h"
#include "libplanner/gis/loose_number.h"
#include "libplanner/gis/row_reader.h"
#include "libplanner/gis/vector_source.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace planner::gis {

namespace {

struct Place {
    std::string file;
    std::string layer;
};

[[noreturn]] void differ(const Place& place, const std::string& feature, const std::string& name,
                         const std::string& value, const std::string& reason) {
    throw Error(ErrorCode::VerifyFailed, {.file = place.file,
                                          .layer = place.layer,
                                          .feature = feature,
                                          .name = name,
                                          .value = value,
                                          .reason = reason});
}

bool isClose(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

std::string shown(const Value& value) {
    return textOf(value).value_or("null");
}

bool isNothing(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return std::holds_alternative<std::monostate>(value) || (text != nullptr && text->empty());
}

// Formats know no empty text beside null, and number types may widen.
bool isSame(const Value& written, const Value& read) {
    if (isNothing(written) || isNothing(read))
        return isNothing(written) && isNothing(read);
    if (const auto* text = std::get_if<std::string>(&written)) {
        const auto* other = std::get_if<std::string>(&read);
        return other != nullptr && *text == *other;
    }
    const std::optional<double> a = numberOf(written);
    const std::optional<double> b = numberOf(read);
    return a && b && isClose(*a, *b);
}

struct Extent {
    Box box;
    std::size_t vertices = 0;
    double area = 0.0;
};

Extent extentOf(const Geometry& geometry) {
    Extent extent;
    extent.box = boundsOf(geometry);
    Geometry copy = geometry;
    transformInPlace(copy, [&extent](Point&) { ++extent.vertices; });
    if (const auto* areas = std::get_if<MultiPolygon>(&geometry))
        for (const Polygon& polygon : *areas)
            extent.area += std::abs(areaOf(polygon));
    return extent;
}

// Rings may be turned or start elsewhere, so shapes are compared by what does not change with that.
bool isSameShape(const Geometry& written, const Geometry& read, double tolerance) {
    if (written.index() != read.index())
        return false;
    const Extent a = extentOf(written);
    const Extent b = extentOf(read);
    const auto near = [tolerance](double x, double y) { return x == y || std::abs(x - y) <= tolerance; };
    const double edge = std::max(a.box.width(), a.box.height());
    return a.vertices == b.vertices && near(a.box.minX, b.box.minX) && near(a.box.minY, b.box.minY) &&
           near(a.box.maxX, b.box.maxX) && near(a.box.maxY, b.box.maxY) &&
           std::abs(a.area - b.area) <=
               4.0 * static_cast<double>(a.vertices) * tolerance * (edge + tolerance);
}

// Empty where the file holds the layer without any row.
std::unique_ptr<VectorSource> reopened(const LayerTable& layer, const std::string& path, WriteFormat format) {
    SourceSpec spec;
    spec.path = path;
    spec.layer = format == WriteFormat::Shapefile ? "" : layer.name;
    try {
        return std::make_unique<VectorSource>(spec, SourceUse::Any);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::FileEmpty)
            return nullptr;
        throw Error(ErrorCode::VerifyFailed, error.details());
    }
}

void checkLayer(const LayerTable& layer, const std::string& path, WriteFormat format) {
    const Place place{path, layer.name};
    const std::unique_ptr<VectorSource> opened = reopened(layer, path, format);
    if (!opened && layer.rows.empty())
        return;
    if (!opened)
        differ(place, "", "count", "0", "wanted " + std::to_string(layer.rows.size()));
    VectorSource& source = *opened;
    if (layer.crs) {
        const std::optional<Crs> crs = source.crs();
        if (!crs || (crs->epsg() && layer.crs->epsg() && *crs != *layer.crs))
            differ(place, "", "crs", crs ? crs->definition() : "", "wanted " + layer.crs->definition());
    }
    // GeoJSON has eight decimals, and GDAL takes a last digit after many zeros or nines for noise: 1 cm at
    // most.
    const double tolerance = format == WriteFormat::GeoJson
                                 ? 1.1e-7
                                 : 1e-9 * (layer.crs && !layer.crs->isGeographic() ? 1e7 : 1e2);
    std::size_t count = 0;
    std::size_t unplaced = 0; // rows without a shape come back as skipped ones
    const auto skipUnplaced = [&] {
        while (layer.kind != GeometryKind::None && count < layer.rows.size() &&
               std::holds_alternative<std::monostate>(layer.rows[count].geometry)) {
            ++count;
            ++unplaced;
        }
    };
    Feature feature;
    while (source.next(feature)) {
        skipUnplaced();
        if (count >= layer.rows.size())
            differ(place, "", "count", "more", "wanted " + std::to_string(layer.rows.size()));
        const Feature& row = layer.rows[count++];
        const std::string number = std::to_string(count);
        for (std::size_t i = 0; i < layer.fields.size(); ++i) {
            const std::optional<std::size_t> column = fieldIndex(source.fields(), layer.fields[i].name);
            if (!column)
                differ(place, number, layer.fields[i].name, "", "field missing");
            if (!isSame(row.values[i], feature.values[*column]))
                differ(place, number, layer.fields[i].name, shown(feature.values[*column]),
                       "wanted " + shown(row.values[i]));
        }
        if (layer.kind != GeometryKind::None && !isSameShape(row.geometry, feature.geometry, tolerance))
            differ(place, number, "geometry", "", "shape differs");
    }
    skipUnplaced();
    if (count != layer.rows.size() || source.skipped().size() != unplaced)
        differ(place, "", "count", std::to_string(count), "wanted " + std::to_string(layer.rows.size()));
}

void checkCells(const LayerTable& layer, RowReader& reader, const Place& place) {
    RawRow row;
    if (!reader.next(row))
        differ(place, "", "header", "", "missing");
    for (std::size_t i = 0; i < layer.fields.size(); ++i)
        if (i >= row.cells.size() || row.cells[i] != layer.fields[i].name)
            differ(place, "1", layer.fields[i].name, i < row.cells.size() ? row.cells[i] : "",
                   "header differs");
    std::size_t count = 0;
    while (reader.next(row)) {
        if (count >= layer.rows.size())
            differ(place, "", "count", std::to_string(count + 1),
                   "wanted " + std::to_string(layer.rows.size()));
        const Feature& wanted = layer.rows[count++];
        for (std::size_t i = 0; i < layer.fields.size(); ++i) {
            const std::string cell = i < row.cells.size() ? row.cells[i] : "";
            const Value& value = wanted.values[i];
            const bool isNumber =
                std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
            const std::optional<double> number = isNumber ? strictNumber(cell) : std::nullopt;
            const bool same =
                isNumber ? number && isClose(*number, *numberOf(value)) : cell == textOf(value).value_or("");
            if (!same)
                differ(place, std::to_string(row.number), layer.fields[i].name, cell,
                       "wanted " + shown(value));
        }
    }
    if (count != layer.rows.size())
        differ(place, "", "count", std::to_string(count), "wanted " + std::to_string(layer.rows.size()));
}

// A sheet without rows has no header either.
void checkSheet(const LayerTable& layer, const std::string& path) {
    try {
        checkCells(layer, *openSheet(path, layer.name), {path, layer.name});
    } catch (const Error& error) {
        if (error.code() != ErrorCode::FileEmpty || !layer.rows.empty())
            throw;
    }
}

} // namespace

void checkWritten(std::span<const LayerTable> layers, const std::string& path, WriteFormat format) {
    for (const LayerTable& layer : layers) {
        if (format == WriteFormat::Csv)
            checkCells(layer, *openDelimited(path, "UTF-8"), {path, layer.name});
        else if (format == WriteFormat::Xlsx)
            checkSheet(layer, path);
        else
            checkLayer(layer, path, format);
    }
}

} // namespace planner::gis
