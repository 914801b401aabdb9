#include "libplanner/city/street_rows.h"

#include "libplanner/base/error.h"
#include "libplanner/city/osm_filter.h"
#include "libplanner/city/row_reader.h"
#include "libplanner/city/source_box.h"
#include "libplanner/network/street_network_builder.h"
#include "libplanner/network/street_reader.h"

#include <fmt/format.h>

#include <algorithm>
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
    std::vector<Polyline> barriers;
    bool hasPlainWithoutJoints = false;
    bool isFromOsm = false;
    std::string firstFile;
    std::int64_t rows = 0;
};

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
    made.isFromOsm = made.isFromOsm || streets.schema() == StreetSchema::Osm;
    const std::string role = nameOf(Role::Roads);
    const StreetTagFindings& found = streets.findings();
    const auto tell = [&](const char* code, std::size_t count, bool isWarning) {
        context.health.tell(code, role, reader.label(), static_cast<std::int64_t>(count), {}, isWarning);
    };
    tell("not-a-street", found.notStreets, false);
    tell("unknown-tags", found.unknownTags, true);
    tell("contradictory-oneway", found.contradictoryOneWays, true);
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
    tell("noded-crossings", report.nodedCrossings, false);
    tell("walk-islands", report.walkComponents > 1 ? report.walkComponents : 0, true);
    tell("truck-islands", report.truckComponents > 1 ? report.truckComponents : 0, true);
    tell("junction-off-walk", report.verticesOffWalk, false);
    tell("junction-off-truck", report.verticesOffTruck, false);
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
    read.streets = {};
    made.network = builder.build(context.progress.stopToken(), context.progress.function());
    tellReport(context, made.network->report());
    context.health.tell("barriers-from-streets", nameOf(Role::Barriers), {},
                        static_cast<std::int64_t>(made.barriers.size()), {}, false);
    return made;
}

} // namespace planner
