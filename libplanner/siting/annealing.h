#pragma once

#include "libplanner/base/random.h"
#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <vector>

namespace planner::detail {

/// Random swaps of an open site for a closed one, near or far, where a loss is taken the more rarely the
/// greater it is and the later it comes. Where the number of sites is free, sites also open and close alone.
///
/// Choices whose sites lie far apart settle together in one slow cooling; swaps that only ever gain get stuck
/// much sooner. Memory: 24 bytes a client. A move looks at two columns; one in twenty is taken and looks at
/// the rows of the clients it touches. The same seed gives the same answer: only whole numbers and the four
/// basic operations decide. Source: Kirkpatrick, Gelatt and Vecchi (1983); for the p-median Murray and
/// Church (1996).
class Annealing {
public:
    explicit Annealing(const MedianInstance& instance);

    /// Cools down from this choice in so many moves; `heat`, at most 1, is the first temperature's share of
    /// what a fresh start needs. Stops early when interrupted.
    void run(const std::vector<std::uint32_t>& open, std::int64_t moves, double heat, Random& random,
             WorkMeter& meter);

    /// Where it ended, ascending.
    [[nodiscard]] std::vector<std::uint32_t> open() const;
    [[nodiscard]] std::int64_t objective() const { return m_objective; }

    /// What a move costs: in evaluations of the instance's bound, and, roughly, in seconds.
    [[nodiscard]] double stepsPerMove() const;
    [[nodiscard]] double secondsPerMove() const;

private:
    struct Mark {
        std::uint32_t move;
        std::uint32_t cost;
    };
    /// A site to open, a site to close; either may be NoSite.
    struct Move {
        std::uint32_t in;
        std::uint32_t out;
    };

    void start(const std::vector<std::uint32_t>& open);
    void findNearest(std::uint32_t client);
    [[nodiscard]] Move draw(Random& random) const;
    [[nodiscard]] std::uint32_t drawIn(std::uint32_t near, Random& random) const;
    [[nodiscard]] std::int64_t loss(const Move& move);
    void apply(const Move& move);
    [[nodiscard]] double hotTemperature(Random& random);

    const MedianInstance& m_instance;
    std::vector<std::uint32_t> m_counted; ///< clients that count and have a row
    std::vector<NearestTwo> m_clients;
    std::vector<Mark> m_marks;
    std::uint32_t m_move = 0;
    std::vector<std::uint8_t> m_isOpen;
    std::vector<std::uint32_t> m_closable; ///< open sites that may close
    std::vector<std::uint32_t> m_places;   ///< of each site in m_closable
    std::vector<std::uint32_t> m_fixed;    ///< open sites that may not
    std::int64_t m_objective = 0;
};

} // namespace planner::detail
