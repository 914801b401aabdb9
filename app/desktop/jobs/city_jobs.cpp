#include "app/desktop/jobs/city_jobs.h"

#include "app/desktop/jobs/stored_plan.h"
#include "app/profiles/profiles.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/geo/crs.h"
#include "libplanner/gis/export.h"
#include "libplanner/gis/project_file.h"
#include "libplanner/gis/raster_picture.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/planning/scenario_city.h"
#include "libplanner/planning/make_plan.h"

#include <QCoreApplication>
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

planner::CityDescription readCityFile(const QString& path) {
    QFile file(path);
    if (!file.exists())
        throw Error(ErrorCode::FileMissing, {.file = path.toStdString()});
    if (!file.open(QIODevice::ReadOnly))
        throw Error(ErrorCode::FileUnreadable,
                    {.file = path.toStdString(), .reason = file.errorString().toStdString()});
    planner::CityDescription description =
        planner::cityFromJson(file.readAll().toStdString(), path.toStdString());
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

void addGeometry(render::ExtraLayer& layer, const planner::Geometry& geometry, std::uint32_t tag) {
    std::visit(
        [&layer, tag](const auto& shape) {
            using Shape = std::decay_t<decltype(shape)>;
            if constexpr (std::is_same_v<Shape, planner::MultiPoint>) {
                for (const planner::Point p : shape)
                    layer.points.add(p, tag);
            } else if constexpr (std::is_same_v<Shape, planner::MultiPolyline>) {
                for (const planner::Polyline& line : shape)
                    layer.lines.add(line, tag);
            } else if constexpr (std::is_same_v<Shape, planner::MultiPolygon>) {
                layer.areas.add(shape, tag);
            }
        },
        geometry);
}

/// Classes of the rows by one field: numbers graduated, words each its own colour.
render::Classification classesOf(const std::vector<planner::Value>& values) {
    constexpr std::size_t MostGrades = 5;
    std::vector<std::optional<double>> numbers;
    QStringList words;
    bool areNumbers = true;
    for (const planner::Value& value : values) {
        numbers.push_back(planner::numberOf(value));
        words += QString::fromStdString(planner::textOf(value).value_or(""));
        areNumbers = areNumbers && (numbers.back() || words.back().isEmpty());
    }
    const QString none = QCoreApplication::translate("Legend", "no value");
    return areNumbers ? render::graduated(numbers, MostGrades, none)
                      : render::categorised(words, QCoreApplication::translate("Legend", "others"));
}

void readInto(render::ExtraLayer& layer, const planner::SourceSpec& spec, const planner::Crs& crs,
              const std::stop_token& stop, const planner::ProgressFunction& progress) {
    const planner::gis::GdalSourceOpener opener;
    const auto source = opener.open(spec, planner::SourceUse::Any);
    const std::optional<planner::Crs> own = source->crs();
    if (!own)
        throw Error(ErrorCode::CrsMissing, {.file = spec.path, .layer = spec.layer});
    const planner::Transform transform(*own, crs);
    for (const planner::Field& field : source->fields())
        layer.fields += QString::fromStdString(field.name);
    const auto styled = planner::fieldIndex(source->fields(), layer.styledBy.toStdString());
    std::vector<planner::Geometry> shapes;
    std::vector<planner::Value> values;
    planner::Feature feature;
    std::int64_t count = 0;
    while (source->next(feature)) {
        if (stop.stop_requested())
            throw planner::Cancelled();
        planner::transformInPlace(feature.geometry, [&transform](planner::Point& p) {
            p = transform.forward(p).value_or(planner::Point{});
        });
        if (styled) {
            shapes.push_back(feature.geometry);
            values.push_back(feature.values[*styled]);
        } else {
            addGeometry(layer, feature.geometry, 0);
        }
        if (++count % 5000 == 0 && progress)
            progress({planner::Phase::Reading, std::nullopt, std::nullopt, std::nullopt});
    }
    if (!styled)
        return;
    const render::Classification made = classesOf(values);
    for (std::size_t i = 0; i < shapes.size(); ++i)
        addGeometry(layer, shapes[i], made.classOf[i]);
    layer.classes = made.classes;
}

/// A file's picture of the ground for the map.
class FilePicture final : public render::RasterLayer {
public:
    FilePicture(const std::string& path, const planner::Crs& crs) : m_picture(path, crs) {}
    [[nodiscard]] planner::Box bounds() const override { return m_picture.bounds(); }
    [[nodiscard]] QImage picture(const planner::Box& box, QSize pixels) const override {
        const std::vector<std::uint32_t> read = m_picture.read(box, pixels.width(), pixels.height());
        if (read.empty())
            return {};
        return QImage(reinterpret_cast<const uchar*>(read.data()), pixels.width(), pixels.height(),
                      QImage::Format_ARGB32)
            .copy();
    }

private:
    planner::gis::RasterPicture m_picture;
};

/// Homes given as areas are the city's buildings: worth showing behind the plan.
std::vector<std::shared_ptr<const render::ExtraLayer>>
readBackdrop(const OpenedCity& opened, const std::stop_token& stop,
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
            layer->spec = spec;
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
    options.cacheFolder = profiles::cacheFolder();
    return options;
}

} // namespace

