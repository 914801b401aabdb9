#include "libplanner/siting/limit_state.h"

#include "libplanner/siting/median_forms.h"
#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/siting_problem.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

namespace planner::detail {

namespace {

constexpr std::int64_t Whole = 1'000'000;

/// `excess` in millionths of `of`, rounded up.
std::int64_t millionths(std::int64_t excess, std::int64_t of) {
    if (excess <= 0)
        return 0;
    const Wide whole = std::max<std::int64_t>(1, std::abs(of));
    const Wide share = (static_cast<Wide>(excess) * Whole + whole - 1) / whole;
    return static_cast<std::int64_t>(std::min<Wide>(share, Wide{1} << 50));
}

} // namespace

LimitState::LimitState(const SitingProblem& problem, const SitingLimits& limits)
    : m_problem(problem), m_limits(limits), m_isOpen(problem.siteCount(), 0), m_near(problem.siteCount()),
      m_openNear(problem.siteCount(), 0), m_countsOf(problem.siteCount()), m_openIn(limits.counts.size(), 0) {
    for (const auto& [a, b] : limits.tooClose) {
        m_near[a].push_back(b);
        m_near[b].push_back(a);
    }
    for (std::uint32_t k = 0; k < limits.counts.size(); ++k)
        for (const std::uint32_t site : limits.counts[k].sites)
            m_countsOf[site].push_back(k);
    for (const CoverLimit& cover : limits.covers)
        makeCover(problem, cover, LimitKind::Cover);
    if (!limits.capacities.empty())
        makeCapacity();
    for (const KeptGoal& kept : limits.kept)
        makeKept(kept);
}

// A longest walk is kept as everyone's cover, the fewest sites as the share they have to cover.
void LimitState::makeKept(const KeptGoal& limit) {
    const SitingProblem& goal = *limit.goal;
    const bool isWorstWalk = goal.goal() == SitingGoal::WorstWalk;
    if (!isWorstWalk && goal.goal() != SitingGoal::Fewest)
        return makeValue(limit);
    if (isWorstWalk && limit.worst >= goal.unservedWalk())
        return; // nobody can walk farther
    CoverLimit cover;
    cover.name = limit.name;
    cover.share = isWorstWalk ? static_cast<std::uint32_t>(Whole) : goal.coverShare();
    cover.walk = isWorstWalk ? static_cast<std::uint32_t>(std::min<std::int64_t>(limit.worst, goal.limit()))
                             : goal.limit();
    for (std::uint32_t i = 0; i < goal.clientCount(); ++i)
        if (goal.weight(i) > 0) {
            cover.clients.push_back(i);
            cover.weights.push_back(isWorstWalk ? 1 : goal.weight(i));
        }
    makeCover(goal, cover, LimitKind::Goal);
}

void LimitState::makeValue(const KeptGoal& limit) {
    const ProgressFunction quiet;
    WorkMeter meter({}, std::numeric_limits<std::int64_t>::max(), {}, quiet);
    Kept kept;
    kept.name = limit.name;
    kept.value = valueOf(*limit.goal, fixingsOf(*limit.goal), {}, meter);
    kept.value->start({}, meter);
    kept.most = limit.goal->isMaximised() ? limit.goal->worstCost() - limit.worst : limit.worst;
    m_kept.push_back(std::move(kept));
}

std::int64_t LimitState::keptBreach(const Kept& kept, std::int64_t cost) {
    return 10 * millionths(cost - kept.most, kept.most);
}

void LimitState::makeCover(const SitingProblem& problem, const CoverLimit& limit, LimitKind kind) {
    Cover cover;
    cover.kind = kind;
    cover.name = limit.name;
    cover.offsets.assign(m_problem.siteCount() + 1, 0);
    cover.openCount.assign(limit.clients.size(), 0);
    const auto visit = [&](auto&& call) {
        for (std::uint32_t i = 0; i < limit.clients.size(); ++i)
            for (const WalkEntry& entry : problem.row(limit.clients[i])) {
                if (entry.distance > limit.walk)
                    break;
                call(i, entry.site);
            }
    };
    visit([&](std::uint32_t, std::uint32_t site) { ++cover.offsets[site + 1]; });
    for (std::size_t j = 0; j < m_problem.siteCount(); ++j)
        cover.offsets[j + 1] += cover.offsets[j];
    cover.columns.resize(cover.offsets.back());
    std::vector<std::uint64_t> next(cover.offsets.begin(), cover.offsets.end() - 1);
    std::vector<std::uint8_t> canBe(limit.clients.size(), 0);
    visit([&](std::uint32_t i, std::uint32_t site) {
        cover.columns[next[site]++] = {i, limit.weights[i]};
        if (m_problem.state(site) != SiteState::Forbidden)
            canBe[i] = 1;
    });
    for (std::size_t i = 0; i < canBe.size(); ++i)
        cover.total += canBe[i] != 0 ? limit.weights[i] : 0;
    cover.wanted =
        static_cast<std::int64_t>((static_cast<Wide>(cover.total) * limit.share + Whole - 1) / Whole);
    m_covers.push_back(std::move(cover));
}

void LimitState::makeCapacity() {
    m_placeOffsets.assign(m_problem.siteCount() + 1, 0);
    for (const WalkEntry& entry : m_problem.entries())
        ++m_placeOffsets[entry.site + 1];
    for (std::size_t j = 0; j < m_problem.siteCount(); ++j)
        m_placeOffsets[j + 1] += m_placeOffsets[j];
    m_places.resize(m_placeOffsets.back());
    std::vector<std::uint64_t> next(m_placeOffsets.begin(), m_placeOffsets.end() - 1);
    for (std::uint32_t i = 0; i < m_problem.clientCount(); ++i) {
        std::uint32_t rank = 0;
        for (const WalkEntry& entry : m_problem.row(i))
            m_places[next[entry.site]++] = {i, rank++};
    }
    m_servedRank.assign(m_problem.clientCount(), NoSite);
    m_load.assign(m_problem.siteCount(), 0);
}

std::int64_t LimitState::countBreach(std::size_t limit, std::int64_t open) const {
    const CountLimit& count = m_limits.counts[limit];
    return Whole * (std::max<std::int64_t>(0, std::int64_t{count.least} - open) +
                    std::max<std::int64_t>(0, open - std::int64_t{count.most}));
}

std::int64_t LimitState::budgetBreach(std::int64_t spent) const {
    return m_limits.budget ? millionths(spent - *m_limits.budget, *m_limits.budget) : 0;
}

std::int64_t LimitState::coverBreach(const Cover& cover, std::int64_t covered) {
    return 10 * millionths(cover.wanted - covered, cover.total);
}

std::int64_t LimitState::capacityBreach(std::uint32_t site) const {
    return millionths(m_load[site] - m_limits.capacities[site], m_limits.capacities[site]);
}

void LimitState::setCount(std::uint32_t site, int change) {
    for (const std::uint32_t other : m_near[site])
        m_openNear[other] = static_cast<std::uint32_t>(static_cast<int>(m_openNear[other]) + change);
    m_closePairs += change * std::int64_t{m_openNear[site]};
    for (const std::uint32_t k : m_countsOf[site])
        m_openIn[k] += change;
    if (m_limits.budget)
        m_spent += change * m_limits.prices[site];
}

void LimitState::setCovers(std::uint32_t site, int change) {
    for (Cover& cover : m_covers)
        for (std::uint64_t k = cover.offsets[site]; k < cover.offsets[site + 1]; ++k) {
            const Column& entry = cover.columns[k];
            std::uint32_t& count = cover.openCount[entry.client];
            if (change > 0 && count++ == 0)
                cover.covered += entry.weight;
            else if (change < 0 && --count == 0)
                cover.covered -= entry.weight;
        }
}

void LimitState::moveLoad(std::uint32_t client, std::uint32_t from, std::uint32_t to) {
    const auto row = m_problem.row(client);
    for (const auto& [rank, sign] : {std::pair(from, -1), std::pair(to, 1)}) {
        if (rank == NoSite)
            continue;
        const std::uint32_t site = row[rank].site;
        m_overload -= capacityBreach(site);
        m_load[site] += sign * m_limits.loads[client];
        m_overload += capacityBreach(site);
    }
    m_servedRank[client] = to;
}

void LimitState::setLoads(std::uint32_t site, bool isOpening) {
    for (std::uint64_t k = m_placeOffsets[site]; k < m_placeOffsets[site + 1]; ++k) {
        const auto [client, rank] = m_places[k];
        const std::uint32_t now = m_servedRank[client];
        if (isOpening && rank < now) {
            moveLoad(client, now, rank);
        } else if (!isOpening && rank == now) {
            const auto row = m_problem.row(client);
            std::uint32_t next = rank + 1;
            while (next < row.size() && m_isOpen[row[next].site] == 0)
                ++next;
            moveLoad(client, now, next < row.size() ? next : NoSite);
        }
    }
}

void LimitState::open(std::uint32_t site) {
    m_isOpen[site] = 1;
    setCount(site, 1);
    setCovers(site, 1);
    if (!m_load.empty())
        setLoads(site, true);
    for (Kept& kept : m_kept)
        kept.value->open(site);
}

void LimitState::close(std::uint32_t site) {
    m_isOpen[site] = 0;
    setCount(site, -1);
    setCovers(site, -1);
    if (!m_load.empty())
        setLoads(site, false);
    for (Kept& kept : m_kept)
        kept.value->close(site);
}

std::int64_t LimitState::violation() const {
    std::int64_t sum = Whole * m_closePairs + budgetBreach(m_spent) + m_overload;
    for (std::size_t k = 0; k < m_openIn.size(); ++k)
        sum += countBreach(k, m_openIn[k]);
    for (const Cover& cover : m_covers)
        sum += coverBreach(cover, cover.covered);
    for (const Kept& kept : m_kept)
        sum += keptBreach(kept, kept.value->objective());
    return sum;
}

// Weight of the site's clients whose count of open sites is `lastCount`: those that opening it would bring,
// or closing it would lose.
std::int64_t LimitState::coveredChange(const Cover& cover, std::uint32_t site,
                                       std::uint32_t lastCount) const {
    std::int64_t sum = 0;
    for (std::uint64_t k = cover.offsets[site]; k < cover.offsets[site + 1]; ++k)
        if (cover.openCount[cover.columns[k].client] == lastCount)
            sum += cover.columns[k].weight;
    return sum;
}

std::int64_t LimitState::changeIfOpened(std::uint32_t site) const {
    std::int64_t change = Whole * m_openNear[site];
    for (const std::uint32_t k : m_countsOf[site])
        change += countBreach(k, m_openIn[k] + 1) - countBreach(k, m_openIn[k]);
    if (m_limits.budget)
        change += budgetBreach(m_spent + m_limits.prices[site]) - budgetBreach(m_spent);
    for (const Cover& cover : m_covers)
        if (cover.covered < cover.wanted)
            change += coverBreach(cover, cover.covered + coveredChange(cover, site, 0)) -
                      coverBreach(cover, cover.covered);
    for (const Kept& kept : m_kept)
        change += keptBreach(kept, kept.value->objective() - kept.value->gain(site)) -
                  keptBreach(kept, kept.value->objective());
    return change;
}

std::int64_t LimitState::changeIfClosed(std::uint32_t site) const {
    std::int64_t change = -Whole * m_openNear[site];
    for (const std::uint32_t k : m_countsOf[site])
        change += countBreach(k, m_openIn[k] - 1) - countBreach(k, m_openIn[k]);
    if (m_limits.budget)
        change += budgetBreach(m_spent - m_limits.prices[site]) - budgetBreach(m_spent);
    for (const Cover& cover : m_covers)
        change += coverBreach(cover, cover.covered - coveredChange(cover, site, 1)) -
                  coverBreach(cover, cover.covered);
    for (const Kept& kept : m_kept)
        change += keptBreach(kept, kept.value->objective() + kept.value->loss(site)) -
                  keptBreach(kept, kept.value->objective());
    return change;
}

std::int64_t LimitState::changeOfPair(std::uint32_t in, std::uint32_t out) const {
    std::int64_t change = 0;
    const std::vector<std::uint32_t>& near = m_near[in];
    if (std::find(near.begin(), near.end(), out) != near.end())
        change -= Whole; // their pair is counted against the opening, and goes with the closing
    const std::vector<std::uint32_t>& countsOfOut = m_countsOf[out];
    for (const std::uint32_t k : m_countsOf[in])
        if (std::find(countsOfOut.begin(), countsOfOut.end(), k) != countsOfOut.end())
            change += 2 * countBreach(k, m_openIn[k]) - countBreach(k, m_openIn[k] + 1) -
                      countBreach(k, m_openIn[k] - 1);
    const auto pair = [&change](auto&& breach, std::int64_t now, std::int64_t opened, std::int64_t closed,
                                std::int64_t both) {
        change += breach(both) + breach(now) - breach(opened) - breach(closed);
    };
    if (m_limits.budget) {
        const std::int64_t opened = m_spent + m_limits.prices[in];
        const std::int64_t closed = m_spent - m_limits.prices[out];
        pair([this](std::int64_t spent) { return budgetBreach(spent); }, m_spent, opened, closed,
             opened - m_limits.prices[out]);
    }
    for (const Kept& kept : m_kept) {
        const std::int64_t now = kept.value->objective();
        pair([&kept](std::int64_t cost) { return keptBreach(kept, cost); }, now, now - kept.value->gain(in),
             now + kept.value->loss(out), now - kept.value->swapGain(in, out));
    }
    return change;
}

std::vector<std::uint32_t> LimitState::openTooClose(std::uint32_t site) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t other : m_near[site])
        if (m_isOpen[other] != 0)
            found.push_back(other);
    return found;
}

