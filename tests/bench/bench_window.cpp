#include "timed_application.h"

#include "app/desktop/document/plan_edits.h"
#include "app/desktop/main_window.h"
#include "app/desktop/panels/start_page.h"
#include "app/desktop/panels/table_panel.h"
#include "app/desktop/theme.h"
#include "app/wording/language.h"

#include "libplanner/base/cpu_clock.h"

#include <QDockWidget>
#include <QElapsedTimer>
#include <QFile>
#include <QMouseEvent>
#include <QProcess>
#include <QSettings>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

using namespace app::desktop;

// The bars of the window, measured on real parts: a plan is opened, the map moved, a cabin dragged,
// everything used once. `bench_window PLAN [starts] [frames] [drag] [session] [table]`; without a display it
// runs offscreen.
namespace {

constexpr int Longest = 300000; ///< ms to wait for anything
constexpr QSize Screen(1920, 1080);
constexpr int Frames = 600; ///< ten seconds at 60 a second
constexpr int DragSteps = 200;
constexpr int FrameMilliseconds = 16;
constexpr int MostPatience = 8000; ///< ms an edit's plan is waited for
constexpr std::uint32_t ManyRows = 200000;

void print(const QString& what, double value, const char* unit, double bar) {
    std::printf("%-58s %9.2f %-3s %8.1f  %s\n", qPrintable(what), value, unit, bar,
                value <= bar ? "yes" : "NO");
    std::fflush(stdout);
}

bool waitFor(const std::function<bool()>& isReady) {
    QElapsedTimer clock;
    clock.start();
    while (!isReady()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
        if (clock.elapsed() > Longest)
            return false;
    }
    return true;
}

void rest(int milliseconds) {
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, milliseconds);
}

bool isSettled(MainWindow& window) {
    PlanDocument& document = window.document();
    return window.jobs().isIdle() && document.plan() && !document.isPlanStale() &&
           window.controller().live() && window.map().scene().plan &&
           window.map().scene().plan->plan == document.plan() && window.map().isDrawn();
}

double statusMegabytes(const char* line) {
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0.0;
    for (const QByteArray& row : file.readAll().split('\n'))
        if (row.startsWith(line))
            return row.simplified().split(' ').at(1).toDouble() / 1024.0;
    return 0.0;
}

