#include "libplanner/network/prepared_cache.h"

#include "libplanner/network/byte_sum.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <sstream>
#include <system_error>
#include <vector>

namespace planner {

namespace fs = std::filesystem;

namespace {

constexpr const char* Ending = ".prepared";

std::string hexadecimal(std::uint64_t number) {
    std::array<char, 16> digits{};
    digits.fill('0');
    std::array<char, 16> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number, 16);
    std::copy_backward(text.data(), end, digits.data() + digits.size());
    return {digits.begin(), digits.end()};
}

std::optional<std::string> contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return std::nullopt;
    std::ostringstream content;
    content << stream.rdbuf();
    return stream ? std::optional(std::move(content).str()) : std::nullopt;
}

} // namespace

fs::path PreparedCache::fileFor(TravelMode mode, const std::string& sources) const {
    detail::ByteSum sum;
    sum.add(std::as_bytes(std::span(sources)));
    return m_folder / ((mode == TravelMode::Walk ? "walk-" : "truck-") + hexadecimal(sum.value()) + Ending);
}

PreparedCache::Prepared PreparedCache::prepare(std::shared_ptr<const StreetNetwork> network, TravelMode mode,
                                               const std::string& sources, const std::stop_token& stop,
                                               const PreparationOptions& options) const {
    const fs::path file = fileFor(mode, sources);
    if (const std::optional<std::string> content = contentOf(file))
        if (std::optional<PreparedNetwork> read = PreparedNetwork::fromBytes(*content, network, mode))
            return {std::move(*read), true};
    Prepared made{PreparedNetwork(std::move(network), mode, stop, options), false};
    write(made.network, file);
    removeOldest();
    return made;
}

void PreparedCache::write(const PreparedNetwork& network, const fs::path& file) const {
    std::error_code error;
    fs::create_directories(m_folder, error);
    const fs::path beside = file.string() + "." + std::to_string(getpid()) + ".part";
    {
        std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
        const std::string bytes = network.bytes();
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        stream.flush();
        if (!stream) {
            stream.close();
            fs::remove(beside, error);
            return;
        }
    }
    fs::rename(beside, file, error);
    if (error)
        fs::remove(beside, error);
}

void PreparedCache::removeOldest() const {
    std::error_code error;
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_folder, error))
        if (entry.path().extension() == Ending)
            files.emplace_back(entry.last_write_time(error), entry.path());
    std::ranges::sort(files);
    for (std::size_t i = 0; i + MostFiles < files.size(); ++i)
        fs::remove(files[i].second, error);
}

} // namespace planner
