#include "libplanner/gis/layer_preparation.h"

#include "libplanner/gis/gdal_handles.h"
#include "libplanner/gis/geometry_conversion.h"
#include "libplanner/gis/text_encoding.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <utility>

namespace planner::gis {

namespace {

constexpr std::size_t DbfNameBytes = 10;
constexpr std::size_t DbfTextBytes = 254;
constexpr std::size_t XlsxTextBytes = 32'000; // a cell holds 32 767 characters

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// UTF-8 text character by character.
std::vector<std::string> charactersOf(const std::string& text) {
    std::vector<std::string> characters;
    for (const char c : text) {
        if (characters.empty() || (static_cast<unsigned char>(c) & 0xC0) != 0x80)
            characters.emplace_back();
        characters.back() += c;
    }
    return characters;
}

// Texts as a DBF of some encoding can hold them.
class DbfText {
public:
    explicit DbfText(const std::string& encoding) : m_isUtf8(encoding == "UTF-8") {
        if (!m_isUtf8)
            m_toBytes.emplace("UTF-8", encoding);
    }

    [[nodiscard]] std::size_t bytesOf(const std::string& text) const {
        if (m_isUtf8)
            return text.size();
        const std::optional<std::string> bytes = m_toBytes->convert(text);
        return bytes ? bytes->size() : text.size();
    }
    [[nodiscard]] std::string writable(const std::string& text, bool& wasReplaced) const {
        if (m_isUtf8 || m_toBytes->convert(text))
            return text;
        wasReplaced = true;
        std::string result;
        for (const std::string& character : charactersOf(text))
            result += m_toBytes->convert(character) ? character : "?";
        return result;
    }
    [[nodiscard]] std::string cut(const std::string& text, std::size_t bytes) const {
        if (bytesOf(text) <= bytes)
            return text;
        if (m_isUtf8)
            return cutAtCharacter(text, bytes);
        std::string result;
        std::size_t used = 0;
        for (const std::string& character : charactersOf(text)) {
            used += bytesOf(character);
            if (used > bytes)
                break;
            result += character;
        }
        return result;
    }

private:
    bool m_isUtf8;
    std::optional<Recoder> m_toBytes;
};

void fitToDbf(LayerTable& layer, const std::string& encoding, WriteReport& report) {
    const DbfText text(encoding);
    std::vector<std::string> names;
    for (const Field& field : layer.fields)
        names.push_back(field.name);
    const std::vector<std::string> fitting = shortNames(names, DbfNameBytes, encoding);
    for (std::size_t i = 0; i < fitting.size(); ++i) {
        if (fitting[i] != names[i])
            report.renamedFields.emplace_back(names[i], fitting[i]);
        layer.fields[i].name = fitting[i];
    }
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        Field& field = layer.fields[i];
        if (field.type != FieldType::Text)
            continue;
        const std::size_t limit =
            field.width > 0 ? std::min<std::size_t>(static_cast<std::size_t>(field.width), DbfTextBytes)
                            : DbfTextBytes;
        std::size_t longest = 1;
        for (Feature& row : layer.rows) {
            auto* value = std::get_if<std::string>(&row.values[i]);
            if (value == nullptr)
                continue;
            bool wasReplaced = false;
            std::string fit = text.writable(*value, wasReplaced);
            report.replacedTexts += wasReplaced ? 1 : 0;
            const std::size_t before = fit.size();
            fit = text.cut(fit, limit);
            report.cutTexts += fit.size() < before ? 1 : 0;
            longest = std::max(longest, text.bytesOf(fit));
            *value = std::move(fit);
        }
        field.width = static_cast<int>(field.width > 0 ? limit : longest);
    }
}

std::string wktOf(const Geometry& geometry) {
    const GeometryPtr shape = toGdal(geometry, false);
    if (!shape)
        return "";
    char* text = nullptr;
    OGR_G_ExportToIsoWkt(shape.get(), &text);
    const CplText owned(text);
    return text == nullptr ? "" : text;
}

double roundedTo(double value, double grid) {
    return std::round(value * grid) / grid;
}

// A name that no field has yet.
std::string freeName(const LayerTable& layer, const std::string& name) {
    std::string free = name;
    for (int k = 1; fieldIndex(layer.fields, free); ++k)
        free = name + "_" + std::to_string(k);
    return free;
}

// Tables have no shapes: points become two columns, other shapes WKT (CSV only).
void placesToColumns(LayerTable& layer, WriteFormat format) {
    const bool isDegrees = layer.crs && layer.crs->isGeographic();
    if (layer.kind == GeometryKind::Point) {
        layer.fields.push_back({freeName(layer, isDegrees ? "lon" : "x"), FieldType::Real, 0});
        layer.fields.push_back({freeName(layer, isDegrees ? "lat" : "y"), FieldType::Real, 0});
    } else if (layer.kind != GeometryKind::None && format == WriteFormat::Csv) {
        layer.fields.push_back({freeName(layer, "wkt"), FieldType::Text, 0});
    }
    for (Feature& row : layer.rows) {
        if (layer.kind == GeometryKind::Point) {
            const auto* points = std::get_if<MultiPoint>(&row.geometry);
            const double grid = isDegrees ? 1e8 : 1e3;
            row.values.resize(row.values.size() + 2);
            if (points != nullptr && !points->empty()) {
                (row.values.end() - 2)->emplace<double>(roundedTo(points->front().x, grid));
                row.values.back().emplace<double>(roundedTo(points->front().y, grid));
            }
        } else if (layer.kind != GeometryKind::None && format == WriteFormat::Csv) {
            row.values.emplace_back(wktOf(row.geometry));
        }
        row.geometry = {};
    }
    layer.kind = GeometryKind::None;
    layer.crs.reset();
}

void cutLongTexts(LayerTable& layer, WriteReport& report) {
    for (Feature& row : layer.rows)
        for (Value& value : row.values)
            if (auto* text = std::get_if<std::string>(&value);
                text != nullptr && text->size() > XlsxTextBytes) {
                *text = cutAtCharacter(*text, XlsxTextBytes);
                ++report.cutTexts;
            }
}

} // namespace

