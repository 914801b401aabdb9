#include "app/desktop/main_window.h"

#include "app/desktop/document/place_text.h"
#include "app/desktop/jobs/city_jobs.h"
#include "app/desktop/jobs/import_jobs.h"
#include "app/desktop/panels/import_card.h"
#include "app/desktop/panels/message_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QMenu>

// What comes from outside: dropped files through a card that shows them first, and pasted coordinates.
namespace app::desktop {

namespace {

constexpr double CloseScale = 3.0; ///< m/px at which a pasted place is shown
constexpr double CrossMetres = 40.0;

/// Where China's web maps shift coordinates.
bool isShiftedPlace(planner::Point lonLat) {
    return planner::planarDistance(planner::fromWgs84(lonLat, planner::OffsetSystem::Gcj02), lonLat) > 0.0;
}

} // namespace

void MainWindow::importFiles(const QStringList& paths) {
    using Layers = std::vector<ImportLayer>;
    const auto city = m_document.city();
    m_message->hide();
    m_jobs.start<Layers>(
        tr("Look into %1").arg(QFileInfo(paths.front()).fileName()),
        [paths, crs = city ? std::optional(city->crs) : std::nullopt,
         bounds = city ? m_scene.bounds() : planner::Box{}](std::stop_token stop,
                                                            const planner::ProgressFunction&) {
            return inspectFiles(paths, crs, bounds, std::move(stop));
        },
        [this](Layers layers) {
            if (layers.empty()) {
                m_message->showText(tr("The files hold no layer that can be read."));
                return;
            }
            render::MapScene scene = m_scene;
            scene.palette = m_palette;
            auto* card = new ImportCard(std::move(layers), scene, this);
            connect(card, &QDialog::accepted, this, [this, card] { takeImported(card->accepted()); });
            card->show();
        });
}

void MainWindow::takeImported(
    const std::vector<std::pair<std::optional<planner::Role>, planner::SourceSpec>>& sources) {
    planner::Project project = m_document.opened().project;
    bool isOtherCity = false;
    for (const auto& [role, spec] : sources) {
        if (role) {
            project.description.roles[*role].push_back(spec);
            isOtherCity = true;
        } else if (m_document.isOpen()) {
            addLayerSource(spec, {});
        }
    }
    if (!isOtherCity && !m_document.isOpen())
        m_message->showText(
            tr("Say what at least the streets and the homes are used as; without them there is no city."));
    if (!isOtherCity)
        return;
    if (m_document.isOpen()) {
        project.scenario = m_document.scenario();
    } else {
        const QFileInfo first(QString::fromStdString(sources.front().second.path));
        project = newProject(first.absoluteDir().dirName());
        for (const auto& [role, spec] : sources)
            if (role)
                project.description.roles[*role].push_back(spec);
    }
    m_openJob = m_jobs.start<OpenedCity>(
        tr("Read the city with the new files"),
        [path = m_document.opened().path, project](std::stop_token stop,
                                                   const planner::ProgressFunction& progress) {
            return openProject(path, project, std::move(stop), progress);
        },
        [this](OpenedCity opened) {
            show(std::move(opened));
            m_message->showText(
                tr("The city was read anew with these files; propose cabins again. Undo begins here."));
        });
}

void MainWindow::pastePlace() {
    const auto city = m_document.city();
    if (!city)
        return;
    planner::Box near;
    const planner::Transform toDegrees(city->crs, planner::Crs::wgs84());
    const planner::Box bounds = m_scene.bounds();
    for (const planner::Point corner :
         {planner::Point{bounds.minX, bounds.minY}, planner::Point{bounds.maxX, bounds.maxY}})
        if (const auto lonLat = toDegrees.forward(corner))
            near.add(*lonLat);
    const auto place = placeFromText(QApplication::clipboard()->text(), near);
    if (!place) {
        m_message->showText(
            tr("What was copied is no place; copy two numbers such as 104.06,30.66 and paste again."));
        return;
    }
    if (!isShiftedPlace(*place)) {
        goToPlace(*place);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Where are the coordinates from?"));
    const auto offer = [&](const QString& text, planner::OffsetSystem system) {
        menu->addAction(text, this, [this, place, system] { goToPlace(planner::toWgs84(*place, system)); });
    };
    offer(tr("Survey, GPS or CGCS2000"), planner::OffsetSystem::Wgs84);
    offer(tr("Amap or Tencent map"), planner::OffsetSystem::Gcj02);
    offer(tr("Baidu map"), planner::OffsetSystem::Bd09);
    menu->popup(m_map->mapToGlobal(m_map->rect().center()));
}

void MainWindow::goToPlace(planner::Point lonLat) {
    const auto p = planner::Transform(planner::Crs::wgs84(), m_document.city()->crs).forward(lonLat);
    if (!p)
        return;
    m_map->setSelected(std::nullopt);
    m_map->showPlace(*p, CloseScale);
    m_map->setHighlight({{{p->x - CrossMetres, p->y}, {p->x + CrossMetres, p->y}},
                         {{p->x, p->y - CrossMetres}, {p->x, p->y + CrossMetres}}});
}

} // namespace app::desktop
