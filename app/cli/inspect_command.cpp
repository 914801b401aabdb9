#include "app/cli/city_options.h"
#include "app/cli/command.h"
#include "app/cli/text_table.h"
#include "app/profiles/profiles.h"
#include "app/wording/finding_wording.h"
#include "app/wording/number_wording.h"
#include "libplanner/city/city_description.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/inspect.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/network/turn_restriction.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <vector>

namespace app::cli {

using nlohmann::ordered_json;

namespace {

const char* kindName(planner::GeometryKind kind) {
    switch (kind) {
    case planner::GeometryKind::None: return "table";
    case planner::GeometryKind::Point: return "point";
    case planner::GeometryKind::Line: return "line";
    case planner::GeometryKind::Area: return "area";
    case planner::GeometryKind::Mixed: return "mixed";
    }
    return "";
}

const char* typeName(planner::FieldType type) {
    switch (type) {
    case planner::FieldType::Integer: return "integer";
    case planner::FieldType::Real: return "real";
    case planner::FieldType::Text: return "text";
    }
    return "";
}

ordered_json toJson(const planner::gis::InspectedLayer& layer) {
    ordered_json fields = ordered_json::array();
    for (const planner::gis::InspectedField& field : layer.fields) {
        ordered_json row = {{"name", field.field.name},
                            {"type", typeName(field.field.type)},
                            {"filled", field.filled},
                            {"samples", field.samples}};
        if (field.minimum && field.maximum) {
            row["minimum"] = *field.minimum;
            row["maximum"] = *field.maximum;
        }
        fields.push_back(std::move(row));
    }
    ordered_json json = {{"name", layer.name}, {"geometry", kindName(layer.kind)}, {"count", layer.count}};
    json["crs"] = layer.crs ? ordered_json(layer.crs->definition()) : ordered_json(nullptr);
    json["encoding"] = layer.encoding;
    json["extent"] =
        layer.extent.isEmpty()
            ? ordered_json(nullptr)
            : ordered_json({layer.extent.minX, layer.extent.minY, layer.extent.maxX, layer.extent.maxY});
    json["fields"] = std::move(fields);
    json["notes"] = layer.notes;
    json["skipped"] = layer.skipped;
    return json;
}

QString toText(const planner::gis::InspectedLayer& layer) {
    QStringList lines;
    lines << QCoreApplication::translate("CommandLine", "Layer %1: %2 rows, geometry: %3")
                 .arg(QString::fromStdString(layer.name), wording::number(static_cast<double>(layer.count)),
                      QLatin1String(kindName(layer.kind)));
    lines << QCoreApplication::translate("CommandLine", "CRS: %1")
                 .arg(layer.crs ? QString::fromStdString(layer.crs->definition().substr(0, 60) + "  " +
                                                         layer.crs->name())
                                : QCoreApplication::translate("CommandLine",
                                                              "not named in the file; say it with crs="));
    lines << QCoreApplication::translate("CommandLine", "Encoding: %1")
                 .arg(QString::fromStdString(layer.encoding));
    if (!layer.extent.isEmpty())
        lines << QCoreApplication::translate("CommandLine", "Extent: %1 %2 – %3 %4")
                     .arg(layer.extent.minX, 0, 'f', 4)
                     .arg(layer.extent.minY, 0, 'f', 4)
                     .arg(layer.extent.maxX, 0, 'f', 4)
                     .arg(layer.extent.maxY, 0, 'f', 4);
    for (const std::string& note : layer.notes)
        lines << QCoreApplication::translate("CommandLine", "Note: %1").arg(QString::fromStdString(note));
    for (const auto& [reason, count] : layer.skipped)
        lines << QCoreApplication::translate("CommandLine", "Left out: %1 rows, %2")
                     .arg(count)
                     .arg(QString::fromStdString(reason));
    TextTable table({QCoreApplication::translate("CommandLine", "field"),
                     QCoreApplication::translate("CommandLine", "type"),
                     QCoreApplication::translate("CommandLine", "filled"),
                     QCoreApplication::translate("CommandLine", "for example")});
    for (const planner::gis::InspectedField& field : layer.fields) {
        QStringList samples;
        for (const std::string& sample : field.samples)
            samples << QString::fromStdString(sample).left(24);
        table.add({QString::fromStdString(field.field.name), QLatin1String(typeName(field.field.type)),
                   wording::number(static_cast<double>(field.filled)), samples.join(QStringLiteral(" · "))});
    }
    lines << table.text() << QString();
    return lines.join(QLatin1Char('\n'));
}

/// A City file is looked into as a whole: what its data together are like.
bool isCityFile(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!path.ends_with(".json") || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = file.read(4096);
    return head.contains("\"city\"") && head.contains("\"roles\"");
}

void inspectCity(const std::string& path, Context& context, ordered_json& sources, QStringList& lines) {
    const planner::gis::GdalSourceOpener opener;
    const planner::Parameters parameters =
        profiles::parameterProfile(profiles::parameterProfileNames().front());
    const std::shared_ptr<const planner::City> city =
        planner::loadCity(readCityFile(path), opener, parameters, profiles::travelProfiles(), context.stop,
                          context.console.progressFunction());
    ordered_json findings = ordered_json::array();
    lines << QString::fromStdString(path);
    for (const planner::HealthFinding& finding : city->health.findings) {
        lines << wording::sentenceFor(finding);
        findings.push_back({{"code", finding.code},
                            {"role", finding.role},
                            {"source", finding.source},
                            {"count", finding.count},
                            {"value", finding.value},
                            {"warning", finding.isWarning},
                            {"features", finding.features}});
    }
    sources.push_back({{"file", path},
                       {"crs", city->crs.definition()},
                       {"homes", city->demand.size()},
                       {"candidates", city->candidates.size()},
                       {"street_vertices", city->network->vertexCount()},
                       {"health", std::move(findings)}});
}

/// How many turn restrictions there are, by what a truck makes of them.
struct TurnCount {
    std::size_t all = 0;
    std::size_t applied = 0;
    std::size_t exempt = 0;
    std::size_t conditional = 0;
    std::size_t unclear = 0;
    std::size_t missingWay = 0;
};

TurnCount countTurns(const std::vector<planner::TurnRelation>& relations) {
    TurnCount count;
    for (const planner::TurnRelation& relation : relations) {
        ++count.all;
        planner::TurnRule rule{};
        if (relation.namesMissingWay) {
            ++count.missingWay;
            continue;
        }
        switch (readTurnRule(relation, rule)) {
        case planner::TurnReading::Applies: ++count.applied; break;
        case planner::TurnReading::Exempt: ++count.exempt; break;
        case planner::TurnReading::Conditional: ++count.conditional; break;
        case planner::TurnReading::Unclear: ++count.unclear; break;
        }
    }
    return count;
}

ordered_json toJson(const TurnCount& count) {
    return {{"count", count.all},       {"for_trucks", count.applied},
            {"exempt", count.exempt},   {"conditional", count.conditional},
            {"unclear", count.unclear}, {"missing_way", count.missingWay}};
}

QString toText(const TurnCount& count) {
    return QCoreApplication::translate(
               "CommandLine", "Turn restrictions: %1; for trucks %2, not for trucks %3, at certain times "
                              "only %4, unclear %5, naming a way that is missing %6")
        .arg(count.all)
        .arg(count.applied)
        .arg(count.exempt)
        .arg(count.conditional)
        .arg(count.unclear)
        .arg(count.missingWay);
}

ExitStatus runInspect(const std::vector<std::string>& flags, Context& context) {
    ordered_json sources = ordered_json::array();
    QStringList lines;
    for (const std::string& flag : flags) {
        if (isCityFile(flag)) {
            inspectCity(flag, context, sources, lines);
            continue;
        }
        const planner::gis::InspectedSource source =
            planner::gis::inspectSource(planner::sourceFromFlag(flag), context.stop);
        ordered_json layers = ordered_json::array();
        lines << QString::fromStdString(source.file)
              << QStringLiteral("SHA-256 ") + QString::fromStdString(source.sha256);
        for (const planner::gis::InspectedLayer& layer : source.layers) {
            layers.push_back(toJson(layer));
            lines << toText(layer);
        }
        const TurnCount turns =
            countTurns(planner::gis::GdalSourceOpener().turnRelations(planner::sourceFromFlag(flag)));
        if (turns.all > 0)
            lines << toText(turns) << QString();
        sources.push_back({{"file", source.file}, {"sha256", source.sha256}, {"layers", std::move(layers)}});
        if (turns.all > 0)
            sources.back()["turn_restrictions"] = toJson(turns);
    }
    context.console.result(context.options.isJson ? QString::fromStdString(sources.dump(2))
                                                  : lines.join(QLatin1Char('\n')));
    return ExitStatus::Done;
}

} // namespace

void addInspectCommand(CLI::App& app, Selection& selection) {
    CLI::App* command =
        app.add_subcommand("inspect", "What files hold: layers, counts, CRS, encoding, fields, oddities");
    const auto sources = std::make_shared<std::vector<std::string>>();
    command->add_option("source", *sources, "Files to look into, or a City file for its data together")
        ->type_name("PATH[#LAYER][,key=value]...|CITY")
        ->required();
    addOutputOptions(*command, selection.options);
    command->callback([sources, &selection] {
        selection.action = [sources](Context& context) { return runInspect(*sources, context); };
    });
}

} // namespace app::cli
