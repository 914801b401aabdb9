#include "app/desktop/models/plan_columns.h"

#include "app/desktop/document/plan_edits.h"
#include "app/wording/indicator_wording.h"
#include "app/wording/number_wording.h"
#include "app/wording/place_wording.h"
#include "app/wording/plan_wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace app::desktop {

namespace {

using PlanPointer = std::shared_ptr<const planner::Plan>;

constexpr int DistrictColumn = 2; ///< of the cabins

std::function<QString()> title(const char* text) {
    return [text] { return QCoreApplication::translate("Tables", text); };
}

template <class Get>
Column words(const char* name, Get get) {
    return {title(name), std::move(get), {}, {}};
}

template <class Text, class Number>
Column figures(const char* name, Text text, Number number) {
    return {title(name), std::move(text), std::move(number), {}};
}

QString districtName(const planner::Plan& plan, const std::optional<planner::DistrictIndex>& district) {
    return district ? QString::fromStdString(plan.city->districts[district->value()].name) : QString();
}

std::size_t cabinStops(const planner::PlannedRoute& route) {
    return static_cast<std::size_t>(
        std::count_if(route.stops.begin(), route.stops.end(),
                      [](const auto& stop) { return stop.kind == planner::RouteStopKind::Cabin; }));
}

} // namespace

std::vector<Column> cabinColumns(PlanPointer plan, std::vector<planner::SiteConsent> consents) {
    const auto at = [plan](std::uint32_t row) -> const planner::Cabin& { return plan->cabins[row]; };
    std::vector<Column> columns = {
        words(QT_TRANSLATE_NOOP("Tables", "Name"),
              [at, plan](std::uint32_t r) { return wording::cabinName(*plan, at(r)); }),
        words(QT_TRANSLATE_NOOP("Tables", "State"),
              [at, plan](std::uint32_t r) { return wording::nameOf(wording::shownStatus(*plan, at(r))); }),
        words(QT_TRANSLATE_NOOP("Tables", "District"),
              [at, plan](std::uint32_t r) { return districtName(*plan, at(r).district); }),
        words(QT_TRANSLATE_NOOP("Tables", "Type"),
              [at](std::uint32_t r) { return wording::cabinType(at(r).type); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "People"),
            [at](std::uint32_t r) { return wording::peopleText(at(r).people); },
            [at](std::uint32_t r) { return planner::inPersons(at(r).people); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "Brought"),
            [at](std::uint32_t r) { return wording::kilogramsPerDayText(at(r).collected); },
            [at](std::uint32_t r) { return planner::inKilogramsPerDay(at(r).collected); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "Mean walk"),
            [at](std::uint32_t r) { return wording::metresText(at(r).walkMean); },
            [at](std::uint32_t r) { return planner::inMetres(at(r).walkMean); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "Longest walk"),
            [at](std::uint32_t r) { return wording::metresText(at(r).walkMax); },
            [at](std::uint32_t r) { return planner::inMetres(at(r).walkMax); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "Full after"),
            [at](std::uint32_t r) { return wording::daysText(at(r).fillDays); },
            [at](std::uint32_t r) { return at(r).fillDays; }),
        words(QT_TRANSLATE_NOOP("Tables", "Why here"),
              [at, plan](std::uint32_t r) {
                  const bool isKept = at(r).status == planner::CabinStatus::Required &&
                                      wording::shownStatus(*plan, at(r)) == planner::CabinStatus::Proposed;
                  return wording::cabinReason(isKept ? "kept" : at(r).reason);
              }),
        words(QT_TRANSLATE_NOOP("Tables", "Address"),
              [at](std::uint32_t r) { return QString::fromStdString(at(r).details.address); }),
        words(QT_TRANSLATE_NOOP("Tables", "Id"),
              [at](std::uint32_t r) { return QString::fromStdString(at(r).key.text()); }),
    };
    // A column that could only be empty is none.
    if (!consents.empty())
        columns.insert(columns.begin() + DistrictColumn,
                       words(QT_TRANSLATE_NOOP("Tables", "Talks"), [at, plan, consents](std::uint32_t r) {
                           const auto* consent =
                               consentOn(consents, plan->city->candidates[at(r).site.value()].key);
                           return consent ? wording::nameOf(consent->state) : QString();
                       }));
    if (plan->city->districts.empty())
        columns.erase(columns.begin() + DistrictColumn + (consents.empty() ? 0 : 1));
    return columns;
}