void sendMouse(QWidget& widget, QEvent::Type type, QPointF at, Qt::MouseButton button,
               Qt::MouseButtons held) {
    QMouseEvent event(type, at, widget.mapToGlobal(at), button, held, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

void sendWheel(QWidget& widget, QPointF at, int turn) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, turn}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

/// Busy time of this thread while `act` runs, ms.
double busyWith(const std::function<void()>& act) {
    const double before = planner::threadCpuSeconds();
    act();
    return (planner::threadCpuSeconds() - before) * 1e3;
}

double shareOf(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0.0
                          : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Circles with the hand and turns the wheel, as fast as a person can.
void measureFrames(const app::render::MapScene& scene) {
    MapView map;
    map.resize(Screen);
    map.setScene(scene);
    map.show();
    waitFor([&] { return map.isDrawn(); });
    std::vector<double> times;
    const QPointF middle(Screen.width() / 2.0, Screen.height() / 2.0);
    sendMouse(map, QEvent::MouseButtonPress, middle, Qt::MiddleButton, Qt::MiddleButton);
    for (int i = 0; i < Frames; ++i) {
        QElapsedTimer clock;
        clock.start();
        times.push_back(busyWith([&] {
            if (i % 50 < 25) {
                const double angle = i * 0.13;
                sendMouse(map, QEvent::MouseMove, middle + QPointF(std::cos(angle), std::sin(angle)) * 300.0,
                          Qt::NoButton, Qt::MiddleButton);
            } else {
                sendWheel(map, middle + QPointF(i % 7 * 40.0, i % 5 * 30.0), i % 100 < 50 ? 30 : -30);
            }
            map.repaint();
        }));
        rest(std::max(1, FrameMilliseconds - static_cast<int>(clock.elapsed())));
    }
    sendMouse(map, QEvent::MouseButtonRelease, middle, Qt::MiddleButton, Qt::NoButton);
    print(QStringLiteral("pan and zoom frame, 95 of 100, 1920 x 1080"), shareOf(times, 0.95), "ms", 8.0);
    print(QStringLiteral("pan and zoom frame, slowest of 600"), shareOf(times, 1.0), "ms", 16.0);
}

/// Drags cabins about with their figures beside them; lets each go where it was taken.
void measureDrag(MainWindow& window) {
    MapView& map = window.map();
    const planner::Plan& plan = *window.document().plan();
    std::vector<double> times;
    for (std::size_t i = 0; i < plan.cabins.size() && times.size() < 5 * DragSteps; i += 37) {
        map.showPlace(plan.cabins[i].at, 4.0);
        waitFor([&] { return map.isDrawn(); });
        const QPointF start = map.transform().toScreen(plan.cabins[i].at);
        sendMouse(map, QEvent::MouseButtonPress, start, Qt::LeftButton, Qt::LeftButton);
        for (int step = 1; step <= DragSteps; ++step) {
            times.push_back(busyWith([&] {
                const double angle = step * 0.07;
                sendMouse(map, QEvent::MouseMove,
                          start + QPointF(std::cos(angle), std::sin(angle)) * (20.0 + step), Qt::NoButton,
                          Qt::LeftButton);
                map.repaint();
            }));
        }
        QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
        QCoreApplication::sendEvent(&map, &escape);
        sendMouse(map, QEvent::MouseButtonRelease, start, Qt::LeftButton, Qt::NoButton);
    }
    print(QStringLiteral("drag frame with live figures, 95 of 100"), shareOf(times, 0.95), "ms", 16.0);
    print(QStringLiteral("drag frame with live figures, slowest of %1").arg(times.size()),
          shareOf(times, 1.0), "ms", 50.0);
}

void measureTable() {
    TablePanel table([] { return QStringLiteral("Rows"); });
    table.resize(900, 600);
    table.show();
    rest(50);
    std::vector<Column> columns(8);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto value = [c](std::uint32_t row) {
            return static_cast<double>((row * 7919U + c * 104729U) % 100003U);
        };
        columns[c].title = [c] { return QStringLiteral("Column %1").arg(c); };
        columns[c].text = [value, c](std::uint32_t row) {
            return c == 0 ? QStringLiteral("Calle %1 / %2").arg(value(row)).arg(row)
                          : QString::number(value(row));
        };
        if (c > 0)
            columns[c].number = value;
    }
    auto* view = table.findChild<QTableView*>();
    const auto shown = [&](const std::function<void()>& act) {
        return busyWith([&] {
                   act();
                   view->viewport()->repaint();
               }) /
               1e3;
    };
    print(QStringLiteral("table of 200,000 rows: open"), shown([&] { table.reset(columns, ManyRows); }), "s",
          0.3);
    print(QStringLiteral("table of 200,000 rows: sort by a figure"),
          shown([&] { view->sortByColumn(3, Qt::DescendingOrder); }), "s", 0.3);
    print(QStringLiteral("table of 200,000 rows: sort by a name"),
          shown([&] { view->sortByColumn(0, Qt::AscendingOrder); }), "s", 0.3);
    print(QStringLiteral("table of 200,000 rows: choose a row from the map"),
          shown([&] { table.choose(123456); }), "s", 0.05);
    print(QStringLiteral("table of 200,000 rows: select all"), shown([&] { view->selectAll(); }), "s", 0.3);
}

/// Everything a person does, one after the other, each until it has settled.
void useEverything(MainWindow& window, TimedApplication& application) {
    const auto trigger = [&](const char* id) {
        application.startWatching(QLatin1String(id));
        // Through the loop, as a key or a click comes.
        QMetaObject::invokeMethod(window.actions().action(QLatin1String(id)), "trigger",
                                  Qt::QueuedConnection);
        rest(100);
        QElapsedTimer clock;
        clock.start();
        // What takes long is stopped, as a person does; the best so far stays.
        waitFor([&] { return window.jobs().isIdle() || clock.elapsed() > MostPatience; });
        if (!window.jobs().isIdle())
            window.actions().action(QStringLiteral("plan.stop"))->trigger();
        waitFor([&] { return window.jobs().isIdle(); });
        rest(100);
    };
    const auto select = [&](std::size_t cabin) {
        application.startWatching(QStringLiteral("select"));
        window.map().setFocus();
        const planner::Point at = window.document().plan()->cabins[cabin].at;
        window.map().showPlace(at, 3.0);
        const QPointF there = window.map().transform().toScreen(at);
        sendMouse(window.map(), QEvent::MouseButtonPress, there, Qt::LeftButton, Qt::LeftButton);
        sendMouse(window.map(), QEvent::MouseButtonRelease, there, Qt::LeftButton, Qt::NoButton);
        rest(100);
    };
    for (const char* id : {"plan.fewer", "plan.more", "plan.duplicate", "plan.fewer"})
        trigger(id);
    for (const char* id :
         {"plan.require", "plan.free", "plan.remove", "edit.undo", "edit.redo", "edit.undo"}) {
        select(10);
        trigger(id);
    }
    application.startWatching(QStringLiteral("tabs"));
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) {
        dock->raise();
        rest(60);
    }
    for (QTabBar* tabs : window.findChildren<QTabBar*>())
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            rest(60);
        }
    waitFor([&] { return window.jobs().isIdle(); });
    for (const char* id : {"view.dark", "language.zh_CN", "view.dark", "language.en", "view.full",
                           "edit.copyMap", "plan.place", "plan.measure", "plan.select", "file.start"})
        trigger(id);
}

