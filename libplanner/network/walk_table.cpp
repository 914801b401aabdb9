#include "libplanner/network/walk_table.h"

#include "libplanner/network/parallel.h"
#include "libplanner/network/site_search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <optional>
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
        // With few sites a whole search from each is cheapest; with about as many sites as vertices a search
        // from each vertex, which soon meets enough of them; in between all sites spread at once. Measured on
        // Chengdu and on a town of 300,000 junctions; the choice depends on sizes only, so that results never
        // do.
        const std::size_t siteCount = m_sites.size();
        if (siteCount <= std::size_t{5} * m_options.nearest)
            fromSites();
        else if (m_network.vertexCount() <= 4 * siteCount)
            fromVertices();
        else
            fromAllSites();
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

    /// Distances from every site to every vertex, a batch of sites at a time; each row keeps its nearest and
    /// one more.
    void fromSites() {
        constexpr std::size_t SitesAtOnce = 64;
        const std::size_t vertexCount = m_network.vertexCount();
        const std::size_t width = std::min<std::size_t>(m_options.nearest + std::size_t{1}, m_sites.size());
        std::vector<std::vector<WalkEntry>> best(vertexCount);
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
                    std::vector<WalkEntry> found;
                    for (std::size_t v = chunk * RowsPerChunk; v < chunkEnd(chunk); ++v) {
                        found.clear();
                        for (std::size_t s = 0; s < count; ++s)
                            if (const std::uint32_t d = distances[s * vertexCount + v]; d != Unreachable)
                                found.push_back({static_cast<std::uint32_t>(first + s), d});
                        mergeInto(best[v], found, width);
                    }
                },
                quiet);
            report(static_cast<double>(first + count) / static_cast<double>(m_sites.size()));
        }
        for (std::size_t chunk = 0; chunk < m_chunks.size(); ++chunk)
            for (std::size_t v = chunk * RowsPerChunk; v < chunkEnd(chunk); ++v) {
                storeRow(m_chunks[chunk], best[v]);
                std::vector<WalkEntry>().swap(best[v]);
            }
    }

    void fromAllSites() {
        std::vector<WalkEntry> rows;
        std::vector<std::uint32_t> counts;
        detail::spreadSites(m_graph, m_sites.size(), m_options.nearest, m_limit, m_stop, rows, counts);
        const std::size_t width = m_options.nearest + std::size_t{1};
        std::vector<WalkEntry> row;
        for (std::size_t chunk = 0; chunk < m_chunks.size(); ++chunk)
            for (std::size_t v = chunk * RowsPerChunk; v < chunkEnd(chunk); ++v) {
                const auto first = rows.begin() + static_cast<std::ptrdiff_t>(v * width);
                row.assign(first, first + counts[v]);
                storeRow(m_chunks[chunk], row);
            }
    }

    static void mergeInto(std::vector<WalkEntry>& row, std::vector<WalkEntry>& found, std::size_t width) {
        if (row.size() == width)
            std::erase_if(found, [&row](const WalkEntry& entry) { return !isNearer(entry, row.back()); });
        std::ranges::sort(found, isNearer);
        const auto middle = static_cast<std::ptrdiff_t>(row.size());
        row.insert(row.end(), found.begin(), found.end());
        std::inplace_merge(row.begin(), row.begin() + middle, row.end(), isNearer);
        row.resize(std::min(row.size(), width));
    }

    void storeRow(RowChunk& rows, const std::vector<WalkEntry>& row) const {
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

/// The last (distance, site) up to which everything is in the row, seen from a place `offset` away: a row
/// that ends among several sites at one distance holds those of the lower numbers.
std::pair<Distance, std::uint32_t> lastSure(const WalkTable& table, VertexIndex vertex, Distance offset) {
    const Distance reach = table.reach(vertex);
    const auto row = table.row(vertex);
    if (!row.empty() && Distance{row.back().distance} > reach)
        return {Distance{row.back().distance} + offset, row.back().site};
    return {shifted(reach, offset), UINT32_MAX};
}

/// A sorted row and what is to be added to each of its distances.
struct Stream {
    std::span<const WalkEntry> rest;
    std::uint64_t offset;
};

/// Takes the entries of several rows in common order, each site once: at its nearest.
class RowMerge {
public:
    explicit RowMerge(std::array<Stream, 3> streams) : m_streams(streams) {
        std::size_t count = 1;
        for (const Stream& stream : streams)
            count += stream.rest.size();
        m_seen.assign(std::bit_ceil(count * 2), NoSite);
    }

    std::optional<WalkEntry> next() {
        for (;;) {
            Stream* best = nullptr;
            for (Stream& stream : m_streams)
                if (!stream.rest.empty() && (best == nullptr || keyOf(stream) < keyOf(*best)))
                    best = &stream;
            if (best == nullptr || keyOf(*best).first >= Unreachable)
                return std::nullopt;
            const auto [distance, site] = keyOf(*best);
            best->rest = best->rest.subspan(1);
            if (isNew(site))
                return WalkEntry{site, static_cast<std::uint32_t>(distance)};
        }
    }

private:
    static constexpr std::uint32_t NoSite = UINT32_MAX;

    static std::pair<std::uint64_t, std::uint32_t> keyOf(const Stream& stream) {
        return {stream.rest.front().distance + stream.offset, stream.rest.front().site};
    }

    bool isNew(std::uint32_t site) {
        const std::size_t mask = m_seen.size() - 1;
        std::size_t at = (site * 0x9e3779b1U) & mask;
        for (; m_seen[at] != NoSite; at = (at + 1) & mask)
            if (m_seen[at] == site)
                return false;
        m_seen[at] = site;
        return true;
    }

    std::array<Stream, 3> m_streams;
    std::vector<std::uint32_t> m_seen; ///< open hashing, never more than half full
};

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
    std::vector<WalkEntry> onEdge;
    const auto here = std::ranges::equal_range(table.m_sitesByEdge, home.edge, {},
                                               [&](SiteIndex s) { return sites[s.value()].edge; });
    for (const SiteIndex s : here) {
        const Access& site = sites[s.value()];
        const Distance along = site.toStart - home.toStart;
        const Distance walk = home.leg + site.leg + (along < Distance{} ? -along : along);
        onEdge.push_back({s.value(), static_cast<std::uint32_t>(walk.count())});
    }
    std::ranges::sort(onEdge, isNearer);
    const Distance viaStart = home.leg + home.toStart;
    const Distance viaEnd = home.leg + home.toEnd;
    RowMerge merge({Stream{onEdge, 0},
                    Stream{table.row(edge.from), static_cast<std::uint64_t>(viaStart.count())},
                    Stream{table.row(edge.to), static_cast<std::uint64_t>(viaEnd.count())}});
    // An entry beyond both ends' reach may be nearer by the other end than its row tells.
    const Distance reach =
        std::min(shifted(table.reach(edge.from), viaStart), shifted(table.reach(edge.to), viaEnd));
    const auto sure = std::min(lastSure(table, edge.from, viaStart), lastSure(table, edge.to, viaEnd));
    for (std::uint32_t taken = 0;; ++taken) {
        const std::optional<WalkEntry> entry = merge.next();
        if (!entry || std::pair(Distance{entry->distance}, entry->site) > sure)
            return reach;
        if (taken == nearest)
            return std::min(reach, Distance{static_cast<std::int64_t>(entry->distance) - 1});
        out.push_back(*entry);
    }
}

} // namespace planner
