#include "tests/support/plan_checker/plan_checker.h"

#include "app/profiles/profiles.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/project_file.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/planning/make_plan.h"
#include "sample_maps/generator/town_writer.h"

#include <QTest>

#include <sqlite3.h>

using namespace planner;

namespace {

std::string contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// Runs a statement on a GeoPackage without its triggers, which want GIS functions.
bool change(const QString& file, const char* sql) {
    sqlite3* database = nullptr;
    bool isGood = sqlite3_open(file.toUtf8().constData(), &database) == SQLITE_OK;
    // A copy nobody will miss: no waiting for the disk.
    sqlite3_exec(database, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY", nullptr, nullptr,
                 nullptr);
    std::vector<std::string> triggers;
    const auto collect = [](void* to, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(to)->push_back(values[0]);
        return 0;
    };
    sqlite3_exec(database, "SELECT name FROM sqlite_master WHERE type = 'trigger'", collect, &triggers,
                 nullptr);
    for (const std::string& trigger : triggers)
        sqlite3_exec(database, ("DROP TRIGGER \"" + trigger + "\"").c_str(), nullptr, nullptr, nullptr);
    char* problem = nullptr;
    isGood = isGood && sqlite3_exec(database, sql, nullptr, nullptr, &problem) == SQLITE_OK;
    if (problem != nullptr)
        qWarning("%s", problem);
    isGood = isGood && sqlite3_changes(database) > 0;
    sqlite3_free(problem);
    sqlite3_close(database);
    return isGood;
}

} // namespace