planner::Parameters effectiveParameters(const planner::Parameters& profile,
                                        const planner::Scenario& scenario) {
    planner::Parameters effective = profile;
    for (const auto& [name, value] : scenario.settings)
        effective = effective.with(name, value);
    return effective;
}

OpenedCity openProject(const QString& path, planner::Project project, std::stop_token stop,
                       const planner::ProgressFunction& progress) {
    project.programVersion = CABIN_VERSION;
    const planner::Parameters profile = profiles::parameterProfile(project.profile);
    OpenedCity opened{path, std::move(project), profile, {}, {}, {}, {}, false};
    const planner::gis::GdalSourceOpener opener;
    const planner::Parameters effective = effectiveParameters(opened.parameters, opened.project.scenario);
    opened.city = planner::loadCity(opened.project.description, opener, effective, profiles::travelProfiles(),
                                    stop, progress);
    opened.base = render::makeBaseMap(opened.city);
    opened.backdrop = readBackdrop(opened, stop, progress);
    return opened;
}

planner::Project newProject(const QString& name) {
    planner::Project project;
    project.description.name = name.toStdString();
    project.profile = profiles::parameterProfileNames().front();
    return project;
}

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
    OpenedCity opened = openProject(file, project, stop, progress);
    if (isProject) {
        const planner::Parameters effective = effectiveParameters(opened.parameters, project.scenario);
        opened.plan =
            setOnCity(*stored.plan, planner::scenarioCity(opened.city, project.scenario, effective).city);
        if (!opened.plan)
            opened.plan = propose(opened, project.scenario, stop, progress);
    }
    return opened;
}

std::shared_ptr<const planner::Plan> propose(const OpenedCity& opened, const planner::Scenario& scenario,
                                             std::stop_token stop,
                                             const planner::ProgressFunction& progress) {
    return planner::makePlan(opened.city, scenario, opened.parameters, planOptions(scenario), std::move(stop),
                             progress);
}

planner::NumberTable howMany(const OpenedCity& opened, const planner::Scenario& scenario,
                             std::stop_token stop, const planner::ProgressFunction& progress) {
    return planner::howManyCabins(opened.city, scenario, opened.parameters, planOptions(scenario),
                                  std::move(stop), progress);
}

planner::Project savePlan(const OpenedCity& opened, const planner::Plan& plan, planner::Project project,
                          const QString& path) {
    planner::Scenario made = plan.scenario;
    made.name = project.scenario.name;
    made.consents = project.scenario.consents;
    project.scenario = std::move(made);
    planner::Project stored = project;
    const planner::gis::GdalSourceOpener opener;
    stored.sources = planner::gis::storedSources(project.description, opener);
    planner::gis::saveProject(path.toStdString(), stored, plan,
                              effectiveParameters(opened.parameters, plan.scenario));
    return project;
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

std::shared_ptr<const render::ExtraLayer> readExtraLayer(const planner::SourceSpec& spec,
                                                         const planner::Crs& crs, const QString& styledBy,
                                                         std::stop_token stop,
                                                         const planner::ProgressFunction& progress) {
    auto layer = std::make_shared<render::ExtraLayer>();
    const QString file = QFileInfo(QString::fromStdString(spec.path)).fileName();
    layer->name =
        spec.layer.empty() ? file : QStringLiteral("%1: %2").arg(file, QString::fromStdString(spec.layer));
    layer->styledBy = styledBy;
    layer->spec = spec;
    layer->colour = 0;
    if (spec.layer.empty() && planner::gis::RasterPicture::isPicture(spec.path))
        layer->raster = std::make_shared<const FilePicture>(spec.path, crs);
    else
        readInto(*layer, spec, crs, stop, progress);
    layer->areas.finish();
    layer->lines.finish();
    layer->points.finish();
    return layer;
}

} // namespace app::desktop
