#include "libplanner/siting/cover_search.h"

#include "libplanner/base/random.h"
#include "libplanner/siting/greedy_start.h"
#include "libplanner/siting/median_search.h"
#include "libplanner/siting/plan_assembly.h"
#include "libplanner/siting/set_cover.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace planner::detail {

namespace {

constexpr std::int64_t NodesEach = 4000;
// Set covering copies its rows and compares them pair by pair: up to so many entries.
constexpr std::size_t MostCoverEntries = 4'000'000;
constexpr std::int64_t FirstNodes = 200;
constexpr std::int64_t FirstSteps = 4'000;
constexpr std::int64_t MostNodes = 1'000'000;

std::int64_t reachableWeight(const SitingProblem& problem) {
    std::int64_t total = 0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i)
        if (problem.isReachable(i))
            total += problem.weight(i);
    return total;
}

// Weight that may stay uncovered: the largest that leaves the share wanted.
std::int64_t mayStay(const SitingProblem& problem) {
    const std::int64_t total = reachableWeight(problem);
    const auto wanted =
        static_cast<std::int64_t>((static_cast<Wide>(total) * problem.coverShare() + 999'999) / 1'000'000);
    return total - wanted;
}

bool counts(const SitingProblem& problem, std::size_t client) {
    return problem.isReachable(client) && problem.weight(client) > 0;
}

std::int64_t longestWalk(const SitingProblem& problem, const SitingPlan& plan) {
    std::int64_t longest = 0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i)
        if (counts(problem, i))
            longest = std::max<std::int64_t>(longest, plan.allocation[i].walk);
    return longest;
}

// Every distance that may be the longest walk, ascending: none shorter than the farthest nearest site.
std::vector<std::uint32_t> radiiOf(const SitingProblem& problem) {
    std::uint32_t least = 0;
    for (std::size_t i = 0; i < problem.clientCount(); ++i) {
        if (!counts(problem, i))
            continue;
        for (const WalkEntry& entry : problem.row(i)) {
            if (problem.state(entry.site) == SiteState::Forbidden)
                continue;
            least = std::max(least, entry.distance);
            break;
        }
    }
    std::vector<std::uint32_t> radii;
    for (const WalkEntry& entry : problem.entries())
        if (entry.distance >= least)
            radii.push_back(entry.distance);
    std::sort(radii.begin(), radii.end());
    radii.erase(std::unique(radii.begin(), radii.end()), radii.end());
    return radii;
}

/// Covering every client that counts within a radius, required sites open: reduced once, then asked about.
class CoverQuestion {
public:
    /// Empty where rows are too many, or too short to tell.
    static std::optional<CoverQuestion> make(const SitingProblem& problem, std::uint32_t radius,
                                             WorkMeter& meter) {
        CoverQuestion question(problem);
        std::vector<CoverRow> rows;
        std::size_t entries = 0;
        for (std::size_t i = 0; i < problem.clientCount(); ++i) {
            if (!counts(problem, i))
                continue;
            if (problem.reach(i) < radius)
                return std::nullopt;
            CoverRow row;
            bool isCovered = false;
            for (const WalkEntry& entry : problem.row(i)) {
                if (entry.distance > radius)
                    break;
                isCovered |= problem.state(entry.site) == SiteState::Required;
                if (problem.state(entry.site) == SiteState::Candidate)
                    row.columns.push_back(entry.site);
            }
            if (isCovered)
                continue;
            entries += row.columns.size();
            if (entries > MostCoverEntries)
                return std::nullopt;
            std::sort(row.columns.begin(), row.columns.end());
            rows.push_back(std::move(row));
        }
        question.m_rest =
            reduceCover(std::move(rows), static_cast<std::uint32_t>(problem.siteCount()), meter);
        if (meter.isInterrupted())
            return std::nullopt;
        return question;
    }

    /// A cover of so many sites, sought over so many steps; the best found when it takes more. Empty: none.
    std::vector<std::uint32_t> search(std::size_t sites, std::int64_t steps, Random& random,
                                      WorkMeter& meter) const {
        if (!m_rest.isPossible)
            return {};
        const std::size_t target = sites - std::min(sites, fixedCount());
        return withFixed(searchCover(m_rest.rows, columnCount(), target, steps, random, meter));
    }

    /// Whether so many sites cover all. `least`: no cover has fewer, as far as is proven.
    CoverDecision decide(std::size_t sites, std::int64_t nodes, std::size_t& least, WorkMeter& meter) const {
        if (!m_rest.isPossible || fixedCount() > sites) {
            least = sites + 1;
            return {Decision::No, {}};
        }
        CoverBranching branching(columnCount(), nodes, meter);
        CoverDecision made = branching.decide(m_rest.rows, sites - fixedCount());
        least = fixedCount() + branching.rootBound();
        if (made.decision == Decision::Yes)
            made.cover = withFixed(std::move(made.cover));
        return made;
    }

private:
    explicit CoverQuestion(const SitingProblem& problem) : m_problem(&problem) {
        for (std::uint32_t j = 0; j < problem.siteCount(); ++j)
            if (problem.state(j) == SiteState::Required)
                m_required.push_back(j);
    }
    [[nodiscard]] std::uint32_t columnCount() const {
        return static_cast<std::uint32_t>(m_problem->siteCount());
    }
    [[nodiscard]] std::size_t fixedCount() const { return m_required.size() + m_rest.chosen.size(); }
    [[nodiscard]] std::vector<std::uint32_t> withFixed(std::vector<std::uint32_t> cover) const {
        cover.insert(cover.end(), m_required.begin(), m_required.end());
        cover.insert(cover.end(), m_rest.chosen.begin(), m_rest.chosen.end());
        std::sort(cover.begin(), cover.end());
        return cover;
    }

    const SitingProblem* m_problem;
    std::vector<std::uint32_t> m_required;
    CoverRest m_rest;
};

// As many sites as are wanted: the first that may open beside these.
std::vector<std::uint32_t> filledUp(const SitingProblem& problem, std::vector<std::uint32_t> open) {
    std::vector<std::uint8_t> isOpen(problem.siteCount(), 0);
    for (const std::uint32_t site : open)
        isOpen[site] = 1;
    for (std::uint32_t j = 0; j < problem.siteCount() && open.size() < problem.leastFacilities(); ++j)
        if (isOpen[j] == 0 && problem.state(j) != SiteState::Forbidden)
            open.push_back(j);
    std::sort(open.begin(), open.end());
    return open;
}

// The fewest sites that cover all: a search from above, then whether one fewer would do, and which numbers
// surely do not.
void solveCover(const CoverQuestion& question, MedianAnswer& best, std::uint32_t& proven, std::uint64_t seed,
                WorkMeter& meter) {
    Random random(seed);
    std::int64_t nodes = FirstNodes;
    for (std::int64_t steps = FirstSteps; proven < best.open.size() && !meter.isOver(); steps *= 4) {
        meter.spend(steps / FirstSteps);
        std::vector<std::uint32_t> cover = question.search(proven, steps, random, meter);
        if (!cover.empty() && cover.size() < best.open.size()) {
            best.open = std::move(cover);
            best.foundSeconds = meter.cpuSeconds();
        }
        // What is one fewer settles it; the fewest not ruled out yet raises the bound.
        for (const bool isFewer : {true, false}) {
            if (proven >= best.open.size() || meter.isOver())
                break;
            const std::size_t asked = isFewer ? best.open.size() - 1 : proven;
            std::size_t least = 0;
            CoverDecision made = question.decide(asked, nodes, least, meter);
            if (made.decision == Decision::No)
                least = asked + 1;
            if (made.decision == Decision::Yes) {
                best.open = std::move(made.cover);
                best.foundSeconds = meter.cpuSeconds();
            }
            proven =
                static_cast<std::uint32_t>(std::min(best.open.size(), std::max<std::size_t>(proven, least)));
        }
        meter.report(static_cast<std::int64_t>(best.open.size()), proven);
        nodes = std::min(MostNodes, nodes * 4);
    }
}

} // namespace

