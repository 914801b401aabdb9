#include "city_sample.h"

#include "app/desktop/document/plan_edits.h"
#include "app/desktop/main_window.h"
#include "app/desktop/map/map_hit.h"
#include "app/desktop/panels/card_panel.h"
#include "app/desktop/panels/compare_panel.h"
#include "app/desktop/panels/message_bar.h"
#include "app/desktop/panels/start_page.h"
#include "app/desktop/theme.h"
#include "app/profiles/profiles.h"
#include "app/wording/language.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QWheelEvent>

#include <memory>

using namespace app::desktop;

namespace {

OpenedCity openedSample(const testing::CitySample& sample, bool hasPlan) {
    OpenedCity opened;
    opened.path = QStringLiteral("sample");
    opened.city = sample.city;
    opened.base = app::render::makeBaseMap(sample.city);
    opened.parameters = app::profiles::parameterProfile(app::profiles::parameterProfileNames().front());
    opened.project.scenario = sample.plan->scenario;
    if (hasPlan)
        opened.plan = sample.plan;
    return opened;
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

    testing::CitySample m_sample;
    QTemporaryDir m_settings;
    std::unique_ptr<MainWindow> m_window;

    MapView& map() { return m_window->map(); }
    void waitDrawn() { QTRY_VERIFY_WITH_TIMEOUT(map().isDrawn(), 20000); }
    QPoint screenOf(planner::Point p) { return map().transform().toScreen(p).toPoint(); }
    void shoot(const QString& name) {
        const QString folder = qEnvironmentVariable("CABIN_SHOTS");
        if (folder.isEmpty())
            return;
        QTest::qWait(50);
        QVERIFY(m_window->grab().save(QStringLiteral("%1/%2.png").arg(folder, name)));
    }
    void showSample(bool hasPlan = true) {
        m_window->show(openedSample(m_sample, hasPlan));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle(), 20000);
        waitDrawn();
    }
    void wheel(QPoint at, int angle) {
        QWheelEvent event(at, map().mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&map(), &event);
    }

private slots:
    void initTestCase() {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setApplicationName(QStringLiteral("tst_window"));
        QCoreApplication::setOrganizationName(QStringLiteral("tests"));
        m_sample = testing::makeSample();
        applyTheme(app::render::Theme::Light);
    }
    void init() {
        app::wording::installLanguage(QStringLiteral("en"));
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1500, 950);
        static_cast<QWidget&>(*m_window).show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() {
        m_window.reset();
        QSettings().clear();
        applyTheme(app::render::Theme::Light);
    }

    void wheelZoomsAboutThePointer() {
        showSample();
        const QPoint at(300, 200);
        const planner::Point before = map().transform().toMap(at);
        const double scale = map().transform().metresPerPixel;
        wheel(at, 240);
        QVERIFY(qFuzzyCompare(map().transform().metresPerPixel * 2.0, scale));
        const planner::Point after = map().transform().toMap(at);
        QVERIFY(planner::planarDistance(before, after) < 1e-6);
        waitDrawn();
    }

    void everyWayOfMoving() {
        showSample();
        const planner::Point start = map().transform().centre;
        const auto moved = [&] {
            const bool is = planner::planarDistance(start, map().transform().centre) > 1.0;
            m_window->actions().action(QStringLiteral("view.full"))->trigger();
            return is;
        };
        for (const Qt::MouseButton button : {Qt::LeftButton, Qt::MiddleButton}) {
            QTest::mousePress(&map(), button, {}, {200, 200});
            QTest::mouseMove(&map(), {240, 230});
            QTest::mouseMove(&map(), {280, 260});
            QTest::mouseRelease(&map(), button, {}, {280, 260});
            QVERIFY(moved());
        }
        map().setFocus();
        QTest::keyClick(&map(), Qt::Key_Right);
        QVERIFY(moved());
        // Inside another tool, Space and drag move the map and place no point.
        m_window->actions().action(QStringLiteral("plan.measure"))->trigger();
        QTest::keyPress(&map(), Qt::Key_Space);
        QTest::mousePress(&map(), Qt::LeftButton, {}, {200, 200});
        QTest::mouseMove(&map(), {260, 260});
        QTest::mouseRelease(&map(), Qt::LeftButton, {}, {260, 260});
        QTest::keyRelease(&map(), Qt::Key_Space);
        QVERIFY(moved());
        QCOMPARE(static_cast<MeasureTool*>(map().tool())->length(), planner::Distance{});
    }

