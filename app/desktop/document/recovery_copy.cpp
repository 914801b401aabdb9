#include "app/desktop/document/recovery_copy.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/scenario_json.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QStandardPaths>

#include <algorithm>

namespace app::desktop {

namespace {

constexpr int Form = 1; ///< of the copies this program writes

QString fromText(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace

QByteArray textOf(const RecoveryCopy& copy) {
    QJsonArray scenarios = {fromText(planner::gis::scenarioToJson(copy.project.scenario))};
    for (const planner::Scenario& other : copy.project.others)
        scenarios.append(fromText(planner::gis::scenarioToJson(other)));
    const QJsonObject json = {
        {QStringLiteral("recovery"), Form},
        {QStringLiteral("document"), copy.documentPath},
        {QStringLiteral("edits"), copy.edits},
        {QStringLiteral("kept_at"), copy.keptAt.toString(Qt::ISODate)},
        {QStringLiteral("profile"), fromText(copy.project.profile)},
        {QStringLiteral("city"), fromText(planner::cityToJson(copy.project.description))},
        {QStringLiteral("base"), fromText(copy.project.description.baseFolder)},
        {QStringLiteral("views"), fromText(planner::gis::viewsToJson(copy.project.views))},
        {QStringLiteral("scenarios"), scenarios},
    };
    return QJsonDocument(json).toJson();
}

RecoveryCopy recoveryCopyFrom(const QByteArray& text, const QString& file) {
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    const QJsonArray scenarios = json[QLatin1String("scenarios")].toArray();
    const std::string name = file.toStdString();
    if (json[QLatin1String("recovery")].toInt() != Form || scenarios.isEmpty())
        throw planner::Error(planner::ErrorCode::BadJson, {.file = name});
    RecoveryCopy copy;
    copy.file = file;
    copy.documentPath = json[QLatin1String("document")].toString();
    copy.edits = json[QLatin1String("edits")].toInt();
    copy.keptAt = QDateTime::fromString(json[QLatin1String("kept_at")].toString(), Qt::ISODate);
    copy.project.profile = json[QLatin1String("profile")].toString().toStdString();
    copy.project.description =
        planner::cityFromJson(json[QLatin1String("city")].toString().toStdString(), name);
    copy.project.description.baseFolder = json[QLatin1String("base")].toString().toStdString();
    copy.project.views =
        planner::gis::viewsFromJson(json[QLatin1String("views")].toString().toStdString(), name);
    for (const QJsonValue& scenario : scenarios)
        copy.project.others.push_back(
            planner::gis::scenarioFromJson(scenario.toString().toStdString(), name));
    copy.project.scenario = copy.project.others.front();
    copy.project.others.erase(copy.project.others.begin());
    return copy;
}

QString recoveryFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
           QStringLiteral("/recovery");
}

QString lockOf(const QString& copy) {
    return copy + QStringLiteral(".lock");
}

std::vector<RecoveryCopy> copiesLeftIn(const QString& folder) {
    std::vector<RecoveryCopy> copies;
    const QDir dir(folder);
    for (const QString& name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Time)) {
        const QString path = dir.filePath(name);
        QLockFile lock(lockOf(path));
        lock.setStaleLockTime(0); // old is not the same as left
        QFile file(path);
        if (!lock.tryLock(0) || !file.open(QIODevice::ReadOnly))
            continue;
        try {
            copies.push_back(recoveryCopyFrom(file.readAll(), path));
        } catch (const planner::Error&) {
            // Of another version of the program, perhaps: not ours to throw away.
            continue;
        }
    }
    std::stable_sort(copies.begin(), copies.end(),
                     [](const RecoveryCopy& a, const RecoveryCopy& b) { return a.keptAt > b.keptAt; });
    return copies;
}

} // namespace app::desktop
