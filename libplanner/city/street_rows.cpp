#include "libplanner/city/street_rows.h"

#include "libplanner/base/error.h"
#include "libplanner/city/osm_filter.h"
#include "libplanner/city/row_reader.h"
#include "libplanner/city/source_box.h"
#include "libplanner/network/street_network_builder.h"
#include "libplanner/network/street_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>

namespace planner {

namespace {

constexpr const char* WhatToGet = "street lines that cover the demand are needed: an OpenStreetMap extract "
                                  "(.osm.pbf) or a road layer, --roads";

[[noreturn]] void refuse(const std::string& file, const std::string& value) {
    throw Error(ErrorCode::NoStreets,
                {.file = file, .name = nameOf(Role::Roads), .value = value, .reason = WhatToGet});
}

/// Counts how often a line's end is also a corner or end of another line: where that is rare, the layer was
/// drawn without joints and its lines meet where they cross.
class JointCount {
public:
    void add(const Polyline& line) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            Joint& joint = m_joints[placeOf(line[i])];
            ++joint.corners;
            joint.ends += i == 0 || i + 1 == line.size() ? 1 : 0;
        }
    }

    [[nodiscard]] bool isDrawnWithoutJoints() const {
        std::int64_t ends = 0;
        std::int64_t joined = 0;
        for (const auto& [place, joint] : m_joints) {
            ends += joint.ends;
            joined += joint.corners > 1 ? joint.ends : 0;
        }
        return joined * 2 < ends;
    }

private:
    struct Joint {
        std::int32_t corners = 0;
        std::int32_t ends = 0;
    };

    static std::uint64_t placeOf(Point p) { // to the decimetre
        const auto x = static_cast<std::uint32_t>(std::llround(p.x * 10.0));
        const auto y = static_cast<std::uint32_t>(std::llround(p.y * 10.0));
        return (static_cast<std::uint64_t>(x) << 32) | y;
    }

    std::unordered_map<std::uint64_t, Joint> m_joints;
};

void dropRepeatedPoints(Polyline& line) {
    line.erase(std::unique(line.begin(), line.end()), line.end());
}

struct StreetLines {
    std::vector<Street> streets;
    std::vector<TurnRestriction> turns;
    std::vector<Polyline> barriers;
    bool hasPlainWithoutJoints = false;
    bool isFromOsm = false;
    std::string firstFile;
    std::int64_t rows = 0;
};

/// Turn restrictions of the source, those for trucks; the others are told.
void readTurns(LoadContext& context, const SourceSpec& spec, const std::string& prefix, const Crs& crs,
               const Box& within, StreetLines& made) {
    const std::vector<TurnRelation> relations = context.opener.turnRelations(spec);
    if (relations.empty())
        return;
    const std::string role = nameOf(Role::Roads);
    const Transform transform(Crs::wgs84(), crs);
    const auto keysOf = [&prefix](const std::vector<std::int64_t>& ways) {
        std::vector<Key> keys;
        for (const std::int64_t way : ways)
            keys.emplace_back(prefix + std::to_string(way));
        return keys;
    };
    for (const TurnRelation& relation : relations) {
        const auto count = [&](const char* code, bool isWarning) {
            context.health.count(code, role, spec.path, relation.id, isWarning);
        };
        TurnRestriction turn;
        if (relation.namesMissingWay) {
            count("turn-missing-way", true);
            continue;
        }
        switch (readTurnRule(relation, turn.rule)) {
        case TurnReading::Exempt: continue; // nothing to a truck
        case TurnReading::Conditional: count("turn-conditional", true); continue;
        case TurnReading::Unclear: count("turn-unclear", true); continue;
        case TurnReading::Applies: break;
        }
        if (relation.viaPoint) {
            turn.viaPoint = transform.forward(*relation.viaPoint);
            if (!turn.viaPoint || !within.contains(*turn.viaPoint))
                continue; // elsewhere
        }
        turn.key = Key(prefix + std::to_string(relation.id));
        turn.from = keysOf(relation.from);
        turn.via = keysOf(relation.viaWays);
        turn.to = keysOf(relation.to);
        made.turns.push_back(std::move(turn));
    }
}

/// The sources' own ids: of the numbers in a key the largest, as those of sources and parts are small.
std::vector<std::int64_t> idsIn(const std::vector<Key>& keys) {
    std::vector<std::int64_t> ids;
    for (const Key& key : keys) {
        std::int64_t largest = -1;
        for (const char* at = key.text().c_str(); *at != '\0';) {
            std::int64_t number = -1;
            const char* const end = key.text().c_str() + key.text().size();
            const auto [rest, error] = std::from_chars(at, end, number);
            if (error == std::errc{})
                largest = std::max(largest, number);
            at = rest == at ? at + 1 : rest;
        }
        if (largest >= 0)
            ids.push_back(largest);
    }
    return ids;
}