std::vector<LimitInClash> LimitState::broken() const {
    std::vector<LimitInClash> found;
    if (m_closePairs > 0) {
        LimitInClash spacing{LimitKind::Spacing, {}, {}};
        for (std::uint32_t j = 0; j < m_isOpen.size(); ++j)
            if (m_isOpen[j] != 0 && m_openNear[j] > 0)
                spacing.sites.push_back(j);
        found.push_back(std::move(spacing));
    }
    for (std::size_t k = 0; k < m_openIn.size(); ++k)
        if (countBreach(k, m_openIn[k]) > 0)
            found.push_back({LimitKind::Count, m_limits.counts[k].name, {}});
    for (const Cover& cover : m_covers)
        if (coverBreach(cover, cover.covered) > 0)
            found.push_back({cover.kind, cover.name, {}});
    if (budgetBreach(m_spent) > 0)
        found.push_back({LimitKind::Budget, {}, {}});
    for (const Kept& kept : m_kept)
        if (keptBreach(kept, kept.value->objective()) > 0)
            found.push_back({LimitKind::Goal, kept.name, {}});
    if (m_overload > 0) {
        LimitInClash capacity{LimitKind::Capacity, {}, {}};
        for (std::uint32_t j = 0; j < m_isOpen.size(); ++j)
            if (capacityBreach(j) > 0)
                capacity.sites.push_back(j);
        found.push_back(std::move(capacity));
    }
    return found;
}

std::vector<std::string> LimitState::heldOpenBy(std::uint32_t site) const {
    std::vector<std::string> names;
    for (const std::uint32_t k : m_countsOf[site])
        if (countBreach(k, m_openIn[k] - 1) > countBreach(k, m_openIn[k]))
            names.push_back("count: " + m_limits.counts[k].name);
    for (const Cover& cover : m_covers)
        if (coverBreach(cover, cover.covered - coveredChange(cover, site, 1)) >
            coverBreach(cover, cover.covered))
            names.push_back(nameOf(cover.kind) + (": " + cover.name));
    if (m_limits.budget && budgetBreach(m_spent - m_limits.prices[site]) > 0)
        names.emplace_back("budget");
    for (const Kept& kept : m_kept)
        if (keptBreach(kept, kept.value->objective() + kept.value->loss(site)) >
            keptBreach(kept, kept.value->objective()))
            names.push_back("goal: " + kept.name);
    return names;
}

} // namespace planner::detail
