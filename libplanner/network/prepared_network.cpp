#include "libplanner/network/prepared_network.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/network/hierarchy.h"
#include "libplanner/network/hierarchy_bytes.h"
#include "libplanner/network/hierarchy_search.h"
#include "libplanner/network/parallel.h"
#include "libplanner/network/turn_graph.h"
#include "libplanner/network/walk_sweeps.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace planner {

using detail::Climb;
using detail::PlaceWeight;
using detail::Weight;

namespace {

/// For each place of the order, which targets can be reached from it and at what weight.
class Buckets {
public:
    struct Entry {
        Weight weight;
        std::uint32_t target;
    };

    explicit Buckets(std::size_t placeCount) : m_first(placeCount + 1, 0) {}

    void add(std::uint32_t target, std::span<const PlaceWeight> reached) {
        for (const PlaceWeight& r : reached)
            m_found.push_back({r.place, {r.weight, target}});
    }

    /// Call once after the last `add`.
    void arrange() {
        for (const auto& [place, entry] : m_found)
            ++m_first[place + 1];
        for (std::size_t p = 1; p < m_first.size(); ++p)
            m_first[p] += m_first[p - 1];
        m_entries.resize(m_found.size());
        std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
        for (const auto& [place, entry] : m_found)
            m_entries[next[place]++] = entry;
        m_found = {};
    }

    [[nodiscard]] std::span<const Entry> at(std::uint32_t place) const {
        return std::span(m_entries).subspan(m_first[place], m_first[place + 1] - m_first[place]);
    }

private:
    std::vector<std::uint32_t> m_first;
    std::vector<Entry> m_entries;
    std::vector<std::pair<std::uint32_t, Entry>> m_found;
};

std::vector<PlaceWeight> placed(const detail::Hierarchy& hierarchy, const std::vector<detail::Seed>& seeds) {
    std::vector<PlaceWeight> result;
    for (const detail::Seed& seed : seeds)
        result.push_back({hierarchy.place(seed.vertex), seed.weight});
    return result;
}

void sweepRows(const detail::WalkSweeps& sweeps, const std::vector<detail::WalkEnd>& sources,
               unsigned threads, const std::stop_token& stop, const PreparedNetwork::TakeRow& take) {
    constexpr std::size_t Lanes = detail::SweepLanes;
    const std::size_t batches = (sources.size() + Lanes - 1) / Lanes;
    std::vector<std::unique_ptr<detail::WalkSweeps::Scratch>> scratch(std::max(1U, threads));
    detail::forChunks(
        batches, threads, stop,
        [&](std::size_t batch, unsigned worker) {
            if (!scratch[worker])
                scratch[worker] = std::make_unique<detail::WalkSweeps::Scratch>(sweeps);
            const std::size_t first = batch * Lanes;
            const std::size_t count = std::min(Lanes, sources.size() - first);
            sweeps.run(std::span(sources).subspan(first, count), *scratch[worker]);
            for (std::size_t lane = 0; lane < count; ++lane)
                take(first + lane, std::span<const std::uint32_t>(scratch[worker]->rows)
                                       .subspan(lane * sweeps.targetCount(), sweeps.targetCount()));
        },
        [](std::size_t) {});
}

} // namespace

struct PreparedNetwork::Impl {
    std::shared_ptr<const StreetNetwork> network;
    TravelMode mode;
    detail::TravelGraph travel;
    detail::Hierarchy hierarchy;

    /// Of a preparation made earlier.
    Impl(std::shared_ptr<const StreetNetwork> streets, TravelMode travelMode, detail::TravelGraph graph,
         detail::Hierarchy prepared)
        : network(std::move(streets)), mode(travelMode), travel(std::move(graph)),
          hierarchy(std::move(prepared)) {}

    Impl(std::shared_ptr<const StreetNetwork> streets, TravelMode travelMode,
         const PreparationOptions& options, const std::stop_token& stop)
        : network(std::move(streets)), mode(travelMode), travel(*network, mode),
          hierarchy(travel.graph(), options, stop) {}

    [[nodiscard]] std::vector<detail::WalkEnd> ends(std::span<const Access> places) const {
        std::vector<detail::WalkEnd> result;
        for (const Access& place : places)
            result.push_back(detail::walkEnd(hierarchy, *network, place));
        return result;
    }
    [[nodiscard]] std::vector<detail::WalkEnd> ends(std::span<const VertexIndex> vertices) const {
        std::vector<detail::WalkEnd> result;
        for (const VertexIndex v : vertices)
            result.push_back(detail::walkEnd(hierarchy, v));
        return result;
    }

    [[nodiscard]] Buckets bucketsOf(std::span<const Access> places, const std::stop_token& stop) const {
        Buckets buckets(hierarchy.vertexCount());
        Climb climb(hierarchy.down(), hierarchy.up());
        for (std::uint32_t p = 0; p < places.size() && !stop.stop_requested(); ++p)
            buckets.add(p, climb.run(placed(hierarchy, travel.seedsTo(places[p]))));
        buckets.arrange();
        return buckets;
    }

