#include "libplanner/siting/capacitated_problem.h"

#include "libplanner/base/error.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string>
#include <utility>

namespace planner {

namespace {

constexpr std::int64_t MostSum = std::int64_t{1} << 46;

[[noreturn]] void fail(ErrorCode code, const std::string& name, const std::string& reason,
                       const std::string& feature = {}) {
    ErrorDetails details;
    details.name = name;
    details.reason = reason;
    details.feature = feature;
    throw Error(code, details);
}

// The sum of numbers none of which may be negative.
std::int64_t checkedSum(const std::vector<std::int64_t>& numbers, const std::string& name) {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        if (numbers[k] < 0)
            fail(ErrorCode::BadValue, name, "below 0", std::to_string(k));
        if (numbers[k] > MostSum - sum)
            fail(ErrorCode::BadValue, name, "too large", std::to_string(k));
        sum += numbers[k];
    }
    return sum;
}

} // namespace

CapacitatedProblem::CapacitatedProblem(CapacitatedInput input) : m_input(std::move(input)) {
    check();
    checkCapacity();
    sortRows();
}

void CapacitatedProblem::check() {
    if (m_input.demands.empty())
        fail(ErrorCode::NoDemand, "demands", "");
    if (m_input.capacities.empty())
        fail(ErrorCode::NoCandidates, "capacities", "");
    if (m_input.openingCosts.empty())
        m_input.openingCosts.assign(siteCount(), 0);
    if (m_input.openingCosts.size() != siteCount())
        fail(ErrorCode::BadValue, "openingCosts", "one a site wanted");
    if (m_input.costs.size() != clientCount() * siteCount())
        fail(ErrorCode::BadValue, "costs", "one a client and site wanted");
    m_totalDemand = checkedSum(m_input.demands, "demand");
    (void)checkedSum(m_input.capacities, "capacity");
    m_worstCost = checkedSum(m_input.openingCosts, "opening cost");
    std::vector<std::int64_t> dearest;
    for (std::size_t i = 0; i < clientCount(); ++i) {
        const auto begin = m_input.costs.begin() + static_cast<std::ptrdiff_t>(i * siteCount());
        const auto [least, most] =
            std::minmax_element(begin, begin + static_cast<std::ptrdiff_t>(siteCount()));
        dearest.push_back(*least < 0 ? *least : *most);
    }
    m_worstCost += checkedSum(dearest, "cost");
    if (m_worstCost > MostSum)
        fail(ErrorCode::BadValue, "cost", "too large");
}

void CapacitatedProblem::checkCapacity() const {
    if (mostFacilities() == 0 || mostFacilities() > siteCount())
        fail(ErrorCode::Infeasible, "facilities",
             std::to_string(mostFacilities()) + " sites wanted of " + std::to_string(siteCount()));
    std::vector<std::int64_t> largest = m_input.capacities;
    std::sort(largest.begin(), largest.end(), std::greater<>());
    for (std::size_t i = 0; i < clientCount(); ++i)
        if (demand(i) > largest.front())
            fail(ErrorCode::Infeasible, "capacity",
                 "demand " + std::to_string(demand(i)) + ", largest capacity " +
                     std::to_string(largest.front()),
                 std::to_string(i));
    const std::int64_t most =
        std::accumulate(largest.begin(), largest.begin() + mostFacilities(), std::int64_t{0});
    if (totalDemand() > most)
        fail(ErrorCode::Infeasible, "capacity",
             "demand " + std::to_string(totalDemand()) + ", capacity of the " +
                 std::to_string(mostFacilities()) + " largest sites " + std::to_string(most));
}

void CapacitatedProblem::sortRows() {
    m_rows.resize(clientCount() * siteCount());
    for (std::size_t i = 0; i < clientCount(); ++i) {
        const auto begin = m_rows.begin() + static_cast<std::ptrdiff_t>(i * siteCount());
        const auto end = begin + static_cast<std::ptrdiff_t>(siteCount());
        std::iota(begin, end, 0U);
        std::sort(begin, end, [&](std::uint32_t a, std::uint32_t b) {
            return cost(i, a) != cost(i, b) ? cost(i, a) < cost(i, b) : a < b;
        });
    }
}

} // namespace planner
