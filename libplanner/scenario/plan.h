#pragma once

#include "libplanner/base/index.h"
#include "libplanner/base/key.h"
#include "libplanner/base/progress.h"
#include "libplanner/base/quantity.h"
#include "libplanner/city/city.h"
#include "libplanner/demand/demand_model.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/scenario/indicators.h"
#include "libplanner/scenario/scenario.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planner {

/// How a cabin came into the plan.
enum class CabinStatus : std::uint8_t { Proposed, Existing, Required };

/// An open cabin. Its key survives a move of the site.
struct Cabin {
    Key key;
    SiteIndex site; ///< the city's candidate it stands on
    Point at;
    PlaceDetails details;
    CabinStatus status = CabinStatus::Proposed;
    std::string type;        ///< "small", "standard", "large"
    std::uint32_t units = 1; ///< cabins of that type side by side
    std::optional<DistrictIndex> district;
    People people;      ///< whose nearest cabin it is
    MassRate collected; ///< brought by people; `fromDoors` comes on top
    MassRate fromDoors; ///< brought by the tricycle that collects at the door
    Distance walkMean;  ///< kg-weighted
    Distance walkMax;
    Volume volume;            ///< of all units
    double fillDays = 0.0;    ///< from empty to the threshold; 0 where nothing is brought
    std::string reason;       ///< code: why it stands here ("required", "existing", "best-gain")
    double closingGain = 0.0; ///< kg-weighted mean walk added to the whole city if it were closed, m
};

/// Why a home has no cabin.
enum class UnservedReason : std::uint8_t {
    None,          ///< it has one
    OffNetwork,    ///< no street within the snap limit
    BehindBarrier, ///< no gate known
    CutOff,        ///< its streets reach no candidate at all
    TooFar,        ///< nearest cabin beyond the maximum walk
    NoCandidate,   ///< no candidate within the maximum walk, so no plan could serve it
    Full,          ///< cabins in reach have no capacity left
};

/// Parallel to the city's demand.
struct Allocation {
    std::optional<CabinIndex> cabin;
    Distance walk; ///< to its cabin; to the nearest one where it is unserved for distance
    UnservedReason reason = UnservedReason::None;
    std::optional<CabinIndex> pickup; ///< collected at the door, from this cabin
};

struct ServiceArea {
    CabinIndex cabin;
    Distance limit;
    People people;
    double areaSquareMetres = 0.0;
    MultiPolygon shape;
};

enum class RouteStopKind : std::uint8_t { Depot, Cabin, Centre, Break, Home };

struct PlannedStop {
    RouteStopKind kind = RouteStopKind::Cabin;
    std::optional<CabinIndex> cabin;
    std::optional<CentreIndex> centre;
    std::optional<DemandIndex> home; ///< kind Home: collected at the door
    std::optional<DepotIndex> depot; ///< kind Depot without an index: trucks start at the centre named
    Point at;
    Duration arrive; ///< since midnight
    Duration dwell;
    Mass mass; ///< taken up here, or unloaded (centre)
    Volume volume;
};

/// Who drives: a truck from cabin to cabin, or a tricycle from door to door and back to its cabin.
enum class RouteKind : std::uint8_t { Collection, DoorToDoor };

/// One trip of one truck on one day: from where it stands empty over cabins to a recycling centre. Its stops
/// begin with the depot or centre it leaves and end with the centre, or, for the last leg of a day, the
/// depot.
struct PlannedRoute {
    Key key;               ///< "d1-t2-r3": day, truck, trip
    std::uint32_t day = 0; ///< 0-based
    RouteKind kind = RouteKind::Collection;
    std::string truck;      ///< plate or number; "tricycle" for door to door
    std::uint32_t trip = 0; ///< 0-based within truck and day
    Distance length;
    Duration duration; ///< driving, service and unloading
    Mass mass;
    Volume volume;
    std::vector<PlannedStop> stops;
    Polyline line; ///< along the streets
};

/// What one candidate means for the plan as it stands.
struct CandidateEffect {
    double gain = 0.0; ///< in SitingSummary::effectUnit: what opening it too would better, or closing it lose
    /// Code. Closed, what keeps it so: "no-access", "pin: REASON", "forbidden-area: KEY", "painted-area",
    /// "too-close: KEY", "limits", "number", "covered", "no-gain". Open, what holds it: "required",
    /// "existing", "count: NAME", "cover: NAME", "goal: NAME", "budget", several separated by "; ";
    /// "best-gain".
    std::string rule;
    double secondGain = 0.0; ///< the same by the second goal, in its effectUnit

