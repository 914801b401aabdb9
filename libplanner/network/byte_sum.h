#pragma once

// Private to the network room.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace planner::detail {

/// A sum that tells whether bytes are the same; no protection against forgery.
/// Source: Fowler, Noll and Vo's hash, by words of eight bytes with a final mix.
class ByteSum {
public:
    void add(std::span<const std::byte> bytes) {
        while (bytes.size() >= sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data(), sizeof word);
            mix(word);
            bytes = bytes.subspan(sizeof word);
        }
        std::uint64_t rest = bytes.size() + 1;
        std::memcpy(reinterpret_cast<std::byte*>(&rest) + 1, bytes.data(), bytes.size());
        mix(rest);
    }
    [[nodiscard]] std::uint64_t value() const { return m_value; }

private:
    void mix(std::uint64_t word) {
        m_value = (m_value ^ word) * 0x00000100000001b3ULL;
        m_value ^= m_value >> 29;
    }

    std::uint64_t m_value = 0xcbf29ce484222325ULL;
};

} // namespace planner::detail
