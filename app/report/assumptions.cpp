#include "app/report/assumptions.h"

#include "app/wording/indicator_wording.h"
#include "app/wording/language.h"
#include "app/wording/number_wording.h"

#include <QCoreApplication>

#include <map>
#include <string_view>

namespace app::report {

namespace {

struct Basis {
    std::string_view indicatorPrefix;
    std::vector<const char*> parameters;
};

const std::vector<Basis>& bases() {
    // clang-format off
    static const std::vector<Basis> all = {
        {"kg_", {"demand.kg_per_person_day", "demand.persons_per_household", "demand.floor_area_per_person_m2", "demand.default_floors"}},
        {"people", {"demand.persons_per_household", "demand.floor_area_per_person_m2", "demand.default_floors"}},
        {"share_served", {"siting.max_walk_m"}},
        {"cabins", {"demand.people_per_cabin", "demand.households_per_cabin"}},
        {"fill_days", {"cabin.threshold", "cabin.volume_small_m3", "cabin.volume_standard_m3", "cabin.volume_large_m3"}},
        {"collections", {"cabin.threshold", "cabin.max_storage_days"}},
        {"trucks", {"truck.capacity_kg", "truck.volume_m3", "truck.shift_h"}},
        {"truck_hours", {"truck.service_fixed_min", "truck.service_min_per_100kg", "truck.unload_min", "truck.turn_seconds"}},
        {"cost", {"truck.cost_per_km", "truck.cost_per_hour", "truck.cost_per_day"}},
    };
    // clang-format on
    return all;
}

QString say(const char* text) {
    return QCoreApplication::translate("Report", text);
}

QString confidenceOf(const planner::Parameter& parameter, const QString& today) {
    if (parameter.isOverridden)
        return say(QT_TRANSLATE_NOOP("Report", "changed here"));
    if (!today.isEmpty() && !parameter.validUntil.empty() &&
        QString::fromStdString(parameter.validUntil) < today)
        return say(QT_TRANSLATE_NOOP("Report", "expired %1"))
            .arg(QString::fromStdString(parameter.validUntil));
    switch (parameter.confidence) {
    case planner::Confidence::Measured: return say(QT_TRANSLATE_NOOP("Report", "measured"));
    case planner::Confidence::Published: return say(QT_TRANSLATE_NOOP("Report", "published"));
    case planner::Confidence::Assumed: return say(QT_TRANSLATE_NOOP("Report", "assumed"));
    }
    return {};
}

QString plainNumber(double value) {
    return wording::number(value, value == static_cast<double>(static_cast<long long>(value)) ? 0 : 2);
}

} // namespace

Assumption assumptionOf(const planner::Parameter& parameter, const QString& today) {
    Assumption row;
    const bool isChinese = wording::currentLanguage() == QLatin1String("zh_CN");
    row.title = QString::fromStdString(isChinese ? parameter.titleZh : parameter.titleEn);
    row.value =
        parameter.unit == "1" || parameter.unit.empty()
            ? plainNumber(parameter.value)
            : QStringLiteral("%1 %2").arg(plainNumber(parameter.value), wording::unitText(parameter.unit));
    row.range = say(QT_TRANSLATE_NOOP("Report", "%1 to %2"))
                    .arg(plainNumber(parameter.minimum), plainNumber(parameter.maximum));
    row.source = QString::fromStdString(parameter.source);
    row.confidence = confidenceOf(parameter, today);
    row.isAssumed = parameter.confidence == planner::Confidence::Assumed;
    return row;
}

std::vector<planner::Parameter> valuesBehind(const std::string& indicator,
                                             const planner::Parameters& parameters) {
    std::vector<planner::Parameter> values;
    for (const Basis& basis : bases()) {
        if (!std::string_view(indicator).starts_with(basis.indicatorPrefix))
            continue;
        for (const char* name : basis.parameters)
            if (const auto found = parameters.all().find(name); found != parameters.all().end())
                values.push_back(found->second);
    }
    return values;
}

std::vector<planner::Parameter> valuesInUse(const planner::Parameters& parameters) {
    std::map<std::string, planner::Parameter> values;
    for (const Basis& basis : bases())
        for (const char* name : basis.parameters)
            if (const auto found = parameters.all().find(name); found != parameters.all().end())
                values.insert(*found);
    std::vector<planner::Parameter> list;
    for (auto& [name, value] : values)
        list.push_back(value);
    return list;
}

} // namespace app::report
