#include "libplanner/collection/overflow_simulation.h"

#include "libplanner/base/random.h"

#include <algorithm>

namespace planner {

namespace {

/// Nearly normal with mean 0 and variance 1: twelve uniform numbers, the same on every machine.
double nearlyNormal(Random& random) {
    double sum = -6.0;
    for (int i = 0; i < 12; ++i)
        sum += random.unit();
    return sum;
}

/// One cabin's volumes in ml: a single space, or one for each stream.
struct Space {
    std::vector<double> perDay;
    std::vector<double> size;
};

Space spaceOf(const CollectionInput& input, const CollectionCabin& cabin, const CabinFill& fill) {
    Space space;
    if (cabin.compartments.empty()) {
        space.perDay = {static_cast<double>(fill.volume.count())};
        space.size = {static_cast<double>(cabin.volume.count())};
        return space;
    }
    for (std::size_t s = 0; s < cabin.rates.size(); ++s) {
        space.perDay.push_back(static_cast<double>(cabin.rates[s].count()) / input.streams[s].density * 1e3);
        space.size.push_back(static_cast<double>(cabin.compartments[s].count()));
    }
    return space;
}

} // namespace

OverflowSimulation simulateOverflow(const CollectionInput& input, const std::vector<CabinFill>& fills,
                                    const CollectionCalendar& calendar,
                                    const CollectionParameters& parameters, std::uint32_t repetitions,
                                    std::uint64_t seed) {
    OverflowSimulation result;
    result.byCabin.assign(input.cabins.size(), 0.0);
    std::vector<std::vector<char>> isEmptied(input.cabins.size(), std::vector<char>(calendar.days.size(), 0));
    for (std::size_t day = 0; day < calendar.days.size(); ++day)
        for (const std::size_t cabin : calendar.days[day])
            isEmptied[cabin][day] = 1;
    Random random(seed);
    for (std::size_t c = 0; c < input.cabins.size(); ++c) {
        const auto first = std::find(isEmptied[c].begin(), isEmptied[c].end(), 1);
        if (first == isEmptied[c].end())
            continue;
        const Space space = spaceOf(input, input.cabins[c], fills[c]);
        // Begins right after the round before the horizon, so that the first filling is a whole one.
        const std::size_t lead = calendar.daysFilled[c];
        std::uint64_t rounds = 0;
        std::uint64_t overflows = 0;
        std::vector<double> filled(space.size.size(), 0.0);
        for (std::uint32_t repetition = 0; repetition < repetitions; ++repetition) {
            std::fill(filled.begin(), filled.end(), 0.0);
            bool isOver = false;
            for (std::size_t t = 0; t < lead + calendar.days.size(); ++t) {
                for (std::size_t s = 0; s < filled.size(); ++s) {
                    filled[s] += std::max(0.0, space.perDay[s] *
                                                   (1.0 + parameters.dailyVariation * nearlyNormal(random)));
                    isOver = isOver || filled[s] > space.size[s];
                }
                if (t < lead || isEmptied[c][t - lead] == 0)
                    continue;
                ++rounds;
                overflows += isOver ? 1 : 0;
                isOver = false;
                std::fill(filled.begin(), filled.end(), 0.0);
            }
        }
        result.rounds += rounds;
        result.overflows += overflows;
        result.byCabin[c] = rounds > 0 ? static_cast<double>(overflows) / static_cast<double>(rounds) : 0.0;
        result.worstShare = std::max(result.worstShare, result.byCabin[c]);
    }
    result.share =
        result.rounds > 0 ? static_cast<double>(result.overflows) / static_cast<double>(result.rounds) : 0.0;
    return result;
}

} // namespace planner
