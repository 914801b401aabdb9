#include "app/report/plan_report.h"

#include "app/report/assumptions.h"
#include "app/report/bar_chart.h"
#include "app/report/report_maps.h"
#include "app/wording/finding_wording.h"
#include "app/wording/indicator_wording.h"
#include "app/wording/number_wording.h"
#include "app/wording/place_wording.h"
#include "app/wording/plan_headline.h"
#include "app/wording/plan_wording.h"

#include "libplanner/base/cancelled.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <string_view>

namespace app::report {

namespace {

constexpr QSize ChartSize(600, 190);
constexpr double ChartRatio = 2.5;

QString say(const char* text) {
    return QCoreApplication::translate("Report", text);
}

template <class Number>
QString count(Number n) {
    return wording::number(static_cast<double>(n));
}

ReportTable tableOf(QStringList header, std::vector<bool> isNumber) {
    ReportTable table;
    table.header = std::move(header);
    table.isNumber = std::move(isNumber);
    return table;
}

/// Named indicators, in that order; those the plan does not have are left out.
ReportTable figures(const planner::Plan& plan, const std::vector<std::string>& names) {
    ReportTable table =
        tableOf({say(QT_TRANSLATE_NOOP("Report", "Figure")), say(QT_TRANSLATE_NOOP("Report", "Value")),
                 say(QT_TRANSLATE_NOOP("Report", "What it counts"))},
                {false, true, false});
    for (const std::string& name : names) {
        const planner::Indicator* indicator = planner::findIndicator(plan.indicators, name);
        if (!indicator)
            continue;
        const wording::IndicatorText text = wording::textOf(*indicator);
        table.rows.push_back({text.title, text.value, text.explanation});
        table.isAssumed.push_back(indicator->isAssumed);
    }
    return table;
}

ReportTable assumptionTable(const std::vector<planner::Parameter>& values, const QString& today) {
    ReportTable table =
        tableOf({say(QT_TRANSLATE_NOOP("Report", "Value used")), say(QT_TRANSLATE_NOOP("Report", "Value")),
                 say(QT_TRANSLATE_NOOP("Report", "Range")), say(QT_TRANSLATE_NOOP("Report", "How sure")),
                 say(QT_TRANSLATE_NOOP("Report", "Source"))},
                {false, true, true, false, false});
    for (const planner::Parameter& value : values) {
        const Assumption row = assumptionOf(value, today);
        table.rows.push_back({row.title, row.value, row.range, row.confidence, row.source});
    }
    return table;
}

ReportTable unservedTable(const planner::Plan& plan) {
    std::map<planner::UnservedReason, std::pair<std::int64_t, planner::People>> reasons;
    for (std::size_t i = 0; i < plan.allocation.size(); ++i) {
        if (plan.allocation[i].cabin)
            continue;
        auto& [homes, people] = reasons[plan.allocation[i].reason];
        ++homes;
        people += plan.city->demand[i].people;
    }
    ReportTable table =
        tableOf({say(QT_TRANSLATE_NOOP("Report", "Why a home has no cabin")),
                 say(QT_TRANSLATE_NOOP("Report", "Homes")), say(QT_TRANSLATE_NOOP("Report", "People")),
                 say(QT_TRANSLATE_NOOP("Report", "What can be done"))},
                {false, true, true, false});
    for (const auto& [reason, counts] : reasons)
        table.rows.push_back({wording::nameOf(reason), count(counts.first),
                              wording::peopleText(counts.second), wording::explain(reason)});
    return table;
}

ReportTable districtTable(const planner::Plan& plan) {
    struct Sums {
        planner::People people, served;
        long double walk = 0.0L;
        std::size_t cabins = 0;
    };
    std::vector<Sums> sums(plan.city->districts.size());
    for (std::size_t i = 0; i < plan.allocation.size(); ++i) {
        const planner::DemandPoint& home = plan.city->demand[i];
        if (!home.district)
            continue;
        Sums& sum = sums[home.district->value()];
        sum.people += home.people;
        if (!plan.allocation[i].cabin)
            continue;
        sum.served += home.people;
        sum.walk += static_cast<long double>(plan.allocation[i].walk.count()) *
                    static_cast<long double>(home.people.count());
    }
    for (const planner::Cabin& cabin : plan.cabins)
        if (cabin.district)
            ++sums[cabin.district->value()].cabins;
    ReportTable table = tableOf(
        {say(QT_TRANSLATE_NOOP("Report", "District")), say(QT_TRANSLATE_NOOP("Report", "People")),
         say(QT_TRANSLATE_NOOP("Report", "Cabins")), say(QT_TRANSLATE_NOOP("Report", "People served")),
         say(QT_TRANSLATE_NOOP("Report", "Mean walk"))},
        {false, true, true, true, true});
    for (std::size_t d = 0; d < sums.size(); ++d) {
        const Sums& sum = sums[d];
        const bool hasServed = sum.served.count() > 0;
        table.rows.push_back({QString::fromStdString(plan.city->districts[d].name),
                              wording::peopleText(sum.people), count(sum.cabins),
                              sum.people.count() > 0 ? wording::percentText(planner::inPersons(sum.served) /
                                                                            planner::inPersons(sum.people))
                                                     : QStringLiteral("–"),
                              hasServed ? wording::metresText(planner::Distance{static_cast<std::int64_t>(
                                              sum.walk / static_cast<long double>(sum.served.count()))})
                                        : QStringLiteral("–")});
    }
    return table;
}

ReportTable truckTable(const planner::Plan& plan) {
    struct Sums {
        std::size_t trips = 0;
        planner::Distance length;
        planner::Duration time;
        planner::Mass mass;
    };
    std::map<std::uint32_t, Sums> days;
    for (const planner::PlannedRoute& route : plan.routes) {
        Sums& day = days[route.day];
        ++day.trips;
        day.length += route.length;
        day.time += route.duration;
        day.mass += route.mass;
    }
    ReportTable table =
        tableOf({say(QT_TRANSLATE_NOOP("Report", "Day")), say(QT_TRANSLATE_NOOP("Report", "Trips")),
                 say(QT_TRANSLATE_NOOP("Report", "Way")), say(QT_TRANSLATE_NOOP("Report", "Time")),
                 say(QT_TRANSLATE_NOOP("Report", "Load"))},
                {false, true, true, true, true});
    for (const auto& [day, sum] : days)
        table.rows.push_back({wording::dayText(day), count(sum.trips), wording::kilometresText(sum.length),
                              wording::minutesText(sum.time), wording::kilogramsText(sum.mass)});
    return table;
}

ReportTable cabinTypeTable(const planner::Plan& plan) {
    std::map<std::string, std::pair<std::uint32_t, planner::Volume>> types;
    for (const planner::Cabin& cabin : plan.cabins) {
        types[cabin.type].first += cabin.units;
        types[cabin.type].second += cabin.volume;
    }
    ReportTable table =
        tableOf({say(QT_TRANSLATE_NOOP("Report", "Type")), say(QT_TRANSLATE_NOOP("Report", "Number")),
                 say(QT_TRANSLATE_NOOP("Report", "Volume"))},
                {false, true, true});
    for (const auto& [type, sums] : types)
        table.rows.push_back(
            {wording::cabinType(type), count(sums.first), wording::cubicMetresText(sums.second)});
    return table;
}

ReportTable siteTable(const planner::Plan& plan) {
    ReportTable table = tableOf(
        {say(QT_TRANSLATE_NOOP("Report", "No.")), say(QT_TRANSLATE_NOOP("Report", "Cabin")),
         say(QT_TRANSLATE_NOOP("Report", "State")), say(QT_TRANSLATE_NOOP("Report", "Type")),
         say(QT_TRANSLATE_NOOP("Report", "People")), say(QT_TRANSLATE_NOOP("Report", "Brought")),
         say(QT_TRANSLATE_NOOP("Report", "Mean walk")), say(QT_TRANSLATE_NOOP("Report", "Full after"))},
        {true, false, false, false, true, true, true, true});
    for (std::size_t i = 0; i < plan.cabins.size(); ++i) {
        const planner::Cabin& cabin = plan.cabins[i];
        table.rows.push_back({count(i + 1), wording::cabinName(plan, cabin),
                              wording::nameOf(wording::shownStatus(plan, cabin)),
                              wording::cabinType(cabin.type), wording::peopleText(cabin.people),
                              wording::kilogramsPerDayText(cabin.collected),
                              wording::metresText(cabin.walkMean), wording::daysText(cabin.fillDays)});
    }
    return table;
}

std::vector<planner::Parameter> valuesFor(const ReportInput& input,
                                          const std::vector<std::string>& indicators) {
    std::map<std::string, planner::Parameter> values;
    for (const std::string& name : indicators)
        for (const planner::Parameter& value : valuesBehind(name, input.parameters))
            values.emplace(value.name, value);
    std::vector<planner::Parameter> list;
    for (auto& [name, value] : values)
        list.push_back(std::move(value));
    return list;
}

const std::vector<std::string>& tenNumbers() {
    static const std::vector<std::string> names = {
        "cabins", "share_served", "people_unserved", "people_within_300m", "walk_mean",
        "kg_day", "trips_week",   "truck_km_week",   "truck_hours_week",   "cost_week"};
    return names;
}

class ReportMaker {
public:
    ReportMaker(const ReportInput& input, std::stop_token stop)
        : m_input(input), m_plan(*input.plan), m_stop(std::move(stop)) {}

