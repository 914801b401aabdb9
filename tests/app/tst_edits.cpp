#include "city_sample.h"

#include "app/desktop/document/live_walk.h"
#include "app/desktop/document/plan_document.h"
#include "app/desktop/document/plan_edits.h"
#include "app/profiles/profiles.h"

#include "libplanner/planning/make_plan.h"

#include <QTest>

#include <algorithm>

using namespace app::desktop;
using planner::CabinIndex;
using planner::SiteIndex;

/// Edits as decisions, and the live figures held against whole new plans.
class TestEdits : public QObject {
    Q_OBJECT

    std::shared_ptr<const planner::City> m_city;
    planner::Parameters m_parameters;
    std::shared_ptr<const planner::Plan> m_plan;

    std::shared_ptr<const planner::Plan> planOf(const planner::Scenario& scenario) const {
        return planner::makePlan(m_city, scenario, m_parameters, {}, {}, {});
    }
    SiteIndex freeSite() const {
        for (std::size_t i = 0; i < m_city->candidates.size(); ++i)
            if (isFreeSite(*m_plan, m_plan->scenario, SiteIndex(i)))
                return SiteIndex(i);
        return {};
    }
    static bool isOpen(const planner::Plan& plan, SiteIndex site) {
        return std::any_of(plan.cabins.begin(), plan.cabins.end(),
                           [site](const auto& cabin) { return cabin.site == site; });
    }
    static LiveFigures figuresOf(const planner::Plan& plan) {
        LiveFigures figures;
        long double walk = 0.0L;
        for (std::size_t i = 0; i < plan.allocation.size(); ++i) {
            if (!plan.allocation[i].cabin)
                continue;
            figures.served += plan.city->demand[i].people;
            figures.collected += plan.weights->collected[i];
            walk += static_cast<long double>(plan.allocation[i].walk.count()) *
                    static_cast<long double>(plan.weights->collected[i].count());
        }
        if (figures.collected.count() > 0)
            figures.walkMean =
                planner::Distance{std::llround(walk / static_cast<long double>(figures.collected.count()))};
        return figures;
    }
    void compare(const LiveFigures& live, const LiveFigures& plan) {
        QCOMPARE(live.served.count(), plan.served.count());
        QCOMPARE(live.collected.count(), plan.collected.count());
        QVERIFY2(std::abs((live.walkMean - plan.walkMean).count()) <= 1,
                 qPrintable(QStringLiteral("%1 %2").arg(live.walkMean.count()).arg(plan.walkMean.count())));
    }

private slots:
    void initTestCase() {
        m_city = testing::makeCity();
        m_parameters = app::profiles::parameterProfile(app::profiles::parameterProfileNames().front());
        planner::Scenario scenario;
        scenario.cabins = 4;
        scenario.maxWalk = planner::metres(260.0);
        m_plan = planOf(scenario);
        QCOMPARE(m_plan->cabins.size(), std::size_t{4});
    }

    void liveFiguresAreThePlans() {
        const LiveWalk live(m_plan, planner::metres(260.0), {});
        compare(live.figuresNow(), figuresOf(*m_plan));
    }

    void liveMoveEqualsANewPlan() {
        const LiveWalk live(m_plan, planner::metres(260.0), {});
        for (std::size_t c = 0; c < m_plan->cabins.size(); ++c)
            for (std::size_t s = 0; s < m_city->candidates.size(); s += 3) {
                if (!isFreeSite(*m_plan, m_plan->scenario, SiteIndex(s)))
                    continue;
                const auto moved =
                    planOf(withCabinMoved(*m_plan, m_plan->scenario, CabinIndex(c), SiteIndex(s), "test"));
                QVERIFY(isOpen(*moved, SiteIndex(s)));
                QVERIFY(!isOpen(*moved, m_plan->cabins[c].site));
                const LiveFigures figures = live.figuresFor(CabinIndex(c), SiteIndex(s));
                compare(figures, figuresOf(*moved));
                const auto cabin = std::find_if(moved->cabins.begin(), moved->cabins.end(),
                                                [s](const auto& open) { return open.site == SiteIndex(s); });
                QCOMPARE(figures.cabinCollected.count(), cabin->collected.count());
            }
    }

    void placingAddsOneAndKeepsAll() {
        const LiveWalk live(m_plan, planner::metres(260.0), {});
        const SiteIndex site = freeSite();
        const auto placed = planOf(withCabinPlaced(*m_plan, m_plan->scenario, site, "test"));
        QCOMPARE(placed->cabins.size(), std::size_t{5});
        for (const planner::Cabin& cabin : m_plan->cabins)
            QVERIFY(isOpen(*placed, cabin.site));
        compare(live.figuresFor(std::nullopt, site), figuresOf(*placed));
    }

    void removingKeepsTheOthers() {
        const auto removed = planOf(withCabinRemoved(*m_plan, m_plan->scenario, CabinIndex(2), "test"));
        QCOMPARE(removed->cabins.size(), std::size_t{3});
        QVERIFY(!isOpen(*removed, m_plan->cabins[2].site));
    }

    void refusingFindsAnother() {
        const auto refused =
            planOf(withCabinRefused(*m_plan, m_plan->scenario, CabinIndex(1), "The owner refuses"));
        QCOMPARE(refused->cabins.size(), std::size_t{4});
        QVERIFY(!isOpen(*refused, m_plan->cabins[1].site));
        const planner::Pin* decision =
            decisionOn(refused->scenario, m_city->candidates[m_plan->cabins[1].site.value()].key);
        QVERIFY(decision);
        QCOMPARE(decision->reason, std::string("The owner refuses"));
        // Asking anew lets go of what was merely kept, not of what was decided.
        const planner::Scenario anew = withoutKeptPins(refused->scenario);
        QCOMPARE(anew.pins.size(), std::size_t{1});
    }

    void requiringAndFreeing() {
        const planner::Scenario required =
            withCabinRequired(*m_plan, m_plan->scenario, CabinIndex(0), "decided");
        QCOMPARE(required.pins.size(), std::size_t{1});
        QCOMPARE(withCabinFreed(*m_plan, required, CabinIndex(0)), m_plan->scenario);
    }

    void undoAllIsTheStart() {
        PlanDocument document;
        OpenedCity opened;
        opened.city = m_city;
        opened.plan = m_plan;
        opened.project.scenario = m_plan->scenario;
        document.open(opened);
        const planner::Scenario start = document.scenario();
        document.changeScenario(withCabinRequired(*m_plan, document.scenario(), CabinIndex(0), "a"),
                                QStringLiteral("1"));
        const auto second = planOf(document.scenario());
        document.setDerived(second);
        document.changeScenario(withCabinRemoved(*second, document.scenario(), CabinIndex(1), "b"),
                                QStringLiteral("2"));
        QVERIFY(document.isPlanStale());
        document.setDerived(second); // of older decisions: dropped
        QVERIFY(document.isPlanStale());
        const auto third = planOf(document.scenario());
        document.setDerived(third);
        const planner::Scenario end = document.scenario();
        while (document.undoStack().canUndo())
            document.undoStack().undo();
        QCOMPARE(document.scenario(), start);
        QCOMPARE(document.plan(), m_plan);
        while (document.undoStack().canRedo())
            document.undoStack().redo();
        QCOMPARE(document.scenario(), end);
        QCOMPARE(document.plan(), third);
    }
};

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
