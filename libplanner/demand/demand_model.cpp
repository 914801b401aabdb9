#include "libplanner/demand/demand_model.h"

#include "libplanner/base/error.h"
#include "libplanner/demand/largest_remainder.h"

#include <cmath>
#include <string_view>

namespace planner {

namespace {

std::vector<std::int64_t> split(std::int64_t total, const std::vector<Stream>& streams) {
    std::vector<double> shares;
    shares.reserve(streams.size());
    for (const Stream& stream : streams)
        shares.push_back(stream.share * static_cast<double>(total));
    return largestRemainder(shares, total);
}

} // namespace

std::vector<Stream> streamsOf(const Parameters& parameters) {
    constexpr std::string_view Prefix = "stream.";
    constexpr std::string_view Suffix = ".share";
    std::vector<Stream> streams;
    double sum = 0.0;
    for (const auto& [name, parameter] : parameters.all()) {
        if (!name.starts_with(Prefix) || !name.ends_with(Suffix) || !(parameter.value > 0.0))
            continue;
        Stream stream;
        stream.name = name.substr(Prefix.size(), name.size() - Prefix.size() - Suffix.size());
        stream.share = parameter.value;
        stream.looseDensity = parameters.value("stream." + stream.name + ".density_loose");
        stream.flattenedDensity = parameters.value("stream." + stream.name + ".density_flat");
        sum += stream.share;
        streams.push_back(std::move(stream));
    }
    if (streams.empty())
        throw Error(ErrorCode::BadValue,
                    {.name = "stream.*.share", .value = "0", .reason = "no stream is taken"});
    for (Stream& stream : streams)
        stream.share /= sum;
    return streams;
}

DemandWeights demandWeights(const City& city, const Parameters& parameters) {
    const double gramsPerPerson = parameters.value("demand.kg_per_person_day") * 1000.0;
    DemandWeights made;
    made.streams = streamsOf(parameters);
    std::vector<double> shares;
    shares.reserve(city.demand.size());
    MassRate stated;
    People people; // of the points that state no mass
    for (const DemandPoint& point : city.demand) {
        if (point.stated) {
            stated += *point.stated;
            shares.push_back(0.0);
        } else {
            people += point.people;
            shares.push_back(inPersons(point.people) * gramsPerPerson);
        }
    }
    const std::int64_t derived = std::llround(inPersons(people) * gramsPerPerson);
    const std::vector<std::int64_t> grams = largestRemainder(shares, derived);
    made.collected.reserve(city.demand.size());
    for (std::size_t i = 0; i < city.demand.size(); ++i) {
        const DemandPoint& point = city.demand[i];
        made.collected.push_back(point.stated.value_or(MassRate{grams[i]}));
        made.total += made.collected.back();
    }
    return made;
}

std::vector<Mass> splitByStream(Mass mass, const std::vector<Stream>& streams) {
    std::vector<Mass> made;
    for (const std::int64_t grams : split(mass.count(), streams))
        made.emplace_back(grams);
    return made;
}

std::vector<MassRate> splitByStream(MassRate rate, const std::vector<Stream>& streams) {
    std::vector<MassRate> made;
    for (const std::int64_t grams : split(rate.count(), streams))
        made.emplace_back(grams);
    return made;
}

double mixedDensity(const std::vector<Stream>& streams) {
    double volume = 0.0; // of one kilogram
    for (const Stream& stream : streams)
        volume += stream.share / stream.looseDensity;
    return volume > 0.0 ? 1.0 / volume : 0.0;
}

} // namespace planner
