#include "libplanner/network/street_tags.h"

#include "libplanner/network/street_class.h"
#include "libplanner/network/street_reader.h"

#include <QTest>

#include <map>

using namespace planner;

namespace {

using Tags = std::map<std::string, std::string>;

/// "highway=primary oneway=-1"; an underscore stands for a blank in values.
Tags parse(const QString& text) {
    Tags tags;
    for (const QString& pair : text.split(' ', Qt::SkipEmptyParts)) {
        const qsizetype at = pair.indexOf('=');
        tags[pair.left(at).toStdString()] = pair.mid(at + 1).replace('~', ' ').toStdString();
    }
    return tags;
}

std::optional<Street> read(const Tags& tags, StreetTagFindings& findings) {
    const TagFunction tag = [&tags](const std::string& name) {
        const auto found = tags.find(name);
        return found == tags.end() ? std::nullopt : std::optional(found->second);
    };
    return streetFromTags(tag, tags.contains("highway") ? StreetSchema::Osm : StreetSchema::Plain, findings);
}

} // namespace

class TestStreetTags : public QObject {
    Q_OBJECT

private slots:
    void oneWay_data() {
        QTest::addColumn<QString>("tags");
        QTest::addColumn<int>("oneWay"); // 0 both, 1 with the line, 2 against it
        QTest::addColumn<int>("odd");    // unknown or contradictory
        QTest::newRow("none") << "highway=residential" << 0 << 0;
        for (const char* yes : {"yes", "true", "1", "FT"})
            QTest::addRow("%s", yes) << QString("highway=residential oneway=%1").arg(yes) << 1 << 0;
        for (const char* back : {"-1", "reverse", "TF"})
            QTest::addRow("%s", back) << QString("highway=residential oneway=%1").arg(back) << 2 << 0;
        for (const char* no : {"no", "false", "0", "N", "reversible"})
            QTest::addRow("%s", no) << QString("highway=residential oneway=%1").arg(no) << 0 << 0;
        QTest::newRow("Geofabrik F") << "fclass=residential oneway=F" << 1 << 0;
        QTest::newRow("Geofabrik T") << "fclass=residential oneway=T" << 2 << 0;
        QTest::newRow("Geofabrik B") << "fclass=residential oneway=B" << 0 << 0;
        QTest::newRow("roundabout") << "highway=tertiary junction=roundabout" << 1 << 0;
        QTest::newRow("roundabout that says no")
            << "highway=tertiary junction=roundabout oneway=no" << 1 << 1;
        QTest::newRow("motorway") << "highway=motorway" << 1 << 0;
        QTest::newRow("motorway both ways") << "highway=motorway oneway=no" << 0 << 0;
        QTest::newRow("slip road") << "highway=motorway_link" << 0 << 0;
        QTest::newRow("direction 2") << "kind=x direction=2" << 1 << 1;
        QTest::newRow("direction 3") << "direction=3" << 2 << 0;
        QTest::newRow("nonsense") << "highway=residential oneway=maybe" << 0 << 1;
    }
    void oneWay() {
        QFETCH(QString, tags);
        QFETCH(int, oneWay);
        QFETCH(int, odd);
        StreetTagFindings findings;
        const std::optional<Street> street = read(parse(tags), findings);
        QVERIFY(street.has_value());
        QCOMPARE(static_cast<int>(street->oneWay), oneWay);
        QCOMPARE(static_cast<int>(findings.unknownTags + findings.contradictoryOneWays), odd);
    }
    void classes_data() {
        QTest::addColumn<QString>("tags");
        QTest::addColumn<bool>("isStreet");
        QTest::addColumn<QString>("name");
        QTest::newRow("primary") << "highway=primary" << true << "primary";
        QTest::newRow("link") << "highway=trunk_link" << true << "trunk";
        QTest::newRow("living street") << "highway=living_street" << true << "living_street";
        QTest::newRow("proposed") << "highway=proposed" << false << "";
        QTest::newRow("Geofabrik") << "fclass=track_grade3" << true << "track";
        QTest::newRow("Chinese") << QString::fromUtf8("道路等级=城市主干路") << true << "primary";
        QTest::newRow("Chinese side street") << QString::fromUtf8("道路等级=支路") << true << "tertiary";
        QTest::newRow("plain line without class") << "length=12" << true << "unclassified";
        QTest::newRow("ferry") << "highway=ferry route=ferry" << true << "ferry";
        QTest::newRow("no such class") << "highway=hovertrack" << true << "unclassified";
    }
    void classes() {
        QFETCH(QString, tags);
        QFETCH(bool, isStreet);
        QFETCH(QString, name);
        StreetTagFindings findings;
        const std::optional<Street> street = read(parse(tags), findings);
        QCOMPARE(street.has_value(), isStreet);
        QCOMPARE(findings.notStreets, std::size_t{isStreet ? 0U : 1U});
        if (street)
            QCOMPARE(QString(nameOf(street->streetClass)), name);
    }
    void measures_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<double>("speed"); // below 0: none
        QTest::newRow("plain") << "50" << 50.0;
        QTest::newRow("km/h") << "50~km/h" << 50.0;
        QTest::newRow("mph") << "30~mph" << 48.28032;
        QTest::newRow("two values") << "60;40" << 60.0;
        QTest::newRow("none") << "none" << -1.0;
        QTest::newRow("walking pace") << "walk" << 6.0;
        QTest::newRow("the country's rule") << "CN:urban" << -1.0;
        QTest::newRow("zero means unknown") << "0" << -1.0;
        QTest::newRow("nonsense") << "fast" << -1.0;
        QTest::newRow("negative") << "-20" << -1.0;
    }
    void measures() {
        QFETCH(QString, value);
        QFETCH(double, speed);
        StreetTagFindings findings;
        const Street street = read(parse("highway=primary maxspeed=" + value), findings).value();
        QCOMPARE(street.maxSpeedKmh.has_value(), speed >= 0.0);
        if (speed >= 0.0)
            QCOMPARE(*street.maxSpeedKmh, speed);
    }
    void limits() {
        StreetTagFindings findings;
        const Street street = read(parse("highway=service maxheight=8'6\" maxwidth=2,2~m maxweight=3500~kg "
                                         "layer=-2 bridge=viaduct tunnel=no"),
                                   findings)
                                  .value();
        QVERIFY(std::abs(*street.maxHeightMetres - 2.5908) < 1e-9);
        QCOMPARE(*street.maxWidthMetres, 2.2);
        QCOMPARE(*street.maxWeightTonnes, 3.5);
        QCOMPARE(street.level, -2);
        QVERIFY(street.isBridge);
        QVERIFY(!street.isTunnel);
        QCOMPARE(findings.unknownTags, std::size_t{0});
    }
    void access_data() {
        QTest::addColumn<QString>("tags");
        QTest::addColumn<QString>(
            "open"); // of: walk forbidden f, walk allowed F, truck forbidden m, truck allowed M
        QTest::newRow("nothing said") << "highway=service"
                                      << "";
        QTest::newRow("no access") << "highway=service access=no"
                                   << "fm";
        QTest::newRow("private: residents walk") << "highway=service access=private"
                                                 << "m";
        QTest::newRow("private, foot yes") << "highway=service access=private foot=yes"
                                           << "Fm";
        QTest::newRow("no lorries") << "highway=primary hgv=no"
                                    << "m";
        QTest::newRow("lorries may, cars may not") << "highway=service motor_vehicle=no hgv=delivery"
                                                   << "M";
        QTest::newRow("no entry but for deliveries") << "highway=pedestrian vehicle=delivery"
                                                     << "M";
        QTest::newRow("no people") << "highway=primary foot=no"
                                   << "f";
        QTest::newRow("road for motors") << "highway=trunk motorroad=yes"
                                         << "f";
        QTest::newRow("busway") << "highway=busway"
                                << "m";
        QTest::newRow("access yes says nothing of trucks") << "highway=footway access=yes"
                                                           << "";
    }
    void access() {
        QFETCH(QString, tags);
        QFETCH(QString, open);
        StreetTagFindings findings;
        const Street street = read(parse(tags), findings).value();
        QCOMPARE(street.footForbidden, open.contains('f'));
        QCOMPARE(street.footAllowed, open.contains('F'));
        QCOMPARE(street.motorForbidden, open.contains('m'));
        QCOMPARE(street.motorAllowed, open.contains('M'));
    }
    void otherTags() {
        const std::string text = "\"foot\"=>\"no\",\"name\"=>\"a \\\"b\\\" => c\",\"oneway\"=>\"yes\"";
        QCOMPARE(valueInOtherTags(text, "oneway"), std::optional<std::string>("yes"));
        QCOMPARE(valueInOtherTags(text, "name"), std::optional<std::string>("a \"b\" => c"));
        QVERIFY(!valueInOtherTags(text, "no").has_value());
        QVERIFY(!valueInOtherTags("", "foot").has_value());
        QVERIFY(!valueInOtherTags("\"foot\"", "foot").has_value());
        QVERIFY(!valueInOtherTags("\"foot\"=>\"n", "name").has_value());
    }
    void readsFeatures() {
        const std::vector<Field> fields{{"OSM_ID", FieldType::Integer, 0},
                                        {"highway", FieldType::Text, 0},
                                        {"other_tags", FieldType::Text, 0},
                                        {"strasse", FieldType::Text, 0}};
        StreetReader reader(fields, {{"name", "Strasse"}});
        Feature feature;
        feature.id = 3;
        feature.geometry = MultiPolyline{{{0, 0}, {1, 0}}, {{5, 5}, {6, 6}}};
        feature.values = {std::int64_t{77}, std::string("tertiary"), std::string(R"("oneway"=>"-1")"),
                          std::string("Marktgasse")};
        const std::vector<Street> streets = reader.read(feature, "roads:");
        QCOMPARE(streets.size(), std::size_t{2});
        QCOMPARE(streets[0].key.text(), std::string("roads:77"));
        QCOMPARE(streets[1].key.text(), std::string("roads:77/2"));
        QCOMPARE(streets[0].oneWay, OneWay::Backward);
        QCOMPARE(streets[1].name, std::string("Marktgasse"));
        QVERIFY(reader.contradictory().empty());
        feature.values[2] = std::string(R"("junction"=>"roundabout","oneway"=>"no")");
        QCOMPARE(reader.read(feature, "roads:").front().oneWay, OneWay::Forward);
        QCOMPARE(reader.contradictory(), std::vector<Key>{Key("roads:77")});
        feature.values[1] = Value{}; // a river in an OSM layer
        QVERIFY(reader.read(feature, "").empty());
        QCOMPARE(reader.findings().notStreets, std::size_t{1});
    }
    void contradictionsWithoutAnIdAreNamedByFeature() {
        const std::vector<Field> fields{{"highway", FieldType::Text, 0},
                                        {"junction", FieldType::Text, 0},
                                        {"oneway", FieldType::Text, 0}};
        StreetReader reader(fields, {});
        Feature feature;
        feature.geometry = MultiPolyline{{{0, 0}, {1, 0}}};
        for (std::int64_t id = 1; id <= 150; ++id) {
            feature.id = id;
            const bool isOdd = id % 2 == 1;
            feature.values = {std::string("residential"), std::string("roundabout"),
                              std::string(isOdd ? "no" : "yes")};
            QCOMPARE(reader.read(feature, "").front().oneWay, OneWay::Forward);
        }
        QCOMPARE(reader.findings().contradictoryOneWays, std::size_t{75});
        QCOMPARE(reader.contradictory().size(), std::size_t{75});
        QCOMPARE(reader.contradictory().front(), Key("1"));
        QCOMPARE(reader.contradictory().back(), Key("149"));
    }
};

QTEST_APPLESS_MAIN(TestStreetTags)
#include "tst_street_tags.moc"
