#include "app/render/palette.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

// Resources of a static library are linked in only where something names them; the macro must stand outside
// every namespace.
static void initPaletteResources() {
    Q_INIT_RESOURCE(palettes);
}

namespace app::render {

namespace {

std::vector<QColor> colourList(const QJsonValue& value) {
    std::vector<QColor> colours;
    const QJsonArray list = value.toArray();
    for (const QJsonValue& entry : list)
        colours.emplace_back(entry.toString());
    Q_ASSERT(!colours.empty());
    return colours;
}

} // namespace

QColor Palette::graduated(double share) const {
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(sequence.size() - 1);
    const auto low = static_cast<std::size_t>(std::floor(at));
    const std::size_t high = std::min(low + 1, sequence.size() - 1);
    const auto part = static_cast<float>(at - static_cast<double>(low));
    const auto mix = [part](float a, float b) { return a + (b - a) * part; };
    const QColor& a = sequence[low];
    const QColor& b = sequence[high];
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

Palette loadPalette(Theme theme) {
    initPaletteResources();
    QFile file(theme == Theme::Dark ? QStringLiteral(":/palettes/quiet-dark.json")
                                    : QStringLiteral(":/palettes/quiet-light.json"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    Q_UNUSED(isOpen);
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const auto colour = [&json](const char* name) {
        const QColor found(json.value(QLatin1String(name)).toString());
        Q_ASSERT_X(found.isValid(), "palette", name);
        return found;
    };
    Palette p;
    p.theme = theme;
    p.ground = colour("ground");
    p.water = colour("water");
    p.building = colour("building");
    p.park = colour("park");
    p.forbidden = colour("forbidden");
    p.truckZone = colour("truckZone");
    p.road = colour("road");
    p.roadCasing = colour("roadCasing");
    p.mainRoad = colour("mainRoad");
    p.mainRoadCasing = colour("mainRoadCasing");
    p.path = colour("path");
    p.barrier = colour("barrier");
    p.district = colour("district");
    p.label = colour("label");
    p.halo = colour("halo");
    p.strongLabel = colour("strongLabel");
    p.demand = colour("demand");
    p.candidate = colour("candidate");
    p.candidateForbidden = colour("candidateForbidden");
    p.cabin = colour("cabin");
    p.cabinExisting = colour("cabinExisting");
    p.cabinRequired = colour("cabinRequired");
    p.cabinInk = colour("cabinInk");
    p.centre = colour("centre");
    p.depot = colour("depot");
    p.walkLine = colour("walkLine");
    p.selection = colour("selection");
    p.hover = colour("hover");
    p.areas = colourList(json.value(QLatin1String("areas")));
    p.routes = colourList(json.value(QLatin1String("routes")));
    p.unserved = colourList(json.value(QLatin1String("unserved")));
    p.sequence = colourList(json.value(QLatin1String("sequence")));
    return p;
}

} // namespace app::render
