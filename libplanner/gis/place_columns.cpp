#include "libplanner/base/error.h"
#include "libplanner/gis/gdal_handles.h"
#include "libplanner/gis/gdal_messages.h"
#include "libplanner/gis/loose_number.h"
#include "libplanner/gis/office_table.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <initializer_list>
#include <string_view>

namespace planner::gis {

namespace {

std::string normalised(const std::string& name) {
    std::string text = plainText(name);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::erase_if(text, [](char c) { return c == ' ' || c == '_' || c == '-'; });
    return text;
}

bool isOneOf(const std::string& name, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&name](const char* w) { return name == w; });
}

bool hasPart(const std::string& name, std::string_view part) { return name.find(part) != std::string::npos; }

std::optional<std::size_t> findColumn(const std::vector<std::string>& names, bool (*fits)(const std::string&)) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (fits(normalised(names[i])))
            return i;
    return std::nullopt;
}

bool isPairName(const std::string& n) {
    return isOneOf(n, {"坐标", "经纬度", "坐标点", "位置坐标", "gps", "coordinates", "coordinate", "coord", "latlon", "lonlat",
                       "latlng", "lnglat", "geopoint2d", "geopoint", "location"}) ||
           hasPart(n, "经纬度") || (hasPart(n, "坐标") && !hasPart(n, "x") && !hasPart(n, "y") && !hasPart(n, "系"));
}
bool isLongitudeName(const std::string& n) {
    return isOneOf(n, {"lon", "lng", "long", "longitude", "longitud", "lonwgs84", "wgs84lon", "gcj02lon", "gcjlon"}) ||
           ((hasPart(n, "经度") || hasPart(n, "东经")) && !hasPart(n, "纬"));
}
bool isLatitudeName(const std::string& n) {
    return isOneOf(n, {"lat", "latitude", "latitud", "latwgs84", "wgs84lat", "gcj02lat", "gcjlat"}) ||
           ((hasPart(n, "纬度") || hasPart(n, "北纬")) && !hasPart(n, "经"));
}
bool isEastName(const std::string& n) {
    return isOneOf(n, {"x", "xcoord", "coordx", "pointx", "easting", "east", "x坐标", "坐标x", "横坐标", "东坐标", "x(m)"});
}
bool isNorthName(const std::string& n) {
    return isOneOf(n, {"y", "ycoord", "coordy", "pointy", "northing", "north", "y坐标", "坐标y", "纵坐标", "北坐标", "y(m)"});
}
bool isWktName(const std::string& n) { return isOneOf(n, {"wkt", "geom", "geometry", "thegeom", "geomwkt"}); }

std::size_t columnNamed(const std::vector<std::string>& names, const std::string& wanted, const std::string& file) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (normalised(names[i]) == normalised(wanted))
            return i;
    throw Error(ErrorCode::FieldMissing, {.file = file, .name = wanted});
}

struct Ranges {
    double minFirst = 1e300;
    double maxFirst = -1e300;
    double minSecond = 1e300;
    double maxSecond = -1e300;
    std::size_t count = 0;

    void add(Point p) {
        minFirst = std::min(minFirst, p.x);
        maxFirst = std::max(maxFirst, p.x);
        minSecond = std::min(minSecond, p.y);
        maxSecond = std::max(maxSecond, p.y);
        ++count;
    }
    [[nodiscard]] Ranges swapped() const { return {minSecond, maxSecond, minFirst, maxFirst, count}; }
    [[nodiscard]] bool isWithin(double x0, double x1, double y0, double y1) const {
        return count > 0 && minFirst >= x0 && maxFirst <= x1 && minSecond >= y0 && maxSecond <= y1;
    }
    [[nodiscard]] bool canBeLonLat() const { return isWithin(-180, 180, -90, 90); }
    [[nodiscard]] bool liesInChina() const { return isWithin(72.0, 137.9, 0.8, 56.0); }
};

bool isInChina(Point p) { return p.x >= 72.0 && p.x <= 137.9 && p.y >= 0.8 && p.y <= 56.0; }

// Longitude first, where the numbers can only mean that.
Point lonLatOf(Point p) {
    const Point turned{p.y, p.x};
    const bool isLatFirst = std::abs(p.y) > 90.0 || (!isInChina(p) && isInChina(turned));
    return isLatFirst ? turned : p;
}

Ranges rangesOf(const std::vector<RawRow>& sample, PlaceColumns columns) {
    columns.isSwapped = false;
    Ranges ranges;
    for (const RawRow& row : sample)
        if (!isTotalRow(row))
            if (const std::optional<Point> p = placeOf(row, columns))
                ranges.add(*p);
    return ranges;
}

