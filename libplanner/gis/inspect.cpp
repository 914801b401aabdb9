#include "libplanner/gis/inspect.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"
#include "libplanner/gis/source_opener.h"

#include <algorithm>

namespace planner::gis {

namespace {

constexpr std::size_t MostSamples = 3;

void note(InspectedField& field, const Value& value) {
    const std::optional<std::string> text = textOf(value);
    if (!text || text->empty())
        return;
    ++field.filled;
    if (field.samples.size() < MostSamples && std::find(field.samples.begin(), field.samples.end(), *text) == field.samples.end())
        field.samples.push_back(*text);
    if (field.field.type == FieldType::Text)
        return;
    if (const std::optional<double> number = numberOf(value)) {
        field.minimum = std::min(field.minimum.value_or(*number), *number);
        field.maximum = std::max(field.maximum.value_or(*number), *number);
    }
}

GeometryKind joined(GeometryKind a, GeometryKind b, bool isFirst) { return isFirst || a == b ? b : GeometryKind::Mixed; }

InspectedLayer inspectLayer(FeatureSource& source, const std::stop_token& stop) {
    InspectedLayer layer;
    layer.name = source.layer();
    layer.crs = source.crs();
    layer.encoding = source.encoding();
    for (const Field& field : source.fields())
        layer.fields.push_back({field, 0, {}, {}, {}});
    Feature row;
    while (source.next(row)) {
        if ((layer.count & 0xFF) == 0 && stop.stop_requested())
            throw Cancelled();
        layer.kind = joined(layer.kind, kindOf(row.geometry), layer.count == 0);
        ++layer.count;
        if (!std::holds_alternative<std::monostate>(row.geometry))
            layer.extent.add(boundsOf(row.geometry));
        for (std::size_t i = 0; i < row.values.size(); ++i)
            note(layer.fields[i], row.values[i]);
    }
    const bool hasTags = fieldIndex(source.fields(), "other_tags").has_value();
    if (hasTags)
        std::erase_if(layer.fields, [](const InspectedField& f) { return f.filled == 0; });
    for (const SkippedRow& skipped : source.skipped())
        ++layer.skipped[skipped.reason];
    layer.notes = source.notes();
    return layer;
}

} // namespace

InspectedSource inspectSource(const SourceSpec& spec, std::stop_token stop) {
    const GdalSourceOpener opener;
    InspectedSource result;
    result.file = spec.path;
    result.sha256 = opener.checksum(spec);
    const std::vector<std::string> names =
        spec.layer.empty() ? opener.layerNames(spec) : std::vector<std::string>{spec.layer};
    for (const std::string& name : names) {
        SourceSpec one = spec;
        one.layer = name;
        try {
            result.layers.push_back(inspectLayer(*opener.open(one, SourceUse::Any), stop));
        } catch (const Error& error) {
            if (error.code() != ErrorCode::FileEmpty || names.size() == 1)
                throw;
            InspectedLayer empty;
            empty.name = name;
            result.layers.push_back(std::move(empty));
        }
    }
    return result;
}

} // namespace planner::gis
