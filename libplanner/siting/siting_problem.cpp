#include "libplanner/siting/siting_problem.h"

#include "libplanner/base/error.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace planner {

namespace {

[[noreturn]] void fail(ErrorCode code, const std::string& name, const std::string& value = {},
                       const std::string& reason = {}) {
    ErrorDetails details;
    details.name = name;
    details.value = value;
    details.reason = reason;
    throw Error(code, details);
}

[[noreturn]] void bad(const std::string& name, std::size_t at, const std::string& value,
                      const std::string& reason) {
    ErrorDetails details;
    details.feature = std::to_string(at);
    details.name = name;
    details.value = value;
    details.reason = reason;
    throw Error(ErrorCode::BadValue, details);
}

std::uint32_t inMillimetres(Distance distance, const char* name) {
    constexpr std::int64_t Longest = std::numeric_limits<std::uint32_t>::max() - 1;
    if (distance.count() < 0 || distance.count() > Longest)
        fail(ErrorCode::BadValue, name, std::to_string(distance.count()));
    return static_cast<std::uint32_t>(distance.count());
}

} // namespace

const char* nameOf(LimitKind kind) {
    switch (kind) {
    case LimitKind::Facilities: return "facilities";
    case LimitKind::Required: return "required";
    case LimitKind::Forbidden: return "forbidden";
    case LimitKind::Spacing: return "spacing";
    case LimitKind::Count: return "count";
    case LimitKind::Cover: return "cover";
    case LimitKind::Budget: return "budget";
    case LimitKind::Capacity: return "capacity";
    case LimitKind::Goal: return "goal";
    }
    return "";
}

const char* nameOf(SitingGoal goal) {
    switch (goal) {
    case SitingGoal::Walk: return "walk";
    case SitingGoal::Fewest: return "fewest";
    case SitingGoal::Reach: return "reach";
    case SitingGoal::WorstWalk: return "worst-walk";
    case SitingGoal::Material: return "material";
    case SitingGoal::LeastCost: return "cost";
    }
    return "";
}

SitingProblem::SitingProblem(SitingInput input) : m_input(std::move(input)) {
    check();
    checkGoal();
    checkLimits();
    countFacilities();
    std::uint32_t longest = 0;
    for (const WalkEntry& entry : m_input.entries)
        longest = std::max(longest, entry.distance);
    if (m_input.maxWalk) {
        m_limit = inMillimetres(*m_input.maxWalk, "maxWalk");
        m_unserved = inMillimetres(m_input.unservedWalk.value_or(*m_input.maxWalk * 3), "unservedWalk");
    } else {
        m_unserved =
            m_input.unservedWalk ? inMillimetres(*m_input.unservedWalk, "unservedWalk") : longest + 1;
        m_limit = m_unserved;
    }
    if (m_unserved < m_limit)
        fail(ErrorCode::BadValue, "unservedWalk", std::to_string(m_unserved),
             "below maxWalk " + std::to_string(m_limit));
    m_isStep = m_input.decay.empty() && (goal() == SitingGoal::Reach || goal() == SitingGoal::Fewest);
    const std::uint32_t stepCost = m_input.backupShare > 0 ? 1'000'000 + m_input.backupShare : 1;
    m_missCost = m_isStep ? stepCost : m_input.decay.empty() ? m_unserved : 1'000'000;
    // Objectives and bounds are exact 64-bit sums; two bits stay free for sums of two.
    const std::int64_t total =
        std::accumulate(m_input.weights.begin(), m_input.weights.end(), std::int64_t{0});
    if (total > (std::int64_t{1} << 61) / (std::int64_t{std::max(m_unserved, m_missCost)} + 1))
        fail(ErrorCode::BadValue, "weights", std::to_string(total), "weight times walk does not fit");
    trimRows();
    findUnreachable();
}

