#include "app/profiles/profiles.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/network/walk_table.h"
#include "libplanner/planning/how_many.h"
#include "libplanner/planning/make_plan.h"
#include "libplanner/planning/siting_costs.h"
#include "sample_maps/generator/town_writer.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace planner;

/// Every goal and every limit, from a whole city to a whole plan.
class TestPlanGoals : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<const City> m_city;
    Parameters m_parameters;
    std::map<Goal, std::shared_ptr<const Plan>> m_plans;

    Scenario scenarioFor(Goal goal) const {
        Scenario scenario;
        scenario.goal = goal;
        scenario.effort = 600;
        if (goal != Goal::Fewest && goal != Goal::LeastCost)
            scenario.cabins = 7;
        return scenario;
    }
    std::shared_ptr<const Plan> planOf(const Scenario& scenario) const {
        PlanOptions options;
        options.budget.effort = scenario.effort;
        return makePlan(m_city, scenario, m_parameters, options, {}, {});
    }
    static double indicator(const Plan& plan, const char* name) {
        const Indicator* found = findIndicator(plan.indicators, name);
        return found != nullptr ? found->value : -1.0;
    }
    /// Details of the error a scenario ends in.
    ErrorDetails clashOf(const Scenario& scenario) const {
        try {
            (void)planOf(scenario);
        } catch (const Error& error) {
            return error.code() == ErrorCode::Infeasible ? error.details()
                                                         : ErrorDetails{.name = "another error"};
        }
        return {};
    }
    std::vector<const CandidateSite*> freeSites(std::size_t count) const {
        std::vector<const CandidateSite*> sites;
        for (const CandidateSite& site : m_city->candidates)
            if (site.access && !site.forbiddenBy && !site.existingCabin && sites.size() < count)
                sites.push_back(&site);
        return sites;
    }