std::vector<Column> routeColumns(PlanPointer plan) {
    const auto at = [plan](std::uint32_t row) -> const planner::PlannedRoute& { return plan->routes[row]; };
    return {
        figures(
            QT_TRANSLATE_NOOP("Tables", "Day"), [at](std::uint32_t r) { return wording::dayText(at(r).day); },
            [at](std::uint32_t r) { return static_cast<double>(at(r).day); }),
        words(QT_TRANSLATE_NOOP("Tables", "Truck"),
              [at](std::uint32_t r) { return QString::fromStdString(at(r).truck); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "Trip"),
            [at](std::uint32_t r) { return wording::number(at(r).trip + 1); },
            [at](std::uint32_t r) { return static_cast<double>(at(r).trip); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "Cabins"),
            [at](std::uint32_t r) { return wording::number(static_cast<double>(cabinStops(at(r)))); },
            [at](std::uint32_t r) { return static_cast<double>(cabinStops(at(r))); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "Way"),
            [at](std::uint32_t r) { return wording::kilometresText(at(r).length); },
            [at](std::uint32_t r) { return planner::inKilometres(at(r).length); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "Time"),
            [at](std::uint32_t r) { return wording::minutesText(at(r).duration); },
            [at](std::uint32_t r) { return planner::inMinutes(at(r).duration); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "Load"),
            [at](std::uint32_t r) { return wording::kilogramsText(at(r).mass); },
            [at](std::uint32_t r) { return planner::inKilograms(at(r).mass); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "Volume"),
            [at](std::uint32_t r) { return wording::cubicMetresText(at(r).volume); },
            [at](std::uint32_t r) { return planner::inCubicMetres(at(r).volume); }),
    };
}

std::vector<Column> indicatorColumns(PlanPointer plan) {
    const auto at = [plan](std::uint32_t row) -> const planner::Indicator& { return plan->indicators[row]; };
    return {
        words(QT_TRANSLATE_NOOP("Tables", "Figure"),
              [at](std::uint32_t r) { return wording::textOf(at(r)).title; }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "Value"),
            [at](std::uint32_t r) { return wording::textOf(at(r)).value; },
            [at](std::uint32_t r) { return at(r).value; }),
        words(QT_TRANSLATE_NOOP("Tables", "Basis"),
              [at](std::uint32_t r) {
                  return at(r).isAssumed ? QCoreApplication::translate("Tables", "assumed") : QString();
              }),
    };
}

std::vector<std::uint32_t> unservedHomes(const planner::Plan& plan) {
    std::vector<std::uint32_t> homes;
    for (std::size_t i = 0; i < plan.allocation.size(); ++i)
        if (!plan.allocation[i].cabin)
            homes.push_back(static_cast<std::uint32_t>(i));
    return homes;
}

std::vector<Column> unservedColumns(PlanPointer plan,
                                    std::shared_ptr<const std::vector<std::uint32_t>> homes) {
    const auto home = [plan, homes](std::uint32_t row) -> const planner::DemandPoint& {
        return plan->city->demand[(*homes)[row]];
    };
    const auto allocation = [plan, homes](std::uint32_t row) -> const planner::Allocation& {
        return plan->allocation[(*homes)[row]];
    };
    return {
        words(QT_TRANSLATE_NOOP("Tables", "Home"),
              [home](std::uint32_t r) { return QString::fromStdString(home(r).key.text()); }),
        words(QT_TRANSLATE_NOOP("Tables", "Why not served"),
              [allocation](std::uint32_t r) { return wording::nameOf(allocation(r).reason); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "Nearest cabin"),
            [allocation](std::uint32_t r) {
                const planner::Distance walk = allocation(r).walk;
                return walk.count() > 0 ? wording::metresText(walk) : QString();
            },
            [allocation](std::uint32_t r) { return planner::inMetres(allocation(r).walk); }),
        figures(
            QT_TRANSLATE_NOOP("Tables", "People"),
            [home](std::uint32_t r) { return wording::number(planner::inPersons(home(r).people), 1); },
            [home](std::uint32_t r) { return planner::inPersons(home(r).people); }),
        words(QT_TRANSLATE_NOOP("Tables", "District"),
              [home, plan](std::uint32_t r) { return districtName(*plan, home(r).district); }),
    };
}

} // namespace app::desktop
