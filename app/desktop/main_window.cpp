#include "app/desktop/main_window.h"

#include "app/desktop/actions/command_search.h"
#include "app/desktop/jobs/city_jobs.h"
#include "app/desktop/models/plan_columns.h"
#include "app/desktop/panels/card_panel.h"
#include "app/desktop/panels/data_panel.h"
#include "app/desktop/panels/layers_panel.h"
#include "app/desktop/panels/message_bar.h"
#include "app/desktop/panels/plan_panel.h"
#include "app/desktop/panels/routes_panel.h"
#include "app/desktop/panels/start_page.h"
#include "app/desktop/panels/status_line.h"
#include "app/desktop/panels/table_panel.h"
#include "app/desktop/sample_cities.h"
#include "app/desktop/theme.h"
#include "app/render/map_page.h"
#include "app/wording/language.h"
#include "app/wording/number_wording.h"

#include "libplanner/network/path.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

#include <utility>

namespace app::desktop {

namespace {

constexpr double CloseScale = 3.0; ///< m/px at which a chosen place is shown
constexpr double PrintDpi = 300.0;
constexpr QSize PrintSize(4961, 3508); ///< A3 at 300 dpi, lying

#define W(text) QT_TRANSLATE_NOOP("MainWindow", text)

QString say(const char* text) {
    return QCoreApplication::translate("MainWindow", text);
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), m_actions(this), m_centre(new QStackedWidget(this)), m_start(new StartPage(this)),
      m_map(new MapView(this)), m_message(new MessageBar(this)), m_toolBar(new QToolBar(this)) {
    setAcceptDrops(true);
    auto* mapSide = new QWidget(this);
    auto* layout = new QVBoxLayout(mapSide);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_centre, 1);
    auto* all = new QWidget(this);
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message);
    column->addWidget(mapSide, 1);
    m_centre->addWidget(m_start);
    m_centre->addWidget(m_map);
    setCentralWidget(all);
    m_palette = std::make_shared<render::Palette>(render::loadPalette(render::Theme::Light));

    m_actions.buildMenus(*menuBar());
    m_toolBar->setObjectName(QStringLiteral("toolBar"));
    m_toolBar->setMovable(false);
    m_actions.buildToolBar(*m_toolBar);
    addToolBar(m_toolBar);
    m_status = new StatusLine(this);
    statusBar()->addPermanentWidget(m_status);
    buildDocks();
    connectActions();
    connectJobs();
    connectPanels();
    chooseTool(m_select);
    m_start->setSamples(sampleCities());
    m_start->setRecent(m_settings.recentFiles());
    retranslate();
    refreshActions();
    resize(fontMetrics().averageCharWidth() * 190, fontMetrics().height() * 54);
    restoreState(m_settings.layout(QStringLiteral("docks")));
}

MainWindow::~MainWindow() {
    m_map->setTool(nullptr);
}

QDockWidget* MainWindow::addDock(const char* title, const QString& name, QWidget* widget, Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(this);
    dock->setObjectName(name);
    dock->setWidget(widget);
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
    addDockWidget(area, dock);
    m_docks.push_back({dock, title});
    return dock;
}

