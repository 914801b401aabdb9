#include "app/desktop/document/place_text.h"

#include <QRegularExpression>

#include <cmath>
#include <utility>
#include <vector>

namespace app::desktop {

namespace {

struct Number {
    double value = 0.0;
    QChar letter; ///< of the compass; null: none
};

std::vector<Number> numbersIn(const QString& text) {
    static const QRegularExpression form(
        QStringLiteral("([NSEWnsew北南东西])?\\s*([+-]?\\d+(?:\\.\\d+)?)\\s*°?\\s*([NSEWnsew北南东西])?"));
    std::vector<Number> numbers;
    auto matches = form.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString letter = match.captured(3).isEmpty() ? match.captured(1) : match.captured(3);
        Number number{match.captured(2).toDouble(), letter.isEmpty() ? QChar() : letter.front().toUpper()};
        if (number.letter == QLatin1Char('S') || number.letter == QLatin1Char('W') ||
            number.letter == QChar(0x5357) || number.letter == QChar(0x897f))
            number.value = -std::abs(number.value);
        numbers.push_back(number);
    }
    return numbers;
}

bool isLatitudeLetter(QChar letter) {
    return letter == QLatin1Char('N') || letter == QLatin1Char('S') || letter == QChar(0x5317) ||
           letter == QChar(0x5357);
}

bool isPlace(planner::Point p) {
    return std::abs(p.x) <= 180.0 && std::abs(p.y) <= 90.0;
}

} // namespace

std::optional<planner::Point> placeFromText(const QString& text, const planner::Box& near) {
    const std::vector<Number> numbers = numbersIn(text);
    if (numbers.size() != 2)
        return std::nullopt;
    const planner::Point asWritten{numbers[0].value, numbers[1].value};
    const planner::Point swapped{numbers[1].value, numbers[0].value};
    if (!numbers[0].letter.isNull() && !numbers[1].letter.isNull()) {
        const planner::Point told = isLatitudeLetter(numbers[0].letter) ? swapped : asWritten;
        return isPlace(told) ? std::optional(told) : std::nullopt;
    }
    if (!near.isEmpty() && near.contains(swapped) && !near.contains(asWritten))
        return swapped;
    if (isPlace(asWritten))
        return asWritten;
    return isPlace(swapped) ? std::optional(swapped) : std::nullopt;
}

} // namespace app::desktop
