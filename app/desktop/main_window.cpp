#include "app/desktop/main_window.h"

#include "app/desktop/jobs/city_jobs.h"
#include "app/desktop/models/plan_columns.h"
#include "app/desktop/panels/card_panel.h"
#include "app/desktop/panels/card_text.h"
#include "app/desktop/panels/charts_panel.h"
#include "app/desktop/panels/compare_panel.h"
#include "app/desktop/panels/data_panel.h"
#include "app/desktop/panels/how_many_panel.h"
#include "app/desktop/panels/layers_panel.h"
#include "app/desktop/panels/message_bar.h"
#include "app/desktop/panels/plan_panel.h"
#include "app/desktop/panels/routes_panel.h"
#include "app/desktop/panels/start_page.h"
#include "app/desktop/panels/status_line.h"
#include "app/desktop/panels/steps_panel.h"
#include "app/desktop/panels/table_panel.h"
#include "app/desktop/sample_cities.h"
#include "app/desktop/theme.h"
#include "app/wording/language.h"
#include "app/wording/plan_headline.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QToolBar>
#include <QVBoxLayout>

#include <utility>

namespace app::desktop {

namespace {

constexpr int LinesForAll = 50;     ///< of text on the screen, for all panels beside each other
constexpr double FirstShare = 0.92; ///< of the screen, taken by a new window
constexpr double CloseScale = 3.0;  ///< m/px at which a chosen place is shown

QString say(const char* text) {
    return QCoreApplication::translate("MainWindow", text);
}

/// Most of the screen: a map cannot be large enough, but the desktop stays within reach.
QSize firstSize() {
    return QGuiApplication::primaryScreen()->availableGeometry().size() * FirstShare;
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), m_recovery(m_document, m_jobs, recoveryFolder()), m_pictures(pictureFolder()),
      m_controller(m_document, m_jobs), m_actions(this), m_select(m_controller), m_place(m_controller),
      m_paint(m_controller), m_street(m_controller), m_footbridge(m_controller),
      m_centre(new QStackedWidget(this)), m_start(new StartPage(this)), m_map(new MapView(this)),
      m_message(new MessageBar(this)), m_toolBar(new QToolBar(this)) {
    setAcceptDrops(true);
    auto* mapSide = new QWidget(this);
    auto* layout = new QVBoxLayout(mapSide);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_tabs = new QTabBar(this);
    m_tabs->setExpanding(false);
    m_tabs->setDocumentMode(true);
    layout->addWidget(m_tabs);
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
    connectEdits();
    connectRecovery();
    chooseTool(m_select);
    m_start->setSamples(sampleCities());
    showRecent();
    retranslate();
    refreshActions();
    resize(firstSize());
    restoreState(m_settings.layout(QStringLiteral("docks")));
    showStart();
}

MainWindow::~MainWindow() {
    // Members go in the opposite order of their making; what they still tell finds nobody any more.
    m_recovery.disconnect(this);
    m_document.undoStack().disconnect(this);
    m_controller.disconnect(this);
    m_document.disconnect(this);
    m_jobs.disconnect(this);
    m_jobs.stopAll();
    m_map->setTool(nullptr);
}

QDockWidget* MainWindow::addDock(const char* title, const QString& name, QWidget* widget,
                                 Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(this);
    dock->setObjectName(name);
    dock->setWidget(widget);
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
    addDockWidget(area, dock);
    m_docks.push_back({dock, title});
    // What lies behind another tab must not take the focus where nobody sees it.
    connect(dock, &QDockWidget::visibilityChanged, widget, &QWidget::setEnabled);
    return dock;
}

void MainWindow::buildDocks() {
    m_planPanel = new PlanPanel(
        {m_actions.action(QStringLiteral("plan.propose")), m_actions.action(QStringLiteral("plan.stop")),
         m_actions.action(QStringLiteral("plan.more")), m_actions.action(QStringLiteral("plan.fewer"))},
        this);
    m_indicators =
        new TablePanel([] { return say(QT_TRANSLATE_NOOP("MainWindow", "Figures of the plan")); }, this);
    m_indicators->setFilterVisible(false);
    m_indicators->setFirstStretched();
    m_steps = new StepsPanel(this);
    m_layers = new LayersPanel(this);
    m_card = new CardPanel(this);
    m_routes = new RoutesPanel(this);
    m_cabins = new TablePanel([] { return say(QT_TRANSLATE_NOOP("MainWindow", "Cabins")); }, this);
    m_unserved =
        new TablePanel([] { return say(QT_TRANSLATE_NOOP("MainWindow", "Homes without a cabin")); }, this);
    m_data = new DataPanel(this);
    m_compare = new ComparePanel(this);
    m_charts = new ChartsPanel(this);
    m_howMany = new HowManyPanel(m_actions.action(QStringLiteral("plan.howMany")), this);
    setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    auto* steps = addDock(QT_TRANSLATE_NOOP("MainWindow", "Steps"), QStringLiteral("steps"), m_steps,
                          Qt::LeftDockWidgetArea);
    auto* layers = addDock(QT_TRANSLATE_NOOP("MainWindow", "Layers"), QStringLiteral("layers"), m_layers,
                           Qt::LeftDockWidgetArea);
    auto* card = addDock(QT_TRANSLATE_NOOP("MainWindow", "About this"), QStringLiteral("card"), m_card,
                         Qt::LeftDockWidgetArea);
    auto* plan = addDock(QT_TRANSLATE_NOOP("MainWindow", "Plan"), QStringLiteral("plan"), m_planPanel,
                         Qt::RightDockWidgetArea);
    auto* figures = addDock(QT_TRANSLATE_NOOP("MainWindow", "Figures"), QStringLiteral("figures"),
                            m_indicators, Qt::RightDockWidgetArea);
    auto* cabins = addDock(QT_TRANSLATE_NOOP("MainWindow", "Cabins"), QStringLiteral("cabins"), m_cabins,
                           Qt::BottomDockWidgetArea);
    auto* routes = addDock(QT_TRANSLATE_NOOP("MainWindow", "Truck routes"), QStringLiteral("routes"),
                           m_routes, Qt::BottomDockWidgetArea);
    auto* unserved = addDock(QT_TRANSLATE_NOOP("MainWindow", "Not served"), QStringLiteral("unserved"),
                             m_unserved, Qt::BottomDockWidgetArea);
    auto* findings = addDock(QT_TRANSLATE_NOOP("MainWindow", "Data"), QStringLiteral("data"), m_data,
                             Qt::BottomDockWidgetArea);
    auto* comparison = addDock(QT_TRANSLATE_NOOP("MainWindow", "Compare"), QStringLiteral("compare"),
                               m_compare, Qt::RightDockWidgetArea);
    tabifyDockWidget(figures, comparison);
    auto* howMany = addDock(QT_TRANSLATE_NOOP("MainWindow", "How many"), QStringLiteral("how-many"),
                            m_howMany, Qt::RightDockWidgetArea);
    tabifyDockWidget(comparison, howMany);
    figures->raise();
    tabifyDockWidget(cabins, routes);
    tabifyDockWidget(routes, unserved);
    tabifyDockWidget(unserved, findings);
    tabifyDockWidget(findings, addDock(QT_TRANSLATE_NOOP("MainWindow", "Charts"), QStringLiteral("charts"),
                                       m_charts, Qt::BottomDockWidgetArea));
    // On a small or much enlarged screen panels lie behind each other, or the window would not fit.
    if (QGuiApplication::primaryScreen()->availableGeometry().height() <
        fontMetrics().height() * LinesForAll) {
        tabifyDockWidget(steps, layers);
        tabifyDockWidget(layers, card);
        tabifyDockWidget(plan, figures);
        tabifyDockWidget(figures, comparison);
        tabifyDockWidget(comparison, howMany);
        steps->raise();
        plan->raise();
    }
    cabins->raise();
    const int width = fontMetrics().averageCharWidth();
    resizeDocks({layers, plan}, {width * 42, width * 60}, Qt::Horizontal);
    resizeDocks({cabins}, {fontMetrics().height() * 13}, Qt::Vertical);
    resizeDocks({plan, figures}, {2, 3}, Qt::Vertical);
    resizeDocks({steps, layers, card}, {5, 5, 4}, Qt::Vertical);
}

void MainWindow::connectJobs() {
    connect(&m_jobs, &JobRunner::progressed, this, [this](JobId id, const planner::Progress& progress) {
        m_planPanel->showProgress(m_jobs.title(id), progress);
        if (progress.objective && progress.bound)
            m_charts->addProgress(*progress.objective, *progress.bound);
        if (id == m_openJob)
            m_start->showOpening(m_jobs.title(id), progress);
    });
    connect(&m_jobs, &JobRunner::started, this, [this](JobId, const QString&) { refreshActions(); });
    connect(&m_jobs, &JobRunner::failed, this,
            [this](JobId, const wording::Message& message) { m_message->showMessage(message); });
    connect(&m_jobs, &JobRunner::ended, this, [this](JobId id) {
        if (m_openJob == id) {
            m_openJob.reset();
            m_start->showIdle();
        }
        if (m_countJob == id)
            m_countJob.reset();
        if (m_jobs.isIdle()) {
            m_planPanel->showIdle();
            emit idle();
        }
        refreshActions();
    });
}

void MainWindow::connectPanels() {
    connect(m_steps, &StepsPanel::stepChosen, this, &MainWindow::goToStep);
    connect(m_start, &StartPage::openRequested, this, [this](const QString& path) {
        if (mayLeave([this, path] { open(path); }))
            open(path);
    });
    connect(m_start, &StartPage::backRequested, this, [this] {
        showMap();
        m_map->setFocus();
    });
    connect(m_start, &StartPage::browseRequested, this, &MainWindow::chooseFile);
    connect(&m_document, &PlanDocument::changed, this, &MainWindow::documentChanged);
    connect(m_planPanel, &PlanPanel::edited, this, [this] {
        if (m_document.isOpen())
            m_document.changeScenario(m_planPanel->entered(m_document.scenario()),
                                      tr("Change what the plan shall be"));
    });
    connect(m_layers, &LayersPanel::layerToggled, this, [this](render::MapLayer layer, bool isShown) {
        m_scene.show(layer, isShown);
        applyScene();
    });
    connect(m_layers, &LayersPanel::styleRequested, this, &MainWindow::addLayerSource);
    connect(m_routes, &RoutesPanel::filterChanged, this,
            [this](std::optional<std::uint32_t> day, std::optional<std::uint32_t> truck) {
                if (m_scene.day == day && m_scene.truck == truck)
                    return;
                m_scene.day = day;
                m_scene.truck = truck;
                applyScene();
            });
    connect(m_routes, &RoutesPanel::routeChosen, this, &MainWindow::showRoute);
    connect(m_indicators, &TablePanel::chosen, this, [this](std::uint32_t row) {
        if (const auto plan = m_document.plan(); plan && row < plan->indicators.size())
            m_card->showCard(
                cardForFigure(plan->indicators[row],
                              effectiveParameters(m_document.opened().parameters, m_document.scenario())));
    });
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
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (!m_isFillingTabs && tab >= 0) {
            m_document.showTab(static_cast<std::size_t>(tab));
            m_controller.makeShown();
        }
    });
    connect(m_howMany, &HowManyPanel::taken, this, &MainWindow::planWith);
    connect(m_compare, &ComparePanel::chosenChanged, this, &MainWindow::compare);
    connect(m_compare, &ComparePanel::differenceToggled, this, &MainWindow::showDifference);
    connect(m_map, &MapView::drawn, this, &MainWindow::keepPicture);
    connect(m_map, &MapView::pointerMoved, m_status, &StatusLine::setPointer);
    connect(m_map, &MapView::viewChanged, this, [this] {
        m_status->setScale(m_map->transform().metresPerPixel);
        m_actions.action(QStringLiteral("view.back"))->setEnabled(m_map->history().hasBack());
        m_actions.action(QStringLiteral("view.forward"))->setEnabled(m_map->history().hasForward());
    });
    connect(m_map, &MapView::hovered, this, [this](std::optional<MapHit> hit) { showHit(hit, false); });
    connect(m_map, &MapView::selectionChanged, this,
            [this](std::optional<MapHit> hit) { showHit(hit, true); });
    for (MapTool* tool : tools())
        connect(tool, &MapTool::statusChanged, this,
                [this, tool] { statusBar()->showMessage(tool->statusText()); });
}