void MainWindow::buildDocks() {
    m_planPanel = new PlanPanel(m_actions.action(QStringLiteral("plan.propose")),
                                m_actions.action(QStringLiteral("plan.stop")), this);
    m_indicators = new TablePanel([] { return say(W("Figures of the plan")); }, this);
    m_indicators->setFilterVisible(false);
    m_layers = new LayersPanel(this);
    m_card = new CardPanel(this);
    m_routes = new RoutesPanel(this);
    m_cabins = new TablePanel([] { return say(W("Cabins")); }, this);
    m_unserved = new TablePanel([] { return say(W("Homes without a cabin")); }, this);
    m_data = new DataPanel(this);
    setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    auto* layers = addDock(W("Layers"), QStringLiteral("layers"), m_layers, Qt::LeftDockWidgetArea);
    addDock(W("About this"), QStringLiteral("card"), m_card, Qt::LeftDockWidgetArea);
    auto* plan = addDock(W("Plan"), QStringLiteral("plan"), m_planPanel, Qt::RightDockWidgetArea);
    auto* figures = addDock(W("Figures"), QStringLiteral("figures"), m_indicators, Qt::RightDockWidgetArea);
    auto* cabins = addDock(W("Cabins"), QStringLiteral("cabins"), m_cabins, Qt::BottomDockWidgetArea);
    auto* routes = addDock(W("Truck routes"), QStringLiteral("routes"), m_routes, Qt::BottomDockWidgetArea);
    auto* unserved = addDock(W("Not served"), QStringLiteral("unserved"), m_unserved, Qt::BottomDockWidgetArea);
    auto* data = addDock(W("Data"), QStringLiteral("data"), m_data, Qt::BottomDockWidgetArea);
    tabifyDockWidget(cabins, routes);
    tabifyDockWidget(routes, unserved);
    tabifyDockWidget(unserved, data);
    cabins->raise();
    const int width = fontMetrics().averageCharWidth();
    resizeDocks({layers, plan}, {width * 36, width * 44}, Qt::Horizontal);
    resizeDocks({cabins}, {fontMetrics().height() * 13}, Qt::Vertical);
    resizeDocks({plan, figures}, {1, 2}, Qt::Vertical);
}

void MainWindow::connectActions() {
    const auto on = [this](const char* id, auto call) {
        connect(m_actions.action(QString::fromLatin1(id)), &QAction::triggered, this, call);
    };
    on("file.open", [this] { chooseFile(); });
    on("file.start", [this] { m_centre->setCurrentWidget(m_start); refreshActions(); });
    on("file.addLayer", [this] { addLayer(); });
    on("file.save", [this] { save(false); });
    on("file.saveAs", [this] { save(true); });
    on("file.exportShapes", [this] { exportShapes(); });
    on("file.exportMap", [this] { exportMap(); });
    on("file.quit", [this] { close(); });
    on("edit.undo", [this] { m_document.undoStack().undo(); });
    on("edit.redo", [this] { m_document.undoStack().redo(); });
    on("edit.copyMap", [this] { QApplication::clipboard()->setImage(m_map->picture()); });
    on("edit.copyPlace", [this] { QApplication::clipboard()->setText(m_status->placeText()); });
    on("view.full", [this] { m_map->showAll(); });
    on("view.selection", [this] {
        if (const auto hit = m_map->selected())
            m_map->showPlace(placeOf(m_scene, *hit), CloseScale);
    });
    on("view.zoomIn", [this] { m_map->zoomBy(1.5); });
    on("view.zoomOut", [this] { m_map->zoomBy(1.0 / 1.5); });
    on("view.back", [this] { m_map->goBack(); });
    on("view.forward", [this] { m_map->goForward(); });
    on("view.dark", [this](bool isDark) { setDark(isDark); });
    on("plan.propose", [this] { proposePlan(); });
    on("plan.stop", [this] { m_jobs.stopAll(); });
    on("plan.select", [this] { chooseTool(m_select); });
    on("plan.measure", [this] { chooseTool(m_measure); });
    for (const QString& language : wording::languages())
        connect(m_actions.action(QStringLiteral("language.") + language), &QAction::triggered, this, [this, language] {
            m_settings.setLanguage(language);
            setLanguage(language);
        });
    const auto search = [this] { CommandSearch(m_actions.all(), this).exec(); };
    on("help.commands", search);
    on("help.keys", search);
    on("help.about", [this] {
        QMessageBox::about(this, tr("About Cabin Planner"),
                           tr("Cabin Planner %1\n\nFree software under the GNU General Public License, version 3 or later.\nStreets and homes of the sample city Montevideo: © OpenStreetMap contributors, ODbL.")
                               .arg(QStringLiteral(CABIN_VERSION)));
    });
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this, &MainWindow::refreshActions);
}