int measureStart(const QString& plan) {
    QElapsedTimer clock;
    clock.start();
    MainWindow window;
    window.resize(Screen);
    static_cast<QWidget&>(window).show();
    window.open(plan);
    const auto isReady = [&] { return window.map().scene().plan && window.map().isDrawn(); };
    waitFor([&] { return window.findChild<StartPage*>()->isPictureShown() || isReady(); });
    QCoreApplication::processEvents();
    window.repaint();
    const double seen = static_cast<double>(clock.elapsed()) / 1e3;
    waitFor(isReady);
    std::printf("%.3f %.3f %.3f\n", seen, static_cast<double>(clock.elapsed()) / 1e3,
                planner::processCpuSeconds());
    std::fflush(stdout);
    window.jobs().waitForQuiet(); // the picture for the next start is kept
    std::_Exit(0);                // what the window would still tidy up is not measured
}

void measureStarts(const QString& plan) {
    for (const char* which : {"first", "second"}) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {plan, QStringLiteral("start")});
        child.waitForFinished(Longest);
        const QByteArrayList figures = child.readAllStandardOutput().simplified().split(' ');
        if (figures.size() < 3)
            return;
        const QString start = QStringLiteral("%1 start").arg(QLatin1String(which));
        print(start + QStringLiteral(": the city seen"), figures[0].toDouble(), "s",
              qstrcmp(which, "first") == 0 ? Longest : 1.5);
        std::printf("  %s: ready to work %.1f s, CPU of all threads %.1f s\n", qPrintable(start),
                    figures[1].toDouble(), figures[2].toDouble());
    }
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_LOGGING_RULES", "qt.qpa.*=false");
    TimedApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("bench_window"));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "bench_window PLAN\n");
        return 2;
    }
    QTemporaryDir folder;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    qputenv("XDG_DATA_HOME", folder.path().toUtf8());
    // A start begun by this program finds what the one before it kept.
    if (arguments.value(2) != QLatin1String("start"))
        qputenv("XDG_CACHE_HOME", folder.path().toUtf8());
    app::wording::installLanguage(QStringLiteral("en"));
    applyTheme(app::render::Theme::Light);
    if (arguments.value(2) == QLatin1String("start"))
        return measureStart(arguments[1]);
    const auto isWanted = [&](const char* part) {
        return arguments.size() <= 2 || arguments.mid(2).contains(QLatin1String(part));
    };

    std::printf("%-58s %13s %8s  %s\n", "what", "measured", "bar", "ok");
    if (isWanted("starts"))
        measureStarts(arguments[1]);
    MainWindow window;
    window.resize(Screen);
    static_cast<QWidget&>(window).show();
    application.startWatching(QStringLiteral("open"));
    window.open(arguments[1]);
    if (!waitFor([&] { return isSettled(window); })) {
        std::fprintf(stderr, "%s could not be opened\n", qPrintable(arguments[1]));
        return 3;
    }
    print(QStringLiteral("memory with the city and its plan"), statusMegabytes("VmRSS"), "MB", 700.0);
    if (isWanted("frames"))
        measureFrames(window.map().scene());
    if (isWanted("drag"))
        measureDrag(window);
    if (isWanted("session"))
        useEverything(window, application);
    print(QStringLiteral("memory with two scenarios, after all this"), statusMegabytes("VmRSS"), "MB", 700.0);
    print(QStringLiteral("memory, most ever held"), statusMegabytes("VmHWM"), "MB", 700.0);
    if (isWanted("table"))
        measureTable();
    const auto slowest = application.slowest(12);
    print(QStringLiteral("window busy with one event, slowest"),
          slowest.empty() ? 0.0 : slowest.front().cpuSeconds * 1e3, "ms", 50.0);
    for (const auto& busy : slowest)
        std::printf("  %7.1f ms CPU %7.1f ms clock  %s\n", busy.cpuSeconds * 1e3, busy.seconds * 1e3,
                    qPrintable(busy.what));
    std::fflush(stdout);
    return 0;
}
