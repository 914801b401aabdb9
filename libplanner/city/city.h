#pragma once

#include "libplanner/base/index.h"
#include "libplanner/base/key.h"
#include "libplanner/base/quantity.h"
#include "libplanner/city/health_report.h"
#include "libplanner/city/restrictions.h"
#include "libplanner/geo/crs.h"
#include "libplanner/geo/geometry.h"
#include "libplanner/network/access.h"
#include "libplanner/network/access_finder.h"
#include "libplanner/network/street_network.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planner {

/// Where a cabin stands or would stand: the host that gives the ground.
enum class HostKind : std::uint8_t { Unknown, Neighbourhood, School, IndustrialPark, Street };

/// Raw attributes of a place that people read: carried through every table and export.
struct PlaceDetails {
    std::string name;
    std::string address;
    std::string owner;
    std::string runBy; ///< "property company", "volunteers", …, as the source says it
    std::string hours;
    std::string contact;
    HostKind host = HostKind::Unknown;
    std::optional<double> areaSquareMetres;

    friend bool operator==(const PlaceDetails&, const PlaceDetails&) = default;
};

/// A home, a building, an address or a population cell, with what the source tells about it.
/// The weight (kg/day) is the demand room's business.
struct DemandPoint {
    Key key;
    Point at;
    std::optional<Access> access;                  ///< empty: see the health report
    AccessFailure failure = AccessFailure::TooFar; ///< meaningful only without access
    std::optional<MassRate> stated;                ///< kg_day of the source
    People people; ///< stated, or derived from households, floor area, or one household
    std::optional<DistrictIndex> district;
    std::uint32_t group = 0; ///< home group (elderly, low income …), 0: everyone
};

/// A place where a cabin may stand.
struct CandidateSite {
    Key key;
    Point at;
    std::optional<Access> access;
    AccessFailure failure = AccessFailure::TooFar;
    PlaceDetails details;
    bool isMade = false;               ///< made street-side, not read from a layer
    std::optional<Key> forbiddenBy;    ///< key of the forbidden area it lies in
    std::optional<Key> existingCabin;  ///< stands already
    std::optional<Access> truckAccess; ///< where a truck stops for it; empty: none within reach
};

enum class ExistingState : std::uint8_t { Keep, MayClose, Closed };

struct ExistingCabin {
    Key key;
    Point at;
    PlaceDetails details;
    ExistingState state = ExistingState::Keep;
    std::optional<Volume> volume;
};

struct RecyclingCentre {
    Key key;
    Point at;
    std::optional<Access> truckAccess;
    PlaceDetails details;
    std::optional<Mass> dailyCapacity;
    Duration opens; ///< since midnight
    Duration closes = seconds(86400.0);
};

struct Depot {
    Key key;
    Point at;
    std::optional<Access> truckAccess;
    PlaceDetails details;
};

/// A driver's rest: begins within the span.
struct TruckBreak {
    Duration from;
    Duration until;
    Duration length;
};

/// One truck of the fleet table.
struct Truck {
    Key key;            ///< the plate
    std::string energy; ///< "electric", "diesel", …
    Mass capacity;
    Volume volume;
    Duration shift;                  ///< longest working day
    std::optional<TruckBreak> rest;  ///< empty: as the profile says
    std::optional<DepotIndex> depot; ///< empty: starts where it is cheapest
    Cost costPerDay;
    Cost costPerKilometre;
    Cost costPerHour;
};

struct District {
    Key key;
    std::string name;
    MultiPolygon area;
};

/// Everything read of a city, in one metric CRS, complete and checked; immutable once made.
///
/// Demand points are ordered as read. Candidates: those of the layer, then existing cabins that no candidate
/// stands for, then those made street-side.
struct City {
    std::string name;
    Crs crs = Crs::wgs84();
    std::shared_ptr<const StreetNetwork> network;
    std::vector<DemandPoint> demand;
    std::vector<CandidateSite> candidates;
    std::vector<ExistingCabin> existing;
    std::vector<RecyclingCentre> centres;
    std::vector<Depot> depots;
    std::vector<Truck> fleet;
    std::vector<District> districts;
    std::vector<ForbiddenArea> forbidden;
    std::vector<TruckZone> truckZones;
    Barriers barriers;
    std::vector<std::string> attributions; ///< "© OpenStreetMap contributors", …: shown on every map
    HealthReport health;

    [[nodiscard]] Box demandBounds() const;
};

} // namespace planner