void readSource(RoleTally& tally, const SourceSpec& spec, std::size_t number, const Crs& crs,
                const Box& within, StreetLines& made) {
    LoadContext& context = tally.context();
    RowReader reader(tally, spec, SourceUse::Streets, Shape::Line);
    if (made.firstFile.empty())
        made.firstFile = reader.source().file();
    reader.source().restrictTo(boxIn(within, crs, reader.crs()));
    StreetReader streets(reader.fields(), reader.spec().fields);
    const bool isProjected = !(reader.crs() == crs);
    const std::optional<Transform> transform =
        isProjected ? std::make_optional<Transform>(reader.crs(), crs) : std::nullopt;
    const std::string prefix = number == 0 ? std::string() : std::to_string(number + 1) + "/";
    const OsmFilter filter(reader);
    JointCount joints;
    while (reader.next()) {
        auto& lines = std::get<MultiPolyline>(reader.row().geometry);
        for (Polyline& line : lines) {
            if (transform)
                transform->forward(line);
            dropRepeatedPoints(line);
        }
        if (!isFinite(reader.row().geometry)) {
            reader.reject("outside-area");
            continue;
        }
        if (filter.isLineBarrier(reader)) {
            for (Polyline& line : lines)
                if (boundsOf(line).intersects(within))
                    made.barriers.push_back(std::move(line));
            continue;
        }
        for (Street& street : streets.read(reader.row(), prefix)) {
            if (street.line.size() < 2 || !boundsOf(street.line).intersects(within))
                continue;
            if (streets.schema() == StreetSchema::Plain)
                joints.add(street.line);
            made.streets.push_back(std::move(street));
        }
    }
    readTurns(context, spec, prefix, crs, within, made);
    made.isFromOsm = made.isFromOsm || streets.schema() == StreetSchema::Osm;
    const std::string role = nameOf(Role::Roads);
    const StreetTagFindings& found = streets.findings();
    const auto tell = [&](const char* code, std::size_t count, bool isWarning) {
        context.health.tell(code, role, reader.label(), static_cast<std::int64_t>(count), {}, isWarning);
    };
    tell("not-a-street", found.notStreets, false);
    tell("unknown-tags", found.unknownTags, true);
    tell("contradictory-oneway", found.contradictoryOneWays, true);
    context.health.name("contradictory-oneway", role, reader.label(), idsIn(streets.contradictory()));
    if (streets.schema() == StreetSchema::Plain && joints.isDrawnWithoutJoints())
        made.hasPlainWithoutJoints = true;
}

void tellReport(LoadContext& context, const NetworkReport& report) {
    const std::string role = nameOf(Role::Roads);
    const auto tell = [&](const char* code, std::size_t count, bool isWarning) {
        context.health.tell(code, role, {}, static_cast<std::int64_t>(count), {}, isWarning);
    };
    tell("zero-length", report.zeroLength, true);
    tell("duplicate-street", report.duplicates, true);
    tell("joined-ends", report.joinedEnds, false);
    tell("turn-restrictions", report.turnRestrictions, false);
    tell("turn-not-a-street", report.restrictionsMissing, false);
    tell("turn-unclear", report.restrictionsUnclear, true);
    tell("self-crossing", report.selfCrossing, true);
    tell("noded-crossings", report.nodedCrossings, false);
    tell("walk-islands", report.walkComponents > 1 ? report.walkComponents : 0, true);
    tell("truck-islands", report.truckComponents > 1 ? report.truckComponents : 0, true);
    tell("junction-off-walk", report.verticesOffWalk, false);
    tell("junction-off-truck", report.verticesOffTruck, false);
    const auto name = [&](const char* code, const std::vector<Key>& keys) {
        context.health.name(code, role, {}, idsIn(keys));
    };
    name("walk-islands", report.islandStreets);
    name("truck-islands", report.trapStreets);
    name("turn-unclear", report.unclearRestrictions);
    name("self-crossing", report.selfCrossingStreets);
}

} // namespace

ReadStreets readStreets(LoadContext& context, const Crs& crs, const TravelProfiles& profiles,
                        const Box& within) {
    const std::vector<SourceSpec>& sources = context.sources(Role::Roads);
    if (sources.empty())
        refuse({}, "no source named");
    RoleTally tally(context, Role::Roads);
    StreetLines read;
    for (std::size_t i = 0; i < sources.size(); ++i)
        readSource(tally, sources[i], i, crs, within, read);
    if (read.streets.empty())
        refuse(read.firstFile,
               fmt::format("{} lines read, none of them a street near the demand", tally.rows()));
    tally.check();

    ReadStreets made;
    made.barriers = std::move(read.barriers);
    if (read.isFromOsm)
        made.attributions.emplace_back("© OpenStreetMap contributors");
    NetworkOptions options;
    options.joinTolerance = metres(context.parameters.value("network.join_tolerance_m"));
    options.nodeCrossings = read.hasPlainWithoutJoints;
    options.studyArea = within;
    StreetNetworkBuilder builder(crs, profiles.walk, profiles.truck, options);
    for (Street& street : read.streets)
        builder.add(std::move(street));
    for (TurnRestriction& turn : read.turns)
        builder.add(std::move(turn));
    read.streets = {};
    made.network = builder.build(context.progress.stopToken(), context.progress.function());
    tellReport(context, made.network->report());
    context.health.tell("barriers-from-streets", nameOf(Role::Barriers), {},
                        static_cast<std::int64_t>(made.barriers.size()), {}, false);
    return made;
}

} // namespace planner
