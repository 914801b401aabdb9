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

// clang-format off
constexpr std::array Rows = {
    Row{"cabins", QT_TRANSLATE_NOOP("Indicators", "Cabins"), QT_TRANSLATE_NOOP("Indicators", "Cabins open in this plan.")},
    Row{"cabins_existing", QT_TRANSLATE_NOOP("Indicators", "Existing cabins kept"), QT_TRANSLATE_NOOP("Indicators", "Cabins of the plan that stand already.")},
    Row{"people", QT_TRANSLATE_NOOP("Indicators", "People"), QT_TRANSLATE_NOOP("Indicators", "People living at all homes read.")},
    Row{"people_served", QT_TRANSLATE_NOOP("Indicators", "People served"), QT_TRANSLATE_NOOP("Indicators", "People whose home has a cabin.")},
    Row{"share_served", QT_TRANSLATE_NOOP("Indicators", "Share of people served"), QT_TRANSLATE_NOOP("Indicators", "People whose home has a cabin.")},
    Row{"people_unserved", QT_TRANSLATE_NOOP("Indicators", "People without a cabin"), QT_TRANSLATE_NOOP("Indicators", "People whose home has no cabin, for the reasons listed.")},
    Row{"homes", QT_TRANSLATE_NOOP("Indicators", "Homes"), QT_TRANSLATE_NOOP("Indicators", "Demand points read: homes, buildings or addresses.")},
    Row{"homes_served", QT_TRANSLATE_NOOP("Indicators", "Homes served"), QT_TRANSLATE_NOOP("Indicators", "Homes that have a cabin.")},
    Row{"homes_unserved", QT_TRANSLATE_NOOP("Indicators", "Homes without a cabin"), QT_TRANSLATE_NOOP("Indicators", "Homes that have no cabin, for the reasons listed.")},
    Row{"unserved", QT_TRANSLATE_NOOP("Indicators", "Homes without a cabin"), QT_TRANSLATE_NOOP("Indicators", "Homes that have no cabin, for the reasons listed.")},
    Row{"collected", QT_TRANSLATE_NOOP("Indicators", "Collected"), QT_TRANSLATE_NOOP("Indicators", "What people bring to the cabins a day.")},
    Row{"kg_day", QT_TRANSLATE_NOOP("Indicators", "Collected"), QT_TRANSLATE_NOOP("Indicators", "What people bring to the cabins a day.")},
    Row{"collected_per_cabin", QT_TRANSLATE_NOOP("Indicators", "Collected per cabin"), QT_TRANSLATE_NOOP("Indicators", "Mean over the cabins.")},
    Row{"kg_day_per_cabin", QT_TRANSLATE_NOOP("Indicators", "Collected per cabin"), QT_TRANSLATE_NOOP("Indicators", "Mean over the cabins.")},
    Row{"kg_day_served", QT_TRANSLATE_NOOP("Indicators", "Collected at cabins"), QT_TRANSLATE_NOOP("Indicators", "What the homes served bring a day.")},
    Row{"kg_day_unserved", QT_TRANSLATE_NOOP("Indicators", "Not collected"), QT_TRANSLATE_NOOP("Indicators", "What the homes without a cabin would bring a day.")},
    Row{"walk_mean", QT_TRANSLATE_NOOP("Indicators", "Mean walk"), QT_TRANSLATE_NOOP("Indicators", "Along streets from home to cabin, counted by what people bring.")},
    Row{"walk_mean_people", QT_TRANSLATE_NOOP("Indicators", "Mean walk per person"), QT_TRANSLATE_NOOP("Indicators", "Along streets from home to cabin, counted by people.")},
    Row{"walk_median", QT_TRANSLATE_NOOP("Indicators", "Median walk"), QT_TRANSLATE_NOOP("Indicators", "Half of the people walk less.")},
    Row{"walk_p95", QT_TRANSLATE_NOOP("Indicators", "95 % walk at most"), QT_TRANSLATE_NOOP("Indicators", "19 of 20 people walk no farther than this.")},
    Row{"walk_95", QT_TRANSLATE_NOOP("Indicators", "95 % walk at most"), QT_TRANSLATE_NOOP("Indicators", "19 of 20 people walk no farther than this.")},
    Row{"walk_max", QT_TRANSLATE_NOOP("Indicators", "Longest walk"), QT_TRANSLATE_NOOP("Indicators", "The longest walk of any home that has a cabin.")},
    Row{"fill_days_mean", QT_TRANSLATE_NOOP("Indicators", "Days until full, mean"), QT_TRANSLATE_NOOP("Indicators", "From empty to the threshold, mean over the cabins.")},
    Row{"fill_days_min", QT_TRANSLATE_NOOP("Indicators", "Days until full, shortest"), QT_TRANSLATE_NOOP("Indicators", "The cabin that fills fastest.")},
    Row{"volume", QT_TRANSLATE_NOOP("Indicators", "Cabin volume"), QT_TRANSLATE_NOOP("Indicators", "Volume of all cabins together.")},
    Row{"collections_week", QT_TRANSLATE_NOOP("Indicators", "Collections"), QT_TRANSLATE_NOOP("Indicators", "How often cabins are emptied in a week.")},
    Row{"trips_week", QT_TRANSLATE_NOOP("Indicators", "Truck trips"), QT_TRANSLATE_NOOP("Indicators", "Trips to a recycling centre in a week.")},
    Row{"stops_week", QT_TRANSLATE_NOOP("Indicators", "Truck stops"), QT_TRANSLATE_NOOP("Indicators", "Stops at cabins in a week.")},
    Row{"routes_week", QT_TRANSLATE_NOOP("Indicators", "Truck trips"), QT_TRANSLATE_NOOP("Indicators", "Trips to a recycling centre in a week.")},
    Row{"trucks", QT_TRANSLATE_NOOP("Indicators", "Trucks"), QT_TRANSLATE_NOOP("Indicators", "Most trucks needed on one day.")},
    Row{"truck_km_week", QT_TRANSLATE_NOOP("Indicators", "Truck distance"), QT_TRANSLATE_NOOP("Indicators", "Driven along streets in a week.")},
    Row{"truck_hours_week", QT_TRANSLATE_NOOP("Indicators", "Truck time"), QT_TRANSLATE_NOOP("Indicators", "Driving, loading and unloading in a week.")},
    Row{"truck_km_week_daily", QT_TRANSLATE_NOOP("Indicators", "Truck distance if emptied daily"), QT_TRANSLATE_NOOP("Indicators", "Driven in a week if every cabin were emptied every day.")},
    Row{"truck_km_saved", QT_TRANSLATE_NOOP("Indicators", "Truck distance saved against emptying daily"), QT_TRANSLATE_NOOP("Indicators", "Because cabins wait until a round is worth it.")},
    Row{"truck_km_week_rolling", QT_TRANSLATE_NOOP("Indicators", "Truck distance if decided day by day"), QT_TRANSLATE_NOOP("Indicators", "Driven in a week if each day took the cabins that must be emptied and those worth it on the way.")},
    Row{"truck_km_extra_weekdays", QT_TRANSLATE_NOOP("Indicators", "Extra distance of fixed weekdays"), QT_TRANSLATE_NOOP("Indicators", "What emptying each cabin on the same weekdays costs against deciding day by day.")},
    Row{"overflow_probability", QT_TRANSLATE_NOOP("Indicators", "Cabin full before its truck comes"), QT_TRANSLATE_NOOP("Indicators", "Share of fillings that run over when 1,000 weeks with days that vary are lived through.")},
    Row{"overflow_probability_worst", QT_TRANSLATE_NOOP("Indicators", "The same, worst cabin"), QT_TRANSLATE_NOOP("Indicators", "The cabin that most often runs over before its truck comes.")},
    Row{"truck_fill_volume", QT_TRANSLATE_NOOP("Indicators", "Trucks' room used"), QT_TRANSLATE_NOOP("Indicators", "Of the volume, mean over the trips. Where it is higher than the payload used, volume, not weight, fills the trucks.")},
    Row{"truck_fill_mass", QT_TRANSLATE_NOOP("Indicators", "Trucks' payload used"), QT_TRANSLATE_NOOP("Indicators", "Of the payload, mean over the trips.")},
    Row{"truck_shift_used", QT_TRANSLATE_NOOP("Indicators", "Longest truck day"), QT_TRANSLATE_NOOP("Indicators", "The busiest truck's day, as a share of its shift.")},
    Row{"door_homes", QT_TRANSLATE_NOOP("Indicators", "Homes collected at the door"), QT_TRANSLATE_NOOP("Indicators", "No cabin serves them well, or they asked for it; a tricycle comes from the nearest cabin.")},
    Row{"door_share", QT_TRANSLATE_NOOP("Indicators", "Share of people collected at the door"), QT_TRANSLATE_NOOP("Indicators", "No cabin serves them well, or they asked for it; a tricycle comes from the nearest cabin.")},
    Row{"door_kg_day", QT_TRANSLATE_NOOP("Indicators", "Collected at the door"), QT_TRANSLATE_NOOP("Indicators", "What the homes collected at the door hand over a day.")},
    Row{"door_km_week", QT_TRANSLATE_NOOP("Indicators", "Tricycle distance"), QT_TRANSLATE_NOOP("Indicators", "Driven from door to door in a week.")},
    Row{"door_hours_week", QT_TRANSLATE_NOOP("Indicators", "Tricycle time"), QT_TRANSLATE_NOOP("Indicators", "Driving and service from door to door in a week.")},
    Row{"truck_km_tonne", QT_TRANSLATE_NOOP("Indicators", "Truck distance per tonne"), QT_TRANSLATE_NOOP("Indicators", "Driven for every tonne collected.")},
    Row{"kg_week", QT_TRANSLATE_NOOP("Indicators", "Collected in the week planned"), QT_TRANSLATE_NOOP("Indicators", "Unloaded at the recycling centres in a week.")},
    Row{"uncollected", QT_TRANSLATE_NOOP("Indicators", "Collections missed"), QT_TRANSLATE_NOOP("Indicators", "Collections no truck could take on their day.")},
    Row{"cost_week", QT_TRANSLATE_NOOP("Indicators", "Cost"), QT_TRANSLATE_NOOP("Indicators", "Trucks' cost in a week.")},
    Row{"cost_year", QT_TRANSLATE_NOOP("Indicators", "Cost"), QT_TRANSLATE_NOOP("Indicators", "Cost in a year.")},
    Row{"co2_week", QT_TRANSLATE_NOOP("Indicators", "CO₂ of the trucks"), QT_TRANSLATE_NOOP("Indicators", "Emitted by the trucks in a week.")},
};
// clang-format on
constexpr std::array Units = {
    Row{"m", QT_TRANSLATE_NOOP("Indicators", "%1 m"), ""},
    Row{"km", QT_TRANSLATE_NOOP("Indicators", "%1 km"), ""},
    Row{"kg", QT_TRANSLATE_NOOP("Indicators", "%1 kg"), ""},
    Row{"t", QT_TRANSLATE_NOOP("Indicators", "%1 t"), ""},
    Row{"d", QT_TRANSLATE_NOOP("Indicators", "%1 days"), ""},
    Row{"day", QT_TRANSLATE_NOOP("Indicators", "%1 days"), ""},
    Row{"days", QT_TRANSLATE_NOOP("Indicators", "%1 days"), ""},
    Row{"h", QT_TRANSLATE_NOOP("Indicators", "%1 h"), ""},
    Row{"min", QT_TRANSLATE_NOOP("Indicators", "%1 min"), ""},
    Row{"m3", QT_TRANSLATE_NOOP("Indicators", "%1 m³"), ""},
    Row{"m³", QT_TRANSLATE_NOOP("Indicators", "%1 m³"), ""},
    Row{"people", QT_TRANSLATE_NOOP("Indicators", "%1 people"), ""},
    Row{"person", QT_TRANSLATE_NOOP("Indicators", "%1 people"), ""},
    Row{"kg/day", QT_TRANSLATE_NOOP("Indicators", "%1 kg/day"), ""},
    Row{"kg/week", QT_TRANSLATE_NOOP("Indicators", "%1 kg/week"), ""},
    Row{"km/week", QT_TRANSLATE_NOOP("Indicators", "%1 km/week"), ""},
    Row{"h/week", QT_TRANSLATE_NOOP("Indicators", "%1 h/week"), ""},
    Row{"1/week", QT_TRANSLATE_NOOP("Indicators", "%1 a week"), ""},
    Row{"/week", QT_TRANSLATE_NOOP("Indicators", "%1 a week"), ""},
    Row{"km/t", QT_TRANSLATE_NOOP("Indicators", "%1 km/t"), ""},
    Row{"yuan", QT_TRANSLATE_NOOP("Indicators", "%1 yuan"), ""},
    Row{"yuan/week", QT_TRANSLATE_NOOP("Indicators", "%1 yuan/week"), ""},
    Row{"yuan/year", QT_TRANSLATE_NOOP("Indicators", "%1 yuan/year"), ""},
    Row{"kg·m/day", QT_TRANSLATE_NOOP("Indicators", "%1 kg·m/day"), ""},
};

template <std::size_t N>
const Row* find(const std::array<Row, N>& rows, std::string_view name) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [name](const Row& row) { return row.name == name; });
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
        text.explanation = QCoreApplication::translate(
            "Indicators", "Living no farther than this from their cabin, along streets.");
    return text;
}

} // namespace app::wording
