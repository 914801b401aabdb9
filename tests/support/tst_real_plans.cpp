#include "tests/support/plan_checker/plan_checker.h"

#include "app/profiles/profiles.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/project_file.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/planning/make_plan.h"

#include <QTest>

using namespace planner;

/// Plans of real cities and of the sample town, each confirmed by the checker.
class TestRealPlans : public QObject {
    Q_OBJECT

private slots:
    void confirmed_data() {
        QTest::addColumn<QString>("roads");
        QTest::addColumn<QString>("demand");
        QTest::addColumn<int>("cabins");
        QTest::addColumn<int>("homes"); // served, at least
        const QString data = QStringLiteral(CABIN_SHARED_DATA "/data/");
        const QString liechtenstein = data + "liechtenstein/liechtenstein-latest.osm.pbf";
        QTest::newRow("Liechtenstein") << liechtenstein << liechtenstein << 20 << 2000;
        QTest::newRow("Porto Alegre")
            << data + "porto_alegre/roads.gpkg" << data + "porto_alegre/poa_hexgrid.csv" << 60 << 200;
        QTest::newRow("Chengdu") << data + "chengdu/roads.shp" << data + "chengdu/demand.csv,people=trips"
                                 << 60 << 1000;
        QTest::newRow("Jinan") << data + "jinan/edges.shp,crs=EPSG:4326"
                               << data + "jinan/nodes.shp,crs=EPSG:4326" << 60 << 2000;
    }
    void confirmed() {
        QFETCH(QString, roads);
        QFETCH(QString, demand);
        QFETCH(int, cabins);
        QFETCH(int, homes);
        if (!QFileInfo::exists(roads.section(',', 0, 0)))
            QSKIP("the shared data are not here");
        Project project;
        project.description.name = "city";
        project.description.roles[Role::Roads] = {sourceFromFlag(roads.toStdString())};
        project.description.roles[Role::Demand] = {sourceFromFlag(demand.toStdString())};
        project.scenario.cabins = static_cast<std::uint32_t>(cabins);
        const checker::CheckReport report = planAndCheck(project);
        QVERIFY2(report.findings.isEmpty(), report.findings.text().c_str());
        QVERIFY2(report.homes > static_cast<std::size_t>(homes), qPrintable(QString::number(report.homes)));
    }

    void theSampleTown() {
        const QString folder = QStringLiteral(CABIN_SOURCE_DIR "/sample_maps/town");
        QFile file(folder + "/city.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        Project project;
        project.description = cityFromJson(file.readAll().toStdString(), "city.json");
        project.description.baseFolder = folder.toStdString();
        project.scenario.cabins = 20;
        const checker::CheckReport report = planAndCheck(project);
        QVERIFY2(report.findings.isEmpty(), report.findings.text().c_str());
        QVERIFY(report.routes > 20);
    }

private:
    checker::CheckReport planAndCheck(Project& project) {
        project.profile = app::profiles::parameterProfileNames().front();
        const Parameters parameters = app::profiles::parameterProfile(project.profile);
        const auto city = loadCity(project.description, gis::GdalSourceOpener(), parameters,
                                   app::profiles::travelProfiles(), {}, {});
        const auto plan = makePlan(city, project.scenario, parameters, {}, {}, {});
        const std::string file = m_folder.filePath("plan.cabin.gpkg").toStdString();
        gis::saveProject(file, project, *plan, parameters);
        return checker::checkPlan({.plan = file, .city = {}, .profile = {}, .settings = {}});
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestRealPlans)
#include "tst_real_plans.moc"
