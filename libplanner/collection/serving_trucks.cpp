#include "libplanner/collection/day_problem.h"
#include "libplanner/collection/fleet_model.h"
#include "libplanner/routing/schedule.h"

#include <algorithm>
#include <array>
#include <memory>

namespace planner::detail {

namespace {

/// Says which trucks can empty a cabin at all: its gate's hours, the truck's, and the streets open to it.
class Servers {
public:
    Servers(const CollectionInput& input, const CollectionParameters& parameters,
            const std::vector<PlacedTruck>& trucks, std::size_t anyCabin)
        : m_parameters(parameters),
          m_problem(dayProblem(input, parameters, trucks, 0, {Pickup{anyCabin, Mass{1}, Volume{1}}})),
          m_model(*m_problem) {}

    [[nodiscard]] LargestTruck of(const CollectionCabin& cabin, const LargestTruck& otherwise) const {
        LargestTruck largest;
        for (std::size_t type = 0; type < m_problem->vehicleTypes().size(); ++type) {
            const LoadVector& capacity = m_problem->vehicleTypes()[type].capacity;
            if ((capacity[0] > largest.mass.count() || capacity[1] > largest.volume.count()) &&
                serves(type, cabin)) {
                largest.mass = std::max(largest.mass, Mass{capacity[0]});
                largest.volume = std::max(largest.volume, Volume{capacity[1]});
            }
        }
        return largest.volume > Volume{} ? largest : otherwise; // none: the day's plan names the limit
    }

private:
    [[nodiscard]] bool serves(std::size_t type, const CollectionCabin& cabin) const {
        static const std::vector<TimeWindow> AnyTime;
        const std::vector<TimeWindow>* windows = &AnyTime;
        if (cabin.hours)
            for (const std::vector<TimeWindow>& day : *cabin.hours)
                windows = windows->empty() ? &day : windows;
        const ModelType& truck = m_model.types[type];
        for (const DisposalCentre& centre : m_problem->disposals()) {
            const std::array<ScheduleStep, 4> steps = {
                ScheduleStep{truck.startPlace, 0, nullptr, 0},
                ScheduleStep{cabin.place->value(), m_parameters.servicePerStop.count(), windows, 0},
                ScheduleStep{centre.place.value(), centre.unloading.count(), &centre.hours, 0},
                ScheduleStep{truck.endPlace, 0, nullptr, 0}};
            if (canBeDriven(m_model, type, steps))
                return true;
        }
        return false;
    }

    const CollectionParameters& m_parameters;
    std::shared_ptr<const RoutingProblem> m_problem;
    SearchModel m_model;
};

} // namespace

std::vector<LargestTruck> largestTrucks(const CollectionInput& input,
                                        const CollectionParameters& parameters) {
    const LargestTruck largest = largestTruck(input, parameters);
    std::vector<LargestTruck> result(input.cabins.size(), largest);
    const bool isAlike =
        std::all_of(input.fleet.begin(), input.fleet.end(), [&](const CollectionTruck& truck) {
            return truck.capacity == largest.mass && truck.volume == largest.volume;
        });
    const bool hasHours = std::any_of(input.cabins.begin(), input.cabins.end(),
                                      [](const CollectionCabin& cabin) { return cabin.hours.has_value(); });
    const auto any = std::find_if(input.cabins.begin(), input.cabins.end(),
                                  [](const CollectionCabin& cabin) { return cabin.place.has_value(); });
    if (isAlike || input.centres.empty() || any == input.cabins.end() || input.tables.empty() ||
        (!hasHours && input.periods.size() == 1))
        return result;
    const Servers servers(input, parameters, placeFleet(input, parameters),
                          static_cast<std::size_t>(any - input.cabins.begin()));
    for (std::size_t row = 0; row < result.size(); ++row)
        if (input.cabins[row].place)
            result[row] = servers.of(input.cabins[row], largest);
    return result;
}

} // namespace planner::detail