    friend bool operator==(const CandidateEffect&, const CandidateEffect&) = default;
};

/// What the second of two goals came to.
struct SecondSummary {
    SecondGoal asked;
    double objective = 0.0;
    double bound = 0.0;     ///< proven: no choice among the candidates considered is better
    double best = 0.0;      ///< what it came to by itself
    double firstBest = 0.0; ///< what the first goal came to by itself
    std::string unit;       ///< of objective, bound and best
    std::string effectUnit; ///< of CandidateEffect::secondGain

    /// How far the objective may be from the best possible, as a share of it.
    [[nodiscard]] double gap() const {
        return std::abs(objective - bound) / std::max(1.0, std::abs(objective));
    }

    friend bool operator==(const SecondSummary&, const SecondSummary&) = default;
};

struct SitingSummary {
    Goal goal = Goal::Walk;
    double objective = 0.0; ///< in the goal's own unit, see `unit`
    double bound = 0.0;     ///< proven: no choice among the candidates considered is better
    double gap = 0.0;
    std::string unit; ///< "kg·m/day", …
    SolveStatus status = SolveStatus::Feasible;
    StopReason stoppedBy = StopReason::None;
    std::uint32_t candidatesConsidered = 0;
    std::string effectUnit; ///< of CandidateEffect::gain: the unit, or "people" where cabins are counted
    /// Code: "proof", "lagrangian", "without-limits", "line-below-costs", "single-goal".
    std::string boundFrom;
    std::optional<SecondSummary> second; ///< where two goals share the plan
};

struct RoutingSummary {
    Distance length; ///< over the horizon
    Duration duration;
    std::optional<double> objective;
    std::optional<double> bound; ///< proven, same unit as the objective
    std::optional<double> gap;
    std::string unit;
    SolveStatus status = SolveStatus::Feasible;
    std::uint32_t days = 0;
    std::uint32_t trucks = 0;            ///< most used on one day
    bool isWeekly = false;               ///< every cabin on the same weekdays
    std::optional<Distance> dailyLength; ///< over the horizon, if every cabin were emptied every day
    std::optional<Distance> otherLength; ///< day by day instead of by weekdays, or the other way round
    std::optional<double>
        overflowShare; ///< of a cabin's fillings that run over, mean over the rounds simulated
    std::optional<double> worstOverflowShare; ///< of the cabin where it happens most often
    std::uint32_t simulatedWeeks = 0;
    std::optional<double> volumeFill; ///< of the trucks, mean over the trips: m³ loaded by m³ of room
    std::optional<double> massFill;   ///< the same in kg
    std::optional<double> shiftUsed;  ///< longest day of a truck, share of its shift
    Mass atStart;                     ///< in the cabins before day 0
    Mass brought;                     ///< over the horizon
    Mass collected;
    Mass atEnd; ///< atStart + brought = collected + atEnd
};

/// A stop no truck could take, with the limit that bound it.
struct UncollectedCabin {
    CabinIndex cabin;
    std::uint32_t day = 0;
    std::string limit;  ///< code as nameOf(RoutingLimit); "kg" or "volume" for a load
    std::string amount; ///< by how much it fails, with its unit: "18 min"; may be empty
};

/// What was planned for one scenario of one city; immutable, shared by value of std::shared_ptr<const Plan>.
struct Plan {
    std::shared_ptr<const City> city;
    std::shared_ptr<const DemandWeights> weights;
    Scenario scenario;
    std::vector<Cabin> cabins;
    std::vector<Allocation> allocation;
    std::vector<CandidateEffect> effects; ///< parallel to the city's candidates; empty where not computed
    std::vector<ServiceArea> areas;
    std::vector<PlannedRoute> routes;
    std::vector<PlannedRoute> doorRounds; ///< from door to door, by tricycle; kind DoorToDoor
    std::vector<UncollectedCabin> uncollected;
    std::vector<Pin> detachedPins; ///< pins no candidate lies within 30 m of
    Indicators indicators;
    SitingSummary siting;
    RoutingSummary routing;
    std::vector<std::string> warnings; ///< codes with their value: "centres-missing", …
    bool isCancelled = false;          ///< stopped before all stages were done
};

} // namespace planner
