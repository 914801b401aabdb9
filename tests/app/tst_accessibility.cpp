#include "app/desktop/main_window.h"
#include "app/desktop/panels/import_card.h"
#include "app/desktop/theme.h"
#include "app/wording/language.h"

#include <QAccessible>
#include <QDialog>
#include <QDockWidget>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>
#include <set>

using namespace app::desktop;

namespace {

constexpr int Patience = 90000;
constexpr int MostTabs = 120; ///< key presses after which every widget must have had the focus

QString town() {
    return QStringLiteral(CABIN_SOURCE_DIR) + QStringLiteral("/sample_maps/town/city.json");
}

/// Can have the focus by keyboard now, and is no part inside of a widget that takes it in its place.
bool takesFocus(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) && widget.isVisible() && widget.isEnabled() &&
           !widget.focusProxy() && !widget.visibleRegion().isEmpty();
}

QString spokenName(QWidget& widget) {
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&widget);
    return spoken ? spoken->text(QAccessible::Name) : QString();
}

QString whereIs(const QWidget& widget) {
    QStringList chain;
    for (const QWidget* w = &widget; w; w = w->parentWidget())
        chain += QLatin1String(w->metaObject()->className());
    return chain.join(QStringLiteral(" < "));
}

QStringList namelessIn(const QWidget& root) {
    QStringList nameless;
    for (QWidget* widget : root.findChildren<QWidget*>())
        if (takesFocus(*widget) && spokenName(*widget).isEmpty())
            nameless += whereIs(*widget);
    return nameless;
}

} // namespace

/// A screen reader and a keyboard are enough.
class TestAccessibility : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        if (!m_window->isActiveWindow()) {
            m_window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        }
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }
    /// Presses Tab until a widget of that name has the focus.
    QWidget* tabTo(const QString& name) {
        for (int i = 0; i < MostTabs; ++i) {
            if (QApplication::focusWidget() && spokenName(*QApplication::focusWidget()) == name)
                return QApplication::focusWidget();
            press(Qt::Key_Tab);
        }
        return nullptr;
    }
    /// Calls `look` with the dialog that `open` brings up, then closes it.
    void withDialog(const std::function<void()>& open, const std::function<void(QWidget&)>& look) {
        bool isSeen = false;
        QTimer::singleShot(300, this, [&] {
            QWidget* dialog = QApplication::activeModalWidget();
            QVERIFY(dialog);
            isSeen = true;
            look(*dialog);
            if (dialog->isVisible())
                QTest::keyClick(dialog, Qt::Key_Escape);
        });
        open();
        QTRY_VERIFY(isSeen);
    }
    [[nodiscard]] bool isSettled() const {
        return m_window->jobs().isIdle() && m_window->document().plan() &&
               !m_window->document().isPlanStale();
    }