    PlanReport make() {
        PlanReport report;
        report.title = say(QT_TRANSLATE_NOOP("Report", "Recycling cabins of %1: plan report"))
                           .arg(QString::fromStdString(m_plan.city->name));
        report.subtitle = subtitleOf(m_input);
        report.sections = {summary(), needs(), resources(), costs(), risks(), sites(), basis()};
        return report;
    }

    static QString subtitleOf(const ReportInput& input) {
        const QString scenario = wording::scenarioName(input.plan->scenario.name);
        return input.date.isEmpty() ? scenario : QStringLiteral("%1 · %2").arg(scenario, input.date);
    }

private:
    void checkStop() const {
        if (m_stop.stop_requested())
            throw planner::Cancelled();
    }
    void addMap(ReportSection& section, MapTopic topic) {
        checkStop();
        section.pictures.push_back(mapOf(m_input, topic));
    }
    void addChart(ReportSection& section, const Histogram& histogram, const QString& caption,
                  const QString& unit) {
        const render::Palette palette = render::loadPalette(render::Theme::Light);
        section.pictures.push_back(
            {caption, drawBars(histogram, unit, ChartSize, ChartRatio, palette), ChartSize.width()});
    }

    ReportSection summary() {
        const wording::Headline headline = wording::headlineOf(m_plan);
        ReportSection section{
            say(QT_TRANSLATE_NOOP("Report", "What is proposed")), {headline.title}, {}, {}, false};
        section.paragraphs += headline.sentences;
        section.paragraphs += wording::gapInWords(m_plan.siting);
        section.tables.push_back(figures(m_plan, tenNumbers()));
        addMap(section, MapTopic::Sites);
        section.picturesFirst = true; // what is proposed is seen at a glance
        return section;
    }

