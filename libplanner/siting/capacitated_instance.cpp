#include "libplanner/siting/capacitated_instance.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <sstream>

namespace planner {

namespace {

using detail::refuse;

constexpr double MostScale = 1e6;
constexpr double MostSum = 1e13;
constexpr std::size_t MostPairs = 20'000'000;

/// The file's numbers, and how many stand on the line each is on.
struct Numbers {
    std::vector<double> values;
    std::vector<std::size_t> onLine;
};

Numbers numbersOf(const std::string& text, const std::string& file) {
    Numbers numbers;
    std::istringstream lines(text);
    std::string line;
    for (std::size_t row = 1; std::getline(lines, line); ++row) {
        std::istringstream words(line);
        std::string word;
        std::size_t count = 0;
        for (; words >> word; ++count) {
            char* end = nullptr;
            const double value = std::strtod(word.c_str(), &end);
            if (*end != '\0' || !std::isfinite(value))
                refuse(file, "line " + std::to_string(row), word, "not a number");
            numbers.values.push_back(value);
        }
        numbers.onLine.insert(numbers.onLine.end(), count, count);
    }
    return numbers;
}

std::size_t countAt(const Numbers& numbers, std::size_t at) {
    if (at >= numbers.values.size())
        return 0;
    const double value = numbers.values[at];
    return value >= 1.0 && value <= 1e6 && value == std::floor(value) ? static_cast<std::size_t>(value) : 0;
}

// The smallest power of ten that makes all numbers whole; empty: none up to MostScale.
std::optional<double> wholeScale(const std::vector<double>& numbers) {
    for (double scale = 1.0; scale <= MostScale; scale *= 10.0)
        if (std::all_of(numbers.begin(), numbers.end(), [scale](double value) {
                return std::abs(value * scale - std::nearbyint(value * scale)) <=
                       1e-12 * std::abs(value * scale);
            }))
            return scale;
    return std::nullopt;
}

std::vector<std::int64_t> scaled(const std::vector<double>& numbers, double scale) {
    std::vector<std::int64_t> whole;
    whole.reserve(numbers.size());
    for (const double value : numbers)
        whole.push_back(std::llround(value * scale));
    return whole;
}

} // namespace

CapacitatedInstance CapacitatedInstance::readMedian(const std::string& text, const std::string& file,
                                                    std::optional<std::uint32_t> facilities,
                                                    std::optional<LocationRounding> rounding) {
    const Numbers numbers = numbersOf(text, file);
    const std::size_t size = numbers.values.size();
    CapacitatedInstance instance;
    instance.m_name = detail::baseName(file);
    // Which of the two forms it is, the count of numbers tells.
    const bool isOwnCapacity = countAt(numbers, 0) > 0 && size == 2 + 4 * countAt(numbers, 0);
    const bool isOneCapacity =
        !isOwnCapacity && countAt(numbers, 2) > 0 && size == 5 + 4 * countAt(numbers, 2);
    if (!isOwnCapacity && !isOneCapacity)
        refuse(file, "header", "",
               "neither `n p` with n lines of 4 numbers nor `id optimum`, `n p capacity` with n lines of 4");
    const std::size_t nodes = countAt(numbers, isOwnCapacity ? 0 : 2);
    const std::size_t wanted = countAt(numbers, isOwnCapacity ? 1 : 3);
    if (nodes * nodes > MostPairs)
        refuse(file, "n", std::to_string(nodes), "too many nodes");
    instance.m_input.facilities = facilities.value_or(static_cast<std::uint32_t>(wanted));
    if (*instance.m_input.facilities == 0)
        refuse(file, "p", "0", "wanted: --p N, at least 1");
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t i = 0; i < nodes; ++i) {
        const double* line = &numbers.values[(isOwnCapacity ? 2 : 5) + 4 * i];
        x.push_back(line[isOwnCapacity ? 0 : 1]);
        y.push_back(line[isOwnCapacity ? 1 : 2]);
        instance.m_capacities.push_back(isOwnCapacity ? line[2] : numbers.values[4]);
        instance.m_demands.push_back(line[3]);
    }
    instance.m_openingCosts.assign(nodes, 0.0);
    instance.setPoints(x, y,
                       rounding.value_or(isOneCapacity ? LocationRounding::Floor : LocationRounding::None));
    instance.scale(file);
    return instance;
}

