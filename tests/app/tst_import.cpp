#include "app/desktop/document/place_text.h"
#include "app/desktop/jobs/import_jobs.h"
#include "app/desktop/panels/import_card.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace app::desktop;

/// What comes from outside is shown before it is taken.
class TestImport : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const char* name, const QByteArray& text) {
        QFile file(m_folder.filePath(QLatin1String(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }

private slots:
    void readsPastedPlaces_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        const QStringList chengdu = {"104.06,30.66",        "104.06，30.66",    "30.66 104.06",
                                     "104.06° E, 30.66° N", "N 30.66 E 104.06", "北30.66 东104.06"};
        for (const QString& text : chengdu)
            QTest::newRow(qPrintable(text)) << text << 104.06 << 30.66;
        QTest::newRow("south and west") << "34.9 S 56.2 W" << -56.2 << -34.9;
        QTest::newRow("no latitude is 104") << "30.66,104.06" << 104.06 << 30.66;
    }
    void readsPastedPlaces() {
        QFETCH(QString, text);
        QFETCH(double, lon);
        QFETCH(double, lat);
        const auto place = placeFromText(text, planner::Box{103.0, 30.0, 105.0, 31.5});
        QVERIFY(place);
        QCOMPARE(place->x, lon);
        QCOMPARE(place->y, lat);
    }
    void refusesWhatIsNoPlace() {
        for (const char* text : {"", "hello", "1,2,3", "400,500", "30.66"})
            QVERIFY2(!placeFromText(QString::fromUtf8(text), {}), text);
    }

    void guessesTheRole_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("role");
        using planner::GeometryKind;
        using planner::Role;
        const auto row = [](const char* file, GeometryKind kind, const char* field, Role role) {
            QTest::newRow(file) << file << static_cast<int>(kind) << field << static_cast<int>(role);
        };
        row("lines.gpkg", GeometryKind::Line, "highway", Role::Roads);
        row("成都道路.shp", GeometryKind::Line, "name", Role::Roads);
        row("buildings.shp", GeometryKind::Area, "floors", Role::Demand);
        row("小区.csv", GeometryKind::Point, "name", Role::Demand);
        row("x.csv", GeometryKind::Point, "people", Role::Demand);
        row("candidates.csv", GeometryKind::Point, "people", Role::Candidates);
        row("禁设区.shp", GeometryKind::Area, "name", Role::Forbidden);
        row("fleet.csv", GeometryKind::None, "plate", Role::Fleet);
    }
    void guessesTheRole() {
        QFETCH(QString, file);
        QFETCH(int, kind);
        QFETCH(QString, field);
        QFETCH(int, role);
        planner::gis::InspectedLayer layer;
        layer.kind = static_cast<planner::GeometryKind>(kind);
        layer.fields.push_back({{field.toStdString(), planner::FieldType::Text, 0}, 0, {}, {}, {}});
        QCOMPARE(guessRole(file.toStdString(), layer), std::optional(static_cast<planner::Role>(role)));
    }

    void asksWhereATableIsFrom() {
        const QString file = write("homes.csv", "lon,lat,people\n104.06,30.66,12\n104.07,30.67,5\n");
        const auto layers = inspectFiles({file}, std::nullopt, {}, {});
        QCOMPARE(layers.size(), std::size_t{1});
        QVERIFY(layers.front().asksOffset);
        QCOMPARE(layers.front().sample.size(), std::size_t{2});
        ImportCard card(layers, {});
        auto* ok = card.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        QVERIFY(!ok->isEnabled());
        for (QComboBox* box : card.findChildren<QComboBox*>())
            if (box->accessibleName() == QLatin1String("Coordinates are from"))
                box->setCurrentIndex(2);
        QVERIFY(ok->isEnabled());
        const auto sources = card.accepted();
        QCOMPARE(sources.size(), std::size_t{1});
        QCOMPARE(sources.front().first, std::optional(planner::Role::Demand));
        QCOMPARE(sources.front().second.offset, std::optional(planner::OffsetSystem::Gcj02));
    }
};

QTEST_MAIN(TestImport)
#include "tst_import.moc"
