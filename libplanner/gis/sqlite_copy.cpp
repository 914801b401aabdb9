#include "libplanner/gis/sqlite_copy.h"

#include "libplanner/base/error.h"

#include <sqlite3.h>

#include <cstdlib>
#include <memory>
#include <system_error>

namespace planner::gis {

namespace fs = std::filesystem;

namespace {

struct DatabaseCloser {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
    throw Error(ErrorCode::FileUnreadable, {.file = path, .reason = reason});
}

// Opening in read-write mode and leaving the log mode writes the log into the file.
void workInLog(const std::string& source, const fs::path& copy) {
    sqlite3* raw = nullptr;
    const int opened = sqlite3_open_v2(copy.c_str(), &raw, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, DatabaseCloser> database(raw);
    if (opened != SQLITE_OK)
        fail(source, sqlite3_errmsg(raw));
    if (sqlite3_exec(raw, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(source, sqlite3_errmsg(raw));
}

} // namespace

bool hasPendingLog(const std::string& path) {
    std::error_code error;
    const fs::path log = path + "-wal";
    return fs::is_regular_file(log, error) && fs::file_size(log, error) > 0;
}

SqliteCopy::SqliteCopy(const std::string& path) {
    std::string folder = (fs::temp_directory_path() / "cabin-reading-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr)
        fail(path, "no folder for a temporary copy");
    m_folder = folder;
    m_file = m_folder / fs::path(path).filename();
    try {
        fs::copy_file(path, m_file);
        fs::copy_file(path + "-wal", m_file.string() + "-wal");
        fs::permissions(m_file, fs::perms::owner_read | fs::perms::owner_write);
        fs::permissions(m_file.string() + "-wal", fs::perms::owner_read | fs::perms::owner_write);
        workInLog(path, m_file);
    } catch (const fs::filesystem_error& error) {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
        fail(path, error.what());
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
        throw;
    }
}

SqliteCopy::~SqliteCopy() {
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
}

} // namespace planner::gis
