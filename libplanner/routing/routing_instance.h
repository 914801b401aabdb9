#pragma once

#include "libplanner/routing/route_plan.h"
#include "libplanner/routing/routing_problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace planner {

/// How a file's form turns real distances into the numbers it counts.
enum class InstanceRounding : std::uint8_t { None, Nearest, Floor, Ceil };

/// One of the literature's routing problems, ready for `solveRouting`, with what is needed to say its answer
/// in the file's own numbers and arithmetic.
struct RoutingInstance {
    std::string name;
    RoutingData data;
    std::vector<double> x, y; ///< by place; empty where distances are explicit
    bool isManhattan = false;
    InstanceRounding rounding = InstanceRounding::None;
    double scale = 1.0;     ///< table entry = file's distance × scale (rounded where the form does not)
    double fileScale = 1.0; ///< the form counts distance × fileScale, rounded as it says
    double reported = 1.0;  ///< the form's cost for one counted unit, for example miles a foot
    std::vector<double> unitCost;         ///< by vehicle type, for one counted unit
    std::vector<double> fixedCost;        ///< by vehicle type, in the form's cost
    std::vector<std::int64_t> stopNumber; ///< what the file calls each stop in a solution
    std::vector<std::int64_t> disposalNumber;
    std::vector<std::int64_t> depotNumber; ///< by vehicle type
    bool fewestVehicles = false;           ///< the form counts vehicles first

    /// The file's own distance between two places.
    [[nodiscard]] double distance(PlaceIndex from, PlaceIndex to) const;
    /// The plan's cost in the file's own arithmetic, recomputed from its visits.
    [[nodiscard]] double objective(const RoutePlan& plan) const;
    /// A bound in cost units as a bound in the file's arithmetic, less what rounding of the tables may hide.
    [[nodiscard]] double boundInFile(std::int64_t bound) const;
    /// Each route as the file writes it: stops by their number, unloadings by theirs.
    [[nodiscard]] std::vector<std::vector<std::int64_t>> routes(const RoutePlan& plan) const;
};

/// Reads VRPLIB/TSPLIB95 (CVRP, with time windows, releases, reload depots, truck types; EUC_2D, EXPLICIT),
/// Solomon/Homberger, Cordeau multi-depot, and the waste collection form of Kim, Kim and Sahoo (2006). The
/// form is told from the text. Throws Error{UnknownFormat, BadValue} naming file and what is wrong.
[[nodiscard]] RoutingInstance readRoutingInstance(const std::string& text, const std::string& file,
                                                  std::optional<InstanceRounding> rounding = {});

namespace detail {

[[noreturn]] void refuseInstance(const std::string& file, const std::string& name, const std::string& reason);
/// Fills the travel tables from the coordinates and the rounding; durations = distances × msPerUnit, rounded
/// up.
void addEuclideanTable(RoutingInstance& instance, double msPerUnit = 1.0);

[[nodiscard]] RoutingInstance readVrplib(const std::string& text, const std::string& file,
                                         std::optional<InstanceRounding> rounding);
[[nodiscard]] RoutingInstance readSolomon(const std::string& text, const std::string& file,
                                          std::optional<InstanceRounding> rounding);
[[nodiscard]] RoutingInstance readCordeau(const std::string& text, const std::string& file,
                                          std::optional<InstanceRounding> rounding);
[[nodiscard]] RoutingInstance readKim(const std::string& text, const std::string& file);

} // namespace detail

} // namespace planner
