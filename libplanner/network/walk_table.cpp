#include "libplanner/network/walk_table.h"

#include "libplanner/network/parallel.h"
#include "libplanner/network/site_search.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <tuple>
#include <utility>

namespace planner {

namespace {

/// Rows being filled: chunks of consecutive vertices, put together at the end.
struct RowChunk {
    std::vector<std::uint32_t> counts;
    std::vector<WalkEntry> entries;
    std::vector<Distance> reach;
};

constexpr std::size_t RowsPerChunk = 256;

bool isNearer(const WalkEntry& a, const WalkEntry& b) {
    return std::tie(a.distance, a.site) < std::tie(b.distance, b.site);
}

class RowFiller {
public:
    RowFiller(const StreetNetwork& network, std::span<const Access> sites, const WalkTableOptions& options,
              std::stop_token stop, const ProgressFunction& progress)
        : m_network(network), m_sites(sites), m_options(options), m_stop(std::move(stop)),
          m_progress(progress), m_graph(network, sites),
          m_chunks((network.vertexCount() + RowsPerChunk - 1) / RowsPerChunk) {
        if (options.limit)
            m_limit = static_cast<std::uint32_t>(
                std::clamp<std::int64_t>(options.limit->count(), 0, Unreachable - 1));
    }

    std::vector<RowChunk> run() {
        // From each vertex a search meets `nearest` sites after about vertices × nearest / sites steps; from
        // each site a whole search takes as many steps as there are vertices.
        // With a limit every search ends early, and the rows are as short as the neighbourhood is.
        const std::size_t siteCount = m_sites.size();
        const std::size_t width = std::min<std::size_t>(m_options.nearest, siteCount);
        if (!m_options.limit && siteCount * siteCount < m_network.vertexCount() * width)
            fromSites();
        else
            fromVertices();
        return std::move(m_chunks);
    }

private:
    void report(double fraction) const {
        if (m_progress)
            m_progress({Phase::WalkTable, fraction, std::nullopt, std::nullopt});
    }

    [[nodiscard]] std::size_t chunkEnd(std::size_t chunk) const {
        return std::min((chunk + 1) * RowsPerChunk, m_network.vertexCount());
    }

    void fromVertices() {
        std::vector<std::unique_ptr<detail::NearestSites>> searches(std::max(1U, m_options.threads));
        const auto fill = [&](std::size_t chunk, unsigned worker) {
            if (!searches[worker])
                searches[worker] = std::make_unique<detail::NearestSites>(m_graph, m_sites.size());
            RowChunk& rows = m_chunks[chunk];
            for (std::size_t v = chunk * RowsPerChunk; v < chunkEnd(chunk); ++v) {
                const std::size_t before = rows.entries.size();
                rows.reach.push_back(searches[worker]->find(static_cast<std::uint32_t>(v), m_options.nearest,
                                                            m_limit, rows.entries));
                rows.counts.push_back(static_cast<std::uint32_t>(rows.entries.size() - before));
            }
            rows.entries.shrink_to_fit();
        };
        detail::forChunks(m_chunks.size(), m_options.threads, m_stop, fill, [&](std::size_t done) {
            report(static_cast<double>(done) / static_cast<double>(m_chunks.size()));
        });
    }

    /// A few sites at a time, each searched to all vertices; every row keeps its nearest and one more.
    void fromSites() {
        constexpr std::size_t SitesAtOnce = 32;
        const std::size_t vertexCount = m_network.vertexCount();
        const std::size_t width = std::min<std::size_t>(m_options.nearest + std::size_t{1}, m_sites.size());
        std::vector<WalkEntry> best(vertexCount * width);
        std::vector<std::uint32_t> counts(vertexCount, 0);
        std::vector<std::uint32_t> distances(std::min(SitesAtOnce, m_sites.size()) * vertexCount);
        std::vector<detail::MinHeap<std::uint64_t>> heaps(std::max(1U, m_options.threads));
        const auto quiet = [](std::size_t) {};
        for (std::size_t first = 0; first < m_sites.size(); first += SitesAtOnce) {
            const std::size_t count = std::min(SitesAtOnce, m_sites.size() - first);
            detail::forChunks(
                count, m_options.threads, m_stop,
                [&](std::size_t s, unsigned worker) {
                    detail::distancesToVertices(m_graph, m_network, m_sites[first + s], m_limit,
                                                heaps[worker],
                                                std::span(distances).subspan(s * vertexCount, vertexCount));
                },
                quiet);
            detail::forChunks(
                m_chunks.size(), m_options.threads, m_stop,
                [&](std::size_t chunk, unsigned) {
                    for (std::size_t v = chunk * RowsPerChunk; v < chunkEnd(chunk); ++v)
                        for (std::size_t s = 0; s < count; ++s)
                            insert(std::span(best).subspan(v * width, width), counts[v],
                                   {static_cast<std::uint32_t>(first + s), distances[s * vertexCount + v]});
                },
                quiet);
            report(static_cast<double>(first + count) / static_cast<double>(m_sites.size()));
        }
        for (std::size_t chunk = 0; chunk < m_chunks.size(); ++chunk)
            for (std::size_t v = chunk * RowsPerChunk; v < chunkEnd(chunk); ++v)
                storeRow(m_chunks[chunk], std::span(best).subspan(v * width, counts[v]));
    }

