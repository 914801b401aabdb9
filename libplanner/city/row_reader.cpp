#include "libplanner/city/row_reader.h"

#include "libplanner/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace planner {

namespace {

constexpr std::string_view UndeclaredOffset = "offset-undeclared";

/// Members of a mapping that tell where a row lies; the opener has used them up.
bool isPlaceField(const std::string& name) {
    return name == "x" || name == "y" || name == "xy" || name == "lon" || name == "lat";
}

std::string labelOf(const FeatureSource& source) {
    const std::string file = std::filesystem::path(source.file()).filename().string();
    const std::string stem = std::filesystem::path(source.file()).stem().string();
    return source.layer().empty() || source.layer() == stem ? file : file + "#" + source.layer();
}

/// Rows the opener sets aside although nothing is wrong with them.
bool isHarmless(const std::string& reason) {
    return reason == "total-row" || reason == "header-repeated" || reason == "remark-row";
}

bool accepts(Shape shape, GeometryKind kind) {
    switch (shape) {
    case Shape::None: return true;
    case Shape::Point: return kind == GeometryKind::Point;
    case Shape::Line: return kind == GeometryKind::Line;
    case Shape::Area: return kind == GeometryKind::Area;
    case Shape::PointOrArea: return kind == GeometryKind::Point || kind == GeometryKind::Area;
    case Shape::LineOrArea: return kind == GeometryKind::Line || kind == GeometryKind::Area;
    }
    return false;
}

const char* nameOf(GeometryKind kind) {
    constexpr std::array names = {"none", "points", "lines", "areas", "mixed"};
    return names[static_cast<std::size_t>(kind)];
}

const char* nameOf(Shape shape) {
    constexpr std::array names = {"none", "points", "lines", "areas", "points or areas", "lines or areas"};
    return names[static_cast<std::size_t>(shape)];
}

/// Centre of mass of the first part where it lies inside: cheaper than GEOS, and right for most buildings.
std::optional<Point> centreInside(const MultiPolygon& area) {
    if (area.size() != 1 || area.front().outer.size() < 4)
        return std::nullopt;
    const Ring& ring = area.front().outer;
    const Point origin = ring.front(); // keeps the products small
    double twice = 0.0;
    double x = 0.0;
    double y = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const double ax = ring[i].x - origin.x;
        const double ay = ring[i].y - origin.y;
        const double bx = ring[i + 1].x - origin.x;
        const double by = ring[i + 1].y - origin.y;
        const double cross = ax * by - bx * ay;
        twice += cross;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
    }
    if (twice == 0.0)
        return std::nullopt;
    const Point centre{origin.x + x / (3.0 * twice), origin.y + y / (3.0 * twice)};
    return contains(area.front(), centre) ? std::optional(centre) : std::nullopt;
}

} // namespace

void RoleTally::addBad(const std::string& source, std::optional<std::int64_t> feature,
                       const std::string& reason) {
    if (m_bad == 0) {
        m_firstSource = source;
        m_firstReason = reason;
        m_firstFeature = feature;
    }
    ++m_bad;
    m_context.health.count(reason, planner::nameOf(m_role), source, feature);
}

void RoleTally::check() const {
    if (m_bad == 0)
        return;
    const double share = static_cast<double>(m_bad) / static_cast<double>(m_rows);
    if (m_bad < m_rows && share <= m_context.parameters.value("data.max_bad_share"))
        return;
    throw Error(ErrorCode::TooManyBadFeatures,
                {.file = m_firstSource,
                 .feature = m_firstFeature ? std::to_string(*m_firstFeature) : std::string(),
                 .name = planner::nameOf(m_role),
                 .value = fmt::format("{} of {}", m_bad, m_rows),
                 .reason = m_firstReason});
}

RowReader::RowReader(RoleTally& tally, const SourceSpec& spec, SourceUse use, Shape shape)
    : m_tally(tally), m_spec(resolvedSource(tally.context().description, spec)), m_shape(shape),
      m_source(tally.context().opener.open(m_spec, use)), m_crs(m_source->crs()),
      m_label(labelOf(*m_source)) {
    checkShape();
    checkMapping();
    if (m_shape != Shape::None && !m_crs)
        throw Error(
            ErrorCode::CrsMissing,
            {.file = m_source->file(), .layer = m_source->layer(), .name = planner::nameOf(tally.role())});
}

void RowReader::checkShape() const {
    const GeometryKind kind = m_source->geometryKind();
    if (kind == GeometryKind::Mixed || accepts(m_shape, kind))
        return;
    throw Error(ErrorCode::WrongGeometry, {.file = m_source->file(),
                                           .layer = m_source->layer(),
                                           .name = planner::nameOf(m_tally.role()),
                                           .value = nameOf(kind),
                                           .reason = fmt::format("{} expected", nameOf(m_shape))});
}

bool RowReader::hasNote(std::string_view note) const {
    return std::ranges::find(m_source->notes(), note) != m_source->notes().end();
}

void RowReader::checkMapping() const {
    for (const auto& [ours, theirs] : m_spec.fields)
        if (!isPlaceField(ours) && !fieldIndex(m_source->fields(), theirs))
            throw Error(
                ErrorCode::FieldMissing,
                {.file = m_source->file(), .layer = m_source->layer(), .name = ours, .value = theirs});
}

