#include "city_sample.h"

#include "app/profiles/profiles.h"
#include "app/report/assumptions.h"
#include "app/report/meeting_pack.h"
#include "app/report/plan_report.h"
#include "app/report/report_files.h"
#include "app/report/report_html.h"
#include "app/wording/language.h"

#include "libplanner/base/error.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace app::report;

/// What leaves the program for people to read.
class TestReport : public QObject {
    Q_OBJECT

    testing::CitySample m_sample;
    QTemporaryDir m_folder;

    ReportInput input() const {
        ReportInput input;
        input.plan = m_sample.plan;
        input.base = app::render::makeBaseMap(m_sample.city);
        input.parameters = app::profiles::parameterProfile(app::profiles::parameterProfileNames().front());
        input.date = QStringLiteral("2026-11-22");
        input.version = QStringLiteral("test");
        return input;
    }
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    static QByteArray content(const QString& path) {
        QFile opened(path);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }

private slots:
    void initTestCase() { m_sample = testing::makeSample(); }

    void hasTheFourAspects_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("titles");
        QTest::newRow("en") << "en"
                            << QStringList{"1. Objectives and needs", "2. Resource support",
                                           "3. Cost and benefit", "4. Impact and risk"};
        QTest::newRow("zh") << "zh_CN"
                            << QStringList{"一、目标与需求", "二、资源保障", "三、成本与效益",
                                           "四、影响与风险"};
    }
    void hasTheFourAspects() {
        QFETCH(QString, language);
        QFETCH(QStringList, titles);
        app::wording::installLanguage(language);
        const PlanReport report = makePlanReport(input());
        const QString html = htmlOf(report, [](const QImage& image, int) { return dataAddressOf(image); });
        for (const QString& title : titles)
            QVERIFY2(html.contains(title), qPrintable(title));
        QVERIFY(html.contains(QStringLiteral("data:image/png;base64,")));
        QVERIFY(html.contains(language == QLatin1String("en") ? QStringLiteral("(assumed)")
                                                              : QStringLiteral("（假定）")));
    }

    void isTheSameTwice() {
        const auto html = [this] {
            return htmlOf(makePlanReport(input()),
                          [](const QImage& image, int) { return dataAddressOf(image); });
        };
        QCOMPARE(html(), html());
    }

    void writesPdfAndHtmlAndNothingElse() {
        const PlanReport summary = makeSummary(input());
        writeReport(summary, file("a.pdf"));
        writeReport(summary, file("a.html"));
        QVERIFY(content(file("a.pdf")).startsWith("%PDF"));
        QVERIFY(content(file("a.html")).startsWith("<!DOCTYPE html>"));
        QVERIFY_EXCEPTION_THROWN(writeReport(summary, file("a.docx")), planner::Error);
        QVERIFY_EXCEPTION_THROWN(writeReport(summary, QStringLiteral("/proc/none/a.pdf")), planner::Error);
    }

    void aValuePastItsDateSaysSo() {
        app::wording::installLanguage(QStringLiteral("en"));
        const auto parameters = input().parameters;
        const auto& norm = parameters.at("demand.people_per_cabin");
        QVERIFY(
            assumptionOf(norm, QStringLiteral("2026-01-01")).confidence.startsWith(QLatin1String("expired")));
        QCOMPARE(assumptionOf(norm, QStringLiteral("2025-01-01")).confidence, QStringLiteral("published"));
        QVERIFY(!valuesBehind("kg_day", parameters).empty());
        QVERIFY(valuesBehind("walk_mean", parameters).empty());
    }

    void packHoldsWhatAMeetingNeeds() {
        const ReportInput made = input();
        const auto palette =
            std::make_shared<const app::render::Palette>(app::render::loadPalette(app::render::Theme::Dark));
        const auto scene = app::render::makeScene(made.base, app::render::makePlanMap(made.plan), palette);
        const QStringList files = writeMeetingPack(made, scene, std::nullopt, file("pack"), {});
        QCOMPARE(files.size(), 5);
        for (const QString& written : files)
            QVERIFY2(QFileInfo(written).size() > 1000, qPrintable(written));
        const QImage map(file("pack/map.png"));
        QCOMPARE(map.size(), QSize(4961, 3508));
        QCOMPARE(qRound(map.dotsPerMeterX() * 0.0254), 300);
        QVERIFY(map.pixelColor(5, 5).lightness() > 200);
    }
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
