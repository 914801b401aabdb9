#pragma once

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/source_opener.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// A small town as files in a folder of its own: a grid of streets 100 m apart, and what a test writes
/// beside.
class TownFiles {
public:
    static constexpr int Blocks = 6;

    explicit TownFiles(double lon = 9.0, double lat = 47.0) : m_lon(lon), m_lat(lat) {
        write("roads.geojson", roads());
    }

    [[nodiscard]] std::string path(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    std::string write(const std::string& name, const std::string& text) const {
        QFile file(QString::fromStdString(path(name)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write a test file");
        file.write(text.data(), static_cast<qint64>(text.size()));
        return path(name);
    }

    /// Longitude and latitude of a place so many metres east and north of the grid's south-west corner.
    [[nodiscard]] double lon(double east) const {
        return m_lon + east / (111320.0 * std::cos(m_lat * 3.14159265358979 / 180.0));
    }
    [[nodiscard]] double lat(double north) const { return m_lat + north / 111200.0; }
    [[nodiscard]] std::string at(double east, double north) const {
        return QString::asprintf("%.9f,%.9f", lon(east), lat(north)).toStdString();
    }
    [[nodiscard]] std::string box(double east, double north, double width, double height) const {
        const auto corner = [&](double x, double y) { return "[" + at(east + x, north + y) + "]"; };
        return "[[" + corner(0, 0) + "," + corner(width, 0) + "," + corner(width, height) + "," +
               corner(0, height) + "," + corner(0, 0) + "]]";
    }
    static std::string feature(const std::string& type, const std::string& coordinates,
                               const std::string& properties = "{}") {
        return R"({"type":"Feature","geometry":{"type":")" + type + R"(","coordinates":)" + coordinates +
               R"(},"properties":)" + properties + "}";
    }
    static std::string collection(const std::vector<std::string>& features) {
        std::string text = R"({"type":"FeatureCollection","features":[)";
        for (std::size_t i = 0; i < features.size(); ++i)
            text += (i == 0 ? "" : ",") + features[i];
        return text + "]}";
    }

    [[nodiscard]] planner::CityDescription describe(const std::string& demand) const {
        planner::CityDescription made;
        made.name = "Test town";
        made.baseFolder = m_folder.path().toStdString();
        made.roles[planner::Role::Roads] = {planner::sourceFromFlag("roads.geojson")};
        made.roles[planner::Role::Demand] = {planner::sourceFromFlag(demand)};
        return made;
    }
    static void add(planner::CityDescription& description, planner::Role role, const std::string& flag) {
        description.roles[role].push_back(planner::sourceFromFlag(flag));
    }

private:
    [[nodiscard]] std::string roads() const {
        std::vector<std::string> lines;
        for (int i = 0; i <= Blocks; ++i) {
            std::string across;
            std::string up;
            for (int k = 0; k <= Blocks; ++k) {
                const char* comma = k == 0 ? "" : ",";
                across += comma + ("[" + at(100.0 * k, 100.0 * i) + "]");
                up += comma + ("[" + at(100.0 * i, 100.0 * k) + "]");
            }
            lines.push_back(
                feature("LineString", "[" + across + "]", R"({"highway":"residential","name":"Row"})"));
            lines.push_back(feature("LineString", "[" + up + "]", R"({"highway":"residential"})"));
        }
        return collection(lines);
    }

    QTemporaryDir m_folder;
    double m_lon;
    double m_lat;
};

inline std::string textOfFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll().toStdString();
}

inline planner::Parameters chengduProfile() {
    return planner::Parameters::fromJson(
        textOfFile(QStringLiteral(CABIN_SOURCE_DIR "/resources/profiles/chengdu-2025.json")), "chengdu-2025");
}

inline planner::TravelProfiles travelProfiles() {
    const QString folder = QStringLiteral(CABIN_SOURCE_DIR "/resources/profiles/travel/");
    return {planner::walkProfileFromJson(textOfFile(folder + "walk.json")),
            planner::truckProfileFromJson(textOfFile(folder + "truck-4.2t.json"))};
}

inline std::shared_ptr<const planner::City> load(const planner::CityDescription& description,
                                                 std::stop_token stop = {},
                                                 const planner::ProgressFunction& progress = {}) {
    return planner::loadCity(description, planner::gis::GdalSourceOpener(), chengduProfile(),
                             travelProfiles(), std::move(stop), progress);
}

/// The error loading ends with; empty when it does not.
inline std::optional<planner::Error> loadError(const planner::CityDescription& description) {
    try {
        (void)load(description);
    } catch (const planner::Error& error) {
        return error;
    }
    return std::nullopt;
}

inline const planner::HealthFinding* findingOf(const planner::City& city, const std::string& code,
                                               const std::string& role) {
    for (const planner::HealthFinding& finding : city.health.findings)
        if (finding.code == code && finding.role == role)
            return &finding;
    return nullptr;
}

#define COMPARE_ERROR(description, expected)                                                                 \
    do {                                                                                                     \
        const std::optional<planner::Error> found = loadError(description);                                  \
        QVERIFY2(found.has_value(), "no error");                                                             \
        QVERIFY2(found->code() == (expected), found->what());                                                \
    } while (false)