    ReportSection needs() {
        ReportSection section{say(QT_TRANSLATE_NOOP("Report", "1. Objectives and needs")), {}, {}, {}, true};
        section.paragraphs += QStringLiteral("%1. %2").arg(wording::nameOf(m_plan.siting.goal),
                                                           wording::explain(m_plan.siting.goal));
        section.tables.push_back(
            figures(m_plan, {"people", "people_served", "people_within_150m", "people_within_300m",
                             "people_within_500m", "walk_mean", "walk_p95", "walk_max"}));
        if (!m_plan.city->districts.empty())
            section.tables.push_back(districtTable(m_plan));
        addChart(section, walkHistogram(m_plan),
                 say(QT_TRANSLATE_NOOP("Report", "People by the walk to their cabin")),
                 say(QT_TRANSLATE_NOOP("Report", "m")));
        return section;
    }

    ReportSection resources() {
        ReportSection section{say(QT_TRANSLATE_NOOP("Report", "2. Resource support")), {}, {}, {}, true};
        section.paragraphs +=
            say(QT_TRANSLATE_NOOP(
                    "Report",
                    "Recycling centres: %1; depots: %2; trucks in the fleet table: %3; cabins that stand already and are kept: %4."))
                .arg(count(m_plan.city->centres.size()), count(m_plan.city->depots.size()),
                     count(m_plan.city->fleet.size()),
                     count(std::count_if(m_plan.cabins.begin(), m_plan.cabins.end(),
                                         [](const planner::Cabin& cabin) {
                                             return cabin.status == planner::CabinStatus::Existing;
                                         })));
        section.tables.push_back(cabinTypeTable(m_plan));
        if (!m_plan.routes.empty()) {
            section.tables.push_back(truckTable(m_plan));
            addMap(section, MapTopic::Routes);
        }
        addChart(section, fillHistogram(m_plan),
                 say(QT_TRANSLATE_NOOP("Report", "Cabins by the days until they are full")),
                 say(QT_TRANSLATE_NOOP("Report", "days")));
        return section;
    }

    ReportSection costs() {
        ReportSection section{say(QT_TRANSLATE_NOOP("Report", "3. Cost and benefit")), {}, {}, {}, true};
        const std::vector<std::string> names = {"kg_day",     "kg_week", "truck_km_week", "truck_hours_week",
                                                "trips_week", "trucks",  "cost_week"};
        section.tables.push_back(figures(m_plan, names));
        const auto* cost = planner::findIndicator(m_plan.indicators, "cost_week");
        const auto* mass = planner::findIndicator(m_plan.indicators, "kg_week");
        if (cost && mass && mass->value > 0.0)
            section.paragraphs +=
                say(QT_TRANSLATE_NOOP("Report", "Collecting a tonne costs about %1 (assumed)."))
                    .arg(wording::valueText(cost->value / mass->value * 1000.0, "yuan", true));
        section.paragraphs += say(QT_TRANSLATE_NOOP(
            "Report",
            "Costs are those of the trucks; building and running the cabins is not yet part of them."));
        section.tables.push_back(assumptionTable(valuesFor(m_input, names), m_input.date));
        return section;
    }

