#include "libplanner/gis/table_source.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/dataset.h"
#include "libplanner/gis/gdal_messages.h"
#include "libplanner/gis/geometry_conversion.h"
#include "libplanner/gis/loose_number.h"
#include "libplanner/gis/source_crs.h"

#include <algorithm>
#include <cmath>

namespace planner::gis {

namespace {

constexpr std::size_t SampleRows = 400;
constexpr std::size_t HeaderRows = 40; // a header lies within the first rows

bool isBlank(const RawRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const std::string& c) { return plainText(c).empty(); });
}

std::size_t filledCells(const RawRow& row) {
    return static_cast<std::size_t>(std::count_if(
        row.cells.begin(), row.cells.end(), [](const std::string& c) { return !plainText(c).empty(); }));
}

Geometry shapeFromWkt(const std::string& text) {
    const GdalMessages quiet;
    std::string copy = text;
    char* cursor = copy.data();
    OGRGeometryH shape = nullptr;
    if (OGR_G_CreateFromWkt(&cursor, nullptr, &shape) != OGRERR_NONE)
        return {};
    const GeometryPtr owned(shape);
    return fromGdal(shape);
}

} // namespace

TableSource::TableSource(const SourceSpec& spec) : m_file(spec.path) {
    m_isSheet = formOf(spec.path) == FileForm::Sheet;
    m_reader = m_isSheet ? openSheet(spec.path, spec.layer) : openDelimited(spec.path, spec.encoding);
    if (m_reader->encodingWasGuessed())
        m_notes.push_back("encoding-guessed:" + m_reader->encoding());
    readSample();
    findColumns(spec);
    findCrs(spec);
    noteOffset(spec);
    m_offset = OffsetRemover(spec.offset, m_crs);
    if (!spec.where.empty())
        m_filter.emplace(spec.where, m_fields, m_file);
    m_reader->rewind();
}

void TableSource::readSample() {
    std::vector<RawRow> rows;
    RawRow row;
    while (rows.size() < SampleRows && m_reader->next(row))
        rows.push_back(row);
    m_head = findHead(
        {rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), HeaderRows))});
    for (RawRow& r : rows)
        if (r.number > m_head.lastHeaderRow && !isBlank(r))
            m_sample.push_back(std::move(r));
    if (m_sample.empty())
        throw Error(ErrorCode::FileEmpty,
                    {.file = m_file, .layer = m_reader->layer(), .reason = "no row of data"});
    if (m_head.lastHeaderRow == 0)
        m_notes.emplace_back("no-header");
    else if (m_head.hasTitleRows)
        m_notes.push_back("header-row:" + std::to_string(m_head.lastHeaderRow));
}

void TableSource::findColumns(const SourceSpec& spec) {
    m_place = findPlaceColumns(m_head, m_sample, spec.fields, m_file);
    std::vector<RawRow> rows = m_sample;
    std::erase_if(rows, isTotalRow);
    for (std::size_t i = 0; i < m_head.names.size(); ++i) {
        const ColumnForm form = formOfColumn(rows, i);
        m_fields.push_back({m_head.names[i], form.type, 0});
        if (form.hasText)
            m_notes.push_back("numbers-in-text:" + m_head.names[i]);
    }
    switch (m_place.form) {
    case PlaceColumns::Form::None: m_kind = GeometryKind::None; break;
    case PlaceColumns::Form::Wkt: m_kind = GeometryKind::Mixed; break;
    case PlaceColumns::Form::TwoColumns:
    case PlaceColumns::Form::OneCell: m_kind = GeometryKind::Point; break;
    }
    if (m_place.form == PlaceColumns::Form::TwoColumns && m_place.isSwapped)
        m_notes.emplace_back("axes-swapped");
    if (m_place.isOrderAssumed)
        m_notes.emplace_back("axis-order-assumed:lat-lon");
    if (m_place.isMixed)
        m_notes.emplace_back("axis-order-mixed");
}

