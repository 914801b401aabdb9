#include "app/desktop/models/plan_columns.h"

#include "app/wording/indicator_wording.h"
#include "app/wording/number_wording.h"
#include "app/wording/plan_wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace app::desktop {

namespace {

using PlanPointer = std::shared_ptr<const planner::Plan>;

#define W(text) QT_TRANSLATE_NOOP("Tables", text)

std::function<QString()> title(const char* text) {
    return [text] { return QCoreApplication::translate("Tables", text); };
}

template <class Get> Column words(const char* name, Get get) {
    return {title(name), std::move(get), {}, {}};
}

template <class Text, class Number> Column figures(const char* name, Text text, Number number) {
    return {title(name), std::move(text), std::move(number), {}};
}

QString districtName(const planner::Plan& plan, const std::optional<planner::DistrictIndex>& district) {
    return district ? QString::fromStdString(plan.city->districts[district->value()].name) : QString();
}

std::size_t cabinStops(const planner::PlannedRoute& route) {
    return static_cast<std::size_t>(std::count_if(route.stops.begin(), route.stops.end(), [](const auto& stop) {
        return stop.kind == planner::RouteStopKind::Cabin;
    }));
}

} // namespace

std::vector<Column> cabinColumns(PlanPointer plan) {
    const auto at = [plan](std::uint32_t row) -> const planner::Cabin& { return plan->cabins[row]; };
    return {
        words(W("Name"), [at](std::uint32_t r) {
            const planner::Cabin& c = at(r);
            return QString::fromStdString(c.details.name.empty() ? c.key.text() : c.details.name);
        }),
        words(W("State"), [at](std::uint32_t r) { return wording::nameOf(at(r).status); }),
        words(W("District"), [at, plan](std::uint32_t r) { return districtName(*plan, at(r).district); }),
        words(W("Type"), [at](std::uint32_t r) { return wording::cabinType(at(r).type); }),
        figures(W("People"), [at](std::uint32_t r) { return wording::peopleText(at(r).people); },
                [at](std::uint32_t r) { return planner::inPersons(at(r).people); }),
        figures(W("Brought"), [at](std::uint32_t r) { return wording::kilogramsPerDayText(at(r).collected); },
                [at](std::uint32_t r) { return planner::inKilogramsPerDay(at(r).collected); }),
        figures(W("Mean walk"), [at](std::uint32_t r) { return wording::metresText(at(r).walkMean); },
                [at](std::uint32_t r) { return planner::inMetres(at(r).walkMean); }),
        figures(W("Longest walk"), [at](std::uint32_t r) { return wording::metresText(at(r).walkMax); },
                [at](std::uint32_t r) { return planner::inMetres(at(r).walkMax); }),
        figures(W("Full after"), [at](std::uint32_t r) { return wording::daysText(at(r).fillDays); },
                [at](std::uint32_t r) { return at(r).fillDays; }),
        words(W("Why here"), [at](std::uint32_t r) { return wording::cabinReason(at(r).reason); }),
        words(W("Address"), [at](std::uint32_t r) { return QString::fromStdString(at(r).details.address); }),
        words(W("Id"), [at](std::uint32_t r) { return QString::fromStdString(at(r).key.text()); }),
    };
}

std::vector<Column> routeColumns(PlanPointer plan) {
    const auto at = [plan](std::uint32_t row) -> const planner::PlannedRoute& { return plan->routes[row]; };
    return {
        figures(W("Day"), [at](std::uint32_t r) { return wording::dayText(at(r).day); },
                [at](std::uint32_t r) { return static_cast<double>(at(r).day); }),
        words(W("Truck"), [at](std::uint32_t r) { return QString::fromStdString(at(r).truck); }),
        figures(W("Trip"), [at](std::uint32_t r) { return wording::number(at(r).trip + 1); },
                [at](std::uint32_t r) { return static_cast<double>(at(r).trip); }),
        figures(W("Cabins"), [at](std::uint32_t r) { return wording::number(static_cast<double>(cabinStops(at(r)))); },
                [at](std::uint32_t r) { return static_cast<double>(cabinStops(at(r))); }),
        figures(W("Way"), [at](std::uint32_t r) { return wording::kilometresText(at(r).length); },
                [at](std::uint32_t r) { return planner::inKilometres(at(r).length); }),
        figures(W("Time"), [at](std::uint32_t r) { return wording::minutesText(at(r).duration); },
                [at](std::uint32_t r) { return planner::inMinutes(at(r).duration); }),
        figures(W("Load"), [at](std::uint32_t r) { return wording::kilogramsText(at(r).mass); },
                [at](std::uint32_t r) { return planner::inKilograms(at(r).mass); }),
        figures(W("Volume"), [at](std::uint32_t r) { return wording::cubicMetresText(at(r).volume); },
                [at](std::uint32_t r) { return planner::inCubicMetres(at(r).volume); }),
    };
}

std::vector<Column> indicatorColumns(PlanPointer plan) {
    const auto at = [plan](std::uint32_t row) -> const planner::Indicator& { return plan->indicators[row]; };
    return {
        words(W("Figure"), [at](std::uint32_t r) { return wording::textOf(at(r)).title; }),
        {title(W("Value")), [at](std::uint32_t r) { return wording::textOf(at(r)).value; },
         [at](std::uint32_t r) { return at(r).value; }, {}},
        words(W("Rests on"), [at](std::uint32_t r) {
            return at(r).isAssumed ? QCoreApplication::translate("Tables", "assumed values") : QString();
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

std::vector<Column> unservedColumns(PlanPointer plan, std::shared_ptr<const std::vector<std::uint32_t>> homes) {
    const auto home = [plan, homes](std::uint32_t row) -> const planner::DemandPoint& {
        return plan->city->demand[(*homes)[row]];
    };
    const auto allocation = [plan, homes](std::uint32_t row) -> const planner::Allocation& {
        return plan->allocation[(*homes)[row]];
    };
    return {
        words(W("Home"), [home](std::uint32_t r) { return QString::fromStdString(home(r).key.text()); }),
        words(W("Why not served"), [allocation](std::uint32_t r) { return wording::nameOf(allocation(r).reason); }),
        figures(W("Nearest cabin"), [allocation](std::uint32_t r) {
                const planner::Distance walk = allocation(r).walk;
                return walk.count() > 0 ? wording::metresText(walk) : QString();
            }, [allocation](std::uint32_t r) { return planner::inMetres(allocation(r).walk); }),
        figures(W("People"), [home](std::uint32_t r) { return wording::number(planner::inPersons(home(r).people), 1); },
                [home](std::uint32_t r) { return planner::inPersons(home(r).people); }),
        words(W("District"), [home, plan](std::uint32_t r) { return districtName(*plan, home(r).district); }),
    };
}
#undef W

} // namespace app::desktop