std::optional<std::size_t> RowReader::column(const std::string& ours,
                                             std::initializer_list<const char*> names) const {
    if (const auto mapped = m_spec.fields.find(ours); mapped != m_spec.fields.end())
        return fieldIndex(m_source->fields(), mapped->second);
    if (const auto own = fieldIndex(m_source->fields(), ours))
        return own;
    for (const char* name : names)
        if (const auto found = fieldIndex(m_source->fields(), name))
            return found;
    return std::nullopt;
}

bool RowReader::hasColumn(const char* name) const {
    return fieldIndex(m_source->fields(), name).has_value();
}

bool RowReader::isOffsetUndeclared() const {
    return hasNote(UndeclaredOffset);
}

bool RowReader::fits(const Geometry& geometry) const {
    return m_shape == Shape::None || accepts(m_shape, kindOf(geometry));
}

bool RowReader::next() {
    constexpr std::int64_t Interval = 1024;
    while (m_source->next(m_feature)) {
        if (m_read++ % Interval == 0) {
            const std::optional<std::int64_t> total = m_source->count();
            m_tally.context().progress.at(
                Phase::Reading, total && *total > 0
                                    ? std::optional(static_cast<double>(m_read) / static_cast<double>(*total))
                                    : std::nullopt);
        }
        m_tally.addRow();
        if (m_shape == Shape::None)
            return true;
        if (std::holds_alternative<std::monostate>(m_feature.geometry))
            reject("no-geometry");
        else if (!isFinite(m_feature.geometry))
            reject("not-finite");
        else if (!fits(m_feature.geometry))
            reject("wrong-geometry");
        else {
            m_bounds.add(boundsOf(m_feature.geometry));
            return true;
        }
    }
    finish();
    return false;
}

/// Degrees read as metres lie within a stone's throw of the origin; metres read as degrees lie nowhere.
void RowReader::checkCrs() const {
    if (m_shape == Shape::None || m_bounds.isEmpty())
        return;
    const bool looksLikeDegrees =
        m_bounds.minX >= -180.0 && m_bounds.maxX <= 180.0 && m_bounds.minY >= -90.0 && m_bounds.maxY <= 90.0;
    const bool cannotBeDegrees =
        m_bounds.minX > 180.0 || m_bounds.maxX < -180.0 || m_bounds.minY > 90.0 || m_bounds.maxY < -90.0;
    if (m_crs->isGeographic() ? !cannotBeDegrees : !looksLikeDegrees)
        return;
    throw Error(
        ErrorCode::CrsUnfit,
        {.file = m_source->file(),
         .layer = m_source->layer(),
         .name = planner::nameOf(m_tally.role()),
         .value = m_crs->definition(),
         .reason = fmt::format("coordinates such as {:.6g}, {:.6g} are {}", m_bounds.minX, m_bounds.minY,
                               m_crs->isGeographic() ? "no degrees" : "degrees, no metres")});
}

void RowReader::finish() {
    if (m_isFinished)
        return;
    m_isFinished = true;
    checkCrs();
    // A note is "code" or "code:value". Whether an undeclared offset matters is told elsewhere.
    for (const std::string& note : m_source->notes()) {
        const std::size_t colon = note.find(':');
        const std::string value = colon == std::string::npos ? std::string() : note.substr(colon + 1);
        const std::string code = note.substr(0, colon);
        if (note != UndeclaredOffset)
            m_tally.context().health.tell(code == "crs-assumed" ? std::string("assumed-crs") : code,
                                          planner::nameOf(m_tally.role()), m_label, 1, value, false);
    }
    for (const SkippedRow& row : m_source->skipped()) {
        if (isHarmless(row.reason)) {
            m_tally.context().health.count(row.reason, planner::nameOf(m_tally.role()), m_label, row.id,
                                           false);
            continue;
        }
        m_tally.addRow();
        m_tally.addBad(m_label, row.id, row.reason);
    }
}

std::optional<double> RowReader::number(std::optional<std::size_t> column) const {
    return column ? numberOf(m_feature.values[*column]) : std::nullopt;
}

std::string RowReader::text(std::optional<std::size_t> column) const {
    return column ? textOf(m_feature.values[*column]).value_or(std::string()) : std::string();
}

bool RowReader::isNull(std::optional<std::size_t> column) const {
    return !column || std::holds_alternative<std::monostate>(m_feature.values[*column]);
}

void RowReader::reject(const std::string& reason) {
    m_tally.addBad(m_label, m_feature.id, reason);
}

void RowReader::setAside(const std::string& reason) {
    m_tally.context().health.count(reason, planner::nameOf(m_tally.role()), m_label, m_feature.id, false);
}

std::optional<Point> placeOf(const Geometry& geometry) {
    if (const auto* points = std::get_if<MultiPoint>(&geometry))
        return points->empty() ? std::nullopt : std::optional(points->front());
    if (const auto* area = std::get_if<MultiPolygon>(&geometry)) {
        if (area->empty())
            return std::nullopt;
        const std::optional<Point> centre = centreInside(*area);
        return centre ? *centre : pointInside(*area);
    }
    return std::nullopt;
}

} // namespace planner
