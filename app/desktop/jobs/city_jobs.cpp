#include "app/desktop/jobs/city_jobs.h"

#include "app/desktop/jobs/stored_plan.h"
#include "app/profiles/profiles.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/geo/crs.h"
#include "libplanner/gis/export.h"
#include "libplanner/gis/project_file.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/planning/make_plan.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <type_traits>
#include <variant>

namespace app::desktop {

namespace {

using planner::Error;
using planner::ErrorCode;

constexpr auto ProjectEnding = ".cabin.gpkg";

planner::CityDescription readCityFile(const QString& path) {
    QFile file(path);
    if (!file.exists())
        throw Error(ErrorCode::FileMissing, {.file = path.toStdString()});
    if (!file.open(QIODevice::ReadOnly))
        throw Error(ErrorCode::FileUnreadable, {.file = path.toStdString(), .reason = file.errorString().toStdString()});
    planner::CityDescription description = planner::cityFromJson(file.readAll().toStdString(), path.toStdString());
    description.baseFolder = QFileInfo(path).absolutePath().toStdString();
    return description;
}

/// The City file or plan meant by a path: itself, or what its folder holds.
QString fileMeant(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists())
        throw Error(ErrorCode::FileMissing, {.file = path.toStdString()});
    if (!info.isDir())
        return info.absoluteFilePath();
    const QDir folder(path);
    if (folder.exists(QStringLiteral("city.json")))
        return folder.absoluteFilePath(QStringLiteral("city.json"));
    const QStringList plans = folder.entryList({QStringLiteral("*.cabin.gpkg")}, QDir::Files, QDir::Name);
    if (!plans.isEmpty())
        return folder.absoluteFilePath(plans.front());
    throw Error(ErrorCode::NotAProject, {.file = path.toStdString(), .name = "city.json"});
}

planner::Parameters effectiveParameters(const planner::Parameters& profile, const planner::Scenario& scenario) {
    planner::Parameters effective = profile;
    for (const auto& [name, value] : scenario.settings)
        effective = effective.with(name, value);
    return effective;
}

void addGeometry(render::ExtraLayer& layer, const planner::Geometry& geometry) {
    std::visit(
        [&layer](const auto& shape) {
            using Shape = std::decay_t<decltype(shape)>;
            if constexpr (std::is_same_v<Shape, planner::MultiPoint>) {
                for (const planner::Point p : shape)
                    layer.points.add(p);
            } else if constexpr (std::is_same_v<Shape, planner::MultiPolyline>) {
                for (const planner::Polyline& line : shape)
                    layer.lines.add(line);
            } else if constexpr (std::is_same_v<Shape, planner::MultiPolygon>) {
                layer.areas.add(shape);
            }
        },
        geometry);
}

void readInto(render::ExtraLayer& layer, const planner::SourceSpec& spec, const planner::Crs& crs,
              const std::stop_token& stop, const planner::ProgressFunction& progress) {
    const planner::gis::GdalSourceOpener opener;
    const auto source = opener.open(spec, planner::SourceUse::Any);
    const std::optional<planner::Crs> own = source->crs();
    if (!own)
        throw Error(ErrorCode::CrsMissing, {.file = spec.path, .layer = spec.layer});
    const planner::Transform transform(*own, crs);
    planner::Feature feature;
    std::int64_t count = 0;
    while (source->next(feature)) {
        if (stop.stop_requested())
            throw planner::Cancelled();
        planner::transformInPlace(feature.geometry, [&transform](planner::Point& p) {
            p = transform.forward(p).value_or(planner::Point{});
        });
        addGeometry(layer, feature.geometry);
        if (++count % 5000 == 0 && progress)
            progress({planner::Phase::Reading, std::nullopt, std::nullopt, std::nullopt});
    }
}

/// Homes given as areas are the city's buildings: worth showing behind the plan.
std::vector<std::shared_ptr<const render::ExtraLayer>> readBackdrop(const OpenedCity& opened, const std::stop_token& stop,
                                                                    const planner::ProgressFunction& progress) {
    std::vector<std::shared_ptr<const render::ExtraLayer>> layers;
    const auto demand = opened.project.description.roles.find(planner::Role::Demand);
    if (demand == opened.project.description.roles.end())
        return layers;
    const planner::gis::GdalSourceOpener opener;
    for (planner::SourceSpec spec : demand->second) {
        if (QFileInfo(QString::fromStdString(spec.path)).isRelative())
            spec.path = opened.project.description.baseFolder + "/" + spec.path;
        try {
            if (opener.open(spec, planner::SourceUse::Any)->geometryKind() != planner::GeometryKind::Area)
                continue;
            auto layer = std::make_shared<render::ExtraLayer>();
            layer->name = QFileInfo(QString::fromStdString(spec.path)).fileName();
            readInto(*layer, spec, opened.city->crs, stop, progress);
            layer->areas.finish();
            layer->lines.finish();
            layer->points.finish();
            layers.push_back(std::move(layer));
        } catch (const Error&) {
            // The homes themselves are read already; a picture behind them is no reason to fail.
            continue;
        }
    }
    return layers;
}

planner::PlanOptions planOptions(const planner::Scenario& scenario) {
    planner::PlanOptions options;
    options.threads = static_cast<unsigned>(std::max(1, QThread::idealThreadCount()));
    options.budget.effort = scenario.effort;
    return options;
}

} // namespace

