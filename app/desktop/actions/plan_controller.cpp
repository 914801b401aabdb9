#include "app/desktop/actions/plan_controller.h"

#include "app/desktop/document/plan_edits.h"
#include "app/desktop/jobs/city_jobs.h"
#include "app/wording/number_wording.h"
#include "app/wording/place_wording.h"
#include "app/wording/plan_wording.h"

#include <algorithm>
#include <utility>

namespace app::desktop {

using PlanPointer = std::shared_ptr<const planner::Plan>;
using LivePointer = std::shared_ptr<const LiveWalk>;

PlanController::PlanController(PlanDocument& document, JobRunner& jobs, QObject* parent)
    : QObject(parent), m_document(document), m_jobs(jobs) {
    connect(&m_jobs, &JobRunner::ended, this, [this](JobId id) {
        if (m_liveJob == id)
            m_liveJob.reset();
        if (m_job != id)
            return;
        m_job.reset();
        emit busyChanged();
    });
    connect(&m_document, &PlanDocument::changed, this, [this](PlanChange change) {
        if (change == PlanChange::City || change == PlanChange::Plan)
            prepareLive();
    });
}

LivePointer PlanController::live() const {
    return m_live && m_document.plan().get() == &m_live->plan() ? m_live : nullptr;
}

void PlanController::prepareLive() {
    const PlanPointer plan = m_document.plan();
    if (m_liveJob)
        m_jobs.stop(*m_liveJob);
    m_live.reset();
    if (!plan || !plan->city->network || plan->areas.empty())
        return;
    m_liveJob = m_jobs.start<LivePointer>(
        tr("Prepare moving cabins"),
        [plan](std::stop_token stop, const planner::ProgressFunction&) {
            return std::make_shared<const LiveWalk>(plan, plan->areas.front().limit, std::move(stop));
        },
        [this, plan](LivePointer live) {
            if (m_document.plan() == plan)
                m_live = std::move(live);
        });
}

QString PlanController::nameOf(planner::CabinIndex cabin) const {
    return wording::cabinName(*m_document.plan(), m_document.plan()->cabins[cabin.value()]);
}

void PlanController::propose(const planner::Scenario& wanted) {
    const planner::Scenario scenario = withoutKeptPins(wanted);
    m_document.changeScenario(scenario, tr("Change what the plan shall be"));
    start(scenario, tr("Propose cabins"));
}

void PlanController::start(const planner::Scenario& scenario, const QString& stepText) {
    if (m_job)
        m_jobs.stop(*m_job);
    m_job = m_jobs.start<PlanPointer>(
        tr("Propose cabins"),
        [opened = m_document.opened(), scenario](std::stop_token stop,
                                                 const planner::ProgressFunction& progress) {
            return desktop::propose(opened, scenario, std::move(stop), progress);
        },
        [this, city = m_document.city(), stepText](PlanPointer plan) {
            // A plan of a city or of decisions that were left meanwhile has no place any more.
            if (m_document.city() != city || !leadToSamePlan(plan->scenario, m_document.scenario()))
                return;
            if (stepText.isEmpty())
                m_document.setDerived(std::move(plan));
            else
                m_document.takePlan(
                    plan, tr("%1: %2", "step, number of cabins")
                              .arg(stepText, wording::number(static_cast<double>(plan->cabins.size()))));
        });
    emit busyChanged();
}

void PlanController::follow() {
    if (m_document.plan() && m_document.isPlanStale())
        start(m_document.scenario(), {});
}

void PlanController::edit(const planner::Scenario& scenario, const QString& text) {
    m_document.changeScenario(scenario, text);
    follow();
}

void PlanController::requireCabin(planner::CabinIndex cabin) {
    edit(withCabinRequired(*m_document.plan(), m_document.scenario(), cabin, tr("decided").toStdString()),
         tr("Must stay: %1").arg(nameOf(cabin)));
}

void PlanController::freeCabin(planner::CabinIndex cabin) {
    edit(withCabinFreed(*m_document.plan(), m_document.scenario(), cabin),
         tr("Take decision back: %1").arg(nameOf(cabin)));
}

void PlanController::refuseCabin(planner::CabinIndex cabin, const QString& reason) {
    edit(withCabinRefused(*m_document.plan(), m_document.scenario(), cabin, reason.toStdString()),
         tr("Refuse %1: %2").arg(nameOf(cabin), reason));
}

void PlanController::removeCabin(planner::CabinIndex cabin) {
    edit(withCabinRemoved(*m_document.plan(), m_document.scenario(), cabin,
                          tr("removed by hand").toStdString()),
         tr("Remove %1").arg(nameOf(cabin)));
}

void PlanController::moveCabin(planner::CabinIndex cabin, planner::SiteIndex to) {
    edit(withCabinMoved(*m_document.plan(), m_document.scenario(), cabin, to,
                        tr("moved by hand").toStdString()),
         tr("Move %1").arg(nameOf(cabin)));
}

void PlanController::placeCabin(planner::SiteIndex at) {
    edit(withCabinPlaced(*m_document.plan(), m_document.scenario(), at, tr("placed by hand").toStdString()),
         tr("Place a cabin"));
}

void PlanController::placeCabinAt(planner::Point at) {
    edit(withSiteAdded(*m_document.plan(), m_document.scenario(), at, tr("placed by hand").toStdString()),
         tr("Place a cabin beside the street"));
}

void PlanController::addCabin() {
    edit(withOneMore(*m_document.plan(), m_document.scenario()), tr("One cabin more"));
}

void PlanController::dropCabin() {
    edit(withOneFewer(*m_document.plan(), m_document.scenario()), tr("One cabin less"));
}

void PlanController::setConsent(planner::CabinIndex cabin, planner::Consent state, const QString& reason) {
    const planner::Plan& plan = *m_document.plan();
    const planner::Key& site = plan.city->candidates[plan.cabins[cabin.value()].site.value()].key;
    edit(withConsent(m_document.scenario(), site, state, reason.toStdString()),
         tr("%1: %2", "cabin, state of the talks").arg(nameOf(cabin), wording::nameOf(state)));
}

void PlanController::paintForbidden(const planner::Polygon& area) {
    edit(withForbiddenPainted(m_document.plan().get(), m_document.scenario(), area), tr("Forbid an area"));
}

void PlanController::removePainted(std::size_t area) {
    edit(withPaintedRemoved(m_document.scenario(), area), tr("Allow an area again"));
}

void PlanController::toggleStreet(planner::EdgeIndex edge) {
    const planner::StreetNetwork& network = *m_document.city()->network;
    const planner::Key& street = network.street(edge).key;
    const auto& closed = m_document.scenario().closedStreets;
    const bool isClosed = std::find(closed.begin(), closed.end(), street) != closed.end();
    const QString name = wording::streetName(network, edge);
    edit(withStreetToggled(m_document.plan().get(), m_document.scenario(), street),
         isClosed ? tr("Open street again: %1").arg(name) : tr("Close street: %1").arg(name));
}

void PlanController::addFootbridge(planner::Point from, planner::Point to) {
    edit(withFootbridge(m_document.plan().get(), m_document.scenario(), from, to), tr("Build a footbridge"));
}

void PlanController::removeFootbridge(std::size_t bridge) {
    edit(withFootbridgeRemoved(m_document.plan().get(), m_document.scenario(), bridge),
         tr("Take a footbridge away"));
}

void PlanController::makeShown() {
    if (!m_document.plan())
        start(m_document.scenario(), {});
}

void PlanController::undo() {
    m_document.undoStack().undo();
    follow();
}

void PlanController::redo() {
    m_document.undoStack().redo();
    follow();
}

} // namespace app::desktop
