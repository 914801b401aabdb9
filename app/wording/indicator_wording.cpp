#include "app/wording/indicator_wording.h"

#include "app/wording/number_wording.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace app::wording {

namespace {

struct Row {
    std::string_view name;
    const char* title;
    const char* explanation;
};

#define W(text) QT_TRANSLATE_NOOP("Indicators", text)
constexpr std::array Rows = {
    Row{"cabins", W("Cabins"), W("Cabins open in this plan.")},
    Row{"cabins_existing", W("Existing cabins kept"), W("Cabins of the plan that stand already.")},
    Row{"people", W("People"), W("People living at all homes read.")},
    Row{"people_served", W("People served"), W("People whose home has a cabin.")},
    Row{"people_unserved", W("People without a cabin"), W("People whose home has no cabin, for the reasons listed.")},
    Row{"homes", W("Homes"), W("Demand points read: homes, buildings or addresses.")},
    Row{"homes_served", W("Homes served"), W("Homes that have a cabin.")},
    Row{"homes_unserved", W("Homes without a cabin"), W("Homes that have no cabin, for the reasons listed.")},
    Row{"unserved", W("Homes without a cabin"), W("Homes that have no cabin, for the reasons listed.")},
    Row{"collected", W("Collected"), W("What people bring to the cabins a day.")},
    Row{"kg_day", W("Collected"), W("What people bring to the cabins a day.")},
    Row{"collected_per_cabin", W("Collected per cabin"), W("Mean over the cabins.")},
    Row{"kg_day_per_cabin", W("Collected per cabin"), W("Mean over the cabins.")},
    Row{"kg_day_served", W("Collected at cabins"), W("What the homes served bring a day.")},
    Row{"kg_day_unserved", W("Not collected"), W("What the homes without a cabin would bring a day.")},
    Row{"walk_mean", W("Mean walk"), W("Along streets from home to cabin, counted by what people bring.")},
    Row{"walk_mean_people", W("Mean walk per person"), W("Along streets from home to cabin, counted by people.")},
    Row{"walk_median", W("Median walk"), W("Half of the people walk less.")},
    Row{"walk_p95", W("95 % walk at most"), W("19 of 20 people walk no farther than this.")},
    Row{"walk_95", W("95 % walk at most"), W("19 of 20 people walk no farther than this.")},
    Row{"walk_max", W("Longest walk"), W("The longest walk of any home that has a cabin.")},
    Row{"fill_days_mean", W("Days until full, mean"), W("From empty to the threshold, mean over the cabins.")},
    Row{"fill_days_min", W("Days until full, shortest"), W("The cabin that fills fastest.")},
    Row{"volume", W("Cabin volume"), W("Volume of all cabins together.")},
    Row{"collections_week", W("Collections"), W("How often cabins are emptied in a week.")},
    Row{"trips_week", W("Truck trips"), W("Trips to a recycling centre in a week.")},
    Row{"stops_week", W("Truck stops"), W("Stops at cabins in a week.")},
    Row{"routes_week", W("Truck trips"), W("Trips to a recycling centre in a week.")},
    Row{"trucks", W("Trucks"), W("Most trucks needed on one day.")},
    Row{"truck_km_week", W("Truck distance"), W("Driven along streets in a week.")},
    Row{"truck_hours_week", W("Truck time"), W("Driving, loading and unloading in a week.")},
    Row{"truck_km_tonne", W("Truck distance per tonne"), W("Driven for every tonne collected.")},
    Row{"kg_week", W("Collected in the week planned"), W("Unloaded at the recycling centres in a week.")},
    Row{"uncollected", W("Collections missed"), W("Collections no truck could take on their day.")},
    Row{"cost_week", W("Cost"), W("Trucks' cost in a week.")},
    Row{"cost_year", W("Cost"), W("Cost in a year.")},
    Row{"co2_week", W("CO₂ of the trucks"), W("Emitted by the trucks in a week.")},
};
constexpr std::array Units = {
    Row{"m", W("%1 m"), ""},
    Row{"km", W("%1 km"), ""},
    Row{"kg", W("%1 kg"), ""},
    Row{"t", W("%1 t"), ""},
    Row{"d", W("%1 days"), ""},
    Row{"day", W("%1 days"), ""},
    Row{"days", W("%1 days"), ""},
    Row{"h", W("%1 h"), ""},
    Row{"min", W("%1 min"), ""},
    Row{"m3", W("%1 m³"), ""},
    Row{"m³", W("%1 m³"), ""},
    Row{"people", W("%1 people"), ""},
    Row{"person", W("%1 people"), ""},
    Row{"kg/day", W("%1 kg/day"), ""},
    Row{"kg/week", W("%1 kg/week"), ""},
    Row{"km/week", W("%1 km/week"), ""},
    Row{"h/week", W("%1 h/week"), ""},
    Row{"1/week", W("%1 a week"), ""},
    Row{"/week", W("%1 a week"), ""},
    Row{"km/t", W("%1 km/t"), ""},
    Row{"yuan", W("%1 yuan"), ""},
    Row{"yuan/week", W("%1 yuan/week"), ""},
    Row{"yuan/year", W("%1 yuan/year"), ""},
    Row{"kg·m/day", W("%1 kg·m/day"), ""},
};
#undef W

template <std::size_t N>
const Row* find(const std::array<Row, N>& rows, std::string_view name) {
    const auto found = std::find_if(rows.begin(), rows.end(), [name](const Row& row) { return row.name == name; });
    return found != rows.end() ? &*found : nullptr;
}

QString say(const char* text) {
    return QCoreApplication::translate("Indicators", text);
}

/// "people_within_300m" and "share_within_300m": the distance is part of the name.
QString withinTitle(const std::string& name) {
    static const QRegularExpression form(QStringLiteral("^(people|share|homes)_within_(\\d+)_?m?$"));
    const QRegularExpressionMatch match = form.match(QString::fromStdString(name));
    if (!match.hasMatch())
        return {};
    return match.captured(1) == QLatin1String("homes")
               ? QCoreApplication::translate("Indicators", "Homes within %1 m").arg(match.captured(2))
               : QCoreApplication::translate("Indicators", "People within %1 m").arg(match.captured(2));
}

int decimalsFor(double value) {
    const double size = std::abs(value);
    if (size == std::floor(size) || size >= 100.0)
        return 0;
    return size >= 1.0 ? 1 : 2;
}

} // namespace

