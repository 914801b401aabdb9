#include "tests/support/plan_checker/plain_table.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <limits>
#include <memory>
#include <numbers>
#include <stdexcept>

namespace checker {

namespace {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

Dataset open(const SourceWish& wish) {
    GDALAllRegister();
    CPLStringList options;
    if (lower(wish.path).ends_with(".csv")) {
        options.SetNameValue("X_POSSIBLE_NAMES", "lon,longitude,x");
        options.SetNameValue("Y_POSSIBLE_NAMES", "lat,latitude,y");
        options.SetNameValue("AUTODETECT_TYPE", "NO");
    }
    if (!wish.encoding.empty())
        options.SetNameValue("ENCODING", wish.encoding.c_str());
    Dataset dataset(static_cast<GDALDataset*>(
        GDALOpenEx(wish.path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, options.List(), nullptr)));
    if (!dataset)
        throw std::runtime_error(wish.path + ": cannot be opened");
    return dataset;
}

OGRLayer* layerOf(GDALDataset& dataset, const SourceWish& wish) {
    if (!wish.layer.empty()) {
        OGRLayer* layer = dataset.GetLayerByName(wish.layer.c_str());
        if (layer == nullptr)
            throw std::runtime_error(wish.path + ": no layer " + wish.layer);
        return layer;
    }
    if (OGRLayer* lines = dataset.GetLayerByName("lines"))
        return lines;
    return dataset.GetLayer(0);
}

/// The public formula of the shift between WGS 84 and GCJ-02, turned round by fixed-point steps.
Spot unshifted(Spot shifted) {
    constexpr double Axis = 6378245.0;
    constexpr double Ecc = 0.00669342162296594323;
    constexpr double Pi = std::numbers::pi;
    const auto shift = [&](Spot p) {
        const double x = p.x - 105.0;
        const double y = p.y - 35.0;
        const double common = (20.0 * std::sin(6.0 * x * Pi) + 20.0 * std::sin(2.0 * x * Pi)) * 2.0 / 3.0;
        double north =
            -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) + common;
        north += (20.0 * std::sin(y * Pi) + 40.0 * std::sin(y / 3.0 * Pi)) * 2.0 / 3.0;
        north += (160.0 * std::sin(y / 12.0 * Pi) + 320.0 * std::sin(y * Pi / 30.0)) * 2.0 / 3.0;
        double east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) + common;
        east += (20.0 * std::sin(x * Pi) + 40.0 * std::sin(x / 3.0 * Pi)) * 2.0 / 3.0;
        east += (150.0 * std::sin(x / 12.0 * Pi) + 300.0 * std::sin(x / 30.0 * Pi)) * 2.0 / 3.0;
        const double angle = p.y / 180.0 * Pi;
        const double magic = 1.0 - Ecc * std::sin(angle) * std::sin(angle);
        return Spot{east * 180.0 / (Axis / std::sqrt(magic) * std::cos(angle) * Pi),
                    north * 180.0 / (Axis * (1.0 - Ecc) / (magic * std::sqrt(magic)) * Pi)};
    };
    Spot guess = shifted;
    for (int i = 0; i < 30; ++i) {
        const Spot by = shift(guess);
        guess = {shifted.x - by.x, shifted.y - by.y};
    }
    return guess;
}

class ShapeReader {
public:
    ShapeReader(const SourceWish& wish, const OGRSpatialReference* own) : m_isGcj02(wish.isGcj02) {
        if (wish.targetWkt.empty())
            return;
        if (!wish.crs.empty())
            m_from.SetFromUserInput(wish.crs.c_str());
        else if (own != nullptr)
            m_from = *own;
        else if (lower(wish.path).ends_with(".csv"))
            m_from.SetFromUserInput("EPSG:4326");
        else
            throw std::runtime_error(wish.path + ": no CRS");
        m_to.SetFromUserInput(wish.targetWkt.c_str());
        m_from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        m_to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        m_isSame = m_from.IsSame(&m_to) != 0;
        if (!m_isSame)
            m_move.reset(OGRCreateCoordinateTransformation(&m_from, &m_to));
        m_isWanted = true;
    }

