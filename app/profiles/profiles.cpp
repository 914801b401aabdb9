#include "app/profiles/profiles.h"

#include "libplanner/base/error.h"

#include <QFile>
#include <QStandardPaths>
#include <QString>

namespace app::profiles {

namespace {

std::string textOf(const QString& path) {
    QFile file(path);
    if (!file.exists())
        throw planner::Error(planner::ErrorCode::FileMissing, {.file = path.toStdString()});
    if (!file.open(QIODevice::ReadOnly))
        throw planner::Error(planner::ErrorCode::FileUnreadable,
                             {.file = path.toStdString(), .reason = file.errorString().toStdString()});
    return file.readAll().toStdString();
}

} // namespace

std::vector<std::string> parameterProfileNames() {
    return {"chengdu-2025"};
}

planner::Parameters parameterProfile(const std::string& nameOrFile) {
    for (const std::string& name : parameterProfileNames()) {
        if (name == nameOrFile) {
            const QString path = QStringLiteral(":/profiles/%1.json").arg(QString::fromStdString(name));
            return planner::Parameters::fromJson(textOf(path), name);
        }
    }
    return planner::Parameters::fromJson(textOf(QString::fromStdString(nameOrFile)), nameOrFile);
}

planner::TravelProfiles travelProfiles() {
    return {planner::walkProfileFromJson(textOf(QStringLiteral(":/profiles/travel/walk.json"))),
            planner::truckProfileFromJson(textOf(QStringLiteral(":/profiles/travel/truck-4.2t.json")))};
}

std::filesystem::path cacheFolder() {
    return (QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
            QStringLiteral("/cabinplanner"))
        .toStdString();
}

} // namespace app::profiles