void MainWindow::show(OpenedCity opened) {
    m_document.open(std::move(opened));
}

void MainWindow::documentChanged(PlanChange change) {
    if (change == PlanChange::City) {
        showMap();
        m_status->setCrs(m_document.city()->crs);
        m_data->showCity(m_document.city());
        m_howMany->showNumbers(nullptr);
        m_planPanel->setCandidateCount(m_document.city()->candidates.size());
        m_map->setFocus();
    }
    if (change == PlanChange::Tabs) {
        fillTabs();
        compare();
    }
    if (change == PlanChange::Saved) {
        m_pictured.clear(); // the file is another one now
        keepPicture();
    }
    if (change == PlanChange::City || change == PlanChange::Plan)
        rebuildScene();
    refreshDecisions();
    refreshSteps();
    if (change != PlanChange::Saved)
        m_planPanel->showScenario(m_document.scenario(), &m_document.opened().parameters);
    m_planPanel->showPlan(m_document.plan(), m_document.isPlanStale());
    refreshActions();
}

void MainWindow::refreshSteps() {
    m_steps->showSteps(stepsOf(m_document, m_reported && m_reported == m_document.plan()));
}

void MainWindow::raiseDock(const char* name) {
    for (const Dock& dock : m_docks) {
        if (dock.widget->objectName() != QLatin1String(name))
            continue;
        dock.widget->show();
        dock.widget->raise();
        dock.widget->widget()->setEnabled(true);
        if (QWidget* first = dock.widget->widget()->nextInFocusChain();
            first && dock.widget->isAncestorOf(first))
            first->setFocus(Qt::OtherFocusReason);
    }
}