void MainWindow::connectJobs() {
    connect(&m_jobs, &JobRunner::progressed, this, [this](JobId id, const planner::Progress& progress) {
        if (id != m_walkJob)
            m_planPanel->showProgress(m_jobs.title(id), progress);
    });
    connect(&m_jobs, &JobRunner::started, this, [this](JobId, const QString&) { refreshActions(); });
    connect(&m_jobs, &JobRunner::failed, this,
            [this](JobId, const wording::Message& message) { m_message->showMessage(message); });
    connect(&m_jobs, &JobRunner::ended, this, [this](JobId id) {
        if (m_openJob == id)
            m_openJob.reset();
        if (m_planJob == id)
            m_planJob.reset();
        if (m_jobs.isIdle()) {
            m_planPanel->showIdle();
            emit idle();
        }
        refreshActions();
    });
}

void MainWindow::connectPanels() {
    connect(m_start, &StartPage::openRequested, this, &MainWindow::open);
    connect(m_start, &StartPage::browseRequested, this, &MainWindow::chooseFile);
    connect(&m_document, &PlanDocument::changed, this, &MainWindow::documentChanged);
    connect(m_planPanel, &PlanPanel::edited, this, [this] {
        if (m_document.isOpen())
            m_document.changeScenario(m_planPanel->entered(m_document.scenario()), tr("Change what the plan shall be"));
    });
    connect(m_layers, &LayersPanel::layerToggled, this, [this](render::MapLayer layer, bool isShown) {
        m_scene.show(layer, isShown);
        applyScene();
    });
    connect(m_routes, &RoutesPanel::filterChanged, this,
            [this](std::optional<std::uint32_t> day, std::optional<std::uint32_t> truck) {
                if (m_scene.day == day && m_scene.truck == truck)
                    return;
                m_scene.day = day;
                m_scene.truck = truck;
                applyScene();
            });
    connect(m_routes, &RoutesPanel::routeChosen, this, &MainWindow::showRoute);
    connect(m_cabins, &TablePanel::chosen, this, [this](std::uint32_t cabin) {
        const MapHit hit{MapHit::Kind::Cabin, cabin};
        m_map->showPlace(placeOf(m_scene, hit), CloseScale * 2.0);
        m_map->setSelected(hit);
    });
    connect(m_unserved, &TablePanel::chosen, this, [this](std::uint32_t row) {
        const MapHit hit{MapHit::Kind::Home, (*m_unservedHomes)[row]};
        m_map->showPlace(placeOf(m_scene, hit), CloseScale);
        m_map->setSelected(hit);
    });
    connect(m_map, &MapView::pointerMoved, m_status, &StatusLine::setPointer);
    connect(m_map, &MapView::viewChanged, this, [this] {
        m_status->setScale(m_map->transform().metresPerPixel);
        m_actions.action(QStringLiteral("view.back"))->setEnabled(m_map->history().hasBack());
        m_actions.action(QStringLiteral("view.forward"))->setEnabled(m_map->history().hasForward());
    });
    connect(m_map, &MapView::hovered, this, [this](std::optional<MapHit> hit) { showHit(hit, false); });
    connect(m_map, &MapView::selectionChanged, this, [this](std::optional<MapHit> hit) { showHit(hit, true); });
    for (MapTool* tool : {static_cast<MapTool*>(&m_select), static_cast<MapTool*>(&m_measure)})
        connect(tool, &MapTool::statusChanged, this, [this, tool] { statusBar()->showMessage(tool->statusText()); });
}

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
    m_planPanel->showProgress(m_jobs.title(*m_openJob), {});
}

void MainWindow::show(OpenedCity opened) {
    m_document.open(std::move(opened));
}

void MainWindow::documentChanged(PlanChange change) {
    if (change == PlanChange::City) {
        m_centre->setCurrentWidget(m_map);
        m_status->setCrs(m_document.city()->crs);
        m_data->showCity(m_document.city());
        m_planPanel->setCandidateCount(m_document.city()->candidates.size());
        m_map->setFocus();
    }
    if (change == PlanChange::City || change == PlanChange::Plan)
        rebuildScene();
    if (change != PlanChange::Saved)
        m_planPanel->showScenario(m_document.scenario(), &m_document.opened().parameters);
    m_planPanel->showPlan(m_document.plan(), m_document.isPlanStale());
    refreshActions();
}

