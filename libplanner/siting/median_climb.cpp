#include "libplanner/siting/median_climb.h"

#include "libplanner/siting/annealing.h"
#include "libplanner/siting/choice_crossover.h"
#include "libplanner/siting/dual_ascent.h"

#include <algorithm>
#include <cmath>

namespace planner::detail {

namespace {

// A search costs about as much as so many evaluations.
constexpr double SearchSteps = 8.0;
// Moves of a round of annealing, and how many rounds.
constexpr double MovesPerFacility = 3'000.0;
constexpr double LeastRounds = 3.0;
constexpr int MostRounds = 16;
constexpr double Reheat = 0.35;
constexpr int ShortestPause = 10;
constexpr int LongestPause = 60;
// After an annealing a search from the bound's choice seldom finds more.
constexpr int AnnealedPause = 150;

} // namespace

double MedianAnswer::gap() const {
    return static_cast<double>(objective - bound) / static_cast<double>(std::max<std::int64_t>(1, objective));
}

MedianClimb::MedianClimb(const MedianInstance& instance, WorkMeter& meter, double effortPerStep,
                         bool isReporting)
    : m_instance(instance), m_meter(meter), m_effortPerStep(effortPerStep), m_isReporting(isReporting),
      m_search(instance), m_lagrange(instance) {}

void MedianClimb::spend(double steps) {
    m_unspent += steps * m_effortPerStep;
    const double whole = std::floor(m_unspent);
    m_meter.spend(static_cast<std::int64_t>(whole));
    m_unspent -= whole;
}

void MedianClimb::keep() {
    if (m_search.objective() >= m_answer.objective)
        return;
    m_answer.open = m_search.openSites();
    m_answer.objective = m_search.objective();
    m_answer.foundSeconds = m_meter.cpuSeconds();
}

void MedianClimb::shake(std::int64_t trials, Random& random) {
    if (m_search.objective() != m_answer.objective && !m_search.start(m_answer.open, m_meter))
        return;
    m_search.shake(trials, random, m_meter);
    m_search.descend(m_meter);
    spend(SearchSteps);
    keep();
}

void MedianClimb::anneal(const MedianInstance& coarse, double share, Random& random) {
    if (m_answer.open.empty())
        return;
    Annealing annealing(coarse);
    const auto facilities = static_cast<double>(m_answer.open.size());
    const double stepsPerMove = annealing.stepsPerMove() * m_effortPerStep *
                                static_cast<double>(coarse.entryCount()) /
                                static_cast<double>(std::max<std::size_t>(1, m_instance.entryCount()));
    double affordable = share * static_cast<double>(m_meter.effort() - m_meter.spent()) / stepsPerMove;
    if (const auto seconds = m_meter.secondsLeft())
        affordable = share * *seconds / annealing.secondsPerMove();
    // The first round, from afar, is twice as long.
    const double each = std::min(MovesPerFacility * facilities, affordable / (LeastRounds + 1));
    const auto rounds = static_cast<int>(std::min(affordable / std::max(each, 1.0), double{MostRounds})) - 1;
    for (int round = 0; round < rounds && !m_meter.isOver(); ++round) {
        const bool isFirst = round == 0;
        const double moves = isFirst ? 2.0 * each : each;
        annealing.run(m_answer.open, static_cast<std::int64_t>(moves), isFirst ? 1.0 : Reheat, random,
                      m_meter);
        spend(moves * stepsPerMove);
        const std::vector<std::uint32_t> before = m_answer.open;
        if (m_meter.isInterrupted())
            break;
        improve(annealing.open());
        // What is better somewhere is worth having even where the whole is not.
        const std::vector<std::uint32_t> ended = m_search.openSites();
        const bool isBetter = m_answer.open != before;
        const auto crossed = crossChoices(m_instance, m_answer.open, isBetter ? before : ended);
        if (crossed != m_answer.open)
            improve(crossed);
    }
    m_isAnnealed = true;
}

void MedianClimb::improve(const std::vector<std::uint32_t>& sites) {
    const bool isFirst = m_answer.open.empty();
    if (!m_search.start(sites, m_meter)) {
        if (isFirst)
            m_answer.open = sites;
        return;
    }
    m_search.descend(m_meter);
    spend(SearchSteps);
    if (isFirst) {
        m_answer.open = sites;
        m_answer.objective = m_search.objective() + 1;
    }
    keep();
}

void MedianClimb::priceByAscent() {
    if (m_search.objective() != m_answer.objective && !m_search.start(m_answer.open, m_meter))
        return;
    // What a site is worth in the plan, about: the least loss of one that may close.
    std::int64_t least = 0;
    for (const std::uint32_t site : m_answer.open)
        if (m_instance.fixing(site) == Fixing::Free && (least == 0 || m_search.loss(site) < least))
            least = m_search.loss(site);
    m_lagrange.startFrom(
        dualAscentPrices(m_instance, static_cast<double>(std::max<std::int64_t>(1, least)), m_meter));
}

void MedianClimb::climb(const StepRule& rule, double gap, std::optional<std::int64_t> target) {
    m_lagrange.restart(rule);
    int sinceSearch = 0;
    int pause = m_isAnnealed ? AnnealedPause : ShortestPause;
    while (!m_meter.isOver()) {
        if (!m_lagrange.evaluate(m_meter))
            break;
        spend(1.0);
        m_answer.bound = std::min(std::max(m_answer.bound, m_lagrange.bound()), m_answer.objective);
        if (++sinceSearch >= pause && m_lagrange.isLastBest()) {
            const std::int64_t before = m_answer.objective;
            improve(m_lagrange.taken());
            pause = m_answer.objective < before ? ShortestPause
                                                : std::min(pause * 3 / 2, std::max(pause, LongestPause));
            sinceSearch = 0;
        }
        if (m_isReporting)
            m_meter.report(m_answer.objective, m_answer.bound);
        else
            m_meter.beat();
        if (m_answer.bound >= m_answer.objective || m_answer.gap() <= gap || m_lagrange.isExhausted())
            break;
        if (target && (m_answer.objective <= *target || m_answer.bound > *target))
            break;
        m_lagrange.step(m_answer.objective);
    }
}

} // namespace planner::detail
