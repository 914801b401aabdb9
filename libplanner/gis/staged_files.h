#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace planner::gis {

/// Files written in a hidden folder beside their target and put in place only when all is well, so that a failure
/// leaves what was there before. The folder goes away with this object.
class StagedFiles {
public:
    /// `target` is the file to be. Throws Error{WriteFailed} where its folder cannot be written.
    explicit StagedFiles(const std::filesystem::path& target);
    ~StagedFiles();
    StagedFiles(const StagedFiles&) = delete;
    StagedFiles& operator=(const StagedFiles&) = delete;

    /// Where to write the target, or, with another ending, a file that belongs to it.
    [[nodiscard]] std::filesystem::path path() const { return m_folder / m_target.filename(); }

    /// Flushes every file to disk and renames it into the target's folder, the target itself last.
    /// Returns their paths. Throws Error{WriteFailed}.
    std::vector<std::string> putInPlace();

private:
    std::filesystem::path m_target;
    std::filesystem::path m_folder;
};

} // namespace planner::gis
