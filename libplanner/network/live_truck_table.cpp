#include "libplanner/network/live_truck_table.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/network/climb_lanes.h"
#include "libplanner/network/dissection.h"
#include "libplanner/network/turn_graph.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

namespace planner {

using detail::BothWays;
using detail::ChordalHierarchy;
using detail::ClimbBlock;
using detail::ClimbLanes;
using detail::Meeting;
using detail::NoPath;
using detail::PathWeight;
using detail::Seed;
using detail::TravelGraph;

namespace {

/// Weighs more than any way.
constexpr detail::Weight Closed = static_cast<detail::Weight>(NoPath);

/// Where a place joins the hierarchy.
struct Foothold {
    std::uint32_t rank;
    PathWeight weight;

    friend bool operator==(const Foothold&, const Foothold&) = default;
};
using Footholds = std::vector<Foothold>;

/// Places that climb together, in one direction.
struct Bundle {
    std::vector<std::uint32_t> ranks; ///< all that the places may climb over, ascending
    std::vector<ClimbBlock> blocks;   ///< by rank
    bool needsClimb = true;
    bool needsMeeting = true;
};

bool sameForTrucks(const StreetEdge& a, const StreetEdge& b) {
    return a.truckForward == b.truckForward && a.truckBackward == b.truckBackward &&
           a.truckForwardTime == b.truckForwardTime && a.truckBackwardTime == b.truckBackwardTime;
}

ChordalHierarchy hierarchyOf(const TravelGraph& travel, const std::stop_token& stop) {
    std::vector<Point> positions;
    for (std::uint32_t node = 0; node < travel.graph().vertexCount(); ++node)
        positions.push_back(travel.position(node));
    return {travel.graph(), dissectionOrder(travel.graph(), positions, stop), stop};
}

} // namespace

struct LiveTruckTable::Impl {
    enum Direction : std::size_t { From, To };

    std::shared_ptr<const StreetNetwork> base;
    std::shared_ptr<const StreetNetwork> current;
    std::vector<Access> places;
    TravelGraph before; ///< as prepared
    TravelGraph travel; ///< as it is now
    ChordalHierarchy hierarchy;
    std::vector<EdgeIndex> changedEdges;              ///< against the network as prepared
    std::array<std::vector<Footholds>, 2> footholds;  ///< by direction and place
    std::array<std::vector<Bundle>, 2> bundles;       ///< by direction
    std::vector<std::uint32_t> bundled;               ///< places in the order in which they are bundled
    std::vector<std::vector<std::uint32_t>> placesOn; ///< that share an edge, where turns do not matter
    std::vector<PathWeight> ways;                     ///< over the hierarchy, row by row as bundled
    std::vector<std::uint32_t> number;                ///< scratch, by rank
    TravelMatrix matrix;

    Impl(std::shared_ptr<const StreetNetwork> network, std::vector<Access> stops, const std::stop_token& stop,
         KerbApproach kerb)
        : base(std::move(network)), current(base), places(std::move(stops)),
          before(*base, TravelMode::Truck, kerb), travel(before), hierarchy(hierarchyOf(before, stop)),
          number(hierarchy.size(), 0) {
        findFootholds();
        bundlePlaces();
        groupByEdge();
        for (const Direction direction : {From, To})
            for (std::size_t b = 0; b < bundles[direction].size(); ++b)
                findRanks(direction, b);
        ways.resize(bundles[From].size() * ClimbLanes * bundles[To].size() * ClimbLanes);
        bringUpToDate(stop);
    }

    [[nodiscard]] Footholds footholdsOf(const std::vector<Seed>& seeds) const {
        Footholds result;
        for (const Seed& seed : seeds)
            result.push_back({hierarchy.rank(seed.vertex), detail::pathWeight(seed.weight)});
        return result;
    }

    void findFootholds() {
        for (std::vector<Footholds>& all : footholds)
            all.clear();
        for (const Access& place : places) {
            footholds[From].push_back(footholdsOf(travel.seedsFrom(place)));
            footholds[To].push_back(footholdsOf(travel.seedsTo(place)));
        }
    }

    /// Neighbours climb together: ranks near each other lie near each other.
    void bundlePlaces() {
        bundled.resize(places.size());
        std::iota(bundled.begin(), bundled.end(), 0U);
        const auto rankOf = [&](std::uint32_t place) {
            const Footholds& own = footholds[From][place];
            return own.empty() ? 0U : own.front().rank;
        };
        std::ranges::stable_sort(bundled, {}, rankOf);
        for (std::vector<Bundle>& all : bundles)
            all.resize((places.size() + ClimbLanes - 1) / ClimbLanes);
    }

