#include "app/cli/bench_town.h"

#include "app/cli/city_options.h"
#include "app/profiles/profiles.h"
#include "libplanner/base/error.h"
#include "libplanner/city/city_loader.h"
#include "libplanner/gis/source_opener.h"
#include "libplanner/network/walk_table.h"
#include "sample_maps/generator/town.h"
#include "sample_maps/generator/town_writer.h"

#include <QTemporaryDir>

#include <algorithm>

namespace app::cli {

using namespace planner;

namespace {

/// So many of the places, evenly through the list.
template <class Place>
std::vector<const Place*> spread(const std::vector<Place>& places, std::size_t wanted, ErrorCode lack) {
    std::vector<const Place*> reached;
    for (const Place& place : places)
        if (place.access)
            reached.push_back(&place);
    if (reached.size() < wanted)
        throw Error(lack, {.value = std::to_string(reached.size())});
    std::vector<const Place*> chosen;
    for (std::size_t k = 0; k < wanted; ++k)
        chosen.push_back(reached[k * reached.size() / wanted]);
    return chosen;
}

std::shared_ptr<const City> madeCity(std::size_t buildings, const std::stop_token& stop) {
    const QTemporaryDir folder;
    if (!folder.isValid())
        throw Error(ErrorCode::WriteFailed, {.reason = folder.errorString().toStdString()});
    const std::string path = folder.path().toStdString();
    TownFiles files;
    files.officeTable = false;
    (void)writeTown(makeTown({.buildings = buildings, .seed = 1}, stop), path, files, stop);
    return loadCity(readCityFile(path + "/city.json"), gis::GdalSourceOpener(),
                    profiles::parameterProfile(profiles::parameterProfileNames().front()),
                    profiles::travelProfiles(), stop, {});
}

} // namespace

BenchTown makeBenchTown(std::size_t homes, std::size_t sites, const std::stop_token& stop) {
    BenchTown town;
    town.city = madeCity(std::max(homes * 3 / 2, sites * 10), stop);
    for (const DemandPoint* home : spread(town.city->demand, homes, ErrorCode::NoDemand)) {
        town.homes.push_back(*home->access);
        town.weights.push_back(std::max<std::int64_t>(1, home->people.count()));
    }
    for (const CandidateSite* site : spread(town.city->candidates, sites, ErrorCode::NoCandidates))
        town.sites.push_back(*site->access);
    return town;
}

SitingInput medianIn(const BenchTown& town, std::uint32_t facilities, std::uint32_t nearest,
                     const std::stop_token& stop) {
    WalkTableOptions options;
    options.nearest = nearest;
    const WalkTable table = buildWalkTable(*town.city->network, town.sites, options, stop, {});
    SitingInput input;
    input.facilities = facilities;
    input.weights = town.weights;
    input.states.assign(town.sites.size(), SiteState::Candidate);
    input.offsets.push_back(0);
    for (const Access& home : town.homes) {
        const Distance reach = walkRow(table, *town.city->network, town.sites, home, nearest, input.entries);
        input.offsets.push_back(input.entries.size());
        input.reach.push_back(
            static_cast<std::uint32_t>(std::min<std::int64_t>(reach.count(), CompleteReach)));
    }
    return input;
}

} // namespace app::cli