private slots:
    void initTestCase() {
        writeTown(makeTown({.buildings = 700, .seed = 3}), m_folder.path().toStdString(),
                  {.geoPackage = true});
        QFile text(m_folder.filePath(QStringLiteral("city.json")));
        QVERIFY(text.open(QIODevice::ReadOnly));
        CityDescription description = cityFromJson(text.readAll().toStdString(), "city.json");
        description.baseFolder = m_folder.path().toStdString();
        m_parameters = app::profiles::parameterProfile(app::profiles::parameterProfileNames().front());
        m_city = loadCity(description, gis::GdalSourceOpener(), m_parameters, app::profiles::travelProfiles(),
                          {}, {});
        for (const Goal goal :
             {Goal::Walk, Goal::Fewest, Goal::Reach, Goal::WorstWalk, Goal::Material, Goal::LeastCost})
            m_plans[goal] = planOf(scenarioFor(goal));
    }

    void summariesAreInTheirUnits() {
        const std::map<Goal, std::string> units = {{Goal::Walk, "kg·m/day"},   {Goal::Fewest, "cabins"},
                                                   {Goal::Reach, "people"},    {Goal::WorstWalk, "m"},
                                                   {Goal::Material, "kg/day"}, {Goal::LeastCost, "CNY/year"}};
        for (const auto& [goal, plan] : m_plans) {
            QCOMPARE(plan->siting.unit, units.at(goal));
            QVERIFY(plan->siting.objective > 0.0);
            QVERIFY(plan->siting.gap >= 0.0 && plan->siting.gap < 1.0);
            QVERIFY(!plan->siting.boundFrom.empty());
            const bool isMaximised = goal == Goal::Reach || goal == Goal::Material;
            QVERIFY(isMaximised ? plan->siting.bound >= plan->siting.objective
                                : plan->siting.bound <= plan->siting.objective);
            QCOMPARE(plan->siting.status == SolveStatus::Optimal, plan->siting.gap == 0.0);
        }
    }

    /// Each goal's plan is at least as good in its own figure as the other goals' plans.
    void eachIsBestAtItsOwn() {
        const Plan& reach = *m_plans[Goal::Reach];
        const Plan& walk = *m_plans[Goal::Walk];
        const Plan& worst = *m_plans[Goal::WorstWalk];
        QVERIFY(indicator(reach, "people_served") >= indicator(walk, "people_served"));
        QVERIFY(reach.siting.objective <= indicator(reach, "people"));
        QVERIFY(std::abs(reach.siting.objective - indicator(reach, "people_served")) < 1.0);
        QVERIFY(indicator(walk, "walk_mean") <= indicator(worst, "walk_mean"));
        const Plan& fewest = *m_plans[Goal::Fewest];
        QCOMPARE(fewest.siting.objective, static_cast<double>(fewest.cabins.size()));
        for (std::size_t i = 0; i < fewest.allocation.size(); ++i)
            QVERIFY(fewest.allocation[i].cabin || fewest.allocation[i].reason != UnservedReason::TooFar);
    }

    void costCountsCabinsAndWalks() {
        const Plan& plan = *m_plans[Goal::LeastCost];
        const SitingCosts costs = sitingCosts(m_parameters, plan.weights->streams);
        double money = 0.0;
        for (const Cabin& cabin : plan.cabins) {
            const bool stands = m_city->candidates[cabin.site.value()].existingCabin.has_value();
            const SizeChoice choice = costs.cheapest(cabin.collected, stands);
            QCOMPARE(cabin.type, costs.sizes[choice.size].name);
            QCOMPARE(cabin.units, choice.units);
            money += choice.perYear;
        }
        QVERIFY(money > 0.0 && money < plan.siting.objective);
        // The line lies below the true cost wherever it is looked at.
        const CostLines lines = linesBelow(costs);
        QVERIFY(lines.slope > 0.0);
        for (const bool stands : {false, true})
            for (std::int64_t load = 0; load < 8'000'000; load += 1'000)
                QVERIFY((stands ? lines.fixedStanding : lines.fixedNew) +
                            lines.slope * static_cast<double>(load) <=
                        costs.cheapest(MassRate{load}, stands).perYear + 1e-6);
    }

    void repeatsToTheLastDigit() {
        for (const Goal goal : {Goal::Reach, Goal::LeastCost, Goal::WorstWalk}) {
            const auto again = planOf(scenarioFor(goal));
            const Plan& plan = *m_plans[goal];
            QCOMPARE(again->siting.objective, plan.siting.objective);
            QCOMPARE(again->siting.bound, plan.siting.bound);
            QVERIFY(again->effects == plan.effects);
            QCOMPARE(again->cabins.size(), plan.cabins.size());
            for (std::size_t c = 0; c < plan.cabins.size(); ++c)
                QCOMPARE(again->cabins[c].key, plan.cabins[c].key);
        }
    }

    void everySiteIsExplained() {
        for (const auto& [goal, plan] : m_plans) {
            QCOMPARE(plan->effects.size(), m_city->candidates.size());
            std::vector<bool> isOpen(plan->effects.size(), false);
            for (const Cabin& cabin : plan->cabins)
                isOpen[cabin.site.value()] = true;
            for (std::size_t i = 0; i < plan->effects.size(); ++i) {
                QVERIFY(!plan->effects[i].rule.empty());
                if (m_city->candidates[i].forbiddenBy && !isOpen[i])
                    QVERIFY(plan->effects[i].rule.starts_with("forbidden-area: "));
            }
        }
        // Opening what gains most people reaches so many more.
        const Plan& reach = *m_plans[Goal::Reach];
        std::size_t best = 0;
        for (std::size_t i = 0; i < reach.effects.size(); ++i)
            if (reach.effects[i].rule == "number" &&
                (reach.effects[best].rule != "number" || reach.effects[i].gain > reach.effects[best].gain))
                best = i;
        Scenario more = scenarioFor(Goal::Reach);
        more.cabins = *more.cabins + 1;
        for (const Cabin& cabin : reach.cabins)
            more.pins.push_back(
                {m_city->candidates[cabin.site.value()].key, cabin.at, PinKind::Required, "kept"});
        more.pins.push_back(
            {m_city->candidates[best].key, m_city->candidates[best].at, PinKind::Required, "tried"});
        const auto plan = planOf(more);
        QVERIFY(std::abs(plan->siting.objective - reach.siting.objective - reach.effects[best].gain) < 0.01);
    }

    void limitsAreKept_data() {
        QTest::addColumn<int>("goal");
        for (const Goal goal :
             {Goal::Walk, Goal::Fewest, Goal::Reach, Goal::WorstWalk, Goal::Material, Goal::LeastCost})
            QTest::addRow("%s", nameOf(goal)) << static_cast<int>(goal);
    }
    void limitsAreKept() {
        QFETCH(int, goal);
        Scenario scenario = scenarioFor(static_cast<Goal>(goal));
        scenario.settings["siting.spacing_m"] = "180";
        scenario.settings["siting.existing_may_close"] = "1";
        const auto plan = planOf(scenario);
        std::vector<Access> accesses;
        for (const Cabin& cabin : plan->cabins)
            accesses.push_back(*m_city->candidates[cabin.site.value()].access);
        for (std::size_t a = 0; a < accesses.size(); ++a)
            for (std::size_t b = a + 1; b < accesses.size(); ++b) {
                const auto walk = walkDistance(*m_city->network, accesses[a], accesses[b]);
                QVERIFY(!walk || *walk >= metres(180.0));
            }
        for (const CandidateEffect& effect : plan->effects)
            QVERIFY(effect.rule != "limits");
    }

    void clashesAreNamed() {
        Scenario wanted = scenarioFor(Goal::Walk);
        for (const CandidateSite* site : freeSites(12))
            wanted.pins.push_back({site->key, site->at, PinKind::Required, "test"});
        const ErrorDetails tooMany = clashOf(wanted);
        QCOMPARE(tooMany.name, std::string("required; facilities"));
        QVERIFY(tooMany.feature.find(wanted.pins.front().site.text()) != std::string::npos);

        Scenario nothing = scenarioFor(Goal::Walk);
        for (const CandidateSite& site : m_city->candidates)
            nothing.pins.push_back({site.key, site.at, PinKind::Forbidden, "test"});
        QCOMPARE(clashOf(nothing).name, std::string("forbidden"));

        Scenario close = scenarioFor(Goal::Walk);
        close.settings["siting.spacing_m"] = "5000";
        const ErrorDetails spacing = clashOf(close);
        QVERIFY2(spacing.name.find("spacing") != std::string::npos, spacing.name.c_str());

        Scenario poor = scenarioFor(Goal::Walk);
        poor.settings["siting.budget"] = "1000";
        const ErrorDetails budget = clashOf(poor);
        QVERIFY2(budget.name.find("budget") != std::string::npos &&
                     budget.name.find("facilities") != std::string::npos,
                 budget.name.c_str());

        Scenario strict = scenarioFor(Goal::Walk);
        strict.cabins = 3;
        strict.settings["siting.existing_may_close"] = "1";
        strict.settings["siting.district_cover_share"] = "1";
        const ErrorDetails cover = clashOf(strict);
        QVERIFY2(cover.name.find("cover: ") != std::string::npos, cover.name.c_str());
    }

    void everyNumberHasARow() {
        Scenario scenario = scenarioFor(Goal::Walk);
        scenario.cabins = 10;
        const NumberTable table = howManyCabins(m_city, scenario, m_parameters, {}, {}, {});
        QCOMPARE(table.asked, 10U);
        QCOMPARE(table.existing, static_cast<std::uint32_t>(m_city->existing.size()));
        QVERIFY(!table.rows.empty());
        QCOMPARE(table.rows.front().cabins, std::max(1U, table.existing));
        QCOMPARE(table.rows.back().cabins, 15U);
        for (std::size_t n = 1; n < table.rows.size(); ++n) {
            const NumberRow& row = table.rows[n];
            QCOMPARE(row.cabins, table.rows[n - 1].cabins + 1);
            QCOMPARE(table.rows[n - 1].reached + *row.gainReached, row.reached);
            QVERIFY(row.attending <= row.collected);
        }
        // Near what a whole siting run finds with as many.
        const double mean = indicator(*m_plans[Goal::Walk], "people_served");
        const auto same = std::find_if(table.rows.begin(), table.rows.end(),
                                       [](const auto& row) { return row.cabins == 7; });
        if (same != table.rows.end())
            QVERIFY(inPersons(same->reached) > 0.95 * mean);
        QVERIFY(table.norm.cabins > 0);
    }
};

QTEST_GUILESS_MAIN(TestPlanGoals)
#include "tst_plan_goals.moc"