    ReportSection risks() {
        ReportSection section{say(QT_TRANSLATE_NOOP("Report", "4. Impact and risk")), {}, {}, {}, true};
        section.tables.push_back(unservedTable(m_plan));
        for (const planner::UncollectedCabin& missed : m_plan.uncollected)
            section.paragraphs +=
                say(QT_TRANSLATE_NOOP("Report", "%1 is not emptied on %2: %3."))
                    .arg(wording::cabinName(m_plan, m_plan.cabins[missed.cabin.value()]),
                         wording::dayText(missed.day), wording::collectionLimit(missed.limit));
        for (const std::string& warning : m_plan.warnings)
            section.paragraphs += wording::warning(warning);
        if (m_plan.isCancelled)
            section.paragraphs +=
                say(QT_TRANSLATE_NOOP("Report", "The work was stopped before all stages were done."));
        for (const planner::HealthFinding& finding : m_plan.city->health.findings)
            if (finding.isWarning)
                section.paragraphs += wording::sentenceFor(finding);
        addMap(section, MapTopic::Unserved);
        return section;
    }

    ReportSection sites() const {
        ReportSection section{say(QT_TRANSLATE_NOOP("Report", "List of sites")), {}, {}, {}, true};
        section.tables.push_back(siteTable(m_plan));
        return section;
    }

    ReportSection basis() const {
        ReportSection section{say(QT_TRANSLATE_NOOP("Report", "What the figures rest on")), {}, {}, {}, true};
        section.paragraphs += say(QT_TRANSLATE_NOOP(
            "Report",
            "Figures marked as assumed rest on values nobody has measured here; they are rounded to two digits."));
        section.tables.push_back(assumptionTable(valuesInUse(m_input.parameters), m_input.date));
        if (!m_input.sources.empty()) {
            ReportTable table = tableOf({say(QT_TRANSLATE_NOOP("Report", "Source")),
                                         say(QT_TRANSLATE_NOOP("Report", "Used for")),
                                         say(QT_TRANSLATE_NOOP("Report", "SHA-256"))},
                                        {false, false, false});
            for (const planner::StoredSource& source : m_input.sources)
                table.rows.push_back({QString::fromStdString(source.path),
                                      wording::roleName(planner::nameOf(source.role)),
                                      QString::fromStdString(source.checksum.substr(0, 16))});
            section.tables.push_back(std::move(table));
        }
        section.paragraphs +=
            say(QT_TRANSLATE_NOOP(
                    "Report",
                    "Made by Cabin Planner %1, seed %2; the same data and options give the same plan."))
                .arg(m_input.version, QString::number(m_plan.scenario.seed));
        for (const std::string& credit : m_plan.city->attributions)
            section.paragraphs += QString::fromStdString(credit);
        return section;
    }

    const ReportInput& m_input;
    const planner::Plan& m_plan;
    std::stop_token m_stop;
};

} // namespace

PlanReport makePlanReport(const ReportInput& input, std::stop_token stop) {
    return ReportMaker(input, std::move(stop)).make();
}

PlanReport makeSummary(const ReportInput& input) {
    const planner::Plan& plan = *input.plan;
    PlanReport report;
    report.title = say(QT_TRANSLATE_NOOP("Report", "Recycling cabins of %1 on one page"))
                       .arg(QString::fromStdString(plan.city->name));
    report.subtitle = ReportMaker::subtitleOf(input);
    const wording::Headline headline = wording::headlineOf(plan);
    ReportSection numbers{headline.title, headline.sentences, {figures(plan, tenNumbers())}, {}, false};
    numbers.paragraphs += wording::gapInWords(plan.siting);
    ReportSection basis{say(QT_TRANSLATE_NOOP("Report", "What the figures rest on")), {}, {}, {}, false};
    std::vector<planner::Parameter> assumed = valuesFor(input, tenNumbers());
    std::erase_if(assumed, [](const planner::Parameter& value) {
        return value.confidence == planner::Confidence::Measured;
    });
    basis.tables.push_back(assumptionTable(assumed, input.date));
    report.sections = {std::move(numbers), std::move(basis)};
    return report;
}

} // namespace app::report
