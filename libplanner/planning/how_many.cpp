#include "libplanner/planning/how_many.h"

#include "libplanner/base/cancelled.h"
#include "libplanner/planning/pins.h"
#include "libplanner/planning/scenario_city.h"
#include "libplanner/planning/siting_stage.h"
#include "libplanner/siting/site_numbers.h"

#include <algorithm>

namespace planner {

namespace {

/// A goal whose problem takes a number of sites and no opening costs.
Goal numberedGoal(Goal goal) {
    switch (goal) {
    case Goal::Fewest: return Goal::Reach;
    case Goal::Reach:
    case Goal::Material: return goal;
    case Goal::Walk:
    case Goal::WorstWalk:
    case Goal::LeastCost: break;
    }
    return Goal::Walk;
}

std::uint32_t standing(const City& city) {
    return static_cast<std::uint32_t>(
        std::count_if(city.existing.begin(), city.existing.end(),
                      [](const auto& cabin) { return cabin.state != ExistingState::Closed; }));
}

class RowMaker {
public:
    RowMaker(const City& city, const DemandWeights& weights, const CitySiting& siting, Distance maxWalk,
             std::vector<DecayPoint> curve)
        : m_city(city), m_weights(weights), m_siting(siting), m_maxWalk(maxWalk), m_curve(std::move(curve)) {}

    void add(const std::vector<std::uint32_t>& open) {
        std::vector<std::uint8_t> isOpen(m_siting.problem->siteCount(), 0);
        for (const std::uint32_t site : open)
            isOpen[site] = 1;
        NumberRow row;
        row.cabins = static_cast<std::uint32_t>(open.size());
        __extension__ using Wide = __int128;
        Wide walks = 0;
        Wide attending = 0; // g/day × millionths
        for (std::size_t c = 0; c < m_siting.clients.size(); ++c) {
            const auto entries = m_siting.problem->row(c);
            const auto found = std::find_if(entries.begin(), entries.end(),
                                            [&](const WalkEntry& entry) { return isOpen[entry.site] != 0; });
            if (found == entries.end() || Distance{found->distance} > m_maxWalk)
                continue;
            const std::size_t home = m_siting.clients[c].value();
            const std::int64_t mass = m_weights.collected[home].count();
            row.reached += m_city.demand[home].people;
            row.collected += MassRate{mass};
            walks += Wide{mass} * found->distance;
            attending += Wide{mass} * shareAt(found->distance);
        }
        row.attending = MassRate{static_cast<std::int64_t>(attending / 1'000'000)};
        if (row.collected.count() > 0)
            row.walkMean = Distance{static_cast<std::int64_t>(walks / row.collected.count())};
        if (!m_rows.empty()) {
            row.gainReached = row.reached - m_rows.back().reached;
            row.gainCollected = row.collected - m_rows.back().collected;
            row.gainAttending = row.attending - m_rows.back().attending;
        }
        m_rows.push_back(row);
    }

    [[nodiscard]] std::vector<NumberRow> take() { return std::move(m_rows); }

private:
    /// The curve's points are a fixed step apart; the nearest below is near enough for a table.
    [[nodiscard]] std::uint32_t shareAt(std::uint32_t walk) const {
        const auto after =
            std::upper_bound(m_curve.begin(), m_curve.end(), walk,
                             [](std::uint32_t w, const DecayPoint& point) { return w < point.walk; });
        return after == m_curve.begin() ? 1'000'000 : std::prev(after)->share;
    }

    const City& m_city;
    const DemandWeights& m_weights;
    const CitySiting& m_siting;
    Distance m_maxWalk;
    std::vector<DecayPoint> m_curve;
    std::vector<NumberRow> m_rows;
};

} // namespace

NumberTable howManyCabins(std::shared_ptr<const City> asRead, const Scenario& scenario,
                          const Parameters& profile, const PlanOptions& options, std::stop_token stop,
                          const ProgressFunction& progress) {
    const Parameters parameters = withSettings(profile, scenario);
    const std::shared_ptr<const City> held = scenarioCity(std::move(asRead), scenario, parameters).city;
    const City& city = *held;
    NumberTable table;
    table.norm = normCount(city, parameters);
    table.asked = cabinCountOf(city, scenario, parameters);
    table.existing = standing(city);

    Scenario numbered = scenario;
    numbered.goal = numberedGoal(scenario.goal);
    numbered.isStrict = false;
    const DemandWeights weights = demandWeights(city, parameters);
    const SiteDecisions decisions = decideSites(city, numbered, mayClose(parameters));
    const auto required =
        static_cast<std::uint32_t>(std::count(decisions.required.begin(), decisions.required.end(), true));
    numbered.cabins = std::max(required, 1U);
    const CitySiting siting =
        makeCitySiting(city, weights, decisions, numbered, parameters, options.threads, stop, progress);
    const Distance maxWalk = maxWalkOf(scenario, parameters);
    RowMaker rows(city, weights, siting, maxWalk, attendanceCurve(parameters, maxWalk));
    const std::uint32_t most = table.asked + (table.asked + 1) / 2;
    const auto report = [&](const std::vector<std::uint32_t>& open) {
        rows.add(open);
        if (progress)
            progress({Phase::Siting, static_cast<double>(open.size()) / static_cast<double>(most),
                      std::nullopt, std::nullopt});
    };
    if (!forEachNumber(*siting.problem, std::max(1U, table.existing), most, report, stop))
        throw Cancelled();
    table.rows = rows.take();
    return table;
}

} // namespace planner
