#include "app/desktop/jobs/import_jobs.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"
#include "libplanner/gis/source_opener.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <type_traits>
#include <variant>

namespace app::desktop {

namespace {

using planner::GeometryKind;
using planner::Role;

constexpr std::size_t SampleSize = 3000;
constexpr int FirstZone = 4513; ///< CGCS2000 three-degree zones, with and without zone number
constexpr int LastZone = 4554;

struct Hint {
    Role role;
    GeometryKind kind; ///< None: any
    std::array<const char*, 6> words;
};

/// Looked through in order; the first that fits decides.
constexpr std::array Hints = {
    Hint{Role::Candidates, GeometryKind::Point, {"candidate", "备选", "候选", "possible", nullptr, nullptr}},
    Hint{Role::Existing, GeometryKind::Point, {"existing", "现有", "已有", "cabin", "小屋", "回收点"}},
    Hint{Role::Centres, GeometryKind::Point, {"centre", "center", "分拣", "中转", "recycling", nullptr}},
    Hint{Role::Depots, GeometryKind::Point, {"depot", "车场", "停车", "garage", nullptr, nullptr}},
    Hint{Role::Roads, GeometryKind::Line, {"road", "street", "highway", "道路", "路网", "way"}},
    Hint{Role::Barriers, GeometryKind::Line, {"barrier", "wall", "rail", "river", "铁路", "围墙"}},
    Hint{Role::Forbidden, GeometryKind::Area, {"forbid", "protect", "禁", "红线", "保护", "no_cabin"}},
    Hint{Role::TruckZones, GeometryKind::Area, {"truck_zone", "limit", "限行", "限货", nullptr, nullptr}},
    Hint{Role::Districts, GeometryKind::Area, {"district", "街道办", "行政", "社区", "subdistrict", "街道"}},
    Hint{Role::Area, GeometryKind::Area, {"study", "boundary", "范围", "边界", nullptr, nullptr}},
    Hint{Role::Demand, GeometryKind::None, {"building", "demand", "population", "home", "住", "人口"}},
    Hint{Role::Demand, GeometryKind::None, {"address", "household", "小区", "建筑", "楼", "户"}},
};

bool hasWord(const QString& text, const Hint& hint) {
    return std::any_of(hint.words.begin(), hint.words.end(), [&text](const char* word) {
        return word != nullptr && text.contains(QString::fromUtf8(word), Qt::CaseInsensitive);
    });
}

bool isTable(const std::string& path) {
    const QString ending = QFileInfo(QString::fromStdString(path)).suffix().toLower();
    return QStringList{QStringLiteral("csv"),  QStringLiteral("txt"), QStringLiteral("tsv"),
                       QStringLiteral("xlsx"), QStringLiteral("xls"), QStringLiteral("ods")}
        .contains(ending);
}

std::vector<std::string> crsThatFit(const planner::Box& extent, const planner::Crs& city,
                                    const planner::Box& bounds) {
    std::vector<std::string> fitting;
    const auto consider = [&](const std::string& definition) {
        try {
            const planner::Transform transform(planner::Crs::fromText(definition), city);
            const auto centre = transform.forward(extent.centre());
            if (centre && bounds.grownBy(std::max(bounds.width(), bounds.height()) * 0.25).contains(*centre))
                fitting.push_back(definition);
        } catch (const planner::Error&) {
            return; // a system that cannot reach the city does not fit it
        }
    };
    for (const char* common : {"EPSG:4326", "EPSG:3857"})
        consider(common);
    consider(city.definition());
    for (int code = FirstZone; code <= LastZone; ++code)
        if (const std::string zone = "EPSG:" + std::to_string(code); zone != city.definition())
            consider(zone);
    return fitting;
}

void addPlaces(std::vector<planner::Point>& places, const planner::Geometry& geometry) {
    std::visit(
        [&places](const auto& shape) {
            using Shape = std::decay_t<decltype(shape)>;
            if constexpr (std::is_same_v<Shape, planner::MultiPoint>)
                places.insert(places.end(), shape.begin(), shape.end());
            else if constexpr (std::is_same_v<Shape, planner::MultiPolyline>)
                for (const planner::Polyline& line : shape)
                    places.insert(places.end(), line.begin(), line.end());
            else if constexpr (std::is_same_v<Shape, planner::MultiPolygon>)
                for (const planner::Polygon& polygon : shape)
                    places.insert(places.end(), polygon.outer.begin(), polygon.outer.end());
        },
        geometry);
}

} // namespace

std::optional<Role> guessRole(const std::string& file, const planner::gis::InspectedLayer& layer) {
    const auto hasField = [&layer](const char* name) {
        return std::any_of(layer.fields.begin(), layer.fields.end(),
                           [name](const planner::gis::InspectedField& field) {
                               return QString::fromStdString(field.field.name)
                                          .compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
                           });
    };
    if (layer.kind == GeometryKind::Line && hasField("highway"))
        return Role::Roads;
    if (layer.kind == GeometryKind::None)
        return hasField("plate") ? std::optional(Role::Fleet) : std::nullopt;
    const QString names = QFileInfo(QString::fromStdString(file)).completeBaseName() + QLatin1Char(' ') +
                          QString::fromStdString(layer.name);
    for (const Hint& hint : Hints)
        if ((hint.kind == GeometryKind::None || hint.kind == layer.kind) && hasWord(names, hint))
            return hint.role;
    for (const char* weight : {"kg_day", "people", "households", "floor_area"})
        if (hasField(weight))
            return Role::Demand;
    return std::nullopt;
}

std::vector<planner::Point> samplePlaces(const planner::SourceSpec& spec, std::stop_token stop) {
    std::vector<planner::Point> places;
    const planner::gis::GdalSourceOpener opener;
    const auto source = opener.open(spec, planner::SourceUse::Any);
    const auto crs = source->crs();
    if (!crs)
        return places;
    const planner::Transform transform(*crs, planner::Crs::wgs84());
    planner::Feature feature;
    while (places.size() < SampleSize && source->next(feature)) {
        if (stop.stop_requested())
            throw planner::Cancelled();
        std::vector<planner::Point> own;
        addPlaces(own, feature.geometry);
        for (const planner::Point p : own)
            if (const auto lonLat = transform.forward(p))
                places.push_back(*lonLat);
    }
    return places;
}

std::vector<ImportLayer> inspectFiles(const QStringList& paths, const std::optional<planner::Crs>& cityCrs,
                                      const planner::Box& cityBounds, std::stop_token stop) {
    std::vector<ImportLayer> layers;
    for (const QString& path : paths) {
        planner::SourceSpec spec;
        spec.path = path.toStdString();
        for (planner::gis::InspectedLayer& found : planner::gis::inspectSource(spec, stop).layers) {
            ImportLayer layer;
            layer.spec = spec;
            layer.spec.layer = found.name;
            layer.role = guessRole(spec.path, found);
            layer.asksOffset = isTable(spec.path) && found.kind == GeometryKind::Point;
            if (found.crs || layer.asksOffset) {
                planner::SourceSpec plain = layer.spec;
                if (layer.asksOffset)
                    plain.offset = planner::OffsetSystem::Wgs84;
                try {
                    layer.sample = samplePlaces(plain, stop);
                } catch (const planner::Error&) {
                    layer.sample.clear(); // the card then has no picture; reading it for good tells why
                }
            } else if (cityCrs && !found.extent.isEmpty()) {
                layer.fittingCrs = crsThatFit(found.extent, *cityCrs, cityBounds);
            }
            layer.found = std::move(found);
            layers.push_back(std::move(layer));
        }
    }
    return layers;
}

} // namespace app::desktop