SitingPlan solveFewest(const SitingProblem& problem, std::uint64_t seed, WorkMeter& meter) {
    const std::int64_t allowed = mayStay(problem);
    const bool isWeighted = allowed > 0;
    std::uint32_t proven =
        std::max<std::uint32_t>(problem.leastFacilities(), allowed < reachableWeight(problem));
    MedianAnswer best;
    {
        const MedianInstance any(problem, problem.limit(),
                                 {problem.leastFacilities(), problem.mostFacilities()}, isWeighted, meter);
        if (any.isComplete())
            best.open = greedyStart(any, meter, allowed);
        else
            for (std::uint32_t j = 0; j < problem.siteCount(); ++j)
                if (problem.state(j) != SiteState::Forbidden)
                    best.open.push_back(j);
    }
    best.foundSeconds = meter.cpuSeconds();
    if (!isWeighted && !meter.isInterrupted())
        if (const auto question = CoverQuestion::make(problem, problem.limit(), meter))
            solveCover(*question, best, proven, seed, meter);
    std::uint32_t low = proven;
    while (low < best.open.size() && !meter.isOver()) {
        const auto most = static_cast<std::uint32_t>(best.open.size());
        const std::uint32_t middle = low + (most - low) / 2;
        const MedianInstance instance(problem, problem.limit(), {middle, middle}, isWeighted, meter);
        const MedianDecision found = decideMedian(instance, allowed, NodesEach, seed, meter);
        if (found.decision == Decision::Yes)
            best = found.answer;
        else
            low = middle + 1;
        if (found.decision == Decision::No)
            proven = middle + 1;
        meter.report(static_cast<std::int64_t>(best.open.size()), proven);
    }
    SitingPlan plan = assemblePlan(problem, best, meter);
    plan.objective = static_cast<std::int64_t>(plan.open.size());
    plan.bound = std::min<std::int64_t>(proven, plan.objective);
    judge(plan, meter);
    return plan;
}

