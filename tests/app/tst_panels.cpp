#include "city_sample.h"

#include "app/desktop/main_window.h"
#include "app/desktop/models/table_text.h"
#include "app/desktop/panels/charts_panel.h"
#include "app/desktop/panels/how_many_panel.h"
#include "app/desktop/panels/start_page.h"
#include "app/desktop/panels/table_panel.h"
#include "app/desktop/theme.h"
#include "app/profiles/profiles.h"
#include "app/wording/language.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QClipboard>
#include <QDockWidget>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace app::desktop;

namespace {

constexpr int Patience = 60000;

OpenedCity openedSample(const testing::CitySample& sample) {
    OpenedCity opened;
    opened.path = QStringLiteral("sample");
    opened.city = sample.city;
    opened.base = app::render::makeBaseMap(sample.city);
    opened.parameters = app::profiles::parameterProfile(app::profiles::parameterProfileNames().front());
    opened.project.scenario = sample.plan->scenario;
    opened.plan = sample.plan;
    return opened;
}

Column column(const QString& title, const QStringList& texts, bool isNumber) {
    Column made;
    made.title = [title] { return title; };
    made.text = [texts](std::uint32_t row) { return texts[static_cast<qsizetype>(row)]; };
    if (isNumber)
        made.number = [](std::uint32_t row) { return static_cast<double>(row); };
    return made;
}

} // namespace

/// Copying, named views and the question how many.
class TestPanels : public QObject {
    Q_OBJECT

    testing::CitySample m_sample;
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    void trigger(const char* id) { m_window->actions().action(QString::fromLatin1(id))->trigger(); }
    template <class Panel>
    Panel* raised(const char* dockName) {
        for (QDockWidget* dock : m_window->findChildren<QDockWidget*>())
            if (dock->objectName() == QLatin1String(dockName)) {
                dock->raise();
                QCoreApplication::processEvents();
                return qobject_cast<Panel*>(dock->widget());
            }
        return nullptr;
    }
    void copyWithFocusOn(QWidget* widget) {
        QApplication::clipboard()->clear();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        widget->setFocus();
        QVERIFY(widget->hasFocus());
        QTest::keyClick(widget, Qt::Key_C, Qt::ControlModifier);
    }

private slots:
    void initTestCase() {
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setApplicationName(QStringLiteral("tst_panels"));
        QCoreApplication::setOrganizationName(QStringLiteral("tests"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_sample = testing::makeSample();
        applyTheme(app::render::Theme::Light);
    }
    void init() {
        app::wording::installLanguage(QStringLiteral("en"));
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1500, 950);
        static_cast<QWidget&>(*m_window).show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->show(openedSample(m_sample));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle() && m_window->map().isDrawn(), Patience);
    }
    void cleanup() { m_window.reset(); }

    void tableAsText_data() {
        QTest::addColumn<QStringList>("texts");
        QTest::addColumn<bool>("isNumber");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one unit goes into the title")
            << QStringList{"1,234 kg/day", "38.5 kg/day", "−2 kg/day"} << true
            << "T (kg/day)\n1234\n38.5\n-2\n";
        QTest::newRow("no unit") << QStringList{"1,234", "7"} << true << "T\n1234\n7\n";
        QTest::newRow("other units stay as they are seen")
            << QStringList{"1,234 m", "92.6 %"} << true << "T\n1,234 m\n92.6 %\n";
        QTest::newRow("percent") << QStringList{"92.6 %", "7 %"} << true << "T (%)\n92.6\n7\n";
        QTest::newRow("an empty cell stays empty") << QStringList{"", "5 m"} << true << "T (m)\n\n5\n";
        QTest::newRow("words with numbers are words")
            << QStringList{"12 Main Street", "a\tb\nc"} << false << "T\n12 Main Street\na b c\n";
    }
    void tableAsText() {
        QFETCH(QStringList, texts);
        QFETCH(bool, isNumber);
        QFETCH(QString, expected);
        ColumnModel model;
        model.reset({column(QStringLiteral("T"), texts, isNumber)}, static_cast<std::uint32_t>(texts.size()));
        std::vector<int> rows;
        for (int i = 0; i < model.rowCount(); ++i)
            rows.push_back(i);
        QCOMPARE(tabSeparated(model, rows), expected);
    }

    void copiesARowOrAllRows() {
        auto* view = raised<TablePanel>("cabins")->findChild<QTableView*>();
        view->clearSelection();
        view->setCurrentIndex({});
        copyWithFocusOn(view);
        // The focus chooses no row by itself.
        const QStringList all = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(all.size(), static_cast<qsizetype>(m_sample.plan->cabins.size()) + 2);
        QVERIFY2(all[0].contains(QStringLiteral("Brought (kg/day)")), qPrintable(all[0]));
        view->selectRow(1);
        copyWithFocusOn(view);
        const QStringList one = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(one.size(), qsizetype{3});
        QCOMPARE(one[0], all[0]);
        QCOMPARE(one[1], all[2]);
        // Two rows, by keyboard: the map follows and must not take the selection away.
        QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(view->selectionModel()->selectedRows().size(), qsizetype{2});
        QVERIFY2(one[1].split(QLatin1Char('\t')).contains(QStringLiteral("38")), qPrintable(one[1]));
    }

