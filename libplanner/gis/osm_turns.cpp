#include "libplanner/gis/osm_turns.h"

#include "libplanner/base/error.h"

#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace planner::gis {

namespace {

template <class Object, class Visit>
void forEach(const std::string& path, osmium::osm_entity_bits::type kind, const Visit& visit) {
    osmium::io::Reader reader(osmium::io::File(path), kind);
    while (const osmium::memory::Buffer buffer = reader.read())
        for (const Object& object : buffer.select<Object>())
            visit(object);
    reader.close();
}

bool isRestriction(const osmium::Relation& relation) {
    const char* type = relation.tags()["type"];
    return type != nullptr && std::string_view(type).starts_with("restriction");
}

struct Read {
    TurnRelation relation;
    std::optional<std::int64_t> viaNode;
};

Read fromRelation(const osmium::Relation& relation) {
    Read read;
    read.relation.id = relation.id();
    for (const osmium::Tag& tag : relation.tags())
        read.relation.tags.emplace(tag.key(), tag.value());
    for (const osmium::RelationMember& member : relation.members()) {
        const std::string_view role = member.role();
        if (member.type() == osmium::item_type::way) {
            if (role == "from")
                read.relation.from.push_back(member.ref());
            else if (role == "to")
                read.relation.to.push_back(member.ref());
            else if (role == "via")
                read.relation.viaWays.push_back(member.ref());
        } else if (member.type() == osmium::item_type::node && role == "via") {
            read.viaNode = member.ref();
        }
    }
    return read;
}

std::vector<Read> readRelations(const std::string& path) {
    std::vector<Read> found;
    forEach<osmium::Relation>(path, osmium::osm_entity_bits::relation, [&](const osmium::Relation& relation) {
        if (isRestriction(relation))
            found.push_back(fromRelation(relation));
    });
    std::ranges::sort(found, {}, [](const Read& read) { return read.relation.id; });
    return found;
}

std::unordered_set<std::int64_t> presentWays(const std::string& path, const std::vector<Read>& wanted) {
    std::unordered_set<std::int64_t> named;
    for (const Read& read : wanted)
        for (const auto* ways : {&read.relation.from, &read.relation.viaWays, &read.relation.to})
            named.insert(ways->begin(), ways->end());
    std::unordered_set<std::int64_t> present;
    forEach<osmium::Way>(path, osmium::osm_entity_bits::way, [&](const osmium::Way& way) {
        if (named.contains(way.id()))
            present.insert(way.id());
    });
    return present;
}

std::unordered_map<std::int64_t, Point> placesOf(const std::string& path, const std::vector<Read>& wanted) {
    std::unordered_set<std::int64_t> named;
    for (const Read& read : wanted)
        if (read.viaNode)
            named.insert(*read.viaNode);
    std::unordered_map<std::int64_t, Point> places;
    forEach<osmium::Node>(path, osmium::osm_entity_bits::node, [&](const osmium::Node& node) {
        if (named.contains(node.id()) && node.location().valid())
            places.emplace(node.id(), Point{node.location().lon(), node.location().lat()});
    });
    return places;
}

std::vector<TurnRelation> complete(const std::string& path) {
    std::vector<Read> found = readRelations(path);
    std::vector<TurnRelation> relations;
    if (found.empty())
        return relations;
    const std::unordered_set<std::int64_t> ways = presentWays(path, found);
    const std::unordered_map<std::int64_t, Point> places = placesOf(path, found);
    for (Read& read : found) {
        TurnRelation& relation = read.relation;
        for (const auto* members : {&relation.from, &relation.viaWays, &relation.to})
            for (const std::int64_t way : *members)
                relation.namesMissingWay = relation.namesMissingWay || !ways.contains(way);
        if (read.viaNode) {
            if (const auto place = places.find(*read.viaNode); place != places.end())
                relation.viaPoint = place->second;
            else
                relation.namesMissingWay = true;
        }
        relations.push_back(std::move(relation));
    }
    return relations;
}

} // namespace

std::vector<TurnRelation> readTurnRelations(const std::string& path) {
    if (!path.ends_with(".pbf") && !path.ends_with(".osm"))
        return {};
    try {
        return complete(path);
    } catch (const std::exception& problem) {
        throw Error(ErrorCode::FileUnreadable, {.file = path, .reason = problem.what()});
    }
}

} // namespace planner::gis
