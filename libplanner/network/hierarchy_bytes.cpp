#include "libplanner/network/hierarchy_bytes.h"

#include "libplanner/network/byte_sum.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <type_traits>

namespace planner::detail {

namespace {

struct Head {
    std::uint64_t mark =
        0x3150455250424143ULL; ///< "CABPREP1"; reads otherwise on a machine of another byte order
    std::uint64_t graph = 0;
    std::uint64_t content = 0; ///< sum of all that follows
    std::uint64_t vertices = 0;
    std::uint64_t upArcs = 0;
    std::uint64_t downArcs = 0;
    std::uint64_t coreSize = 0;
    std::uint64_t shortcuts = 0;
};

template <class T>
std::span<const std::byte> bytesOf(const std::vector<T>& values) {
    return std::as_bytes(std::span(values));
}

std::uint64_t sumOf(const SearchGraph& graph) {
    ByteSum sum;
    sum.add(bytesOf(graph.first));
    sum.add(bytesOf(graph.arcs));
    return sum.value();
}

class Reader {
public:
    explicit Reader(std::span<const char> rest) : m_rest(rest) {}

    template <class T>
    bool take(std::vector<T>& values, std::uint64_t count) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (count > m_rest.size() / sizeof(T))
            return false;
        values.resize(count);
        std::memcpy(values.data(), m_rest.data(), count * sizeof(T));
        m_rest = m_rest.subspan(count * sizeof(T));
        return true;
    }
    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }

private:
    std::span<const char> m_rest;
};

bool takeArcs(Reader& reader, std::uint64_t vertices, std::uint64_t count, HierarchyArcs& arcs) {
    if (!reader.take(arcs.first, vertices + 1) || !reader.take(arcs.place, count) ||
        !reader.take(arcs.weight, count))
        return false;
    return arcs.first.front() == 0 && arcs.first.back() == count && std::ranges::is_sorted(arcs.first) &&
           std::ranges::all_of(arcs.place, [vertices](std::uint32_t place) { return place < vertices; });
}

bool isPermutation(const std::vector<std::uint32_t>& places) {
    std::vector<bool> isTaken(places.size(), false);
    for (const std::uint32_t place : places) {
        if (place >= places.size() || isTaken[place])
            return false;
        isTaken[place] = true;
    }
    return true;
}

} // namespace

std::string hierarchyBytes(const Hierarchy& hierarchy, const SearchGraph& graph) {
    Head head;
    head.graph = sumOf(graph);
    head.vertices = hierarchy.vertexCount();
    head.upArcs = hierarchy.up().place.size();
    head.downArcs = hierarchy.down().place.size();
    head.coreSize = hierarchy.coreSize();
    head.shortcuts = hierarchy.shortcutCount();
    std::string bytes(sizeof head, '\0');
    const auto append = [&bytes](std::span<const std::byte> part) {
        bytes.append(reinterpret_cast<const char*>(part.data()), part.size());
    };
    append(bytesOf(hierarchy.places()));
    for (const HierarchyArcs* arcs : {&hierarchy.up(), &hierarchy.down()}) {
        append(bytesOf(arcs->first));
        append(bytesOf(arcs->place));
        append(bytesOf(arcs->weight));
    }
    ByteSum sum;
    sum.add(std::as_bytes(std::span(bytes).subspan(sizeof head)));
    head.content = sum.value();
    std::memcpy(bytes.data(), &head, sizeof head);
    return bytes;
}

std::optional<Hierarchy> hierarchyFromBytes(const std::string& bytes, const SearchGraph& graph) {
    Head head;
    const std::uint64_t mark = head.mark;
    if (bytes.size() < sizeof head)
        return std::nullopt;
    std::memcpy(&head, bytes.data(), sizeof head);
    if (head.mark != mark || head.vertices != graph.vertexCount() || head.coreSize > head.vertices ||
        head.graph != sumOf(graph))
        return std::nullopt;
    const std::span<const char> content = std::span(bytes).subspan(sizeof head);
    ByteSum sum;
    sum.add(std::as_bytes(content));
    if (sum.value() != head.content)
        return std::nullopt;
    Reader reader(content);
    std::vector<std::uint32_t> places;
    HierarchyArcs up;
    HierarchyArcs down;
    if (!reader.take(places, head.vertices) || !isPermutation(places) ||
        !takeArcs(reader, head.vertices, head.upArcs, up) ||
        !takeArcs(reader, head.vertices, head.downArcs, down) || !reader.isAtEnd())
        return std::nullopt;
    return Hierarchy(std::move(places), std::move(up), std::move(down), head.coreSize, head.shortcuts);
}

} // namespace planner::detail
