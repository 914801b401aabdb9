#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace app::cli {

/// A table for a terminal: first column left, the others right, wide (Chinese) characters counted as two.
class TextTable {
public:
    /// No header line when all headings are empty.
    explicit TextTable(QStringList headings) : m_headings(std::move(headings)) {}

    void add(QStringList cells) { m_rows.push_back(std::move(cells)); }
    [[nodiscard]] QString text() const;

private:
    QStringList m_headings;
    std::vector<QStringList> m_rows;
};

/// Columns a text takes on a terminal.
[[nodiscard]] int screenWidth(const QString& text);

} // namespace app::cli