private slots:
    void initTestCase() {
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setApplicationName(QStringLiteral("tst_accessibility"));
        QCoreApplication::setOrganizationName(QStringLiteral("tests"));
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        applyTheme(app::render::Theme::Light);
        app::wording::installLanguage(QStringLiteral("en"));
        if (!QFile::exists(town()))
            QSKIP("the sample town is not there");
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1600, 1000);
        static_cast<QWidget&>(*m_window).show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void init() { QVERIFY(m_window); }
    void cleanupTestCase() { m_window.reset(); }

    void startPageIsNamed() {
        const QStringList nameless = namelessIn(*m_window);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
    }

    void aPlanByKeyboardAlone() {
        withDialog([this] { press(Qt::Key_O, Qt::ControlModifier); },
                   [](QWidget& dialog) {
                       auto* name = dialog.findChild<QLineEdit*>();
                       QVERIFY(name);
                       QTest::keyClicks(name, town());
                       QTest::keyClick(name, Qt::Key_Return);
                   });
        QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen() && m_window->jobs().isIdle(), Patience);
        // Little work a plan: this is about the keys.
        OpenedCity opened = m_window->document().opened();
        opened.project.scenario.effort = 100;
        m_window->show(std::move(opened));
        auto* cabins = qobject_cast<QSpinBox*>(tabTo(QStringLiteral("Cabins")));
        QVERIFY(cabins);
        QTest::keyClicks(cabins, QStringLiteral("21"));
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), Patience);
        QCOMPARE(m_window->document().plan()->cabins.size(), std::size_t{21});
        // The figures are read line by line.
        auto* figures = qobject_cast<QTableView*>(tabTo(QStringLiteral("Figures of the plan")));
        QVERIFY(figures);
        QStringList spoken;
        for (int row = 0; row < figures->model()->rowCount(); ++row) {
            QCOMPARE(figures->currentIndex().row(), row);
            QAccessibleInterface* table = QAccessible::queryAccessibleInterface(figures);
            for (int column = 0; column < 2; ++column)
                spoken += table->tableInterface()->cellAt(row, column)->text(QAccessible::Name);
            press(Qt::Key_Down);
        }
        QVERIFY2(spoken.contains(QStringLiteral("Cabins")), qPrintable(spoken.join(QLatin1Char('|'))));
        QVERIFY2(spoken.contains(QStringLiteral("21")), qPrintable(spoken.join(QLatin1Char('|'))));
    }

    void everyFocusableWidgetIsNamed_data() {
        QTest::addColumn<QString>("language");
        for (const QString& language : app::wording::languages())
            QTest::newRow(qPrintable(language)) << language;
    }
    void everyFocusableWidgetIsNamed() {
        QFETCH(QString, language);
        m_window->setLanguage(language);
        QCoreApplication::processEvents();
        QStringList nameless = namelessIn(*m_window);
        for (QDockWidget* dock : m_window->findChildren<QDockWidget*>()) {
            dock->raise();
            QCoreApplication::processEvents();
            nameless += namelessIn(*dock);
        }
        m_window->setLanguage(QStringLiteral("en"));
        nameless.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
    }

    void tabReachesEverything() {
        QStringList missed;
        for (QDockWidget* dock : m_window->findChildren<QDockWidget*>()) {
            dock->raise();
            QCoreApplication::processEvents();
            m_window->map().setFocus();
            std::set<const QWidget*> reached;
            for (int i = 0; i < MostTabs; ++i) {
                press(Qt::Key_Tab);
                const QWidget* focus = QApplication::focusWidget();
                QVERIFY(focus);
                QVERIFY2(!focus->visibleRegion().isEmpty(),
                         qPrintable(QStringLiteral("the focus is out of sight: ") + whereIs(*focus)));
                reached.insert(focus);
                if (focus == &m_window->map())
                    break;
            }
            for (QWidget* widget : m_window->findChildren<QWidget*>())
                if (takesFocus(*widget) && !reached.contains(widget))
                    missed += whereIs(*widget);
        }
        missed.removeDuplicates();
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char('\n'))));
    }

    void dialogsAreNamed_data() {
        QTest::addColumn<QString>("command");
        for (const char* command : {"help.commands", "help.about", "plan.rename"})
            QTest::newRow(command) << QString::fromLatin1(command);
    }
    void dialogsAreNamed() {
        QFETCH(QString, command);
        withDialog([&] { m_window->actions().action(command)->trigger(); },
                   [](QWidget& dialog) {
                       const QStringList nameless = namelessIn(dialog);
                       QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
                   });
    }

    void theCardOfNewFilesIsNamed() {
        const auto layers =
            inspectFiles({QStringLiteral(CABIN_SOURCE_DIR) + QStringLiteral("/sample_maps/town/homes.xlsx")},
                         m_window->document().city()->crs, m_window->map().scene().bounds(), {});
        QVERIFY(!layers.empty());
        ImportCard card(layers, m_window->map().scene());
        static_cast<QWidget&>(card).show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        const QStringList nameless = namelessIn(card);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
    }

    void everyCommandSaysWhatItDoes() {
        for (const QAction* action : m_window->actions().all()) {
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->objectName()));
        }
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
