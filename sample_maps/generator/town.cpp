#include "sample_maps/generator/town.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"
#include "sample_maps/generator/block_filler.h"
#include "sample_maps/generator/names.h"
#include "sample_maps/generator/town_plan.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace planner {

namespace {

using town::TownPlan;

constexpr std::size_t FewestBuildings = 100;
constexpr std::size_t MostBuildings = 1'000'000;
constexpr double BuildingsPerBlock = 23.0; // over the whole town, green blocks included
constexpr double BlockSize = 230.0;        // m

void report(const ProgressFunction& progress, double fraction) {
    if (progress)
        progress({.phase = Phase::Reading, .fraction = fraction, .objective = {}, .bound = {}});
}

/// Builds blocks up from the centre outwards until the buildings are all placed; empty when `shells` are too
/// few.
std::optional<TownPlan> planTown(const TownOptions& options, double townShells, int shells,
                                 std::stop_token stop, const ProgressFunction& progress) {
    const town::Terrain terrain(townShells * BlockSize, options.seed);
    TownPlan plan{.seed = options.seed,
                  .townShells = townShells,
                  .extent = 0,
                  .lattice = town::StreetLattice(shells, townShells, BlockSize, terrain, options.seed),
                  .terrain = terrain,
                  .parts = {}};
    town::BlockFiller filler(plan.lattice, options.seed, plan.parts);
    const auto fillBlock = [&](town::Junction block) {
        if (plan.parts.buildings.size() == options.buildings)
            return;
        const town::BlockFrame frame(plan.lattice, block);
        const town::BlockUse use = town::plannedUse(plan.lattice, frame, terrain, townShells, options.seed);
        filler.fill(frame, use, options.buildings - plan.parts.buildings.size());
    };
    for (int shell = 1; shell <= shells && plan.parts.buildings.size() < options.buildings; ++shell) {
        plan.extent = shell;
        for (int row = -shell; row < shell; ++row) {
            if (stop.stop_requested())
                throw Cancelled();
            const bool isEdge = row == -shell || row == shell - 1;
            for (int column = -shell; column < shell; column += isEdge ? 1 : 2 * shell - 1)
                fillBlock({column, row});
        }
        report(progress, 0.7 * static_cast<double>(plan.parts.buildings.size()) /
                             static_cast<double>(options.buildings));
    }
    if (plan.parts.buildings.size() < options.buildings)
        return std::nullopt;
    return plan;
}

std::size_t countVertices(const TownLayer& roads) {
    // Lines meet only at vertices the generator shares on purpose: ends, and places two lines have in common.
    std::vector<Point> ends;
    std::vector<Point> all;
    for (const Feature& road : roads.features) {
        const Polyline& line = std::get<MultiPolyline>(road.geometry).front();
        ends.push_back(line.front());
        ends.push_back(line.back());
        all.insert(all.end(), line.begin(), line.end());
    }
    std::ranges::sort(all);
    for (std::size_t i = 1; i < all.size(); ++i)
        if (all[i] == all[i - 1])
            ends.push_back(all[i]);
    std::ranges::sort(ends);
    return static_cast<std::size_t>(std::ranges::unique(ends).begin() - ends.begin());
}

} // namespace

const TownLayer& TownLayers::layer(const std::string& layerName) const {
    const auto found = std::ranges::find(layers, layerName, &TownLayer::name);
    if (found == layers.end())
        throw std::out_of_range(layerName);
    return *found;
}

TownLayers makeTown(const TownOptions& options, std::stop_token stop, const ProgressFunction& progress) {
    if (options.buildings < FewestBuildings || options.buildings > MostBuildings)
        throw Error(ErrorCode::BadValue, {.name = "buildings",
                                          .value = std::to_string(options.buildings),
                                          .reason = "must be " + std::to_string(FewestBuildings) + " to " +
                                                    std::to_string(MostBuildings)});
    const double townShells = 0.5 * std::sqrt(static_cast<double>(options.buildings) / BuildingsPerBlock);
    int shells = static_cast<int>(std::ceil(1.2 * townShells)) + 2;
    std::optional<TownPlan> plan;
    while (!(plan = planTown(options, townShells, shells, stop, progress)))
        shells += shells / 4 + 1;

    TownLayers town{.name = town::townName(), .crs = "EPSG:4544", .layers = {}, .streetVertices = 0};
    using Make = TownLayer (*)(const TownPlan&);
    constexpr Make Makers[] = {town::roadsLayer,     town::buildingsLayer,  town::schoolsLayer,
                               town::districtsLayer, town::barriersLayer,   town::waterLayer,
                               town::forbiddenLayer, town::truckZonesLayer, town::candidatesLayer,
                               town::existingLayer,  town::centresLayer,    town::depotsLayer,
                               town::fleetLayer};
    for (const Make make : Makers) {
        if (stop.stop_requested())
            throw Cancelled();
        town.layers.push_back(make(*plan));
        report(progress, 0.7 + 0.3 * static_cast<double>(town.layers.size()) / std::size(Makers));
    }
    town.streetVertices = countVertices(town.layer("roads"));
    return town;
}

} // namespace planner