/// The checker confirms a good plan and refuses each way of spoiling it.
class TestPlanChecker : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        writeTown(makeTown({.buildings = 700, .seed = 2}), m_folder.path().toStdString(), {});
        Project project;
        project.description = cityFromJson(contentOf(m_folder.filePath("city.json")), "city.json");
        project.description.baseFolder = m_folder.path().toStdString();
        project.profile = app::profiles::parameterProfileNames().front();
        project.scenario.cabins = 8;
        const Parameters parameters = app::profiles::parameterProfile(project.profile);
        const gis::GdalSourceOpener opener;
        const auto city =
            loadCity(project.description, opener, parameters, app::profiles::travelProfiles(), {}, {});
        const auto plan = makePlan(city, project.scenario, parameters, {}, {}, {});
        gis::saveProject(m_folder.filePath("plan.cabin.gpkg").toStdString(), project, *plan, parameters);
    }

    void confirmsAGoodPlan() {
        const checker::CheckReport report = check("plan.cabin.gpkg");
        QVERIFY2(report.findings.isEmpty(), report.findings.text().c_str());
        QCOMPARE(report.cabins, std::size_t{8});
        QVERIFY(report.homes > 500);
        QVERIFY(report.routes > 2);
    }

    void refusesASpoiltPlan_data() {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("finding");
        const auto row = [](const char* name, const char* sql, const char* finding) {
            QTest::newRow(name) << sql << finding;
        };
        row("a walk two centimetres longer",
            "UPDATE demand SET walk_m = walk_m + 0.02 WHERE fid = (SELECT min(fid) FROM demand WHERE "
            "cabin_id <> '')",
            "walk is wrong");
        row("a home sent to another cabin",
            "UPDATE demand SET cabin_id = (SELECT id FROM cabins WHERE id <> demand.cabin_id LIMIT 1) "
            "WHERE fid = (SELECT min(fid) FROM demand WHERE cabin_id <> '')",
            "not the nearest cabin");
        row("a served home called too far",
            "UPDATE demand SET cabin_id = NULL, reason = 'too-far' "
            "WHERE fid = (SELECT min(fid) FROM demand WHERE walk_m < 300 AND cabin_id <> '')",
            "wrong reason for having no cabin");
        row("a cabin that is not there", "UPDATE demand SET cabin_id = 'nowhere' WHERE fid = 1",
            "served by no open cabin");
        row("one person too many at a cabin", "UPDATE cabins SET people = people + 1 WHERE fid = 1",
            "people of a cabin");
        row("kg invented at a cabin", "UPDATE cabins SET kg_day = kg_day + 0.1 WHERE fid = 1",
            "kg a day of a cabin");
        row("a longest walk too short", "UPDATE cabins SET walk_max = walk_max - 0.1 WHERE fid = 1",
            "longest walk of a cabin");
        row("a mean walk too short", "UPDATE cabins SET walk_mean = walk_mean - 0.1 WHERE fid = 1",
            "mean walk of a cabin");
        row("a kilometre saved on paper", "UPDATE routes SET km = km * 0.99 WHERE fid = 1", "km of a route");
        row("minutes saved on paper", "UPDATE routes SET minutes = minutes - 2 WHERE fid = 1",
            "minutes of a route");
        row("a day of twelve hours", "UPDATE routes SET minutes = 720 WHERE fid = 1", "shift too long");
        row("a truck too full",
            "UPDATE stops SET kg = 5000 WHERE fid = (SELECT min(fid) FROM stops WHERE kind = 'cabin')",
            "too many kg on board");
        row("a truck too full by volume",
            "UPDATE stops SET m3 = 50 WHERE fid = (SELECT min(fid) FROM stops WHERE kind = 'cabin')",
            "too many m3 on board");
        row("kg lost on the way",
            "UPDATE stops SET kg = kg - 1 WHERE fid = (SELECT min(fid) FROM stops WHERE kind = 'centre' AND "
            "kg > 0)",
            "unloaded at a centre");
        row("a load never unloaded", "DELETE FROM stops WHERE kind = 'centre'", "never unloaded");
        row("a route without its kg", "UPDATE routes SET kg = kg + 1 WHERE fid = 1", "kg of a route");
        row("a cabin forgotten",
            "DELETE FROM stops WHERE cabin_id = (SELECT cabin_id FROM stops WHERE kind = 'cabin' LIMIT 1)",
            "cabins not emptied in time");
        row("a rosier mean walk", "UPDATE indicators SET value = value - 1 WHERE name = 'walk_mean'",
            "indicator");
        row("more people reached",
            "UPDATE indicators SET value = value + 1 WHERE name = 'people_within_300m'", "indicator");
        row("fewer truck kilometres",
            "UPDATE indicators SET value = value - 0.1 WHERE name = 'truck_km_week'", "indicator");
        row("a cabin moved on the map",
            "UPDATE cabins SET geom = (SELECT geom FROM demand WHERE cabin_id <> cabins.id AND cabin_id <> "
            "'' "
            "ORDER BY walk_m DESC LIMIT 1) WHERE fid = 1",
            "walk is wrong");
        row("a route that flies",
            "UPDATE routes SET geom = (SELECT geom FROM allocation ORDER BY walk_m DESC LIMIT 1) WHERE fid = "
            "1",
            "drives off the streets");
    }
    void refusesASpoiltPlan() {
        QFETCH(QString, sql);
        QFETCH(QString, finding);
        QFile::remove(m_folder.filePath("spoilt.cabin.gpkg"));
        QVERIFY(QFile::copy(m_folder.filePath("plan.cabin.gpkg"), m_folder.filePath("spoilt.cabin.gpkg")));
        QVERIFY(change(m_folder.filePath("spoilt.cabin.gpkg"), sql.toUtf8().constData()));
        const checker::CheckReport report = check("spoilt.cabin.gpkg");
        QVERIFY2(report.findings.count(finding.toStdString()) > 0,
                 ("found instead:\n" + report.findings.text()).c_str());
    }

    void saysWhatCannotBeRead() { QVERIFY_THROWS_EXCEPTION(std::runtime_error, check("missing.cabin.gpkg")); }

private:
    checker::CheckReport check(const char* plan) {
        return checker::checkPlan(
            {.plan = m_folder.filePath(plan).toStdString(), .city = {}, .profile = {}, .settings = {}});
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestPlanChecker)
#include "tst_plan_checker.moc"
