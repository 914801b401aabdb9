#include "app/profiles/profiles.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/planning/make_plan.h"
#include "sample_maps/generator/town_writer.h"

#include <QTest>

#include <map>

using namespace planner;

/// One town, told in three ways, is one plan.
class TestTownPlan : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        writeTown(makeTown({.buildings = 700, .seed = 3}), m_folder.path().toStdString(),
                  {.geoPackage = true, .gbkShapefiles = true, .officeTable = true});
        m_plan = planFrom("city.json");
    }

    void planIsTheSame_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("metres");
        QTest::newRow("GBK shapefiles") << "city-shapefiles.json" << 0.0;
        QTest::newRow("office table in Amap's coordinates") << "city-office.json" << 1.0;
    }
    void planIsTheSame() {
        QFETCH(QString, file);
        QFETCH(double, metres);
        const std::shared_ptr<const Plan> plan = planFrom(file);
        QCOMPARE(plan->cabins.size(), m_plan->cabins.size());
        for (std::size_t i = 0; i < plan->cabins.size(); ++i)
            QCOMPARE(plan->cabins[i].key, m_plan->cabins[i].key);
        QCOMPARE(plan->city->demand.size(), m_plan->city->demand.size());
        std::map<Key, std::size_t> rows;
        for (std::size_t i = 0; i < m_plan->city->demand.size(); ++i)
            rows[m_plan->city->demand[i].key] = i;
        for (std::size_t i = 0; i < plan->city->demand.size(); ++i) {
            const auto row = rows.find(plan->city->demand[i].key);
            QVERIFY(row != rows.end());
            const Allocation& one = m_plan->allocation[row->second];
            const Allocation& other = plan->allocation[i];
            QCOMPARE(other.cabin, one.cabin);
            QVERIFY(std::abs(inMetres(other.walk) - inMetres(one.walk)) <= metres);
            QCOMPARE(plan->city->demand[i].people, m_plan->city->demand[row->second].people);
        }
    }

    void theSampleIsComplete() {
        const City& city = *m_plan->city;
        QVERIFY(city.candidates.size() > 40);
        QVERIFY(!city.candidates.front().details.name.empty());
        QVERIFY(!city.candidates.front().details.owner.empty());
        QVERIFY(!city.candidates.front().details.runBy.empty());
        QVERIFY(city.candidates.front().details.areaSquareMetres.has_value());
        QVERIFY(!city.existing.empty());
        QVERIFY(city.centres.size() >= 2);
        QVERIFY(!city.depots.empty());
        QVERIFY(city.fleet.size() >= 3);
        QVERIFY(city.districts.size() >= 4);
        QCOMPARE(city.truckZones.size(), std::size_t{2});
        QVERIFY(city.truckZones.front().exempt == std::vector<std::string>{"electric"});
        QVERIFY(!city.barriers.lines.empty() && !city.barriers.areas.empty());
        QVERIFY(city.forbidden.size() >= 2);
        for (const DemandPoint& home : city.demand)
            QVERIFY2(home.access || home.failure == AccessFailure::BehindBarrier, home.key.text().c_str());
        QVERIFY(!m_plan->routes.empty());
    }

private:
    std::shared_ptr<const Plan> planFrom(const QString& file) {
        QFile text(m_folder.filePath(file));
        if (!text.open(QIODevice::ReadOnly))
            return nullptr;
        CityDescription description = cityFromJson(text.readAll().toStdString(), file.toStdString());
        description.baseFolder = m_folder.path().toStdString();
        const Parameters parameters =
            app::profiles::parameterProfile(app::profiles::parameterProfileNames().front());
        const auto city = loadCity(description, gis::GdalSourceOpener(), parameters,
                                   app::profiles::travelProfiles(), {}, {});
        Scenario scenario;
        scenario.cabins = 6;
        return makePlan(city, scenario, parameters, {}, {}, {});
    }

    QTemporaryDir m_folder;
    std::shared_ptr<const Plan> m_plan;
};

QTEST_GUILESS_MAIN(TestTownPlan)
#include "tst_town_plan.moc"