// Degrees: the range tells where it can. Metres in China: northings are 1.8 to 6 million, eastings 200 to 800
// thousand or led by a zone number, and surveyors call the northing X.
void findOrder(PlaceColumns& columns, const Ranges& ranges, const std::string& name) {
    const Ranges turned = ranges.swapped();
    if (columns.form == PlaceColumns::Form::OneCell && ranges.count > 0) {
        columns.isMixed = !ranges.canBeLonLat() && !turned.canBeLonLat() && ranges.isWithin(-180, 180, -180, 180);
        columns.isLonLat = ranges.canBeLonLat() || turned.canBeLonLat() || columns.isMixed;
        if (columns.isMixed)
            return;
    }
    if (columns.isLonLat && ranges.count > 0) {
        const bool asWritten = ranges.canBeLonLat();
        const bool asTurned = turned.canBeLonLat();
        if (asWritten != asTurned) {
            columns.isSwapped = asTurned;
        } else if (ranges.liesInChina() != turned.liesInChina()) {
            columns.isSwapped = turned.liesInChina();
        } else if (columns.form == PlaceColumns::Form::OneCell) {
            const std::string n = normalised(name);
            const bool lonFirst = isOneOf(n, {"lonlat", "lnglat"}) || hasPart(n, "经度");
            const bool latFirst = isOneOf(n, {"latlon", "latlng", "geopoint2d", "geopoint"}) || hasPart(n, "纬度");
            columns.isSwapped = !lonFirst;
            columns.isOrderAssumed = !lonFirst && !latFirst;
        }
        return;
    }
    const auto isEasting = [](double low, double high) {
        return (low >= 100e3 && high <= 900e3) || (low >= 13e6 && high <= 46e6);
    };
    if (ranges.count > 0 && ranges.minFirst >= 1.8e6 && ranges.maxFirst <= 6e6 &&
        isEasting(ranges.minSecond, ranges.maxSecond))
        columns.isSwapped = true;
}

// A column most of whose cells are pairs of numbers.
std::optional<std::size_t> pairByContent(const std::vector<RawRow>& sample, std::size_t width) {
    for (std::size_t column = 0; column < width; ++column) {
        std::size_t filled = 0;
        std::size_t pairs = 0;
        for (const RawRow& row : sample) {
            if (column >= row.cells.size() || plainText(row.cells[column]).empty() || isTotalRow(row))
                continue;
            ++filled;
            pairs += numberPair(row.cells[column]) ? 1 : 0;
        }
        if (pairs > 0 && pairs * 5 >= filled * 4)
            return column;
    }
    return std::nullopt;
}

PlaceColumns twoColumns(std::size_t x, std::size_t y, bool isLonLat) {
    PlaceColumns columns;
    columns.form = PlaceColumns::Form::TwoColumns;
    columns.first = x;
    columns.second = y;
    columns.isLonLat = isLonLat;
    return columns;
}

PlaceColumns oneCell(std::size_t column) {
    PlaceColumns columns;
    columns.form = PlaceColumns::Form::OneCell;
    columns.first = column;
    return columns;
}

PlaceColumns searchColumns(const TableHead& head, const std::vector<RawRow>& sample,
                           const std::map<std::string, std::string>& wanted, const std::string& file) {
    const auto name = [&wanted](const char* ours) {
        const auto found = wanted.find(ours);
        return found == wanted.end() ? std::string() : found->second;
    };
    for (const char* both : {"xy", "coordinates"})
        if (!name(both).empty())
            return oneCell(columnNamed(head.names, name(both), file));
    if (!name("x").empty() && !name("y").empty()) {
        const std::size_t x = columnNamed(head.names, name("x"), file);
        const std::size_t y = columnNamed(head.names, name("y"), file);
        if (x == y)
            return oneCell(x);
        return twoColumns(x, y, isLongitudeName(normalised(head.names[x])) && isLatitudeName(normalised(head.names[y])));
    }
    const auto lon = findColumn(head.names, isLongitudeName);
    const auto lat = findColumn(head.names, isLatitudeName);
    if (lon && lat)
        return twoColumns(*lon, *lat, true);
    const auto east = findColumn(head.names, isEastName);
    const auto north = findColumn(head.names, isNorthName);
    if (east && north)
        return twoColumns(*east, *north, false);
    if (const auto pair = findColumn(head.names, isPairName); pair && rangesOf(sample, oneCell(*pair)).count > 0)
        return oneCell(*pair);
    if (const auto wkt = findColumn(head.names, isWktName)) {
        PlaceColumns columns;
        columns.form = PlaceColumns::Form::Wkt;
        columns.first = *wkt;
        return columns;
    }
    if (const auto pair = pairByContent(sample, head.names.size()))
        return oneCell(*pair);
    return {};
}

std::string cellAt(const RawRow& row, std::size_t column) {
    return column < row.cells.size() ? row.cells[column] : std::string();
}

} // namespace

PlaceColumns findPlaceColumns(const TableHead& head, const std::vector<RawRow>& sample,
                              const std::map<std::string, std::string>& wanted, const std::string& file) {
    PlaceColumns columns = searchColumns(head, sample, wanted, file);
    if (columns.form == PlaceColumns::Form::TwoColumns || columns.form == PlaceColumns::Form::OneCell)
        findOrder(columns, rangesOf(sample, columns), head.names[columns.first]);
    return columns;
}

std::optional<Point> placeOf(const RawRow& row, const PlaceColumns& columns) {
    std::optional<Point> place;
    if (columns.form == PlaceColumns::Form::OneCell) {
        place = numberPair(cellAt(row, columns.first));
    } else if (columns.form == PlaceColumns::Form::TwoColumns) {
        const std::optional<double> x = degrees(cellAt(row, columns.first));
        const std::optional<double> y = degrees(cellAt(row, columns.second));
        if (x && y)
            place = Point{*x, *y};
    }
    if (place && columns.isMixed)
        place = lonLatOf(*place);
    else if (place && columns.isSwapped)
        std::swap(place->x, place->y);
    return place;
}

} // namespace planner::gis
