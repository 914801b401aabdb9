#include "app/desktop/document/plan_edits.h"
#include "app/desktop/main_window.h"
#include "app/desktop/map/street_hit.h"
#include "app/desktop/panels/compare_panel.h"
#include "app/desktop/panels/message_bar.h"
#include "app/desktop/theme.h"
#include "app/wording/language.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include <memory>

using namespace app::desktop;

/// What an official does in a morning, with a real mouse and real keys, on the sample town.
class TestSession : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    PlanDocument& document() { return m_window->document(); }
    MapView& map() { return m_window->map(); }
    [[nodiscard]] bool isSettled() { return m_window->jobs().isIdle() && document().plan() && !document().isPlanStale() && m_window->controller().live(); }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(isSettled() && map().scene().plan && map().scene().plan->plan == document().plan(), 120000); }
    QPoint screenOf(planner::Point p) { return map().transform().toScreen(p).toPoint(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        // Without a window manager nobody gives the focus back after a menu.
        if (!m_window->isActiveWindow()) {
            m_window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        }
        QTest::keyClick(m_window.get(), key, modifiers);
    }
    void shoot(const QString& name) {
        const QString folder = qEnvironmentVariable("CABIN_SHOTS");
        if (folder.isEmpty())
            return;
        QTRY_VERIFY_WITH_TIMEOUT(map().isDrawn(), 20000);
        QTest::qWait(50);
        QVERIFY(m_window->grab().save(QStringLiteral("%1/%2.png").arg(folder, name)));
    }
    /// A free place near the cabin's own, at which the mouse can let it go.
    std::optional<planner::SiteIndex> freeNear(const planner::Cabin& cabin) {
        std::optional<planner::SiteIndex> best;
        double bestDistance = 0.0;
        const auto& candidates = document().city()->candidates;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const double distance = planner::planarDistance(candidates[i].at, cabin.at);
            if (isFreeSite(*document().plan(), document().scenario(), planner::SiteIndex(i)) && map().rect().adjusted(20, 20, -20, -20).contains(screenOf(candidates[i].at)) &&
                (!best || distance < bestDistance)) {
                best = planner::SiteIndex(i);
                bestDistance = distance;
            }
        }
        return best;
    }
    void drag(std::size_t cabin) {
        const auto target = freeNear(document().plan()->cabins[cabin]);
        QVERIFY(target);
        const QPoint from = screenOf(document().plan()->cabins[cabin].at);
        const QPoint to = screenOf(document().city()->candidates[target->value()].at);
        QTest::mousePress(&map(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&map(), from + QPoint(15, 15));
        QTest::mouseMove(&map(), to);
        QTest::mouseRelease(&map(), Qt::LeftButton, {}, to);
        settle();
    }

private slots:
    void initTestCase() {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setApplicationName(QStringLiteral("tst_session"));
        QCoreApplication::setOrganizationName(QStringLiteral("tests"));
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        applyTheme(app::render::Theme::Light);
        app::wording::installLanguage(QStringLiteral("en"));
    }

    void wholeMorning() {
        const QString town = QStringLiteral(CABIN_SOURCE_DIR) + QStringLiteral("/sample_maps/town/city.json");
        if (!QFile::exists(town))
            QSKIP("the sample town is not there");
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1600, 1000);
        static_cast<QWidget&>(*m_window).show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->open(town);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle() && document().isOpen(), 90000);
        const auto start = document().scenario();

        // How many, then propose, by keyboard.
        QSpinBox* cabins = nullptr;
        for (QSpinBox* box : m_window->findChildren<QSpinBox*>())
            if (box->accessibleName() == QLatin1String("Cabins"))
                cabins = box;
        QVERIFY(cabins);
        cabins->setFocus();
        cabins->selectAll();
        QTest::keyClicks(cabins, QStringLiteral("26"));
        key(Qt::Key_Return, Qt::ControlModifier);
        settle();
        QCOMPARE(document().plan()->cabins.size(), std::size_t{26});
        shoot(QStringLiteral("session-1-proposed"));

        // Ten cabins are dragged, two must stay, one is refused.
        int dragged = 0;
        for (std::size_t i = 0; dragged < 10 && i < document().plan()->cabins.size(); ++i) {
            const planner::Cabin& cabin = document().plan()->cabins[i];
            if (cabin.status == planner::CabinStatus::Existing || decisionOn(document().scenario(), document().plan()->city->candidates[cabin.site.value()].key))
                continue;
            const int steps = document().undoStack().count();
            drag(i);
            QCOMPARE(document().undoStack().count(), steps + 1);
            ++dragged;
        }
        QCOMPARE(dragged, 10);
        QCOMPARE(document().plan()->cabins.size(), std::size_t{26});
        int pinned = 0;
        for (std::size_t i = 0; pinned < 2 && i < document().plan()->cabins.size(); ++i) {
            const planner::Cabin& cabin = document().plan()->cabins[i];
            if (cabin.status == planner::CabinStatus::Existing || decisionOn(document().scenario(), document().plan()->city->candidates[cabin.site.value()].key))
                continue;
            QTest::mouseClick(&map(), Qt::LeftButton, {}, screenOf(cabin.at));
            QVERIFY(map().selected());
            key(Qt::Key_R, Qt::ControlModifier);
            settle();
            ++pinned;
        }
        QCOMPARE(pinned, 2);
        const auto refused = document().plan()->cabins.back();
        map().setSelected(MapHit{MapHit::Kind::Cabin, static_cast<std::uint32_t>(document().plan()->cabins.size() - 1)});
        key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        settle();
        for (const planner::Cabin& cabin : document().plan()->cabins)
            QVERIFY(cabin.site != refused.site || refused.status == planner::CabinStatus::Existing);
        shoot(QStringLiteral("session-2-decided"));

        // No cabin may stand round one of the new ones.
        const auto fresh = std::find_if(document().plan()->cabins.begin(), document().plan()->cabins.end(), [](const planner::Cabin& cabin) { return cabin.status != planner::CabinStatus::Existing; });
        QVERIFY(fresh != document().plan()->cabins.end());
        const planner::Point middle = fresh->at;
        key(Qt::Key_F);
        QVERIFY(dynamic_cast<PaintTool*>(map().tool()));
        const QPoint centre = screenOf(middle);
        for (const QPoint offset : {QPoint(-25, -25), QPoint(25, -25), QPoint(25, 25), QPoint(-25, 25)}) {
            QTest::mouseMove(&map(), centre + offset);
            QTest::mouseClick(&map(), Qt::LeftButton, {}, centre + offset);
        }
        map().setFocus();
        QTest::keyClick(&map(), Qt::Key_Return);
        QCOMPARE(document().scenario().paintedForbidden.size(), std::size_t{1});
        settle();
        for (const planner::Cabin& cabin : document().plan()->cabins)
            QVERIFY(cabin.status == planner::CabinStatus::Existing || !planner::contains(document().scenario().paintedForbidden.front(), cabin.at));
        shoot(QStringLiteral("session-3-painted"));

        // A street is closed.
        key(Qt::Key_C);
        std::optional<QPoint> onStreet;
        for (int x = 60; x < map().width() - 60 && !onStreet; x += 7)
            if (streetNear(map().scene(), map().transform(), QPointF(x, map().height() / 2.0), 3.0))
                onStreet = QPoint(x, map().height() / 2);
        QVERIFY(onStreet);
        QTest::mouseMove(&map(), *onStreet);
        QTest::mouseClick(&map(), Qt::LeftButton, {}, *onStreet);
        QCOMPARE(document().scenario().closedStreets.size(), std::size_t{1});
        settle();
        shoot(QStringLiteral("session-4-closed"));
        key(Qt::Key_V);

        // One cabin more and one less, a note about talks.
        key(Qt::Key_Up, Qt::AltModifier);
        settle();
        QCOMPARE(document().plan()->cabins.size(), std::size_t{27});
        key(Qt::Key_Down, Qt::AltModifier);
        settle();
        QCOMPARE(document().plan()->cabins.size(), std::size_t{26});

        // Two scenarios side by side.
        key(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(document().tabs().size(), std::size_t{2});
        settle();
        key(Qt::Key_Down, Qt::AltModifier);
        settle();
        auto* compare = m_window->findChild<ComparePanel*>();
        compare->findChild<QComboBox*>()->setCurrentIndex(1);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle(), 30000);

        // Export into a folder chosen in the dialog.
        const QString folder = m_folder.filePath(QStringLiteral("shapes"));
        QDir().mkpath(folder);
        QTimer::singleShot(300, this, [&folder] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->setDirectory(folder);
            dialog->findChild<QLineEdit*>()->setText(folder);
            static_cast<QDialog*>(dialog)->accept();
        });
        key(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle(), 60000);
        QVERIFY2(QFile::exists(folder + QStringLiteral("/cabins.shp")), qPrintable(m_window->findChild<MessageBar*>()->text()));

        // Everything back, everything again.
        const auto end = document().scenario();
        const auto endPlan = document().plan();
        const int steps = document().undoStack().count();
        QVERIFY(steps >= 18);
        while (document().undoStack().canUndo())
            key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(document().tabs().size(), std::size_t{1});
        QCOMPARE(document().scenario(), start);
        QVERIFY(!document().plan());
        while (document().undoStack().canRedo())
            key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(document().undoStack().count(), steps);
        QCOMPARE(document().scenario(), end);
        QCOMPARE(document().plan(), endPlan);
        shoot(QStringLiteral("session-5-end"));
        m_window.reset();
    }
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
