#include "sample_maps/generator/town_writer.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_description.h"
#include "libplanner/gis/layer_writer.h"
#include "sample_maps/generator/office_table.h"

#include <filesystem>
#include <fstream>

namespace planner {

namespace {

namespace fs = std::filesystem;

gis::LayerTable tableOf(const TownLayer& layer, const Crs& crs) {
    gis::LayerTable table{
        .name = layer.name, .crs = crs, .kind = layer.kind, .fields = layer.fields, .rows = layer.features};
    if (layer.kind == GeometryKind::None)
        table.crs.reset();
    return table;
}

void writeText(const fs::path& path, const std::string& text) {
    // Beside first: a full disk leaves no half file under the right name.
    const fs::path beside = path.string() + ".part";
    std::ofstream file(beside, std::ios::binary);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.close();
    std::error_code problem;
    if (file)
        fs::rename(beside, path, problem);
    if (!file || problem) {
        std::error_code ignored;
        fs::remove(beside, ignored);
        throw Error(ErrorCode::WriteFailed, {.file = path.string(), .reason = problem.message()});
    }
}

/// The City file of a town whose layer `name` is source(name).
template <class SourceOf>
CityDescription describe(const TownLayers& town, const SourceOf& sourceOf) {
    constexpr std::pair<Role, const char*> Roles[] = {
        {Role::Roads, "roads"},         {Role::Demand, "buildings"},       {Role::Candidates, "candidates"},
        {Role::Existing, "existing"},   {Role::Centres, "centres"},        {Role::Depots, "depots"},
        {Role::Districts, "districts"}, {Role::Forbidden, "forbidden"},    {Role::Barriers, "barriers"},
        {Role::Barriers, "water"},      {Role::TruckZones, "truck_zones"}, {Role::Fleet, "fleet"}};
    CityDescription city;
    city.name = town.name;
    city.crs = town.crs;
    for (const auto& [role, layer] : Roles)
        city.roles[role].push_back(sourceOf(layer));
    city.roles[Role::Demand].front().where = "households > 0";
    return city;
}

class TownWriter {
public:
    TownWriter(const TownLayers& town, const std::string& folder)
        : m_town(town), m_folder(folder), m_crs(Crs::fromText(town.crs)) {
        std::error_code problem;
        fs::create_directories(m_folder, problem);
        if (problem)
            throw Error(ErrorCode::WriteFailed, {.file = folder, .reason = problem.message()});
    }

    void writeGeoPackage() {
        std::vector<gis::LayerTable> tables;
        for (const TownLayer& layer : m_town.layers)
            tables.push_back(tableOf(layer, m_crs));
        add(gis::writeLayers(tables, path("town.gpkg"), gis::WriteFormat::GeoPackage, {}));
        addCity("city.json", packaged());
    }

    void writeShapefiles() {
        std::error_code ignored;
        fs::create_directories(m_folder / "shapefiles", ignored);
        for (const TownLayer& layer : m_town.layers) {
            const bool isTable = layer.kind == GeometryKind::None;
            add(gis::writeLayer(tableOf(layer, m_crs),
                                path("shapefiles/" + layer.name + (isTable ? ".csv" : ".shp")),
                                isTable ? gis::WriteFormat::Csv : gis::WriteFormat::Shapefile,
                                {.encoding = "GBK", .crs = {}}));
        }
        addCity("city-shapefiles.json", describe(m_town, [&](const std::string& layer) {
                    SourceSpec source;
                    source.path = "shapefiles/" + layer +
                                  (m_town.layer(layer).kind == GeometryKind::None ? ".csv" : ".shp");
                    return source;
                }));
    }

    void writeOfficeTable() {
        writeText(m_folder / "homes.xlsx", town::xlsxBytes(town::officeSheet(m_town)));
        m_files.push_back(path("homes.xlsx"));
        CityDescription city = packaged();
        SourceSpec homes;
        homes.path = "homes.xlsx";
        homes.crs = "EPSG:4326";
        homes.offset = OffsetSystem::Gcj02;
        homes.fields = {{"id", "编号"}, {"households", "户数"}, {"xy", "高德坐标"}};
        city.roles[Role::Demand] = {homes};
        addCity("city-office.json", city);
    }

    [[nodiscard]] std::vector<std::string> take() {
        m_files.insert(m_files.end(), m_cities.begin(), m_cities.end());
        return std::move(m_files);
    }

private:
    [[nodiscard]] std::string path(const std::string& name) const { return (m_folder / name).string(); }

    [[nodiscard]] CityDescription packaged() const {
        return describe(m_town, [](const std::string& layer) {
            SourceSpec source;
            source.path = "town.gpkg";
            source.layer = layer;
            return source;
        });
    }

    void add(const gis::WriteReport& report) {
        m_files.insert(m_files.end(), report.files.begin(), report.files.end());
    }

    void addCity(const std::string& name, const CityDescription& city) {
        writeText(m_folder / name, cityToJson(city));
        m_cities.push_back(path(name));
    }

    const TownLayers& m_town;
    fs::path m_folder;
    Crs m_crs;
    std::vector<std::string> m_files;
    std::vector<std::string> m_cities;
};

} // namespace

std::vector<std::string> writeTown(const TownLayers& town, const std::string& folder, const TownFiles& files,
                                   std::stop_token stop, const ProgressFunction& progress) {
    TownWriter writer(town, folder);
    const auto step = [&](double fraction) {
        if (stop.stop_requested())
            throw Cancelled();
        if (progress)
            progress({.phase = Phase::Writing, .fraction = fraction, .objective = {}, .bound = {}});
    };
    step(0.0);
    if (files.geoPackage || files.officeTable)
        writer.writeGeoPackage();
    step(0.5);
    if (files.gbkShapefiles)
        writer.writeShapefiles();
    step(0.8);
    if (files.officeTable)
        writer.writeOfficeTable();
    step(1.0);
    return writer.take();
}

} // namespace planner
