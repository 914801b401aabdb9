#include "app/desktop/main_window.h"

#include "app/desktop/jobs/city_jobs.h"
#include "app/desktop/panels/message_bar.h"
#include "app/desktop/panels/plan_panel.h"
#include "app/desktop/panels/start_page.h"
#include "app/render/map_page.h"

#include "libplanner/base/error.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>

// Files in and out of the window; each is a job.
namespace app::desktop {

namespace {

constexpr double PrintDpi = 300.0;
constexpr QSize PrintSize(4961, 3508); ///< A3 at 300 dpi, lying

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
            m_start->setRecent(m_settings.recentFiles());
            show(std::move(opened));
        });
    m_start->showOpening(m_jobs.title(*m_openJob), {});
    m_planPanel->showProgress(m_jobs.title(*m_openJob), {});
}

void MainWindow::chooseFile() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a city or a plan"), QString(),
        tr("Cities and plans (*.json *.cabin.gpkg);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void MainWindow::addLayer() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Add a layer"), QString(), tr("All files (*)"));
    if (!path.isEmpty())
        addLayerFile(path);
}

void MainWindow::addLayerFile(const QString& path) {
    using Layer = std::shared_ptr<const render::ExtraLayer>;
    m_jobs.start<Layer>(
        tr("Read %1").arg(QFileInfo(path).fileName()),
        [path, crs = m_document.city()->crs](std::stop_token stop, const planner::ProgressFunction& progress) {
            return readExtraLayer(path, crs, std::move(stop), progress);
        },
        [this](Layer layer) {
            m_scene.extras.push_back(std::move(layer));
            applyScene();
        });
}

void MainWindow::save(bool asksName) {
    const auto plan = m_document.plan();
    if (!plan)
        return;
    QString path = m_document.planPath();
    if (asksName || path.isEmpty()) {
        path = QFileDialog::getSaveFileName(this, tr("Save the plan"), m_document.title() + QStringLiteral(".cabin.gpkg"),
                                            tr("Plans (*.cabin.gpkg)"));
        if (path.isEmpty())
            return;
        if (!path.endsWith(QLatin1String(".cabin.gpkg")))
            path += QStringLiteral(".cabin.gpkg");
    }
    m_jobs.start<QString>(
        tr("Save %1").arg(QFileInfo(path).fileName()),
        [opened = m_document.opened(), plan, path](std::stop_token, const planner::ProgressFunction&) {
            savePlan(opened, *plan, path);
            return path;
        },
        [this](const QString& saved) {
            m_document.setSaved(saved);
            m_settings.addRecentFile(saved);
            m_start->setRecent(m_settings.recentFiles());
            m_message->showText(tr("Saved: %1").arg(saved));
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
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the map as a picture"),
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

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl& url : urls) {
        const QString path = url.toLocalFile();
        const bool isCity = QFileInfo(path).isDir() || path.endsWith(QLatin1String(".json")) ||
                            path.endsWith(QLatin1String(".cabin.gpkg"));
        if (isCity || !m_document.isOpen())
            open(path);
        else
            addLayerFile(path);
    }
}

} // namespace app::desktop
