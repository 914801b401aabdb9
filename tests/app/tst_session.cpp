#include "app/desktop/document/plan_edits.h"
#include "app/desktop/main_window.h"
#include "app/desktop/map/street_hit.h"
#include "app/desktop/panels/compare_panel.h"
#include "app/desktop/panels/message_bar.h"
#include "app/desktop/theme.h"
#include "app/wording/language.h"

#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <memory>

using namespace app::desktop;

namespace {

constexpr int Longest = 300000; ///< ms one plan may take; the town needs a second or two
constexpr int QuickEffort = 100;
constexpr int LeastMove = 30; ///< pixels a cabin is dragged at least, so that it is a drag

} // namespace

/// What an official does in a morning, with a real mouse and real keys. Each test goes on where the one
/// before it ended.
///
/// CABIN_SESSION_CITY and CABIN_SESSION_CABINS run it on another city than the sample town.
class TestSession : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    unsigned m_cabins = 26;
    planner::Scenario m_start;

    PlanDocument& document() { return m_window->document(); }
    MapView& map() { return m_window->map(); }
    const planner::Plan& plan() { return *document().plan(); }

    /// The plan follows the decisions, the map shows it and cabins can be moved.
    bool isSettled() {
        return m_window->jobs().isIdle() && document().plan() && !document().isPlanStale() &&
               m_window->controller().live() && map().scene().plan &&
               map().scene().plan->plan == document().plan();
    }
    bool settle() {
        // A key's action may still be on its way through the event queue.
        QCoreApplication::processEvents();
        QElapsedTimer idle;
        const bool isOver = QTest::qWaitFor(
            [&] {
                if (!m_window->jobs().isIdle())
                    idle.invalidate();
                else if (!idle.isValid())
                    idle.start();
                return isSettled() || (idle.isValid() && idle.elapsed() > 2000);
            },
            Longest);
        if (isOver && isSettled())
            return true;
        qWarning() << "the window says:" << m_window->findChild<MessageBar*>()->text()
                   << "has a plan:" << (document().plan() != nullptr)
                   << "of older decisions:" << document().isPlanStale();
        return false;
    }
    QPoint screenOf(planner::Point p) { return map().transform().toScreen(p).toPoint(); }
    bool isOnMap(QPoint p) { return map().rect().adjusted(20, 20, -20, -20).contains(p); }

    /// Presses a key wherever the window has its focus.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        // Without a window manager nobody gives the focus back after a menu or a dialog.
        if (!m_window->isActiveWindow()) {
            m_window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        }
        QWidget* focus = m_window->focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }
    void shoot(const QString& name) {
        const QString folder = qEnvironmentVariable("CABIN_SHOTS");
        if (folder.isEmpty())
            return;
        QTRY_VERIFY_WITH_TIMEOUT(map().isDrawn(), 20000);
        QTest::qWait(50);
        QVERIFY(m_window->grab().save(QStringLiteral("%1/session-%2.png").arg(folder, name)));
    }

    [[nodiscard]] bool isFree(const planner::Cabin& cabin) {
        return cabin.status != planner::CabinStatus::Existing &&
               !decisionOn(document().scenario(), plan().city->candidates[cabin.site.value()].key);
    }
    /// The cabin of that number is clicked; what is selected then, where cabins stand close, may be another.
    std::optional<planner::CabinIndex> click(std::size_t cabin) {
        press(Qt::Key_0, Qt::ControlModifier);
        QTest::mouseClick(&map(), Qt::LeftButton, {}, screenOf(plan().cabins[cabin].at));
        const auto hit = map().selected();
        if (!hit || hit->kind != MapHit::Kind::Cabin)
            return std::nullopt;
        return planner::CabinIndex(hit->index);
    }
    /// The nearest free place far enough on the screen to be dragged to.
    std::optional<planner::SiteIndex> freePlaceNear(planner::Point at) {
        std::optional<planner::SiteIndex> best;
        double bestDistance = 0.0;
        const auto& candidates = plan().city->candidates;
        for (std::size_t i = 0; i < document().city()->candidates.size(); ++i) {
            const double distance = planner::planarDistance(candidates[i].at, at);
            const QPoint there = screenOf(candidates[i].at);
            if (isFreeSite(plan(), document().scenario(), planner::SiteIndex(i)) && isOnMap(there) &&
                (there - screenOf(at)).manhattanLength() >= LeastMove && (!best || distance < bestDistance)) {
                best = planner::SiteIndex(i);
                bestDistance = distance;
            }
        }
        return best;
    }
    void drag(planner::CabinIndex cabin) {
        press(Qt::Key_J, Qt::ControlModifier); // near enough to tell places apart
        const planner::Point from = plan().cabins[cabin.value()].at;
        const auto target = freePlaceNear(from);
        QVERIFY(target);
        const planner::Key place = document().city()->candidates[target->value()].key;
        const QPoint start = screenOf(from);
        const QPoint end = screenOf(document().city()->candidates[target->value()].at);
        const int steps = document().undoStack().count();
        QTest::mousePress(&map(), Qt::LeftButton, {}, start);
        QTest::mouseMove(&map(), start + (end - start) / 2);
        QTest::mouseMove(&map(), end);
        QTest::mouseRelease(&map(), Qt::LeftButton, {}, end);
        QCOMPARE(document().undoStack().count(), steps + 1);
        QVERIFY(settle());
        QVERIFY(std::any_of(plan().cabins.begin(), plan().cabins.end(), [&](const planner::Cabin& open) {
            return plan().city->candidates[open.site.value()].key == place;
        }));
    }
    void clickTab(const QString& title) {
        for (QTabBar* tabs : m_window->findChildren<QTabBar*>())
            for (int i = 0; i < tabs->count(); ++i)
                if (tabs->tabText(i) == title)
                    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
    }
    /// Calls `open`, which brings up a file dialog, and types a path into it.
    void typeIntoFileDialog(const QString& path, const std::function<void()>& open) {
        bool isTyped = false;
        QTimer::singleShot(300, this, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            auto* name = dialog->findChild<QLineEdit*>();
            name->selectAll();
            QTest::keyClicks(name, path);
            QTest::keyClick(name, Qt::Key_Return);
            isTyped = true;
        });
        open();
        QVERIFY(isTyped);
    }
    void openByKeyboard(const QString& city) {
        typeIntoFileDialog(city, [this] { press(Qt::Key_O, Qt::ControlModifier); });
    }
    std::vector<planner::Scenario> scenarios() {
        std::vector<planner::Scenario> all;
        for (const ScenarioTab& tab : document().tabs())
            all.push_back(tab.decisions.scenario);
        return all;
    }

