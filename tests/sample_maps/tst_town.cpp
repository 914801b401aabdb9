#include "sample_maps/generator/town.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"

#include <QTest>

#include <map>
#include <numeric>
#include <set>

using namespace planner;

namespace {

const Value& valueOf(const TownLayer& layer, const Feature& feature, const std::string& field) {
    return feature.values.at(fieldIndex(layer.fields, field).value());
}

std::string textIn(const TownLayer& layer, const Feature& feature, const std::string& field) {
    return textOf(valueOf(layer, feature, field)).value_or("");
}

const Polyline& lineOf(const Feature& feature) {
    return std::get<MultiPolyline>(feature.geometry).front();
}

double crossProduct(Point o, Point a, Point b) {
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

bool crosses(Point a, Point b, Point c, Point d) {
    return crossProduct(a, b, c) * crossProduct(a, b, d) < 0.0 &&
           crossProduct(c, d, a) * crossProduct(c, d, b) < 0.0;
}

/// Share of the streets' length points that hang together with the most others.
double largestComponent(const TownLayer& roads) {
    std::map<Point, std::size_t> numbers;
    std::vector<std::size_t> parent;
    const auto numberOf = [&](Point p) {
        const auto [place, isNew] = numbers.emplace(p, parent.size());
        if (isNew)
            parent.push_back(parent.size());
        return place->second;
    };
    const auto rootOf = [&](std::size_t i) {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    };
    for (const Feature& road : roads.features)
        for (std::size_t i = 1; i < lineOf(road).size(); ++i) {
            const std::size_t a = rootOf(numberOf(lineOf(road)[i - 1]));
            const std::size_t b = rootOf(numberOf(lineOf(road)[i]));
            parent[a] = b;
        }
    std::map<std::size_t, std::size_t> sizes;
    for (std::size_t i = 0; i < parent.size(); ++i)
        ++sizes[rootOf(i)];
    std::size_t largest = 0;
    for (const auto& [root, size] : sizes)
        largest = std::max(largest, size);
    return static_cast<double>(largest) / static_cast<double>(parent.size());
}

} // namespace

class TestTown : public QObject {
    Q_OBJECT

private slots:
    void meetsTheNumber_data() {
        QTest::addColumn<int>("buildings");
        QTest::addColumn<int>("seed");
        QTest::newRow("smallest") << 100 << 1;
        QTest::newRow("hamlet") << 500 << 2;
        QTest::newRow("the sample") << 3000 << 1;
        QTest::newRow("another seed") << 3000 << 77;
        QTest::newRow("district town") << 20000 << 3;
    }
    void meetsTheNumber() {
        QFETCH(int, buildings);
        QFETCH(int, seed);
        const TownLayers town = makeTown(
            {.buildings = static_cast<std::size_t>(buildings), .seed = static_cast<std::uint64_t>(seed)});
        QCOMPARE(town.layer("buildings").features.size(), static_cast<std::size_t>(buildings));
        QVERIFY(town.layer("candidates").features.size() * 60 > static_cast<std::size_t>(buildings));
        QVERIFY(town.layer("centres").features.size() >= 2 || buildings == 100);
        QVERIFY(!town.layer("depots").features.empty());
        QVERIFY(town.layer("fleet").features.size() >= 3);
        QVERIFY(town.layer("districts").features.size() >= 4);
        QVERIFY2(largestComponent(town.layer("roads")) > 0.97,
                 qPrintable(QString::number(largestComponent(town.layer("roads")))));
        for (const TownLayer& layer : town.layers) {
            std::set<std::string> ids;
            for (const Feature& feature : layer.features) {
                QVERIFY(isFinite(feature.geometry));
                QCOMPARE(feature.values.size(), layer.fields.size());
                QVERIFY(ids.insert(textOf(feature.values[0]).value()).second);
            }
        }
    }

    void isTheSameEachTime() {
        const TownLayers first = makeTown({.buildings = 800, .seed = 5});
        const TownLayers second = makeTown({.buildings = 800, .seed = 5});
        const TownLayers other = makeTown({.buildings = 800, .seed = 6});
        for (std::size_t i = 0; i < first.layers.size(); ++i) {
            QCOMPARE(first.layers[i].features.size(), second.layers[i].features.size());
            for (std::size_t f = 0; f < first.layers[i].features.size(); ++f) {
                QVERIFY(first.layers[i].features[f].geometry == second.layers[i].features[f].geometry);
                QVERIFY(first.layers[i].features[f].values == second.layers[i].features[f].values);
            }
        }
        QVERIFY(first.layer("buildings").features[0].geometry !=
                other.layer("buildings").features[0].geometry);
    }

