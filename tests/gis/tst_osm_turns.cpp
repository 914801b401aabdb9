#include "libplanner/gis/osm_turns.h"

#include "app/profiles/profiles.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/network/path.h"
#include "libplanner/network/truck_table.h"
#include "libplanner/network/turn_restriction.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace planner;

namespace {

LoadedStreets streetsOf(const std::string& file, const Box& lonLat, const TravelProfiles& profiles) {
    CityDescription description;
    SourceSpec spec;
    spec.path = file;
    description.roles[Role::Roads] = {spec};
    return loadStreets(description, lonLat, gis::GdalSourceOpener(),
                       app::profiles::parameterProfile(app::profiles::parameterProfileNames().front()),
                       profiles, {}, {});
}

/// A place half way along an edge.
Access middleOf(const StreetNetwork& network, EdgeIndex e) {
    Access access;
    access.edge = e;
    access.toStart = scaled(network.edge(e).length, 0.5);
    access.toEnd = network.edge(e).length - access.toStart;
    access.foot = network.geometry(e).front();
    return access;
}

// A crossroads of four ways; south to west is forbidden, and three relations are not for us or not whole.
constexpr const char* Crossroads = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6" generator="test">
  <node id="1" version="1" lat="47.1000" lon="9.5000"/>
  <node id="2" version="1" lat="47.1010" lon="9.5000"/>
  <node id="3" version="1" lat="47.0990" lon="9.5000"/>
  <node id="4" version="1" lat="47.1000" lon="9.5015"/>
  <node id="5" version="1" lat="47.1000" lon="9.4985"/>
  <way id="10" version="1"><nd ref="3"/><nd ref="1"/><tag k="highway" v="residential"/><tag k="name" v="south"/></way>
  <way id="11" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="north"/></way>
  <way id="12" version="1"><nd ref="1"/><nd ref="4"/><tag k="highway" v="residential"/><tag k="name" v="east"/></way>
  <way id="13" version="1"><nd ref="5"/><nd ref="1"/><tag k="highway" v="residential"/><tag k="name" v="west"/></way>
  <relation id="100" version="1">
    <member type="way" ref="10" role="from"/><member type="node" ref="1" role="via"/><member type="way" ref="13" role="to"/>
    <tag k="type" v="restriction"/><tag k="restriction" v="no_left_turn"/>
  </relation>
  <relation id="101" version="1">
    <member type="way" ref="10" role="from"/><member type="node" ref="1" role="via"/><member type="way" ref="12" role="to"/>
    <tag k="type" v="restriction"/><tag k="restriction" v="no_right_turn"/><tag k="except" v="bus;hgv"/>
  </relation>
  <relation id="102" version="1">
    <member type="way" ref="10" role="from"/><member type="node" ref="1" role="via"/><member type="way" ref="999" role="to"/>
    <tag k="type" v="restriction"/><tag k="restriction" v="no_right_turn"/>
  </relation>
  <relation id="103" version="1">
    <member type="way" ref="10" role="from"/><member type="node" ref="1" role="via"/><member type="way" ref="11" role="to"/>
    <tag k="type" v="restriction"/><tag k="restriction:conditional" v="no_straight_on @ (22:00-06:00)"/>
  </relation>
  <relation id="104" version="1">
    <member type="way" ref="10" role="outer"/><tag k="type" v="multipolygon"/>
  </relation>
</osm>
)xml";

} // namespace

