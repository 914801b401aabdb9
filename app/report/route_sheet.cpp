#include "app/report/route_sheet.h"

#include "libplanner/geo/crs.h"
#include "libplanner/geo/offset.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace app::report {

namespace {

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
    planner::PlaceDetails details;
};

Place placeOf(const planner::Plan& plan, const planner::PlannedStop& stop) {
    if (stop.cabin)
        return {plan.cabins[stop.cabin->value()].key.text(), plan.cabins[stop.cabin->value()].details};
    if (stop.centre)
        return {plan.city->centres[stop.centre->value()].key.text(),
                plan.city->centres[stop.centre->value()].details};
    if (stop.depot)
        return {plan.city->depots[stop.depot->value()].key.text(),
                plan.city->depots[stop.depot->value()].details};
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

void add(RouteSheet& sheet, const planner::Plan& plan, const planner::Transform& toLonLat,
         const planner::PlannedRoute& route, const std::vector<planner::RouteLeg>& legs) {
    for (std::size_t s = 0; s < route.stops.size(); ++s) {
        const planner::PlannedStop& stop = route.stops[s];
        const Place place = placeOf(plan, stop);
        SheetStop line;
        line.trip = std::int64_t{route.trip} + 1;
        line.number = static_cast<std::int64_t>(sheet.stops.size()) + 1;
        line.kind = stop.kind;
        line.id = place.id;
        line.name = place.details.name.empty() ? place.id : place.details.name;
        line.address = place.details.address;
        line.contact = place.details.contact;
        line.hours = place.details.hours;
        line.eta = etaText(stop.arrive);
        line.kilograms = rounded(planner::inKilograms(stop.mass), 10.0);
        line.cubicMetresLoose = rounded(planner::inCubicMetres(stop.volume), 100.0);
        line.cubicMetresFlat = rounded(flattenedVolume(plan, stop.mass), 100.0);
        line.dwellMinutes = rounded(planner::inMinutes(stop.dwell), 10.0);
        line.kilometres = rounded(planner::inKilometres(legs[s].length), 1000.0);
        line.streets = joined(legs[s].streets);
        const planner::Point lonLat = toLonLat.forward(stop.at).value_or(planner::Point{});
        const planner::Point gcj = planner::fromWgs84(lonLat, planner::OffsetSystem::Gcj02);
        line.wgs84 = {rounded(lonLat.x, 1e6), rounded(lonLat.y, 1e6)};
        line.gcj02 = {rounded(gcj.x, 1e6), rounded(gcj.y, 1e6)};
        if (stop.kind != planner::RouteStopKind::Break)
            line.link = mapLink(gcj, line.name);
        sheet.stops.push_back(std::move(line));
    }
    sheet.trips += route.mass > planner::Mass{} ? 1 : 0;
    sheet.kilometres += planner::inKilometres(route.length);
    sheet.kilograms += planner::inKilograms(route.mass);
    sheet.cubicMetresLoose += planner::inCubicMetres(route.volume);
    sheet.cubicMetresFlat += flattenedVolume(plan, route.mass);
}

} // namespace

std::vector<RouteSheet> routeSheets(const planner::Plan& plan, const planner::PlannedRounds& rounds) {
    const planner::Transform toLonLat(plan.city->crs, planner::Crs::wgs84());
    std::vector<RouteSheet> sheets;
    for (std::size_t r = 0; r < rounds.routes.size(); ++r) {
        const planner::PlannedRoute& route = rounds.routes[r];
        auto sheet = std::find_if(sheets.begin(), sheets.end(), [&](const RouteSheet& made) {
            return made.truck == route.truck && made.day == route.day;
        });
        if (sheet == sheets.end()) {
            sheets.emplace_back();
            sheet = sheets.end() - 1;
            sheet->truck = route.truck;
            sheet->day = route.day;
        }
        add(*sheet, plan, toLonLat, route, rounds.legs[r]);
    }
    return sheets;
}

} // namespace app::report