    void fieldsFitShapefiles() {
        const TownLayers town = makeTown({.buildings = 3000, .seed = 1});
        for (const TownLayer& layer : town.layers)
            for (std::size_t i = 0; i < layer.fields.size(); ++i) {
                QVERIFY2(layer.fields[i].name.size() <= 10, layer.fields[i].name.c_str());
                if (layer.fields[i].type != FieldType::Text)
                    continue;
                for (const Feature& feature : layer.features)
                    QVERIFY2(
                        QString::fromStdString(textOf(feature.values[i]).value_or("")).size() <=
                            layer.fields[i].width,
                        qPrintable(QString::fromStdString(layer.name + "." + layer.fields[i].name + ": " +
                                                          textOf(feature.values[i]).value_or(""))));
            }
    }

    void onlyBridgesCrossTheRiver() {
        const TownLayers town = makeTown({.buildings = 6000, .seed = 4});
        const auto& water = std::get<MultiPolygon>(town.layer("water").features.front().geometry);
        const TownLayer& roads = town.layer("roads");
        int bridges = 0;
        int crossings = 0;
        for (const Feature& road : roads.features) {
            bool isWet = false;
            const Polyline& line = lineOf(road);
            for (std::size_t i = 1; i < line.size(); ++i)
                for (int step = 0; step <= 10; ++step)
                    isWet = isWet ||
                            contains(water, Point{line[i - 1].x + (line[i].x - line[i - 1].x) * step / 10.0,
                                                  line[i - 1].y + (line[i].y - line[i - 1].y) * step / 10.0});
            const bool isBridge = textIn(roads, road, "bridge") == "yes";
            bridges += isBridge ? 1 : 0;
            crossings += isWet ? 1 : 0;
            QVERIFY2(!isWet || isBridge, textIn(roads, road, "id").c_str());
        }
        QVERIFY(crossings >= 2);
        QVERIFY2(crossings < 40, "few bridges");
        QVERIFY(bridges >= crossings);
        for (const Feature& building : town.layer("buildings").features)
            QVERIFY(!contains(water, std::get<MultiPolygon>(building.geometry).front().outer.front()));
    }

    void wallsAreCrossedOnlyAtGates() {
        const TownLayers town = makeTown({.buildings = 1500, .seed = 9});
        const TownLayer& barriers = town.layer("barriers");
        int walls = 0;
        for (const Feature& wall : barriers.features) {
            if (textIn(barriers, wall, "kind") != "wall")
                continue;
            ++walls;
            const Box box = boundsOf(lineOf(wall));
            for (const Feature& road : town.layer("roads").features) {
                if (!boundsOf(lineOf(road)).intersects(box))
                    continue;
                for (std::size_t i = 1; i < lineOf(road).size(); ++i)
                    for (std::size_t k = 1; k < lineOf(wall).size(); ++k)
                        QVERIFY2(!crosses(lineOf(road)[i - 1], lineOf(road)[i], lineOf(wall)[k - 1],
                                          lineOf(wall)[k]),
                                 textIn(town.layer("roads"), road, "id").c_str());
            }
        }
        QVERIFY(walls > 20);
    }

    void someoneLivesThere() {
        const TownLayers town = makeTown({.buildings = 3000, .seed = 1});
        const TownLayer& buildings = town.layer("buildings");
        std::int64_t households = 0;
        for (const Feature& building : buildings.features)
            households +=
                static_cast<std::int64_t>(numberOf(valueOf(buildings, building, "households")).value_or(0));
        QVERIFY2(households > 20'000 && households < 200'000, qPrintable(QString::number(households)));
        QVERIFY(town.streetVertices > 500);
    }

    void refusesAndStops() {
        QVERIFY_THROWS_EXCEPTION(Error, makeTown({.buildings = 99, .seed = 1}));
        QVERIFY_THROWS_EXCEPTION(Error, makeTown({.buildings = 1'000'001, .seed = 1}));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, makeTown({.buildings = 3000, .seed = 1}, stop.get_token()));
    }
};

QTEST_APPLESS_MAIN(TestTown)
#include "tst_town.moc"
