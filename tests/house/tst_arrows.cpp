// The arrows between the rooms point one way, and the seams keep third-party headers behind them.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

const QStringList Rooms = {"base",    "geo",        "network",  "city",     "demand", "siting",
                           "routing", "collection", "scenario", "planning", "gis"};

struct Include {
    QString file; ///< relative to the project
    int line = 0;
    QString target;
};

QList<Include> includesBelow(const QString& folder) {
    static const QRegularExpression form(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
    QList<Include> includes;
    const QDir root(QStringLiteral(CABIN_SOURCE_DIR));
    QDirIterator files(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        for (int line = 1; !file.atEnd(); ++line) {
            const auto match = form.match(QString::fromUtf8(file.readLine()));
            if (match.hasMatch())
                includes.append({root.relativeFilePath(file.fileName()), line, match.captured(1)});
        }
    }
    return includes;
}

QString describe(const Include& include) {
    return QStringLiteral("%1:%2 includes %3").arg(include.file).arg(include.line).arg(include.target);
}

QString roomOf(const QString& path) {
    return path.startsWith("libplanner/") ? path.section('/', 1, 1) : QString();
}

bool matches(const QString& target, const char* pattern) {
    return QRegularExpression(QLatin1String(pattern)).match(target).hasMatch();
}

} // namespace

class TestArrows : public QObject {
    Q_OBJECT

private slots:
    void findsIncludes() { QVERIFY(includesBelow("libplanner").size() > 100); }

    void roomsIncludeOnlyRoomsAbove() {
        for (const Include& include : includesBelow("libplanner")) {
            const QString to = roomOf(include.target);
            if (to.isEmpty())
                continue;
            const auto fromRank = Rooms.indexOf(roomOf(include.file));
            const auto toRank = Rooms.indexOf(to);
            QVERIFY2(fromRank >= 0 && toRank >= 0, qPrintable(describe(include)));
            QVERIFY2(toRank <= fromRank, qPrintable(describe(include)));
        }
    }
    void plannerKnowsNoQtNoGdalNoApp() {
        for (const Include& include : includesBelow("libplanner")) {
            QVERIFY2(!matches(include.target, "^(Q[A-Z]|qt)"), qPrintable(describe(include)));
            QVERIFY2(!include.target.startsWith("app/"), qPrintable(describe(include)));
            if (roomOf(include.file) != "gis")
                QVERIFY2(!matches(include.target, "^(gdal|ogr|cpl_|sqlite3|osmium|protozero)"),
                         qPrintable(describe(include)));
        }
    }
    void headersShowNoThirdParty() {
        for (const Include& include : includesBelow("libplanner")) {
            const bool isHeader = include.file.endsWith(".h");
            const bool isPrivate = include.file.endsWith("_handle.h") || include.file.endsWith("_p.h");
            // gis is the seam itself: its own files may hand GDAL's types to each other.
            if (isHeader && !isPrivate && roomOf(include.file) != "gis")
                QVERIFY2(
                    !matches(include.target, "^(geos|boost/|proj|geodesic\\.h|gdal|ogr|sqlite3|nlohmann)"),
                    qPrintable(describe(include)));
        }
    }
    void appRoomsKeepApart() {
        for (const Include& include : includesBelow("app")) {
            const QString from = include.file.section('/', 1, 1);
            const QString to =
                include.target.startsWith("app/") ? include.target.section('/', 1, 1) : QString();
            QVERIFY2(!(from == "cli" && to == "desktop"), qPrintable(describe(include)));
            QVERIFY2(!(from == "desktop" && to == "cli"), qPrintable(describe(include)));
            QVERIFY2(!(from == "render" && (to == "desktop" || to == "cli" || to == "report")),
                     qPrintable(describe(include)));
            QVERIFY2(!matches(include.target, "^(gdal|ogr_|cpl_|geos_c|sqlite3)"),
                     qPrintable(describe(include)));
        }
    }
    void sourcesAreClean() {
        const QDir root(QStringLiteral(CABIN_SOURCE_DIR));
        for (const char* folder : {"app", "libplanner", "tests", "sample_maps", "cmake"}) {
            QDirIterator files(root.filePath(QLatin1String(folder)),
                               {"*.h", "*.cpp", "CMakeLists.txt", "*.cmake"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray text = file.readAll();
                const QString name = root.relativeFilePath(file.fileName());
                QVERIFY2(!text.contains('\t'), qPrintable(name + " has tabs"));
                QVERIFY2(!text.contains('\r'), qPrintable(name + " has carriage returns"));
                QVERIFY2(text.isEmpty() || text.endsWith('\n'), qPrintable(name + " lacks a final line end"));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestArrows)
#include "tst_arrows.moc"
