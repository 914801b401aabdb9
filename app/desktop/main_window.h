#pragma once

#include "app/desktop/actions/action_set.h"
#include "app/desktop/actions/plan_controller.h"
#include "app/desktop/document/city_pictures.h"
#include "app/desktop/document/plan_document.h"
#include "app/desktop/document/recovery_copy.h"
#include "app/desktop/document/recovery_keeper.h"
#include "app/desktop/jobs/job_runner.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/models/step_list.h"
#include "app/desktop/settings_store.h"
#include "app/desktop/tools/footbridge_tool.h"
#include "app/desktop/tools/measure_tool.h"
#include "app/desktop/tools/paint_tool.h"
#include "app/desktop/tools/place_tool.h"
#include "app/desktop/tools/select_tool.h"
#include "app/desktop/tools/street_tool.h"
#include "app/render/map_scene.h"
#include "app/report/plan_report.h"

#include "libplanner/city/city_description.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <optional>

class QDockWidget;
class QLabel;
class QStackedWidget;
class QTabBar;
class QToolBar;

namespace app::desktop {

class CardPanel;
class ChartsPanel;
class ComparePanel;
class DataPanel;
class HowManyPanel;
class LayersPanel;
class MessageBar;
class PlanPanel;
class RoutesPanel;
class StartPage;
class StatusLine;
class StepsPanel;
class TablePanel;

/// The window: puts rooms together and connects them; what happens is in the document, the jobs and the
/// panels.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a City file, a folder or a plan in the background.
    void open(const QString& path);
    /// Shows a city that is in memory already.
    void show(OpenedCity opened);
    using QMainWindow::show;
    /// Speaks another language at once.
    void setLanguage(const QString& language);
    void setDark(bool isDark);

    [[nodiscard]] PlanDocument& document() { return m_document; }
    [[nodiscard]] MapView& map() { return *m_map; }
    [[nodiscard]] JobRunner& jobs() { return m_jobs; }
    [[nodiscard]] ActionSet& actions() { return m_actions; }
    [[nodiscard]] PlanController& controller() { return m_controller; }
    [[nodiscard]] RecoveryKeeper& recovery() { return m_recovery; }

signals:
    void idle(); ///< the last job ended

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// A plan with what takes long to make for showing it.
    struct DrawablePlan {
        std::shared_ptr<const render::PlanMap> map;
        std::shared_ptr<const std::vector<std::uint32_t>> unserved;
    };

    void buildDocks();
    QDockWidget* addDock(const char* title, const QString& name, QWidget* widget, Qt::DockWidgetArea area);
    void connectActions();
    void connectJobs();
    void connectPanels();
    void documentChanged(PlanChange change);
    void rebuildScene();
    void showPlan(const DrawablePlan& drawable);
    void applyScene();
    void refreshPanels();
    void refreshActions();
    void retranslate();

    void chooseFile();
    void addLayer();
    void addLayerSource(const planner::SourceSpec& spec, const QString& styledBy);
    void importFiles(const QStringList& paths);
    void
    takeImported(const std::vector<std::pair<std::optional<planner::Role>, planner::SourceSpec>>& sources);
    void pastePlace();
    void popUpDistricts();
    void rememberView();
    void forgetView(std::size_t number);
    void popUpViews();
    void goToPlace(planner::Point lonLat);
    void connectEdits();
    void fillTabs();
    void compare();
    void showDifference(bool isShown);
    void addToday();
    void countCabins();
    void planWith(unsigned cabins);
    void renameScenario();
    void noteConsent(planner::CabinIndex cabin, planner::Consent state);
    void refreshDecisions();
    void refreshSteps();
    void goToStep(Step step);
    void raiseDock(const char* name);
    [[nodiscard]] std::vector<MapTool*> tools();
    void showStart();
    void showRecent();
    void keepPicture();
    void showMap();
    [[nodiscard]] std::optional<planner::CabinIndex> selectedCabin() const;
    void popUpRefusal(const QPoint& at);
    void popUpMenu(const QPoint& at);
    /// `then` is called once the plan is stored; not at all where nothing came of it.
    void save(bool asksName, const std::function<void()>& then = {});
    void store(const QString& path, const std::function<void()>& then);
    void connectRecovery();
    void offerRecovery();
    void restore();
    /// Nothing unsaved is open, or the user says what is to become of it; `then` is called after saving.
    [[nodiscard]] bool mayLeave(const std::function<void()>& then);
    void exportShapes();
    void exportMap();
    [[nodiscard]] report::ReportInput reportInput() const;
    void writePack();
    void writeReport();
    void showHit(std::optional<MapHit> hit, bool isSelected);
    void showWalk(const MapHit& hit);
    void showRoute(std::uint32_t route);
    void chooseTool(MapTool& tool);
    void copyFocused();

    SettingsStore m_settings;
    PlanDocument m_document;
    JobRunner m_jobs;
    RecoveryKeeper m_recovery;
    CityPictures m_pictures;
    QString m_pictured;                     ///< the file whose map was kept as a picture last
    std::vector<RecoveryCopy> m_leftCopies; ///< of windows that are no more
    PlanController m_controller;
    ActionSet m_actions;
    render::MapScene m_scene;
    std::shared_ptr<const planner::Plan> m_reported;           ///< the plan a report was written of last
    std::shared_ptr<const render::DifferenceMap> m_difference; ///< against the scenario compared with
    planner::Scenario m_drawnDecisions;                        ///< those the scene shows
    std::shared_ptr<const render::Palette> m_palette;
    std::optional<JobId> m_openJob;
    std::optional<JobId> m_walkJob;
    std::optional<JobId> m_countJob;
    std::function<void()> m_afterPlan; ///< waits for the plan to follow the decisions
    SelectTool m_select;
    PlaceTool m_place;
    MeasureTool m_measure;
    PaintTool m_paint;
    StreetTool m_street;
    FootbridgeTool m_footbridge;

    QStackedWidget* m_centre;
    StartPage* m_start;
    MapView* m_map;
    MessageBar* m_message;
    StepsPanel* m_steps;
    PlanPanel* m_planPanel;
    TablePanel* m_indicators;
    LayersPanel* m_layers;
    CardPanel* m_card;
    RoutesPanel* m_routes;
    TablePanel* m_cabins;
    TablePanel* m_unserved;
    std::shared_ptr<const std::vector<std::uint32_t>> m_unservedHomes;
    DataPanel* m_data;
    ComparePanel* m_compare;
    ChartsPanel* m_charts;
    HowManyPanel* m_howMany;
    QTabBar* m_tabs;
    bool m_isFillingTabs = false;
    StatusLine* m_status;
    QToolBar* m_toolBar;
    struct Dock {
        QDockWidget* widget;
        const char* title;
    };
    std::vector<Dock> m_docks;
    QByteArray m_dockLayout; ///< while the start page hides them
};

} // namespace app::desktop
