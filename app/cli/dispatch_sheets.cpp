#include "app/cli/dispatch_sheets.h"

#include "app/wording/plan_wording.h"
#include "libplanner/gis/table_builder.h"

#include <QCoreApplication>

#include <cmath>

namespace app::cli {

namespace {

using planner::gis::real;
using planner::gis::text;
using planner::gis::whole;

double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

QString leftInWords(const planner::LeftOutCabin& left) {
    switch (left.reason) {
    case planner::LeftReason::NotDue:
        return QCoreApplication::translate("CommandLine", "has room until its next round");
    case planner::LeftReason::NotWorthIt:
        return QCoreApplication::translate(
            "CommandLine", "can wait, and the way there costs more than emptying it today is worth");
    case planner::LeftReason::Limit: return wording::missedInWords(left.limit);
    }
    return {};
}

} // namespace

planner::gis::LayerTable sheetTable(const report::RouteSheet& sheet) {
    planner::gis::TableBuilder table("truck_" + sheet.truck, planner::GeometryKind::None, std::nullopt,
                                     {whole("trip"),     whole("seq"),    text("kind"),     text("id"),
                                      text("name"),      text("address"), text("contact"),  text("hours"),
                                      text("eta"),       real("kg"),      real("m3_loose"), real("m3_flat"),
                                      real("dwell_min"), real("km"),      text("streets"),  real("lon"),
                                      real("lat"),       real("gcj_lon"), real("gcj_lat"),  text("link")});
    for (const report::SheetStop& stop : sheet.stops)
        table.add({}, {stop.trip,
                       stop.number,
                       wording::nameOf(stop.kind).toStdString(),
                       stop.id,
                       stop.name,
                       stop.address,
                       stop.contact,
                       stop.hours,
                       stop.eta,
                       stop.kilograms,
                       stop.cubicMetresLoose,
                       stop.cubicMetresFlat,
                       stop.dwellMinutes,
                       stop.kilometres,
                       stop.streets,
                       stop.wgs84.x,
                       stop.wgs84.y,
                       stop.gcj02.x,
                       stop.gcj02.y,
                       stop.link});
    return table.take();
}

planner::gis::LayerTable leftSheet(const planner::Plan& plan, const planner::DispatchResult& result) {
    planner::gis::TableBuilder table("left_out", planner::GeometryKind::None, std::nullopt,
                                     {text("id"), text("name"), real("kg"), real("full_pct"),
                                      real("days_left"), whole("next_day"), text("reason")});
    for (const planner::LeftOutCabin& left : result.left) {
        const planner::Cabin& cabin = plan.cabins[left.cabin.value()];
        table.add({}, {cabin.key.text(), cabin.details.name,
                       rounded(planner::inKilograms(result.stock[left.cabin.value()]), 10.0),
                       rounded(100.0 * left.fill, 1.0),
                       std::isfinite(left.daysLeft) ? planner::Value{rounded(left.daysLeft, 10.0)}
                                                    : planner::Value{},
                       left.nextDay ? planner::Value{std::int64_t{*left.nextDay} + 1} : planner::Value{},
                       leftInWords(left).toStdString()});
    }
    return table.take();
}

} // namespace app::cli
