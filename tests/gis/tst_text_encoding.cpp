#include "libplanner/gis/text_encoding.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/tags.h"

#include <QTest>

using namespace planner;
using namespace planner::gis;

class TestTextEncoding : public QObject {
    Q_OBJECT

private slots:
    void guesses_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        const Recoder gbk("UTF-8", "GBK");
        const Recoder latin("UTF-8", "ISO-8859-1");
        const auto bytes = [](const std::optional<std::string>& text) {
            return QByteArray::fromStdString(text.value());
        };
        QTest::newRow("ASCII") << QByteArray("lon,lat\n1,2") << "UTF-8";
        QTest::newRow("Chinese UTF-8") << QByteArray("成都市锦江区") << "UTF-8";
        QTest::newRow("UTF-8 cut inside a character") << QByteArray("成都市锦江区").chopped(1) << "UTF-8";
        QTest::newRow("Chinese GBK") << bytes(gbk.convert("成都市锦江区回收小屋，户数")) << "GBK";
        QTest::newRow("GBK among ASCII") << bytes(gbk.convert("id,name\n1,青羊区\n2,武侯区\n")) << "GBK";
        QTest::newRow("two characters of GBK") << bytes(gbk.convert("名称")) << "GBK";
        QTest::newRow("German Latin-1")
            << bytes(latin.convert("Rümelinsplatz, Sperrgutbörse, Kinderkleider für")) << "ISO-8859-1";
        QTest::newRow("noise") << QByteArray("\x81\x02\xff\xfe\x90\x03\x80", 7) << "";
    }
    void guesses() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        QCOMPARE(QString::fromStdString(guessEncoding(bytes.toStdString()).value_or("")), encoding);
    }
    void utf8Borders_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isText");
        QTest::newRow("four bytes") << QByteArray("\xF0\x9F\x8F\xA0") << true;
        QTest::newRow("overlong") << QByteArray("\xC0\xAF") << false;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
        QTest::newRow("beyond the last") << QByteArray("\xF4\x90\x80\x80") << false;
        QTest::newRow("lone trail") << QByteArray("a\x80") << false;
        QTest::newRow("cut") << QByteArray("\xE6\x88") << false;
    }
    void utf8Borders() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isText);
        QCOMPARE(isUtf8(bytes.toStdString()), isText);
    }
    void recodesBothWays() {
        const Recoder to("UTF-8", "GBK");
        const Recoder from("GBK");
        const std::string text = "碳小屋名称 A-1";
        QCOMPARE(from.convert(to.convert(text).value()).value(), text);
        QVERIFY(!from.convert("\xB3"));
        QVERIFY(!to.convert("🏠"));
        QVERIFY_EXCEPTION_THROWN(Recoder("no-such-code"), Error);
    }
    void cutsAtCharacters() {
        QCOMPARE(cutAtCharacter("成都", 5), std::string("成"));
        QCOMPARE(cutAtCharacter("成都", 6), std::string("成都"));
        QCOMPARE(cutAtCharacter("成都", 2), std::string());
        QCOMPARE(cutAtCharacter("abc", 2), std::string("ab"));
    }
    void parsesTags() {
        const auto tags = parseTags("\"oneway\"=>\"yes\",\"name:zh\"=>\"人民\\\"路\\\\1\",\"empty\"=>\"\"");
        QCOMPARE(tags.size(), std::size_t{3});
        QCOMPARE(tags[1].first, std::string("name:zh"));
        QCOMPARE(tags[1].second, std::string("人民\"路\\1"));
        QCOMPARE(parseTags("\"a\"=>\"b\",broken").size(), std::size_t{1});
        QVERIFY(parseTags("").empty());
    }
};

QTEST_APPLESS_MAIN(TestTextEncoding)
#include "tst_text_encoding.moc"
