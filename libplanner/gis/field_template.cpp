#include "libplanner/gis/field_template.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/loose_number.h"
#include "libplanner/gis/row_reader.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <initializer_list>
#include <optional>

namespace planner::gis {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::optional<std::size_t> columnOf(const RawRow& header, std::initializer_list<const char*> names) {
    for (std::size_t i = 0; i < header.cells.size(); ++i)
        for (const char* name : names)
            if (lower(plainText(header.cells[i])) == name)
                return i;
    return std::nullopt;
}

std::string cellAt(const RawRow& row, std::optional<std::size_t> column) {
    return column && *column < row.cells.size() ? plainText(row.cells[*column]) : std::string();
}

FieldType typeFromText(const std::string& text, const std::string& file, std::int64_t row) {
    const std::string word = lower(text);
    const auto isOneOf = [&word](std::initializer_list<const char*> names) {
        return std::any_of(names.begin(), names.end(), [&word](const char* n) { return word == n; });
    };
    if (isOneOf({"", "text", "string", "char", "c", "文本", "字符", "字符型"}))
        return FieldType::Text;
    if (isOneOf({"integer", "int", "whole", "long", "整数", "整型", "长整型"}))
        return FieldType::Integer;
    if (isOneOf({"real", "double", "float", "number", "n", "小数", "数值", "双精度", "浮点型"}))
        return FieldType::Real;
    throw Error(ErrorCode::BadValue, {.file = file, .feature = std::to_string(row), .name = "type", .value = text});
}

// x, y, lon, lat of a row's point; the layer's own and WGS 84.
std::optional<double> coordinate(const std::string& source, const Feature& own, const Feature& lonLat) {
    const auto* p = std::get_if<MultiPoint>(&own.geometry);
    const auto* q = std::get_if<MultiPoint>(&lonLat.geometry);
    if (p == nullptr || q == nullptr || p->empty() || q->empty())
        return std::nullopt;
    if (source == "x")
        return std::round(p->front().x * 1e3) / 1e3;
    if (source == "y")
        return std::round(p->front().y * 1e3) / 1e3;
    return std::round((source == "lon" ? q->front().x : q->front().y) * 1e8) / 1e8;
}

bool isCoordinate(const std::string& source) { return source == "x" || source == "y" || source == "lon" || source == "lat"; }

Value asType(const Value& value, FieldType type) {
    if (std::holds_alternative<std::monostate>(value))
        return {};
    if (type == FieldType::Text)
        return textOf(value).value_or("");
    const std::optional<double> number = numberOf(value);
    if (!number)
        return {};
    if (type == FieldType::Integer)
        return std::int64_t{std::llround(*number)};
    return *number;
}

} // namespace

std::vector<TemplateColumn> readTemplate(const std::string& path) {
    const std::unique_ptr<RowReader> reader = openDelimited(path, "");
    RawRow header;
    if (!reader->next(header))
        throw Error(ErrorCode::FileEmpty, {.file = path});
    const auto target = columnOf(header, {"target", "name", "target name", "字段", "字段名", "目标字段"});
    const auto type = columnOf(header, {"type", "类型", "字段类型"});
    const auto width = columnOf(header, {"width", "length", "宽度", "长度", "字段长度"});
    const auto source = columnOf(header, {"source", "attribute", "source attribute", "source or constant", "来源", "属性"});
    const auto constant = columnOf(header, {"constant", "value", "常量", "固定值"});
    if (!target || (!source && !constant))
        throw Error(ErrorCode::FieldMissing, {.file = path, .name = target ? "source" : "target"});
    std::vector<TemplateColumn> columns;
    RawRow row;
    while (reader->next(row)) {
        TemplateColumn column;
        column.target.name = cellAt(row, target);
        if (column.target.name.empty())
            continue;
        column.target.type = typeFromText(cellAt(row, type), path, row.number);
        const std::string wide = cellAt(row, width);
        const std::optional<std::int64_t> characters = strictWhole(wide);
        if (!wide.empty() && (!characters || *characters < 0 || *characters > 254))
            throw Error(ErrorCode::BadValue,
                        {.file = path, .feature = std::to_string(row.number), .name = "width", .value = wide});
        column.target.width = static_cast<int>(characters.value_or(0));
        column.source = cellAt(row, source);
        column.constant = cellAt(row, constant);
        if (column.source.rfind('=', 0) == 0) {
            column.constant = column.source.substr(1);
            column.source.clear();
        }
        columns.push_back(std::move(column));
    }
    if (columns.empty())
        throw Error(ErrorCode::FileEmpty, {.file = path});
    return columns;
}

LayerTable applyTemplate(const LayerTable& layer, const std::vector<TemplateColumn>& columns) {
    LayerTable result;
    result.name = layer.name;
    result.crs = layer.crs;
    result.kind = layer.kind;
    std::vector<std::optional<std::size_t>> sources;
    bool needsLonLat = false;
    for (const TemplateColumn& column : columns) {
        const std::string& source = column.source;
        result.fields.push_back(column.target);
        sources.push_back(fieldIndex(layer.fields, source));
        const bool isMade = source.empty() || source == "seq" || isCoordinate(source);
        needsLonLat = needsLonLat || isCoordinate(source);
        if (!isMade && !sources.back())
            throw Error(ErrorCode::FieldMissing, {.layer = layer.name, .name = source});
    }
    const LayerTable lonLat = needsLonLat ? transformed(layer, Crs::wgs84()) : LayerTable{};
    for (std::size_t r = 0; r < layer.rows.size(); ++r) {
        const Feature& row = layer.rows[r];
        Feature made;
        made.id = row.id;
        made.geometry = row.geometry;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const FieldType type = columns[i].target.type;
            Value value;
            if (sources[i])
                value = row.values[*sources[i]];
            else if (columns[i].source == "seq")
                value = static_cast<std::int64_t>(r) + 1;
            else if (isCoordinate(columns[i].source) && coordinate(columns[i].source, row, lonLat.rows[r]))
                value = *coordinate(columns[i].source, row, lonLat.rows[r]);
            else if (!columns[i].constant.empty())
                value = columns[i].constant;
            made.values.push_back(asType(value, type));
        }
        result.rows.push_back(std::move(made));
    }
    return result;
}

} // namespace planner::gis
