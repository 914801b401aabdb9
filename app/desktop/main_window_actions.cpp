#include "app/desktop/main_window.h"

#include "app/desktop/actions/command_search.h"
#include "app/desktop/document/plan_edits.h"
#include "app/desktop/jobs/city_jobs.h"
#include "app/desktop/panels/charts_panel.h"
#include "app/desktop/panels/how_many_panel.h"
#include "app/desktop/panels/message_bar.h"
#include "app/desktop/panels/plan_panel.h"
#include "app/desktop/panels/status_line.h"
#include "app/desktop/panels/table_panel.h"
#include "app/wording/language.h"
#include "app/wording/plan_headline.h"
#include "app/wording/plan_wording.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QStackedWidget>
#include <QStatusBar>

#include <utility>

// The window's commands: what each row of the action table does, and when it can be done.
namespace app::desktop {

namespace {

constexpr double CloseScale = 3.0; ///< m/px at which a chosen place is shown

} // namespace

void MainWindow::connectActions() {
    const auto on = [this](const char* id, auto call) {
        connect(m_actions.action(QString::fromLatin1(id)), &QAction::triggered, this, call);
    };
    on("file.open", [this] { chooseFile(); });
    on("file.start", [this] { showStart(); });
    on("file.addLayer", [this] { addLayer(); });
    on("file.save", [this] { save(false); });
    on("file.saveAs", [this] { save(true); });
    on("file.exportShapes", [this] { exportShapes(); });
    on("file.exportMap", [this] { exportMap(); });
    on("file.pack", [this] { writePack(); });
    on("file.report", [this] { writeReport(); });
    on("file.quit", [this] { close(); });
    on("edit.undo", [this] { m_controller.undo(); });
    on("edit.redo", [this] { m_controller.redo(); });
    on("edit.copy", [this] { copyFocused(); });
    on("edit.copyMap", [this] { QApplication::clipboard()->setImage(m_map->picture()); });
    on("edit.copyPlace", [this] { QApplication::clipboard()->setText(m_status->placeText()); });
    on("view.district", [this] { popUpDistricts(); });
    on("view.remember", [this] { rememberView(); });
    on("view.remembered", [this] { popUpViews(); });
    on("edit.paste", [this] { pastePlace(); });
    on("plan.today", [this] { addToday(); });
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
    on("plan.propose", [this] {
        m_message->hide();
        m_charts->beginRun();
        m_controller.propose(m_planPanel->entered(m_document.scenario()));
    });
    on("plan.howMany", [this] { countCabins(); });
    on("plan.stop", [this] { m_jobs.stopAll(); });
    on("plan.select", [this] { chooseTool(m_select); });
    on("plan.place", [this] { chooseTool(m_place); });
    on("plan.measure", [this] { chooseTool(m_measure); });
    on("plan.paint", [this] { chooseTool(m_paint); });
    on("plan.street", [this] { chooseTool(m_street); });
    on("plan.footbridge", [this] { chooseTool(m_footbridge); });
    on("plan.more", [this] { m_controller.addCabin(); });
    on("plan.fewer", [this] { m_controller.dropCabin(); });
    for (const QString& language : wording::languages())
        connect(m_actions.action(QStringLiteral("language.") + language), &QAction::triggered, this,
                [this, language] {
                    m_settings.setLanguage(language);
                    setLanguage(language);
                });
    const auto search = [this] { CommandSearch(m_actions.all(), this).exec(); };
    on("help.commands", search);
    on("help.keys", search);
    on("help.about", [this] {
        QMessageBox::about(
            this, tr("About Cabin Planner"),
            tr("Cabin Planner %1\n\nFree software under the GNU General Public License, version 3 or later.\nStreets and homes of the sample city Montevideo: © OpenStreetMap contributors, ODbL.")
                .arg(QStringLiteral(CABIN_VERSION)));
    });
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this, &MainWindow::refreshActions);
}

