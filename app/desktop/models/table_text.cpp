#include "app/desktop/models/table_text.h"

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace app::desktop {

namespace {

struct Figure {
    QString number; ///< without grouping, with a point
    QString unit;
};

/// "1,234 kg/day" as the language writes it; empty where the text does not begin with a number.
std::optional<Figure> figureOf(const QString& text) {
    static const QRegularExpression Form(
        QStringLiteral("^([-−+]?[0-9][^\\p{L}°%/]*?)\\s*(\\p{L}.*|[°%].*|)$"));
    const QRegularExpressionMatch match = Form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QLocale locale;
    QString number = match.captured(1);
    number.remove(locale.groupSeparator()).replace(locale.decimalPoint(), QLatin1String("."));
    number.replace(QChar(0x2212), QLatin1Char('-'));
    bool isNumber = false;
    (void)number.toDouble(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return Figure{number, match.captured(2)};
}

QString plain(QString text) {
    return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

/// Title first, then the cells.
QStringList cellsOf(const ColumnModel& model, const Column& column, const std::vector<int>& rows) {
    QStringList shown = {plain(column.title())};
    for (const int row : rows)
        shown += plain(column.text(model.sourceRow(row)));
    if (!column.number)
        return shown;
    QStringList numbers = {shown.front()};
    std::optional<QString> unit;
    for (const QString& text : shown.mid(1)) {
        const auto figure =
            text.isEmpty() ? std::optional(Figure{{}, unit.value_or(QString())}) : figureOf(text);
        if (!figure || (unit && !text.isEmpty() && figure->unit != *unit))
            return shown;
        if (!text.isEmpty())
            unit = figure->unit;
        numbers += figure->number;
    }
    if (unit && !unit->isEmpty())
        numbers.front() = QStringLiteral("%1 (%2)").arg(numbers.front(), *unit);
    return numbers;
}

} // namespace

QString tabSeparated(const ColumnModel& model, const std::vector<int>& rows) {
    std::vector<QStringList> columns;
    for (const Column& column : model.columns())
        columns.push_back(cellsOf(model, column, rows));
    QString text;
    for (qsizetype line = 0; !columns.empty() && line < columns.front().size(); ++line)
        for (std::size_t column = 0; column < columns.size(); ++column) {
            text += columns[column][line];
            text += column + 1 < columns.size() ? QLatin1Char('\t') : QLatin1Char('\n');
        }
    return text;
}

} // namespace app::desktop
