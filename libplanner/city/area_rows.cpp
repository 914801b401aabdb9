#include "libplanner/city/area_rows.h"

#include "libplanner/city/osm_filter.h"
#include "libplanner/city/row_keys.h"
#include "libplanner/city/row_reader.h"
#include "libplanner/city/source_box.h"
#include "libplanner/city/time_of_day.h"

#include <cmath>

namespace planner {

namespace {

/// Projects in place; false where a corner has no image.
bool project(const Transform* transform, Geometry& geometry) {
    if (transform == nullptr)
        return true;
    const auto each = [transform](auto& points) { transform->forward(points); };
    if (auto* area = std::get_if<MultiPolygon>(&geometry)) {
        for (Polygon& part : *area) {
            each(part.outer);
            for (Ring& hole : part.holes)
                each(hole);
        }
    } else if (auto* lines = std::get_if<MultiPolyline>(&geometry)) {
        for (Polyline& line : *lines)
            each(line);
    }
    return isFinite(geometry);
}

/// Hands every usable row of a role to `take(reader, keys, filter)`, its geometry in `crs`.
template <class Take>
void readRows(LoadContext& context, Role role, const Crs& crs, Shape shape, const Box* within,
              const Take& take) {
    RoleTally tally(context, role);
    std::size_t number = 0;
    for (const SourceSpec& spec : context.sources(role)) {
        const SourceUse use = shape == Shape::Area ? SourceUse::Areas : SourceUse::Any;
        RowReader reader(tally, spec, use, shape);
        if (within != nullptr)
            reader.source().restrictTo(boxIn(*within, crs, reader.crs()));
        RowKeys keys(reader, number++);
        const OsmFilter filter(reader);
        const bool isProjected = !(reader.crs() == crs);
        const std::optional<Transform> transform =
            isProjected ? std::make_optional<Transform>(reader.crs(), crs) : std::nullopt;
        while (reader.next()) {
            if (project(transform ? &*transform : nullptr, reader.row().geometry))
                take(reader, keys, filter);
            else
                reader.reject("outside-area");
        }
        keys.tell(context.health, nameOf(role), reader.label());
    }
    tally.check();
}

MultiPolygon takeArea(RowReader& reader) {
    return std::move(std::get<MultiPolygon>(reader.row().geometry));
}

std::string nameIn(const RowReader& reader) {
    return reader.text(reader.column("name", {"名称", "名字", "name:zh"}));
}

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + ",") {
        if (c != ',' && c != ';' && c != '|' && c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

} // namespace

MultiPolygon readStudyArea(LoadContext& context) {
    MultiPolygon all;
    readRows(context, Role::Area, Crs::wgs84(), Shape::Area, nullptr,
             [&](RowReader& reader, RowKeys&, const OsmFilter&) {
                 for (Polygon& part : takeArea(reader))
                     all.push_back(std::move(part));
             });
    return all;
}

std::vector<District> readDistricts(LoadContext& context, const Crs& crs) {
    std::vector<District> made;
    readRows(context, Role::Districts, crs, Shape::Area, nullptr,
             [&](RowReader& reader, RowKeys& keys, const OsmFilter&) {
                 const std::string name = nameIn(reader);
                 made.push_back({keys.next(reader), name, takeArea(reader)});
             });
    return made;
}

std::vector<ForbiddenArea> readForbidden(LoadContext& context, const Crs& crs) {
    std::vector<ForbiddenArea> made;
    readRows(context, Role::Forbidden, crs, Shape::Area, nullptr,
             [&](RowReader& reader, RowKeys& keys, const OsmFilter&) {
                 const std::string name = nameIn(reader);
                 made.push_back({keys.next(reader), name, takeArea(reader)});
             });
    return made;
}

std::vector<TruckZone> readTruckZones(LoadContext& context, const Crs& crs) {
    std::vector<TruckZone> made;
    readRows(context, Role::TruckZones, crs, Shape::Area, nullptr,
             [&](RowReader& reader, RowKeys& keys, const OsmFilter&) {
                 const std::string from = reader.text(reader.column("from", {"开始", "起"}));
                 const std::string until = reader.text(reader.column("until", {"to", "结束", "止"}));
                 const std::optional<Duration> begins = from.empty() ? Duration{} : timeOfDay(from);
                 const std::optional<Duration> ends = until.empty() ? seconds(86400.0) : timeOfDay(until);
                 if (!begins || !ends) {
                     reader.reject("bad-hours");
                     return;
                 }
                 TruckZone zone;
                 zone.key = keys.next(reader);
                 zone.name = nameIn(reader);
                 zone.exempt = wordsOf(reader.text(reader.column("exempt", {"豁免"})));
                 zone.from = *begins;
                 zone.until = *ends;
                 zone.area = takeArea(reader);
                 made.push_back(std::move(zone));
             });
    return made;
}

Barriers readBarriers(LoadContext& context, const Crs& crs, const Box& within) {
    Barriers made;
    readRows(context, Role::Barriers, crs, Shape::LineOrArea, &within,
             [&](RowReader& reader, RowKeys&, const OsmFilter& filter) {
                 if (!filter.isBarrier(reader))
                     return;
                 if (auto* lines = std::get_if<MultiPolyline>(&reader.row().geometry)) {
                     for (Polyline& line : *lines)
                         made.lines.push_back(std::move(line));
                     return;
                 }
                 for (Polygon& part : takeArea(reader))
                     made.areas.push_back(std::move(part));
             });
    return made;
}

} // namespace planner
