#include "libplanner/gis/raster_picture.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/dataset.h"
#include "libplanner/gis/gdal_messages.h"
#include "libplanner/gis/gdal_runtime.h"

#include <cpl_string.h>
#include <gdal_utils.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <initializer_list>
#include <mutex>
#include <utility>

namespace planner::gis {

namespace {

namespace fs = std::filesystem;

constexpr double WorldMetres = 20037508.342789244; ///< half the width of the web maps' square

class Options {
public:
    explicit Options(const std::vector<std::string>& words) {
        for (const std::string& word : words)
            m_list = CSLAddString(m_list, word.c_str());
    }
    ~Options() { CSLDestroy(m_list); }
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;
    [[nodiscard]] char** get() const { return m_list; }

private:
    char** m_list = nullptr;
};

/// The finest level of a folder of tiles and the ending of its files; -1 where it is none.
std::pair<int, std::string> tilesOf(const fs::path& folder) {
    std::pair<int, std::string> found{-1, {}};
    std::error_code ignored;
    for (const auto& level : fs::directory_iterator(folder, ignored)) {
        const std::string name = level.path().filename().string();
        if (!level.is_directory() || name.empty() ||
            !std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; }))
            continue;
        for (const auto& column : fs::directory_iterator(level.path(), ignored))
            for (const auto& tile : fs::directory_iterator(column.path(), ignored)) {
                const std::string ending = tile.path().extension().string();
                if ((ending == ".png" || ending == ".jpg" || ending == ".jpeg" || ending == ".webp") &&
                    std::stoi(name) > found.first)
                    found = {std::stoi(name), ending};
                break;
            }
    }
    return found;
}

/// GDAL's description of a folder of tiles as one large picture.
std::string tileService(const fs::path& folder, int level, const std::string& ending) {
    return fmt::format(
        "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>file://{}/${{z}}/${{x}}/${{y}}{}</ServerUrl></Service>"
        "<DataWindow><UpperLeftX>-{}</UpperLeftX><UpperLeftY>{}</UpperLeftY><LowerRightX>{}</LowerRightX>"
        "<LowerRightY>-{}</LowerRightY><TileLevel>{}</TileLevel><TileCountX>1</TileCountX><TileCountY>1</TileCountY>"
        "<YOrigin>top</YOrigin></DataWindow><Projection>EPSG:3857</Projection><BlockSizeX>256</BlockSizeX>"
        "<BlockSizeY>256</BlockSizeY><BandsCount>4</BandsCount><ZeroBlockHttpCodes>404</ZeroBlockHttpCodes>"
        "<ZeroBlockOnServerException>true</ZeroBlockOnServerException></GDAL_WMS>",
        fs::absolute(folder).string(), ending, WorldMetres, WorldMetres, WorldMetres, WorldMetres, level);
}

std::string sourceNameOf(const std::string& path) {
    if (!fs::is_directory(path))
        return path;
    const auto [level, ending] = tilesOf(path);
    return level < 0 ? std::string() : tileService(path, level, ending);
}

/// A dataset as it is read; the one it looks into, where there is one, outlives it.
struct Opened {
    DatasetPtr file;
    DatasetPtr expanded; ///< empty: the file is read as it is

    [[nodiscard]] GDALDatasetH get() const { return expanded ? expanded.get() : file.get(); }
    explicit operator bool() const { return file != nullptr; }
};

