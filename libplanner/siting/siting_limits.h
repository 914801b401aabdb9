#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace planner {

class SitingProblem;

/// How many of some sites may open: cabins of a district.
struct CountLimit {
    std::string name;                 ///< what it is called where it fails: "district:…"
    std::vector<std::uint32_t> sites; ///< each at most once
    std::uint32_t least = 0;
    std::uint32_t most = std::numeric_limits<std::uint32_t>::max();

    friend bool operator==(const CountLimit&, const CountLimit&) = default;
};

/// How much of some clients' weight must have an open site within `walk`.
struct CoverLimit {
    std::string name;                   ///< "everyone", "district:…", "group:…"
    std::vector<std::uint32_t> clients; ///< each at most once; those no site can serve so do not count
    std::vector<std::int64_t> weights;  ///< parallel to `clients`; at least 0
    std::uint32_t share = 1'000'000;    ///< millionths
    std::uint32_t walk = 0;             ///< mm, within the problem's limit()

    friend bool operator==(const CoverLimit&, const CoverLimit&) = default;
};

/// Another goal, kept within what it may come to at worst: the first of two goals. Goal Fewest: the share it
/// has to cover; its number is the caller's range.
struct KeptGoal {
    std::string name;                          ///< "walk"
    std::shared_ptr<const SitingProblem> goal; ///< of the same sites
    std::int64_t worst = 0;                    ///< its objective at most, or, where it is maximised, at least

    friend bool operator==(const KeptGoal&, const KeptGoal&) = default;
};

/// Limits beside the number of sites and the states: whatever the goal, a plan keeps all of them.
struct SitingLimits {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> tooClose; ///< sites that may not both open
    std::vector<CountLimit> counts;
    std::vector<CoverLimit> covers;
    std::vector<std::int64_t> prices;     ///< one a site, any unit; may be negative (closing it costs more)
    std::optional<std::int64_t> budget;   ///< most the open sites' prices may add up to
    std::vector<std::int64_t> capacities; ///< one a site: most load it may serve; empty: any
    std::vector<std::int64_t> loads;      ///< one a client, with capacities: what it brings, at least 0
    std::vector<KeptGoal> kept;

    [[nodiscard]] bool isEmpty() const {
        return tooClose.empty() && counts.empty() && covers.empty() && !budget && capacities.empty() &&
               kept.empty();
    }
    friend bool operator==(const SitingLimits&, const SitingLimits&) = default;
};

/// Kinds of limits, for saying which ones clash.
enum class LimitKind : std::uint8_t {
    Facilities,
    Required,
    Forbidden,
    Spacing,
    Count,
    Cover,
    Budget,
    Capacity,
    Goal
};

[[nodiscard]] const char* nameOf(LimitKind kind); ///< "facilities", "required", …

/// One limit of a set that cannot be kept together.
struct LimitInClash {
    LimitKind kind = LimitKind::Facilities;
    std::string name;                 ///< of a count or cover limit
    std::vector<std::uint32_t> sites; ///< concerned, where it is about some: required ones, pairs too close

    friend bool operator==(const LimitInClash&, const LimitInClash&) = default;
};

} // namespace planner
