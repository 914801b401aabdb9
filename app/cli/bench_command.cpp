#include "app/cli/bench_map.h"
#include "app/cli/bench_network.h"
#include "app/cli/command.h"
#include "app/cli/plan_on_streets.h"
#include "app/cli/text_table.h"
#include "app/profiles/profiles.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/inspect.h"
#include "libplanner/gis/source_opener.h"

#include <QStringList>

#include <nlohmann/json.hpp>

#include <ctime>
#include <memory>
#include <string>
#include <vector>

namespace app::cli {

using nlohmann::ordered_json;

namespace {

double cpuSeconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

ordered_json toJson(const std::vector<BenchRow>& rows) {
    ordered_json array = ordered_json::array();
    for (const BenchRow& row : rows)
        array.push_back({{"workload", row.workload},
                         {"ours_cpu_s", row.oursCpuSeconds},
                         {"baseline", row.baseline},
                         {"baseline_cpu_s", row.baselineCpuSeconds ? ordered_json(*row.baselineCpuSeconds) : nullptr},
                         {"ratio", row.ratio() ? ordered_json(*row.ratio()) : nullptr},
                         {"bar", row.bar},
                         {"ok", row.isOk()},
                         {"peak_mb", row.peakMegabytes}});
    return array;
}

QString toText(const std::vector<BenchRow>& rows) {
    TextTable table({QStringLiteral("workload"), QStringLiteral("ours, CPU s"), QStringLiteral("baseline, CPU s"),
                     QStringLiteral("ratio"), QStringLiteral("bar"), QStringLiteral("ok"), QStringLiteral("peak MB")});
    for (const BenchRow& row : rows)
        table.add({QString::fromStdString(row.workload), QString::number(row.oursCpuSeconds, 'g', 4),
                   row.baselineCpuSeconds ? QString::number(*row.baselineCpuSeconds, 'g', 4) : QStringLiteral("–"),
                   row.ratio() ? QString::number(*row.ratio(), 'g', 3) : QStringLiteral("–"),
                   QString::number(row.bar, 'g', 3), row.isOk() ? QStringLiteral("yes") : QStringLiteral("NO"),
                   QString::number(row.peakMegabytes, 'f', 0)});
    return table.text();
}

/// Where the streets of a source lie, in WGS 84.
planner::Box lonLatExtent(const planner::SourceSpec& spec, std::stop_token stop) {
    planner::Box box;
    for (const planner::gis::InspectedLayer& layer : planner::gis::inspectSource(spec, stop).layers) {
        if (!layer.crs || layer.extent.isEmpty() ||
            (layer.kind != planner::GeometryKind::Line && layer.kind != planner::GeometryKind::Mixed))
            continue;
        const planner::Transform transform(*layer.crs, planner::Crs::wgs84());
        for (const planner::Point corner : {planner::Point{layer.extent.minX, layer.extent.minY},
                                            planner::Point{layer.extent.maxX, layer.extent.maxY}})
            if (const std::optional<planner::Point> lonLat = transform.forward(corner))
                box.add(*lonLat);
    }
    if (box.isEmpty())
        throw planner::Error(planner::ErrorCode::NoStreets, {.file = spec.path});
    return box;
}

ExitStatus runBenchNetwork(const std::string& source, Context& context) {
    planner::CityDescription description;
    description.roles[planner::Role::Roads] = {planner::sourceFromFlag(source)};
    const planner::gis::GdalSourceOpener opener;
    const planner::Parameters parameters = profiles::parameterProfile(profiles::parameterProfileNames().front());
    const planner::Box box = lonLatExtent(description.roles[planner::Role::Roads].front(), context.stop);
    const double before = cpuSeconds();
    const auto network = planner::loadStreets(description, box, opener, parameters, profiles::travelProfiles(),
                                              context.stop, context.console.progressFunction());
    const double buildSeconds = cpuSeconds() - before;
    const std::vector<BenchRow> rows = benchNetwork(network, buildSeconds, context.stop, [&](const BenchRow& row) {
        context.console.say(QString::fromStdString(row.workload));
    });
    context.console.result(context.options.isJson ? QString::fromStdString(toJson(rows).dump(2)) : toText(rows));
    return ExitStatus::Done;
}

ExitStatus runBenchMap(const std::string& project, Context& context) {
    std::shared_ptr<const planner::Plan> plan;
    if (!project.empty())
        plan = planOnStreets(planner::gis::loadPlan(project), context);
    const std::vector<BenchRow> rows = benchMap(plan ? plan->city : nullptr, plan, context.stop, [&](const BenchRow& row) {
        context.console.say(QString::fromStdString(row.workload));
    });
    context.console.result(context.options.isJson ? QString::fromStdString(toJson(rows).dump(2)) : toText(rows));
    return ExitStatus::Done;
}

} // namespace

void addBenchCommand(CLI::App& app, Selection& selection) {
    CLI::App* bench = app.add_subcommand("bench", "Measurements in one run against a baseline, as ratios");
    bench->require_subcommand(1);
    CLI::App* network = bench->add_subcommand("network", "Streets: our methods against Boost's Dijkstra");
    const auto source = std::make_shared<std::string>("sample_maps/montevideo/montevideo.gpkg#roads");
    network->add_option("source", *source, "Street lines")->type_name("PATH[#LAYER][,key=value]...");
    addOutputOptions(*network, selection.options);
    network->callback([source, &selection] {
        selection.action = [source](Context& context) { return runBenchNetwork(*source, context); };
    });
    CLI::App* map = bench->add_subcommand("map", "Sharp redraws of 1920 x 1080 pixels, CPU on one thread");
    const auto project = std::make_shared<std::string>();
    map->add_option("project", *project, "A stored plan (*.cabin.gpkg) to draw with everything on")->type_name("PROJECT");
    addOutputOptions(*map, selection.options);
    map->callback([project, &selection] {
        selection.drawsPictures = true;
        selection.action = [project](Context& context) { return runBenchMap(*project, context); };
    });
}

} // namespace app::cli
