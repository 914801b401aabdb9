#include "app/cli/city_options.h"
#include "app/cli/command.h"
#include "app/profiles/profiles.h"
#include "app/wording/number_wording.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/layer_writer.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/network/access_finder.h"
#include "libplanner/network/path.h"

#include <QStringList>

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <memory>
#include <string>

namespace app::cli {

namespace {

struct RouteArguments {
    CityOptions city;
    std::string mode = "walk";
    std::string from;
    std::string to;
    std::string pointCrs = "EPSG:4326";
    std::string out;
};

planner::Point pointFrom(const std::string& text, const char* option) {
    char* end = nullptr;
    const double x = std::strtod(text.c_str(), &end);
    const bool hasComma = end != text.c_str() && *end == ',';
    const char* second = hasComma ? end + 1 : text.c_str();
    const double y = hasComma ? std::strtod(second, &end) : 0.0;
    if (!hasComma || end == second || *end != '\0')
        throw planner::Error(planner::ErrorCode::BadValue, {.name = option, .value = text, .reason = "X,Y"});
    return {x, y};
}

planner::Access accessAt(const planner::AccessFinder& finder, planner::Point place, const char* option,
                         const std::string& text) {
    const planner::AccessResult result = finder.find(place);
    if (const auto* access = std::get_if<planner::Access>(&result))
        return *access;
    const bool isBehind = std::get<planner::AccessFailure>(result) == planner::AccessFailure::BehindBarrier;
    throw planner::Error(planner::ErrorCode::BadValue,
                         {.name = option,
                          .value = text,
                          .reason = isBehind ? "no street without crossing water, a railway or a wall"
                                             : "no street within the snap limit"});
}

void writeLine(const planner::Path& path, const planner::Crs& crs, const std::string& out) {
    planner::gis::LayerTable table;
    table.name = "route";
    table.crs = crs;
    table.kind = planner::GeometryKind::Line;
    table.fields = {{"metres", planner::FieldType::Real, 0}, {"seconds", planner::FieldType::Real, 0}};
    table.rows = {{0,
                   planner::MultiPolyline{path.line},
                   {planner::inMetres(path.length), planner::inSeconds(path.duration)}}};
    const std::size_t dot = out.rfind('.');
    const auto format =
        planner::gis::writeFormatFromName(dot == std::string::npos ? "" : out.substr(dot + 1));
    if (!format)
        throw planner::Error(planner::ErrorCode::UnknownFormat, {.file = out});
    planner::gis::writeLayer(table, out, *format, {});
}

ExitStatus runRoute(const RouteArguments& arguments, Context& context) {
    const planner::CityDescription description = withOptions({}, arguments.city);
    const planner::Crs pointCrs = planner::Crs::fromText(arguments.pointCrs);
    const planner::Transform toLonLat(pointCrs, planner::Crs::wgs84());
    planner::Box box;
    for (const auto& [text, option] :
         {std::pair(arguments.from, "--from"), std::pair(arguments.to, "--to")}) {
        const std::optional<planner::Point> lonLat = toLonLat.forward(pointFrom(text, option));
        if (!lonLat)
            throw planner::Error(planner::ErrorCode::BadValue, {.name = option, .value = text});
        box.add(*lonLat);
    }
    const planner::gis::GdalSourceOpener opener;
    const planner::Parameters parameters =
        profiles::parameterProfile(profiles::parameterProfileNames().front());
    const planner::LoadedStreets streets =
        planner::loadStreets(description, box, opener, parameters, profiles::travelProfiles(), context.stop,
                             context.console.progressFunction());
    const std::shared_ptr<const planner::StreetNetwork>& network = streets.network;

    const planner::TravelMode mode =
        arguments.mode == "walk" ? planner::TravelMode::Walk : planner::TravelMode::Truck;
    const planner::AccessFinder finder(network, mode, streets.barriers,
                                       planner::metres(parameters.value("network.snap_limit_m")));
    const planner::Transform toProject(pointCrs, network->crs());
    const planner::Point from = *toProject.forward(pointFrom(arguments.from, "--from"));
    const planner::Point to = *toProject.forward(pointFrom(arguments.to, "--to"));
    std::optional<planner::Path> path =
        findPath(*network, mode, from, accessAt(finder, from, "--from", arguments.from), to,
                 accessAt(finder, to, "--to", arguments.to));
    if (!path)
        throw planner::Error(planner::ErrorCode::Infeasible,
                             {.name = "route", .reason = "no way along these streets"});
    if (mode == planner::TravelMode::Walk)
        path->duration = planner::seconds(planner::inMetres(path->length) /
                                          profiles::travelProfiles().walk.speedKmh * 3.6);
    if (!arguments.out.empty())
        writeLine(*path, network->crs(), arguments.out);

    if (context.options.isJson) {
        nlohmann::ordered_json line = nlohmann::ordered_json::array();
        const planner::Transform back(network->crs(), pointCrs);
        for (const planner::Point& point : path->line)
            if (const std::optional<planner::Point> p = back.forward(point))
                line.push_back({p->x, p->y});
        const nlohmann::ordered_json json = {{"mode", arguments.mode},
                                             {"metres", planner::inMetres(path->length)},
                                             {"seconds", planner::inSeconds(path->duration)},
                                             {"streets", path->streets},
                                             {"crs", pointCrs.definition()},
                                             {"line", line}};
        context.console.result(QString::fromStdString(json.dump(2)));
        return ExitStatus::Done;
    }
    QStringList lines = {wording::metresText(path->length), wording::minutesText(path->duration)};
    for (const std::string& street : path->streets)
        lines << QString::fromStdString(street);
    context.console.result(lines.join(QLatin1Char('\n')));
    return ExitStatus::Done;
}

} // namespace

void addRouteCommand(CLI::App& app, Selection& selection) {
    CLI::App* command =
        app.add_subcommand("route", "One way along the streets: metres, seconds, street names");
    const auto arguments = std::make_shared<RouteArguments>();
    command->add_option("--roads", arguments->city.roles[planner::Role::Roads], "Street lines")
        ->type_name("PATH[#LAYER][,key=value]...")
        ->required();
    command
        ->add_option("--barriers", arguments->city.roles[planner::Role::Barriers],
                     "Rivers, railways, walls: crossed only where streets cross them")
        ->type_name("PATH[#LAYER][,key=value]...");
    command->add_option("--mode", arguments->mode, "On foot or by truck")
        ->check(CLI::IsMember({"walk", "truck"}));
    command->add_option("--from", arguments->from, "Where it starts")->type_name("X,Y")->required();
    command->add_option("--to", arguments->to, "Where it ends")->type_name("X,Y")->required();
    command->add_option("--crs", arguments->pointCrs, "CRS of --from and --to (none: longitude,latitude)")
        ->type_name("EPSG:N");
    command
        ->add_option("--out", arguments->out, "File for the line, by its ending: .geojson, .shp, .gpkg, .csv")
        ->type_name("FILE");
    addOutputOptions(*command, selection.options);
    command->callback([arguments, &selection] {
        selection.action = [arguments](Context& context) { return runRoute(*arguments, context); };
    });
}

} // namespace app::cli
