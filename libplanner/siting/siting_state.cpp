#include "libplanner/siting/siting_state.h"

#include "libplanner/base/progress.h"
#include "libplanner/siting/interchange.h"
#include "libplanner/siting/median_forms.h"
#include "libplanner/siting/work_meter.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <limits>
#include <utility>

namespace planner {

using detail::Fixing;

struct SitingState::Parts {
    std::vector<std::int64_t> weights; ///< present ones, unreachable clients 0
    std::unique_ptr<detail::MedianInstance> instance;
    std::unique_ptr<detail::Interchange> search;
    std::uint32_t count = 0;

    void open(std::uint32_t site) {
        search->open(site);
        ++count;
    }
    void close(std::uint32_t site) {
        search->close(site);
        --count;
    }
};

namespace {

detail::WorkMeter quietMeter(const ProgressFunction& progress, std::stop_token stop = {}) {
    return {WorkBudget{}, std::numeric_limits<std::int64_t>::max(), std::move(stop), progress};
}

} // namespace

SitingState::SitingState(std::shared_ptr<const SitingProblem> problem, const std::vector<std::uint32_t>& open)
    : m_problem(std::move(problem)), m_parts(std::make_unique<Parts>()) {
    assert(!m_problem->isJoint());
    const ProgressFunction quiet;
    detail::WorkMeter meter = quietMeter(quiet);
    const bool isNumberFree = m_problem->goal() == SitingGoal::LeastCost;
    const detail::FacilityRange range =
        isNumberFree ? detail::FacilityRange{0, m_problem->mostFacilities()} : detail::SameNumber;
    // Made with every site free, so that every site has its column, whatever is decided about it later.
    m_parts->instance = detail::medianOf(
        *m_problem, std::vector<Fixing>(m_problem->siteCount(), Fixing::Free), range, isNumberFree, meter);
    const std::vector<Fixing> fixings = detail::fixingsOf(*m_problem);
    for (std::size_t j = 0; j < fixings.size(); ++j)
        m_parts->instance->setFixing(j, fixings[j]);
    for (std::size_t i = 0; i < m_problem->clientCount(); ++i)
        m_parts->weights.push_back(m_problem->isReachable(i) ? m_problem->weight(i) : 0);
    m_parts->search = std::make_unique<detail::Interchange>(*m_parts->instance);
    const bool isStarted = m_parts->search->start(open, meter);
    assert(isStarted);
    static_cast<void>(isStarted);
    m_parts->count = static_cast<std::uint32_t>(open.size());
}

SitingState::~SitingState() = default;
SitingState::SitingState(SitingState&&) noexcept = default;
SitingState& SitingState::operator=(SitingState&&) noexcept = default;

bool SitingState::isOpen(std::uint32_t site) const {
    return m_parts->search->isOpen(site);
}

std::vector<std::uint32_t> SitingState::open() const {
    return m_parts->search->openSites();
}

SiteService SitingState::serviceOf(std::uint32_t client) const {
    for (const WalkEntry& entry : m_problem->row(client))
        if (m_parts->search->isOpen(entry.site))
            return {entry.site, entry.distance};
    return {NoSite, m_problem->unservedWalk()};
}

std::int64_t SitingState::objective() const {
    switch (m_problem->goal()) {
    case SitingGoal::Fewest: return m_parts->count;
    case SitingGoal::WorstWalk: {
        std::int64_t longest = 0;
        for (std::uint32_t i = 0; i < m_problem->clientCount(); ++i)
            if (m_parts->weights[i] > 0)
                longest = std::max<std::int64_t>(longest, serviceOf(i).walk);
        return longest;
    }
    case SitingGoal::Reach:
    case SitingGoal::Material: {
        std::int64_t worst = 0;
        for (const std::int64_t weight : m_parts->weights)
            worst += weight * m_problem->missCost();
        return worst - m_parts->search->objective();
    }
    case SitingGoal::Walk:
    case SitingGoal::LeastCost: break;
    }
    return m_parts->search->objective();
}

std::int64_t SitingState::missed() const {
    std::int64_t sum = 0;
    for (std::uint32_t i = 0; i < m_problem->clientCount(); ++i)
        if (m_parts->weights[i] > 0 && m_parts->search->firstSite(i) == NoSite)
            sum += m_parts->weights[i];
    return sum;
}

std::int64_t SitingState::openingGain(std::uint32_t site) const {
    return m_parts->search->gain(site);
}

std::int64_t SitingState::closingLoss(std::uint32_t site) const {
    return m_parts->search->loss(site);
}

std::int64_t SitingState::moveGain(std::uint32_t from, std::uint32_t to) const {
    return m_parts->search->swapGain(to, from);
}

void SitingState::add(std::uint32_t site) {
    assert(!isOpen(site));
    m_parts->open(site);
}

void SitingState::remove(std::uint32_t site) {
    assert(isOpen(site));
    release(site);
    m_parts->close(site);
}

void SitingState::move(std::uint32_t from, std::uint32_t to) {
    remove(from);
    add(to);
}

void SitingState::pin(std::uint32_t site) {
    if (!isOpen(site))
        m_parts->open(site);
    m_parts->instance->setFixing(site, Fixing::Open);
}

void SitingState::forbid(std::uint32_t site) {
    if (isOpen(site))
        m_parts->close(site);
    m_parts->instance->setFixing(site, Fixing::Closed);
}

void SitingState::release(std::uint32_t site) {
    m_parts->instance->setFixing(site, Fixing::Free);
}

void SitingState::setWeight(std::uint32_t client, std::int64_t weight) {
    assert(weight >= 0);
    if (!m_problem->isReachable(client) || m_problem->weight(client) == 0)
        return;
    m_parts->weights[client] = weight;
    const bool isSteep = m_problem->goal() == SitingGoal::WorstWalk;
    m_parts->search->takeOut(client);
    m_parts->instance->setWeight(client, isSteep ? std::min<std::int64_t>(weight, 1) : weight);
    m_parts->search->bringIn(client);
}

void SitingState::addBest() {
    std::uint32_t best = NoSite;
    for (std::uint32_t j = 0; j < m_problem->siteCount(); ++j)
        if (!isOpen(j) && m_parts->instance->fixing(j) != Fixing::Closed &&
            (best == NoSite || openingGain(j) > openingGain(best)))
            best = j;
    if (best != NoSite)
        m_parts->open(best);
}

void SitingState::removeWorst() {
    std::uint32_t worst = NoSite;
    for (std::uint32_t j = 0; j < m_problem->siteCount(); ++j)
        if (isOpen(j) && m_parts->instance->fixing(j) != Fixing::Open &&
            (worst == NoSite || closingLoss(j) < closingLoss(worst)))
            worst = j;
    if (worst != NoSite)
        m_parts->close(worst);
}

SitingChange SitingState::reoptimise(std::stop_token stop) {
    const ProgressFunction quiet;
    detail::WorkMeter meter = quietMeter(quiet, std::move(stop));
    const std::vector<std::uint32_t> before = open();
    SitingChange change;
    change.before = objective();
    m_parts->search->descend(meter);
    const std::vector<std::uint32_t> now = open();
    m_parts->count = static_cast<std::uint32_t>(now.size());
    change.after = objective();
    std::set_difference(now.begin(), now.end(), before.begin(), before.end(),
                        std::back_inserter(change.opened));
    std::set_difference(before.begin(), before.end(), now.begin(), now.end(),
                        std::back_inserter(change.closed));
    return change;
}

std::int64_t SitingState::pinCost(std::uint32_t site) {
    const Fixing kept = m_parts->instance->fixing(site);
    m_parts->instance->setFixing(site, Fixing::Free);
    const SitingChange change = reoptimise();
    for (const std::uint32_t closed : change.closed)
        m_parts->open(closed);
    for (const std::uint32_t opened : change.opened)
        m_parts->close(opened);
    m_parts->instance->setFixing(site, kept);
    return m_problem->isMaximised() ? change.after - change.before : change.before - change.after;
}

} // namespace planner
