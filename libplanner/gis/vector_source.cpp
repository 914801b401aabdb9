#include "libplanner/gis/vector_source.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/dataset.h"
#include "libplanner/gis/dbf_encoding.h"
#include "libplanner/gis/gdal_messages.h"
#include "libplanner/gis/geometry_conversion.h"
#include "libplanner/gis/layer_choice.h"
#include "libplanner/gis/source_crs.h"
#include "libplanner/gis/sqlite_copy.h"
#include "libplanner/gis/tags.h"
#include "libplanner/gis/text_encoding.h"

#include <algorithm>
#include <cmath>

namespace planner::gis {

namespace {

FieldType typeOf(OGRFieldType type) {
    switch (type) {
    case OFTInteger:
    case OFTInteger64: return FieldType::Integer;
    case OFTReal: return FieldType::Real;
    default: return FieldType::Text;
    }
}

Value valueOf(OGRFeatureH row, int column, FieldType type) {
    if (OGR_F_IsFieldSetAndNotNull(row, column) == 0)
        return {};
    switch (type) {
    case FieldType::Integer: return std::int64_t{OGR_F_GetFieldAsInteger64(row, column)};
    case FieldType::Real: return OGR_F_GetFieldAsDouble(row, column);
    case FieldType::Text: break;
    }
    return std::string(OGR_F_GetFieldAsString(row, column));
}

std::vector<LayerEntry> entriesOf(GDALDatasetH dataset, bool isCounted) {
    std::vector<LayerEntry> entries;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        entries.push_back({OGR_L_GetName(layer), kindOf(OGR_L_GetGeomType(layer)),
                           isCounted && OGR_L_GetFeatureCount(layer, FALSE) == 0});
    }
    return entries;
}

} // namespace

VectorSource::VectorSource(const SourceSpec& spec, SourceUse use) : m_file(spec.path) {
    findEncoding(spec);
    openLayer(spec, use);
    findFields(spec);
    findCrs(spec);
    applyFilter(spec);
    m_offset = OffsetRemover(spec.offset, m_crs);
}

void VectorSource::findEncoding(const SourceSpec& spec) {
    std::vector<std::string> options;
    if (formOf(m_file) == FileForm::Shapefile) {
        requireFile(m_file);
        if (!spec.encoding.empty()) {
            const Recoder check(spec.encoding); // refuses a name the system does not know
            m_encoding = spec.encoding;
            options.push_back("ENCODING=" + spec.encoding);
        } else if (const DbfEncoding found = dbfEncoding(m_file); !found.name.empty()) {
            m_encoding = found.name;
            options.push_back("ENCODING=" + found.name);
            if (found.isGuessed && found.name != "UTF-8")
                m_notes.push_back("encoding-guessed:" + found.name);
        }
    }
    m_dataset = openVector(m_file, options);
    if (formOf(m_file) == FileForm::SqliteBased && hasPendingLog(m_file))
        m_notes.emplace_back("pending-log-read");
    if (options.empty() && formOf(m_file) == FileForm::Shapefile &&
        GDALDatasetGetLayerCount(m_dataset.get()) > 0)
        if (const char* said =
                GDALGetMetadataItem(GDALDatasetGetLayer(m_dataset.get(), 0), "SOURCE_ENCODING", "SHAPEFILE"))
            if (*said != '\0')
                m_encoding = said;
}

void VectorSource::openLayer(const SourceSpec& spec, SourceUse use) {
    const bool isOsm = formOf(m_file) == FileForm::Osm;
    const GdalMessages messages;
    const std::vector<LayerEntry> entries = entriesOf(m_dataset.get(), !isOsm);
    const std::size_t chosen = chooseLayer(entries, spec.layer, use, m_file);
    m_layer = GDALDatasetGetLayer(m_dataset.get(), static_cast<int>(chosen));
    m_layerName = entries[chosen].name;
    m_kind = entries[chosen].kind;
    if (isOsm) {
        // Else features of the other layers would pile up in memory.
        const std::string interest = "SET interest_layers = " + m_layerName;
        GDALDatasetReleaseResultSet(
            m_dataset.get(), GDALDatasetExecuteSQL(m_dataset.get(), interest.c_str(), nullptr, nullptr));
        return;
    }
    const GIntBig count = OGR_L_GetFeatureCount(m_layer, TRUE);
    if (count == 0)
        throw Error(messages.failures().empty() ? ErrorCode::FileEmpty : ErrorCode::FileUnreadable,
                    {.file = m_file, .layer = m_layerName, .reason = messages.lastFailure()});
    if (count > 0)
        m_count = count;
}