void MainWindow::rebuildScene() {
    const bool isOtherCity = m_scene.base != m_document.opened().base;
    const auto planMap = m_document.plan() ? render::makePlanMap(m_document.plan()) : nullptr;
    if (isOtherCity) {
        m_scene = render::makeScene(m_document.opened().base, planMap, m_palette);
        m_scene.extras = m_document.opened().backdrop;
    } else {
        m_scene.plan = planMap;
    }
    m_scene.day.reset();
    m_scene.truck.reset();
    refreshPanels();
    applyScene();
}

void MainWindow::applyScene() {
    m_map->setScene(m_scene);
    m_layers->showScene(m_scene);
}

void MainWindow::refreshPanels() {
    const auto plan = m_document.plan();
    m_routes->showPlan(m_scene.plan);
    m_card->showHit(m_scene, std::nullopt);
    if (!plan) {
        m_indicators->reset({}, 0);
        m_cabins->reset({}, 0);
        m_unserved->reset({}, 0);
        return;
    }
    m_unservedHomes = std::make_shared<std::vector<std::uint32_t>>(unservedHomes(*plan));
    m_indicators->reset(indicatorColumns(plan), static_cast<std::uint32_t>(plan->indicators.size()));
    m_cabins->reset(cabinColumns(plan), static_cast<std::uint32_t>(plan->cabins.size()));
    m_unserved->reset(unservedColumns(plan, m_unservedHomes), static_cast<std::uint32_t>(m_unservedHomes->size()));
}

void MainWindow::refreshActions() {
    const bool isOpen = m_document.isOpen();
    const bool isMap = isOpen && m_centre->currentWidget() == m_map;
    const auto enable = [this](const char* id, bool isEnabled) {
        m_actions.action(QString::fromLatin1(id))->setEnabled(isEnabled);
    };
    for (const char* id : {"view.full", "view.zoomIn", "view.zoomOut", "edit.copyMap", "edit.copyPlace", "plan.select", "plan.measure"})
        enable(id, isMap);
    for (const char* id : {"file.addLayer", "file.exportMap"})
        enable(id, isOpen);
    for (const char* id : {"file.save", "file.saveAs", "file.exportShapes"})
        enable(id, m_document.plan() != nullptr);
    enable("view.selection", isMap && m_map->selected().has_value());
    enable("plan.propose", isOpen && !m_planJob);
    enable("plan.stop", m_planJob || m_openJob);
    QUndoStack& stack = m_document.undoStack();
    enable("edit.undo", stack.canUndo());
    enable("edit.redo", stack.canRedo());
    enable("view.back", isMap && m_map->history().hasBack());
    enable("view.forward", isMap && m_map->history().hasForward());
    for (const QString& language : wording::languages())
        m_actions.action(QStringLiteral("language.") + language)->setChecked(wording::currentLanguage() == language);
    m_actions.action(QStringLiteral("plan.select"))->setChecked(m_map->tool() == &m_select);
    m_actions.action(QStringLiteral("plan.measure"))->setChecked(m_map->tool() == &m_measure);
    for (const Dock& dock : m_docks)
        dock.widget->setEnabled(isOpen || m_openJob);
    const QString name = m_document.title();
    setWindowTitle(name.isEmpty() ? tr("Cabin Planner") : tr("%1 – Cabin Planner").arg(name));
}

void MainWindow::setLanguage(const QString& language) {
    wording::installLanguage(language);
    refreshActions();
}

