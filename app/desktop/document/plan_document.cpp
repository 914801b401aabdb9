#include "app/desktop/document/plan_document.h"

#include "app/desktop/commands/add_scenario.h"
#include "app/desktop/commands/change_decisions.h"
#include "app/desktop/commands/change_views.h"

#include <algorithm>
#include <utility>

namespace app::desktop {

bool leadToSamePlan(const planner::Scenario& a, const planner::Scenario& b) {
    planner::Scenario named = a;
    named.name = b.name;
    named.consents = b.consents;
    return named == b;
}

PlanDocument::PlanDocument(QObject* parent) : QObject(parent), m_undoStack(this) {}

bool PlanDocument::isPlanStale() const {
    return plan() && !leadToSamePlan(plan()->scenario, scenario());
}

QString PlanDocument::title() const {
    return isOpen() ? QString::fromStdString(m_opened.city->name) : QString();
}

void PlanDocument::open(OpenedCity opened) {
    m_opened = std::move(opened);
    m_tabs = {{m_nextNumber++, {m_opened.project.scenario, m_opened.plan}}};
    for (const planner::Scenario& other : m_opened.project.others)
        m_tabs.push_back({m_nextNumber++, {other, nullptr}});
    m_current = 0;
    m_planPath = m_opened.path.endsWith(QLatin1String(ProjectEnding)) ? m_opened.path : QString();
    m_isRestored = m_opened.isRestored;
    m_undoStack.clear();
    emit changed(PlanChange::City);
    emit changed(PlanChange::Tabs);
}

void PlanDocument::showTab(std::size_t tab) {
    if (tab == m_current || tab >= m_tabs.size())
        return;
    m_current = tab;
    emit changed(PlanChange::Tabs);
    emit changed(PlanChange::Scenario);
    emit changed(PlanChange::Plan);
}

void PlanDocument::changeScenario(const planner::Scenario& scenario, const QString& text) {
    if (scenario == current().scenario)
        return;
    m_undoStack.push(new ChangeDecisions(*this, m_tabs[m_current].number, {scenario, plan()}, text));
}

void PlanDocument::takePlan(std::shared_ptr<const planner::Plan> plan, const QString& text) {
    if (!plan || plan == current().plan)
        return;
    planner::Scenario scenario = plan->scenario;
    scenario.name = current().scenario.name;
    scenario.consents = current().scenario.consents;
    m_undoStack.push(new ChangeDecisions(*this, m_tabs[m_current].number, {scenario, std::move(plan)}, text));
}

void PlanDocument::setDerived(std::shared_ptr<const planner::Plan> plan) {
    if (!plan || !leadToSamePlan(plan->scenario, scenario()))
        return;
    m_tabs[m_current].decisions.plan = std::move(plan);
    emit changed(PlanChange::Plan);
}

void PlanDocument::duplicateScenario(const QString& name) {
    ScenarioTab tab{m_nextNumber++, current()};
    tab.decisions.scenario.name = name.toStdString();
    m_undoStack.push(new AddScenario(*this, m_current + 1, std::move(tab), tr("New scenario: %1").arg(name)));
}

void PlanDocument::addScenario(const planner::Scenario& scenario) {
    const QString name = QString::fromStdString(scenario.name);
    m_undoStack.push(new AddScenario(*this, m_current + 1, ScenarioTab{m_nextNumber++, {scenario, nullptr}},
                                     tr("New scenario: %1").arg(name)));
}

planner::Project PlanDocument::project() const {
    planner::Project project = m_opened.project;
    project.scenario = scenario();
    project.others = otherScenarios();
    return project;
}

std::vector<planner::Scenario> PlanDocument::otherScenarios() const {
    std::vector<planner::Scenario> others;
    for (std::size_t i = 0; i < m_tabs.size(); ++i)
        if (i != m_current)
            others.push_back(m_tabs[i].decisions.scenario);
    return others;
}

void PlanDocument::removeScenario() {
    if (m_tabs.size() < 2)
        return;
    const QString name = QString::fromStdString(scenario().name);
    m_undoStack.push(new AddScenario(*this, m_current, tr("Remove scenario: %1").arg(name)));
}

void PlanDocument::renameScenario(const QString& name) {
    planner::Scenario renamed = scenario();
    renamed.name = name.toStdString();
    changeScenario(renamed, tr("Rename scenario: %1").arg(name));
}

void PlanDocument::changeViews(std::vector<planner::NamedView> views, const QString& text) {
    m_undoStack.push(new ChangeViews(*this, std::move(views), text));
}

void PlanDocument::setSaved(const QString& path, const planner::Project& stored) {
    m_planPath = path;
    if (stored == project()) {
        m_isRestored = false;
        m_undoStack.setClean();
    }
    emit changed(PlanChange::Saved);
}

std::size_t PlanDocument::indexOf(int number) const {
    const auto found = std::find_if(m_tabs.begin(), m_tabs.end(),
                                    [number](const ScenarioTab& tab) { return tab.number == number; });
    Q_ASSERT(found != m_tabs.end());
    return static_cast<std::size_t>(found - m_tabs.begin());
}

void PlanDocument::swapDecisions(int number, Decisions& other) {
    const std::size_t tab = indexOf(number);
    const bool isOtherTab = tab != m_current;
    Decisions& decisions = m_tabs[tab].decisions;
    const bool isOtherName = other.scenario.name != decisions.scenario.name;
    const bool isOtherPlan = isOtherTab || other.plan != decisions.plan;
    std::swap(decisions, other);
    m_current = tab;
    if (isOtherTab || isOtherName)
        emit changed(PlanChange::Tabs);
    emit changed(PlanChange::Scenario);
    if (isOtherPlan)
        emit changed(PlanChange::Plan);
}

void PlanDocument::insertTab(std::size_t at, ScenarioTab tab) {
    m_tabs.insert(m_tabs.begin() + static_cast<std::ptrdiff_t>(at), std::move(tab));
    m_current = at;
    emit changed(PlanChange::Tabs);
    emit changed(PlanChange::Scenario);
    emit changed(PlanChange::Plan);
}

ScenarioTab PlanDocument::takeTab(std::size_t at) {
    ScenarioTab tab = std::move(m_tabs[at]);
    m_tabs.erase(m_tabs.begin() + static_cast<std::ptrdiff_t>(at));
    m_current = at > 0 ? at - 1 : 0;
    emit changed(PlanChange::Tabs);
    emit changed(PlanChange::Scenario);
    emit changed(PlanChange::Plan);
    return tab;
}

} // namespace app::desktop
