#pragma once

#include "app/desktop/document/opened_city.h"

#include "libplanner/scenario/plan.h"
#include "libplanner/scenario/scenario.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <memory>
#include <optional>

namespace app::desktop {

/// What the user decided, with the plan derived from exactly that (none: not planned yet).
struct Decisions {
    planner::Scenario scenario;
    std::shared_ptr<const planner::Plan> plan;

    friend bool operator==(const Decisions&, const Decisions&) = default;
};

/// Says what kind of thing changed; views subscribe, they do not poll.
enum class PlanChange {
    City,      ///< another city: everything
    Scenario,  ///< decisions; the plan may be older than they are
    Plan,      ///< the plan shown
    Saved,     ///< name or saved state
};

/// The open city and what is decided about it: the only writer of the plan, owner of the undo stack.
///
/// Decisions are undo steps; derived plans travel with the decisions they were made from, so that undo shows the
/// plan of that time without planning again.
class PlanDocument : public QObject {
    Q_OBJECT

public:
    explicit PlanDocument(QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_opened.city != nullptr; }
    [[nodiscard]] const OpenedCity& opened() const { return m_opened; }
    [[nodiscard]] std::shared_ptr<const planner::City> city() const { return m_opened.city; }
    [[nodiscard]] const planner::Scenario& scenario() const { return m_decisions.scenario; }
    [[nodiscard]] std::shared_ptr<const planner::Plan> plan() const { return m_decisions.plan; }
    /// The plan shown was made from other decisions than those that stand now.
    [[nodiscard]] bool isPlanStale() const;
    [[nodiscard]] QUndoStack& undoStack() { return m_undoStack; }
    [[nodiscard]] const QString& planPath() const { return m_planPath; }
    [[nodiscard]] QString title() const;

    /// Replaces everything; the undo stack starts anew.
    void open(OpenedCity opened);

    /// One undo step named `text`; nothing happens where nothing changes.
    void changeScenario(const planner::Scenario& scenario, const QString& text);
    /// Takes a plan over as one undo step, with the decisions it was made from.
    void takePlan(std::shared_ptr<const planner::Plan> plan, const QString& text);
    /// The document is stored at `path` as it stands.
    void setSaved(const QString& path);

signals:
    void changed(app::desktop::PlanChange change);

private:
    friend class ChangeDecisions;
    void swapDecisions(Decisions& other); ///< for commands only

    OpenedCity m_opened;
    Decisions m_decisions;
    QUndoStack m_undoStack;
    QString m_planPath;
};

} // namespace app::desktop
