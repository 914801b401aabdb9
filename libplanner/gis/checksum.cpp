#include "libplanner/gis/checksum.h"

#include "libplanner/base/error.h"
#include "libplanner/gis/sqlite_copy.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

namespace planner::gis {

namespace {

namespace fs = std::filesystem;

struct ContextFree {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// The files that together are the source, in the order of their names.
std::vector<fs::path> filesOf(const fs::path& path) {
    std::vector<fs::path> files;
    if (fs::is_directory(path)) {
        for (const auto& entry : fs::recursive_directory_iterator(path))
            if (entry.is_regular_file())
                files.push_back(entry.path());
    } else if (lower(path.extension().string()) == ".shp") {
        const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
        for (const auto& entry : fs::directory_iterator(folder)) {
            const std::string extension = lower(entry.path().extension().string());
            const bool belongs = extension == ".shp" || extension == ".shx" || extension == ".dbf" ||
                                 extension == ".prj" || extension == ".cpg";
            if (belongs && entry.path().stem() == path.stem())
                files.push_back(entry.path());
        }
    } else {
        files.push_back(path);
        if (hasPendingLog(path.string()))
            files.emplace_back(path.string() + "-wal");
    }
    std::sort(files.begin(), files.end());
    return files;
}

void addFile(EVP_MD_CTX* context, const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw Error(ErrorCode::FileUnreadable, {.file = path.string()});
    std::array<char, 1 << 16> buffer;
    while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0)
        EVP_DigestUpdate(context, buffer.data(), static_cast<std::size_t>(in.gcount()));
    if (in.bad())
        throw Error(ErrorCode::FileUnreadable, {.file = path.string()});
}

} // namespace

std::string checksumOf(const std::string& path) {
    std::error_code missing;
    if (!fs::exists(path, missing))
        throw Error(ErrorCode::FileMissing, {.file = path});
    const std::unique_ptr<EVP_MD_CTX, ContextFree> context(EVP_MD_CTX_new());
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
        throw Error(ErrorCode::Internal, {.file = path, .reason = "SHA-256"});
    for (const fs::path& file : filesOf(path))
        addFile(context.get(), file);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int length = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &length);
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < length; ++i) {
        text += digits[digest[i] >> 4];
        text += digits[digest[i] & 15];
    }
    return text;
}

} // namespace planner::gis