    void viewsGoBackAndForward() {
        showSample();
        QTest::qWait(500);
        const auto first = map().transform();
        wheel({300, 300}, 480);
        QTest::qWait(500);
        const auto second = map().transform();
        QAction* back = m_window->actions().action(QStringLiteral("view.back"));
        QVERIFY(back->isEnabled());
        back->trigger();
        QCOMPARE(map().transform(), first);
        m_window->actions().action(QStringLiteral("view.forward"))->trigger();
        QCOMPARE(map().transform(), second);
    }

    void clickTellsAboutACabin() {
        showSample();
        QTest::mouseClick(&map(), Qt::LeftButton, {}, screenOf(m_sample.plan->cabins[1].at));
        const MapHit cabin{MapHit::Kind::Cabin, 1};
        QCOMPARE(map().selected(), std::optional(cabin));
        auto* card = m_window->findChild<CardPanel*>();
        QVERIFY2(card->toPlainText().contains(QStringLiteral("小屋 7")), qPrintable(card->toPlainText()));
        QVERIFY(card->toPlainText().contains(QStringLiteral("38 kg/day")));
        shoot(QStringLiteral("card-cabin"));
        QTest::keyClick(&map(), Qt::Key_Escape);
        QVERIFY(!map().selected());
    }

    void clickTellsWhyAHomeIsNotServed() {
        showSample();
        QTest::mouseClick(&map(), Qt::LeftButton, {}, screenOf(m_sample.city->demand[0].at));
        auto* card = m_window->findChild<CardPanel*>();
        QVERIFY2(card->toPlainText().contains(QStringLiteral("beyond the longest walk")),
                 qPrintable(card->toPlainText()));
    }

    void measuresOnTheGround() {
        showSample();
        m_window->actions().action(QStringLiteral("plan.measure"))->trigger();
        QTest::mouseClick(&map(), Qt::LeftButton, {}, screenOf({400100.0, 3390100.0}));
        QTest::mouseClick(&map(), Qt::LeftButton, {}, screenOf({400500.0, 3390100.0}));
        const auto length = static_cast<MeasureTool*>(map().tool())->length();
        QVERIFY2(std::abs(planner::inMetres(length) - 400.0) < 4.0,
                 qPrintable(QString::number(planner::inMetres(length))));
        shoot(QStringLiteral("measure"));
        QTest::keyClick(&map(), Qt::Key_Escape);
        QCOMPARE(static_cast<MeasureTool*>(map().tool())->length(), planner::Distance{});
    }

    void routesAreFilteredByDay() {
        showSample();
        QComboBox* day = nullptr;
        for (QComboBox* box : m_window->findChildren<QComboBox*>())
            if (box->accessibleName() == QLatin1String("Day shown"))
                day = box;
        QVERIFY(day);
        QCOMPARE(day->count(), 3);
        day->setCurrentIndex(2);
        QCOMPARE(map().scene().day, std::optional(1U));
        day->setCurrentIndex(0);
        QVERIFY(!map().scene().day);
    }

    void layersAreHiddenByTheList() {
        showSample();
        auto* tree = m_window->findChild<QTreeWidget*>();
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            if (tree->topLevelItem(i)->text(0) == QLatin1String("Cabins")) {
                tree->topLevelItem(i)->setCheckState(0, Qt::Unchecked);
                break;
            }
        QTRY_VERIFY(!map().scene().isShown(app::render::MapLayer::Cabins));
    }

