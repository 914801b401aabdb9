#include "libplanner/gis/staged_files.h"

#include "libplanner/base/error.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace planner::gis {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& path, const std::string& reason) {
    throw Error(ErrorCode::WriteFailed, {.file = path.string(), .reason = reason});
}

void flushToDisk(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        fail(path, std::strerror(errno));
    const int rc = ::fsync(file);
    const int error = errno;
    ::close(file);
    // Some network folders know no fsync; the rename is then all there is.
    if (rc != 0 && error != EINVAL && error != ENOTSUP)
        fail(path, std::strerror(error));
}

} // namespace

StagedFiles::StagedFiles(const fs::path& target) : m_target(target) {
    const fs::path parent = target.has_parent_path() ? target.parent_path() : fs::path(".");
    std::string name = (parent / ".cabin-writing-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        fail(target, std::strerror(errno));
    m_folder = name;
}

StagedFiles::~StagedFiles() {
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
}

std::vector<std::string> StagedFiles::putInPlace() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(m_folder))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end(), [this](const fs::path& a, const fs::path& b) {
        const bool isLastA = a.filename() == m_target.filename();
        const bool isLastB = b.filename() == m_target.filename();
        return isLastA != isLastB ? isLastB : a < b;
    });
    for (const fs::path& file : files)
        flushToDisk(file);
    const fs::path parent = m_target.has_parent_path() ? m_target.parent_path() : fs::path(".");
    std::vector<std::string> written;
    for (const fs::path& file : files) {
        const fs::path target = parent / file.filename();
        std::error_code error;
        fs::rename(file, target, error);
        if (error)
            fail(target, error.message());
        written.push_back(target.string());
    }
    flushToDisk(parent);
    return written;
}

} // namespace planner::gis
