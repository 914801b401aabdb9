#pragma once

#include "app/desktop/document/live_walk.h"
#include "app/desktop/document/plan_document.h"
#include "app/desktop/jobs/job_runner.h"

#include "libplanner/scenario/scenario.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace app::desktop {

/// Turns what a person does with cabins into undo steps, and has the plan follow in the background.
///
/// An edit is one step at once; the plan derived from it arrives when it is ready and belongs to that step. A
/// newer edit stops the older plan's work.
class PlanController : public QObject {
    Q_OBJECT

public:
    PlanController(PlanDocument& document, JobRunner& jobs, QObject* parent = nullptr);

    /// Chooses cabins freely under the decisions people made; the result is an undo step.
    void propose(const planner::Scenario& wanted);

    void requireCabin(planner::CabinIndex cabin);
    void freeCabin(planner::CabinIndex cabin);
    void refuseCabin(planner::CabinIndex cabin, const QString& reason);
    void removeCabin(planner::CabinIndex cabin);
    void moveCabin(planner::CabinIndex cabin, planner::SiteIndex to);
    void placeCabin(planner::SiteIndex at);
    /// A cabin on a place of the person's own, beside a street.
    void placeCabinAt(planner::Point at);
    void addCabin();  ///< one more, where it saves the most
    void dropCabin(); ///< one less, where it costs the least
    void setConsent(planner::CabinIndex cabin, planner::Consent state, const QString& reason);
    void paintForbidden(const planner::Polygon& area);
    void removePainted(std::size_t area);
    void toggleStreet(planner::EdgeIndex edge);
    void addFootbridge(planner::Point from, planner::Point to);
    void removeFootbridge(std::size_t bridge);
    /// Makes the plan of the scenario shown, which has none yet; no undo step.
    void makeShown();
    /// Makes the plan anew where it is older than the decisions; no undo step.
    void follow();
    void undo();
    void redo();

    [[nodiscard]] bool isBusy() const { return m_job.has_value(); }
    [[nodiscard]] const PlanDocument& document() const { return m_document; }
    /// Answers for the plan shown; null until it is ready.
    [[nodiscard]] std::shared_ptr<const LiveWalk> live() const;

signals:
    void busyChanged();

private:
    void edit(const planner::Scenario& scenario, const QString& text);
    void start(const planner::Scenario& scenario, const QString& stepText);
    void prepareLive();
    [[nodiscard]] QString nameOf(planner::CabinIndex cabin) const;

    PlanDocument& m_document;
    JobRunner& m_jobs;
    std::optional<JobId> m_job;
    std::optional<JobId> m_liveJob;
    std::shared_ptr<const LiveWalk> m_live;
};

} // namespace app::desktop
