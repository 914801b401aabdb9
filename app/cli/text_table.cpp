#include "app/cli/text_table.h"

#include <algorithm>

namespace app::cli {

int screenWidth(const QString& text) {
    int width = 0;
    for (const QChar c : text)
        width += c.unicode() >= 0x1100 && !(c.unicode() >= 0x2010 && c.unicode() <= 0x2027) ? 2 : 1;
    return width;
}

QString TextTable::text() const {
    std::vector<QStringList> rows = m_rows;
    if (std::any_of(m_headings.begin(), m_headings.end(), [](const QString& h) { return !h.isEmpty(); }))
        rows.insert(rows.begin(), m_headings);
    std::vector<int> widths(static_cast<std::size_t>(m_headings.size()), 0);
    for (const QStringList& row : rows)
        for (qsizetype c = 0; c < row.size(); ++c)
            widths[static_cast<std::size_t>(c)] =
                std::max(widths[static_cast<std::size_t>(c)], screenWidth(row[c]));
    QStringList lines;
    for (const QStringList& row : rows) {
        QString line;
        for (qsizetype c = 0; c < row.size(); ++c) {
            const QString gap(widths[static_cast<std::size_t>(c)] - screenWidth(row[c]), QLatin1Char(' '));
            line += c == 0 ? row[c] + gap : QStringLiteral("  ") + gap + row[c];
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace app::cli
