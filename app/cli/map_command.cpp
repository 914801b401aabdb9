#include "app/cli/command.h"
#include "app/cli/plan_on_streets.h"
#include "app/render/map_page.h"
#include "app/render/map_scene.h"
#include "libplanner/base/error.h"
#include "libplanner/gis/project_file.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QSaveFile>

#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace app::cli {

namespace {

struct MapArguments {
    std::string project;
    std::string png;
    std::string size = "1920x1080";
    std::vector<double> extent; ///< minX, minY, maxX, maxY in the plan's CRS
    double dpi = 96.0;
    std::string title;
    std::string date;
    std::string theme = "light";
    std::optional<std::uint32_t> day;
};

QSize sizeFrom(const std::string& text) {
    const QStringList parts = QString::fromStdString(text).split(QLatin1Char('x'));
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    if (size.width() < 64 || size.height() < 64 || size.width() > 20000 || size.height() > 20000)
        throw planner::Error(planner::ErrorCode::BadValue,
                             {.name = "--size", .value = text, .reason = "WxH, 64 to 20000"});
    return size;
}

void savePng(const QImage& image, const std::string& path) {
    const QString name = QString::fromStdString(path);
    QDir().mkpath(QFileInfo(name).absolutePath());
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || !image.save(&file, "PNG") || !file.commit())
        throw planner::Error(planner::ErrorCode::WriteFailed,
                             {.file = path, .reason = file.errorString().toStdString()});
}

ExitStatus runMap(const MapArguments& arguments, Context& context) {
    render::MapPageOptions page;
    page.size = sizeFrom(arguments.size);
    page.dpi = arguments.dpi;
    page.title = QString::fromStdString(arguments.title);
    page.date = QString::fromStdString(arguments.date);
    if (!arguments.extent.empty())
        page.extent =
            planner::Box{arguments.extent[0], arguments.extent[1], arguments.extent[2], arguments.extent[3]};

    const planner::gis::StoredPlan stored = planner::gis::loadPlan(arguments.project);
    const std::shared_ptr<const planner::Plan> plan = planOnStreets(stored, context);
    const auto palette = std::make_shared<const render::Palette>(
        render::loadPalette(arguments.theme == "dark" ? render::Theme::Dark : render::Theme::Light));
    render::MapScene scene = makeScene(render::makeBaseMap(plan->city), render::makePlanMap(plan), palette);
    scene.day = arguments.day;
    savePng(renderMap(scene, page), arguments.png);
    context.console.result(QString::fromStdString(arguments.png));
    return ExitStatus::Done;
}

} // namespace

void addMapCommand(CLI::App& app, Selection& selection) {
    CLI::App* command =
        app.add_subcommand("map", "A stored plan as a picture with title, legend, scale bar, source");
    const auto arguments = std::make_shared<MapArguments>();
    command->add_option("project", arguments->project, "A stored plan (*.cabin.gpkg)")
        ->type_name("PROJECT")
        ->required();
    command->add_option("--png", arguments->png, "The picture")->type_name("FILE")->required();
    command->add_option("--size", arguments->size, "Pixels")->type_name("WxH");
    command->add_option("--extent", arguments->extent, "Part to show, in the plan's CRS (none: everything)")
        ->delimiter(',')
        ->expected(4)
        ->type_name("MINX,MINY,MAXX,MAXY");
    command->add_option("--dpi", arguments->dpi, "300 for print: same layout, finer")
        ->check(CLI::Range(48.0, 1200.0));
    command->add_option("--title", arguments->title, "Title (none: the city's name)");
    command->add_option("--date", arguments->date, "Date to print on it");
    command->add_option("--theme", arguments->theme, "Colours")->check(CLI::IsMember({"light", "dark"}));
    command
        ->add_option_function<std::uint32_t>(
            "--day", [arguments](std::uint32_t day) { arguments->day = day - 1; }, "Only this day's rounds")
        ->type_name("N")
        ->check(CLI::Range(1U, 31U));
    addOutputOptions(*command, selection.options);
    command->callback([arguments, &selection] {
        selection.drawsPictures = true;
        selection.action = [arguments](Context& context) { return runMap(*arguments, context); };
    });
}

} // namespace app::cli