    void groupByEdge() {
        std::map<EdgeIndex, std::vector<std::uint32_t>> byEdge;
        for (std::uint32_t p = 0; p < places.size(); ++p)
            byEdge[places[p].edge].push_back(p);
        for (auto& [edge, group] : byEdge)
            placesOn.push_back(std::move(group));
    }

    [[nodiscard]] std::span<const std::uint32_t> placesIn(std::size_t bundle) const {
        const std::size_t first = bundle * ClimbLanes;
        return std::span(bundled).subspan(first, std::min(ClimbLanes, bundled.size() - first));
    }

    /// The footholds of a bundle's places and all that lies above them.
    void findRanks(Direction direction, std::size_t at) {
        std::vector<std::uint32_t>& ranks = bundles[direction][at].ranks;
        ranks.clear();
        std::vector<bool> isIn(hierarchy.size(), false);
        for (const std::uint32_t place : placesIn(at))
            for (const Foothold& foothold : footholds[direction][place])
                for (std::uint32_t rank = foothold.rank; !isIn[rank];) {
                    isIn[rank] = true;
                    ranks.push_back(rank);
                    if (const std::uint32_t arc = hierarchy.firstArc(rank);
                        arc < hierarchy.firstArc(rank + 1))
                        rank = hierarchy.heads()[arc];
                }
        std::ranges::sort(ranks);
    }

    /// The weight that counts when climbing from the places, or to them.
    static PathWeight BothWays::*side(Direction direction) {
        return direction == From ? &BothWays::up : &BothWays::down;
    }

    void climb(Direction direction, std::size_t at) {
        Bundle& bundle = bundles[direction][at];
        ClimbBlock none;
        std::ranges::fill(none.lane, NoPath);
        bundle.blocks.assign(bundle.ranks.size(), none);
        const std::span<const std::uint32_t> own = placesIn(at);
        for (std::size_t lane = 0; lane < own.size(); ++lane)
            for (const Foothold& foothold : footholds[direction][own[lane]]) {
                const auto found = std::ranges::lower_bound(bundle.ranks, foothold.rank);
                PathWeight& weight =
                    bundle.blocks[static_cast<std::size_t>(found - bundle.ranks.begin())].lane[lane];
                weight = std::min(weight, foothold.weight);
            }
        detail::climb(hierarchy, side(direction), bundle.ranks, number, bundle.blocks);
        bundle.needsClimb = false;
        bundle.needsMeeting = true;
    }

    /// Bundles meet where both climb.
    void meet(std::size_t from, std::size_t to) {
        const Bundle& one = bundles[From][from];
        const Bundle& other = bundles[To][to];
        std::vector<Meeting> meetings;
        for (std::uint32_t i = 0, j = 0; i < one.ranks.size() && j < other.ranks.size();) {
            const std::uint32_t a = one.ranks[i];
            const std::uint32_t b = other.ranks[j];
            if (a == b)
                meetings.push_back({i, j});
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }
        std::array<ClimbBlock, ClimbLanes> lightest;
        detail::meet(meetings, one.blocks, other.blocks, lightest.data());
        const std::size_t width = bundles[To].size() * ClimbLanes;
        for (std::size_t lane = 0; lane < ClimbLanes; ++lane)
            std::ranges::copy(lightest[lane].lane,
                              ways.begin() + static_cast<std::ptrdiff_t>((from * ClimbLanes + lane) * width +
                                                                         to * ClimbLanes));
    }

    void bringUpToDate(const std::stop_token& stop) {
        const auto check = [&] {
            if (stop.stop_requested())
                throw Cancelled();
        };
        for (const Direction direction : {From, To})
            for (std::size_t b = 0; b < bundles[direction].size(); ++b) {
                check();
                if (bundles[direction][b].needsClimb)
                    climb(direction, b);
            }
        for (std::size_t from = 0; from < bundles[From].size(); ++from) {
            check();
            for (std::size_t to = 0; to < bundles[To].size(); ++to)
                if (bundles[From][from].needsMeeting || bundles[To][to].needsMeeting)
                    meet(from, to);
        }
        for (std::vector<Bundle>& all : bundles)
            for (Bundle& bundle : all)
                bundle.needsMeeting = false;
        store();
    }

