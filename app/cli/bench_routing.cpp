#include "app/cli/bench_routing.h"

#include "app/cli/savings_baseline.h"
#include "libplanner/base/cancelled.h"
#include "libplanner/base/cpu_clock.h"
#include "libplanner/base/error.h"
#include "libplanner/base/random.h"
#include "libplanner/routing/routing_instance.h"
#include "libplanner/routing/solve_routing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <utility>

namespace app::cli {

using namespace planner;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t MadeStops = 1'000;

/// Stops in clusters and between them, some ten to a truck.
PlainRouting madeProblem() {
    Random random(7);
    std::vector<std::pair<double, double>> points = {{5'000.0, 5'000.0}};
    std::vector<std::pair<double, double>> middles;
    for (int i = 0; i < 12; ++i)
        middles.emplace_back(1e4 * random.unit(), 1e4 * random.unit());
    for (std::size_t i = 0; i < MadeStops; ++i) {
        const auto& [x, y] = middles[i % middles.size()];
        const bool isFree = i % 2 == 0;
        points.emplace_back(isFree ? 1e4 * random.unit() : x + 1'500.0 * (random.unit() - 0.5),
                            isFree ? 1e4 * random.unit() : y + 1'500.0 * (random.unit() - 0.5));
    }
    PlainRouting problem;
    problem.places = points.size();
    problem.capacity = 100;
    problem.loads = {0};
    for (std::size_t i = 1; i < points.size(); ++i)
        problem.loads.push_back(1 + static_cast<std::int64_t>(random.below(19)));
    for (const auto& [ax, ay] : points)
        for (const auto& [bx, by] : points)
            problem.distances.push_back(static_cast<std::uint32_t>(
                std::lround(std::sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by)))));
    return problem;
}

RoutingProblem asRoutingProblem(const PlainRouting& plain) {
    RoutingData data;
    data.placeCount = plain.places;
    data.tables = {std::make_shared<const TravelMatrix>(plain.places, plain.distances, plain.distances)};
    for (std::size_t i = 1; i < plain.places; ++i) {
        RoutingStop stop;
        stop.place = PlaceIndex{i};
        stop.load = {plain.loads[i]};
        data.stops.push_back(std::move(stop));
    }
    VehicleType type;
    type.count = static_cast<std::uint32_t>(MadeStops);
    type.capacity = {plain.capacity};
    type.start = type.end = PlaceIndex{std::size_t{0}};
    data.vehicleTypes = {type};
    return RoutingProblem(std::move(data));
}

/// Best-known values by instance from the TSV of a folder, or the one above it.
std::map<std::string, double> bestKnown(const fs::path& folder) {
    std::map<std::string, double> values;
    for (const fs::path& place : {folder, folder.parent_path()}) {
        std::ifstream file(place / "BKS.tsv");
        std::string line;
        while (std::getline(file, line)) {
            std::istringstream cells(line);
            std::string set;
            std::string name;
            std::string value;
            if (std::getline(cells, set, '\t') && std::getline(cells, name, '\t') &&
                std::getline(cells, value, '\t'))
                values.emplace(name, std::strtod(value.c_str(), nullptr));
        }
        if (!values.empty())
            break;
    }
    return values;
}

std::string textOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

class Bench {
public:
    Bench(const std::stop_token& stop, const std::function<void(const BenchRow&)>& taken)
        : m_stop(stop), m_book(stop, taken) {}

    void made() {
        const PlainRouting plain = madeProblem();
        const RoutingProblem problem = asRoutingProblem(plain);
        double begin = threadCpuSeconds();
        const std::int64_t baseline = savingsWithTwoOpt(plain);
        const double baselineSeconds = threadCpuSeconds() - begin;
        RoutingOptions options;
        options.budget.effort = 1;
        begin = threadCpuSeconds();
        RoutePlan plan = solveRouting(problem, options, m_stop, {});
        double seconds = threadCpuSeconds() - begin;
        m_book.take({.workload = "first plan, 1,000 stops",
                     .oursCpuSeconds = seconds,
                     .bar = 0.1,
                     .isRight = plan.unassigned.empty()});
        while (plan.objective > baseline && options.budget.effort < 1'000'000) {
            options.budget.effort *= 4;
            begin = threadCpuSeconds();
            plan = solveRouting(problem, options, m_stop, {});
            seconds = threadCpuSeconds() - begin;
        }
        m_book.take({.workload = "as short as the baseline, 1,000 stops",
                     .oursCpuSeconds = seconds,
                     .baseline = "savings and 2-opt, all pairs",
                     .baselineCpuSeconds = baselineSeconds,
                     .bar = 1.0,
                     .isRight = plan.objective <= baseline});
    }

    void files(const fs::path& folder, double secondsEach) {
        const std::map<std::string, double> best = bestKnown(folder);
        std::vector<fs::path> paths;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder))
            if (entry.is_regular_file() && best.contains(entry.path().stem().string()) &&
                entry.path().extension() != ".sol")
                paths.push_back(entry.path());
        if (paths.empty())
            throw Error(ErrorCode::FileEmpty, {.file = folder.string(),
                                               .reason = "no problem whose best-known value BKS.tsv tells"});
        std::sort(paths.begin(), paths.end());
        for (const fs::path& path : paths)
            one(path, best.at(path.stem().string()), secondsEach);
    }

    std::vector<BenchRow> rows() { return m_book.rows(); }

private:
    void one(const fs::path& path, double best, double secondsEach) {
        const std::string text = textOf(path);
        const double begin = threadCpuSeconds();
        const RoutingInstance instance = readRoutingInstance(text, path.string());
        const RoutingProblem problem(instance.data);
        RoutingOptions options;
        options.fewestVehicles = instance.fewestVehicles;
        options.budget.cpuSeconds = std::max(1e-3, secondsEach - (threadCpuSeconds() - begin));
        const RoutePlan plan = solveRouting(problem, options, m_stop, {});
        const double seconds = threadCpuSeconds() - begin;
        const double gap = instance.objective(plan) / best - 1.0;
        std::array<char, 64> told{};
        std::snprintf(told.data(), told.size(), ": %+.2f %% of %.10g", 100.0 * gap, best);
        m_book.take({.workload = path.stem().string() + told.data(),
                     .oursCpuSeconds = seconds,
                     .bar = 1.05 * secondsEach + 0.1,
                     .isRight = plan.unassigned.empty() && gap <= MostGap});
    }

    const std::stop_token& m_stop;
    BenchBook m_book;
};

} // namespace

std::vector<BenchRow> benchRouting(const std::string& folder, double secondsEach, const std::stop_token& stop,
                                   const std::function<void(const BenchRow&)>& taken) {
    Bench bench(stop, taken);
    bench.made();
    if (!folder.empty())
        bench.files(fs::absolute(folder).lexically_normal(), secondsEach);
    return bench.rows();
}

} // namespace app::cli