OpenedCity openPath(const QString& path, std::stop_token stop, const planner::ProgressFunction& progress) {
    const QString file = fileMeant(path);
    const bool isProject = file.endsWith(QLatin1String(ProjectEnding));
    planner::Project project;
    planner::gis::StoredPlan stored;
    if (isProject) {
        stored = planner::gis::loadPlan(file.toStdString());
        project = stored.project;
    } else if (file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
        project.description = readCityFile(file);
        project.profile = profiles::parameterProfileNames().front();
        project.scenario.settings = project.description.settings;
    } else {
        throw Error(ErrorCode::NotAProject, {.file = file.toStdString()});
    }
    project.programVersion = CABIN_VERSION;
    OpenedCity opened{file, project, profiles::parameterProfile(project.profile), {}, {}, {}, {}};
    const planner::gis::GdalSourceOpener opener;
    const planner::Parameters effective = effectiveParameters(opened.parameters, project.scenario);
    opened.city =
        planner::loadCity(project.description, opener, effective, profiles::travelProfiles(), stop, progress);
    opened.base = render::makeBaseMap(opened.city);
    opened.backdrop = readBackdrop(opened, stop, progress);
    if (isProject) {
        opened.plan = setOnCity(*stored.plan, opened.city);
        if (!opened.plan)
            opened.plan = propose(opened, project.scenario, stop, progress);
    }
    return opened;
}

std::shared_ptr<const planner::Plan> propose(const OpenedCity& opened, const planner::Scenario& scenario,
                                             std::stop_token stop, const planner::ProgressFunction& progress) {
    return planner::makePlan(opened.city, scenario, opened.parameters, planOptions(scenario), std::move(stop), progress);
}

void savePlan(const OpenedCity& opened, const planner::Plan& plan, const QString& path) {
    planner::Project project = opened.project;
    project.scenario = plan.scenario;
    const planner::gis::GdalSourceOpener opener;
    project.sources = planner::gis::storedSources(project.description, opener);
    planner::gis::saveProject(path.toStdString(), project, plan, effectiveParameters(opened.parameters, plan.scenario));
}

QStringList exportPlan(const planner::Plan& plan, const QString& format, const QString& folder) {
    planner::gis::ExportOptions options;
    options.formats = {format.toStdString()};
    options.folder = folder.toStdString();
    QStringList files;
    for (const std::string& file : planner::gis::exportPlan(plan, options))
        files += QString::fromStdString(file);
    return files;
}

std::shared_ptr<const render::ExtraLayer> readExtraLayer(const QString& path, const planner::Crs& crs,
                                                         std::stop_token stop,
                                                         const planner::ProgressFunction& progress) {
    auto layer = std::make_shared<render::ExtraLayer>();
    layer->name = QFileInfo(path).fileName();
    const planner::gis::GdalSourceOpener opener;
    planner::SourceSpec spec;
    spec.path = path.toStdString();
    for (const std::string& name : opener.layerNames(spec)) {
        spec.layer = name;
        readInto(*layer, spec, crs, stop, progress);
    }
    layer->colour = 0;
    layer->areas.finish();
    layer->lines.finish();
    layer->points.finish();
    return layer;
}

} // namespace app::desktop