void CapacitatedInstance::setPoints(const std::vector<double>& x, const std::vector<double>& y,
                                    LocationRounding rounding) {
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = 0; j < x.size(); ++j)
            m_costs.push_back(detail::rounded(std::hypot(x[i] - x[j], y[i] - y[j]), rounding));
}

CapacitatedInstance CapacitatedInstance::readFacilities(const std::string& text, const std::string& file) {
    const Numbers numbers = numbersOf(text, file);
    CapacitatedInstance instance;
    instance.m_name = detail::baseName(file);
    const std::size_t sites = countAt(numbers, 0);
    const std::size_t clients = countAt(numbers, 1);
    if (sites == 0 || clients == 0 || sites * clients > MostPairs)
        refuse(file, "header", "", "wanted: the numbers of sites and clients");
    const std::size_t wanted = 2 + 2 * sites + clients + sites * clients;
    if (numbers.values.size() != wanted)
        refuse(file, "numbers", std::to_string(numbers.values.size()), "wanted: " + std::to_string(wanted));
    for (std::size_t j = 0; j < sites; ++j) {
        instance.m_capacities.push_back(numbers.values[2 + 2 * j]);
        instance.m_openingCosts.push_back(numbers.values[3 + 2 * j]);
    }
    const std::size_t at = 2 + 2 * sites;
    const bool isByClient = numbers.onLine[at] == 1 && numbers.onLine[at + 1] > 1;
    for (std::size_t i = 0; i < clients; ++i) {
        const std::size_t block = at + i * (sites + 1);
        instance.m_demands.push_back(numbers.values[isByClient ? block : at + i]);
        for (std::size_t j = 0; j < sites; ++j)
            instance.m_costs.push_back(
                numbers.values[isByClient ? block + 1 + j : at + clients + j * clients + i]);
    }
    instance.scale(file);
    return instance;
}

void CapacitatedInstance::scale(const std::string& file) {
    std::vector<double> loads = m_demands;
    loads.insert(loads.end(), m_capacities.begin(), m_capacities.end());
    const std::optional<double> loadScale = wholeScale(loads);
    if (!loadScale)
        refuse(file, "demand", "", "demands and capacities with more than six decimals");
    m_input.demands = scaled(m_demands, *loadScale);
    m_input.capacities = scaled(m_capacities, *loadScale);

    std::vector<double> money = m_costs;
    money.insert(money.end(), m_openingCosts.begin(), m_openingCosts.end());
    const auto terms = static_cast<double>(m_demands.size() + m_openingCosts.size());
    const double largest = *std::max_element(money.begin(), money.end()) * terms;
    if (largest > MostSum)
        refuse(file, "cost", std::to_string(largest), "too large");
    const std::optional<double> exact = wholeScale(money);
    m_scale = exact.value_or(MostScale);
    while (m_scale > 1.0 && largest * m_scale > MostSum)
        m_scale /= 10.0;
    m_hidden = exact && m_scale == *exact ? 0.0 : 0.5 * terms / m_scale;
    m_input.costs = scaled(m_costs, m_scale);
    m_input.openingCosts = scaled(m_openingCosts, m_scale);
}

double CapacitatedInstance::objective(const CapacitatedPlan& plan) const {
    double sum = 0.0;
    for (const std::uint32_t site : plan.open)
        sum += m_openingCosts[site];
    const std::size_t sites = m_openingCosts.size();
    for (std::size_t i = 0; i < plan.siteOf.size(); ++i)
        sum += m_costs[i * sites + plan.siteOf[i]];
    return sum;
}

double CapacitatedInstance::bound(const CapacitatedPlan& plan) const {
    return std::max(0.0, static_cast<double>(plan.bound) / m_scale - m_hidden);
}

} // namespace planner
