#pragma once

#include "app/desktop/models/column_model.h"

#include "libplanner/scenario/comparison.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;

namespace app::desktop {

class TablePanel;

/// The plan shown beside another scenario's: every figure with its difference, and who is better or worse
/// off.
class ComparePanel : public QWidget {
    Q_OBJECT

public:
    explicit ComparePanel(QWidget* parent = nullptr);

    /// Scenarios to compare with, by name; the one shown is `current`.
    void setScenarios(const QStringList& names, int current);
    /// Empty: nothing to compare.
    void showComparison(std::shared_ptr<const planner::Comparison> comparison);
    /// The scenario chosen; -1: none.
    [[nodiscard]] int chosen() const;
    /// Who is better or worse off shall be seen on the map.
    [[nodiscard]] bool isDifferenceShown() const;

signals:
    void chosenChanged();
    void differenceToggled(bool isShown);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QComboBox* m_other;
    QLabel* m_text;
    QCheckBox* m_onMap;
    TablePanel* m_table;
    QStringList m_names;
    int m_current = 0;
    std::shared_ptr<const planner::Comparison> m_comparison;
    bool m_isFilling = false;
};

} // namespace app::desktop
