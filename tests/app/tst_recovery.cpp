#include "app/desktop/document/city_pictures.h"
#include "app/desktop/document/recovery_copy.h"
#include "app/desktop/main_window.h"
#include "app/desktop/panels/start_page.h"
#include "app/wording/language.h"
#include "libplanner/base/error.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace app::desktop;

namespace {

constexpr int Patience = 60000;
constexpr unsigned Asked = 7; ///< cabins the window that crashes was asked for

QString town() {
    return QStringLiteral(CABIN_SOURCE_DIR) + QStringLiteral("/sample_maps/town/city.json");
}

void prepare() {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QCoreApplication::setApplicationName(QStringLiteral("tst_recovery"));
    QCoreApplication::setOrganizationName(QStringLiteral("tests"));
    app::wording::installLanguage(QStringLiteral("en"));
}

planner::Scenario askingFor(planner::Scenario scenario, unsigned cabins) {
    scenario.cabins = cabins;
    scenario.effort = 100; // little work a plan
    return scenario;
}

/// What the other process does: decides something, waits until that is kept, and dies.
int crash() {
    MainWindow window;
    QSignalSpy kept(&window.recovery(), &RecoveryKeeper::kept);
    window.open(town());
    if (!QTest::qWaitFor([&] { return window.document().isOpen() && window.jobs().isIdle(); }, Patience))
        return 2;
    window.document().changeScenario(askingFor(window.document().scenario(), Asked), QStringLiteral("ask"));
    window.document().duplicateScenario(QStringLiteral("another"));
    if (!kept.wait(Patience))
        return 3;
    std::raise(SIGKILL);
    return 4;
}

} // namespace

/// Unsaved work outlives the window.
class TestRecovery : public QObject {
    Q_OBJECT

private slots:
    void aPictureBelongsToTheFileAsItWas() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("city.json"));
        const auto write = [&](const char* text) {
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(text);
        };
        const CityPictures pictures(folder.filePath(QStringLiteral("maps")));
        QImage map(640, 480, QImage::Format_RGB32);
        map.fill(Qt::darkGreen);
        pictures.keep(file, map); // there is no such file
        QVERIFY(pictures.pictureOf(file).isNull());
        write("{}");
        pictures.keep(file, map);
        QCOMPARE(pictures.pictureOf(file).size(), map.size());
        QCOMPARE(pictures.pictureOf(file).pixel(5, 5), map.pixel(5, 5));
        QCOMPARE(pictures.thumbnailOf(file).height(), 150);
        write("{\"city\": 1}");
        QVERIFY(pictures.pictureOf(file).isNull());
    }

    void init() { QDir(recoveryFolder()).removeRecursively(); }

    void textAndBack() {
        RecoveryCopy copy;
        copy.file = QStringLiteral("here.json");
        copy.documentPath = QStringLiteral("/a/city.json");
        copy.edits = 3;
        copy.keptAt = QDateTime(QDate(2025, 3, 1), QTime(10, 42));
        copy.project.profile = "chengdu-2025";
        copy.project.description.name = "样板区";
        copy.project.description.baseFolder = "/a";
        copy.project.scenario.cabins = 5;
        copy.project.scenario.paintedForbidden = {{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}, {}}};
        copy.project.others = {planner::Scenario{}};
        const RecoveryCopy read = recoveryCopyFrom(textOf(copy), copy.file);
        QCOMPARE(read.documentPath, copy.documentPath);
        QCOMPARE(read.edits, copy.edits);
        QCOMPARE(read.keptAt, copy.keptAt);
        QCOMPARE(read.project, copy.project);
    }

    void whatIsNoCopyIsLeftAlone() {
        QVERIFY(QDir().mkpath(recoveryFolder()));
        QFile file(recoveryFolder() + QStringLiteral("/unsaved-1.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"recovery\": 99}");
        file.close();
        QVERIFY(copiesLeftIn(recoveryFolder()).empty());
        QVERIFY(file.exists());
        QVERIFY_EXCEPTION_THROWN((void)recoveryCopyFrom("not json", file.fileName()), planner::Error);
    }

    void undoingEverythingRemovesTheCopy() {
        PlanDocument document;
        OpenedCity opened;
        opened.city = std::make_shared<const planner::City>();
        opened.path = QStringLiteral("/a/city.json");
        document.open(opened);
        JobRunner jobs;
        RecoveryKeeper keeper(document, jobs, recoveryFolder());
        QSignalSpy kept(&keeper, &RecoveryKeeper::kept);
        keeper.keepNow();
        QVERIFY(QDir(recoveryFolder()).entryList({QStringLiteral("*.json")}).isEmpty());
        // Ten edits are kept at once.
        for (unsigned n = 1; n <= 10; ++n)
            document.changeScenario(askingFor(document.scenario(), n), QString::number(n));
        QVERIFY(kept.wait(5000));
        QCOMPARE(QDir(recoveryFolder()).entryList({QStringLiteral("*.json")}).size(), 1);
        QVERIFY(copiesLeftIn(recoveryFolder()).empty()); // its window still lives
        while (document.undoStack().canUndo())
            document.undoStack().undo();
        QTRY_VERIFY(QDir(recoveryFolder()).entryList({QStringLiteral("*.json")}).isEmpty());
    }

    void aCrashLosesNothing() {
        if (!QFile::exists(town()))
            QSKIP("the sample town is not there");
        QProcess other;
        other.setProcessChannelMode(QProcess::ForwardedChannels);
        other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--crash")});
        QVERIFY(other.waitForFinished(2 * Patience));
        QCOMPARE(other.exitStatus(), QProcess::CrashExit);
        QCOMPARE(copiesLeftIn(recoveryFolder()).size(), std::size_t{1});

        auto window = std::make_unique<MainWindow>();
        static_cast<QWidget&>(*window).show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QPushButton* restore = nullptr;
        for (QPushButton* button : window->findChild<StartPage*>()->findChildren<QPushButton*>())
            if (button->accessibleName() == QLatin1String("Take them up again"))
                restore = button;
        QVERIFY(restore);
        QVERIFY(restore->isVisible());
        QTest::mouseClick(restore, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window->document().plan() && window->jobs().isIdle(), Patience);
        QCOMPARE(window->document().tabs().size(), std::size_t{2});
        QCOMPARE(window->document().scenario().name, std::string("another"));
        QCOMPARE(window->document().plan()->cabins.size(), std::size_t{Asked});
        QVERIFY(window->document().hasUnsavedChanges());
        QVERIFY(copiesLeftIn(recoveryFolder()).empty());
        // This window keeps them too: it may go the same way.
        QTRY_COMPARE(QDir(recoveryFolder()).entryList({QStringLiteral("*.json")}).size(), 1);
        window->document().setSaved(QStringLiteral("stored.cabin.gpkg"), window->document().project());
        QTRY_VERIFY(QDir(recoveryFolder()).entryList({QStringLiteral("*.json")}).isEmpty());
    }
};

int main(int argc, char** argv) {
    QTemporaryDir folder;
    const bool isCrashing = argc > 1 && QByteArray(argv[1]) == "--crash";
    if (!isCrashing) {
        qputenv("XDG_DATA_HOME", folder.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
    }
    QApplication application(argc, argv);
    prepare();
    if (isCrashing)
        return crash();
    TestRecovery test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recovery.moc"
