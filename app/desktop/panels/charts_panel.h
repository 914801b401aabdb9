#pragma once

#include "libplanner/scenario/plan.h"

#include <QWidget>

#include <memory>
#include <vector>

class QChart;
class QChartView;
class QComboBox;
class QToolButton;

namespace app::desktop {

/// One picture at a time of how the plan spreads: walks, days until full, loads by truck and day, and, while
/// a plan is made, how far it is from the best.
class ChartsPanel : public QWidget {
    Q_OBJECT

public:
    explicit ChartsPanel(QWidget* parent = nullptr);

    void showPlan(std::shared_ptr<const planner::Plan> plan);
    /// Another point of the curve of a running solver; the first of a run clears the curve before.
    void addProgress(double objective, double bound);
    void beginRun();
    [[nodiscard]] QImage picture() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Kind { Walks, Cumulative, Fill, Loads, Quality };

    void refresh();
    void retranslate();
    [[nodiscard]] QChart* makeChart() const;
    [[nodiscard]] QChart* walkChart() const;
    [[nodiscard]] QChart* cumulativeChart() const;
    [[nodiscard]] QChart* fillChart() const;
    [[nodiscard]] QChart* loadChart() const;
    [[nodiscard]] QChart* qualityChart() const;

    QComboBox* m_kind;
    QToolButton* m_copy;
    QChartView* m_view;
    std::shared_ptr<const planner::Plan> m_plan;
    struct Quality {
        double objective;
        double bound;
    };
    std::vector<Quality> m_quality;
    bool m_isFilling = false;
};

} // namespace app::desktop