void MainWindow::connectEdits() {
    const auto on = [this](const char* id, auto call) {
        connect(m_actions.action(QString::fromLatin1(id)), &QAction::triggered, this, [this, call] {
            if (const auto cabin = selectedCabin())
                call(*cabin);
        });
    };
    on("plan.require", [this](planner::CabinIndex cabin) { m_controller.requireCabin(cabin); });
    on("plan.free", [this](planner::CabinIndex cabin) { m_controller.freeCabin(cabin); });
    on("plan.remove", [this](planner::CabinIndex cabin) { m_controller.removeCabin(cabin); });
    on("plan.consulted",
       [this](planner::CabinIndex cabin) { noteConsent(cabin, planner::Consent::Consulted); });
    on("plan.agreed", [this](planner::CabinIndex cabin) { noteConsent(cabin, planner::Consent::Agreed); });
    on("plan.notAsked",
       [this](planner::CabinIndex cabin) { m_controller.setConsent(cabin, planner::Consent::Proposed, {}); });
    connect(m_actions.action(QStringLiteral("plan.duplicate")), &QAction::triggered, this, [this] {
        m_document.duplicateScenario(tr("%1 copy", "name of a copied scenario")
                                         .arg(wording::scenarioName(m_document.scenario().name)));
    });
    connect(m_actions.action(QStringLiteral("plan.rename")), &QAction::triggered, this,
            &MainWindow::renameScenario);
    connect(m_actions.action(QStringLiteral("plan.removeScenario")), &QAction::triggered, this,
            [this] { m_document.removeScenario(); });
    on("plan.refuse", [this](planner::CabinIndex) {
        popUpRefusal(
            m_map->mapToGlobal(m_map->transform().toScreen(placeOf(m_scene, *m_map->selected())).toPoint()));
    });
    connect(&m_controller, &PlanController::busyChanged, this, [this] {
        refreshActions();
        if (m_controller.isBusy())
            return;
        if (const auto call = std::exchange(m_afterPlan, {}); call && !m_document.isPlanStale())
            call();
    });
    connect(m_map, &MapView::menuRequested, this, &MainWindow::popUpMenu);
}

void MainWindow::countCabins() {
    raiseDock("how-many");
    const auto city = m_document.city();
    m_countJob = m_jobs.start<planner::NumberTable>(
        tr("Count what every number of cabins reaches"),
        [opened = m_document.opened(),
         scenario = m_document.scenario()](std::stop_token stop, const planner::ProgressFunction& progress) {
            return howMany(opened, scenario, std::move(stop), progress);
        },
        [this, city](planner::NumberTable numbers) {
            if (m_document.city() == city)
                m_howMany->showNumbers(std::make_shared<const planner::NumberTable>(std::move(numbers)));
        });
    refreshActions();
}

void MainWindow::planWith(unsigned cabins) {
    planner::Scenario scenario = m_document.scenario();
    scenario.cabins = cabins;
    m_document.changeScenario(scenario, tr("Plan with %1 cabins").arg(cabins));
}

void MainWindow::addToday() {
    const auto today = todayScenario(*m_document.city(), m_document.scenario(), tr("Today").toStdString());
    if (!today) {
        m_message->showText(tr("No cabin stands yet, so there is nothing to compare with."));
        return;
    }
    m_document.addScenario(*today);
    m_controller.makeShown();
}

void MainWindow::renameScenario() {
    bool isAccepted = false;
    const QString name =
        QInputDialog::getText(this, tr("Rename scenario"), tr("Name"), QLineEdit::Normal,
                              wording::scenarioName(m_document.scenario().name), &isAccepted);
    if (isAccepted && !name.trimmed().isEmpty())
        m_document.renameScenario(name.trimmed());
}

