#include "app/profiles/profiles.h"
#include "boost_oracle.h"
#include "libplanner/base/random.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/network/live_truck_table.h"
#include "libplanner/network/path.h"
#include "libplanner/network/prepared_network.h"
#include "libplanner/network/street_changes.h"
#include "libplanner/network/truck_table.h"
#include "libplanner/network/walk_table.h"

#include <QTest>

using namespace planner;

namespace {

constexpr std::size_t PlaceCount = 300;

/// Leaves turn restrictions out: the oracle knows vertices only. tst_turns holds turns against brute force.
class PlainOpener final : public SourceOpener {
public:
    [[nodiscard]] std::unique_ptr<FeatureSource> open(const SourceSpec& spec, SourceUse use) const override {
        return m_opener.open(spec, use);
    }
    [[nodiscard]] std::vector<std::string> layerNames(const SourceSpec& spec) const override {
        return m_opener.layerNames(spec);
    }
    [[nodiscard]] std::string checksum(const SourceSpec& spec) const override {
        return m_opener.checksum(spec);
    }

private:
    gis::GdalSourceOpener m_opener;
};

/// Places some metres beside random street points.
std::vector<Access> randomPlaces(const std::shared_ptr<const StreetNetwork>& network, TravelMode mode,
                                 std::vector<Point>& points) {
    Random random(11);
    const AccessFinder finder(network, mode, {}, metres(300.0));
    std::vector<Access> places;
    while (places.size() < PlaceCount) {
        const std::span<const Point> line = network->geometry(EdgeIndex(random.below(network->edgeCount())));
        const Point p = line[random.below(line.size())];
        const Point place{p.x + random.unit() * 60.0 - 30.0, p.y + random.unit() * 60.0 - 30.0};
        const AccessResult found = finder.find(place);
        if (const auto* access = std::get_if<Access>(&found)) {
            places.push_back(*access);
            points.push_back(place);
        }
    }
    return places;
}

double lengthOf(const Polyline& line) {
    double length = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        length += planarDistance(line[i], line[i + 1]);
    return length;
}

/// The drawn line is as long as the path says, but for the projection's scale: so no piece of it is missing.
bool isDrawnWhole(const Path& path) {
    return std::abs(lengthOf(path.line) - inMetres(path.length)) <= 0.002 * inMetres(path.length) + 1.0;
}

} // namespace

/// All pairs of 300 places in real cities, walking and driving.
class TestRealStreets : public QObject {
    Q_OBJECT

private slots:
    void equalsBoost_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("layer");
        QTest::addColumn<QString>("crs");
        QTest::addColumn<QRectF>("lonLat");
        const QString data = QStringLiteral(CABIN_SHARED_DATA "/data/");
        QTest::newRow("Montevideo") << QStringLiteral(CABIN_SOURCE_DIR
                                                      "/sample_maps/montevideo/montevideo.gpkg")
                                    << "roads"
                                    << "" << QRectF(-56.35, -34.95, 0.4, 0.2);
        QTest::newRow("Chengdu") << data + "chengdu/roads.shp"
                                 << ""
                                 << "" << QRectF(103.5, 30.2, 1.2, 1.0);
        QTest::newRow("Jinan") << data + "jinan/edges.shp"
                               << ""
                               << "EPSG:4326" << QRectF(116.7, 36.5, 0.9, 0.7);
        QTest::newRow("Liechtenstein") << data + "liechtenstein/liechtenstein-latest.osm.pbf"
                                       << ""
                                       << "" << QRectF(9.47, 47.04, 0.17, 0.24);
        QTest::newRow("Porto Alegre") << data + "porto_alegre/roads.gpkg"
                                      << ""
                                      << "" << QRectF(-51.4, -30.3, 0.6, 0.5);
    }
    void equalsBoost() {
        QFETCH(QString, file);
        QFETCH(QString, layer);
        QFETCH(QString, crs);
        QFETCH(QRectF, lonLat);
        if (!QFile::exists(file))
            QSKIP("the data is not here");
        CityDescription description;
        SourceSpec spec;
        spec.path = file.toStdString();
        spec.layer = layer.toStdString();
        spec.crs = crs.toStdString();
        description.roles[Role::Roads] = {spec};
        const LoadedStreets streets = loadStreets(
            description, Box{lonLat.left(), lonLat.top(), lonLat.right(), lonLat.bottom()}, PlainOpener(),
            app::profiles::parameterProfile(app::profiles::parameterProfileNames().front()),
            app::profiles::travelProfiles(), {}, {});
        QVERIFY(streets.network->vertexCount() > 3000);
        walks(streets.network);
        drives(streets.network);
        followsChanges(streets.network);
    }

