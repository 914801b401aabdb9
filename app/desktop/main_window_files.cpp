#include "app/desktop/main_window.h"

#include "app/desktop/jobs/city_jobs.h"
#include "app/desktop/panels/message_bar.h"
#include "app/desktop/panels/plan_panel.h"
#include "app/desktop/panels/start_page.h"
#include "app/render/map_page.h"
#include "app/report/meeting_pack.h"
#include "app/report/report_files.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/raster_picture.h"

#include <QDate>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>

#include <algorithm>

// Files in and out of the window; each is a job.
namespace app::desktop {

namespace {

constexpr double PrintDpi = 300.0;
constexpr QSize PrintSize(4961, 3508); ///< A3 at 300 dpi, lying

/// A City file rather than a layer that happens to be JSON.
bool isCityFile(const QString& path) {
    constexpr qint64 Beginning = 4096;
    QFile file(path);
    return path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) && file.open(QIODevice::ReadOnly) &&
           file.read(Beginning).contains("\"roles\"");
}

} // namespace

void MainWindow::open(const QString& path) {
    if (m_openJob)
        m_jobs.stop(*m_openJob);
    m_message->hide();
    m_openJob = m_jobs.start<OpenedCity>(
        tr("Open %1").arg(QFileInfo(path).fileName()),
        [path](std::stop_token stop, const planner::ProgressFunction& progress) {
            return openPath(path, std::move(stop), progress);
        },
        [this](OpenedCity opened) {
            m_settings.addRecentFile(opened.path);
            showRecent();
            show(std::move(opened));
        });
    m_start->showOpening(m_jobs.title(*m_openJob), {});
    m_start->showPicture(m_pictures.pictureOf(path));
    m_planPanel->showProgress(m_jobs.title(*m_openJob), {});
}

void MainWindow::showRecent() {
    m_start->setRecent(m_settings.recentFiles(),
                       [this](const QString& path) { return m_pictures.thumbnailOf(path); });
}

void MainWindow::keepPicture() {
    const QString path = m_document.planPath().isEmpty() ? m_document.opened().path : m_document.planPath();
    const bool isAsStored = !m_document.hasUnsavedChanges() && !m_document.isPlanStale() &&
                            (m_scene.plan ? m_scene.plan->plan : nullptr) == m_document.plan();
    if (path.isEmpty() || path == m_pictured || !isAsStored)
        return;
    m_pictured = path;
    m_jobs.runQuietly(
        [pictures = m_pictures, path, picture = m_map->picture()] { pictures.keep(path, picture); });
}

void MainWindow::chooseFile() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a city or a plan"), QString(),
                                     tr("Cities and plans (*.json *.cabin.gpkg);;All files (*)"));
    if (!path.isEmpty() && mayLeave([this, path] { open(path); }))
        open(path);
}

void MainWindow::addLayer() {
    const QStringList paths =
        QFileDialog::getOpenFileNames(this, tr("Add a layer"), QString(), tr("All files (*)"));
    QStringList layers;
    for (const QString& path : paths) {
        planner::SourceSpec picture;
        picture.path = path.toStdString();
        if (planner::gis::RasterPicture::isPicture(picture.path))
            addLayerSource(picture, {});
        else
            layers += path;
    }
    if (!layers.isEmpty())
        importFiles(layers);
}

void MainWindow::addLayerSource(const planner::SourceSpec& spec, const QString& styledBy) {
    using Layer = std::shared_ptr<const render::ExtraLayer>;
    m_jobs.start<Layer>(
        tr("Read %1").arg(QFileInfo(QString::fromStdString(spec.path)).fileName()),
        [spec, styledBy, crs = m_document.city()->crs](std::stop_token stop,
                                                       const planner::ProgressFunction& progress) {
            return readExtraLayer(spec, crs, styledBy, std::move(stop), progress);
        },
        [this](Layer layer) {
            // The same layer in another style takes its own place.
            const auto same =
                std::find_if(m_scene.extras.begin(), m_scene.extras.end(), [&layer](const Layer& old) {
                    return old->name == layer->name && old->colour >= 0;
                });
            if (same != m_scene.extras.end())
                *same = std::move(layer);
            else
                m_scene.extras.push_back(std::move(layer));
            applyScene();
        });
}

void MainWindow::save(bool asksName, const std::function<void()>& then) {
    if (!m_document.plan())
        return;
    QString path = m_document.planPath();
    if (asksName || path.isEmpty()) {
        path = QFileDialog::getSaveFileName(this, tr("Save the plan"),
                                            m_document.title() + QStringLiteral(".cabin.gpkg"),
                                            tr("Plans (*.cabin.gpkg)"));
        if (path.isEmpty())
            return;
        if (!path.endsWith(QLatin1String(ProjectEnding)))
            path += QLatin1String(ProjectEnding);
    }
    if (m_document.isPlanStale()) {
        // A plan of older decisions must not be stored as theirs.
        m_message->showText(tr("The plan follows the last change first; then it is saved."));
        m_afterPlan = [this, path, then] { store(path, then); };
        if (!m_controller.isBusy())
            m_controller.follow();
        return;
    }
    store(path, then);
}