    void copiesFiguresChartAndMap() {
        auto* figures = raised<TablePanel>("figures")->findChild<QTableView*>();
        QTest::keyClick(figures, Qt::Key_A, Qt::ControlModifier);
        copyWithFocusOn(figures);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("Mean walk\t181 m")));
        copyWithFocusOn(raised<ChartsPanel>("charts")->findChild<QChartView*>());
        QVERIFY(QApplication::clipboard()->image().width() > 100);
        copyWithFocusOn(&m_window->map());
        const QImage map = QApplication::clipboard()->image();
        QCOMPARE(map.size(), m_window->map().size() * m_window->map().devicePixelRatioF());
    }

    void viewsAreNamedAndComeBack() {
        MapView& map = m_window->map();
        map.showPlace(m_sample.plan->cabins[0].at, 0.5);
        const auto near = map.transform();
        QTimer::singleShot(200, this, [] {
            auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("Market"));
            QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
        });
        trigger("view.remember");
        QCOMPARE(m_window->document().views().size(), std::size_t{1});
        QVERIFY(m_window->document().hasUnsavedChanges());
        QCOMPARE(m_window->document().project().views.front().name, std::string("Market"));
        map.showAll();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        trigger("view.remembered");
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QVERIFY(planner::planarDistance(map.transform().centre, near.centre) < 1e-6);
        QVERIFY(std::abs(map.transform().metresPerPixel - near.metresPerPixel) < 1e-9);
        m_window->controller().undo();
        QVERIFY(m_window->document().views().empty());
        QVERIFY(!m_window->document().hasUnsavedChanges());
    }

    void countsAndTakesANumberOver() {
        auto* panel = m_window->findChild<HowManyPanel*>();
        trigger("plan.howMany");
        auto* view = panel->findChild<QTableView*>();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle() && view->model()->rowCount() > 0, Patience);
        QCOMPARE(view->model()->rowCount(), 6); // one and a half times the four asked for
        auto* chart = panel->findChild<QChartView*>();
        QTRY_VERIFY(chart->isVisible() && chart->chart()->plotArea().width() > 20.0);
        auto* curve = chart->chart()->series().front();
        const QPointF at = chart->chart()->mapToPosition(QPointF(5.0, 100.0), curve);
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, at.toPoint());
        QCOMPARE(m_window->document().scenario().cabins, std::optional(5U));
        m_window->controller().undo();
        QCOMPARE(m_window->document().scenario().cabins, std::optional(4U));
    }

    void looks_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isDark");
        QTest::newRow("en-light") << "en" << false;
        QTest::newRow("zh-dark") << "zh_CN" << true;
    }
    void looks() {
        QFETCH(QString, language);
        QFETCH(bool, isDark);
        const QString folder = qEnvironmentVariable("CABIN_SHOTS");
        if (folder.isEmpty())
            QSKIP("pictures are made where CABIN_SHOTS names a folder");
        const auto shoot = [&](QWidget& widget, const char* name) {
            QTest::qWait(100);
            QVERIFY(widget.grab().save(
                QStringLiteral("%1/%2-%3.png")
                    .arg(folder, QLatin1String(name), QLatin1String(QTest::currentDataTag()))));
        };
        m_window->setLanguage(language);
        m_window->setDark(isDark);
        trigger("plan.howMany");
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().isIdle() && m_window->map().isDrawn(), Patience);
        raised<HowManyPanel>("how-many")->findChild<QTableView*>()->selectRow(4);
        shoot(*m_window, "how-many");
        planner::Scenario changed = m_window->document().scenario();
        changed.cabins = 3;
        m_window->document().changeScenario(changed, QStringLiteral("three"));
        QTimer::singleShot(300, this, [&] {
            QWidget* box = QApplication::activeModalWidget();
            QVERIFY(box);
            shoot(*box, "unsaved");
            QTest::keyClick(box, Qt::Key_Escape);
        });
        QVERIFY(!m_window->close());
        trigger("file.start");
        m_window->findChild<StartPage*>()->offerRecovery(QStringLiteral("样板区 Sample Quarter"), 14,
                                                         QDateTime::currentDateTime());
        shoot(*m_window, "start");
    }

    void closingAsksAboutUnsavedChanges() {
        planner::Scenario changed = m_window->document().scenario();
        changed.cabins = 3;
        m_window->document().changeScenario(changed, QStringLiteral("three"));
        QTimer::singleShot(200, this, [] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY(box);
            QTest::keyClick(box, Qt::Key_Escape);
        });
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        m_window->controller().undo();
        QVERIFY(m_window->close());
    }
};

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