void MainWindow::noteConsent(planner::CabinIndex cabin, planner::Consent state) {
    bool isAccepted = false;
    const QString note = QInputDialog::getText(this, wording::nameOf(state), tr("Who said so, and when?"),
                                               QLineEdit::Normal, {}, &isAccepted);
    if (isAccepted)
        m_controller.setConsent(cabin, state, note.trimmed());
}

void MainWindow::goToStep(Step step) {
    switch (step) {
    case Step::Data: raiseDock("data"); return;
    case Step::Demand: raiseDock("unserved"); return;
    case Step::Candidates:
        m_scene.show(render::MapLayer::Candidates, true);
        applyScene();
        chooseTool(m_place);
        return;
    case Step::Constraints: chooseTool(m_paint); return;
    case Step::Plan: raiseDock("plan"); return;
    case Step::Report: m_actions.action(QStringLiteral("file.pack"))->trigger(); return;
    }
}

void MainWindow::copyFocused() {
    for (const QWidget* widget = focusWidget(); widget; widget = widget->parentWidget()) {
        if (const auto* table = qobject_cast<const TablePanel*>(widget)) {
            QApplication::clipboard()->setText(table->textToCopy());
            return;
        }
        if (const auto* charts = qobject_cast<const ChartsPanel*>(widget)) {
            QApplication::clipboard()->setImage(charts->picture());
            return;
        }
        if (const auto* numbers = qobject_cast<const HowManyPanel*>(widget)) {
            QApplication::clipboard()->setImage(numbers->picture());
            return;
        }
        if (widget == m_map && m_document.isOpen()) {
            QApplication::clipboard()->setImage(m_map->picture());
            return;
        }
    }
    m_message->showText(tr("Click a table, a chart or the map first; that is what will be copied."));
}

std::vector<MapTool*> MainWindow::tools() {
    return {&m_select, &m_place, &m_paint, &m_street, &m_footbridge, &m_measure};
}

std::optional<planner::CabinIndex> MainWindow::selectedCabin() const {
    const auto hit = m_map->selected();
    const bool isShown = m_scene.plan && m_scene.plan->plan == m_document.plan();
    if (!isShown || !hit || hit->kind != MapHit::Kind::Cabin)
        return std::nullopt;
    return planner::CabinIndex(hit->index);
}

void MainWindow::popUpRefusal(const QPoint& at) {
    const auto cabin = selectedCabin();
    if (!cabin)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Why is the place refused?"));
    for (const QString& reason : {tr("The owner refuses"), tr("Residents object"), tr("There is no room"),
                                  tr("No power or water"), tr("Trucks cannot stop"), tr("Another reason")})
        menu->addAction(reason, this, [this, cabin, reason] { m_controller.refuseCabin(*cabin, reason); });
    menu->popup(at);
}

void MainWindow::popUpMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (selectedCabin())
        for (const char* id : {"plan.require", "plan.free", "plan.refuse", "plan.remove", "plan.consulted",
                               "plan.agreed", "plan.notAsked"})
            menu->addAction(m_actions.action(QString::fromLatin1(id)));
    const planner::Point place = m_map->transform().toMap(m_map->mapFromGlobal(at));
    const auto& painted = m_document.scenario().paintedForbidden;
    for (std::size_t area = 0; area < painted.size(); ++area)
        if (planner::contains(painted[area], place))
            menu->addAction(tr("Allow this area again"), this,
                            [this, area] { m_controller.removePainted(area); });
    const auto hit = m_map->selected();
    if (m_document.plan() && hit && hit->kind == MapHit::Kind::Candidate) {
        const planner::SiteIndex site(hit->index);
        QAction* put =
            menu->addAction(tr("Place a cabin here"), this, [this, site] { m_controller.placeCabin(site); });
        put->setEnabled(isFreeSite(*m_document.plan(), m_document.scenario(), site));
    }
    menu->addSeparator();
    for (const char* id : {"view.selection", "view.full", "edit.copyPlace", "edit.copyMap"})
        menu->addAction(m_actions.action(QString::fromLatin1(id)));
    menu->popup(at);
}

