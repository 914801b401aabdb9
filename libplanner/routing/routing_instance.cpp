#include "libplanner/routing/routing_instance.h"

#include "libplanner/base/error.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <utility>

namespace planner {

namespace {

double rounded(double value, InstanceRounding rounding) {
    switch (rounding) {
    case InstanceRounding::None: return value;
    case InstanceRounding::Nearest: return std::floor(value + 0.5);
    case InstanceRounding::Floor: return std::floor(value + 1e-9);
    case InstanceRounding::Ceil: return std::ceil(value - 1e-9);
    }
    return value;
}

} // namespace

double RoutingInstance::distance(PlaceIndex from, PlaceIndex to) const {
    if (x.empty())
        return static_cast<double>(data.tables.front()->distance(from, to).count()) / scale;
    const double dx = x[from.value()] - x[to.value()];
    const double dy = y[from.value()] - y[to.value()];
    const double length = isManhattan ? std::abs(dx) + std::abs(dy) : std::sqrt(dx * dx + dy * dy);
    return rounded(length * fileScale, rounding);
}

double RoutingInstance::objective(const RoutePlan& plan) const {
    double total = 0.0;
    for (const VehicleRoute& route : plan.routes) {
        double length = 0.0;
        for (const RouteTrip& trip : route.trips)
            for (std::size_t i = 1; i < trip.visits.size(); ++i)
                if (trip.visits[i - 1].place && trip.visits[i].place)
                    length += distance(*trip.visits[i - 1].place, *trip.visits[i].place);
        total += fixedCost[route.type.value()] + unitCost[route.type.value()] * length * reported;
    }
    return total;
}

double RoutingInstance::boundInFile(std::int64_t bound) const {
    const double perUnit = unitCost.empty() ? 1.0 : *std::max_element(unitCost.begin(), unitCost.end());
    const double value = static_cast<double>(bound) / scale * fileScale * reported;
    if (rounding != InstanceRounding::None)
        return value;
    // Each of at most 2 n + trucks arcs was rounded by at most half a unit of the table.
    const double arcs = 3.0 * static_cast<double>(data.stops.size()) + 2.0;
    return value - 0.5 * arcs * perUnit / scale * reported;
}

std::vector<std::vector<std::int64_t>> RoutingInstance::routes(const RoutePlan& plan) const {
    std::vector<std::vector<std::int64_t>> result;
    for (const VehicleRoute& route : plan.routes) {
        std::vector<std::int64_t>& numbers = result.emplace_back();
        for (const RouteTrip& trip : route.trips)
            for (std::size_t i = 1; i < trip.visits.size(); ++i) {
                const RouteVisit& visit = trip.visits[i];
                if (visit.kind == VisitKind::Stop)
                    numbers.push_back(stopNumber[visit.stop->value()]);
                else if (visit.kind == VisitKind::Unload)
                    numbers.push_back(disposalNumber[visit.disposal->value()]);
            }
    }
    return result;
}

RoutingInstance readRoutingInstance(const std::string& text, const std::string& file,
                                    std::optional<InstanceRounding> rounding) {
    if (text.find("DIMENSION") != std::string::npos && text.find("_SECTION") != std::string::npos)
        return detail::readVrplib(text, file, rounding);
    if (text.find("CUST NO") != std::string::npos || text.find("CUST_NO") != std::string::npos)
        return detail::readSolomon(text, file, rounding);
    if (text.find("Stop_Type") != std::string::npos && text.find("Svice_Time") != std::string::npos)
        return detail::readKim(text, file);
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    std::istringstream first(line);
    int type = 0;
    int vehicles = 0;
    int stops = 0;
    int sites = 0;
    if (first >> type >> vehicles >> stops >> sites)
        return detail::readCordeau(text, file, rounding);
    ErrorDetails details;
    details.file = file;
    details.reason = "neither VRPLIB, Solomon, Cordeau nor the waste collection form";
    throw Error(ErrorCode::UnknownFormat, std::move(details));
}

namespace detail {

void refuseInstance(const std::string& file, const std::string& name, const std::string& reason) {
    ErrorDetails details;
    details.file = file;
    details.name = name;
    details.reason = reason;
    throw Error(ErrorCode::BadValue, std::move(details));
}

void addEuclideanTable(RoutingInstance& instance, double msPerUnit) {
    const std::size_t n = instance.x.size();
    instance.data.placeCount = n;
    std::vector<std::uint32_t> lengths(n * n);
    std::vector<std::uint32_t> times(n * n);
    const double factor = instance.scale / instance.fileScale;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const double length = instance.distance(PlaceIndex{i}, PlaceIndex{j}) * factor;
            lengths[i * n + j] = static_cast<std::uint32_t>(std::llround(length));
            times[i * n + j] = static_cast<std::uint32_t>(std::ceil(length * msPerUnit - 1e-6));
        }
    instance.data.tables = {std::make_shared<const TravelMatrix>(n, std::move(times), std::move(lengths))};
}

} // namespace detail

} // namespace planner
