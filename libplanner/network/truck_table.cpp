#include "libplanner/network/truck_table.h"

#include "libplanner/network/graph_search.h"
#include "libplanner/network/live_truck_table.h"
#include "libplanner/network/parallel.h"
#include "libplanner/network/turn_graph.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace planner {

namespace {

/// From so many places on, preparing the network costs less than a search from each.
constexpr std::size_t WorthPreparing = 60;

/// Which places a vertex leads to, grouped by vertex.
class Arrivals {
public:
    Arrivals(const detail::TravelGraph& travel, std::span<const Access> places)
        : m_first(travel.graph().vertexCount() + 1, 0) {
        std::vector<std::pair<std::uint32_t, Arrival>> all;
        for (std::uint32_t p = 0; p < places.size(); ++p)
            for (const detail::Seed& seed : travel.seedsTo(places[p]))
                all.emplace_back(seed.vertex, Arrival{p, seed.weight});
        std::ranges::stable_sort(all, {}, [](const auto& entry) { return entry.first; });
        for (const auto& [vertex, arrival] : all) {
            ++m_first[vertex + 1];
            m_arrivals.push_back(arrival);
        }
        for (std::size_t v = 1; v < m_first.size(); ++v)
            m_first[v] += m_first[v - 1];
    }

    struct Arrival {
        std::uint32_t place;
        detail::Weight weight;
    };

    [[nodiscard]] std::span<const Arrival> at(std::uint32_t v) const {
        return std::span(m_arrivals).subspan(m_first[v], m_first[v + 1] - m_first[v]);
    }

private:
    std::vector<std::uint32_t> m_first;
    std::vector<Arrival> m_arrivals;
};

/// Fills one row: the lightest way from `from` to every place.
void fillRow(const detail::TravelGraph& travel, std::span<const Access> places, std::size_t from,
             const Arrivals& arrivals, detail::GraphSearch& search, std::vector<detail::Weight>& row) {
    std::ranges::fill(row, detail::NoWay);
    for (std::size_t p = 0; p < places.size(); ++p)
        if (places[p].edge == places[from].edge || travel.hasTurns())
            if (const auto direct = travel.direct(places[from], places[p]))
                row[p] = *direct;
    search.start(travel.seedsFrom(places[from]));
    while (const auto step = search.next())
        for (const Arrivals::Arrival& arrival : arrivals.at(step->vertex))
            row[arrival.place] = std::min(row[arrival.place], step->weight + arrival.weight);
}

} // namespace

TravelMatrix buildTruckTable(const StreetNetwork& network, std::span<const Access> places, unsigned threads,
                             std::stop_token stop, const ProgressFunction& progress, KerbApproach kerb) {
    const std::size_t count = places.size();
    if (count >= WorthPreparing) {
        // Lends the network to a preparation that ends before this call does.
        const std::shared_ptr<const StreetNetwork> lent(std::shared_ptr<void>(), &network);
        try {
            return LiveTruckTable(lent, {places.begin(), places.end()}, stop, kerb).table();
        } catch (const Cancelled&) {
            return {count, std::vector<std::uint32_t>(count * count, TravelMatrix::Unreachable),
                    std::vector<std::uint32_t>(count * count, TravelMatrix::Unreachable)};
        }
    }
    std::vector<std::uint32_t> durations(count * count, TravelMatrix::Unreachable);
    std::vector<std::uint32_t> distances(count * count, TravelMatrix::Unreachable);
    const detail::TravelGraph travel(network, TravelMode::Truck, kerb);
    const Arrivals arrivals(travel, places);
    struct Scratch {
        detail::GraphSearch search;
        std::vector<detail::Weight> row;
    };
    std::vector<std::unique_ptr<Scratch>> scratch(std::max(1U, threads));
    const auto fill = [&](std::size_t from, unsigned worker) {
        if (!scratch[worker])
            scratch[worker] = std::make_unique<Scratch>(
                Scratch{detail::GraphSearch(travel.graph()), std::vector<detail::Weight>(count)});
        std::vector<detail::Weight>& row = scratch[worker]->row;
        fillRow(travel, places, from, arrivals, scratch[worker]->search, row);
        for (std::size_t to = 0; to < count; ++to) {
            if (row[to] == detail::NoWay)
                continue;
            durations[from * count + to] = detail::timeOf(row[to]);
            distances[from * count + to] = detail::lengthOf(row[to]);
        }
    };
    const auto report = [&](std::size_t done) {
        if (progress)
            progress({Phase::TruckTable, static_cast<double>(done) / static_cast<double>(count), std::nullopt,
                      std::nullopt});
    };
    try {
        detail::forChunks(count, threads, stop, fill, report);
    } catch (const Cancelled&) {
        // The rows so far are right and the others say unreachable: the caller asked to stop and knows it.
    }
    return {count, std::move(durations), std::move(distances)};
}

} // namespace planner