namespace {

class WorstWalkSearch {
public:
    WorstWalkSearch(const SitingProblem& problem, std::uint64_t seed, WorkMeter& meter)
        : m_problem(problem), m_seed(seed), m_meter(meter), m_random(seed), m_radii(radiiOf(problem)),
          m_high(m_radii.size()) {}

    SitingPlan run() {
        halve();
        // Radii left open are asked about again, each time with more work.
        while (m_isSetCover && m_proven < m_high && !m_meter.isOver()) {
            m_nodes = std::min(MostNodes, m_nodes * 4);
            m_steps *= 4;
            m_meter.spend(m_steps / FirstSteps);
            halve();
        }
        m_best.bound = std::min(provenRadius(), m_best.objective);
        m_best.iterations = m_meter.spent();
        judge(m_best, m_meter);
        return std::move(m_best);
    }

private:
    // radii[low .. m_high) may be the answer; those below m_proven are known to be too short.
    void halve() {
        std::size_t low = m_proven;
        while ((low < m_high && !m_meter.isOver()) || m_best.open.empty()) {
            // The longest radius goes first: it yields a plan to show.
            const bool isFirst = m_best.open.empty();
            const std::size_t middle = isFirst ? m_radii.size() - 1 : low + (m_high - low) / 2;
            const MedianDecision found = decide(m_radii[middle], isFirst);
            if (found.decision == Decision::Yes || isFirst) {
                m_best = assemblePlan(m_problem, found.answer, m_meter);
                m_best.objective = longestWalk(m_problem, m_best);
            }
            if (found.decision == Decision::Yes)
                m_high = static_cast<std::size_t>(
                    std::lower_bound(m_radii.begin(), m_radii.end(), m_best.objective) - m_radii.begin());
            else
                low = middle + 1;
            if (found.decision == Decision::No)
                m_proven = middle + 1;
            m_meter.report(m_best.objective, provenRadius());
        }
    }

    // `needsPlan`: whatever the answer, a choice of sites must come with it.
    MedianDecision decide(std::uint32_t radius, bool needsPlan) {
        const auto question = CoverQuestion::make(m_problem, radius, m_meter);
        m_isSetCover = question.has_value();
        const std::uint32_t facilities = m_problem.facilities();
        if (question) {
            MedianDecision found;
            std::vector<std::uint32_t> cover = question->search(facilities, m_steps, m_random, m_meter);
            if (!cover.empty() && cover.size() <= facilities) {
                found.decision = Decision::Yes;
            } else {
                std::size_t least = 0;
                CoverDecision made = question->decide(facilities, m_nodes, least, m_meter);
                found.decision = least > facilities ? Decision::No : made.decision;
                cover = std::move(made.cover);
            }
            found.answer.open = filledUp(m_problem, std::move(cover));
            found.answer.foundSeconds = m_meter.cpuSeconds();
            if (!needsPlan || found.decision == Decision::Yes)
                return found;
        }
        const MedianInstance instance(m_problem, radius, {facilities, facilities}, false, m_meter);
        return decideMedian(instance, 0, NodesEach, m_seed, m_meter);
    }

    [[nodiscard]] std::int64_t provenRadius() const {
        return m_proven < m_radii.size() ? m_radii[m_proven] : m_problem.unservedWalk();
    }

    const SitingProblem& m_problem;
    std::uint64_t m_seed;
    WorkMeter& m_meter;
    Random m_random;
    std::vector<std::uint32_t> m_radii;
    std::size_t m_proven = 0;
    std::size_t m_high = 0;
    SitingPlan m_best;
    bool m_isSetCover = false;
    std::int64_t m_nodes = FirstNodes;
    std::int64_t m_steps = FirstSteps;
};

} // namespace

SitingPlan solveWorstWalk(const SitingProblem& problem, std::uint64_t seed, WorkMeter& meter) {
    return WorstWalkSearch(problem, seed, meter).run();
}

} // namespace planner::detail
