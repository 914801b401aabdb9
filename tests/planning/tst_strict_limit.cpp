#include "app/profiles/profiles.h"
#include "libplanner/base/error.h"
#include "libplanner/planning/make_plan.h"
#include "tests/app/city_sample.h"

#include <QTest>

#include <algorithm>

using namespace planner;

/// `isStrict` on the sample quarter: 256 homes 48 m apart, 16 places 200 m apart.
class TestStrictLimit : public QObject {
    Q_OBJECT

    static std::shared_ptr<const Plan> strictPlan(std::uint32_t cabins, double metresWalk) {
        Scenario scenario;
        scenario.cabins = cabins;
        scenario.maxWalk = metres(metresWalk);
        scenario.isStrict = true;
        return makePlan(testing::makeCity(), scenario,
                        app::profiles::parameterProfile(app::profiles::parameterProfileNames().front()), {},
                        {}, {});
    }
    static ErrorDetails refusal(std::uint32_t cabins, double metresWalk) {
        try {
            strictPlan(cabins, metresWalk);
        } catch (const Error& error) {
            if (error.code() == ErrorCode::Infeasible)
                return error.details();
        }
        return {};
    }

private slots:
    void everybodyIsServedOrThereIsNoPlan() {
        bool wasFeasible = false;
        std::uint32_t refused = 0;
        for (std::uint32_t cabins = 1; cabins <= 16; ++cabins) {
            try {
                const auto plan = strictPlan(cabins, 420.0);
                wasFeasible = true;
                QCOMPARE(plan->cabins.size(), std::size_t{cabins});
                for (const Allocation& allocation : plan->allocation)
                    QVERIFY(allocation.cabin && allocation.walk <= metres(420.0));
                QVERIFY(plan->siting.objective >= plan->siting.bound);
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::Infeasible);
                QCOMPARE(error.details().name, std::string("max-walk"));
                QVERIFY2(!wasFeasible, "more cabins cannot serve fewer");
                ++refused;
            }
        }
        QVERIFY(refused > 0);
        QVERIFY(wasFeasible);
    }
    void tellsHowManyWouldDo() {
        const ErrorDetails details = refusal(1, 420.0);
        QVERIFY2(details.value.ends_with(" cabins"), details.value.c_str());
        const auto needed = static_cast<std::uint32_t>(std::stoul(details.value));
        QCOMPARE(strictPlan(needed, 420.0)->cabins.size(), std::size_t{needed});
        QCOMPARE(refusal(needed - 1, 420.0).name, std::string("max-walk"));
    }
    void namesHomesThatNoPlaceCanServe() {
        const ErrorDetails details = refusal(16, 60.0);
        QVERIFY2(details.feature.starts_with("h"), details.feature.c_str());
        QVERIFY2(details.value.ends_with(" homes"), details.value.c_str());
    }
};

QTEST_MAIN(TestStrictLimit)
#include "tst_strict_limit.moc"
