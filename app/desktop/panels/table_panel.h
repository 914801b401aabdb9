#pragma once

#include "app/desktop/models/column_model.h"

#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QTableView;

namespace app::desktop {

/// A table with a line to filter it and a count below; rows are chosen by mouse or keyboard.
class TablePanel : public QWidget {
    Q_OBJECT

public:
    /// `name` gives the table's accessible name in the language installed.
    explicit TablePanel(std::function<QString()> name, QWidget* parent = nullptr);

    void reset(std::vector<Column> columns, std::uint32_t rowCount);
    [[nodiscard]] ColumnModel& model() { return *m_model; }
    /// Chooses a row of the list without telling; nothing where it is filtered out.
    void choose(std::optional<std::uint32_t> sourceRow);
    /// The rows selected, or all shown where none is, for pasting into a spreadsheet.
    [[nodiscard]] QString textToCopy() const;
    void setFilterVisible(bool isVisible);
    /// The first column gives way, so that the figures beside it are never cut.
    void setFirstStretched();
    /// All columns share the width, however narrow, and long titles take two lines.
    void setFitted();

signals:
    void chosen(std::uint32_t sourceRow);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showCount();
    void popUpMenu(const QPoint& at);

    std::function<QString()> m_name;
    ColumnModel* m_model;
    QTableView* m_view;
    QLineEdit* m_filter;
    QLabel* m_count;
    bool m_isTelling = true;
    bool m_isFirstStretched = false;
};

} // namespace app::desktop
