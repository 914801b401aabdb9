#include "sample_maps/generator/block_plan.h"
#include "sample_maps/generator/layer_builder.h"
#include "sample_maps/generator/names.h"
#include "sample_maps/generator/town_plan.h"

#include <algorithm>
#include <cstdlib>

namespace planner::town {

namespace {

/// What every street of a rank has.
struct RankTags {
    const char* highway;
    std::int64_t maxSpeed; ///< km/h
    std::int64_t lanes;
    double width; ///< m
};

RankTags tagsOf(StreetRank rank) {
    switch (rank) {
    case StreetRank::Primary: return {"primary", 60, 6, 30.0};
    case StreetRank::Secondary: return {"secondary", 50, 4, 20.0};
    case StreetRank::Tertiary: return {"tertiary", 40, 2, 12.0};
    case StreetRank::Local:
    case StreetRank::None: break;
    }
    return {"residential", 30, 2, 8.0};
}

std::string nameOf(const TownPlan& plan, Junction from, Heading heading, int ring) {
    if (heading == Heading::Diagonal)
        return avenueName(from);
    if (ring > 0)
        return ringName(ring, plan.lattice.at(from), plan.lattice.at(StreetLattice::end(from, heading)));
    return streetName(heading == Heading::East ? from.row : from.column, heading);
}

class RoadWriter {
public:
    explicit RoadWriter(const TownPlan& plan)
        : m_plan(plan), m_roads("roads", GeometryKind::Line,
                                {{"id", FieldType::Text, 8},
                                 {"name", FieldType::Text, 20},
                                 {"highway", FieldType::Text, 12},
                                 {"oneway", FieldType::Text, 3},
                                 {"maxspeed", FieldType::Integer, 3},
                                 {"lanes", FieldType::Integer, 2},
                                 {"width", FieldType::Real, 6},
                                 {"bridge", FieldType::Text, 3},
                                 {"tunnel", FieldType::Text, 3},
                                 {"layer", FieldType::Integer, 2},
                                 {"maxheight", FieldType::Real, 6},
                                 {"access", FieldType::Text, 12}}) {}

    void addStreet(Junction from, Heading heading) {
        const StreetPiece& piece = m_plan.lattice.piece(from, heading);
        const Junction to = StreetLattice::end(from, heading);
        if (piece.rank == StreetRank::None || shellOf(to) > m_plan.extent)
            return;
        const Point a = m_plan.lattice.at(from);
        const Point b = m_plan.lattice.at(to);
        std::vector<float> doors = m_plan.parts.streetDoors[m_plan.lattice.pieceIndex(from, heading)];
        std::ranges::sort(doors);
        Polyline line{a};
        for (const float share : doors)
            line.push_back(between(a, b, static_cast<double>(share)));
        line.push_back(b);

        const RankTags tags = tagsOf(piece.rank);
        const int oneWay = m_plan.lattice.oneWay(from, heading);
        // Over the river on bridges; over the railway on bridges and, every second time, below it.
        const bool isUnderpass =
            piece.crossing == Crossing::Railway && std::abs(from.column + from.row) % 2 == 1;
        const bool isBridge = piece.crossing != Crossing::None && !isUnderpass;
        add(line, {.name = nameOf(m_plan, from, heading, m_plan.lattice.ringNumber(from, heading)),
                   .tags = tags,
                   .oneWay = oneWay > 0   ? "yes"
                             : oneWay < 0 ? "-1"
                                          : "",
                   .level = isBridge      ? 1
                            : isUnderpass ? -1
                                          : 0,
                   .access = ""});
    }

    void addLane(const Lane& lane) {
        const Ground& ground = m_plan.parts.grounds[lane.ground];
        const bool isGated = patternOf(ground.use).isWalled;
        add(lane.line,
            {.name = isGated || lane.isFootpath ? "" : ground.name,
             .tags = lane.isFootpath ? RankTags{"footway", 0, 0, 2.5} : RankTags{"service", 15, 1, 4.5},
             .oneWay = "",
             .level = 0,
             .access = isGated ? "destination" : ""});
    }

    [[nodiscard]] TownLayer take() { return m_roads.take(); }

private:
    struct Road {
        std::string name;
        RankTags tags;
        std::string oneWay;
        int level;
        std::string access;
    };

    static Value textOrNull(const std::string& text) { return text.empty() ? Value{} : Value{text}; }

    void add(const Polyline& line, const Road& road) {
        const auto orNull = [](std::int64_t number) { return number > 0 ? Value{number} : Value{}; };
        m_roads.addLine(line,
                        {idOf('R', m_roads.size() + 1), textOrNull(road.name), std::string(road.tags.highway),
                         textOrNull(road.oneWay), orNull(road.tags.maxSpeed), orNull(road.tags.lanes),
                         road.tags.width, textOrNull(road.level > 0 ? "yes" : ""),
                         textOrNull(road.level < 0 ? "yes" : ""),
                         road.level != 0 ? Value{std::int64_t{road.level}} : Value{},
                         road.level < 0 ? Value{4.2} : Value{}, textOrNull(road.access)});
    }

    const TownPlan& m_plan;
    LayerBuilder m_roads;
};

} // namespace

TownLayer roadsLayer(const TownPlan& plan) {
    RoadWriter roads(plan);
    for (int row = -plan.extent; row <= plan.extent; ++row)
        for (int column = -plan.extent; column <= plan.extent; ++column)
            for (const Heading heading : {Heading::East, Heading::North, Heading::Diagonal})
                roads.addStreet({column, row}, heading);
    for (const Lane& lane : plan.parts.lanes)
        roads.addLane(lane);
    return roads.take();
}

} // namespace planner::town
