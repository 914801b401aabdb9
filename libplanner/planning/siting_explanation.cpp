#include "libplanner/planning/siting_explanation.h"

#include "libplanner/siting/limit_state.h"
#include "libplanner/siting/site_effects.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace planner {

namespace {

/// Ids named at most in one message; more help nobody.
constexpr std::size_t MostNamed = 20;

std::string idOf(const City& city, SiteIndex site) {
    return city.candidates[site.value()].key.text();
}

std::string idsOf(const City& city, const std::vector<SiteIndex>& sites) {
    std::string ids;
    for (std::size_t n = 0; n < std::min(MostNamed, sites.size()); ++n)
        ids += (n > 0 ? ", " : "") + idOf(city, sites[n]);
    return sites.size() > MostNamed ? ids + ", …" : ids;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : "; ") + part;
    return text;
}

/// Why a candidate may not open at all; empty where it may.
std::string refusalOf(const Plan& plan, const SiteDecisions& decisions, std::size_t site) {
    const CandidateSite& candidate = plan.city->candidates[site];
    if (!candidate.access)
        return "no-access";
    if (!decisions.forbidden[site])
        return {};
    for (const Pin& pin : plan.scenario.pins)
        if (pin.kind == PinKind::Forbidden && pin.site == candidate.key)
            return "pin: " + pin.reason;
    return candidate.forbiddenBy ? "forbidden-area: " + candidate.forbiddenBy->text() : "painted-area";
}

class Explainer {
public:
    Explainer(Plan& plan, const SiteChoice& choice, const SiteDecisions& decisions)
        : m_plan(plan), m_siting(choice.siting), m_decisions(decisions),
          m_effects(siteEffects(*choice.siting.problem, choice.sites.open)),
          m_limits(choice.second ? *choice.second->mix.limited : *choice.siting.problem,
                   choice.second ? choice.second->mix.limits : choice.siting.problem->limits()) {
        const CitySiting& siting = choice.siting;
        const SitingPlan& sites = choice.sites;
        for (const std::uint32_t site : sites.open)
            m_limits.open(site);
        for (std::size_t c = 0; c < sites.open.size(); ++c)
            m_cabinOf[sites.open[c]] = c;
        m_scale = effectScale(siting);
        if (choice.second) {
            m_second = siteEffects(*choice.second->siting.problem, sites.open);
            m_secondScale = effectScale(choice.second->siting);
        }
        m_isFull = siting.problem->goal() != SitingGoal::Fewest &&
                   sites.open.size() >= siting.problem->mostFacilities();
        for (std::size_t i = 0; i < siting.problem->clientCount(); ++i)
            m_total += static_cast<double>(siting.problem->weight(i));
    }

    void run() {
        m_plan.effects.assign(m_plan.city->candidates.size(), {});
        for (std::size_t i = 0; i < m_plan.effects.size(); ++i)
            m_plan.effects[i].rule = refusalOf(m_plan, m_decisions, i);
        for (std::uint32_t j = 0; j < m_siting.sites.size(); ++j) {
            CandidateEffect& effect = m_plan.effects[m_siting.sites[j].value()];
            if (m_limits.isOpen(j))
                explainOpen(j, effect);
            else
                explainClosed(j, effect);
        }
    }

private:
    static double effectScale(const CitySiting& siting) {
        return siting.problem->goal() == SitingGoal::Fewest ? 1e-3 : siting.view.scale;
    }

    void explainOpen(std::uint32_t site, CandidateEffect& effect) {
        Cabin& cabin = m_plan.cabins[m_cabinOf.at(site)];
        effect.gain = static_cast<double>(m_effects.loss[site]) * m_scale;
        if (m_second)
            effect.secondGain = static_cast<double>(m_second->loss[site]) * m_secondScale;
        std::vector<std::string> holds;
        if (cabin.status != CabinStatus::Proposed)
            holds.push_back(cabin.reason);
        for (std::string& limit : m_limits.heldOpenBy(site))
            holds.push_back(std::move(limit));
        effect.rule = holds.empty() ? cabin.reason : joined(holds);
        if (m_total > 0.0)
            cabin.closingGain = static_cast<double>(m_effects.walkAdded[site]) / m_total / 1e3;
    }

    void explainClosed(std::uint32_t site, CandidateEffect& effect) {
        effect.gain = static_cast<double>(m_effects.gain[site]) * m_scale;
        if (m_second)
            effect.secondGain = static_cast<double>(m_second->gain[site]) * m_secondScale;
        if (!effect.rule.empty())
            return;
        const std::vector<std::uint32_t> near = m_limits.openTooClose(site);
        if (!near.empty())
            effect.rule = "too-close: " + idOf(*m_plan.city, m_siting.sites[near.front()]);
        else if (m_limits.changeIfOpened(site) > 0)
            effect.rule = "limits";
        else if (m_effects.gain[site] <= 0 && (!m_second || m_second->gain[site] <= 0))
            effect.rule = "no-gain";
        else
            effect.rule = m_isFull ? "number" : "covered";
    }

    Plan& m_plan;
    const CitySiting& m_siting;
    const SiteDecisions& m_decisions;
    SiteEffects m_effects;
    detail::LimitState m_limits;
    std::map<std::uint32_t, std::size_t> m_cabinOf;
    std::optional<SiteEffects> m_second; ///< by the second of two goals
    double m_scale = 1.0;
    double m_secondScale = 1.0;
    double m_total = 0.0;
    bool m_isFull = false;
};

} // namespace

void explainSites(Plan& plan, const SiteChoice& choice, const SiteDecisions& decisions) {
    Explainer(plan, choice, decisions).run();
}

Error clashError(const SitingPlan& sites, const CitySiting& siting, const City& city) {
    std::vector<std::string> names;
    std::vector<SiteIndex> concerned;
    for (const LimitInClash& limit : sites.clash) {
        names.push_back(nameOf(limit.kind) + (limit.name.empty() ? std::string() : ": " + limit.name));
        for (const std::uint32_t site : limit.sites)
            concerned.push_back(siting.sites[site]);
    }
    return Error(ErrorCode::Infeasible, {.feature = idsOf(city, concerned),
                                         .name = joined(names),
                                         .value = std::to_string(siting.problem->facilities())});
}

void checkNumbers(const City& city, const std::vector<SiteIndex>& sites, const std::vector<SiteState>& states,
                  const SitingInput& input) {
    std::vector<SiteIndex> required;
    std::vector<SiteIndex> forbidden;
    for (std::size_t j = 0; j < states.size(); ++j) {
        if (states[j] == SiteState::Required)
            required.push_back(sites[j]);
        else if (states[j] == SiteState::Forbidden)
            forbidden.push_back(sites[j]);
    }
    const std::size_t mayOpen = states.size() - forbidden.size();
    const auto fail = [&](const char* name, const std::vector<SiteIndex>& concerned,
                          const std::string& value) {
        throw Error(ErrorCode::Infeasible, {.feature = idsOf(city, concerned), .name = name, .value = value});
    };
    if (mayOpen == 0)
        fail("forbidden", forbidden, std::to_string(states.size()));
    if (input.goal == SitingGoal::Fewest || (input.goal == SitingGoal::LeastCost && input.facilities == 0))
        return;
    if (required.size() > input.facilities)
        fail("required; facilities", required,
             std::to_string(required.size()) + " > " + std::to_string(input.facilities));
    if (input.facilities > mayOpen)
        fail(forbidden.empty() ? "facilities" : "facilities; forbidden", forbidden,
             std::to_string(input.facilities) + " > " + std::to_string(mayOpen));
}

} // namespace planner
