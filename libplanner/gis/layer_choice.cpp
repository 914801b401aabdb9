#include "libplanner/gis/layer_choice.h"

#include "libplanner/base/error.h"

#include <strings.h>

#include <algorithm>

namespace planner::gis {

namespace {

bool sameWord(const std::string& a, const std::string& b) {
    return strcasecmp(a.c_str(), b.c_str()) == 0;
}

std::string joinedNames(const std::vector<LayerEntry>& layers) {
    std::string text;
    for (const LayerEntry& layer : layers)
        text += (text.empty() ? "" : ", ") + layer.name;
    return text;
}

bool fits(GeometryKind kind, SourceUse use) {
    if (kind == GeometryKind::Mixed || use == SourceUse::Any)
        return true;
    switch (use) {
    case SourceUse::Streets: return kind == GeometryKind::Line;
    case SourceUse::Points: return kind == GeometryKind::Point;
    case SourceUse::Areas: return kind == GeometryKind::Area;
    case SourceUse::Any: break;
    }
    return true;
}

// Names by which a layer among several of the right geometry is known, best first.
std::vector<std::string> usualNames(SourceUse use) {
    switch (use) {
    case SourceUse::Streets: return {"roads", "streets", "lines", "road", "tracks", "道路", "路网"};
    case SourceUse::Points: return {"points", "waypoints"};
    case SourceUse::Areas: return {"multipolygons", "areas", "polygons"};
    case SourceUse::Any: break;
    }
    return {};
}

} // namespace

std::size_t chooseLayer(const std::vector<LayerEntry>& layers, const std::string& wanted, SourceUse use,
                        const std::string& file) {
    if (!wanted.empty()) {
        const auto exact =
            std::find_if(layers.begin(), layers.end(), [&](const auto& l) { return l.name == wanted; });
        const auto found =
            exact != layers.end() ? exact : std::find_if(layers.begin(), layers.end(), [&](const auto& l) {
                return sameWord(l.name, wanted);
            });
        if (found == layers.end())
            throw Error(ErrorCode::LayerMissing,
                        {.file = file, .layer = wanted, .reason = joinedNames(layers)});
        return static_cast<std::size_t>(found - layers.begin());
    }
    if (layers.empty())
        throw Error(ErrorCode::FileEmpty, {.file = file, .reason = "no layer"});
    if (layers.size() == 1)
        return 0;
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < layers.size(); ++i)
        if (!layers[i].isEmpty && fits(layers[i].kind, use))
            fitting.push_back(i);
    if (fitting.size() == 1)
        return fitting.front();
    for (const std::string& name : usualNames(use))
        for (const std::size_t i : fitting)
            if (sameWord(layers[i].name, name))
                return i;
    throw Error(fitting.empty() ? ErrorCode::LayerMissing : ErrorCode::LayerAmbiguous,
                {.file = file, .reason = joinedNames(layers)});
}

} // namespace planner::gis