void MainWindow::setDark(bool isDark) {
    const render::Theme theme = isDark ? render::Theme::Dark : render::Theme::Light;
    m_settings.setDark(isDark);
    m_actions.action(QStringLiteral("view.dark"))->setChecked(isDark);
    m_palette = std::make_shared<render::Palette>(render::loadPalette(theme));
    m_scene.palette = m_palette;
    applyTheme(theme);
    if (m_document.isOpen())
        applyScene();
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        m_actions.refresh();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate() {
    m_actions.refresh();
    for (const Dock& dock : m_docks) {
        dock.widget->setWindowTitle(say(dock.title));
        dock.widget->setAccessibleName(say(dock.title));
    }
    m_toolBar->setWindowTitle(tr("Tools"));
    m_toolBar->setAccessibleName(tr("Tools"));
    if (m_document.isOpen())
        applyScene();
    if (m_map->tool())
        statusBar()->showMessage(m_map->tool()->statusText());
    refreshActions();
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

void MainWindow::proposePlan() {
    if (!m_document.isOpen() || m_planJob)
        return;
    const planner::Scenario scenario = m_planPanel->entered(m_document.scenario());
    m_document.changeScenario(scenario, tr("Change what the plan shall be"));
    m_message->hide();
    using PlanPointer = std::shared_ptr<const planner::Plan>;
    m_planJob = m_jobs.start<PlanPointer>(
        tr("Propose cabins"),
        [opened = m_document.opened(), scenario](std::stop_token stop, const planner::ProgressFunction& progress) {
            return propose(opened, scenario, std::move(stop), progress);
        },
        [this, city = m_document.city()](PlanPointer plan) {
            // A plan of a city that was closed meanwhile has no place any more.
            if (m_document.city() != city)
                return;
            m_document.takePlan(plan, tr("Propose cabins: %1").arg(wording::number(static_cast<double>(plan->cabins.size()))));
        });
    m_planPanel->showProgress(m_jobs.title(*m_planJob), {planner::Phase::WalkTable, std::nullopt, std::nullopt, std::nullopt});
    refreshActions();
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

void MainWindow::showHit(std::optional<MapHit> hit, bool isSelected) {
    // Hover tells about what is under the pointer; leaving it returns to what was clicked.
    const std::optional<MapHit> shown = hit ? hit : m_map->selected();
    m_card->showHit(m_scene, shown);
    if (!isSelected)
        return;
    if (hit && hit->kind == MapHit::Kind::Cabin)
        m_cabins->choose(hit->index);
    else
        m_cabins->choose(std::nullopt);
    if (hit && hit->kind == MapHit::Kind::Home)
        showWalk(*hit);
    refreshActions();
}

void MainWindow::showWalk(const MapHit& hit) {
    const auto plan = m_document.plan();
    if (!plan || !plan->allocation[hit.index].cabin)
        return;
    if (m_walkJob)
        m_jobs.stop(*m_walkJob);
    m_walkJob = m_jobs.start<planner::Polyline>(
        tr("Find the walk"),
        [plan, hit](std::stop_token, const planner::ProgressFunction&) {
            const planner::DemandPoint& home = plan->city->demand[hit.index];
            const planner::Cabin& cabin = plan->cabins[plan->allocation[hit.index].cabin->value()];
            const planner::CandidateSite& site = plan->city->candidates[cabin.site.value()];
            planner::Polyline line;
            if (home.access && site.access)
                if (const auto path = planner::findPath(*plan->city->network, planner::TravelMode::Walk, home.at,
                                                        *home.access, site.at, *site.access))
                    line = path->line;
            return line;
        },
        [this, hit](const planner::Polyline& line) {
            if (m_map->selected() == hit)
                m_map->setHighlight({line});
        });
}

void MainWindow::showRoute(std::uint32_t route) {
    const auto plan = m_document.plan();
    if (!plan || route >= plan->routes.size())
        return;
    m_map->setSelected(std::nullopt);
    const planner::Polyline& line = plan->routes[route].line;
    m_map->setHighlight({line});
    m_map->showBox(planner::boundsOf(line));
}

void MainWindow::chooseTool(MapTool& tool) {
    m_map->setTool(&tool);
    statusBar()->showMessage(tool.statusText());
    refreshActions();
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

void MainWindow::closeEvent(QCloseEvent* event) {
    m_settings.setLayout(QStringLiteral("docks"), saveState());
    m_jobs.stopAll();
    QMainWindow::closeEvent(event);
}

} // namespace app::desktop
