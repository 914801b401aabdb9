#include "app/desktop/document/plan_document.h"

#include "app/desktop/commands/change_decisions.h"

#include <utility>

namespace app::desktop {

PlanDocument::PlanDocument(QObject* parent) : QObject(parent), m_undoStack(this) {}

bool PlanDocument::isPlanStale() const {
    return m_decisions.plan && m_decisions.plan->scenario != m_decisions.scenario;
}

QString PlanDocument::title() const {
    return isOpen() ? QString::fromStdString(m_opened.city->name) : QString();
}

void PlanDocument::open(OpenedCity opened) {
    m_opened = std::move(opened);
    m_decisions = {m_opened.project.scenario, m_opened.plan};
    m_planPath = m_opened.plan ? m_opened.path : QString();
    m_undoStack.clear();
    emit changed(PlanChange::City);
}

void PlanDocument::changeScenario(const planner::Scenario& scenario, const QString& text) {
    if (scenario == m_decisions.scenario)
        return;
    m_undoStack.push(new ChangeDecisions(*this, {scenario, m_decisions.plan}, text));
}

void PlanDocument::takePlan(std::shared_ptr<const planner::Plan> plan, const QString& text) {
    if (!plan || plan == m_decisions.plan)
        return;
    const planner::Scenario scenario = plan->scenario;
    m_undoStack.push(new ChangeDecisions(*this, {scenario, std::move(plan)}, text));
}

void PlanDocument::setSaved(const QString& path) {
    m_planPath = path;
    m_undoStack.setClean();
    emit changed(PlanChange::Saved);
}

void PlanDocument::swapDecisions(Decisions& other) {
    const bool isOtherPlan = other.plan != m_decisions.plan;
    std::swap(m_decisions, other);
    emit changed(PlanChange::Scenario);
    if (isOtherPlan)
        emit changed(PlanChange::Plan);
}

} // namespace app::desktop
