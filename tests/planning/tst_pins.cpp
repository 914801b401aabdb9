#include "libplanner/base/error.h"
#include "libplanner/planning/pins.h"

#include <QTest>

using namespace planner;

namespace {

CandidateSite candidate(const char* key, double x) {
    CandidateSite site;
    site.key = Key(key);
    site.at = {x, 0.0};
    site.access = Access{};
    return site;
}

/// Four candidates 100 m apart; the third lies in a forbidden area, the fourth has no street.
City row() {
    City city;
    city.candidates = {candidate("a", 0.0), candidate("b", 100.0), candidate("c", 200.0),
                       candidate("d", 300.0)};
    city.candidates[2].forbiddenBy = Key("lake");
    city.candidates[3].access.reset();
    return city;
}

Pin pin(const char* key, double x, PinKind kind) {
    return {Key(key), {x, 0.0}, kind, "because"};
}

} // namespace

class TestPins : public QObject {
    Q_OBJECT

private slots:
    void withoutPins() {
        const SiteDecisions decisions = decideSites(row(), Scenario());
        QCOMPARE(decisions.required, (std::vector<bool>{false, false, false, false}));
        QCOMPARE(decisions.forbidden, (std::vector<bool>{false, false, true, true}));
    }
    void attachesByKeyWhereverItStands() {
        Scenario scenario;
        scenario.pins = {pin("b", 5000.0, PinKind::Required), pin("a", 5000.0, PinKind::Forbidden)};
        const SiteDecisions decisions = decideSites(row(), scenario);
        QVERIFY(decisions.required[1]);
        QVERIFY(decisions.forbidden[0]);
        QVERIFY(decisions.detached.empty());
    }
    void reattachesWithinThirtyMetres_data() {
        QTest::addColumn<double>("x");
        QTest::addColumn<bool>("isAttached");
        QTest::newRow("near") << 129.0 << true;
        QTest::newRow("at the limit") << 130.0 << true;
        QTest::newRow("too far") << 131.0 << false;
    }
    void reattachesWithinThirtyMetres() {
        QFETCH(double, x);
        QFETCH(bool, isAttached);
        Scenario scenario;
        scenario.pins = {pin("gone", x, PinKind::Required)};
        const SiteDecisions decisions = decideSites(row(), scenario);
        QCOMPARE(static_cast<bool>(decisions.required[1]), isAttached);
        QCOMPARE(decisions.detached.size(), isAttached ? std::size_t{0} : std::size_t{1});
    }
    void paintedAreaForbids() {
        Scenario scenario;
        scenario.paintedForbidden = {{{{-10, -10}, {10, -10}, {10, 10}, {-10, 10}, {-10, -10}}, {}}};
        const SiteDecisions decisions = decideSites(row(), scenario);
        QCOMPARE(decisions.forbidden, (std::vector<bool>{true, false, true, true}));
    }
    void existingCabinStays() {
        City city = row();
        city.candidates[2].existingCabin = Key("old");
        ExistingCabin cabin;
        cabin.key = Key("old");
        city.existing = {cabin};
        const SiteDecisions decisions = decideSites(city, Scenario());
        QVERIFY(decisions.required[2]);
        QVERIFY(!decisions.forbidden[2]);
    }
    void clashesAreNamed_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("isTwice");
        QTest::addColumn<QString>("limit");
        QTest::newRow("required and forbidden") << "a" << true << "pins";
        QTest::newRow("required in a forbidden area") << "c" << false << "pin-in-forbidden-area";
        QTest::newRow("required without a street") << "d" << false << "pin-unreachable";
    }
    void clashesAreNamed() {
        QFETCH(QString, key);
        QFETCH(bool, isTwice);
        QFETCH(QString, limit);
        Scenario scenario;
        scenario.pins = {pin(qPrintable(key), 0.0, PinKind::Required)};
        if (isTwice)
            scenario.pins.push_back(pin(qPrintable(key), 0.0, PinKind::Forbidden));
        try {
            static_cast<void>(decideSites(row(), scenario));
            QFAIL("the clash went unnoticed");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Infeasible);
            QCOMPARE(QString::fromStdString(error.details().feature), key);
            QCOMPARE(QString::fromStdString(error.details().name), limit);
        }
    }
};

QTEST_APPLESS_MAIN(TestPins)
#include "tst_pins.moc"