    void proposesWithProgressAndUndo() {
        showSample(false);
        QSpinBox* cabins = nullptr;
        for (QSpinBox* box : m_window->findChildren<QSpinBox*>())
            if (box->accessibleName() == QLatin1String("Cabins"))
                cabins = box;
        QVERIFY(cabins);
        cabins->setFocus();
        cabins->selectAll();
        QTest::keyClicks(cabins, QStringLiteral("5"));
        QTest::keyClick(cabins, Qt::Key_Return);
        QSignalSpy progress(&m_window->jobs(), &JobRunner::progressed);
        QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle() && m_window->document().plan(), 60000);
        QVERIFY(m_window->findChild<MessageBar*>()->text().isEmpty());
        QCOMPARE(m_window->document().plan()->cabins.size(), std::size_t{5});
        QVERIFY(!progress.isEmpty());
        waitDrawn();
        shoot(QStringLiteral("proposed"));
        const auto plan = m_window->document().plan();
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!m_window->document().plan());
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_window->document().plan(), plan);
    }

    void opensTheTownAndPlansIt() {
        const QString town = QStringLiteral(CABIN_SOURCE_DIR) + QStringLiteral("/sample_maps/town/city.json");
        if (!QFile::exists(town))
            QSKIP("the sample town is not there");
        m_window->setLanguage(QStringLiteral("zh_CN"));
        m_window->open(town);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle(), 90000);
        QVERIFY2(m_window->document().isOpen(), qPrintable(m_window->findChild<MessageBar*>()->text()));
        waitDrawn();
        shoot(QStringLiteral("town-city"));
        m_window->actions().action(QStringLiteral("plan.propose"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle(), 90000);
        QVERIFY2(m_window->document().plan(), qPrintable(m_window->findChild<MessageBar*>()->text()));
        waitDrawn();
        shoot(QStringLiteral("town-plan"));
        wheel(map().rect().center(), 360);
        waitDrawn();
        shoot(QStringLiteral("town-near"));
    }

    void dragsACabinWithLiveFigures() {
        showSample(false);
        m_window->actions().action(QStringLiteral("plan.propose"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle() && m_window->document().plan(), 60000);
        QVERIFY(m_window->controller().live());
        waitDrawn();
        const auto before = m_window->document().plan();
        const auto start = m_window->document().scenario();
        std::size_t target = 0;
        while (!isFreeSite(*before, start, planner::SiteIndex(target)))
            ++target;
        const QPoint from = screenOf(before->cabins[0].at);
        const QPoint to = screenOf(m_sample.city->candidates[target].at);
        QTest::mousePress(&map(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&map(), (from + to) / 2);
        QTest::mouseMove(&map(), to);
        const auto& ghost = static_cast<SelectTool*>(map().tool())->ghost();
        QCOMPARE(ghost.site(), std::optional(planner::SiteIndex(target)));
        QVERIFY(ghost.text().contains(QStringLiteral("People served")));
        shoot(QStringLiteral("drag"));
        QTest::mouseRelease(&map(), Qt::LeftButton, {}, to);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle() && !m_window->document().isPlanStale(), 60000);
        const auto moved = m_window->document().plan();
        QVERIFY(moved != before);
        QCOMPARE(moved->cabins.size(), before->cabins.size());
        QVERIFY(std::any_of(moved->cabins.begin(), moved->cabins.end(), [target](const auto& cabin) {
            return cabin.site == planner::SiteIndex(target);
        }));
        waitDrawn();
        shoot(QStringLiteral("dragged"));
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_window->document().plan(), before);
        QCOMPARE(m_window->document().scenario(), start);
    }

    void pinsRefusesAndPlacesByKeyboard() {
        showSample(false);
        m_window->actions().action(QStringLiteral("plan.propose"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle() && m_window->document().plan(), 60000);
        // Keys act on what the map shows: it must show the newest plan.
        const auto settle = [&] {
            const auto& document = m_window->document();
            return m_window->jobs().isIdle() && !document.isPlanStale() && map().scene().plan &&
                   map().scene().plan->plan == document.plan();
        };
        map().setSelected(MapHit{MapHit::Kind::Cabin, 1});
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(m_window->document().scenario().pins.size(), std::size_t{1});
        QTRY_VERIFY_WITH_TIMEOUT(settle(), 60000);
        QCOMPARE(m_window->document().plan()->cabins[1].status, planner::CabinStatus::Required);
        map().setSelected(MapHit{MapHit::Kind::Cabin, 0});
        const auto refused = m_window->document().plan()->cabins[0].site;
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        shoot(QStringLiteral("refuse-menu"));
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(settle(), 60000);
        for (const auto& cabin : m_window->document().plan()->cabins)
            QVERIFY(cabin.site != refused);
        const std::size_t count = m_window->document().plan()->cabins.size();
        map().setSelected(MapHit{MapHit::Kind::Cabin, 0});
        m_window->activateWindow(); // the menu had taken the keys
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(settle(), 60000);
        QCOMPARE(m_window->document().plan()->cabins.size(), count - 1);
        while (m_window->document().undoStack().canUndo())
            m_window->controller().undo();
        QVERIFY(!m_window->document().plan());
    }

    void comparesTwoScenarios() {
        showSample();
        const auto start = m_window->document().scenario();
        QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(m_window->document().tabs().size(), std::size_t{2});
        QCOMPARE(m_window->document().currentTab(), std::size_t{1});
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle(), 20000);
        map().setSelected(MapHit{MapHit::Kind::Cabin, 0});
        m_window->activateWindow(); // the menu had taken the keys
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle() && !m_window->document().isPlanStale(), 60000);
        QCOMPARE(m_window->document().plan()->cabins.size(), std::size_t{3});
        auto* panel = m_window->findChild<ComparePanel*>();
        panel->findChild<QComboBox*>()->setCurrentIndex(1);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle(), 20000);
        QVERIFY2(panel->findChild<QLabel*>()->text().contains(QStringLiteral("lost: 1")),
                 qPrintable(panel->findChild<QLabel*>()->text()));
        for (QDockWidget* dock : m_window->findChildren<QDockWidget*>())
            if (dock->objectName() == QLatin1String("compare"))
                dock->raise();
        waitDrawn();
        shoot(QStringLiteral("compare"));
        m_window->document().showTab(0);
        QCOMPARE(m_window->document().scenario(), start);
        while (m_window->document().undoStack().canUndo())
            m_window->controller().undo();
        QCOMPARE(m_window->document().tabs().size(), std::size_t{1});
        QCOMPARE(m_window->document().scenario(), start);
        QCOMPARE(m_window->document().plan(), m_sample.plan);
    }

    void badFileGetsASentence() {
        m_window->open(QStringLiteral("/no/such/city.json"));
        auto* bar = m_window->findChild<MessageBar*>();
        QTRY_VERIFY_WITH_TIMEOUT(!bar->text().isEmpty(), 5000);
        QVERIFY(bar->text().contains(QStringLiteral("does not exist")));
        shoot(QStringLiteral("bad-file"));
    }

    void speaksChineseAtOnce() {
        showSample();
        m_window->actions().action(QStringLiteral("language.zh_CN"))->trigger();
        QTRY_COMPARE(m_window->menuBar()->actions().front()->text(), QStringLiteral("文件(&F)"));
        for (const QAction* action : m_window->actions().all()) {
            if (action->objectName() == QLatin1String("language.en"))
                continue;
            const QString text = action->text();
            const bool hasChinese =
                std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x4e00; });
            QVERIFY2(hasChinese, qPrintable(action->objectName()));
        }
        for (const QDockWidget* dock : m_window->findChildren<QDockWidget*>())
            QVERIFY2(dock->windowTitle().front().unicode() >= 0x4e00, qPrintable(dock->windowTitle()));
        m_window->actions().action(QStringLiteral("language.en"))->trigger();
        QTRY_COMPARE(m_window->menuBar()->actions().front()->text(), QStringLiteral("&File"));
    }

    void everyFocusableWidgetIsNamed() {
        showSample();
        for (const QString& language : app::wording::languages()) {
            m_window->setLanguage(language);
            QCoreApplication::processEvents();
            QStringList nameless;
            for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
                const bool isInner = QString::fromLatin1(widget->metaObject()->className())
                                         .startsWith(QLatin1String("QDockWidget")) ||
                                     widget->objectName().startsWith(QLatin1String("qt_")) ||
                                     !widget->isVisible();
                if (widget->focusPolicy() != Qt::NoFocus && !isInner && widget->accessibleName().isEmpty())
                    nameless += QStringLiteral("%1 in %2")
                                    .arg(QLatin1String(widget->metaObject()->className()),
                                         QLatin1String(widget->parentWidget()->metaObject()->className()));
            }
            QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
        }
    }

    void shortcutsDoNotClash() {
        QMap<QString, QString> taken;
        for (const QAction* action : m_window->actions().all()) {
            const QString key = action->shortcut().toString();
            if (key.isEmpty())
                continue;
            QVERIFY2(
                !taken.contains(key),
                qPrintable(QStringLiteral("%1: %2 and %3").arg(key, taken.value(key), action->objectName())));
            taken.insert(key, action->objectName());
        }
    }

    void looks_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isDark");
        QTest::newRow("en-light") << "en" << false;
        QTest::newRow("en-dark") << "en" << true;
        QTest::newRow("zh-light") << "zh_CN" << false;
        QTest::newRow("zh-dark") << "zh_CN" << true;
    }
    void looks() {
        QFETCH(QString, language);
        QFETCH(bool, isDark);
        m_window->setLanguage(language);
        m_window->setDark(isDark);
        shoot(QStringLiteral("start-") + QLatin1String(QTest::currentDataTag()));
        showSample();
        shoot(QStringLiteral("plan-") + QLatin1String(QTest::currentDataTag()));
        wheel(map().rect().center(), 360);
        waitDrawn();
        shoot(QStringLiteral("near-") + QLatin1String(QTest::currentDataTag()));
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
