#include "app/wording/number_wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace app::wording {

namespace {

QString with(const char* form, const QString& value) {
    return QCoreApplication::translate("Numbers", form).arg(value);
}

} // namespace

QString number(double value, int decimals) {
    return QLocale().toString(value == 0.0 ? 0.0 : value, 'f', decimals);
}

double roundedToDigits(double value, int digits) {
    if (value == 0.0 || !std::isfinite(value))
        return value;
    const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) + 1 - digits);
    return std::round(value / unit) * unit;
}

QString metresText(planner::Distance distance) {
    return with(QT_TRANSLATE_NOOP("Numbers", "%1 m"), number(planner::inMetres(distance)));
}

QString kilometresText(planner::Distance distance) {
    const double value = planner::inKilometres(distance);
    return with(QT_TRANSLATE_NOOP("Numbers", "%1 km"), number(value, value < 100.0 ? 1 : 0));
}

QString kilogramsPerDayText(planner::MassRate rate) {
    const double value = planner::inKilogramsPerDay(rate);
    return with(QT_TRANSLATE_NOOP("Numbers", "%1 kg/day"), number(value, value < 10.0 ? 1 : 0));
}

QString kilogramsText(planner::Mass mass) {
    return with(QT_TRANSLATE_NOOP("Numbers", "%1 kg"), number(planner::inKilograms(mass)));
}

QString cubicMetresText(planner::Volume volume) {
    return with(QT_TRANSLATE_NOOP("Numbers", "%1 m³"), number(planner::inCubicMetres(volume), 1));
}

QString peopleText(planner::People people) {
    return number(planner::inPersons(people));
}

QString daysText(double days) {
    return with(QT_TRANSLATE_NOOP("Numbers", "%1 days"), number(days, days < 10.0 ? 1 : 0));
}

QString minutesText(planner::Duration duration) {
    const double value = planner::inMinutes(duration);
    if (value < 90.0)
        return with(QT_TRANSLATE_NOOP("Numbers", "%1 min"), number(value));
    return with(QT_TRANSLATE_NOOP("Numbers", "%1 h"), number(value / 60.0, 1));
}

QString clockText(planner::Duration sinceMidnight) {
    const auto total = static_cast<qint64>(std::floor(planner::inMinutes(sinceMidnight)));
    return QStringLiteral("%1:%2")
        .arg(total / 60, 2, 10, QLatin1Char('0'))
        .arg(total % 60, 2, 10, QLatin1Char('0'));
}

QString percentText(double share, int decimals) {
    return with(QT_TRANSLATE_NOOP("Numbers", "%1 %"), number(share * 100.0, decimals));
}

QString dayText(unsigned day) {
    return with(QT_TRANSLATE_NOOP("Numbers", "Day %1"), QString::number(day + 1));
}

} // namespace app::wording
