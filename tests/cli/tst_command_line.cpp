// The command line is a contract: exit statuses, where what is printed, and that bad input leaves nothing
// behind.

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Outcome {
    int status = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Outcome run(const QStringList& arguments, const QString& folder = {}) {
    QProcess process;
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(QStringLiteral(CABINPLAN_BINARY), arguments);
    if (!process.waitForFinished(100000))
        return {-1, {}, "did not end: " + process.errorString().toUtf8()};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

void write(const QString& path, const QByteArray& text) {
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    file.write(text);
}

/// A grid of streets about 100 m apart around 104.06 E, 30.66 N, as GeoJSON.
QByteArray gridStreets(int lines) {
    QJsonArray features;
    const auto street = [&features](int id, double x0, double y0, double dx, double dy, int steps) {
        QJsonArray points;
        for (int i = 0; i <= steps; ++i)
            points.append(QJsonArray{x0 + i * dx, y0 + i * dy});
        features.append(QJsonObject{
            {"type", "Feature"},
            {"properties",
             QJsonObject{{"id", id}, {"name", QStringLiteral("街道%1").arg(id)}, {"highway", "residential"}}},
            {"geometry", QJsonObject{{"type", "LineString"}, {"coordinates", points}}}});
    };
    for (int i = 0; i < lines; ++i) {
        street(i + 1, 104.06, 30.66 + 0.001 * i, 0.001, 0.0, lines - 1);
        street(100 + i, 104.06 + 0.001 * i, 30.66, 0.0, 0.001, lines - 1);
    }
    return QJsonDocument(QJsonObject{{"type", "FeatureCollection"}, {"features", features}}).toJson();
}

/// Homes beside the streets, one every 30 m or so.
QByteArray homes(int lines) {
    QByteArray text = "lon,lat,people\n";
    for (int i = 0; i < lines; ++i)
        for (int j = 0; j + 1 < lines * 3; ++j)
            text += QByteArray::number(104.06 + 0.00033 * j, 'f', 6) + "," +
                    QByteArray::number(30.66 + 0.001 * i + 0.0001, 'f', 6) + "," +
                    QByteArray::number(2 + (i + j) % 5) + "\n";
    return text;
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        write(path("roads.geojson"), gridStreets(8));
        write(path("homes.csv"), homes(8));
        write(path("centres.csv"), "lon,lat,name\n104.0605,30.6605,中心\n");
        write(path("empty.csv"), "");
        write(path("garbage.shp"), "not a shapefile at all");
        write(path("nothing.csv"), "lon,lat,people\n");
        write(path("zero.csv"), "lon,lat,kg_day\n104.061,30.661,0\n104.062,30.661,0\n");
    }
    void help() {
        QCOMPARE(run({"--help"}).status, 0);
        for (const char* command :
             {"inspect", "plan", "compare", "export", "map", "make-city", "route", "solve", "bench"}) {
            const Outcome outcome = run({command, "--help"});
            QVERIFY2(outcome.status == 0 && !outcome.out.isEmpty(), command);
        }
    }
    void usage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no subcommand") << QStringList{};
        QTest::newRow("unknown subcommand") << QStringList{"dance"};
        QTest::newRow("unknown option") << QStringList{"plan", "--dance", "--out", "x"};
        QTest::newRow("no --out") << QStringList{"plan", "city.json"};
        QTest::newRow("cabins not a number")
            << QStringList{"plan", "city.json", "--cabins", "many", "--out", "x"};
        QTest::newRow("no cabins") << QStringList{"plan", "city.json", "--cabins", "0", "--out", "x"};
        QTest::newRow("unknown setting") << QStringList{
            "plan", "--roads", "roads.geojson", "--demand", "homes.csv", "--set", "no.such=1", "--out", "x"};
    }
    void usage() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments, m_folder.path());
        QVERIFY2(outcome.status == 2, outcome.err);
        QVERIFY2(outcome.out.isEmpty(), outcome.out);
        QVERIFY(!outcome.err.isEmpty());
    }
    void badInput_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("mentions");
        QTest::newRow("missing City file")
            << QStringList{"no-such-city.json"} << QByteArray("no-such-city.json");
        QTest::newRow("missing source")
            << QStringList{"--roads", "gone.shp", "--demand", "homes.csv"} << QByteArray("gone.shp");
        QTest::newRow("empty file") << QStringList{"--roads", "roads.geojson", "--demand", "empty.csv"}
                                    << QByteArray("empty.csv");
        QTest::newRow("garbage") << QStringList{"--roads", "garbage.shp", "--demand", "homes.csv"}
                                 << QByteArray("garbage.shp");
        QTest::newRow("header only") << QStringList{"--roads", "roads.geojson", "--demand", "nothing.csv"}
                                     << QByteArray("nothing.csv");
        QTest::newRow("points as streets")
            << QStringList{"--roads", "homes.csv", "--demand", "homes.csv"} << QByteArray("homes.csv");
        QTest::newRow("no streets") << QStringList{"--demand", "homes.csv"} << QByteArray("street");
        QTest::newRow("zero demand") << QStringList{"--roads", "roads.geojson", "--demand", "zero.csv"}
                                     << QByteArray("zero.csv");
    }
    void badInput() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, mentions);
        const Outcome outcome =
            run(QStringList{"plan"} + arguments + QStringList{"--lang", "en", "--out", "out-bad"},
                m_folder.path());
        QVERIFY2(outcome.status == 3, outcome.err);
        QVERIFY2(outcome.err.contains(mentions), outcome.err);
        QVERIFY2(!QDir(path("out-bad")).exists(), "something half-written was left behind");
    }
    void infeasible_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("mentions");
        QTest::newRow("more cabins than candidates")
            << QStringList{"--cabins", "100000"} << QByteArray("number of cabins");
        QTest::newRow("too far apart")
            << QStringList{"--cabins", "5", "--set", "siting.spacing_m=3000"} << QByteArray("least distance");
        QTest::newRow("too little money")
            << QStringList{"--cabins", "5", "--set", "siting.budget=1000"} << QByteArray("budget");
    }
    void infeasible() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, mentions);
        const Outcome outcome =
            run(planArguments("out-infeasible") + QStringList{"--lang", "en"} + arguments, m_folder.path());
        QVERIFY2(outcome.status == 4, outcome.err);
        QVERIFY2(outcome.err.contains(mentions), outcome.err);
        QVERIFY(!QDir(path("out-infeasible")).exists());
    }
    void plans() {
        const Outcome outcome =
            run(planArguments("out-plan") + QStringList{"--cabins", "4", "--json"}, m_folder.path());
        QVERIFY2(outcome.status == 0, outcome.err);
        const QJsonObject plan = outcome.json();
        QCOMPARE(plan["indicators"].toObject()["cabins"].toObject()["value"].toDouble(), 4.0);
        QVERIFY(plan["siting"].toObject()["bound"].toDouble() <=
                plan["siting"].toObject()["objective"].toDouble());
        QVERIFY(plan["routes"].toObject()["days"].toInt() == 7);
        QVERIFY(QFile::exists(path("out-plan/plan.cabin.gpkg")));
    }
    void everyGoalPlansAndRepeats_data() {
        QTest::addColumn<QString>("goal");
        QTest::addColumn<QString>("unit");
        QTest::newRow("walk") << "walk" << QString::fromUtf8("kg·m/day");
        QTest::newRow("fewest") << "fewest"
                                << "cabins";
        QTest::newRow("reach") << "reach"
                               << "people";
        QTest::newRow("worst-walk") << "worst-walk"
                                    << "m";
        QTest::newRow("material") << "material"
                                  << "kg/day";
        QTest::newRow("cost") << "cost"
                              << "CNY/year";
    }
    void everyGoalPlansAndRepeats() {
        QFETCH(QString, goal);
        QFETCH(QString, unit);
        const QString out = "out-goal-" + goal;
        QStringList arguments = planArguments(out) +
                                QStringList{"--goal", goal, "--max-walk", "250", "--effort", "500", "--json"};
        if (goal != "fewest" && goal != "cost")
            arguments += QStringList{"--cabins", "4"};
        if (goal == "cost") // so few homes are worth only a cheap cabin
            arguments +=
                QStringList{"--set", "cost.cabin_small_capex=1000", "--set", "cost.cabin_opex_year=0",
                            "--set", "cost.attendants_per_cabin=0", "--set", "cost.electricity_kwh_day=0"};
        const Outcome first = run(arguments, m_folder.path());
        QVERIFY2(first.status == 0, first.err);
        const QJsonObject siting = first.json()["siting"].toObject();
        QCOMPARE(siting["goal"].toString(), goal);
        QCOMPARE(siting["unit"].toString(), unit);
        QVERIFY(siting["objective"].toDouble() > 0.0);
        const QJsonArray cabins = first.json()["cabins"].toArray();
        QVERIFY(!cabins.isEmpty());
        QVERIFY(!cabins.first().toObject()["held_by"].toString().isEmpty());
        QVERIFY(cabins.first().toObject().contains("loss_if_closed"));
        const QJsonArray candidates = first.json()["candidates"].toArray();
        QVERIFY(!candidates.isEmpty());
        QVERIFY(!candidates.first().toObject()["rule"].toString().isEmpty());
        const Outcome again =
            run({"plan", out + "/plan.cabin.gpkg", "--out", out + "-again"}, m_folder.path());
        QVERIFY2(again.status == 0, again.err);
        QCOMPARE(contents(out + "/plan.cabin.gpkg"), contents(out + "-again/plan.cabin.gpkg"));
    }
    void saysHowMany() {
        const QStringList arguments = planArguments("out-none") + QStringList{"--cabins", "4", "--how-many"};
        const Outcome json = run(arguments + QStringList{"--json"}, m_folder.path());
        QVERIFY2(json.status == 0, json.err);
        const QJsonArray numbers = json.json()["numbers"].toArray();
        QCOMPARE(numbers.size(), 6);
        for (qsizetype n = 1; n < numbers.size(); ++n) {
            QCOMPARE(numbers[n].toObject()["cabins"].toInt(), static_cast<int>(n) + 1);
            QVERIFY(numbers[n].toObject()["kg_day_attending"].toDouble() > 0.0);
        }
        const Outcome text = run(arguments, m_folder.path());
        QVERIFY2(text.status == 0 && text.out.count('\n') > 7, text.out);
        QVERIFY(!QDir(path("out-none")).exists());
    }
    void sameAnswerWhateverTheThreads() {
        for (const char* threads : {"1", "2"}) {
            const Outcome outcome =
                run(planArguments(QString("out-t%1").arg(threads)) +
                        QStringList{"--cabins", "5", "--format", "geojson", "--threads", threads},
                    m_folder.path());
            QVERIFY2(outcome.status == 0, outcome.err);
        }
        const QStringList files = QDir(path("out-t1")).entryList({"*.geojson"}, QDir::Files);
        QVERIFY(files.size() >= 5);
        for (const QString& file : files)
            QCOMPARE(contents("out-t1/" + file), contents("out-t2/" + file));
    }
    void repeatsAStoredPlan() {
        const Outcome first =
            run(planArguments("out-first") + QStringList{"--cabins", "3", "--seed", "9"}, m_folder.path());
        QVERIFY2(first.status == 0, first.err);
        const Outcome again =
            run({"plan", "out-first/plan.cabin.gpkg", "--out", "out-again"}, m_folder.path());
        QVERIFY2(again.status == 0, again.err);
        QCOMPARE(contents("out-first/plan.cabin.gpkg"), contents("out-again/plan.cabin.gpkg"));
    }
    void namesAChangedSource() {
        write(path("moving.csv"), homes(8));
        const Outcome first = run({"plan", "--roads", "roads.geojson", "--demand", "moving.csv", "--cabins",
                                   "3", "--out", "out-moving"},
                                  m_folder.path());
        QVERIFY2(first.status == 0, first.err);
        write(path("moving.csv"), homes(7));
        const Outcome again =
            run({"plan", "out-moving/plan.cabin.gpkg", "--out", "out-moved"}, m_folder.path());
        QCOMPARE(again.status, 3);
        QVERIFY2(again.err.contains("moving.csv"), again.err);
        QVERIFY(!QDir(path("out-moved")).exists());
    }
    void speaksChinese() {
        const Outcome outcome =
            run({"plan", "--demand", "homes.csv", "--lang", "zh_CN", "--out", "x"}, m_folder.path());
        QCOMPARE(outcome.status, 3);
        QVERIFY2(outcome.err.contains(QString::fromUtf8("街道").toUtf8()) ||
                     outcome.err.contains(QString::fromUtf8("道路").toUtf8()),
                 outcome.err);
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray contents(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing " + name.toUtf8());
    }
    static QStringList planArguments(const QString& out) {
        return {"plan",      "--roads",     "roads.geojson", "--demand", "homes.csv",
                "--centres", "centres.csv", "--out",         out};
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