void MainWindow::refreshActions() {
    const bool isOpen = m_document.isOpen();
    const bool isMap = isOpen && m_centre->currentWidget() == m_map;
    const auto enable = [this](const char* id, bool isEnabled) {
        m_actions.action(QString::fromLatin1(id))->setEnabled(isEnabled);
    };
    for (const char* id : {"view.full", "view.zoomIn", "view.zoomOut", "edit.copyMap", "edit.copyPlace",
                           "plan.select", "plan.measure"})
        enable(id, isMap);
    for (const char* id : {"file.addLayer", "file.exportMap"})
        enable(id, isOpen);
    for (const char* id : {"file.save", "file.saveAs", "file.exportShapes", "file.pack", "file.report"})
        enable(id, m_document.plan() != nullptr);
    enable("view.district", isMap && !m_document.city()->districts.empty());
    enable("view.remember", isMap);
    enable("view.remembered", isMap && !m_document.views().empty());
    enable("view.selection", isMap && m_map->selected().has_value());
    const auto cabin = selectedCabin();
    const bool isDecided =
        cabin &&
        decisionOn(
            m_document.scenario(),
            m_document.plan()->city->candidates[m_document.plan()->cabins[cabin->value()].site.value()].key);
    enable("plan.propose", isOpen && !m_controller.isBusy());
    enable("plan.stop", m_controller.isBusy() || m_openJob || m_countJob);
    enable("plan.require", cabin && !isDecided);
    enable("plan.free", isDecided);
    enable("plan.refuse", cabin.has_value());
    for (const char* id : {"plan.remove", "plan.consulted", "plan.agreed", "plan.notAsked"})
        enable(id, cabin.has_value());
    for (const char* id : {"plan.more", "plan.fewer"})
        enable(id, m_document.plan() != nullptr);
    for (const char* id : {"plan.paint", "plan.street", "plan.footbridge"})
        enable(id, isMap);
    enable("plan.howMany", isOpen && !m_countJob);
    for (const char* id : {"plan.duplicate", "plan.rename", "plan.today", "edit.paste"})
        enable(id, isOpen);
    enable("plan.removeScenario", m_document.tabs().size() > 1);
    enable("plan.place", isMap && m_document.plan());
    QUndoStack& stack = m_document.undoStack();
    enable("edit.undo", stack.canUndo());
    enable("edit.redo", stack.canRedo());
    enable("view.back", isMap && m_map->history().hasBack());
    enable("view.forward", isMap && m_map->history().hasForward());
    for (const QString& language : wording::languages())
        m_actions.action(QStringLiteral("language.") + language)
            ->setChecked(wording::currentLanguage() == language);
    m_actions.action(QStringLiteral("plan.select"))->setChecked(m_map->tool() == &m_select);
    m_actions.action(QStringLiteral("plan.place"))->setChecked(m_map->tool() == &m_place);
    m_actions.action(QStringLiteral("plan.measure"))->setChecked(m_map->tool() == &m_measure);
    m_actions.action(QStringLiteral("plan.paint"))->setChecked(m_map->tool() == &m_paint);
    m_actions.action(QStringLiteral("plan.street"))->setChecked(m_map->tool() == &m_street);
    m_actions.action(QStringLiteral("plan.footbridge"))->setChecked(m_map->tool() == &m_footbridge);
    for (const Dock& dock : m_docks)
        dock.widget->setEnabled(isOpen);
    const QString name = m_document.title();
    setWindowTitle(name.isEmpty() ? tr("Cabin Planner") : tr("%1 – Cabin Planner").arg(name));
}

void MainWindow::chooseTool(MapTool& tool) {
    m_map->setTool(&tool);
    statusBar()->showMessage(tool.statusText());
    refreshActions();
}

} // namespace app::desktop
