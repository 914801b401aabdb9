#include "app/desktop/models/column_model.h"

#include <QCollator>

#include <algorithm>
#include <numeric>
#include <utility>

namespace app::desktop {

void ColumnModel::reset(std::vector<Column> columns, std::uint32_t rowCount) {
    beginResetModel();
    m_columns = std::move(columns);
    m_count = rowCount;
    if (m_sortColumn >= static_cast<int>(m_columns.size()))
        m_sortColumn = -1;
    arrange();
    endResetModel();
}

void ColumnModel::setFilter(const QString& words) {
    if (words == m_filter)
        return;
    beginResetModel();
    m_filter = words;
    arrange();
    endResetModel();
}

void ColumnModel::sort(int column, Qt::SortOrder order) {
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> rows;
    for (const QModelIndex& index : before)
        rows.push_back(sourceRow(index.row()));
    m_sortColumn = column;
    m_order = order;
    arrange();
    std::vector<int> place(m_count, -1);
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        place[m_shown[i]] = static_cast<int>(i);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(place[rows[static_cast<std::size_t>(i)]], before[i].column()));
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void ColumnModel::arrange() {
    m_shown.resize(m_count);
    std::iota(m_shown.begin(), m_shown.end(), 0U);
    if (!m_filter.isEmpty())
        std::erase_if(m_shown, [this](std::uint32_t row) {
            return std::none_of(m_columns.begin(), m_columns.end(), [&](const Column& column) {
                return column.text(row).contains(m_filter, Qt::CaseInsensitive);
            });
        });
    if (m_sortColumn < 0 || m_sortColumn >= static_cast<int>(m_columns.size()))
        return;
    const Column& column = m_columns[static_cast<std::size_t>(m_sortColumn)];
    const auto sortBy = [this](const auto& keys) {
        const bool isRising = m_order == Qt::AscendingOrder;
        std::stable_sort(m_shown.begin(), m_shown.end(), [&](std::uint32_t a, std::uint32_t b) {
            return isRising ? keys[a] < keys[b] : keys[b] < keys[a];
        });
    };
    if (column.number) {
        std::vector<double> keys(m_count);
        for (const std::uint32_t row : m_shown)
            keys[row] = column.number(row);
        sortBy(keys);
    } else {
        // Names in the order of the language, numbers inside them as numbers.
        QCollator collator;
        collator.setNumericMode(true);
        const QCollatorSortKey none = collator.sortKey(QString());
        std::vector<QCollatorSortKey> keys(m_count, none);
        for (const std::uint32_t row : m_shown)
            keys[row] = collator.sortKey(column.text(row));
        sortBy(keys);
    }
}

std::optional<int> ColumnModel::rowOf(std::uint32_t sourceRow) const {
    const auto found = std::find(m_shown.begin(), m_shown.end(), sourceRow);
    if (found == m_shown.end())
        return std::nullopt;
    return static_cast<int>(found - m_shown.begin());
}

int ColumnModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ColumnModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant ColumnModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(index.column())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return column.text(sourceRow(index.row()));
    if (role == Qt::TextAlignmentRole && column.number)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant ColumnModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_columns[static_cast<std::size_t>(section)].title();
}

} // namespace app::desktop
