#include "libplanner/routing/solve_routing.h"

#include "libplanner/base/cpu_clock.h"
#include "libplanner/routing/build_plan.h"
#include "libplanner/routing/explain.h"
#include "libplanner/routing/lower_bound.h"
#include "libplanner/routing/search.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <memory>
#include <thread>
#include <utility>

namespace planner {

namespace detail {

namespace {

double wallSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Effort that brings most of the gain; more is for who waits for it.
std::int64_t defaultEffort(std::size_t stops) {
    return 1'000 + 60 * static_cast<std::int64_t>(stops);
}

constexpr double MildStart = 1.0;            ///< hottest temperature when there is little time
constexpr double MildEnd = 0.03;             ///< and the coldest
constexpr std::int64_t ShortRun = 300;       ///< iterations a stop that are little time
constexpr double WarmStart = 0.15;           ///< hottest temperature when an older plan is given
constexpr std::int64_t Meetings = 40;        ///< how often searchers compare, at fixed shares of the effort
constexpr double EliminationShare = 0.2;     ///< of the budget, for doing with fewer trucks
constexpr std::int64_t EliminationLeg = 200; ///< iterations between looks at the clock
constexpr std::int64_t EliminationPatience = 200'000; ///< iterations without success before it gives up
constexpr std::int64_t Batch = 50;                    ///< iterations between looks at the clock

/// Drives the searchers to the end of the budget.
class Run {
public:
    Run(const SearchModel& model, const RoutingOptions& options, std::stop_token stop,
        const ProgressFunction& progress)
        : m_model(model), m_options(options), m_stop(std::move(stop)), m_progress(progress),
          m_cpu(processCpuSeconds()), m_wall(wallSeconds()) {
        m_effort =
            options.budget.effort > 0 ? options.budget.effort : defaultEffort(model.problem().stops().size());
        SearchOptions search;
        if (!isTimed() && m_effort < ShortRun * static_cast<std::int64_t>(model.problem().stops().size())) {
            search.hottest = MildStart;
            search.coldest = MildEnd;
        }
        if (options.start != nullptr) // an old plan is improved, not melted down
            search.hottest = WarmStart;
        for (unsigned i = 0; i < std::max(1U, options.searchers); ++i)
            m_searches.push_back(std::make_unique<Search>(model, search, options.seed + 7919 * i));
    }

    RoutePlan solve() {
        for (const std::unique_ptr<Search>& search : m_searches) {
            if (m_options.start != nullptr)
                search->construct(*m_options.start);
            else
                search->construct();
        }
        if (m_options.fewestVehicles && m_options.start == nullptr)
            eliminate();
        m_found = processCpuSeconds() - m_cpu;
        m_lastBest = bestSearch().best().cost();
        improve();
        return result();
    }

private:
    [[nodiscard]] bool hasTimeLimit() const {
        return m_options.budget.cpuSeconds.has_value() || m_options.budget.wallSeconds.has_value();
    }

    /// Share of the time used, by whichever limit is nearest.
    [[nodiscard]] double spent() const {
        double used = 0.0;
        if (m_options.budget.cpuSeconds)
            used =
                std::max(used, (processCpuSeconds() - m_cpu) / std::max(1e-3, *m_options.budget.cpuSeconds));
        if (m_options.budget.wallSeconds)
            used = std::max(used, (wallSeconds() - m_wall) / std::max(1e-3, *m_options.budget.wallSeconds));
        return used;
    }

    /// Share of the search's budget used; a quarter of a limited time is kept for the bound.
    [[nodiscard]] double fraction() const {
        const double byEffort = hasTimeLimit() && m_options.budget.effort <= 0
                                    ? 0.0
                                    : static_cast<double>(m_done) / static_cast<double>(m_effort);
        return std::max(byEffort, spent() / (m_options.withBound ? 0.75 : 1.0));
    }

    /// Trucks first: a part of the budget, by whichever limit there is.
    void eliminate() {
        const std::int64_t all =
            isTimed() ? std::numeric_limits<std::int64_t>::max() / 2
                      : static_cast<std::int64_t>(EliminationShare * static_cast<double>(m_effort));
        std::int32_t fewer = 0;
        std::int64_t lastSuccess = 0;
        for (std::int64_t done = 0; done < all && !m_stop.stop_requested() && spent() < EliminationShare;
             done += EliminationLeg) {
            const std::int64_t leg = std::min(EliminationLeg, all - done);
            std::int32_t now = 0;
            for (const std::unique_ptr<Search>& search : m_searches)
                now += search->eliminate(leg);
            m_done += isTimed() ? 0 : leg;
            if (std::exchange(fewer, now) != now)
                lastSuccess = done;
            if (done - lastSuccess >= EliminationPatience)
                break;
        }
        for (const std::unique_ptr<Search>& search : m_searches)
            search->endElimination();
    }

