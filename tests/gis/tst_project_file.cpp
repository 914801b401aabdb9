#include "sample_plan.h"
#include "source_helpers.h"

#include "libplanner/gis/layer_writer.h"
#include "libplanner/gis/plan_codes.h"
#include "libplanner/gis/plan_layers.h"
#include "libplanner/gis/project_file.h"
#include "libplanner/gis/table_builder.h"

#include <QTemporaryDir>

using namespace planner;
using namespace planner::gis;

namespace fs = std::filesystem;

class TestProjectFile : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] std::string folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] std::string at(const std::string& name) const {
        return (fs::path(folder()) / name).string();
    }

private slots:
    void layersAreAsAgreed_data() {
        QTest::addColumn<QString>("layer");
        QTest::addColumn<QString>("fields");
        QTest::newRow("cabins") << "cabins"
                                << "id name status type host run_by address district people kg_day walk_mean "
                                   "walk_max volume_m3 fill_days reason";
        QTest::newRow("candidates") << "candidates"
                                    << "id name state rule gain";
        QTest::newRow("demand") << "demand"
                                << "id people kg_day cabin_id walk_m reason";
        QTest::newRow("allocation") << "allocation"
                                    << "demand_id cabin_id walk_m";
        QTest::newRow("areas") << "areas"
                               << "cabin_id limit_m people area_m2";
        QTest::newRow("routes") << "routes"
                                << "id day truck trip km minutes kg m3";
        QTest::newRow("stops") << "stops"
                               << "route_id seq kind cabin_id arrive kg m3";
        QTest::newRow("centres") << "centres"
                                 << "id name";
        QTest::newRow("depots") << "depots"
                                << "id name";
        QTest::newRow("indicators") << "indicators"
                                    << "name value unit";
    }
    void layersAreAsAgreed() {
        QFETCH(QString, layer);
        QFETCH(QString, fields);
        for (const bool allowPersonal : {true, false}) {
            const LayerTable table = planLayer(*samplePlan(), layer.toStdString(), allowPersonal);
            const QStringList wanted = fields.split(' ');
            QVERIFY(table.fields.size() >= static_cast<std::size_t>(wanted.size()));
            for (qsizetype i = 0; i < wanted.size(); ++i)
                QCOMPARE(QString::fromStdString(table.fields[static_cast<std::size_t>(i)].name), wanted[i]);
            for (const Field& field : table.fields)
                QVERIFY2(field.name.size() <= 10 &&
                             QString::fromStdString(field.name).toLatin1() == field.name.c_str(),
                         field.name.c_str());
            for (const Feature& row : table.rows)
                QCOMPARE(row.values.size(), table.fields.size());
        }
    }
    void homesAreGroupedByDistrict() {
        const LayerTable demand = planLayer(*samplePlan(), "demand", false);
        QCOMPARE(demand.rows.size(), std::size_t{3}); // one district served; the other served and too far
        double people = 0.0;
        for (std::size_t i = 0; i < demand.rows.size(); ++i) {
            people += number(demand, i, "people");
            QVERIFY(text(demand, i, "id").find("h") != 0);
        }
        QVERIFY(std::abs(people - (12 * 2.5 + 0.066)) < 1e-9);
        QCOMPARE(text(demand, 0, "id"), std::string("春熙路街道"));
        QVERIFY(number(demand, 0, "walk_m") > 100.0);
        QCOMPARE(text(demand, 1, "walk_m"), std::string("<null>")); // two homes would tell on each other
        const LayerTable allocation = planLayer(*samplePlan(), "allocation", false);
        QCOMPARE(allocation.rows.size(), std::size_t{3});
        QCOMPARE(planLayer(*samplePlan(), "demand", true).rows.size(), std::size_t{12});
    }
    void projectComesBack() {
        const std::string path = at("plan.cabin.gpkg");
        Project project = sampleProject(folder());
        project.views = {{"市场 market", {1.5, 2.0, 3.25, 4.0}}, {"river", {0.0, 0.0, 1.0, 1.0}}};
        saveProject(path, project, *samplePlan(), Parameters());
        const Project read = loadProject(path);
        QVERIFY(read.views == project.views);
        QVERIFY(read.scenario == project.scenario);
        QVERIFY(read.sources == project.sources);
        QVERIFY(read.description.roles == project.description.roles);
        QCOMPARE(read.description.baseFolder, folder());
        QCOMPARE(read.profile, project.profile);
        QCOMPARE(read.programVersion, project.programVersion);
        for (const std::string& name : filesIn(folder()))
            QVERIFY2(name.find("-wal") == std::string::npos && name.find("writing") == std::string::npos,
                     name.c_str());
    }
    void planComesBack() {
        const std::string path = at("whole.cabin.gpkg");
        const std::shared_ptr<const Plan> plan = samplePlan();
        saveProject(path, sampleProject(folder()), *plan, Parameters());
        const StoredPlan stored = loadPlan(path);
        const Plan& read = *stored.plan;
        QCOMPARE(read.cabins.size(), plan->cabins.size());
        for (std::size_t i = 0; i < read.cabins.size(); ++i) {
            const Cabin& a = plan->cabins[i];
            const Cabin& b = read.cabins[i];
            QVERIFY(a.key == b.key && a.site == b.site && a.at == b.at && a.status == b.status &&
                    a.type == b.type);
            QVERIFY(a.details == b.details);
            QVERIFY(a.people == b.people && a.collected == b.collected && a.walkMean == b.walkMean &&
                    a.walkMax == b.walkMax && a.volume == b.volume);
            QCOMPARE(b.fillDays, a.fillDays);
            QCOMPARE(b.closingGain, a.closingGain);
        }
        QCOMPARE(read.allocation.size(), plan->allocation.size());
        for (std::size_t i = 0; i < read.allocation.size(); ++i) {
            QVERIFY(read.allocation[i].cabin == plan->allocation[i].cabin);
            QVERIFY(read.allocation[i].walk == plan->allocation[i].walk);
            QVERIFY(read.allocation[i].reason == plan->allocation[i].reason);
            QVERIFY(read.city->demand[i].people == plan->city->demand[i].people);
            QVERIFY(read.city->demand[i].at == plan->city->demand[i].at);
        }
        QVERIFY(read.weights->collected == plan->weights->collected);
        QVERIFY(read.indicators == plan->indicators);
        QCOMPARE(read.routes.size(), std::size_t{1});
        QVERIFY(read.routes[0].length == plan->routes[0].length &&
                read.routes[0].duration == plan->routes[0].duration);
        QVERIFY(read.routes[0].line == plan->routes[0].line);
        QCOMPARE(read.routes[0].stops.size(), std::size_t{2});
        QVERIFY(read.routes[0].stops[0].cabin == CabinIndex{0});
        QVERIFY(read.routes[0].stops[1].centre == CentreIndex{0});
        QVERIFY(read.routes[0].stops[0].arrive == plan->routes[0].stops[0].arrive);
        QCOMPARE(read.areas.size(), std::size_t{1});
        QCOMPARE(read.siting.bound, plan->siting.bound);
        QCOMPARE(read.siting.second, plan->siting.second);
        QVERIFY(read.siting.stoppedBy == StopReason::Effort);
        QVERIFY(read.routing.length == plan->routing.length);
        QVERIFY(read.warnings == plan->warnings);
        QCOMPARE(read.uncollected.size(), std::size_t{1});
        QCOMPARE(read.uncollected[0].amount, std::string("250 kg"));
        QVERIFY(read.city->health == plan->city->health);
        QVERIFY(read.city->attributions == plan->city->attributions);
        QVERIFY(read.city->crs == plan->city->crs);
        QCOMPARE(read.city->candidates.size(), std::size_t{3});
        QVERIFY(read.city->candidates[2].forbiddenBy == Key{"river"});
    }
    void sameBytesTwice() {
        saveProject(at("one.cabin.gpkg"), sampleProject(folder()), *samplePlan(), Parameters());
        QTest::qSleep(1100);
        saveProject(at("two.cabin.gpkg"), sampleProject(folder()), *samplePlan(), Parameters());
        QVERIFY(bytesOf(at("one.cabin.gpkg")) == bytesOf(at("two.cabin.gpkg")));
    }
    void newerFileIsRefused() {
        TableBuilder table("settings", GeometryKind::None, std::nullopt,
                           {gis::text("name"), gis::text("value"), gis::text("unit")});
        table.add({}, {std::string("project.schema"), std::string("99"), std::string()});
        writeLayer(table.take(), at("newer.cabin.gpkg"), WriteFormat::GeoPackage, {});
        QCOMPARE(errorOf([&] { (void)loadProject(at("newer.cabin.gpkg")); }), std::string("NewerVersion"));
    }
    void otherFilesAreNoProject() {
        TableBuilder table("roads", GeometryKind::None, std::nullopt, {gis::text("name")});
        table.add({}, {std::string("a")});
        writeLayer(table.take(), at("other.gpkg"), WriteFormat::GeoPackage, {});
        QCOMPARE(errorOf([&] { (void)loadProject(at("other.gpkg")); }), std::string("NotAProject"));
        writeBytes(at("noise.cabin.gpkg"), "this is no database");
        QCOMPARE(errorOf([&] { (void)loadPlan(at("noise.cabin.gpkg")); }), std::string("NotAProject"));
        QCOMPARE(errorOf([&] { (void)loadPlan(at("missing.cabin.gpkg")); }), std::string("FileMissing"));
    }
    void savingOverKeepsTheOldOnFailure() {
        const std::string path = at("kept.cabin.gpkg");
        saveProject(path, sampleProject(folder()), *samplePlan(), Parameters());
        const std::string before = bytesOf(path);
        Plan broken = *samplePlan();
        broken.areas[0].shape[0].outer[0] = {std::nan(""), 0.0};
        QVERIFY(errorOf([&] { saveProject(path, sampleProject(folder()), broken, Parameters()); }) != "none");
        QVERIFY(bytesOf(path) == before);
    }
    void codesGoBothWays() {
        for (const UnservedReason reason :
             {UnservedReason::None, UnservedReason::CutOff, UnservedReason::Full})
            QVERIFY(fromCode<UnservedReason>(codeOf(reason)) == reason);
        QVERIFY(clockTime(clockText(seconds(30059))) == seconds(30059));
        QCOMPARE(clockText(seconds(30059)), std::string("08:20:59"));
    }
};

QTEST_APPLESS_MAIN(TestProjectFile)
#include "tst_project_file.moc"