std::vector<std::string> shortNames(const std::vector<std::string>& names, std::size_t bytes,
                                    const std::string& encoding) {
    const DbfText text(encoding);
    std::vector<std::string> result;
    std::set<std::string> taken;
    for (const std::string& name : names) {
        bool wasReplaced = false;
        const std::string base = text.writable(name.empty() ? "field" : name, wasReplaced);
        std::string fit = text.cut(base, bytes);
        for (int k = 1; !taken.insert(lower(fit)).second; ++k) {
            const std::string suffix = std::to_string(k);
            fit = text.cut(base, bytes - suffix.size()) + suffix;
        }
        result.push_back(std::move(fit));
    }
    return result;
}

int decimalsOf(const LayerTable& layer, std::size_t field) {
    int decimals = 0;
    double grid = 1.0;
    for (const Feature& row : layer.rows) {
        const auto* value = std::get_if<double>(&row.values[field]);
        while (value != nullptr && decimals < 12 &&
               std::abs(roundedTo(*value, grid) - *value) > 1e-12 * std::max(1.0, std::abs(*value))) {
            ++decimals;
            grid *= 10.0;
        }
    }
    return decimals;
}

LayerTable preparedFor(LayerTable layer, WriteFormat format, const WriteOptions& options,
                       WriteReport& report) {
    LayerTable result = std::move(layer);
    if (result.crs && format == WriteFormat::GeoJson)
        result = transformed(std::move(result), Crs::wgs84());
    else if (result.crs && options.crs)
        result = transformed(std::move(result), *options.crs);
    switch (format) {
    case WriteFormat::Shapefile: fitToDbf(result, options.encoding, report); break;
    case WriteFormat::Csv: placesToColumns(result, format); break;
    case WriteFormat::Xlsx:
        placesToColumns(result, format);
        cutLongTexts(result, report);
        break;
    case WriteFormat::GeoJson:
    case WriteFormat::GeoPackage: break;
    }
    return result;
}

} // namespace planner::gis
