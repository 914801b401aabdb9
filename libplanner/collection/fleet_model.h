#pragma once

#include "libplanner/collection/collection_input.h"

#include <vector>

namespace planner::detail {

/// A truck with the place it starts from, as many times as it exists.
struct PlacedTruck {
    CollectionTruck truck;
    PlaceIndex start;
    std::uint32_t count = 1;
};

/// Gives every truck a place to start and end: its depot, else the depot or centre whose surroundings bring
/// most for the trucks already there. Without a fleet: default trucks at every start, as many as there are
/// stops.
[[nodiscard]] std::vector<PlacedTruck> placeFleet(const CollectionInput& input,
                                                  const CollectionParameters& parameters);

/// The most a single truck carries in kg and m³; no load of one stop may exceed it.
struct LargestTruck {
    Mass mass;
    Volume volume;
};
[[nodiscard]] LargestTruck largestTruck(const CollectionInput& input, const CollectionParameters& parameters);

/// By cabin: the largest of those trucks that can empty it at all, as gate hours and streets closed by the
/// hour allow; the largest of all where none can, or without travel tables.
[[nodiscard]] std::vector<LargestTruck> largestTrucks(const CollectionInput& input,
                                                      const CollectionParameters& parameters);

} // namespace planner::detail