    /// Lightest ways from one place to all.
    void fillRow(std::span<const Access> places, std::size_t from, const Buckets& buckets, Climb& climb,
                 std::vector<Weight>& row) const {
        std::ranges::fill(row, detail::NoWay);
        for (const PlaceWeight& reached : climb.run(placed(hierarchy, travel.seedsFrom(places[from]))))
            for (const Buckets::Entry& entry : buckets.at(reached.place))
                row[entry.target] = std::min(row[entry.target], reached.weight + entry.weight);
        for (std::size_t to = 0; to < places.size(); ++to)
            if (places[to].edge == places[from].edge || travel.hasTurns())
                if (const auto direct = travel.direct(places[from], places[to]))
                    row[to] = std::min(row[to], *direct);
    }
};

PreparedNetwork::PreparedNetwork(std::shared_ptr<const StreetNetwork> network, TravelMode mode,
                                 const std::stop_token& stop, const PreparationOptions& options)
    : m_impl(std::make_unique<Impl>(std::move(network), mode, options, stop)) {}
PreparedNetwork::~PreparedNetwork() = default;
PreparedNetwork::PreparedNetwork(PreparedNetwork&&) noexcept = default;

PreparedNetwork::PreparedNetwork(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

std::string PreparedNetwork::bytes() const {
    return detail::hierarchyBytes(m_impl->hierarchy, m_impl->travel.graph());
}

std::optional<PreparedNetwork> PreparedNetwork::fromBytes(const std::string& bytes,
                                                          std::shared_ptr<const StreetNetwork> network,
                                                          TravelMode mode) {
    detail::TravelGraph travel(*network, mode);
    std::optional<detail::Hierarchy> hierarchy = detail::hierarchyFromBytes(bytes, travel.graph());
    if (!hierarchy)
        return std::nullopt;
    return PreparedNetwork(
        std::make_unique<Impl>(std::move(network), mode, std::move(travel), std::move(*hierarchy)));
}

const StreetNetwork& PreparedNetwork::network() const {
    return *m_impl->network;
}
TravelMode PreparedNetwork::mode() const {
    return m_impl->mode;
}
std::size_t PreparedNetwork::shortcutCount() const {
    return m_impl->hierarchy.shortcutCount();
}

void PreparedNetwork::walkRows(std::span<const Access> sources, std::span<const Access> targets,
                               unsigned threads, const std::stop_token& stop, const TakeRow& take) const {
    assert(m_impl->mode == TravelMode::Walk);
    const detail::WalkSweeps sweeps(m_impl->hierarchy, m_impl->ends(targets));
    sweepRows(sweeps, m_impl->ends(sources), threads, stop, take);
}

void PreparedNetwork::walkRows(std::span<const Access> sources, std::span<const VertexIndex> targets,
                               unsigned threads, const std::stop_token& stop, const TakeRow& take) const {
    assert(m_impl->mode == TravelMode::Walk);
    const detail::WalkSweeps sweeps(m_impl->hierarchy, m_impl->ends(targets));
    sweepRows(sweeps, m_impl->ends(sources), threads, stop, take);
}

void PreparedNetwork::walkRows(std::span<const VertexIndex> sources, std::span<const VertexIndex> targets,
                               unsigned threads, const std::stop_token& stop, const TakeRow& take) const {
    assert(m_impl->mode == TravelMode::Walk);
    const detail::WalkSweeps sweeps(m_impl->hierarchy, m_impl->ends(targets));
    sweepRows(sweeps, m_impl->ends(sources), threads, stop, take);
}

TravelMatrix PreparedNetwork::driveTable(std::span<const Access> places, unsigned threads,
                                         const std::stop_token& stop,
                                         const ProgressFunction& progress) const {
    assert(m_impl->mode == TravelMode::Truck);
    constexpr std::size_t RowsPerChunk = 16;
    const std::size_t count = places.size();
    std::vector<std::uint32_t> durations(count * count, TravelMatrix::Unreachable);
    std::vector<std::uint32_t> distances(count * count, TravelMatrix::Unreachable);
    const Buckets buckets = m_impl->bucketsOf(places, stop);
    struct Scratch {
        Climb climb;
        std::vector<Weight> row;
    };
    std::vector<std::unique_ptr<Scratch>> scratch(std::max(1U, threads));
    const std::size_t chunks = (count + RowsPerChunk - 1) / RowsPerChunk;
    const auto fill = [&](std::size_t chunk, unsigned worker) {
        if (!scratch[worker])
            scratch[worker] = std::make_unique<Scratch>(
                Scratch{Climb(m_impl->hierarchy.up(), m_impl->hierarchy.down()), std::vector<Weight>(count)});
        std::vector<Weight>& row = scratch[worker]->row;
        for (std::size_t from = chunk * RowsPerChunk; from < std::min(count, (chunk + 1) * RowsPerChunk);
             ++from) {
            m_impl->fillRow(places, from, buckets, scratch[worker]->climb, row);
            for (std::size_t to = 0; to < count; ++to) {
                if (row[to] == detail::NoWay)
                    continue;
                durations[from * count + to] = detail::timeOf(row[to]);
                distances[from * count + to] = detail::lengthOf(row[to]);
            }
        }
    };
    const auto report = [&](std::size_t done) {
        if (progress)
            progress({Phase::TruckTable, static_cast<double>(done) / static_cast<double>(chunks),
                      std::nullopt, std::nullopt});
    };
    try {
        detail::forChunks(chunks, threads, stop, fill, report);
    } catch (const Cancelled&) {
        // The rows so far are right and the others say unreachable: the caller asked to stop and knows it.
    }
    return {count, std::move(durations), std::move(distances)};
}

} // namespace planner
