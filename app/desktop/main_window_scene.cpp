#include "app/desktop/jobs/city_jobs.h"
#include "app/desktop/main_window.h"
#include "app/desktop/models/plan_columns.h"
#include "app/desktop/panels/card_panel.h"
#include "app/desktop/panels/charts_panel.h"
#include "app/desktop/panels/compare_panel.h"
#include "app/desktop/panels/layers_panel.h"
#include "app/desktop/panels/routes_panel.h"
#include "app/desktop/panels/table_panel.h"

#include "libplanner/network/path.h"

#include <tuple>
#include <utility>

// What the map and the panels show: the scene of the document, its plan, the difference to another, what is
// pointed at.
namespace app::desktop {

void MainWindow::rebuildScene() {
    if (m_scene.base != m_document.opened().base) {
        m_scene = render::makeScene(m_document.opened().base, nullptr, m_palette);
        m_scene.extras = m_document.opened().backdrop;
        applyScene();
    }
    const auto plan = m_document.plan();
    if (!plan) {
        showPlan({nullptr, nullptr});
        return;
    }
    // Lines and areas of a large plan take longer to arrange than a frame may.
    m_jobs.start<DrawablePlan>(
        tr("Draw the plan"),
        [plan](std::stop_token, const planner::ProgressFunction&) {
            return DrawablePlan{render::makePlanMap(plan),
                                std::make_shared<const std::vector<std::uint32_t>>(unservedHomes(*plan))};
        },
        [this, plan](const DrawablePlan& drawable) {
            if (m_document.plan() == plan)
                showPlan(drawable);
        });
}

void MainWindow::refreshDecisions() {
    const planner::Scenario& scenario = m_document.scenario();
    const auto shapes =
        std::tie(scenario.paintedForbidden, scenario.closedStreets, scenario.footbridges, scenario.consents);
    const auto shown = std::tie(m_drawnDecisions.paintedForbidden, m_drawnDecisions.closedStreets,
                                m_drawnDecisions.footbridges, m_drawnDecisions.consents);
    if (!m_scene.base || (m_scene.decisions && shapes == shown))
        return;
    m_drawnDecisions = scenario;
    m_scene.decisions = render::makeDecisionMap(*m_scene.base->city, scenario);
    if (m_scene.plan)
        m_cabins->reset(cabinColumns(m_scene.plan->plan, scenario.consents),
                        static_cast<std::uint32_t>(m_scene.plan->plan->cabins.size()));
    applyScene();
}

void MainWindow::showPlan(const DrawablePlan& drawable) {
    m_scene.plan = drawable.map;
    m_unservedHomes = drawable.unserved;
    m_scene.day.reset();
    m_scene.truck.reset();
    refreshPanels();
    applyScene();
    refreshActions();
}

void MainWindow::applyScene() {
    m_map->setScene(m_scene);
    m_layers->showScene(m_scene);
}

void MainWindow::compare() {
    const int other = m_compare->chosen();
    const auto after = m_document.plan();
    const auto before =
        other >= 0 ? m_document.tabs()[static_cast<std::size_t>(other)].decisions.plan : nullptr;
    if (!before || !after) {
        m_compare->showComparison(nullptr);
        m_difference.reset();
        showDifference(false);
        return;
    }
    struct Compared {
        std::shared_ptr<const planner::Comparison> figures;
        std::shared_ptr<const render::DifferenceMap> map;
    };
    m_jobs.start<Compared>(
        tr("Compare"),
        [before, after](std::stop_token, const planner::ProgressFunction&) {
            return Compared{
                std::make_shared<const planner::Comparison>(planner::comparePlans(*before, *after)),
                render::makeDifferenceMap(*before, *after)};
        },
        [this, after](const Compared& compared) {
            if (m_document.plan() != after)
                return;
            m_compare->showComparison(compared.figures);
            m_difference = compared.map;
            showDifference(m_compare->isDifferenceShown());
        });
}

void MainWindow::showDifference(bool isShown) {
    const auto shown = isShown ? m_difference : nullptr;
    if (m_scene.difference == shown)
        return;
    m_scene.difference = shown;
    applyScene();
}

void MainWindow::refreshPanels() {
    const auto plan = m_scene.plan ? m_scene.plan->plan : nullptr;
    compare();
    m_charts->showPlan(plan);
    m_routes->showPlan(m_scene.plan);
    m_card->showHit(m_scene, std::nullopt);
    if (!plan) {
        m_indicators->reset({}, 0);
        m_cabins->reset({}, 0);
        m_unserved->reset({}, 0);
        return;
    }
    m_indicators->reset(indicatorColumns(plan), static_cast<std::uint32_t>(plan->indicators.size()));
    m_cabins->reset(cabinColumns(plan, m_document.scenario().consents),
                    static_cast<std::uint32_t>(plan->cabins.size()));
    m_unserved->reset(unservedColumns(plan, m_unservedHomes),
                      static_cast<std::uint32_t>(m_unservedHomes->size()));
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
    const auto plan = m_scene.plan ? m_scene.plan->plan : nullptr;
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
                if (const auto path = planner::findPath(*plan->city->network, planner::TravelMode::Walk,
                                                        home.at, *home.access, site.at, *site.access))
                    line = path->line;
            return line;
        },
        [this, hit](const planner::Polyline& line) {
            if (m_map->selected() == hit)
                m_map->setHighlight({line});
        });
}

void MainWindow::showRoute(std::uint32_t route) {
    const auto plan = m_scene.plan ? m_scene.plan->plan : nullptr;
    if (!plan || route >= plan->routes.size())
        return;
    m_map->setSelected(std::nullopt);
    const planner::Polyline& line = plan->routes[route].line;
    m_map->setHighlight({line});
    m_map->showBox(planner::boundsOf(line));
}

} // namespace app::desktop
