#include "libplanner/demand/norm.h"

#include "libplanner/city/area_index.h"

#include <algorithm>
#include <cmath>

namespace planner {

namespace {

/// Rounded up, but not for the dust of a division.
std::uint32_t roundedUp(double count) {
    return static_cast<std::uint32_t>(std::ceil(count - 1e-9));
}

void countExisting(const City& city, std::vector<DistrictNorm>& districts) {
    std::vector<const MultiPolygon*> areas;
    for (const District& district : city.districts)
        areas.push_back(&district.area);
    const AreaIndex index(areas);
    for (const ExistingCabin& cabin : city.existing) {
        if (cabin.state == ExistingState::Closed)
            continue;
        ++districts[index.find(cabin.at).value_or(city.districts.size())].existing;
    }
}

} // namespace

NormCount normCount(const City& city, const Parameters& parameters) {
    const double perHousehold = parameters.value("demand.persons_per_household");
    const double perCabin = parameters.value("demand.households_per_cabin");
    const double kgPerPerson = parameters.value("demand.kg_per_person_day");
    std::vector<People> people(city.districts.size() + 1);
    for (const DemandPoint& point : city.demand) {
        const std::size_t place = point.district ? point.district->value() : city.districts.size();
        People counted = point.people;
        if (counted == People{} && point.stated && kgPerPerson > 0.0)
            counted = persons(inKilogramsPerDay(*point.stated) / kgPerPerson);
        people[place] += counted;
    }
    NormCount made;
    made.districts.resize(people.size());
    countExisting(city, made.districts);
    People all;
    for (std::size_t i = 0; i < people.size(); ++i) {
        all += people[i];
        DistrictNorm& district = made.districts[i];
        if (i < city.districts.size())
            district.district = DistrictIndex{i};
        district.households = inPersons(people[i]) / perHousehold;
        district.cabins = roundedUp(district.households / perCabin);
    }
    made.households = inPersons(all) / perHousehold;
    made.cabins = std::max(1U, roundedUp(made.households / perCabin));
    if (made.districts.back().households == 0.0 && made.districts.back().existing == 0)
        made.districts.pop_back();
    return made;
}

} // namespace planner
