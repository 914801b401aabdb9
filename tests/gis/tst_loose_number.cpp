#include "libplanner/gis/loose_number.h"

#include <QTest>

#include <cmath>

using namespace planner;
using namespace planner::gis;

class TestLooseNumber : public QObject {
    Q_OBJECT

private slots:
    void numbers_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<double>("value"); // NaN: no number
        const double none = std::nan("");
        QTest::newRow("plain") << "1280" << 1280.0;
        QTest::newRow("grouped, with unit") << "1,280户" << 1280.0;
        QTest::newRow("full-width comma") << "1，280 户" << 1280.0;
        QTest::newRow("about") << "约300" << 300.0;
        QTest::newRow("about, some more") << "约300余人" << 300.0;
        QTest::newRow("tonnes") << "2.5 吨" << 2.5;
        QTest::newRow("ten thousands") << "1.2万人" << 12000.0;
        QTest::newRow("a day") << "≈ 45 kg/d" << 45.0;
        QTest::newRow("a day in Chinese") << "45公斤/天" << 45.0;
        QTest::newRow("full-width digits") << "１２８" << 128.0;
        QTest::newRow("two groups") << "1,280,000" << 1280000.0;
        QTest::newRow("grouped by blanks") << "1 280" << 1280.0;
        QTest::newRow("grouped with decimals") << "1,280.5" << 1280.5;
        QTest::newRow("negative") << "-3" << -3.0;
        QTest::newRow("house number") << "12号楼" << none;
        QTest::newRow("range") << "300-350" << none;
        QTest::newRow("wrong groups") << "12,80" << none;
        QTest::newRow("word") << "无" << none;
        QTest::newRow("empty") << " " << none;
        QTest::newRow("not finite") << "1e999" << none;
    }
    void numbers() {
        QFETCH(QString, cell);
        QFETCH(double, value);
        const std::optional<double> read = looseNumber(cell.toStdString());
        QCOMPARE(read.has_value(), !std::isnan(value));
        if (read)
            QCOMPARE(*read, value);
    }
    void pairs_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<bool>("isPair");
        for (const char* cell :
             {"104.06, 30.65", "104.06，30.65", "104.06、30.65", "(104.06 30.65)", "104.06;30.65",
              "东经104.06°，北纬30.65°", "104.06 / 30.65", "[104.06,30.65]"})
            QTest::newRow(cell) << cell << true;
        for (const char* cell : {"104.06", "1,280", "104.06, 30.65, 500", "人民路 30.65", "", "104.06, x"})
            QTest::newRow(QByteArray("not: ") + cell) << cell << false;
    }
    void pairs() {
        QFETCH(QString, cell);
        QFETCH(bool, isPair);
        const std::optional<Point> pair = numberPair(cell.toStdString());
        QCOMPARE(pair.has_value(), isPair);
        if (pair)
            QCOMPARE(*pair, (Point{104.06, 30.65}));
    }
    void degreesInAnyForm_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<double>("value");
        QTest::newRow("plain") << "104.5" << 104.5;
        QTest::newRow("degrees and minutes") << "30°39'" << 30.65;
        QTest::newRow("with seconds and east") << "104°30′36″E" << 104.51;
        QTest::newRow("Chinese") << "北纬30度39分0秒" << 30.65;
        QTest::newRow("west") << "3°30'0\"W" << -3.5;
    }
    void degreesInAnyForm() {
        QFETCH(QString, cell);
        QFETCH(double, value);
        const std::optional<double> read = degrees(cell.toStdString());
        QVERIFY(read);
        QVERIFY(std::abs(*read - value) < 1e-12);
        QVERIFY(!degrees("30°75'"));
        QVERIFY(!degrees("人民路"));
    }
};

QTEST_APPLESS_MAIN(TestLooseNumber)
#include "tst_loose_number.moc"