    [[nodiscard]] bool isTimed() const { return hasTimeLimit() && m_options.budget.effort <= 0; }

    void improve() {
        if (m_model.clients == 0 || m_model.routes == 0)
            return;
        while (true) {
            const double used = fraction();
            report(used);
            if (m_stop.stop_requested()) {
                m_stoppedBy = StopReason::Cancel;
                return;
            }
            if (used >= 1.0) {
                m_stoppedBy = m_done >= m_effort && !hasTimeLimit() ? StopReason::Effort : StopReason::Time;
                return;
            }
            const std::int64_t left = isTimed() ? Batch : m_effort - m_done;
            step(std::min(Batch, left), used);
        }
    }

    void step(std::int64_t iterations, double used) {
        if (m_searches.size() == 1) {
            m_searches.front()->run(iterations, used);
        } else {
            // One long leg each, so that threads are worth starting; they meet at its end.
            iterations = std::max(Batch, m_effort / Meetings);
            if (!isTimed())
                iterations = std::min(iterations, m_effort - m_done);
            runAll(iterations, used);
            meet();
        }
        m_done += iterations;
        const std::int64_t cost = bestSearch().best().cost();
        if (cost < m_lastBest) {
            m_lastBest = cost;
            m_found = processCpuSeconds() - m_cpu;
        }
    }

    void runAll(std::int64_t iterations, double used) {
        if (m_options.threads < 2) {
            for (const std::unique_ptr<Search>& search : m_searches)
                search->run(iterations, used);
            return;
        }
        std::vector<std::jthread> threads;
        for (const std::unique_ptr<Search>& search : m_searches)
            threads.emplace_back([&search, iterations, used] { search->run(iterations, used); });
    }

    /// The worst searcher goes on from the best one's plan.
    void meet() {
        const Search& best = bestSearch();
        Search* worst = m_searches.front().get();
        for (const std::unique_ptr<Search>& search : m_searches)
            if (search->best().cost() > worst->best().cost())
                worst = search.get();
        if (worst->best().cost() > best.best().cost())
            worst->adopt(best.best());
    }

    [[nodiscard]] const Search& bestSearch() const {
        const Search* best = m_searches.front().get();
        for (const std::unique_ptr<Search>& search : m_searches)
            if (search->best().cost() < best->best().cost())
                best = search.get();
        return *best;
    }

    void report(double used) {
        const double now = wallSeconds();
        if (!m_progress || now - m_reported < 0.1)
            return;
        m_reported = now;
        m_progress({Phase::Routing, std::min(1.0, used), static_cast<double>(m_lastBest), std::nullopt});
    }

    [[nodiscard]] RoutePlan result() const {
        Tour tour(m_model);
        bestSearch().best().load(tour);
        RoutePlan plan = buildPlan(tour);
        explainUnassigned(tour, plan);
        plan.stoppedBy = m_stoppedBy;
        plan.status = m_stoppedBy == StopReason::Cancel ? SolveStatus::Cancelled : SolveStatus::Feasible;
        plan.iterations = m_done;
        plan.foundCpuSeconds = m_found;
        if (m_options.withBound)
            addBound(plan);
        return plan;
    }

    void addBound(RoutePlan& plan) const {
        BoundOptions bound;
        if (hasTimeLimit())
            bound.iterations = 1'000;
        else
            bound.capacityUnits = 64;
        plan.bound = lowerBound(m_model, bound, plan.objective, m_stop,
                                [this] { return hasTimeLimit() && spent() >= 1.0; });
        plan.boundFrom = "q-routes";
        if (*plan.bound >= plan.objective && plan.unassigned.empty())
            plan.status = SolveStatus::Optimal;
    }

    const SearchModel& m_model;
    const RoutingOptions& m_options;
    std::stop_token m_stop;
    const ProgressFunction& m_progress;
    double m_cpu;
    double m_wall;
    double m_found = 0.0;
    double m_reported = 0.0;
    std::int64_t m_effort = 0;
    std::int64_t m_done = 0;
    std::int64_t m_lastBest = 0;
    StopReason m_stoppedBy = StopReason::None;
    std::vector<std::unique_ptr<Search>> m_searches;
};

} // namespace

} // namespace detail

RoutePlan solveRouting(const RoutingProblem& problem, const RoutingOptions& options, std::stop_token stop,
                       const ProgressFunction& progress) {
    const detail::SearchModel model(problem, options.fewestVehicles);
    return detail::Run(model, options, std::move(stop), progress).solve();
}

} // namespace planner
