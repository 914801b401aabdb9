#pragma once

#include "libplanner/city/city_description.h"
#include "libplanner/geo/box.h"
#include "libplanner/scenario/scenario.h"

#include <map>
#include <string>
#include <vector>

namespace planner {

/// A source as a stored plan saw it.
struct StoredSource {
    Role role = Role::Demand;
    std::string path;     ///< as in the description, relative where it was
    std::string checksum; ///< SHA-256

    friend bool operator==(const StoredSource&, const StoredSource&) = default;
};

/// A part of the map a person named, to come back to.
struct NamedView {
    std::string name;
    Box extent; ///< in the project's CRS

    friend bool operator==(const NamedView&, const NamedView&) = default;
};

/// What a project file stores so that a plan can be made again to the last digit.
struct Project {
    CityDescription description; ///< the effective City file
    Scenario scenario;
    std::vector<Scenario> others; ///< scenarios kept beside the one planned
    std::string profile;          ///< name of the parameter profile
    std::vector<StoredSource> sources;
    std::vector<NamedView> views; ///< in the order they were named
    std::string programVersion;

    friend bool operator==(const Project&, const Project&) = default;
};

} // namespace planner
