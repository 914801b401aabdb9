#include "app/wording/error_wording.h"
#include "app/wording/finding_wording.h"
#include "app/wording/indicator_wording.h"
#include "app/wording/language.h"
#include "app/wording/number_wording.h"
#include "app/wording/plan_wording.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace app;

class TestWording : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { wording::installLanguage(QStringLiteral("en")); }

    void speaksBothLanguages() {
        QVERIFY(wording::installLanguage(QStringLiteral("en")));
        QCOMPARE(wording::nameOf(planner::Goal::Walk), QStringLiteral("Shortest walk"));
        QVERIFY(wording::installLanguage(QStringLiteral("zh_CN")));
        QCOMPARE(wording::nameOf(planner::Goal::Walk), QStringLiteral("步行最短"));
        QCOMPARE(wording::currentLanguage(), QStringLiteral("zh_CN"));
        // Qt's own words come along.
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("取消"));
        QVERIFY(!wording::installLanguage(QStringLiteral("xx")));
        QCOMPARE(wording::currentLanguage(), QStringLiteral("zh_CN"));
    }

    void everyErrorHasCauseEffectAndNextStep_data() {
        QTest::addColumn<int>("code");
        for (int i = 0; i <= static_cast<int>(planner::ErrorCode::Internal); ++i)
            QTest::newRow(planner::errorName(static_cast<planner::ErrorCode>(i))) << i;
    }
    void everyErrorHasCauseEffectAndNextStep() {
        QFETCH(int, code);
        const auto error = static_cast<planner::ErrorCode>(code);
        const wording::Message english = wording::messageFor(error);
        const QString own = wording::messageFor(planner::ErrorCode::Internal).cause;
        QVERIFY(!english.cause.isEmpty() && !english.effect.isEmpty() && !english.nextStep.isEmpty());
        QVERIFY(error == planner::ErrorCode::Internal || english.cause != own);
        wording::installLanguage(QStringLiteral("zh_CN"));
        const wording::Message chinese = wording::messageFor(error);
        QVERIFY(chinese.cause != english.cause);
        QVERIFY(chinese.effect != english.effect);
        QVERIFY(chinese.nextStep != english.nextStep);
    }

    void tellsWhere() {
        planner::ErrorDetails details;
        details.file = "roads.shp";
        details.feature = "12";
        const QString text = wording::messageFor(planner::ErrorCode::CrsMissing, details).text();
        QVERIFY2(text.contains(QStringLiteral("file roads.shp, row or feature 12")), qPrintable(text));
    }

    void formatsIndicators_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<bool>("isAssumed");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("text");
        QTest::newRow("walk") << "walk_mean" << 181.4 << "m" << false << "Mean walk"
                              << "181 m";
        QTest::newRow("within") << "people_within_300m" << 123456.0 << "people" << false
                                << "People within 300 m"
                                << "123,456 people";
        QTest::newRow("share") << "share_served" << 0.9923 << "share" << false << "Share of people served"
                               << "99.2 %";
        QTest::newRow("assumed") << "kg_day" << 15243.0 << "kg/day" << true << "Collected"
                                 << "15,000 kg/day";
        QTest::newRow("count") << "cabins" << 300.0 << "count" << false << "Cabins"
                               << "300";
        QTest::newRow("not known") << "new_figure" << 1.25 << "x" << false << "new figure"
                                   << "1.3 x";
    }
    void formatsIndicators() {
        QFETCH(QString, name);
        QFETCH(double, value);
        QFETCH(QString, unit);
        QFETCH(bool, isAssumed);
        const auto text = wording::textOf({name.toStdString(), value, unit.toStdString(), isAssumed});
        QTEST(text.title, "title");
        QTEST(text.value, "text");
    }

    void tellsTheGapInWords() {
        planner::SitingSummary siting;
        siting.gap = 0.0171;
        siting.candidatesConsidered = 2000;
        QCOMPARE(
            wording::gapInWords(siting),
            QStringLiteral("At most 1.8 % from the best possible choice among the 2,000 places considered."));
        siting.status = planner::SolveStatus::Optimal;
        QVERIFY(wording::gapInWords(siting).startsWith(QStringLiteral("Proven")));
    }

    /// Every code the header documents has a sentence of its own: the fallback would show the bare code.
    void everyFindingHasItsSentence() {
        QFile header(QStringLiteral(CABIN_SOURCE_DIR "/libplanner/city/health_report.h"));
        QVERIFY(header.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(header.readAll());
        const QString list = text.mid(text.indexOf(QLatin1String("/// Rows that")),
                                      text.indexOf(QLatin1String("struct HealthFinding")) -
                                          text.indexOf(QLatin1String("/// Rows that")));
        static const QRegularExpression code(QStringLiteral("[a-z0-9]+(?:-[a-z0-9_]+)+|population"));
        int seen = 0;
        for (auto match = code.globalMatch(list); match.hasNext(); ++seen) {
            const QString name = match.next().captured();
            const QString sentence =
                wording::sentenceFor({name.toStdString(), "demand", "", 3, {}, "", true});
            QVERIFY2(!sentence.contains(QLatin1String(": ") + name), qPrintable(name));
        }
        QVERIFY2(seen > 50, qPrintable(QString::number(seen)));
    }

    void tellsFindings() {
        const planner::HealthFinding finding{"zero-weight", "demand", "a.csv", 1234, {}, "", true};
        QCOMPARE(wording::sentenceFor(finding),
                 QStringLiteral("1,234 of homes weigh nothing: no people and no kg per day."));
        wording::installLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(wording::sentenceFor(finding),
                 QStringLiteral("住户点中有 1,234 个权重为零：没有人口，也没有每日公斤数。"));
    }

    /// Fails when a string of the sources is not in the translation, or one there is unfinished.
    void translationIsComplete() {
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("cabinplanner_zh_CN.ts"));
        const QString source = QStringLiteral(CABIN_SOURCE_DIR);
        QVERIFY(QFile::copy(source + QStringLiteral("/resources/translations/cabinplanner_zh_CN.ts"), copy));
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        QProcess lupdate;
        lupdate.setWorkingDirectory(source);
        lupdate.start(QStringLiteral(CABIN_LUPDATE),
                      {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                       QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("app"),
                       QStringLiteral("-ts"), copy});
        QVERIFY(lupdate.waitForFinished(60000));
        QCOMPARE(lupdate.exitCode(), 0);
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QStringList bad;
        QString text;
        int count = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == QLatin1String("source")) {
                text = xml.readElementText();
                ++count;
            } else if (xml.name() == QLatin1String("translation")) {
                const bool isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
                const QString words = xml.readElementText();
                if (!isFinished || words.isEmpty())
                    bad += text;
            }
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QStringLiteral("\n"))));
        QVERIFY2(count > 300, qPrintable(QString::number(count)));
    }
};

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