private:
    static void walks(const std::shared_ptr<const StreetNetwork>& network) {
        std::vector<Point> points;
        const std::vector<Access> places = randomPlaces(network, TravelMode::Walk, points);
        const PreparedNetwork prepared(network, TravelMode::Walk, {});
        std::vector<std::vector<std::uint32_t>> table(PlaceCount);
        prepared.walkRows(places, std::span<const Access>(places), 1, {},
                          [&](std::size_t source, std::span<const std::uint32_t> row) {
                              table[source].assign(row.begin(), row.end());
                          });
        const fixture::Oracle oracle(*network, TravelMode::Walk, places);
        for (std::size_t s = 0; s < PlaceCount; ++s) {
            const std::vector<std::uint64_t> expected = oracle.from(s);
            for (std::size_t t = 0; t < PlaceCount; ++t) {
                if (s == t)
                    continue; // from a place to itself: both legs here, none there
                QCOMPARE(table[s][t] == Unreachable ? fixture::Oracle::NoWay : table[s][t], expected[t]);
                QCOMPARE(table[s][t], table[t][s]);
            }
        }
        for (std::size_t a = 0; a < PlaceCount; ++a)
            for (std::size_t b = 0; b < PlaceCount; ++b)
                for (std::size_t c = 0; c < PlaceCount; ++c)
                    if (a != c && table[a][b] != Unreachable && table[b][c] != Unreachable &&
                        table[a][c] > std::uint64_t{table[a][b]} + table[b][c])
                        QFAIL("a way over a third place is shorter");
        PathFinder finder(network, TravelMode::Walk);
        for (std::size_t s = 0; s + 7 < PlaceCount; s += 5) {
            const std::optional<Path> path = finder.find(points[s], places[s], points[s + 7], places[s + 7]);
            QCOMPARE(path.has_value(), table[s][s + 7] != Unreachable);
            if (!path)
                continue;
            QCOMPARE(static_cast<std::uint32_t>(path->length.count()), table[s][s + 7]);
            QVERIFY(path->line.front() == points[s] && path->line.back() == points[s + 7]);
            QVERIFY(isDrawnWhole(*path));
        }
    }

    static void drives(const std::shared_ptr<const StreetNetwork>& network) {
        std::vector<Point> points;
        const std::vector<Access> places = randomPlaces(network, TravelMode::Truck, points);
        const TravelMatrix table = buildTruckTable(*network, places, 1, {}, {});
        const fixture::Oracle oracle(*network, TravelMode::Truck, places);
        for (std::size_t s = 0; s < PlaceCount; ++s) {
            const std::vector<std::uint64_t> expected = oracle.from(s);
            for (std::size_t t = 0; t < PlaceCount; ++t) {
                const PlaceIndex from(s);
                const PlaceIndex to(t);
                QCOMPARE(table.isReachable(from, to), expected[t] != fixture::Oracle::NoWay);
                if (table.isReachable(from, to))
                    QCOMPARE((static_cast<std::uint64_t>(table.duration(from, to).count()) << 32) +
                                 static_cast<std::uint64_t>(table.distance(from, to).count()),
                             expected[t]);
            }
        }
        for (std::size_t a = 0; a < PlaceCount; ++a)
            for (std::size_t b = 0; b < PlaceCount; ++b)
                for (std::size_t c = 0; c < PlaceCount; ++c) {
                    const PlaceIndex from(a);
                    const PlaceIndex over(b);
                    const PlaceIndex to(c);
                    if (table.isReachable(from, over) && table.isReachable(over, to) &&
                        (!table.isReachable(from, to) ||
                         table.duration(from, to) >
                             table.duration(from, over) + table.duration(over, to) + RoundedParts))
                        QFAIL("a way over a third place is faster");
                }
        PathFinder finder(network, TravelMode::Truck);
        for (std::size_t s = 0; s + 7 < PlaceCount; s += 5) {
            const PlaceIndex from(s);
            const PlaceIndex to(s + 7);
            const std::optional<Path> path = finder.find(points[s], places[s], points[s + 7], places[s + 7]);
            QCOMPARE(path.has_value(), table.isReachable(from, to));
            if (!path)
                continue;
            QCOMPARE(path->duration, table.duration(from, to));
            QCOMPARE(path->length, table.distance(from, to));
            QVERIFY(isDrawnWhole(*path));
        }
    }

    /// Streets closed and slowed one after the other; then all of them as they were.
    static void followsChanges(const std::shared_ptr<const StreetNetwork>& network) {
        std::vector<Point> points;
        const std::vector<Access> places = randomPlaces(network, TravelMode::Truck, points);
        LiveTruckTable live(network, places, {});
        const TravelMatrix first = live.table();
        Random random(5);
        for (int round = 0; round < 4; ++round) {
            std::vector<StreetChange> changes(3);
            for (StreetChange& change : changes)
                change.street = network->street(EdgeIndex(random.below(network->edgeCount()))).key;
            changes[0].closedToTrucks = true;
            changes[1].truckSpeedKmh = 5.0;
            changes[2].truckSpeedKmh = 100.0;
            const auto changed = changedNetwork(*network, changes).network;
            live.update(changed, {});
            const fixture::Oracle oracle(*changed, TravelMode::Truck, places);
            for (std::size_t s = static_cast<std::size_t>(round); s < PlaceCount; s += 4) {
                const std::vector<std::uint64_t> expected = oracle.from(s);
                for (std::size_t t = 0; t < PlaceCount; ++t) {
                    const PlaceIndex from(s);
                    const PlaceIndex to(t);
                    QCOMPARE(live.table().isReachable(from, to), expected[t] != fixture::Oracle::NoWay);
                    if (live.table().isReachable(from, to))
                        QCOMPARE((static_cast<std::uint64_t>(live.table().duration(from, to).count()) << 32) +
                                     static_cast<std::uint64_t>(live.table().distance(from, to).count()),
                                 expected[t]);
                }
            }
        }
        live.update(network, {});
        QVERIFY(live.table() == first);
    }

    /// The parts of an edge before and behind a place are rounded to ms each.
    static constexpr Duration RoundedParts{2};
};

QTEST_APPLESS_MAIN(TestRealStreets)
#include "tst_real_streets.moc"
