#include "app/report/meeting_pack.h"

#include "app/render/map_page.h"
#include "app/report/report_files.h"
#include "app/wording/plan_headline.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/gis/export.h"

#include <QDir>
#include <QFile>

namespace app::report {

namespace {

constexpr double PrintDpi = 300.0;
constexpr QSize A3Lying(4961, 3508); ///< at 300 dpi

} // namespace

QStringList writeMeetingPack(const ReportInput& input, render::MapScene scene,
                             const std::optional<planner::Box>& extent, const QString& folder,
                             std::stop_token stop) {
    const QDir target(folder);
    target.mkpath(QStringLiteral("."));
    const auto checkStop = [&stop] {
        if (stop.stop_requested())
            throw planner::Cancelled();
    };
    QStringList files;
    const auto file = [&](const char* name) {
        checkStop();
        files += target.filePath(QLatin1String(name));
        return files.back();
    };
    // Paper is white, whatever the screen shows.
    scene.palette = std::make_shared<const render::Palette>(render::loadPalette(render::Theme::Light));
    render::MapPageOptions options;
    options.size = A3Lying;
    options.dpi = PrintDpi;
    options.extent = extent;
    options.date = input.date;
    options.subtitle = wording::headlineOf(*input.plan).title;
    const QImage map = render::renderMap(scene, options);
    writePng(map, file("map.png"));
    writePicturePdf(map, QString::fromStdString(input.plan->city->name), QPageSize::A3, file("map.pdf"));
    const PlanReport summary = makeSummary(input);
    writeReport(summary, file("summary.pdf"));
    writeReport(summary, file("summary.html"));
    checkStop();
    planner::gis::ExportOptions sheet;
    sheet.formats = {"xlsx"};
    sheet.layers = {"cabins"};
    sheet.folder = folder.toStdString();
    for (const std::string& written : planner::gis::exportPlan(*input.plan, sheet)) {
        const QString sites = target.filePath(QStringLiteral("sites.xlsx"));
        QFile::remove(sites);
        files +=
            QFile::rename(QString::fromStdString(written), sites) ? sites : QString::fromStdString(written);
    }
    return files;
}

} // namespace app::report