void TableSource::findCrs(const SourceSpec& spec) {
    if (!spec.crs.empty()) {
        m_crs = crsFromSpec(spec.crs, m_file);
    } else if (m_place.isLonLat) {
        m_crs = Crs::wgs84();
        m_notes.emplace_back("crs-assumed:EPSG:4326");
    } else if (m_kind != GeometryKind::None && spec.offset && *spec.offset != OffsetSystem::Wgs84) {
        m_crs = Crs::wgs84();
        m_notes.push_back("crs-from-offset:" + nameOf(*spec.offset));
    }
}

bool TableSource::isOfficeTable() const {
    return m_isSheet || m_head.hasTitleRows ||
           std::any_of(m_head.names.begin(), m_head.names.end(), hasChinese) ||
           std::any_of(m_sample.begin(), m_sample.end(), isTotalRow);
}

void TableSource::noteOffset(const SourceSpec& spec) {
    const bool isShiftable = m_kind != GeometryKind::None && (!m_crs || m_crs->isGeographic());
    if (!spec.offset && isShiftable && isOfficeTable())
        m_notes.emplace_back("offset-undeclared");
}

void TableSource::restrictTo(const Box& box) {
    m_box = m_offset.shifted(box);
    if (!m_place.isOrderAssumed)
        return;
    std::size_t asIs = 0;
    std::size_t turned = 0;
    for (const RawRow& row : m_sample)
        if (const std::optional<Point> p = placeOf(row, m_place)) {
            asIs += m_box->contains(*p) ? 1 : 0;
            turned += m_box->contains({p->y, p->x}) ? 1 : 0;
        }
    if (asIs == turned)
        return;
    if (turned > asIs)
        m_place.isSwapped = !m_place.isSwapped;
    m_place.isOrderAssumed = false;
    std::erase(m_notes, "axis-order-assumed:lat-lon");
    m_notes.emplace_back(m_place.isSwapped ? "axis-order-found:lat-lon" : "axis-order-found:lon-lat");
}

Geometry TableSource::shapeOf(const RawRow& row) const {
    if (m_place.form == PlaceColumns::Form::Wkt)
        return m_place.first < row.cells.size() ? shapeFromWkt(row.cells[m_place.first]) : Geometry{};
    if (const std::optional<Point> place = placeOf(row, m_place))
        return MultiPoint{*place};
    return {};
}

std::string TableSource::reasonWithoutPlace(const RawRow& row) const {
    if (isTotalRow(row))
        return "total-row";
    std::size_t same = 0;
    for (std::size_t i = 0; i < std::min(row.cells.size(), m_head.names.size()); ++i)
        same += plainText(row.cells[i]) == m_head.names[i] ? 1 : 0;
    if (same >= 2)
        return "header-repeated";
    if (m_kind != GeometryKind::None)
        return "no-place";
    return filledCells(row) == 1 && m_head.names.size() >= 3 ? "remark-row" : "";
}

std::string TableSource::fill(Feature& feature, const RawRow& row) const {
    if (row.isUnreadable)
        return "unreadable-text";
    feature.geometry = m_kind == GeometryKind::None ? Geometry{} : shapeOf(row);
    if (std::holds_alternative<std::monostate>(feature.geometry))
        if (std::string reason = reasonWithoutPlace(row); !reason.empty())
            return reason;
    if (!isFinite(feature.geometry))
        return "not-finite";
    feature.values.clear();
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        feature.values.push_back(i < row.cells.size() ? cellValue(row.cells[i], m_fields[i].type) : Value{});
    return "";
}

bool TableSource::next(Feature& feature) {
    RawRow row;
    while (m_reader->next(row)) {
        if (row.number <= m_head.lastHeaderRow || isBlank(row))
            continue;
        feature.id = row.number;
        if (std::string reason = fill(feature, row); !reason.empty()) {
            m_skipped.push_back({row.number, std::move(reason)});
            continue;
        }
        if (m_filter && !m_filter->accepts(feature.values))
            continue;
        if (m_box && m_kind != GeometryKind::None && !m_box->intersects(boundsOf(feature.geometry)))
            continue;
        m_offset.apply(feature.geometry);
        return true;
    }
    return false;
}

} // namespace planner::gis
