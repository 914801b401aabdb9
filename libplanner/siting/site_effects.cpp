#include "libplanner/siting/site_effects.h"

#include "libplanner/siting/choice_value.h"
#include "libplanner/siting/median_forms.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

namespace planner {

namespace {

struct Nearest {
    std::uint32_t site = NoSite;
    std::uint32_t walk = 0;
    std::uint32_t second = 0; ///< walk to the next open site
    bool hasSecond = false;
};

class EffectCounter {
public:
    EffectCounter(const SitingProblem& problem, const std::vector<std::uint32_t>& open)
        : m_problem(problem), m_isOpen(problem.siteCount(), 0), m_nearest(problem.clientCount()) {
        for (const std::uint32_t site : open)
            m_isOpen[site] = 1;
        for (std::size_t i = 0; i < m_nearest.size(); ++i)
            m_nearest[i] = nearest(i);
    }

    SiteEffects run() {
        m_effects.gain.assign(m_problem.siteCount(), 0);
        m_effects.loss = m_effects.walkAdded = m_effects.gain;
        m_effects.served.assign(m_problem.siteCount(), 0);
        for (std::size_t i = 0; i < m_nearest.size(); ++i) {
            if (!m_problem.isReachable(i))
                continue;
            countClosing(i);
            if (!m_problem.isJoint())
                countOpening(i);
        }
        if (m_problem.isJoint())
            countJointly();
        else if (m_problem.goal() == SitingGoal::WorstWalk)
            countLongest();
        else if (m_problem.goal() == SitingGoal::LeastCost)
            countOpeningCosts();
        return std::move(m_effects);
    }

private:
    [[nodiscard]] Nearest nearest(std::size_t client) const {
        Nearest found;
        found.walk = found.second = m_problem.unservedWalk();
        for (const WalkEntry& entry : m_problem.row(client)) {
            if (m_isOpen[entry.site] == 0)
                continue;
            if (found.site != NoSite) {
                found.second = entry.distance;
                found.hasSecond = true;
                break;
            }
            found.site = entry.site;
            found.walk = entry.distance;
        }
        return found;
    }

    [[nodiscard]] std::int64_t costOf(std::uint32_t walk, bool isServed) const {
        return isServed ? m_problem.cost(walk) : m_problem.missCost();
    }

    void countClosing(std::size_t client) {
        const Nearest& now = m_nearest[client];
        if (now.site == NoSite)
            return;
        const std::int64_t weight = m_problem.weight(client);
        ++m_effects.served[now.site];
        m_effects.walkAdded[now.site] += weight * (std::int64_t{now.second} - now.walk);
        if (!m_problem.isJoint())
            m_effects.loss[now.site] += weight * (costOf(now.second, now.hasSecond) - costOf(now.walk, true));
    }

    void countOpening(std::size_t client) {
        const Nearest& now = m_nearest[client];
        const std::int64_t cost = costOf(now.walk, now.site != NoSite);
        for (const WalkEntry& entry : m_problem.row(client)) {
            if (now.site != NoSite && entry.distance >= now.walk)
                break;
            if (m_isOpen[entry.site] == 0)
                m_effects.gain[entry.site] +=
                    m_problem.weight(client) * (cost - costOf(entry.distance, true));
        }
    }

    void countJointly() {
        const ProgressFunction quiet;
        detail::WorkMeter meter({}, std::numeric_limits<std::int64_t>::max(), {}, quiet);
        const auto value = detail::valueOf(m_problem, detail::fixingsOf(m_problem), {}, meter);
        std::vector<std::uint32_t> open;
        for (std::uint32_t j = 0; j < m_isOpen.size(); ++j)
            if (m_isOpen[j] != 0)
                open.push_back(j);
        value->start(open, meter);
        for (std::uint32_t j = 0; j < m_isOpen.size(); ++j)
            (m_isOpen[j] != 0 ? m_effects.loss : m_effects.gain)[j] =
                m_isOpen[j] != 0 ? value->loss(j) : value->gain(j);
    }

    void countOpeningCosts() {
        for (std::size_t j = 0; j < m_isOpen.size(); ++j)
            (m_isOpen[j] != 0 ? m_effects.loss : m_effects.gain)[j] -= m_problem.openingCost(j);
    }

    // Clients from the longest walk down: a site's gain ends where it no longer shortens the next one.
    void countLongest() {
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < m_nearest.size(); ++i)
            if (m_problem.isReachable(i) && m_problem.weight(i) > 0)
                order.push_back(i);
        std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
            return m_nearest[a].walk != m_nearest[b].walk ? m_nearest[a].walk > m_nearest[b].walk : a < b;
        });
        std::fill(m_effects.gain.begin(), m_effects.gain.end(), 0);
        std::fill(m_effects.loss.begin(), m_effects.loss.end(), 0);
        if (order.empty())
            return;
        const std::uint32_t longest = m_nearest[order.front()].walk;
        for (const std::uint32_t i : order)
            if (m_nearest[i].site != NoSite && m_nearest[i].second > longest)
                m_effects.loss[m_nearest[i].site] =
                    std::max<std::int64_t>(m_effects.loss[m_nearest[i].site], m_nearest[i].second - longest);
        std::vector<std::uint32_t> worstLeft(m_isOpen.size(), 0); // longest walk left to clients it shortened
        std::vector<std::uint32_t> seen(m_isOpen.size(), 0);
        std::vector<std::uint32_t> racing;
        for (const WalkEntry& entry : m_problem.row(order.front()))
            if (m_isOpen[entry.site] == 0)
                racing.push_back(entry.site);
        for (std::uint32_t n = 0; n < order.size() && !racing.empty(); ++n) {
            const std::uint32_t walk = m_nearest[order[n]].walk;
            for (const WalkEntry& entry : m_problem.row(order[n])) {
                if (entry.distance >= walk)
                    break;
                seen[entry.site] = n + 1;
                worstLeft[entry.site] = std::max(worstLeft[entry.site], entry.distance);
            }
            std::erase_if(racing, [&](std::uint32_t site) {
                const bool isOut = seen[site] != n + 1;
                if (isOut || worstLeft[site] >= walk)
                    m_effects.gain[site] = std::int64_t{longest} - std::max(walk, worstLeft[site]);
                return isOut || worstLeft[site] >= walk;
            });
        }
        for (const std::uint32_t site : racing)
            m_effects.gain[site] = std::int64_t{longest} - worstLeft[site];
    }

    const SitingProblem& m_problem;
    std::vector<std::uint8_t> m_isOpen;
    std::vector<Nearest> m_nearest;
    SiteEffects m_effects;
};

} // namespace

SiteEffects siteEffects(const SitingProblem& problem, const std::vector<std::uint32_t>& open) {
    return EffectCounter(problem, open).run();
}

} // namespace planner