void VectorSource::findFields(const SourceSpec& spec) {
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(m_layer);
    m_nativeFields = OGR_FD_GetFieldCount(definition);
    for (int i = 0; i < m_nativeFields; ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        m_fields.push_back(
            {OGR_Fld_GetNameRef(field), typeOf(OGR_Fld_GetType(field)), OGR_Fld_GetWidth(field)});
        if (m_fields.back().name == "other_tags" && m_fields.back().type == FieldType::Text)
            m_tagsField = i;
    }
    if (!m_tagsField)
        return;
    std::vector<std::string> wanted = offeredTags();
    for (const auto& [ours, theirs] : spec.fields)
        wanted.push_back(theirs);
    for (const std::string& name : wanted)
        if (!name.empty() && !fieldIndex(m_fields, name))
            m_fields.push_back({name, FieldType::Text, 0});
}

void VectorSource::findCrs(const SourceSpec& spec) {
    if (!spec.crs.empty())
        m_crs = crsFromSpec(spec.crs, m_file);
    else
        m_crs = crsFromHandle(OGR_L_GetSpatialRef(m_layer), m_file, m_layerName);
    if (!m_crs && m_kind != GeometryKind::None && spec.offset && *spec.offset != OffsetSystem::Wgs84) {
        // GCJ-02 and BD-09 are longitude and latitude by nature; with the shift out they are WGS 84.
        m_crs = Crs::wgs84();
        m_notes.push_back("crs-from-offset:" + nameOf(*spec.offset));
    }
}

void VectorSource::applyFilter(const SourceSpec& spec) {
    if (spec.where.empty())
        return;
    m_count.reset();
    FeatureFilter filter(spec.where, m_fields,
                         m_file); // some drivers would notice a wrong one only when reading
    if (m_tagsField) {
        m_filter.emplace(std::move(filter));
        return;
    }
    const GdalMessages messages;
    if (OGR_L_SetAttributeFilter(m_layer, spec.where.c_str()) != OGRERR_NONE)
        throw Error(ErrorCode::BadValue, {.file = m_file,
                                          .layer = m_layerName,
                                          .name = "where",
                                          .value = spec.where,
                                          .reason = messages.lastFailure()});
}

void VectorSource::restrictTo(const Box& box) {
    const Box wide = m_offset.shifted(box);
    OGR_L_SetSpatialFilterRect(m_layer, wide.minX, wide.minY, wide.maxX, wide.maxY);
    m_count.reset();
}

std::vector<Value> VectorSource::valuesOf(OGRFeatureH row) const {
    std::vector<Value> values;
    values.reserve(m_fields.size());
    for (int i = 0; i < m_nativeFields; ++i)
        values.push_back(valueOf(row, i, m_fields[static_cast<std::size_t>(i)].type));
    if (m_tagsField)
        addTags(values);
    return values;
}

void VectorSource::addTags(std::vector<Value>& values) const {
    values.resize(m_fields.size());
    const auto* text = std::get_if<std::string>(&values[static_cast<std::size_t>(*m_tagsField)]);
    if (text == nullptr)
        return;
    for (auto& [key, value] : parseTags(*text)) {
        const auto first = m_fields.begin() + m_nativeFields;
        const auto found =
            std::find_if(first, m_fields.end(), [&key](const Field& f) { return f.name == key; });
        if (found != m_fields.end())
            values[static_cast<std::size_t>(found - m_fields.begin())] = std::move(value);
    }
}

std::string VectorSource::fill(Feature& feature, OGRFeatureH row, bool wasBroken) const {
    feature.id = OGR_F_GetFID(row);
    feature.values = valuesOf(row);
    for (const Value& value : feature.values)
        if (const auto* text = std::get_if<std::string>(&value); text != nullptr && !isUtf8(*text))
            return "unreadable-text";
    if (m_kind == GeometryKind::None) {
        feature.geometry = {};
        return "";
    }
    feature.geometry = fromGdal(OGR_F_GetGeometryRef(row));
    if (std::holds_alternative<std::monostate>(feature.geometry))
        return wasBroken ? "unreadable" : "no-geometry";
    if (!isFinite(feature.geometry))
        return "not-finite";
    m_offset.apply(feature.geometry);
    return "";
}

bool VectorSource::next(Feature& feature) {
    GdalMessages messages;
    while (true) {
        messages.clear();
        const FeaturePtr row(OGR_L_GetNextFeature(m_layer));
        if (!row) {
            if (!messages.failures().empty())
                throw Error(ErrorCode::FileUnreadable,
                            {.file = m_file, .layer = m_layerName, .reason = messages.lastFailure()});
            return false;
        }
        std::string reason = fill(feature, row.get(), !messages.failures().empty());
        if (reason.empty() && m_filter && !m_filter->accepts(feature.values))
            continue;
        if (reason.empty())
            return true;
        m_skipped.push_back({feature.id, std::move(reason)});
    }
}

std::vector<std::string> vectorLayerNames(const SourceSpec& spec) {
    const DatasetPtr dataset = openVector(spec.path);
    std::vector<std::string> names;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset.get()); ++i)
        names.emplace_back(OGR_L_GetName(GDALDatasetGetLayer(dataset.get(), i)));
    return names;
}

} // namespace planner::gis