    void store() {
        const std::size_t count = places.size();
        const std::size_t width = bundles[To].size() * ClimbLanes;
        std::vector<std::uint32_t> durations(count * count, TravelMatrix::Unreachable);
        std::vector<std::uint32_t> distances(count * count, TravelMatrix::Unreachable);
        const auto put = [&](std::size_t s, std::size_t t, detail::Weight weight) {
            durations[s * count + t] = detail::timeOf(weight);
            distances[s * count + t] = detail::lengthOf(weight);
        };
        std::vector<std::uint32_t> at(count); // place → where it is bundled
        for (std::uint32_t i = 0; i < count; ++i)
            at[bundled[i]] = i;
        for (std::size_t s = 0; s < count; ++s)
            for (std::size_t t = 0; t < count; ++t)
                if (const PathWeight way = ways[at[s] * width + at[t]]; way < NoPath)
                    put(s, t, static_cast<detail::Weight>(way));
        const auto putDirect = [&](std::uint32_t s, std::uint32_t t) {
            if (const auto direct = travel.direct(places[s], places[t]);
                direct && *direct < static_cast<detail::Weight>(ways[at[s] * width + at[t]]))
                put(s, t, *direct);
        };
        if (travel.hasTurns()) // from a vertex straight into any street there
            for (std::uint32_t s = 0; s < count; ++s)
                for (std::uint32_t t = 0; t < count; ++t)
                    putDirect(s, t);
        else
            for (const std::vector<std::uint32_t>& group : placesOn)
                for (const std::uint32_t s : group)
                    for (const std::uint32_t t : group)
                        putDirect(s, t);
        matrix = {count, std::move(durations), std::move(distances)};
    }

    [[nodiscard]] std::vector<EdgeIndex> differences(const StreetNetwork& changed) const {
        std::vector<EdgeIndex> edges;
        for (std::uint32_t e = 0; e < base->edgeCount(); ++e)
            if (!sameForTrucks(base->edge(EdgeIndex(e)), changed.edge(EdgeIndex(e))))
                edges.emplace_back(e);
        return edges;
    }

    /// Whether what changed in the hierarchy shows in a bundle's weights: an arc that got heavier and was
    /// climbed, or one that got lighter and is now worth climbing.
    [[nodiscard]] bool isTouched(Direction direction, const Bundle& bundle,
                                 std::span<const ChordalHierarchy::Change> changes) {
        for (std::uint32_t i = 0; i < bundle.ranks.size(); ++i)
            number[bundle.ranks[i]] = i;
        return std::ranges::any_of(changes, [&](const ChordalHierarchy::Change& change) {
            const std::uint32_t i = number[change.tail];
            if (i >= bundle.ranks.size() || bundle.ranks[i] != change.tail)
                return false; // none of the places climbs there
            const PathWeight was = change.before.*side(direction);
            const PathWeight is = hierarchy.weights()[change.arc].*side(direction);
            const ClimbBlock& tail = bundle.blocks[i];
            const ClimbBlock& head = bundle.blocks[number[hierarchy.heads()[change.arc]]];
            for (std::size_t lane = 0; lane < ClimbLanes; ++lane)
                if ((is > was && was < NoPath && tail.lane[lane] + was == head.lane[lane]) ||
                    (is < was && tail.lane[lane] + is < head.lane[lane]))
                    return true;
            return false;
        });
    }

    void follow(std::shared_ptr<const StreetNetwork> changed) {
        std::vector<EdgeIndex> edges = differences(*changed);
        std::vector<EdgeIndex> either = edges; // what differed before may be as prepared again
        either.insert(either.end(), changedEdges.begin(), changedEdges.end());
        const std::vector<TravelGraph::Link> links = travel.follow(*changed, before, either, Closed);
        current = std::move(changed);
        changedEdges = std::move(edges);
        const std::vector<ChordalHierarchy::Change> changes = hierarchy.follow(travel.graph(), links);
        for (const Direction direction : {From, To})
            for (Bundle& bundle : bundles[direction])
                bundle.needsClimb = bundle.needsClimb || isTouched(direction, bundle, changes);
        const std::array<std::vector<Footholds>, 2> old = footholds;
        findFootholds();
        for (const Direction direction : {From, To})
            for (std::size_t b = 0; b < bundles[direction].size(); ++b) {
                const auto hasMoved = [&](std::uint32_t place) {
                    return old[direction][place] != footholds[direction][place];
                };
                if (!std::ranges::any_of(placesIn(b), hasMoved))
                    continue;
                findRanks(direction, b);
                bundles[direction][b].needsClimb = true;
            }
    }
};

LiveTruckTable::LiveTruckTable(std::shared_ptr<const StreetNetwork> network, std::vector<Access> places,
                               const std::stop_token& stop, KerbApproach kerb)
    : m_impl(std::make_unique<Impl>(std::move(network), std::move(places), stop, kerb)) {}
LiveTruckTable::~LiveTruckTable() = default;
LiveTruckTable::LiveTruckTable(LiveTruckTable&&) noexcept = default;

const TravelMatrix& LiveTruckTable::table() const {
    return m_impl->matrix;
}

void LiveTruckTable::update(std::shared_ptr<const StreetNetwork> changed, const std::stop_token& stop) {
    if (stop.stop_requested())
        throw Cancelled();
    m_impl->follow(std::move(changed));
    m_impl->bringUpToDate(stop);
}

} // namespace planner
