#include "libplanner/siting/median_search.h"

#include "libplanner/siting/branch_and_bound.h"
#include "libplanner/siting/client_groups.h"
#include "libplanner/siting/greedy_start.h"
#include "libplanner/siting/interchange.h"
#include "libplanner/siting/lagrangian_bound.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace planner::detail {

namespace {

// Below this share of the clients, groups are worth their making; and only above this size.
constexpr double GroupShare = 0.6;
constexpr std::size_t GroupEntries = 500'000;
constexpr std::size_t GroupDepth = 2;
// Instances of so many entries are not closed by branching: searching pays better first.
constexpr std::size_t LargeEntries = 2'000'000;
constexpr double AnnealShare = 0.5;
// Annealing looks at so many of a client's nearest sites, and so many times what there are to a facility.
constexpr std::size_t LeastRow = 20;
constexpr std::size_t RowShare = 4;
constexpr std::int64_t ShakesPerFacility = 10;
// Branchings before searching goes on; then rounds of that, each with this share of the work left.
constexpr std::int64_t FirstNodes = 60;
constexpr int MoreRounds = 3;
constexpr double MoreShare = 0.25;
// Where the first branchings leave more than this gap, all work goes into plans and prices.
constexpr double FarGap = 0.002;
constexpr std::int64_t AllNodes = std::numeric_limits<std::int64_t>::max();
constexpr StepRule LongClimb{};
constexpr StepRule ShortClimb{.least = 1e-3};
constexpr StepRule AgainClimb{.scale = 0.05, .patience = 20};
constexpr StepRule AfterGroups{.scale = 0.15, .patience = 20};

class MedianSearch {
public:
    MedianSearch(const MedianInstance& instance, double gap, std::uint64_t seed, WorkMeter& meter)
        : m_instance(instance), m_gap(gap), m_meter(meter), m_random(seed),
          m_climb(instance, meter, 1.0, true) {}

    MedianAnswer run() {
        solve();
        // Where rows are cut, a choice may be better than it seems: only the bound speaks for all of them.
        const bool mayProve = !m_instance.isCut() && m_instance.entryCount() < LargeEntries;
        if (!isDone() && mayProve)
            prove(FirstNodes);
        // What branching has not closed by now it seldom closes soon: better plans and prices come first.
        for (int round = 0; !isDone() && (round < MoreRounds || (isFar() && m_meter.secondsLeft()));
             ++round) {
            anneal(isFar() ? AnnealShare : MoreShare);
            if (isDone())
                break;
            m_climb.climb(AgainClimb, m_gap);
            if (mayProve && !isDone() && !isFar())
                prove(FirstNodes << std::min(2 * round + 2, 40));
        }
        if (!isDone() && !m_instance.isCut())
            prove(AllNodes);
        return m_climb.answer();
    }

    MedianDecision decide(std::int64_t target, std::int64_t mostNodes) {
        m_target = target;
        solve();
        MedianAnswer& answer = m_climb.answer();
        if (answer.objective > target && answer.bound <= target && !m_meter.isOver()) {
            // As if a plan just above the target were known: only what beats it is of interest.
            const MedianAnswer found = answer;
            answer.objective = target + 1;
            prove(mostNodes);
            if (answer.objective > target)
                answer = {found.open, found.objective, answer.bound, found.foundSeconds};
        }
        const Decision decision = answer.objective <= target ? Decision::Yes
                                  : answer.bound > target    ? Decision::No
                                                             : Decision::Unknown;
        return {decision, answer};
    }

private:
    [[nodiscard]] bool isDone() {
        const MedianAnswer& answer = m_climb.answer();
        return answer.bound >= answer.objective || answer.gap() <= m_gap || m_meter.isOver();
    }

    [[nodiscard]] bool isFar() { return m_climb.answer().gap() > FarGap; }

    // On rows as short as searching needs: what lies far behind the sites a client may use only costs time.
    void anneal(double share) {
        const std::size_t facilities = std::max<std::size_t>(1, m_climb.answer().open.size());
        const std::size_t wanted = LeastRow + RowShare * m_instance.siteCount() / facilities;
        if (m_instance.entryCount() < 2 * wanted * m_instance.clientCount()) {
            m_climb.anneal(m_instance, share, m_random);
            return;
        }
        MedianRows rows;
        rows.offsets.push_back(0);
        for (std::size_t i = 0; i < m_instance.clientCount(); ++i) {
            const auto row = m_instance.row(i);
            const auto near = row.first(std::min(row.size(), wanted));
            rows.entries.insert(rows.entries.end(), near.begin(), near.end());
            rows.offsets.push_back(rows.entries.size());
            rows.weights.push_back(m_instance.weight(i));
            rows.caps.push_back(near.empty() ? m_instance.cap(i) : near.back().distance);
        }
        const MedianInstance nearby(m_instance.sites(), std::move(rows), m_meter);
        if (nearby.isComplete())
            m_climb.anneal(nearby, share, m_random);
    }

