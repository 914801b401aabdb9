#include "libplanner/siting/median_search.h"

#include "libplanner/siting/branch_and_bound.h"
#include "libplanner/siting/dual_ascent.h"
#include "libplanner/siting/greedy_start.h"
#include "libplanner/siting/interchange.h"
#include "libplanner/siting/lagrangian_bound.h"

#include <algorithm>

namespace planner::detail {

namespace {

class MedianSearch {
public:
    MedianSearch(const MedianInstance& instance, const SitingOptions& options, WorkMeter& meter)
        : m_instance(instance), m_options(options), m_meter(meter), m_search(instance), m_lagrange(instance) {
    }

    MedianAnswer run() {
        improve(greedyStart(m_instance, m_meter));
        m_lagrange.startFrom(dualAscentPrices(m_instance, firstToll(), m_meter));
        climb();
        // Where rows are cut, a choice may be better than it seems: only the bound speaks for all of them.
        if (!isGoodEnough() && !m_meter.isOver() && !m_instance.isCut())
            prove();
        return m_best;
    }

private:
    [[nodiscard]] bool isProven() const { return m_best.bound >= m_best.objective; }
    [[nodiscard]] bool isGoodEnough() const {
        const double gap = static_cast<double>(m_best.objective - m_best.bound) /
                           static_cast<double>(std::max<std::int64_t>(1, m_best.objective));
        return isProven() || gap <= m_options.budget.gap;
    }

    // What a site is worth in the plan, about: the least loss of one that may close.
    [[nodiscard]] double firstToll() const {
        std::int64_t least = 0;
        for (const std::uint32_t site : m_best.open)
            if (m_instance.fixing(site) == Fixing::Free && (least == 0 || m_search.loss(site) < least))
                least = m_search.loss(site);
        return std::max(1.0, static_cast<double>(least));
    }

    // Searches from these sites and keeps the result if it is better.
    void improve(const std::vector<std::uint32_t>& sites) {
        const bool isFirst = m_best.open.empty();
        if (!m_search.start(sites, m_meter)) {
            if (isFirst)
                m_best.open = sites;
            return;
        }
        m_search.descend(m_meter);
        if (isFirst || m_search.objective() < m_best.objective) {
            m_best.open = m_search.openSites();
            m_best.objective = m_search.objective();
            m_best.foundSeconds = m_meter.cpuSeconds();
        }
    }

    void climb() {
        // A search costs as much as some evaluations; it follows the bound's choice while that is still new.
        std::int64_t sinceSearch = 0;
        std::int64_t pause = 10;
        while (!m_meter.isOver()) {
            if (!m_lagrange.evaluate(m_meter))
                break;
            m_meter.spend(1);
            m_best.bound = std::min(std::max(m_best.bound, m_lagrange.bound()), m_best.objective);
            if (++sinceSearch >= pause && m_lagrange.isLastBest()) {
                const std::int64_t before = m_best.objective;
                improve(m_lagrange.taken());
                m_meter.spend(4);
                pause = m_best.objective < before ? 10 : std::min<std::int64_t>(pause * 3 / 2, 60);
                sinceSearch = 0;
            }
            m_meter.report(m_best.objective, m_best.bound);
            if (isGoodEnough() || m_lagrange.isExhausted())
                break;
            m_lagrange.step(m_best.objective);
        }
    }

    // Settles what reduced costs settle, then branches on the rest.
    void prove() {
        std::vector<Fixing> fixings = m_instance.fixings();
        m_lagrange.setPrices(m_lagrange.bestPrices());
        if (!m_lagrange.evaluate(m_meter))
            return;
        for (const auto& [site, fixing] : m_lagrange.fixable(m_best.objective))
            fixings[site] = fixing;
        const MedianInstance reduced(m_instance, fixings, m_meter);
        if (!reduced.isComplete())
            return;
        LagrangianBound lagrange(reduced);
        Interchange search(reduced);
        const std::int64_t bound =
            BranchAndBound(reduced, lagrange, search, m_best, m_meter).run(m_lagrange.bestPrices());
        m_best.bound = std::min(m_best.objective, std::max(m_best.bound, bound));
    }

    const MedianInstance& m_instance;
    const SitingOptions& m_options;
    WorkMeter& m_meter;
    Interchange m_search;
    LagrangianBound m_lagrange;
    MedianAnswer m_best;
};

// The required sites and the first of the others.
MedianAnswer anyChoice(const MedianInstance& instance) {
    MedianAnswer answer;
    for (const Fixing wanted : {Fixing::Open, Fixing::Free})
        for (std::uint32_t j = 0; j < instance.siteCount() && answer.open.size() < instance.facilities(); ++j)
            if (instance.fixing(j) == wanted)
                answer.open.push_back(j);
    std::sort(answer.open.begin(), answer.open.end());
    return answer;
}

} // namespace

std::int64_t defaultEffort(std::size_t entryCount) {
    const auto entries = static_cast<std::int64_t>(entryCount) + 1;
    return std::clamp<std::int64_t>(4'000'000'000 / entries, 400, 100'000);
}

MedianAnswer searchMedian(const MedianInstance& instance, const SitingOptions& options, WorkMeter& meter) {
    if (!instance.isComplete())
        return anyChoice(instance);
    return MedianSearch(instance, options, meter).run();
}

} // namespace planner::detail
