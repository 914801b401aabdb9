#include "app/cli/bench_map.h"
#include "app/cli/bench_network.h"
#include "app/cli/bench_routing.h"
#include "app/cli/bench_siting.h"
#include "app/cli/command.h"
#include "app/cli/plan_on_streets.h"
#include "app/cli/text_table.h"
#include "app/profiles/profiles.h"
#include "libplanner/base/cpu_clock.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/inspect.h"
#include "libplanner/gis/source_opener.h"

#include <QStringList>

#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <vector>

namespace app::cli {

using nlohmann::ordered_json;

namespace {

ordered_json toJson(const std::vector<BenchRow>& rows) {
    ordered_json array = ordered_json::array();
    for (const BenchRow& row : rows)
        array.push_back(
            {{"workload", row.workload},
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
    TextTable table({QStringLiteral("workload"), QStringLiteral("ours, CPU s"),
                     QStringLiteral("baseline, CPU s"), QStringLiteral("ratio"), QStringLiteral("bar"),
                     QStringLiteral("ok"), QStringLiteral("peak MB")});
    for (const BenchRow& row : rows)
        table.add(
            {QString::fromStdString(row.workload), QString::number(row.oursCpuSeconds, 'g', 4),
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

/// The source's own turn restrictions; where it has none, a cost of left turns takes their place.
struct BenchStreets {
    std::shared_ptr<const planner::StreetNetwork> plain;
    std::shared_ptr<const planner::StreetNetwork> turning;
    double buildSeconds = 0.0;
};

/// An opener that leaves turn restrictions out: what the baseline without turns needs.
class PlainOpener final : public planner::SourceOpener {
public:
    [[nodiscard]] std::unique_ptr<planner::FeatureSource> open(const planner::SourceSpec& spec,
                                                               planner::SourceUse use) const override {
        return m_opener.open(spec, use);
    }
    [[nodiscard]] std::vector<std::string> layerNames(const planner::SourceSpec& spec) const override {
        return m_opener.layerNames(spec);
    }
    [[nodiscard]] std::string checksum(const planner::SourceSpec& spec) const override {
        return m_opener.checksum(spec);
    }

private:
    planner::gis::GdalSourceOpener m_opener;
};

BenchStreets benchStreets(const planner::CityDescription& description, const planner::Box& box,
                          Context& context) {
    const planner::Parameters parameters =
        profiles::parameterProfile(profiles::parameterProfileNames().front());
    const auto load = [&](const planner::SourceOpener& opener, const planner::TravelProfiles& travel) {
        return planner::loadStreets(description, box, opener, parameters, travel, context.stop,
                                    context.console.progressFunction())
            .network;
    };
    BenchStreets streets;
    planner::TravelProfiles travel = profiles::travelProfiles();
    const double before = planner::processCpuSeconds();
    streets.plain = load(PlainOpener(), travel);
    streets.buildSeconds = planner::processCpuSeconds() - before;
    streets.turning = load(planner::gis::GdalSourceOpener(), travel);
    if (!streets.turning->hasTurnRules()) {
        travel.truck.turns.left = planner::seconds(4.0);
        streets.turning = load(PlainOpener(), travel);
    }
    return streets;
}

ExitStatus runBenchNetwork(const std::string& source, NetworkBenchOptions options, Context& context) {
    planner::CityDescription description;
    description.roles[planner::Role::Roads] = {planner::sourceFromFlag(source)};
    const planner::Box box = lonLatExtent(description.roles[planner::Role::Roads].front(), context.stop);
    const BenchStreets streets = benchStreets(description, box, context);
    options.buildCpuSeconds = streets.buildSeconds;
    const auto say = [&](const BenchRow& row) { context.console.say(QString::fromStdString(row.workload)); };
    const std::vector<BenchRow> rows =
        benchNetwork(streets.plain, streets.turning, options, context.stop, say);
    context.console.result(context.options.isJson ? QString::fromStdString(toJson(rows).dump(2))
                                                  : toText(rows));
    return ExitStatus::Done;
}

ExitStatus runBenchSiting(bool isLarge, Context& context) {
    const std::vector<BenchRow> rows = benchSiting(isLarge, context.stop, [&](const BenchRow& row) {
        context.console.say(QString::fromStdString(row.workload));
    });
    context.console.result(context.options.isJson ? QString::fromStdString(toJson(rows).dump(2))
                                                  : toText(rows));
    return ExitStatus::Done;
}

ExitStatus runBenchRouting(const std::string& folder, double secondsEach, Context& context) {
    const std::vector<BenchRow> rows =
        benchRouting(folder, secondsEach, context.stop,
                     [&](const BenchRow& row) { context.console.say(QString::fromStdString(row.workload)); });
    context.console.result(context.options.isJson ? QString::fromStdString(toJson(rows).dump(2))
                                                  : toText(rows));
    return ExitStatus::Done;
}

ExitStatus runBenchMap(const std::string& project, Context& context) {
    std::shared_ptr<const planner::Plan> plan;
    if (!project.empty())
        plan = planOnStreets(planner::gis::loadPlan(project), context);
    const std::vector<BenchRow> rows =
        benchMap(plan ? plan->city : nullptr, plan, context.stop,
                 [&](const BenchRow& row) { context.console.say(QString::fromStdString(row.workload)); });
    context.console.result(context.options.isJson ? QString::fromStdString(toJson(rows).dump(2))
                                                  : toText(rows));
    return ExitStatus::Done;
}

} // namespace

void addBenchCommand(CLI::App& app, Selection& selection) {
    CLI::App* bench = app.add_subcommand("bench", "Measurements in one run against a baseline, as ratios");
    bench->require_subcommand(1);
    CLI::App* network = bench->add_subcommand("network", "Streets: our methods against Boost's Dijkstra");
    const auto source = std::make_shared<std::string>("sample_maps/montevideo/montevideo.gpkg#roads");
    network->add_option("source", *source, "Street lines")->type_name("PATH[#LAYER][,key=value]...");
    const auto networkOptions = std::make_shared<NetworkBenchOptions>();
    network->add_flag("--large", networkOptions->buildsLarge, "Build a graph of 1,000,000 segments as well");
    network->add_option("--only", networkOptions->only, "One group of measurements")
        ->check(CLI::IsMember({"one-to-all", "bounded", "walks", "trucks", "turns", "changed-walks",
                               "changed-trucks", "nearest", "areas"}));
    addOutputOptions(*network, selection.options);
    CLI::App* siting =
        bench->add_subcommand("siting", "Sites: made towns, edits, small cases against trying every choice");
    const auto isWholeCity = std::make_shared<bool>(false);
    siting->add_flag("--large", *isWholeCity, "A city of 200,000 homes and 20,000 sites as well");
    addOutputOptions(*siting, selection.options);
    siting->callback([isWholeCity, &selection] {
        selection.action = [isWholeCity](Context& context) { return runBenchSiting(*isWholeCity, context); };
    });
    CLI::App* routing =
        bench->add_subcommand("routing", "Routes: ours against savings with 2-opt and best-known values");
    const auto folder = std::make_shared<std::string>();
    const auto secondsEach = std::make_shared<double>(10.0);
    routing
        ->add_option("source", *folder, "Folder of the field's files, with their best-known costs in BKS.tsv")
        ->type_name("DIR")
        ->check(CLI::ExistingDirectory);
    routing->add_option("--seconds", *secondsEach, "CPU seconds for each file")
        ->type_name("S")
        ->check(aboveZero());
    addOutputOptions(*routing, selection.options);
    routing->callback([folder, secondsEach, &selection] {
        selection.action = [folder, secondsEach](Context& context) {
            return runBenchRouting(*folder, *secondsEach, context);
        };
    });
    network->callback([source, networkOptions, &selection] {
        selection.action = [source, networkOptions](Context& context) {
            return runBenchNetwork(*source, *networkOptions, context);
        };
    });
    CLI::App* map = bench->add_subcommand("map", "Sharp redraws of 1920 x 1080 pixels, CPU on one thread");
    const auto project = std::make_shared<std::string>();
    map->add_option("project", *project, "A stored plan (*.cabin.gpkg) to draw with everything on")
        ->type_name("PROJECT");
    addOutputOptions(*map, selection.options);
    map->callback([project, &selection] {
        selection.drawsPictures = true;
        selection.action = [project](Context& context) { return runBenchMap(*project, context); };
    });
}

} // namespace app::cli
