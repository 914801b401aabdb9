#pragma once

#include "libplanner/planning/how_many.h"

#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>

class QAction;
class QChart;
class QChartView;
class QImage;
class QLabel;
class QLineSeries;
class QPushButton;
class QToolButton;

namespace app::desktop {

class TablePanel;

/// How many cabins: what every number of them would reach, as a curve and a table, beside what the norm asks
/// for. A click on the curve takes that number over.
class HowManyPanel : public QWidget {
    Q_OBJECT

public:
    /// `count`: the command that has the numbers worked out.
    explicit HowManyPanel(QAction* count, QWidget* parent = nullptr);

    /// Empty: nothing is known yet.
    void showNumbers(std::shared_ptr<const planner::NumberTable> numbers);
    [[nodiscard]] QImage picture() const;

signals:
    void taken(unsigned cabins);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void refreshChart();
    void refreshChoice();
    void noteMark(const QString& text, const QColor& colour, Qt::PenStyle style);
    void addMark(QChart& chart, const QString& text, std::uint32_t cabins, const QColor& colour, double most,
                 Qt::PenStyle style);

    std::shared_ptr<const planner::NumberTable> m_numbers;
    std::optional<std::uint32_t> m_row; ///< chosen in the table
    QLabel* m_text;
    QLabel* m_legend;
    QStringList m_marks; ///< of the chart, as rich text
    QToolButton* m_count;
    QPushButton* m_take;
    QChartView* m_view;
    QLineSeries* m_curve = nullptr; ///< of the chart shown
    TablePanel* m_table;
};

} // namespace app::desktop
