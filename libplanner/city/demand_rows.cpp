#include "libplanner/city/demand_rows.h"

#include "libplanner/base/error.h"
#include "libplanner/city/demand_fields.h"
#include "libplanner/city/osm_filter.h"
#include "libplanner/city/row_keys.h"
#include "libplanner/city/source_box.h"

#include <fmt/format.h>

#include <array>

namespace planner {

namespace {

/// Of an area that tells its people, not of a building that was measured.
bool isCount(WeightBy by) {
    return by == WeightBy::KgDay || by == WeightBy::Persons || by == WeightBy::Households;
}

void readSource(RoleTally& tally, const SourceSpec& spec, std::size_t number,
                const std::optional<Box>& within, DemandRows& made) {
    LoadContext& context = tally.context();
    const std::string role = nameOf(Role::Demand);
    RowReader reader(tally, spec, isOsmFile(spec.path) ? SourceUse::Areas : SourceUse::Any,
                     Shape::PointOrArea);
    made.label = reader.label();
    made.file = reader.source().file();
    made.crs = reader.crs();
    made.isOffsetUndeclared = reader.isOffsetUndeclared();
    made.isOffsetAssumed = !spec.offset && reader.hasNote("crs-assumed:EPSG:4326");
    if (within)
        reader.source().restrictTo(boxIn(*within, Crs::wgs84(), made.crs));

    const OsmFilter filter(reader);
    const DemandFields fields(reader, context.parameters, filter.isOsm());
    std::array<std::int64_t, WeightByCount> counts = {};
    RowKeys keys(reader, number);
    const double step = context.parameters.value("demand.spread_m");
    const double smallestSpread = 4.0 * step * step;
    const std::optional<std::size_t> group = reader.column("group", {});
    while (reader.next()) {
        Feature& row = reader.row();
        if (const char* reason = filter.whyNotHome(reader)) {
            reader.setAside(reason);
            continue;
        }
        std::string reason;
        const std::optional<RowWeight> weight = fields.weigh(reader, row.geometry, reason);
        if (!weight) {
            reader.reject(reason);
            continue;
        }
        if (weight->people == People{} && weight->stated.value_or(MassRate{}) == MassRate{}) {
            reader.setAside("zero-weight");
            continue;
        }
        const std::optional<Point> at = placeOf(row.geometry);
        if (!at) {
            reader.reject("no-geometry");
            continue;
        }
        ++counts[static_cast<std::size_t>(weight->by)];
        const double groupNumber = reader.number(group).value_or(0.0);
        DemandRow& kept = made.rows.emplace_back();
        kept.feature = row.id;
        kept.key = keys.next(reader);
        kept.at = *at;
        kept.stated = weight->stated;
        kept.people = weight->people;
        kept.group = groupNumber > 0.0 && groupNumber < 1e6 ? static_cast<std::uint32_t>(groupNumber) : 0U;
        if (isCount(weight->by) && fields.areaOf(row.geometry) > smallestSpread) {
            kept.area = static_cast<std::uint32_t>(made.areas.size());
            made.areas.push_back(std::move(std::get<MultiPolygon>(row.geometry)));
        }
    }
    keys.tell(context.health, role, made.label);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto by = static_cast<WeightBy>(i);
        const std::string column = fields.columnName(reader, by);
        std::string code = std::string("weight-by-") + nameOf(by);
        if (column.empty())
            code = by == WeightBy::OneHousehold ? "assumed-people" : "assumed-footprint";
        context.health.tell(code, role, made.label, counts[i], column, false);
    }
}

} // namespace

std::vector<DemandRows> readDemandRows(LoadContext& context, const std::optional<Box>& within) {
    const std::vector<SourceSpec>& sources = context.sources(Role::Demand);
    if (sources.empty())
        throw Error(ErrorCode::NoDemand, {.name = nameOf(Role::Demand), .reason = "no source named"});
    RoleTally tally(context, Role::Demand);
    std::vector<DemandRows> made(sources.size());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        readSource(tally, sources[i], i, within, made[i]);
        kept += made[i].rows.size();
    }
    tally.check();
    if (kept == 0)
        throw Error(ErrorCode::NoDemand, {.file = made.front().file,
                                          .name = nameOf(Role::Demand),
                                          .value = fmt::format("{} rows", tally.rows()),
                                          .reason = "no row with a weight above zero"});
    return made;
}

} // namespace planner
