#pragma once

#include "app/desktop/document/opened_city.h"

#include "libplanner/scenario/plan.h"
#include "libplanner/scenario/scenario.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <memory>
#include <vector>

namespace app::desktop {

/// What the user decided, with the plan derived from exactly that (none: not planned yet).
struct Decisions {
    planner::Scenario scenario;
    std::shared_ptr<const planner::Plan> plan;

    friend bool operator==(const Decisions&, const Decisions&) = default;
};

/// Decide the same about the plan: what a scenario is called and how talks stand changes none.
[[nodiscard]] bool leadToSamePlan(const planner::Scenario& a, const planner::Scenario& b);

/// One of several plans of a city, side by side; its name is the scenario's. The number never changes.
struct ScenarioTab {
    int number = 0;
    Decisions decisions;
};

/// Says what kind of thing changed; views subscribe, they do not poll.
enum class PlanChange {
    City,     ///< another city: everything
    Scenario, ///< decisions; the plan may be older than they are
    Plan,     ///< the plan shown
    Tabs,     ///< scenarios came, went, changed their name, or another one is shown
    Saved,    ///< name or saved state
};

/// The open city and what is decided about it: the only writer of the plan, owner of the undo stack.
///
/// Decisions are undo steps; derived plans travel with the decisions they were made from, so that undo shows
/// the plan of that time without planning again.
class PlanDocument : public QObject {
    Q_OBJECT

public:
    explicit PlanDocument(QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_opened.city != nullptr; }
    [[nodiscard]] const OpenedCity& opened() const { return m_opened; }
    [[nodiscard]] std::shared_ptr<const planner::City> city() const { return m_opened.city; }
    /// Decisions and plan of the scenario shown. A city must be open for the scenario.
    [[nodiscard]] const planner::Scenario& scenario() const { return current().scenario; }
    [[nodiscard]] std::shared_ptr<const planner::Plan> plan() const { return current().plan; }
    [[nodiscard]] const std::vector<ScenarioTab>& tabs() const { return m_tabs; }
    [[nodiscard]] std::size_t currentTab() const { return m_current; }
    void showTab(std::size_t tab); ///< no undo step
    /// Scenarios of the tabs not shown, in their order.
    [[nodiscard]] std::vector<planner::Scenario> otherScenarios() const;
    /// The plan shown was made from other decisions than those that stand now.
    [[nodiscard]] bool isPlanStale() const;
    [[nodiscard]] QUndoStack& undoStack() { return m_undoStack; }
    /// Closing now would lose something.
    [[nodiscard]] bool hasUnsavedChanges() const {
        return isOpen() && (m_isRestored || !m_undoStack.isClean());
    }
    /// The project as it stands: the scenario shown first, then those of the other tabs.
    [[nodiscard]] planner::Project project() const;
    [[nodiscard]] const QString& planPath() const { return m_planPath; }
    [[nodiscard]] QString title() const;

    /// Replaces everything; the undo stack starts anew.
    void open(OpenedCity opened);

    /// One undo step named `text`; nothing happens where nothing changes.
    void changeScenario(const planner::Scenario& scenario, const QString& text);
    /// Takes a plan over as one undo step, with the decisions it was made from.
    void takePlan(std::shared_ptr<const planner::Plan> plan, const QString& text);
    /// Another scenario with the same decisions and plan, shown at once; an undo step.
    void duplicateScenario(const QString& name);
    /// Another scenario, not planned yet, shown at once; an undo step.
    void addScenario(const planner::Scenario& scenario);
    /// Takes the scenario shown away, an undo step; the last one stays.
    void removeScenario();
    void renameScenario(const QString& name);
    [[nodiscard]] const std::vector<planner::NamedView>& views() const { return m_opened.project.views; }
    /// One undo step named `text`.
    void changeViews(std::vector<planner::NamedView> views, const QString& text);
    /// Sets the plan derived from the decisions that stand; no undo step. One of other decisions is dropped.
    void setDerived(std::shared_ptr<const planner::Plan> plan);
    /// `project` is stored at `path`; what was decided since then is unsaved.
    void setSaved(const QString& path, const planner::Project& project);

signals:
    void changed(app::desktop::PlanChange change);

private:
    friend class ChangeDecisions;
    friend class AddScenario;
    friend class ChangeViews;
    // For commands only.
    void swapDecisions(int number, Decisions& other);
    void swapViews(std::vector<planner::NamedView>& other) { m_opened.project.views.swap(other); }
    void insertTab(std::size_t at, ScenarioTab tab);
    ScenarioTab takeTab(std::size_t at);
    [[nodiscard]] std::size_t indexOf(int number) const;
    [[nodiscard]] const Decisions& current() const { return m_tabs[m_current].decisions; }

    OpenedCity m_opened;
    std::vector<ScenarioTab> m_tabs = {{}}; ///< never empty
    std::size_t m_current = 0;
    int m_nextNumber = 1;
    QUndoStack m_undoStack;
    QString m_planPath;
    bool m_isRestored = false; ///< opened from a copy of unsaved work, not saved since
};

} // namespace app::desktop