QString titleOf(const std::string& name) {
    if (const Row* row = find(Rows, name))
        return say(row->title);
    if (const QString within = withinTitle(name); !within.isEmpty())
        return within;
    return QString::fromStdString(name).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString unitText(const std::string& unit) {
    if (unit == "1")
        return QStringLiteral("%");
    if (const Row* row = find(Units, unit))
        return say(row->title).remove(QLatin1String("%1")).trimmed();
    return QString::fromStdString(unit);
}

QString valueText(double value, const std::string& unit, bool isAssumed) {
    const double shown = isAssumed ? roundedToDigits(value, 2) : value;
    if (unit == "1" || unit == "share" || unit == "%") {
        const double share = unit == "%" ? shown / 100.0 : shown;
        return percentText(share, isAssumed ? 0 : 1);
    }
    const QString digits = number(shown, decimalsFor(shown));
    if (unit.empty() || unit == "count")
        return digits;
    if (const Row* row = find(Units, unit))
        return say(row->title).arg(digits);
    return digits + QLatin1Char(' ') + QString::fromStdString(unit);
}

IndicatorText textOf(const planner::Indicator& indicator) {
    IndicatorText text;
    text.title = titleOf(indicator.name);
    text.value = valueText(indicator.value, indicator.unit, indicator.isAssumed);
    if (const Row* row = find(Rows, indicator.name))
        text.explanation = say(row->explanation);
    else if (!withinTitle(indicator.name).isEmpty())
        text.explanation = QCoreApplication::translate("Indicators", "Living no farther than this from their cabin, along streets.");
    return text;
}

} // namespace app::wording