Opened openPicture(const std::string& name) {
    startGdal();
    const GdalMessages messages;
    DatasetPtr dataset(
        GDALOpenEx(name.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
    if (!dataset || GDALGetRasterCount(dataset.get()) < 1)
        return {};
    // Colours given by a table are turned into colours, or reading between two of them would mix their
    // numbers.
    if (GDALGetRasterColorTable(GDALGetRasterBand(dataset.get(), 1)) == nullptr)
        return {std::move(dataset), nullptr};
    const Options words({"-of", "VRT", "-expand", "rgba"});
    GDALTranslateOptions* options = GDALTranslateOptionsNew(words.get(), nullptr);
    DatasetPtr expanded(GDALTranslate("", dataset.get(), options, nullptr));
    GDALTranslateOptionsFree(options);
    return {std::move(dataset), std::move(expanded)};
}

} // namespace

struct RasterPicture::Impl {
    std::string name;
    std::string wkt;
    Box bounds;
    std::mutex guard;
    std::vector<Opened> idle; ///< datasets nobody reads at the moment

    Opened take() {
        {
            const std::lock_guard lock(guard);
            if (!idle.empty()) {
                Opened dataset = std::move(idle.back());
                idle.pop_back();
                return dataset;
            }
        }
        return openPicture(name);
    }
    void give(Opened dataset) {
        const std::lock_guard lock(guard);
        idle.push_back(std::move(dataset));
    }
};

RasterPicture::RasterPicture(const std::string& path, const Crs& target) : m_impl(std::make_unique<Impl>()) {
    if (!fs::exists(path))
        throw Error(ErrorCode::FileMissing, {.file = path});
    m_impl->name = sourceNameOf(path);
    m_impl->wkt = target.wkt();
    Opened dataset = m_impl->name.empty() ? Opened{} : openPicture(m_impl->name);
    if (!dataset)
        throw Error(ErrorCode::FileUnreadable, {.file = path});
    const char* projection = GDALGetProjectionRef(dataset.get());
    if (projection == nullptr || *projection == '\0')
        throw Error(ErrorCode::CrsMissing, {.file = path});
    std::array<double, 6> toMap{};
    if (GDALGetGeoTransform(dataset.get(), toMap.data()) != CE_None)
        throw Error(ErrorCode::WrongGeometry, {.file = path, .reason = "a raster without place"});
    const Transform transform(Crs::fromText(projection), target);
    const double width = GDALGetRasterXSize(dataset.get());
    const double height = GDALGetRasterYSize(dataset.get());
    constexpr int Steps = 16;
    for (int i = 0; i <= Steps; ++i)
        for (int j = 0; j <= Steps; ++j) {
            const double c = width * i / Steps;
            const double r = height * j / Steps;
            if (const auto p = transform.forward(
                    {toMap[0] + c * toMap[1] + r * toMap[2], toMap[3] + c * toMap[4] + r * toMap[5]}))
                m_impl->bounds.add(*p);
        }
    m_impl->give(std::move(dataset));
}

RasterPicture::~RasterPicture() = default;

bool RasterPicture::isPicture(const std::string& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        return tilesOf(path).first >= 0;
    return fs::is_regular_file(path, ignored) && static_cast<bool>(openPicture(path));
}

const Box& RasterPicture::bounds() const {
    return m_impl->bounds;
}

std::vector<std::uint32_t> RasterPicture::read(const Box& box, int width, int height) const {
    if (width < 1 || height < 1 || !box.intersects(m_impl->bounds))
        return {};
    Opened dataset = m_impl->take();
    if (!dataset)
        return {};
    const GdalMessages messages;
    const Options words({"-of", "MEM", "-t_srs", m_impl->wkt, "-te", fmt::format("{:.4f}", box.minX),
                         fmt::format("{:.4f}", box.minY), fmt::format("{:.4f}", box.maxX),
                         fmt::format("{:.4f}", box.maxY), "-ts", std::to_string(width),
                         std::to_string(height), "-r", "bilinear", "-dstalpha", "-ot", "Byte"});
    GDALWarpAppOptions* options = GDALWarpAppOptionsNew(words.get(), nullptr);
    GDALDatasetH source = dataset.get();
    const DatasetPtr warped(GDALWarp("", nullptr, 1, &source, options, nullptr));
    GDALWarpAppOptionsFree(options);
    m_impl->give(std::move(dataset));
    if (!warped)
        return {};
    const int bands = GDALGetRasterCount(warped.get());
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    std::vector<std::uint8_t> channel(count);
    std::vector<std::uint32_t> pixels(count, 0);
    // One band and alpha: grey; three and alpha: colours.
    const auto blend = [&](int band, std::initializer_list<int> shifts) {
        if (GDALRasterIO(GDALGetRasterBand(warped.get(), band), GF_Read, 0, 0, width, height, channel.data(),
                         width, height, GDT_Byte, 0, 0) != CE_None)
            return;
        for (std::size_t i = 0; i < count; ++i)
            for (const int shift : shifts)
                pixels[i] |= static_cast<std::uint32_t>(channel[i]) << shift;
    };
    if (bands >= 4) {
        blend(1, {16});
        blend(2, {8});
        blend(3, {0});
    } else {
        blend(1, {16, 8, 0});
    }
    blend(bands, {24});
    return pixels;
}

} // namespace planner::gis
