#include "libplanner/network/prepared_cache.h"
#include "libplanner/network/street_changes.h"
#include "network_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace planner;

namespace {

std::string contentOf(const std::filesystem::path& file) {
    return fixture::fileText(file.string());
}

void overwrite(const std::filesystem::path& file, const std::string& content) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

} // namespace

class TestPreparedCache : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_network = fixture::build(fixture::randomTown(41));
        m_places = fixture::accesses(m_network, TravelMode::Truck, fixture::randomPlaces(42, 20));
        m_expected = PreparedNetwork(m_network, TravelMode::Truck, {}).driveTable(m_places, 1, {}, {});
    }

    void preparesOnce() {
        const QTemporaryDir folder;
        const PreparedCache cache(folder.path().toStdString());
        for (const bool isSecond : {false, true}) {
            const PreparedCache::Prepared made = cache.prepare(m_network, TravelMode::Truck, "a", {});
            QCOMPARE(made.wasCached, isSecond);
            QVERIFY(made.network.driveTable(m_places, 1, {}, {}) == m_expected);
        }
        QVERIFY(!cache.prepare(m_network, TravelMode::Truck, "other sources", {}).wasCached);
        QVERIFY(!cache.prepare(m_network, TravelMode::Walk, "a", {}).wasCached);
        QVERIFY(cache.prepare(m_network, TravelMode::Walk, "a", {}).wasCached);
    }

    /// The same name of sources, but a street is closed: the file of the open one must not be used.
    void anotherGraphIsPreparedAnew() {
        const QTemporaryDir folder;
        const PreparedCache cache(folder.path().toStdString());
        (void)cache.prepare(m_network, TravelMode::Truck, "a", {});
        StreetChange change;
        change.street = m_network->street(EdgeIndex(5)).key;
        change.truckSpeedKmh = 7.0;
        const auto changed = changedNetwork(*m_network, std::span(&change, 1)).network;
        const PreparedCache::Prepared made = cache.prepare(changed, TravelMode::Truck, "a", {});
        QVERIFY(!made.wasCached);
        QVERIFY(made.network.driveTable(m_places, 1, {}, {}) ==
                PreparedNetwork(changed, TravelMode::Truck, {}).driveTable(m_places, 1, {}, {}));
        QVERIFY(cache.prepare(changed, TravelMode::Truck, "a", {}).wasCached);
    }

    void aBrokenFileIsIgnored_data() {
        QTest::addColumn<int>("how");
        QTest::newRow("empty") << 0;
        QTest::newRow("cut short") << 1;
        QTest::newRow("one bit turned") << 2;
        QTest::newRow("longer") << 3;
        QTest::newRow("head only") << 4;
        QTest::newRow("huge counts") << 5;
        QTest::newRow("something else") << 6;
    }
    void aBrokenFileIsIgnored() {
        QFETCH(int, how);
        const QTemporaryDir folder;
        const PreparedCache cache(folder.path().toStdString());
        (void)cache.prepare(m_network, TravelMode::Truck, "a", {});
        const std::filesystem::path file = cache.fileFor(TravelMode::Truck, "a");
        const std::string whole = contentOf(file);
        QVERIFY(whole.size() > 1000);
        std::string broken = whole;
        switch (how) {
        case 0: broken.clear(); break;
        case 1: broken.resize(whole.size() / 2); break;
        case 2: broken[whole.size() / 2] = static_cast<char>(broken[whole.size() / 2] ^ 4); break;
        case 3: broken += "more"; break;
        case 4: broken.resize(64); break;
        case 5: std::fill(broken.begin() + 32, broken.begin() + 48, '\xff'); break;
        default: broken = "not a preparation";
        }
        overwrite(file, broken);
        const PreparedCache::Prepared made = cache.prepare(m_network, TravelMode::Truck, "a", {});
        QVERIFY(!made.wasCached);
        QVERIFY(made.network.driveTable(m_places, 1, {}, {}) == m_expected);
        QVERIFY(contentOf(file) == whole); // mended, and the same bytes
    }

    void leavesNothingBeside() {
        const QTemporaryDir folder;
        const PreparedCache cache(folder.path().toStdString());
        for (std::size_t i = 0; i < PreparedCache::MostFiles + 3; ++i)
            (void)cache.prepare(m_network, TravelMode::Truck, std::to_string(i), {});
        std::size_t files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path().toStdString())) {
            QCOMPARE(entry.path().extension().string(), std::string(".prepared"));
            ++files;
        }
        QCOMPARE(files, PreparedCache::MostFiles);
    }

    void aFolderThatCannotBeWritten() {
        const PreparedCache cache("/proc/nowhere");
        const PreparedCache::Prepared made = cache.prepare(m_network, TravelMode::Truck, "a", {});
        QVERIFY(!made.wasCached);
        QVERIFY(made.network.driveTable(m_places, 1, {}, {}) == m_expected);
    }

private:
    std::shared_ptr<const StreetNetwork> m_network;
    std::vector<Access> m_places;
    TravelMatrix m_expected;
};

QTEST_APPLESS_MAIN(TestPreparedCache)
#include "tst_prepared_cache.moc"
