#include "libplanner/city/city_description.h"
#include "libplanner/gis/layer_table.h"
#include "libplanner/gis/source_opener.h"

#include <QTest>

#include <map>
#include <numeric>
#include <set>

using namespace planner;

/// The committed sample is what its README says, and its streets hang together across the tiles' borders.
class TestMontevideo : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QFile file(m_folder + "/city.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_city = cityFromJson(file.readAll().toStdString(), "city.json");
        for (auto& [role, sources] : m_city.roles)
            for (SourceSpec& source : sources)
                source.path = (m_folder + "/" + QString::fromStdString(source.path)).toStdString();
    }

    void holds_data() {
        QTest::addColumn<QString>("role");
        QTest::addColumn<int>("rows");
        QTest::newRow("streets") << "roads" << 13019;
        QTest::newRow("addresses") << "demand" << 205657;
        QTest::newRow("points that stand today") << "existing" << 7;
        QTest::newRow("centres") << "centres" << 2;
        QTest::newRow("barriers") << "barriers" << 267;
    }
    void holds() {
        QFETCH(QString, role);
        QFETCH(int, rows);
        const gis::LayerTable table = read(*roleFromName(role.toStdString()));
        QCOMPARE(table.rows.size(), static_cast<std::size_t>(rows));
        for (const Feature& row : table.rows) {
            const Box box = boundsOf(row.geometry);
            QVERIFY(box.minX > -56.34 && box.maxX < -55.98 && box.minY > -34.94 && box.maxY < -34.81);
        }
    }

    void addressesHaveIdsOfTheirOwn() {
        const gis::LayerTable homes = read(Role::Demand);
        std::set<std::string> ids;
        for (const Feature& home : homes.rows)
            ids.insert(textOf(gis::valueOf(homes, home, "id")).value_or(""));
        QCOMPARE(ids.size(), homes.rows.size());
    }

    void streetsHangTogether() {
        const gis::LayerTable roads = read(Role::Roads);
        std::map<Point, std::size_t> numbers;
        std::vector<std::size_t> parent;
        const auto numberOf = [&](Point p) {
            const auto [place, isNew] = numbers.try_emplace(p, parent.size());
            if (isNew)
                parent.push_back(parent.size());
            return place->second;
        };
        const auto rootOf = [&](std::size_t i) {
            while (parent[i] != i)
                i = parent[i] = parent[parent[i]];
            return i;
        };
        for (const Feature& road : roads.rows)
            for (const Polyline& line : std::get<MultiPolyline>(road.geometry))
                for (std::size_t i = 1; i < line.size(); ++i) {
                    const std::size_t from = rootOf(numberOf(line[i - 1]));
                    const std::size_t to = rootOf(numberOf(line[i]));
                    parent[from] = to;
                }
        std::map<std::size_t, std::size_t> sizes;
        for (std::size_t i = 0; i < parent.size(); ++i)
            ++sizes[rootOf(i)];
        std::size_t largest = 0;
        for (const auto& [root, size] : sizes)
            largest = std::max(largest, size);
        QVERIFY2(static_cast<double>(largest) > 0.995 * static_cast<double>(parent.size()),
                 qPrintable(QString::number(largest)));
    }

    void tellsNobodyWhoDrewIt() {
        for (const auto& [role, sources] : m_city.roles)
            for (const Field& field : read(role).fields)
                QVERIFY2(field.name != "@user" && field.name != "@uid", field.name.c_str());
    }

private:
    gis::LayerTable read(Role role) {
        return gis::readAll(*gis::GdalSourceOpener().open(m_city.roles.at(role).front(), SourceUse::Any));
    }

    const QString m_folder = QStringLiteral(CABIN_SOURCE_DIR "/sample_maps/montevideo");
    CityDescription m_city;
};

QTEST_GUILESS_MAIN(TestMontevideo)
#include "tst_montevideo.moc"
