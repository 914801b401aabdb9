#include "app/profiles/profiles.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/planning/allocation_stage.h"
#include "libplanner/planning/collection_stage.h"
#include "libplanner/scenario/plan_indicators.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace planner;

namespace {

constexpr double Reach = 4'000.0; ///< metres

/// A candidate in every square where people live, within `reach` of a place: cabins as dense as where each
/// serves some 250 households.
std::vector<SiteIndex> spreadSites(const City& city, Point around, double reach, double side) {
    const auto cellOf = [side](Point p) { return std::pair(std::floor(p.x / side), std::floor(p.y / side)); };
    std::set<std::pair<double, double>> open;
    for (const DemandPoint& home : city.demand)
        if (home.access)
            open.insert(cellOf(home.at));
    std::vector<SiteIndex> sites;
    for (std::size_t s = 0; s < city.candidates.size(); ++s) {
        const CandidateSite& site = city.candidates[s];
        if (planarDistance(site.at, around) <= reach && site.access && site.truckAccess &&
            !site.forbiddenBy && open.erase(cellOf(site.at)) > 0)
            sites.emplace_back(s);
    }
    return sites;
}

} // namespace

/// Two weeks of collection in a real city.
class TestMontevideoWeeks : public QObject {
    Q_OBJECT

private slots:
    void calendarHolds() {
        const QString folder = QStringLiteral(CABIN_SOURCE_DIR "/sample_maps/montevideo");
        QFile file(folder + "/city.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        CityDescription description = cityFromJson(file.readAll().toStdString(), "city.json");
        description.baseFolder = folder.toStdString();
        const Parameters parameters =
            app::profiles::parameterProfile(app::profiles::parameterProfileNames().front())
                .with("collection.horizon_days", "14")
                .with("truck.packing",
                      "2.5"); // flattened by hand: else every truck is full of air either way
        Plan plan;
        plan.city = loadCity(description, gis::GdalSourceOpener(), parameters,
                             app::profiles::travelProfiles(), {}, {});
        plan.weights = std::make_shared<const DemandWeights>(demandWeights(*plan.city, parameters));
        // The quarters around the centre that has most homes near it.
        Point around;
        std::ptrdiff_t most = -1;
        for (const RecyclingCentre& centre : plan.city->centres) {
            const auto homes = std::count_if(
                plan.city->demand.begin(), plan.city->demand.end(),
                [&](const DemandPoint& home) { return planarDistance(home.at, centre.at) <= Reach; });
            if (centre.truckAccess && homes > most) {
                most = homes;
                around = centre.at;
            }
        }
        const std::vector<SiteIndex> sites = spreadSites(*plan.city, around, Reach, 480.0);
        const SiteDecisions decisions = decideSites(*plan.city, plan.scenario);
        allocateHomes(plan, sites, decisions, std::vector<bool>(plan.city->demand.size(), true),
                      metres(500.0), 1);
        chooseCabinTypes(plan, parameters);
        PlanOptions options;
        options.budget.effort = 15'000;
        planRounds(plan, parameters, options, {}, {});
        plan.indicators = indicatorsOf(plan, parameters);
        const RoutingSummary& rounds = plan.routing;
        for (const Indicator& indicator : plan.indicators)
            qInfo("%s %.4f %s", indicator.name.c_str(), indicator.value, indicator.unit.c_str());

        QVERIFY(plan.cabins.size() > 80);
        QVERIFY(plan.uncollected.empty());
        QCOMPARE(rounds.atStart + rounds.brought, rounds.collected + rounds.atEnd);
        Mass carried;
        for (const PlannedRoute& route : plan.routes)
            carried += route.mass;
        QCOMPARE(carried, rounds.collected);
        QVERIFY(rounds.simulatedWeeks >= 999);
        QVERIFY2(*rounds.worstOverflowShare <= parameters.value("collection.overflow_probability"),
                 qPrintable(QString::number(*rounds.worstOverflowShare)));
        QVERIFY2(ratio(rounds.length, *rounds.dailyLength) <= 0.8,
                 qPrintable(QString("%1 km against %2 km daily, %3 km day by day")
                                .arg(inKilometres(rounds.length))
                                .arg(inKilometres(*rounds.dailyLength))
                                .arg(inKilometres(*rounds.otherLength))));
    }
};

QTEST_GUILESS_MAIN(TestMontevideoWeeks)
#include "tst_montevideo_weeks.moc"
