#pragma once

#include "libplanner/network/prepared_network.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

namespace planner {

/// Keeps preparations in files of one folder, beside a project or among the user's caches, so that a network
/// is prepared once only.
///
/// A file is used when it was written for the same sources, the same graph (every arc and weight) and is
/// whole; any other is ignored and written anew. Files are written beside and renamed, so that nobody reads
/// half of one; a folder that cannot be written costs the time of preparing, no more. The oldest files beyond
/// `MostFiles` are removed. Safe for several processes.
class PreparedCache {
public:
    static constexpr std::size_t MostFiles = 16;

    explicit PreparedCache(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    struct Prepared {
        PreparedNetwork network;
        bool wasCached = false;
    };

    /// `sources`: what the network was read from, as checksums and profile names; any text.
    /// Throws Cancelled when stopped.
    [[nodiscard]] Prepared prepare(std::shared_ptr<const StreetNetwork> network, TravelMode mode,
                                   const std::string& sources, const std::stop_token& stop,
                                   const PreparationOptions& options = {}) const;

    /// Where the preparation of these sources is kept.
    [[nodiscard]] std::filesystem::path fileFor(TravelMode mode, const std::string& sources) const;

private:
    void write(const PreparedNetwork& network, const std::filesystem::path& file) const;
    void removeOldest() const;

    std::filesystem::path m_folder;
};

} // namespace planner
