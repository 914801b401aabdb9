#pragma once

#include "libplanner/base/progress.h"
#include "libplanner/city/parameters.h"
#include "libplanner/scenario/plan.h"
#include "libplanner/scenario/scenario.h"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QCheckBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QSpinBox;
class QToolButton;

namespace app::desktop {

/// What the plan shall be, the button that makes it, and how far the work is.
class PlanPanel : public QWidget {
    Q_OBJECT

public:
    struct Actions {
        QAction* propose;
        QAction* stop;
        QAction* more;
        QAction* fewer;
    };
    explicit PlanPanel(const Actions& actions, QWidget* parent = nullptr);

    /// The decisions as entered here, laid over `base`.
    [[nodiscard]] planner::Scenario entered(const planner::Scenario& base) const;
    void showScenario(const planner::Scenario& scenario, const planner::Parameters* parameters);
    void showPlan(std::shared_ptr<const planner::Plan> plan, bool isStale);
    void showProgress(const QString& title, const planner::Progress& progress);
    void showIdle();
    /// Cabin counts on offer: up to the number of candidates.
    void setCandidateCount(std::size_t count);

signals:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QFormLayout* m_form;
    QSpinBox* m_cabins;
    QSpinBox* m_maxWalk;
    QToolButton* m_propose;
    QToolButton* m_stop;
    QToolButton* m_more;
    QToolButton* m_fewer;
    QProgressBar* m_bar;
    QLabel* m_phase;
    QLabel* m_headline;
    QLabel* m_quality;
    QLabel* m_notice;
    std::shared_ptr<const planner::Plan> m_plan;
    double m_profileWalk = 500.0;
    bool m_isStale = false;
    bool m_isFilling = false;
};

} // namespace app::desktop