    static void insert(std::span<WalkEntry> row, std::uint32_t& count, WalkEntry entry) {
        if (entry.distance == Unreachable || (count == row.size() && !isNearer(entry, row.back())))
            return;
        std::size_t at = count < row.size() ? count++ : row.size() - 1;
        for (; at > 0 && isNearer(entry, row[at - 1]); --at)
            row[at] = row[at - 1];
        row[at] = entry;
    }

    void storeRow(RowChunk& rows, std::span<const WalkEntry> row) const {
        const bool isFull = row.size() > m_options.nearest;
        Distance reach = m_options.limit ? Distance{m_limit} : detail::EverySite;
        if (isFull)
            reach = Distance{static_cast<std::int64_t>(row.back().distance) - 1};
        const std::size_t kept = std::min<std::size_t>(row.size(), m_options.nearest);
        rows.entries.insert(rows.entries.end(), row.begin(), row.begin() + static_cast<std::ptrdiff_t>(kept));
        rows.counts.push_back(static_cast<std::uint32_t>(kept));
        rows.reach.push_back(reach);
    }

    const StreetNetwork& m_network;
    std::span<const Access> m_sites;
    const WalkTableOptions& m_options;
    std::stop_token m_stop;
    const ProgressFunction& m_progress;
    std::uint32_t m_limit = Unreachable;
    detail::WalkGraph m_graph;
    std::vector<RowChunk> m_chunks;
};

/// Lower bound that never wraps: the reach of a vertex seen from a place `offset` away from it.
Distance shifted(Distance reach, Distance offset) {
    return reach == detail::EverySite ? detail::EverySite : reach + offset;
}

} // namespace

WalkTable buildWalkTable(const StreetNetwork& network, std::span<const Access> sites,
                         const WalkTableOptions& options, std::stop_token stop,
                         const ProgressFunction& progress) {
    std::vector<RowChunk> chunks = RowFiller(network, sites, options, std::move(stop), progress).run();
    WalkTable table;
    table.m_siteCount = sites.size();
    for (std::size_t s = 0; s < sites.size(); ++s)
        table.m_sitesByEdge.emplace_back(s);
    std::ranges::sort(table.m_sitesByEdge, {},
                      [&](SiteIndex s) { return std::pair(sites[s.value()].edge, s); });
    std::size_t entryCount = 0;
    for (const RowChunk& chunk : chunks)
        entryCount += chunk.entries.size();
    table.m_entries.reserve(entryCount);
    table.m_first.reserve(network.vertexCount() + 1);
    table.m_reach.reserve(network.vertexCount());
    table.m_first.push_back(0);
    for (RowChunk& chunk : chunks) {
        for (const std::uint32_t count : chunk.counts)
            table.m_first.push_back(table.m_first.back() + count);
        table.m_reach.insert(table.m_reach.end(), chunk.reach.begin(), chunk.reach.end());
        table.m_entries.insert(table.m_entries.end(), chunk.entries.begin(), chunk.entries.end());
        chunk = RowChunk(); // frees as it goes, so that the entries are never held twice
    }
    return table;
}

Distance walkRow(const WalkTable& table, const StreetNetwork& network, std::span<const Access> sites,
                 const Access& home, std::uint32_t nearest, std::vector<WalkEntry>& out) {
    const StreetEdge& edge = network.edge(home.edge);
    if (!edge.walkable)
        return detail::EverySite; // reaches nothing, and that is all there is
    const auto begin = static_cast<std::ptrdiff_t>(out.size());
    const auto take = [&out](std::uint32_t site, Distance distance) {
        if (distance.count() < Unreachable)
            out.push_back({site, static_cast<std::uint32_t>(distance.count())});
    };
    const Distance viaStart = home.leg + home.toStart;
    const Distance viaEnd = home.leg + home.toEnd;
    for (const WalkEntry& entry : table.row(edge.from))
        take(entry.site, viaStart + Distance{entry.distance});
    if (edge.to != edge.from || viaEnd < viaStart)
        for (const WalkEntry& entry : table.row(edge.to))
            take(entry.site, viaEnd + Distance{entry.distance});
    const auto onEdge = std::ranges::equal_range(table.m_sitesByEdge, home.edge, {},
                                                 [&](SiteIndex s) { return sites[s.value()].edge; });
    for (const SiteIndex s : onEdge) {
        const Access& site = sites[s.value()];
        const Distance along = site.toStart - home.toStart;
        take(s.value(), home.leg + site.leg + (along < Distance{} ? -along : along));
    }
    // An entry beyond both ends' reach may be nearer by the other end than its row tells.
    Distance reach =
        std::min(shifted(table.reach(edge.from), viaStart), shifted(table.reach(edge.to), viaEnd));

    std::sort(out.begin() + begin, out.end(), [](const WalkEntry& a, const WalkEntry& b) {
        return std::tie(a.site, a.distance) < std::tie(b.site, b.distance);
    });
    out.erase(std::unique(out.begin() + begin, out.end(),
                          [](const WalkEntry& a, const WalkEntry& b) { return a.site == b.site; }),
              out.end());
    std::sort(out.begin() + begin, out.end(), isNearer);
    while (out.size() > static_cast<std::size_t>(begin) && Distance{out.back().distance} > reach)
        out.pop_back();
    if (out.size() - static_cast<std::size_t>(begin) > nearest) {
        const auto end = out.begin() + begin + nearest;
        reach = std::min(reach, Distance{static_cast<std::int64_t>(end->distance) - 1});
        out.erase(end, out.end());
    }
    return reach;
}

} // namespace planner
