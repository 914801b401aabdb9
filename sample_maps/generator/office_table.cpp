#include "sample_maps/generator/office_table.h"

#include "libplanner/base/error.h"
#include "libplanner/geo/crs.h"
#include "libplanner/geo/offset.h"

#include <array>
#include <cstdio>

namespace planner::town {

namespace {

constexpr std::size_t Columns = 8;

/// "104.012345,30.612345": a decimetre is finer than anybody clicks.
std::string amapText(Point lonLat) {
    const Point shifted = fromWgs84(lonLat, OffsetSystem::Gcj02);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.6f,%.6f", shifted.x, shifted.y);
    return text.data();
}

Point middleOf(const Feature& building) {
    const Ring& ring = std::get<MultiPolygon>(building.geometry).front().outer;
    return {(ring[0].x + ring[2].x) / 2.0, (ring[0].y + ring[2].y) / 2.0};
}

std::vector<std::vector<Cell>> headRows(const std::string& townName) {
    using Row = std::vector<Cell>;
    const auto text = [](const char* word) { return Cell{std::string(word)}; };
    return {Row{townName + "居民楼栋基本情况台账"},
            Row{"填报单位：" + townName + "各街道办事处", {}, {}, {}, {}, {}, "单位：户、平方米"},
            Row{text("编号"),
                text("街道"),
                text("小区（村）名称"),
                text("楼栋"),
                text("基本情况"),
                {},
                {},
                text("高德坐标")},
            Row{{}, {}, {}, {}, text("层数"), text("户数"), text("单层面积"), {}}};
}

} // namespace

Sheet officeSheet(const TownLayers& town) {
    const TownLayer& buildings = town.layer("buildings");
    const auto column = [&](const char* name) { return fieldIndex(buildings.fields, name).value(); };
    const std::size_t id = column("id");
    const std::size_t name = column("name");
    const std::size_t ground = column("ground");
    const std::size_t floors = column("floors");
    const std::size_t area = column("floor_area");
    const std::size_t households = column("households");
    const std::size_t district = column("district");
    const Transform toLonLat(Crs::fromText(town.crs), Crs::wgs84());

    Sheet sheet{
        .name = "楼栋台账", .rows = headRows(town.name), .merged = {{0, 0, 0, Columns - 1}, {2, 4, 2, 6}}};
    for (const std::size_t single :
         {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{3}, Columns - 1})
        sheet.merged.push_back({2, single, 3, single});

    std::string lastDistrict;
    std::size_t districtRow = 0;
    double sum = 0.0;
    const auto closeDistrict = [&] {
        if (!lastDistrict.empty() && sheet.rows.size() - districtRow > 1)
            sheet.merged.push_back({districtRow, 1, sheet.rows.size() - 1, 1});
    };
    for (const Feature& building : buildings.features) {
        const double homes = numberOf(building.values[households]).value_or(0.0);
        if (homes <= 0.0)
            continue;
        const std::string districtName = textOf(building.values[district]).value_or("");
        const bool isNewDistrict = districtName != lastDistrict;
        if (isNewDistrict) {
            closeDistrict();
            lastDistrict = districtName;
            districtRow = sheet.rows.size();
        }
        sum += homes;
        const Point place = toLonLat.forward(middleOf(building)).value_or(Point{});
        sheet.rows.push_back(
            {textOf(building.values[id]).value_or(""), isNewDistrict ? Cell{districtName} : Cell{},
             textOf(building.values[ground]).value_or(""), textOf(building.values[name]).value_or(""),
             numberOf(building.values[floors]).value_or(0.0), std::to_string(static_cast<long>(homes)) + "户",
             numberOf(building.values[area]).value_or(0.0), amapText(place)});
    }
    closeDistrict();
    sheet.rows.push_back(
        {std::string("合计"), {}, {}, {}, {}, std::to_string(static_cast<long>(sum)) + "户", {}, {}});
    return sheet;
}

} // namespace planner::town
