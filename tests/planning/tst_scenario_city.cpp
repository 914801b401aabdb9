#include "app/profiles/profiles.h"
#include "libplanner/planning/closed_streets.h"
#include "libplanner/planning/make_plan.h"
#include "tests/app/city_sample.h"
#include "tests/network/network_fixture.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>

using namespace planner;

namespace {

Parameters profile() {
    return app::profiles::parameterProfile(app::profiles::parameterProfileNames().front());
}

/// Two banks joined by one bridge: three homes and a candidate west of it, two homes east.
std::shared_ptr<const City> twoBanks() {
    auto city = std::make_shared<City>();
    city->crs = Crs::fromText("EPSG:4544");
    city->network = fixture::build({fixture::street("west", {{0, 0}, {400, 0}}),
                                    fixture::street("bridge", {{400, 0}, {500, 0}}),
                                    fixture::street("east", {{500, 0}, {900, 0}})});
    const AccessFinder walk(city->network, TravelMode::Walk, {}, metres(200.0));
    const AccessFinder truck(city->network, TravelMode::Truck, {}, metres(200.0));
    const auto place = [&](double x) { return Point{fixture::Origin.x + x, fixture::Origin.y + 5.0}; };
    for (const double x : {100.0, 200.0, 300.0, 520.0, 560.0}) {
        DemandPoint home;
        home.key = Key("h" + std::to_string(static_cast<int>(x)));
        home.at = place(x);
        home.access = std::get<Access>(walk.find(home.at));
        home.people = persons(10.0);
        city->demand.push_back(home);
    }
    CandidateSite site;
    site.key = Key("c");
    site.at = place(350.0);
    site.access = std::get<Access>(walk.find(site.at));
    site.truckAccess = std::get<Access>(truck.find(site.at));
    city->candidates.push_back(site);
    return city;
}

std::shared_ptr<const Plan> planOf(const std::shared_ptr<const City>& city, const Scenario& scenario) {
    return makePlan(city, scenario, profile(), {}, {}, {});
}

} // namespace

class TestScenarioCity : public QObject {
    Q_OBJECT

private slots:
    void nothingClosedIsTheSameCity() {
        const auto city = testing::makeCity();
        QCOMPARE(closeStreets(city, {}, profile()).city, city);
    }

    void placesLeaveTheClosedStreet() {
        const auto city = testing::makeCity();
        const std::vector<Key> streets = {Key("e3"), Key("nowhere")};
        const CityWithClosures closed = closeStreets(city, streets, profile());
        QCOMPARE(closed.unknown, std::vector<Key>{Key("nowhere")});
        std::size_t moved = 0;
        for (std::size_t i = 0; i < city->demand.size(); ++i) {
            const DemandPoint& home = closed.city->demand[i];
            QVERIFY(home.access);
            QVERIFY(closed.city->network->street(home.access->edge).key != Key("e3"));
            const bool wasOnIt = city->network->street(city->demand[i].access->edge).key == Key("e3");
            QCOMPARE(home.access != city->demand[i].access, wasOnIt);
            moved += wasOnIt;
        }
        QVERIFY(moved > 0);
    }

    void aClosedBridgeChangesThePlan() {
        const auto city = twoBanks();
        Scenario scenario;
        scenario.cabins = 1;
        scenario.maxWalk = metres(400.0);
        const auto open = planOf(city, scenario);
        for (const Allocation& allocation : open->allocation)
            QVERIFY(allocation.cabin);

        scenario.closedStreets = {Key("bridge")};
        const auto closed = planOf(city, scenario);
        for (std::size_t i = 0; i < 5; ++i)
            QCOMPARE(closed->allocation[i].cabin.has_value(), i < 3);
        QCOMPARE(closed->allocation[4].reason, UnservedReason::CutOff);
        QCOMPARE(closed->cabins.front().people, persons(30.0));
    }

    /// The banks with their bridge closed, and a footbridge beside it instead.
    void aFootbridgeChangesThePlan() {
        const auto city = twoBanks();
        Scenario scenario;
        scenario.cabins = 1;
        scenario.maxWalk = metres(400.0);
        scenario.closedStreets = {Key("bridge")};
        const auto at = [](double x) { return Point{fixture::Origin.x + x, fixture::Origin.y}; };
        scenario.footbridges = {{Key("footbridge-1"), {at(390.0), at(510.0)}}};
        const auto plan = planOf(city, scenario);
        for (std::size_t i = 0; i < 5; ++i)
            QVERIFY(plan->allocation[i].cabin);
        QCOMPARE(plan->cabins.front().people, persons(50.0));
        // By the footbridge it is as far as it was over the bridge.
        Scenario asItWas = scenario;
        asItWas.closedStreets.clear();
        asItWas.footbridges.clear();
        const auto before = planOf(city, asItWas);
        for (std::size_t i = 0; i < 5; ++i)
            QVERIFY(std::abs((plan->allocation[i].walk - before->allocation[i].walk).count()) <= 2);
    }

    void aFootbridgeToNowhereIsTold() {
        Scenario scenario;
        scenario.cabins = 1;
        scenario.footbridges = {{Key("footbridge-1"),
                                 {{fixture::Origin.x + 100.0, fixture::Origin.y},
                                  {fixture::Origin.x + 100.0, fixture::Origin.y + 5000.0}}}};
        const auto plan = planOf(twoBanks(), scenario);
        QVERIFY(std::find(plan->warnings.begin(), plan->warnings.end(),
                          "footbridge-unattached:footbridge-1") != plan->warnings.end());
    }

    void aStreetNobodyKnowsIsTold() {
        Scenario scenario;
        scenario.cabins = 1;
        scenario.closedStreets = {Key("nowhere")};
        const auto plan = planOf(twoBanks(), scenario);
        QVERIFY(std::find(plan->warnings.begin(), plan->warnings.end(), "closed-street-unknown:nowhere") !=
                plan->warnings.end());
    }
};

QTEST_MAIN(TestScenarioCity)
#include "tst_scenario_city.moc"
