#include "app/wording/siting_wording.h"

#include "app/wording/code_words.h"
#include "app/wording/number_wording.h"
#include "app/wording/plan_wording.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <cmath>
#include <string_view>

namespace app::wording {

namespace {

constexpr std::array RuleRows = {
    CodeWords{"no-access", QT_TRANSLATE_NOOP("Siting", "no street within reach")},
    CodeWords{"pin", QT_TRANSLATE_NOOP("Siting", "refused")},
    CodeWords{"forbidden-area", QT_TRANSLATE_NOOP("Siting", "inside a forbidden area")},
    CodeWords{"painted-area", QT_TRANSLATE_NOOP("Siting", "inside a painted area")},
    CodeWords{"too-close", QT_TRANSLATE_NOOP("Siting", "too close to a cabin")},
    CodeWords{"limits", QT_TRANSLATE_NOOP("Siting", "opening it would break a limit")},
    CodeWords{"number", QT_TRANSLATE_NOOP("Siting", "the number of cabins is used up")},
    CodeWords{"covered", QT_TRANSLATE_NOOP("Siting", "not needed")},
    CodeWords{"no-gain", QT_TRANSLATE_NOOP("Siting", "would better nothing")},
    CodeWords{"required", QT_TRANSLATE_NOOP("Siting", "decided: must stay")},
    CodeWords{"existing", QT_TRANSLATE_NOOP("Siting", "stands already")},
    CodeWords{"best-gain", QT_TRANSLATE_NOOP("Siting", "the best choice")},
    CodeWords{"count", QT_TRANSLATE_NOOP("Siting", "least number of cabins")},
    CodeWords{"cover", QT_TRANSLATE_NOOP("Siting", "share in reach")},
    CodeWords{"budget", QT_TRANSLATE_NOOP("Siting", "budget")},
    CodeWords{"goal", QT_TRANSLATE_NOOP("Siting", "keeps the first goal near its best")},
};

constexpr std::array ClashRows = {
    CodeWords{"facilities", QT_TRANSLATE_NOOP("Siting", "the number of cabins")},
    CodeWords{"required", QT_TRANSLATE_NOOP("Siting", "cabins that must stay or stand already")},
    CodeWords{"forbidden", QT_TRANSLATE_NOOP("Siting", "places where none may stand")},
    CodeWords{"spacing", QT_TRANSLATE_NOOP("Siting", "the least distance between cabins")},
    CodeWords{"count", QT_TRANSLATE_NOOP("Siting", "least number of cabins")},
    CodeWords{"cover", QT_TRANSLATE_NOOP("Siting", "share in reach")},
    CodeWords{"budget", QT_TRANSLATE_NOOP("Siting", "the budget")},
    CodeWords{"capacity", QT_TRANSLATE_NOOP("Siting", "the most a place may take in a day")},
    CodeWords{"pins", QT_TRANSLATE_NOOP("Siting", "one place both required and refused")},
    CodeWords{"pin-unreachable", QT_TRANSLATE_NOOP("Siting", "a required place without a street")},
    CodeWords{"pin-in-forbidden-area",
              QT_TRANSLATE_NOOP("Siting", "a required place inside a forbidden area")},
};

/// "district:West" → "district West", "everyone" → "everyone".
QString groupName(const QString& name) {
    if (const auto goal = planner::goalFromName(name.toStdString()))
        return wording::nameOf(*goal);
    if (name == QLatin1String("everyone"))
        return QCoreApplication::translate("Siting", "everyone");
    const QString rest = name.section(QLatin1Char(':'), 1);
    if (name.startsWith(QLatin1String("district:")))
        return QCoreApplication::translate("Siting", "district %1").arg(rest);
    if (name.startsWith(QLatin1String("group:")))
        return QCoreApplication::translate("Siting", "home group %1").arg(rest);
    return name;
}

/// The parts of "code: value; code; …", each in words; a code not known stays as it is.
QStringList inWords(std::span<const CodeWords> table, const std::string& codes) {
    QStringList parts;
    for (const QString& part :
         QString::fromStdString(codes).split(QStringLiteral("; "), Qt::SkipEmptyParts)) {
        const QString code = part.section(QStringLiteral(": "), 0, 0);
        const QString value = part.section(QStringLiteral(": "), 1);
        const char* text = wordsFor(table, code.toStdString());
        const QString words = text != nullptr ? QCoreApplication::translate("Siting", text) : code;
        parts += value.isEmpty() ? words
                                 : QCoreApplication::translate("Siting", "%1 (%2)",
                                                               "limit or rule, with what it is about")
                                       .arg(words, groupName(value));
    }
    return parts;
}

} // namespace

QString siteRule(const std::string& code) {
    return inWords(RuleRows, code).join(QCoreApplication::translate("Siting", ", "));
}

QString goalAmount(double amount, const std::string& unit) {
    if (unit == "cabins")
        return QCoreApplication::translate("Siting", "%1 cabins").arg(number(amount));
    if (unit == "people")
        return QCoreApplication::translate("Siting", "%1 people").arg(number(std::round(amount)));
    if (unit == "m")
        return QCoreApplication::translate("Numbers", "%1 m").arg(number(amount, 1));
    if (unit == "kg/day")
        return QCoreApplication::translate("Siting", "%1 kg/day").arg(number(amount, 1));
    if (unit == "CNY/year")
        return QCoreApplication::translate("Siting", "%1 yuan a year").arg(number(std::round(amount)));
    return QCoreApplication::translate("Siting", "%1 kg·m/day").arg(number(std::round(amount)));
}

QString objectiveInWords(const planner::SitingSummary& siting) {
    return QCoreApplication::translate("Siting", "%1: %2", "goal, its figure")
        .arg(wording::nameOf(siting.goal), goalAmount(siting.objective, siting.unit));
}

QString secondInWords(const planner::SecondSummary& second) {
    const QString alone = goalAmount(second.best, second.unit);
    return QCoreApplication::translate("Siting", "%1: %2 (%3; by itself %4)",
                                       "second goal, its figure, its gap, its figure alone")
        .arg(wording::nameOf(second.asked.goal), goalAmount(second.objective, second.unit),
             gapInWords(second.objective, second.bound), alone);
}

namespace {

/// A hard walk limit fails for homes no place can serve, or for want of cabins; `value` begins with their
/// number.
QString maxWalkInWords(const planner::ErrorDetails& details) {
    const QString count = QString::fromStdString(details.value).section(QLatin1Char(' '), 0, 0);
    if (details.feature.empty())
        return QCoreApplication::translate(
                   "Siting", "So few cabins cannot bring everybody within the longest walk: %1 can.")
            .arg(count);
    return QCoreApplication::translate(
               "Siting", "No place for a cabin lies within the longest walk of %1 homes, among them %2.")
        .arg(count, QString::fromStdString(details.feature));
}

} // namespace

QString clashInWords(const planner::ErrorDetails& details) {
    if (details.name == "max-walk" && !details.value.empty())
        return maxWalkInWords(details);
    const QStringList limits = inWords(ClashRows, details.name);
    if (limits.isEmpty())
        return {};
    QStringList parts = {QCoreApplication::translate("Siting", "These cannot all be kept: %1.")
                             .arg(limits.join(QCoreApplication::translate("Siting", "; ")))};
    if (!details.feature.empty())
        parts += QCoreApplication::translate("Siting", "Places concerned: %1.")
                     .arg(QString::fromStdString(details.feature));
    if (!details.value.empty())
        parts += QCoreApplication::translate("Siting", "Cabins asked for: %1.")
                     .arg(QString::fromStdString(details.value));
    if (!details.reason.empty())
        parts += QCoreApplication::translate("Siting", "Reason given: %1.")
                     .arg(QString::fromStdString(details.reason));
    return parts.join(QLatin1Char(' '));
}

} // namespace app::wording
