#pragma once

#include <cstdint>

namespace planner {

namespace detail {
__extension__ using Wide = unsigned __int128;
} // namespace detail

/// Random numbers that are the same on every machine and compiler (the standard distributions are not).
///
/// Source: Blackman and Vigna (2021), xoshiro256**; seeded by splitmix64.
class Random {
public:
    explicit Random(std::uint64_t seed) {
        for (std::uint64_t& word : m_state) {
            seed += 0x9e3779b97f4a7c15ULL;
            std::uint64_t z = seed;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
            z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
            word = z ^ (z >> 31);
        }
    }

    [[nodiscard]] std::uint64_t next() {
        const std::uint64_t result = rotate(m_state[1] * 5, 7) * 9;
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = rotate(m_state[3], 45);
        return result;
    }

    /// Uniform in [0, count), count at least 1. Slightly biased for counts near 2^64, never mind here.
    [[nodiscard]] std::uint64_t below(std::uint64_t count) {
        return static_cast<std::uint64_t>((static_cast<detail::Wide>(next()) * count) >> 64);
    }

    /// Uniform in [0, 1) with 53 bits.
    [[nodiscard]] double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

private:
    static std::uint64_t rotate(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

    std::uint64_t m_state[4];
};

} // namespace planner