void SitingProblem::check() const {
    const std::size_t clients = m_input.weights.size();
    if (clients == 0)
        fail(ErrorCode::NoDemand, "weights");
    if (m_input.offsets.size() != clients + 1 || m_input.offsets.front() != 0 ||
        m_input.offsets.back() != m_input.entries.size())
        fail(ErrorCode::BadValue, "offsets", "", "do not frame the entries");
    if (m_input.reach.size() != clients)
        fail(ErrorCode::BadValue, "reach", "", "not one a client");
    constexpr std::int64_t MostWeight = std::int64_t{1} << 40;
    std::int64_t total = 0;
    for (std::size_t i = 0; i < clients; ++i) {
        if (m_input.weights[i] < 0 || m_input.weights[i] > MostWeight)
            bad("weights", i, std::to_string(m_input.weights[i]), "outside 0 to 2^40");
        total += m_input.weights[i];
        if (total > MostWeight)
            bad("weights", i, std::to_string(total), "the sum passes 2^40");
        if (m_input.offsets[i + 1] < m_input.offsets[i])
            bad("offsets", i, std::to_string(m_input.offsets[i + 1]), "descends");
        for (std::uint64_t k = m_input.offsets[i]; k < m_input.offsets[i + 1]; ++k) {
            const WalkEntry& entry = m_input.entries[k];
            if (entry.site >= m_input.states.size())
                bad("entries", i, std::to_string(entry.site), "no such site");
            if (entry.distance == CompleteReach)
                bad("entries", i, std::to_string(entry.distance), "distance is not a length");
            if (k > m_input.offsets[i]) {
                const WalkEntry& before = m_input.entries[k - 1];
                if (entry.distance < before.distance ||
                    (entry.distance == before.distance && entry.site <= before.site))
                    bad("entries", i, std::to_string(entry.site), "not ascending by distance and site");
            }
        }
    }
    if (total == 0)
        fail(ErrorCode::NoDemand, "weights", "0");
}

void SitingProblem::checkGoal() const {
    const bool hasDecay = !m_input.decay.empty();
    if (hasDecay && goal() != SitingGoal::Material && goal() != SitingGoal::Reach)
        fail(ErrorCode::BadValue, "decay", "", "this goal takes none");
    if (goal() == SitingGoal::Material && !hasDecay)
        fail(ErrorCode::BadValue, "decay", "", "missing");
    const bool needsLimit = goal() == SitingGoal::Fewest || (goal() == SitingGoal::Reach && !hasDecay);
    if (needsLimit && !m_input.maxWalk)
        fail(ErrorCode::BadValue, "maxWalk", "", "missing");
    DecayPoint before{0, 1'000'000};
    for (const DecayPoint& point : m_input.decay) {
        if (point.walk < before.walk || point.share > before.share)
            bad("decay", point.walk, std::to_string(point.share), "walks must rise and shares fall");
        before = point;
    }
    if (m_input.isSplit && goal() != SitingGoal::Material)
        fail(ErrorCode::BadValue, "isSplit", "", "this goal takes none");
    if (m_input.backupShare > 0 && (goal() != SitingGoal::Reach || hasDecay))
        fail(ErrorCode::BadValue, "backupShare", std::to_string(m_input.backupShare), "this goal takes none");
    if (m_input.backupShare > 1'000'000)
        fail(ErrorCode::BadValue, "backupShare", std::to_string(m_input.backupShare), "above 1000000");
    if (m_input.coverShare > 1'000'000)
        fail(ErrorCode::BadValue, "coverShare", std::to_string(m_input.coverShare), "above 1000000");
    const std::vector<std::int64_t>& costs = m_input.openingCosts;
    if (!costs.empty() && goal() != SitingGoal::LeastCost)
        fail(ErrorCode::BadValue, "openingCosts", "", "this goal takes none");
    if (goal() == SitingGoal::LeastCost && costs.size() != m_input.states.size())
        fail(ErrorCode::BadValue, "openingCosts", std::to_string(costs.size()), "not one a site");
    std::int64_t total = 0;
    for (std::size_t j = 0; j < costs.size(); ++j) {
        constexpr std::int64_t Most = std::int64_t{1} << 60;
        if (costs[j] < 0 || costs[j] > Most - total)
            bad("openingCosts", j, std::to_string(costs[j]), "negative, or the sum passes 2^60");
        total += costs[j];
    }
}

