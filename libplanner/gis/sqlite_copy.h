#pragma once

#include <filesystem>
#include <string>

namespace planner::gis {

/// A write-ahead log with content lies beside an SQLite file: another program has it open, or was ended while
/// it had, and the file alone is not up to date.
[[nodiscard]] bool hasPendingLog(const std::string& path);

/// A copy of an SQLite file with its log worked in, in the system's folder for temporary files; the source is
/// only read. The copy goes away with this object; on this system a file that is open may go before it is
/// closed.
class SqliteCopy {
public:
    /// Throws Error{FileUnreadable}.
    explicit SqliteCopy(const std::string& path);
    ~SqliteCopy();
    SqliteCopy(const SqliteCopy&) = delete;
    SqliteCopy& operator=(const SqliteCopy&) = delete;

    [[nodiscard]] std::string path() const { return m_file.string(); }

private:
    std::filesystem::path m_folder;
    std::filesystem::path m_file;
};

} // namespace planner::gis
