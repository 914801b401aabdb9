#include "app/desktop/panels/table_panel.h"

#include "app/desktop/models/table_text.h"
#include "app/wording/number_wording.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <utility>

namespace app::desktop {

TablePanel::TablePanel(std::function<QString()> name, QWidget* parent)
    : QWidget(parent), m_name(std::move(name)), m_model(new ColumnModel(this)), m_view(new QTableView(this)),
      m_filter(new QLineEdit(this)), m_count(new QLabel(this)) {
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->setAlternatingRowColors(true);
    m_view->setTabKeyNavigation(false);
    m_view->setWordWrap(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QTableView::customContextMenuRequested, this, &TablePanel::popUpMenu);
    m_filter->setClearButtonEnabled(true);
    auto* layout = new QVBoxLayout(this);
    auto* top = new QHBoxLayout;
    top->addWidget(m_filter, 1);
    top->addWidget(m_count);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    const int gap = fontMetrics().height() / 3;
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_model->setFilter(words);
        showCount();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (!now.isValid() || !m_isTelling)
                    return;
                // Who hears of it may choose the same row again, in the middle of a selection of many.
                m_isTelling = false;
                emit chosen(m_model->sourceRow(now.row()));
                m_isTelling = true;
            });
    retranslate();
}

void TablePanel::reset(std::vector<Column> columns, std::uint32_t rowCount) {
    const bool isOtherShape = columns.size() != m_model->columns().size();
    m_model->reset(std::move(columns), rowCount);
    if (isOtherShape || m_model->rowCount() > 0) {
        m_view->horizontalHeader()->setResizeContentsPrecision(50);
        m_view->resizeColumnsToContents();
        // A long text in one row must not push every other column out of sight.
        const int widest = fontMetrics().averageCharWidth() * 34;
        for (int i = 0; i < m_model->columnCount(); ++i)
            m_view->setColumnWidth(i, std::min(m_view->columnWidth(i), widest));
        if (m_isFirstStretched && m_model->columnCount() > 0) {
            QHeaderView* header = m_view->horizontalHeader();
            header->setStretchLastSection(false);
            header->setSectionResizeMode(QHeaderView::ResizeToContents);
            header->setSectionResizeMode(0, QHeaderView::Stretch);
        }
    }
    showCount();
}

void TablePanel::choose(std::optional<std::uint32_t> sourceRow) {
    if (!m_isTelling)
        return;
    m_isTelling = false;
    const auto row = sourceRow ? m_model->rowOf(*sourceRow) : std::nullopt;
    if (row) {
        // Not selectRow: that toggles while Ctrl is held.
        m_view->selectionModel()->setCurrentIndex(
            m_model->index(*row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_view->scrollTo(m_model->index(*row, 0));
    } else {
        m_view->clearSelection();
    }
    m_isTelling = true;
}

QString TablePanel::textToCopy() const {
    std::vector<int> rows;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.empty()) {
        rows.resize(static_cast<std::size_t>(m_model->rowCount()));
        std::iota(rows.begin(), rows.end(), 0);
    }
    return tabSeparated(*m_model, rows);
}

void TablePanel::popUpMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Select all rows"), m_view, &QTableView::selectAll);
    menu->addAction(tr("Copy rows"), this, [this] { QApplication::clipboard()->setText(textToCopy()); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void TablePanel::setFilterVisible(bool isVisible) {
    m_filter->setVisible(isVisible);
    m_count->setVisible(isVisible);
}

void TablePanel::setFirstStretched() {
    m_isFirstStretched = true;
}

void TablePanel::setFitted() {
    QHeaderView* header = m_view->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setDefaultAlignment(Qt::AlignCenter | Qt::Alignment(Qt::TextWordWrap));
    header->setMinimumHeight(fontMetrics().height() * 5 / 2);
    header->setMinimumSectionSize(fontMetrics().averageCharWidth() * 5);
}

void TablePanel::showCount() {
    m_count->setText(tr("Rows: %1").arg(wording::number(m_model->rowCount())));
}

void TablePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TablePanel::retranslate() {
    m_view->setAccessibleName(m_name());
    m_filter->setPlaceholderText(tr("Filter…"));
    m_filter->setAccessibleName(tr("Filter of the table: %1").arg(m_name()));
    showCount();
    if (m_model->columnCount() > 0)
        emit m_model->headerDataChanged(Qt::Horizontal, 0, m_model->columnCount() - 1);
    m_view->viewport()->update();
}

} // namespace app::desktop