    // Search and bound, on groups of clients first where that is cheaper.
    void solve() {
        if (!m_target && solveGroups(GroupDepth)) {
            m_climb.climb(AfterGroups, m_gap);
            return;
        }
        const bool isLarge = m_instance.entryCount() >= LargeEntries && !m_target;
        m_climb.improve(greedyStart(m_instance, m_meter));
        if (isLarge)
            anneal(AnnealShare);
        m_climb.priceByAscent();
        m_climb.climb(LongClimb, m_gap, m_target);
        if (!isLarge && !isDone() && !m_target)
            m_climb.shake(ShakesPerFacility * static_cast<std::int64_t>(m_climb.answer().open.size()),
                          m_random);
    }

    // Leaves the answer and the prices of groups of clients in the climb. False: groups are no use here.
    bool solveGroups(std::size_t depth) {
        if (depth == 0 || m_instance.entryCount() < GroupEntries)
            return false;
        const ClientGroups groups(m_instance, depth, m_meter);
        if (!groups.isComplete())
            return false;
        const MedianInstance& coarse = groups.coarse();
        if (static_cast<double>(coarse.clientCount()) >
            GroupShare * static_cast<double>(m_instance.clientCount()))
            return solveGroups(depth - 1);
        m_climb.improve(greedyStart(coarse, m_meter));
        m_climb.anneal(coarse, AnnealShare, m_random);
        MedianClimb prices(
            coarse, m_meter,
            static_cast<double>(coarse.entryCount()) / static_cast<double>(m_instance.entryCount()), false);
        prices.improve(m_climb.answer().open);
        prices.priceByAscent();
        prices.climb(ShortClimb, 0.25 * m_gap);
        m_climb.priceAt(groups.clientPrices(prices.lagrange().bestCosts(), m_meter));
        return true;
    }

    // Settles what reduced costs settle, then branches on the rest.
    void prove(std::int64_t mostNodes) {
        LagrangianBound& whole = m_climb.lagrange();
        MedianAnswer& answer = m_climb.answer();
        std::vector<Fixing> fixings = m_instance.fixings();
        whole.setPrices(whole.bestPrices());
        if (!whole.evaluate(m_meter))
            return;
        for (const auto& [site, fixing] : whole.fixable(answer.objective))
            fixings[site] = fixing;
        const MedianInstance reduced(m_instance, fixings, m_meter);
        if (!reduced.isComplete())
            return;
        LagrangianBound lagrange(reduced);
        Interchange search(reduced);
        const std::int64_t bound =
            BranchAndBound(reduced, lagrange, search, answer, m_meter, mostNodes).run(whole.bestPrices());
        answer.bound = std::min(answer.objective, std::max(answer.bound, bound));
    }

    const MedianInstance& m_instance;
    double m_gap;
    std::optional<std::int64_t> m_target;
    WorkMeter& m_meter;
    Random m_random;
    MedianClimb m_climb;
};

} // namespace

MedianAnswer anyChoice(const MedianInstance& instance) {
    MedianAnswer answer;
    for (const Fixing wanted : {Fixing::Open, Fixing::Free})
        for (std::uint32_t j = 0; j < instance.siteCount() && answer.open.size() < instance.least(); ++j)
            if (instance.fixing(j) == wanted)
                answer.open.push_back(j);
    std::sort(answer.open.begin(), answer.open.end());
    return answer;
}

std::int64_t defaultEffort(std::size_t entryCount) {
    const auto entries = static_cast<std::int64_t>(entryCount) + 1;
    return std::clamp<std::int64_t>(12'000'000'000 / entries, 400, 100'000);
}

MedianAnswer searchMedian(const MedianInstance& instance, const SitingOptions& options, WorkMeter& meter) {
    if (!instance.isComplete())
        return anyChoice(instance);
    return MedianSearch(instance, options.budget.gap, options.seed, meter).run();
}

MedianDecision decideMedian(const MedianInstance& instance, std::int64_t target, std::int64_t mostNodes,
                            std::uint64_t seed, WorkMeter& meter) {
    if (!instance.isComplete())
        return {Decision::Unknown, anyChoice(instance)};
    return MedianSearch(instance, 0.0, seed, meter).decide(target, mostNodes);
}

} // namespace planner::detail
