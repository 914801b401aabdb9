#include "libplanner/gis/feature_filter.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/gdal_handles.h"
#include "libplanner/gis/gdal_messages.h"

#include <ogr_feature.h>

namespace planner::gis {

namespace {

struct DefinitionReleaser {
    void operator()(OGRFeatureDefn* definition) const { definition->Release(); }
};

OGRFieldType gdalTypeOf(FieldType type) {
    switch (type) {
    case FieldType::Integer: return OFTInteger64;
    case FieldType::Real: return OFTReal;
    case FieldType::Text: break;
    }
    return OFTString;
}

} // namespace

struct FeatureFilter::Impl {
    std::unique_ptr<OGRFeatureDefn, DefinitionReleaser> definition;
    std::unique_ptr<OGRFeature> row;
    OGRFeatureQuery query;
};

FeatureFilter::FeatureFilter(const std::string& where, const std::vector<Field>& fields,
                             const std::string& file)
    : m_impl(std::make_unique<Impl>()) {
    m_impl->definition.reset(OGRFeatureDefn::CreateFeatureDefn("rows"));
    m_impl->definition->Reference();
    for (const Field& field : fields) {
        OGRFieldDefn column(field.name.c_str(), gdalTypeOf(field.type));
        m_impl->definition->AddFieldDefn(&column);
    }
    m_impl->row = std::make_unique<OGRFeature>(m_impl->definition.get());
    const GdalMessages messages;
    if (m_impl->query.Compile(m_impl->definition.get(), where.c_str()) != OGRERR_NONE)
        throw Error(ErrorCode::BadValue,
                    {.file = file, .name = "where", .value = where, .reason = messages.lastFailure()});
}

FeatureFilter::~FeatureFilter() = default;
FeatureFilter::FeatureFilter(FeatureFilter&&) noexcept = default;
FeatureFilter& FeatureFilter::operator=(FeatureFilter&&) noexcept = default;

bool FeatureFilter::accepts(const std::vector<Value>& values) const {
    OGRFeature& row = *m_impl->row;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int column = static_cast<int>(i);
        if (const auto* whole = std::get_if<std::int64_t>(&values[i]))
            row.SetField(column, static_cast<GIntBig>(*whole));
        else if (const auto* real = std::get_if<double>(&values[i]))
            row.SetField(column, *real);
        else if (const auto* text = std::get_if<std::string>(&values[i]))
            row.SetField(column, text->c_str());
        else
            row.SetFieldNull(column);
    }
    return m_impl->query.Evaluate(&row) != 0;
}

} // namespace planner::gis
