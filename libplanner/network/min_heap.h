#pragma once

// Private to the network room.

#include <cstddef>
#include <vector>

namespace planner::detail {

/// Smallest entry first; four children a node, which keeps the tree shallow and its nodes within a cache
/// line. Source: Johnson (1975), d-heaps.
template <class Entry>
class MinHeap {
public:
    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    [[nodiscard]] const Entry& top() const { return m_entries.front(); }
    void clear() { m_entries.clear(); }

    void push(const Entry& entry) {
        std::size_t hole = m_entries.size();
        m_entries.push_back(entry);
        while (hole > 0) {
            const std::size_t parent = (hole - 1) / 4;
            if (!(entry < m_entries[parent]))
                break;
            m_entries[hole] = m_entries[parent];
            hole = parent;
        }
        m_entries[hole] = entry;
    }

    Entry pop() {
        const Entry result = m_entries.front();
        const Entry last = m_entries.back();
        m_entries.pop_back();
        if (!m_entries.empty())
            sink(last);
        return result;
    }

private:
    void sink(const Entry& entry) {
        const std::size_t count = m_entries.size();
        std::size_t hole = 0;
        for (;;) {
            const std::size_t first = hole * 4 + 1;
            if (first >= count)
                break;
            const std::size_t end = first + 4 < count ? first + 4 : count;
            std::size_t least = first;
            for (std::size_t child = first + 1; child < end; ++child)
                if (m_entries[child] < m_entries[least])
                    least = child;
            if (!(m_entries[least] < entry))
                break;
            m_entries[hole] = m_entries[least];
            hole = least;
        }
        m_entries[hole] = entry;
    }

    std::vector<Entry> m_entries;
};

} // namespace planner::detail