void SitingProblem::checkLimits() const {
    const SitingLimits& limits = m_input.limits;
    const std::size_t sites = m_input.states.size();
    const std::size_t clients = m_input.weights.size();
    for (const auto& [a, b] : limits.tooClose)
        if (a >= sites || b >= sites || a == b)
            bad("limits.tooClose", a, std::to_string(b), "not two sites");
    for (std::size_t k = 0; k < limits.counts.size(); ++k)
        for (const std::uint32_t site : limits.counts[k].sites)
            if (site >= sites)
                bad("limits.counts", k, std::to_string(site), "no such site");
    for (std::size_t k = 0; k < limits.covers.size(); ++k) {
        const CoverLimit& cover = limits.covers[k];
        if (cover.share > 1'000'000 || cover.weights.size() != cover.clients.size())
            bad("limits.covers", k, std::to_string(cover.share),
                "a share above 1000000, or weights not one a client");
        for (std::size_t i = 0; i < cover.clients.size(); ++i)
            if (cover.clients[i] >= clients || cover.weights[i] < 0)
                bad("limits.covers", k, std::to_string(cover.clients[i]),
                    "no such client, or a weight below 0");
    }
    if (limits.budget && limits.prices.size() != sites)
        fail(ErrorCode::BadValue, "limits.prices", std::to_string(limits.prices.size()), "not one a site");
    for (const KeptGoal& kept : limits.kept)
        if (!kept.goal || kept.goal->siteCount() != sites)
            fail(ErrorCode::BadValue, "limits.kept", kept.name, "not the same sites");
    if (!limits.capacities.empty() && (limits.capacities.size() != sites || limits.loads.size() != clients))
        fail(ErrorCode::BadValue, "limits.capacities", std::to_string(limits.capacities.size()),
             "not one a site, or loads not one a client");
}

void SitingProblem::countFacilities() {
    std::uint32_t mayOpen = 0;
    std::uint32_t required = 0;
    for (const SiteState state : m_input.states) {
        mayOpen += state != SiteState::Forbidden;
        required += state == SiteState::Required;
    }
    if (mayOpen == 0)
        fail(ErrorCode::NoCandidates, "states", std::to_string(m_input.states.size()));
    const bool isNumberFound =
        goal() == SitingGoal::Fewest || (goal() == SitingGoal::LeastCost && facilities() == 0);
    m_mostFacilities = isNumberFound ? mayOpen : facilities();
    m_leastFacilities = isNumberFound || goal() == SitingGoal::LeastCost ? required : facilities();
    if (m_mostFacilities > mayOpen)
        fail(ErrorCode::Infeasible, "facilities", std::to_string(m_mostFacilities),
             std::to_string(mayOpen) + " sites may open");
    if (required > m_mostFacilities)
        fail(ErrorCode::Infeasible, "required", std::to_string(required),
             std::to_string(m_mostFacilities) + " sites are wanted");
}

std::int64_t SitingProblem::worstCost() const {
    std::int64_t worst = 0;
    for (std::size_t i = 0; i < clientCount(); ++i)
        if (isReachable(i))
            worst += weight(i) * m_missCost;
    return worst;
}

std::uint32_t SitingProblem::share(std::uint32_t walk) const {
    DecayPoint before{0, 1'000'000};
    for (const DecayPoint& point : m_input.decay) {
        if (walk <= point.walk) {
            const std::uint64_t width = point.walk - before.walk;
            const std::uint64_t fall = before.share - point.share;
            return width == 0
                       ? point.share
                       : before.share - static_cast<std::uint32_t>(fall * (walk - before.walk) / width);
        }
        before = point;
    }
    return 0;
}

// Entries beyond the limit change nothing and cost memory and time: they go.
void SitingProblem::trimRows() {
    std::uint64_t kept = 0;
    std::uint64_t begin = 0;
    for (std::size_t i = 0; i < clientCount(); ++i) {
        const std::uint64_t end = m_input.offsets[i + 1];
        for (std::uint64_t k = begin; k < end && m_input.entries[k].distance <= m_limit; ++k)
            m_input.entries[kept++] = m_input.entries[k];
        if (m_input.reach[i] >= m_limit)
            m_input.reach[i] = CompleteReach;
        else
            ++m_cutRows;
        begin = end;
        m_input.offsets[i + 1] = kept;
    }
    if (kept < m_input.entries.size()) {
        m_input.entries.resize(kept);
        if (kept < m_input.entries.capacity() / 2)
            m_input.entries.shrink_to_fit();
    }
}

void SitingProblem::findUnreachable() {
    m_isReachable.assign(clientCount(), 0);
    for (std::size_t i = 0; i < clientCount(); ++i) {
        const auto sites = row(i);
        const bool reaches = std::any_of(sites.begin(), sites.end(), [this](const WalkEntry& entry) {
            return m_input.states[entry.site] != SiteState::Forbidden;
        });
        m_isReachable[i] = reaches || m_input.reach[i] != CompleteReach;
        m_unreachable += m_isReachable[i] == 0;
    }
}

} // namespace planner
