#pragma once

#include "libplanner/base/key.h"
#include "libplanner/base/progress.h"
#include "libplanner/base/quantity.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/siting/mix_rule.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace planner {

/// What a plan is to be best at (design: siting problems).
enum class Goal { Walk, Fewest, Reach, WorstWalk, Material, LeastCost };

[[nodiscard]] const char* nameOf(Goal goal); ///< "walk", "fewest", …
[[nodiscard]] std::optional<Goal> goalFromName(const std::string& name);

/// A second goal beside the plan's own, and how the two share the plan.
struct SecondGoal {
    Goal goal = Goal::Reach;
    MixRule rule = MixRule::Kept;
    /// Millionths. Kept: what the first goal may lose of its best; Weighted: what the second counts, the
    /// first counting the rest.
    std::uint32_t share = 50'000;

    friend bool operator==(const SecondGoal&, const SecondGoal&) = default;
};

[[nodiscard]] const char* nameOf(MixRule rule); ///< "kept", "weighted"
[[nodiscard]] std::optional<MixRule> mixRuleFromName(const std::string& name);

/// What a person decided about one place. Kept as id, point and reason, so that it re-attaches within 30 m
/// when candidates are made anew.
enum class PinKind { Required, Forbidden };

struct Pin {
    Key site;
    Point at;
    PinKind kind = PinKind::Required;
    std::string reason;

    friend bool operator==(const Pin&, const Pin&) = default;
};

/// How far talks with a place's owner and neighbours have come.
enum class Consent : std::uint8_t { Proposed, Consulted, Agreed, Refused };

struct SiteConsent {
    Key site;
    Consent state = Consent::Proposed;
    std::string reason;

    friend bool operator==(const SiteConsent&, const SiteConsent&) = default;
};

/// A place beside a street that a person added to the candidates.
struct AddedSite {
    Key key;
    Point at;

    friend bool operator==(const AddedSite&, const AddedSite&) = default;
};

/// A way for people on foot that is to be built: from one street to another, over or under what divides them.
struct Footbridge {
    Key key;
    Polyline line;

    friend bool operator==(const Footbridge&, const Footbridge&) = default;
};

/// What a person decided about the rounds of one cabin.
struct RoundLock {
    Key cabin;
    std::optional<std::uint32_t>
        day;                 ///< 0-based: emptied on that day, and the rest holds then; empty: always
    std::string truck;       ///< plate; empty: any
    std::uint32_t order = 0; ///< before higher numbers locked to the same truck; 0: any
    bool isFirst = false;    ///< the first stop of its truck's day

    friend bool operator==(const RoundLock&, const RoundLock&) = default;
};

/// What the trucks' rounds are short in.
enum class RouteCost { Length, Time, Money };

[[nodiscard]] const char* nameOf(RouteCost cost); ///< "distance", "time", "money"
[[nodiscard]] std::optional<RouteCost> routeCostFromName(const std::string& name);

/// The decisions a plan is made from, beside the city's data: what undo steps change and a project stores.
struct Scenario {
    std::string name = "plan";
    Goal goal = Goal::Walk;
    std::optional<SecondGoal> second;
    std::optional<std::uint32_t> cabins; ///< empty: the profile's norm
    std::optional<Distance> maxWalk;     ///< empty: the profile's
    bool isStrict = false;               ///< limits are hard: homes beyond them make the plan infeasible
    RouteCost routeCost = RouteCost::Length;
    std::map<std::string, std::string> settings; ///< parameter overrides
    std::vector<Pin> pins;
    std::vector<Key> closedStreets;
    std::vector<Footbridge> footbridges;
    std::vector<Polygon> paintedForbidden;
    std::vector<AddedSite> addedSites;
    std::vector<RoundLock> roundLocks;
    std::vector<SiteConsent> consents; ///< for people; they change nothing in the plan
    std::uint64_t seed = 1;
    std::int64_t effort = 0; ///< work budget in iterations; 0: the default

    friend bool operator==(const Scenario&, const Scenario&) = default;
};

} // namespace planner