private slots:
    void initTestCase() {
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setApplicationName(QStringLiteral("tst_session"));
        QCoreApplication::setOrganizationName(QStringLiteral("tests"));
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        applyTheme(app::render::Theme::Light);
        app::wording::installLanguage(QStringLiteral("en"));
        QString city = QStringLiteral(CABIN_SOURCE_DIR) + QStringLiteral("/sample_maps/town/city.json");
        if (qEnvironmentVariableIsSet("CABIN_SESSION_CITY"))
            city = qEnvironmentVariable("CABIN_SESSION_CITY");
        if (qEnvironmentVariableIsSet("CABIN_SESSION_CABINS"))
            m_cabins = qEnvironmentVariable("CABIN_SESSION_CABINS").toUInt();
        if (!QFile::exists(city))
            QSKIP("the sample town is not there");
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1600, 1000);
        static_cast<QWidget&>(*m_window).show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        openByKeyboard(city);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle(), Longest);
        QVERIFY2(document().isOpen(), qPrintable(m_window->findChild<MessageBar*>()->text()));
        // Little work a plan: this is about the window.
        OpenedCity opened = document().opened();
        opened.project.scenario.effort = QuickEffort;
        m_window->show(std::move(opened));
        m_start = document().scenario();
    }
    void init() { QVERIFY(m_window && document().isOpen()); }
    void cleanupTestCase() { m_window.reset(); }

    void proposes() {
        QSpinBox* cabins = nullptr;
        for (QSpinBox* box : m_window->findChildren<QSpinBox*>())
            if (box->accessibleName() == QLatin1String("Cabins"))
                cabins = box;
        QVERIFY(cabins);
        cabins->setFocus();
        cabins->selectAll();
        QTest::keyClicks(cabins, QString::number(m_cabins));
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(settle());
        QCOMPARE(plan().cabins.size(), std::size_t{m_cabins});
        shoot(QStringLiteral("1-proposed"));
    }

    void dragsTen() {
        map().setFocus();
        int dragged = 0;
        for (std::size_t i = 0; dragged < 10 && i < plan().cabins.size(); ++i) {
            if (!isFree(plan().cabins[i]))
                continue;
            const auto cabin = click(i);
            if (!cabin || !isFree(plan().cabins[cabin->value()]))
                continue;
            drag(*cabin);
            if (QTest::currentTestFailed())
                return;
            QCOMPARE(plan().cabins.size(), std::size_t{m_cabins});
            ++dragged;
        }
        QCOMPARE(dragged, 10);
        press(Qt::Key_0, Qt::ControlModifier);
        shoot(QStringLiteral("2-dragged"));
    }

    void pinsTwo() {
        int pinned = 0;
        for (std::size_t i = 0; pinned < 2 && i < plan().cabins.size(); ++i) {
            const auto cabin = isFree(plan().cabins[i]) ? click(i) : std::nullopt;
            if (!cabin || !isFree(plan().cabins[cabin->value()]))
                continue;
            const planner::Key site = plan().city->candidates[plan().cabins[cabin->value()].site.value()].key;
            press(Qt::Key_R, Qt::ControlModifier);
            QVERIFY(settle());
            QVERIFY(decisionOn(document().scenario(), site));
            ++pinned;
        }
        QCOMPARE(pinned, 2);
    }

    void refusesOneAndPlansAgain() {
        std::optional<planner::CabinIndex> cabin;
        for (std::size_t i = plan().cabins.size(); !cabin && i-- > 0;)
            if (isFree(plan().cabins[i]))
                cabin = click(i);
        QVERIFY(cabin);
        const planner::Key site = plan().city->candidates[plan().cabins[cabin->value()].site.value()].key;
        press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QVERIFY(settle());
        QCOMPARE(decisionOn(document().scenario(), site)->kind, planner::PinKind::Forbidden);
        QCOMPARE(plan().cabins.size(), std::size_t{m_cabins});
        for (const planner::Cabin& open : plan().cabins)
            QVERIFY(plan().city->candidates[open.site.value()].key != site);
        shoot(QStringLiteral("3-refused"));
    }

    void paintsAForbiddenArea() {
        std::optional<planner::CabinIndex> inside;
        for (std::size_t i = 0; !inside && i < plan().cabins.size(); ++i)
            if (plan().cabins[i].status != planner::CabinStatus::Existing)
                inside = click(i);
        QVERIFY(inside);
        press(Qt::Key_J, Qt::ControlModifier);
        const QPoint centre = screenOf(plan().cabins[inside->value()].at);
        press(Qt::Key_F);
        QVERIFY(dynamic_cast<PaintTool*>(map().tool()));
        for (const QPoint offset : {QPoint(-25, -25), QPoint(25, -25), QPoint(25, 25), QPoint(-25, 25)}) {
            QTest::mouseMove(&map(), centre + offset);
            QTest::mouseClick(&map(), Qt::LeftButton, {}, centre + offset);
        }
        map().setFocus();
        press(Qt::Key_Return);
        QCOMPARE(document().scenario().paintedForbidden.size(), std::size_t{1});
        QVERIFY(settle());
        for (const planner::Cabin& cabin : plan().cabins)
            QVERIFY(cabin.status == planner::CabinStatus::Existing ||
                    !planner::contains(document().scenario().paintedForbidden.front(), cabin.at));
        shoot(QStringLiteral("4-painted"));
    }

    void closesAStreet() {
        press(Qt::Key_C);
        QVERIFY(dynamic_cast<StreetTool*>(map().tool()));
        std::optional<QPoint> onStreet;
        for (int x = 60; x < map().width() - 60 && !onStreet; x += 7)
            if (streetNear(map().scene(), map().transform(), QPointF(x, map().height() / 2.0), 3.0))
                onStreet = QPoint(x, map().height() / 2);
        QVERIFY(onStreet);
        QTest::mouseMove(&map(), *onStreet);
        QTest::mouseClick(&map(), Qt::LeftButton, {}, *onStreet);
        QCOMPARE(document().scenario().closedStreets.size(), std::size_t{1});
        QVERIFY(settle());
        shoot(QStringLiteral("5-closed"));
    }

    void buildsAFootbridge() {
        press(Qt::Key_B);
        QVERIFY(dynamic_cast<FootbridgeTool*>(map().tool()));
        std::vector<QPoint> onStreets;
        for (int x = 60; x < map().width() - 60 && onStreets.size() < 2; x += 7) {
            const QPoint at(x, map().height() / 3);
            const auto hit = streetNear(map().scene(), map().transform(), at, 3.0);
            if (hit && (onStreets.empty() || at.x() - onStreets.front().x() > 60))
                onStreets.push_back(at);
        }
        QCOMPARE(onStreets.size(), std::size_t{2});
        for (const QPoint at : onStreets) {
            QTest::mouseMove(&map(), at);
            QTest::mouseClick(&map(), Qt::LeftButton, {}, at);
        }
        QCOMPARE(document().scenario().footbridges.size(), std::size_t{1});
        QVERIFY(settle());
        const planner::StreetNetwork& streets = *plan().city->network;
        QVERIFY(std::any_of(streets.streets().begin(), streets.streets().end(),
                            [](const auto& street) { return street.key == planner::Key("footbridge-1"); }));
        shoot(QStringLiteral("6-bridged"));
        press(Qt::Key_V);
        press(Qt::Key_0, Qt::ControlModifier);
    }

    void oneMoreAndOneLess() {
        const std::size_t before = plan().cabins.size();
        press(Qt::Key_Up, Qt::AltModifier);
        QVERIFY(settle());
        QCOMPARE(plan().cabins.size(), before + 1);
        press(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(settle());
        QCOMPARE(plan().cabins.size(), before);
    }

    void comparesTwoScenarios() {
        press(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(document().tabs().size(), std::size_t{2});
        QVERIFY(settle());
        press(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(settle());
        clickTab(QStringLiteral("Compare"));
        auto* compare = m_window->findChild<ComparePanel*>();
        auto* other = compare->findChild<QComboBox*>();
        other->setFocus();
        QTest::keyClick(other, Qt::Key_Down);
        QCOMPARE(compare->chosen(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle(), Longest);
        const QString text = compare->findChild<QLabel*>()->text();
        QVERIFY2(text.contains(QStringLiteral("lost: 1")), qPrintable(text));
        shoot(QStringLiteral("7-compared"));
    }

    void exportsShapefiles() {
        const QString folder = m_folder.filePath(QStringLiteral("shapes"));
        QVERIFY(QDir().mkpath(folder));
        typeIntoFileDialog(folder, [this] { press(Qt::Key_E, Qt::ControlModifier); });
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle(), Longest);
        QVERIFY2(QFile::exists(folder + QStringLiteral("/cabins.shp")),
                 qPrintable(m_window->findChild<MessageBar*>()->text()));
    }

    void undoesAllAndRedoesAll() {
        const auto end = scenarios();
        const auto endPlan = document().plan();
        const int steps = document().undoStack().count();
        QVERIFY(steps >= 18);
        for (int i = 0; i < steps; ++i)
            press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!document().undoStack().canUndo());
        QCOMPARE(scenarios(), std::vector{m_start});
        QVERIFY(!document().plan());
        shoot(QStringLiteral("8-undone"));
        for (int i = 0; i < steps; ++i)
            press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!document().undoStack().canRedo());
        QCOMPARE(scenarios(), end);
        QCOMPARE(document().plan(), endPlan);
        QVERIFY(settle());
        QCOMPARE(scenarios(), end);
        QCOMPARE(document().plan(), endPlan);
        shoot(QStringLiteral("9-redone"));
    }
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