class TestOsmTurns : public QObject {
    Q_OBJECT

private slots:
    void readsACrossroads() {
        const QTemporaryDir folder;
        const std::string file = (folder.path() + "/crossroads.osm").toStdString();
        QFile out(QString::fromStdString(file));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(Crossroads);
        out.close();
        const std::vector<TurnRelation> relations = gis::readTurnRelations(file);
        QCOMPARE(relations.size(), std::size_t{4});
        QCOMPARE(relations[0].id, std::int64_t{100});
        QCOMPARE(relations[0].from, std::vector<std::int64_t>{10});
        QCOMPARE(relations[0].to, std::vector<std::int64_t>{13});
        QVERIFY(relations[0].viaPoint && relations[0].viaPoint->x == 9.5 && relations[0].viaPoint->y == 47.1);
        QVERIFY(!relations[0].namesMissingWay);
        QVERIFY(relations[2].namesMissingWay);

        TravelProfiles profiles = app::profiles::travelProfiles();
        const LoadedStreets streets = streetsOf(file, Box{9.4985, 47.0990, 9.5015, 47.1010}, profiles);
        QCOMPARE(streets.network->turnBans().size(), std::size_t{1});
        QCOMPARE(streets.network->street(streets.network->turnBans()[0].front().edge).name,
                 std::string("south"));
        QCOMPARE(streets.network->street(streets.network->turnBans()[0].back().edge).name,
                 std::string("west"));
        QCOMPARE(streets.health.countOf("turn-restrictions"), std::int64_t{1});
        QCOMPARE(streets.health.countOf("turn-missing-way"), std::int64_t{1});
        QCOMPARE(streets.health.countOf("turn-conditional"), std::int64_t{1});
        for (const HealthFinding& finding : streets.health.findings)
            if (finding.code == "turn-missing-way")
                QCOMPARE(finding.features, std::vector<std::int64_t>{102});
    }

    void otherFilesHaveNone() {
        QVERIFY(gis::readTurnRelations("roads.gpkg").empty());
        const QTemporaryDir folder;
        const std::string file = (folder.path() + "/broken.osm.pbf").toStdString();
        QFile out(QString::fromStdString(file));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write("this is no protocol buffer at all");
        out.close();
        QVERIFY_EXCEPTION_THROWN((void)gis::readTurnRelations(file), Error);
    }

    /// A real country: every restriction is accounted for, and drives go round what they forbid.
    void liechtenstein() {
        const std::string file =
            std::string(CABIN_SHARED_DATA) + "/data/liechtenstein/liechtenstein-latest.osm.pbf";
        if (!QFile::exists(QString::fromStdString(file)))
            QSKIP("the extract is not here");
        const std::vector<TurnRelation> relations = gis::readTurnRelations(file);
        std::size_t forTrucks = 0;
        for (const TurnRelation& relation : relations) {
            TurnRule rule{};
            forTrucks +=
                !relation.namesMissingWay && readTurnRule(relation, rule) == TurnReading::Applies ? 1 : 0;
        }
        TravelProfiles profiles = app::profiles::travelProfiles();
        const LoadedStreets streets = streetsOf(file, Box{9.47, 47.04, 9.64, 47.28}, profiles);
        const StreetNetwork& network = *streets.network;
        const NetworkReport& report = network.report();
        qInfo("%zu relations, %zu for trucks; %zu obeyed, %zu unclear, %zu not streets, %zu bans",
              relations.size(), forTrucks, report.turnRestrictions, report.restrictionsUnclear,
              report.restrictionsMissing, network.turnBans().size());
        QCOMPARE(relations.size(), std::size_t{3}); // as GDAL's other_relations layer tells
        QVERIFY(forTrucks > 0);
        QVERIFY(report.turnRestrictions + report.restrictionsUnclear + report.restrictionsMissing <=
                forTrucks);
        QVERIFY(report.turnRestrictions * 10 >= forTrucks * 8);

        // The drive straight over a forbidden turn would cost the two half edges.
        PathFinder finder(streets.network, TravelMode::Truck);
        std::size_t round = 0;
        std::size_t cut = 0;
        for (std::size_t b = 0; b < network.turnBans().size() && round < 40; ++b) {
            const TurnBan& ban = network.turnBans()[b];
            if (ban.size() != 2 || ban[0].edge == ban[1].edge || !network.isDrivable(ban[0]) ||
                !network.isDrivable(ban[1]))
                continue;
            const Access from = middleOf(network, ban[0].edge);
            const Access to = middleOf(network, ban[1].edge);
            const Distance straight =
                (ban[0].forward ? from.toEnd : from.toStart) + (ban[1].forward ? to.toStart : to.toEnd);
            const std::optional<Path> path = finder.find(from.foot, from, to.foot, to);
            if (!path) {
                ++cut;
                continue;
            }
            QVERIFY2(path->length > straight, std::to_string(b).c_str());
            ++round;
        }
        qInfo("%zu ways round, %zu cut off", round, cut);
        QVERIFY(round > 0);
    }
};

QTEST_APPLESS_MAIN(TestOsmTurns)
#include "tst_osm_turns.moc"
