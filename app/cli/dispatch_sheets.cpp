#include "app/cli/dispatch_sheets.h"

#include "app/wording/plan_wording.h"
#include "libplanner/geo/crs.h"
#include "libplanner/geo/offset.h"
#include "libplanner/gis/table_builder.h"

#include <QCoreApplication>
#include <QUrl>

#include <array>
#include <cmath>
#include <cstdio>
#include <map>

namespace app::cli {

namespace {

using planner::gis::real;
using planner::gis::text;
using planner::gis::whole;

/// "08:05", to 5 minutes.
std::string etaText(planner::Duration sinceMidnight) {
    const auto fives = static_cast<long long>(std::llround(planner::inMinutes(sinceMidnight) / 5.0));
    std::array<char, 64> clock{};
    std::snprintf(clock.data(), clock.size(), "%02lld:%02lld", fives / 12, fives % 12 * 5);
    return clock.data();
}

double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

/// What people read about a place of the plan.
struct Place {
    std::string id;
    const planner::PlaceDetails* details = nullptr;
};

Place placeOf(const planner::Plan& plan, const planner::PlannedStop& stop) {
    if (stop.cabin)
        return {plan.cabins[stop.cabin->value()].key.text(), &plan.cabins[stop.cabin->value()].details};
    if (stop.centre)
        return {plan.city->centres[stop.centre->value()].key.text(),
                &plan.city->centres[stop.centre->value()].details};
    if (stop.depot)
        return {plan.city->depots[stop.depot->value()].key.text(),
                &plan.city->depots[stop.depot->value()].details};
    return {};
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : " – ") + word;
    return all;
}

/// Marker on Amap, which opens in the driver's phone.
std::string mapLink(planner::Point gcj, const std::string& name) {
    std::array<char, 96> position{};
    std::snprintf(position.data(), position.size(), "%.6f,%.6f", gcj.x, gcj.y);
    return "https://uri.amap.com/marker?position=" + std::string(position.data()) +
           "&name=" + QUrl::toPercentEncoding(QString::fromStdString(name)).toStdString();
}

/// m³ of the mass when people flatten what they bring.
double flattenedVolume(const planner::Plan& plan, planner::Mass mass) {
    double perKilogram = 0.0;
    for (const planner::Stream& stream : plan.weights->streams)
        perKilogram += stream.share / stream.flattenedDensity;
    return planner::inKilograms(mass) * perKilogram;
}

class Sheet {
public:
    Sheet(const planner::Plan& plan, const planner::Transform& toLonLat, const std::string& truck)
        : m_plan(plan), m_toLonLat(toLonLat),
          m_table("truck_" + truck, planner::GeometryKind::None, std::nullopt,
                  {whole("trip"),    whole("seq"),    text("kind"),      text("id"),      text("name"),
                   text("address"),  text("contact"), text("hours"),     text("eta"),     real("kg"),
                   real("m3_loose"), real("m3_flat"), real("dwell_min"), real("km"),      text("streets"),
                   real("lon"),      real("lat"),     real("gcj_lon"),   real("gcj_lat"), text("link")}) {}

    void add(const planner::PlannedRoute& route, const std::vector<planner::RouteLeg>& legs) {
        for (std::size_t s = 0; s < route.stops.size(); ++s) {
            const planner::PlannedStop& stop = route.stops[s];
            const Place place = placeOf(m_plan, stop);
            const planner::PlaceDetails details =
                place.details != nullptr ? *place.details : planner::PlaceDetails{};
            const planner::Point lonLat = m_toLonLat.forward(stop.at).value_or(planner::Point{});
            const planner::Point gcj = planner::fromWgs84(lonLat, planner::OffsetSystem::Gcj02);
            const std::string name = details.name.empty() ? place.id : details.name;
            m_table.add({}, {std::int64_t{route.trip} + 1,
                             ++m_seq,
                             wording::nameOf(stop.kind).toStdString(),
                             place.id,
                             name,
                             details.address,
                             details.contact,
                             details.hours,
                             etaText(stop.arrive),
                             rounded(planner::inKilograms(stop.mass), 10.0),
                             rounded(planner::inCubicMetres(stop.volume), 100.0),
                             rounded(flattenedVolume(m_plan, stop.mass), 100.0),
                             rounded(planner::inMinutes(stop.dwell), 10.0),
                             rounded(planner::inKilometres(legs[s].length), 1000.0),
                             joined(legs[s].streets),
                             rounded(lonLat.x, 1e6),
                             rounded(lonLat.y, 1e6),
                             rounded(gcj.x, 1e6),
                             rounded(gcj.y, 1e6),
                             mapLink(gcj, name)});
        }
    }
    [[nodiscard]] planner::gis::LayerTable take() { return m_table.take(); }

private:
    const planner::Plan& m_plan;
    const planner::Transform& m_toLonLat;
    planner::gis::TableBuilder m_table;
    std::int64_t m_seq = 0;
};

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

std::vector<planner::gis::LayerTable> routeSheets(const planner::Plan& plan,
                                                  const planner::DispatchResult& result) {
    const planner::Transform toLonLat(plan.city->crs, planner::Crs::wgs84());
    std::vector<std::string> order;
    std::map<std::string, Sheet> sheets;
    for (std::size_t r = 0; r < result.rounds.routes.size(); ++r) {
        const planner::PlannedRoute& route = result.rounds.routes[r];
        const auto [sheet, isNew] = sheets.try_emplace(route.truck, plan, toLonLat, route.truck);
        if (isNew)
            order.push_back(route.truck);
        sheet->second.add(route, result.rounds.legs[r]);
    }
    std::vector<planner::gis::LayerTable> tables;
    for (const std::string& truck : order)
        tables.push_back(sheets.at(truck).take());
    return tables;
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
