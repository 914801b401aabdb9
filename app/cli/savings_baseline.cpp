#include "app/cli/savings_baseline.h"

#include <algorithm>
#include <tuple>

namespace app::cli {

namespace {

using Route = std::vector<std::size_t>;

std::int64_t lengthOf(const PlainRouting& problem, const Route& route) {
    std::int64_t length = 0;
    std::size_t at = 0;
    for (const std::size_t stop : route) {
        length += problem.distance(at, stop);
        at = stop;
    }
    return length + problem.distance(at, 0);
}

void improveByTwoOpt(const PlainRouting& problem, Route& route) {
    const auto place = [&](std::size_t i) { return i == 0 || i > route.size() ? 0 : route[i - 1]; };
    for (bool isBetter = true; isBetter;) {
        isBetter = false;
        for (std::size_t i = 0; i + 1 < route.size(); ++i)
            for (std::size_t j = i + 2; j <= route.size(); ++j) {
                const std::int64_t change =
                    problem.distance(place(i), place(j)) + problem.distance(place(i + 1), place(j + 1)) -
                    problem.distance(place(i), place(i + 1)) - problem.distance(place(j), place(j + 1));
                if (change >= 0)
                    continue;
                std::reverse(route.begin() + static_cast<std::ptrdiff_t>(i),
                             route.begin() + static_cast<std::ptrdiff_t>(j));
                isBetter = true;
            }
    }
}

} // namespace

std::int64_t savingsWithTwoOpt(const PlainRouting& problem) {
    std::vector<std::tuple<std::int64_t, std::size_t, std::size_t>> savings;
    for (std::size_t i = 1; i < problem.places; ++i)
        for (std::size_t j = i + 1; j < problem.places; ++j)
            savings.emplace_back(problem.distance(i, j) - problem.distance(i, 0) - problem.distance(0, j), i,
                                 j);
    std::sort(savings.begin(), savings.end());
    std::vector<Route> routes(problem.places);
    std::vector<std::size_t> routeOf(problem.places);
    std::vector<std::int64_t> loads = problem.loads;
    for (std::size_t i = 1; i < problem.places; ++i) {
        routes[i] = {i};
        routeOf[i] = i;
    }
    for (const auto& [cost, i, j] : savings) {
        if (cost >= 0)
            break;
        const std::size_t a = routeOf[i];
        const std::size_t b = routeOf[j];
        const auto isEnd = [&](std::size_t stop, std::size_t route) {
            return routes[route].front() == stop || routes[route].back() == stop;
        };
        if (a == b || loads[a] + loads[b] > problem.capacity || !isEnd(i, a) || !isEnd(j, b))
            continue;
        if (routes[a].back() != i)
            std::reverse(routes[a].begin(), routes[a].end());
        if (routes[b].front() != j)
            std::reverse(routes[b].begin(), routes[b].end());
        for (const std::size_t stop : routes[b])
            routeOf[stop] = a;
        routes[a].insert(routes[a].end(), routes[b].begin(), routes[b].end());
        routes[b].clear();
        loads[a] += loads[b];
    }
    std::int64_t length = 0;
    for (Route& route : routes) {
        if (route.empty())
            continue;
        improveByTwoOpt(problem, route);
        length += lengthOf(problem, route);
    }
    return length;
}

} // namespace app::cli