void MainWindow::fillTabs() {
    m_isFillingTabs = true;
    QStringList names;
    for (const ScenarioTab& tab : m_document.tabs())
        names += wording::scenarioName(tab.decisions.scenario.name);
    while (m_tabs->count() > names.size())
        m_tabs->removeTab(m_tabs->count() - 1);
    while (m_tabs->count() < names.size())
        m_tabs->addTab({});
    for (int i = 0; i < names.size(); ++i)
        m_tabs->setTabText(i, names[i]);
    m_tabs->setCurrentIndex(static_cast<int>(m_document.currentTab()));
    m_compare->setScenarios(names, m_tabs->currentIndex());
    m_isFillingTabs = false;
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
    m_status->retranslate();
    refreshSteps();
    fillTabs();
    for (QTabBar* tabs : findChildren<QTabBar*>())
        tabs->setAccessibleName(tabs == m_tabs ? tr("Scenarios") : tr("Tables"));
    if (m_document.isOpen())
        applyScene();
    if (m_map->tool() && m_centre->currentWidget() == m_map)
        statusBar()->showMessage(m_map->tool()->statusText());
    refreshActions();
}

void MainWindow::showStart() {
    showRecent();
    m_start->setOpenCity(m_document.title());
    m_status->hide();
    statusBar()->clearMessage();
    if (m_centre->currentWidget() != m_start || m_dockLayout.isEmpty()) {
        m_dockLayout = saveState();
        for (const Dock& dock : m_docks)
            dock.widget->hide();
    }
    m_centre->setCurrentWidget(m_start);
    offerRecovery();
    m_tabs->hide();
    refreshActions();
}

void MainWindow::showMap() {
    m_status->show();
    statusBar()->showMessage(m_map->tool()->statusText());
    m_centre->setCurrentWidget(m_map);
    m_tabs->show();
    if (!m_dockLayout.isEmpty())
        restoreState(m_dockLayout);
    m_dockLayout.clear();
    // Tabs of docks have no words of their own for a screen reader.
    for (QTabBar* tabs : findChildren<QTabBar*>())
        tabs->setAccessibleName(tabs == m_tabs ? tr("Scenarios") : tr("Tables"));
    refreshActions();
}

} // namespace app::desktop