    [[nodiscard]] Shape read(const OGRGeometry* geometry) const {
        Shape shape;
        if (geometry != nullptr)
            collect(*geometry, shape);
        return shape;
    }

private:
    void collect(const OGRGeometry& geometry, Shape& shape) const {
        switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint:
            if (!geometry.IsEmpty())
                shape.lines.push_back({moved({geometry.toPoint()->getX(), geometry.toPoint()->getY()})});
            break;
        case wkbLineString: shape.lines.push_back(lineOf(*geometry.toLineString())); break;
        case wkbPolygon:
            shape.isArea = true;
            for (const OGRLinearRing* ring : *geometry.toPolygon())
                shape.lines.push_back(lineOf(*ring));
            break;
        default:
            if (OGR_GT_IsSubClassOf(geometry.getGeometryType(), wkbGeometryCollection) != 0)
                for (const OGRGeometry* part : *geometry.toGeometryCollection())
                    collect(*part, shape);
        }
    }

    Line lineOf(const OGRSimpleCurve& curve) const {
        Line line;
        for (int i = 0; i < curve.getNumPoints(); ++i)
            line.push_back(moved({curve.getX(i), curve.getY(i)}));
        return line;
    }

    Spot moved(Spot p) const {
        if (m_isGcj02)
            p = unshifted(p);
        if (!m_isWanted)
            return p;
        if (m_move)
            m_move->Transform(1, &p.x, &p.y);
        return {std::round(p.x * 1000.0) / 1000.0, std::round(p.y * 1000.0) / 1000.0};
    }

    OGRSpatialReference m_from;
    OGRSpatialReference m_to;
    std::unique_ptr<OGRCoordinateTransformation> m_move;
    bool m_isSame = false;
    bool m_isWanted = false;
    bool m_isGcj02;
};

std::string cellOf(const OGRFeature& feature, int field) {
    if (!feature.IsFieldSetAndNotNull(field))
        return {};
    if (feature.GetFieldDefnRef(field)->GetType() != OFTReal)
        return feature.GetFieldAsString(field);
    std::string text(40, '\0');
    text.resize(static_cast<std::size_t>(
        std::snprintf(text.data(), text.size(), "%.17g", feature.GetFieldAsDouble(field))));
    return text;
}

} // namespace

std::optional<std::size_t> PlainTable::find(const std::string& column) const {
    const auto found = std::find(columns.begin(), columns.end(), column);
    if (found == columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

std::size_t PlainTable::at(const std::string& column) const {
    if (const auto found = find(column))
        return *found;
    throw std::runtime_error("no column " + column);
}

double PlainTable::number(std::size_t row, const std::string& column) const {
    return toNumber(cells[row][at(column)]);
}

double toNumber(const std::string& text) {
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    return end == text.c_str() ? std::numeric_limits<double>::quiet_NaN() : number;
}

bool hasLayer(const std::string& path, const std::string& layer) {
    return open({.path = path, .layer = {}, .where = {}, .crs = {}, .encoding = {}, .targetWkt = {}})
               ->GetLayerByName(layer.c_str()) != nullptr;
}

PlainTable readTable(const SourceWish& wish) {
    const Dataset dataset = open(wish);
    OGRLayer* layer = layerOf(*dataset, wish);
    if (!wish.where.empty() && layer->SetAttributeFilter(wish.where.c_str()) != OGRERR_NONE)
        throw std::runtime_error(wish.path + ": " + wish.where);
    PlainTable table;
    OGRFeatureDefn* definition = layer->GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i)
        table.columns.push_back(lower(definition->GetFieldDefn(i)->GetNameRef()));
    if (const OGRSpatialReference* own = layer->GetSpatialRef()) {
        char* wkt = nullptr;
        own->exportToWkt(&wkt);
        table.wkt = wkt;
        CPLFree(wkt);
    }
    const bool hasShapes = layer->GetGeomType() != wkbNone;
    const SourceWish plain{
        .path = wish.path, .layer = {}, .where = {}, .crs = {}, .encoding = {}, .targetWkt = {}};
    const ShapeReader shapes(hasShapes ? wish : plain, layer->GetSpatialRef());
    for (const auto& feature : layer) {
        std::vector<std::string> row;
        for (int i = 0; i < definition->GetFieldCount(); ++i)
            row.push_back(cellOf(*feature, i));
        table.cells.push_back(std::move(row));
        table.shapes.push_back(shapes.read(feature->GetGeometryRef()));
    }
    return table;
}

} // namespace checker