void MainWindow::store(const QString& path, const std::function<void()>& then) {
    const auto plan = m_document.plan();
    m_jobs.start<planner::Project>(
        tr("Save %1").arg(QFileInfo(path).fileName()),
        [opened = m_document.opened(), plan, path,
         project = m_document.project()](std::stop_token, const planner::ProgressFunction&) {
            return savePlan(opened, *plan, project, path);
        },
        [this, path, then](const planner::Project& stored) {
            m_document.setSaved(path, stored);
            m_settings.addRecentFile(path);
            showRecent();
            m_message->showText(tr("Saved: %1").arg(path));
            if (then)
                then();
        });
}

void MainWindow::exportShapes() {
    const auto plan = m_document.plan();
    if (!plan)
        return;
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for the shapefiles"));
    if (folder.isEmpty())
        return;
    m_jobs.start<QStringList>(
        tr("Export shapefiles"),
        [plan, folder](std::stop_token, const planner::ProgressFunction&) {
            return exportPlan(*plan, QStringLiteral("shp"), folder);
        },
        [this, folder](const QStringList& files) {
            m_message->showText(tr("Written and read back: %1 files in %2").arg(files.size()).arg(folder));
        });
}

void MainWindow::exportMap() {
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the map as a picture"),
                                     m_document.title() + QStringLiteral(".png"), tr("Pictures (*.png)"));
    if (path.isEmpty())
        return;
    render::MapPageOptions options;
    options.size = PrintSize;
    options.dpi = PrintDpi;
    options.extent = m_map->transform().visibleBox();
    m_jobs.start<QString>(
        tr("Save the map as a picture"),
        [scene = m_scene, options, path](std::stop_token, const planner::ProgressFunction&) {
            if (!render::renderMap(scene, options).save(path))
                throw planner::Error(planner::ErrorCode::WriteFailed, {.file = path.toStdString()});
            return path;
        },
        [this](const QString& saved) { m_message->showText(tr("Saved: %1").arg(saved)); });
}

report::ReportInput MainWindow::reportInput() const {
    report::ReportInput input;
    input.plan = m_document.plan();
    input.base = m_document.opened().base;
    input.parameters = effectiveParameters(m_document.opened().parameters, m_document.scenario());
    input.date = QDate::currentDate().toString(Qt::ISODate);
    input.version = QStringLiteral(CABIN_VERSION);
    return input;
}

void MainWindow::writePack() {
    if (!m_document.plan())
        return;
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for the meeting pack"));
    if (folder.isEmpty())
        return;
    m_jobs.start<QStringList>(
        tr("Write the meeting pack"),
        [input = reportInput(), scene = m_scene, extent = m_map->transform().visibleBox(),
         folder](std::stop_token stop, const planner::ProgressFunction&) {
            return report::writeMeetingPack(input, scene, extent, folder, std::move(stop));
        },
        [this, folder, plan = m_document.plan()](const QStringList& files) {
            m_reported = plan;
            refreshSteps();
            m_message->showText(tr("The meeting pack is in %1: %2 files.").arg(folder).arg(files.size()));
        });
}

void MainWindow::writeReport() {
    if (!m_document.plan())
        return;
    const QString path = QFileDialog::getSaveFileName(this, tr("Write the plan report"),
                                                      m_document.title() + QStringLiteral(".pdf"),
                                                      tr("Reports (*.pdf *.html)"));
    if (path.isEmpty())
        return;
    m_jobs.start<QString>(
        tr("Write the plan report"),
        [input = reportInput(), path](std::stop_token stop, const planner::ProgressFunction&) {
            report::writeReport(report::makePlanReport(input, std::move(stop)), path);
            return path;
        },
        [this, plan = m_document.plan()](const QString& saved) {
            m_reported = plan;
            refreshSteps();
            m_message->showText(tr("Saved: %1").arg(saved));
        });
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList layers;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl& url : urls) {
        const QString path = url.toLocalFile();
        const bool isCity =
            QFileInfo(path).isDir() || isCityFile(path) || path.endsWith(QLatin1String(".cabin.gpkg"));
        planner::SourceSpec picture;
        picture.path = path.toStdString();
        if (m_document.isOpen() && !path.endsWith(QLatin1String(".cabin.gpkg")) &&
            planner::gis::RasterPicture::isPicture(picture.path))
            addLayerSource(picture, {});
        else if (isCity && mayLeave([this, path] { open(path); }))
            open(path);
        else if (!isCity)
            layers += path;
    }
    if (!layers.isEmpty())
        importFiles(layers);
}

} // namespace app::desktop
