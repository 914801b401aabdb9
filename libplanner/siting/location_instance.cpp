#include "libplanner/siting/location_instance.h"

#include "libplanner/base/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <numeric>
#include <sstream>
#include <utility>

namespace planner {

namespace {

constexpr double EarthRadius = 6378137.0; // metres, as the files' authors use it
constexpr double RealScale = 1000.0;
constexpr std::size_t FullRows = 4'000'000; // entries up to which rows hold every site
constexpr std::size_t RowsPerFacility = 6;  // beyond: so many times the clients a site serves on average

using detail::refuse;

bool before(const WalkEntry& a, const WalkEntry& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.site < b.site;
}

} // namespace

LocationInstance LocationInstance::read(const std::string& text, const std::string& file,
                                        const LocationQuestion& question) {
    LocationInstance instance;
    instance.m_name = detail::baseName(file);
    instance.m_question = question;
    const bool needsRadius = question.goal == SitingGoal::Reach || question.goal == SitingGoal::Fewest;
    if (needsRadius && (!question.radius || *question.radius < 0.0))
        refuse(file, "radius", "", "wanted: --radius R, at least 0");
    if (text.find("NODE_COORD_SECTION") != std::string::npos)
        instance.readPoints(text, file);
    else
        instance.readGraph(text, file);
    SitingInput& input = instance.m_input;
    input.goal = question.goal;
    if (question.facilities)
        input.facilities = *question.facilities;
    if (question.goal != SitingGoal::Fewest && input.facilities == 0)
        refuse(file, "p", "0", "wanted: --p N, at least 1");
    if (needsRadius)
        input.maxWalk = Distance{static_cast<std::int64_t>(std::floor(*question.radius * instance.m_scale))};
    return instance;
}

void LocationInstance::readGraph(const std::string& text, const std::string& file) {
    std::istringstream stream(text);
    std::int64_t nodes = 0;
    std::int64_t edges = 0;
    std::int64_t facilities = 0;
    if (!(stream >> nodes >> edges >> facilities) || nodes < 1 || nodes > 100'000 || edges < 0 ||
        facilities < 0)
        refuse(file, "header", "", "neither NODE_COORD_SECTION nor a line n m p");
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> costs;
    std::int64_t longest = 1;
    for (std::int64_t line = 0; line < edges; ++line) {
        std::int64_t a = 0;
        std::int64_t b = 0;
        std::int64_t cost = 0;
        if (!(stream >> a >> b >> cost))
            refuse(file, "edge", std::to_string(line + 1), "missing or not a whole number");
        if (a < 1 || b < 1 || a > nodes || b > nodes || cost < 0 || cost > 10'000'000)
            refuse(file, "edge", std::to_string(line + 1), "node or cost out of range");
        costs[std::minmax(a, b)] = cost;
        longest = std::max(longest, cost);
    }
    std::vector<std::vector<WalkEntry>> arcs(static_cast<std::size_t>(nodes));
    for (const auto& [ends, cost] : costs) {
        const auto a = static_cast<std::uint32_t>(ends.first - 1);
        const auto b = static_cast<std::uint32_t>(ends.second - 1);
        arcs[a].push_back({b, static_cast<std::uint32_t>(cost)});
        arcs[b].push_back({a, static_cast<std::uint32_t>(cost)});
    }
    m_weights.assign(arcs.size(), 1);
    m_input.weights = m_weights;
    m_input.states.assign(arcs.size(), SiteState::Candidate);
    m_input.facilities = static_cast<std::uint32_t>(facilities);
    addGraphRows(arcs, static_cast<std::uint32_t>(longest));
}

// Dijkstra from every node over a ring of buckets, one a cost: nodes are settled in the row's order.
void LocationInstance::addGraphRows(const std::vector<std::vector<WalkEntry>>& arcs,
                                    std::uint32_t longestArc) {
    const std::size_t nodes = arcs.size();
    const std::size_t ring = std::size_t{longestArc} + 1;
    std::vector<std::vector<std::uint32_t>> buckets(ring);
    std::vector<std::uint32_t> distances(nodes);
    m_input.offsets.push_back(0);
    for (std::uint32_t source = 0; source < nodes; ++source) {
        std::fill(distances.begin(), distances.end(), CompleteReach);
        distances[source] = 0;
        buckets[0].push_back(source);
        std::size_t waiting = 1;
        const std::size_t begin = m_input.entries.size();
        for (std::uint32_t now = 0; waiting > 0; ++now) {
            auto& bucket = buckets[now % ring];
            for (std::size_t k = 0; k < bucket.size(); ++k) {
                const std::uint32_t node = bucket[k];
                --waiting;
                if (distances[node] != now)
                    continue;
                m_input.entries.push_back({node, now});
                for (const WalkEntry& arc : arcs[node]) {
                    const std::uint32_t through = now + arc.distance;
                    if (through >= distances[arc.site])
                        continue;
                    distances[arc.site] = through;
                    buckets[through % ring].push_back(arc.site);
                    ++waiting;
                }
            }
            bucket.clear();
        }
        std::sort(m_input.entries.begin() + static_cast<std::ptrdiff_t>(begin), m_input.entries.end(),
                  before);
        // A node reached twice at the same cost stands there twice.
        const auto last =
            std::unique(m_input.entries.begin() + static_cast<std::ptrdiff_t>(begin), m_input.entries.end());
        m_input.entries.erase(last, m_input.entries.end());
        m_input.offsets.push_back(m_input.entries.size());
        m_input.reach.push_back(CompleteReach);
    }
}

void LocationInstance::readPoints(const std::string& text, const std::string& file) {
    std::istringstream stream(text);
    std::string line;
    enum class Section { Header, Points, Demands } section = Section::Header;
    while (std::getline(stream, line)) {
        if (line.find("NODE_COORD_SECTION") != std::string::npos) {
            section = Section::Points;
        } else if (line.find("DEMAND_SECTION") != std::string::npos) {
            section = Section::Demands;
        } else if (line.find("EOF") != std::string::npos) {
            break;
        } else if (section == Section::Header) {
            m_isGlobe = m_isGlobe || (line.find("TYPE") == 0 && line.find("MCLP") != std::string::npos);
        } else {
            std::istringstream fields(line);
            double first = 0.0;
            double second = 0.0;
            if (!(fields >> first))
                continue; // an empty line
            if (section == Section::Demands) {
                if (first < 0.0 || first != std::floor(first))
                    refuse(file, "demand", line, "not a whole number from 0");
                m_weights.push_back(static_cast<std::int64_t>(first));
                continue;
            }
            // Other files begin a line with the node's number.
            if ((!m_isGlobe && !(fields >> first)) || !(fields >> second))
                refuse(file, "node", line, m_isGlobe ? "latitude longitude wanted" : "number x y wanted");
            m_x.push_back(m_isGlobe ? second : first);
            m_y.push_back(m_isGlobe ? first : second);
        }
    }
    if (m_x.empty())
        refuse(file, "NODE_COORD_SECTION", "", "holds no node");
    if (m_weights.empty())
        m_weights.assign(m_x.size(), 1);
    if (m_weights.size() != m_x.size())
        refuse(file, "DEMAND_SECTION", std::to_string(m_weights.size()),
               "nodes: " + std::to_string(m_x.size()));
    m_rounding = m_question.rounding.value_or(LocationRounding::None);
    m_scale = m_rounding == LocationRounding::None ? RealScale : 1.0;
    m_input.weights = m_weights;
    m_input.states.assign(m_x.size(), SiteState::Candidate);
    m_input.facilities = m_question.facilities.value_or(0);
    m_input.offsets.push_back(0);
    if (m_question.radius)
        addCoverRows();
    else
        addPointRows();
}

double LocationInstance::distance(std::size_t a, std::size_t b) const {
    if (m_isGlobe) {
        constexpr double Radian = std::numbers::pi / 180.0;
        const double lat = std::sin((m_y[b] - m_y[a]) * Radian / 2.0);
        const double lon = std::sin((m_x[b] - m_x[a]) * Radian / 2.0);
        const double h = lat * lat + std::cos(m_y[a] * Radian) * std::cos(m_y[b] * Radian) * lon * lon;
        return 2.0 * EarthRadius * std::asin(std::sqrt(std::min(1.0, h)));
    }
    return detail::rounded(std::hypot(m_x[a] - m_x[b], m_y[a] - m_y[b]), m_rounding);
}

// Every site, or, where that is too much, the nearest ones: several times as many as share a facility.
void LocationInstance::addPointRows() {
    const std::size_t nodes = m_x.size();
    const std::size_t facilities = std::max<std::uint32_t>(1, m_input.facilities);
    std::size_t wanted = nodes;
    if (nodes * nodes > FullRows && m_question.goal == SitingGoal::Walk)
        wanted = std::min(nodes, std::max<std::size_t>(200, RowsPerFacility * nodes / facilities));
    std::vector<WalkEntry> row(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        for (std::uint32_t j = 0; j < nodes; ++j)
            row[j] = {j, static_cast<std::uint32_t>(std::llround(distance(i, j) * m_scale))};
        const auto end = row.begin() + static_cast<std::ptrdiff_t>(wanted);
        if (wanted < nodes)
            std::nth_element(row.begin(), end, row.end(), before);
        std::sort(row.begin(), end, before);
        // Complete below the first entry left out, whose equals may be in or out.
        m_input.reach.push_back(wanted == nodes ? CompleteReach : end->distance - (end->distance > 0));
        m_input.entries.insert(m_input.entries.end(), row.begin(), end);
        m_input.offsets.push_back(m_input.entries.size());
    }
}

// Only the sites within the radius, compared in the file's own arithmetic. Nodes are met in order of y.
void LocationInstance::addCoverRows() {
    const double radius = *m_question.radius;
    const auto limit = static_cast<std::uint32_t>(std::floor(radius * m_scale));
    const double reachY =
        m_isGlobe ? radius / (EarthRadius * std::numbers::pi / 180.0) * (1.0 + 1e-9) : radius + 1.0;
    std::vector<std::uint32_t> byY(m_x.size());
    std::iota(byY.begin(), byY.end(), 0U);
    std::sort(byY.begin(), byY.end(), [this](std::uint32_t a, std::uint32_t b) {
        return m_y[a] != m_y[b] ? m_y[a] < m_y[b] : a < b;
    });
    std::vector<WalkEntry> row;
    for (std::size_t i = 0; i < m_x.size(); ++i) {
        row.clear();
        const auto first = std::lower_bound(byY.begin(), byY.end(), m_y[i] - reachY,
                                            [this](std::uint32_t a, double y) { return m_y[a] < y; });
        for (auto at = first; at != byY.end() && m_y[*at] <= m_y[i] + reachY; ++at) {
            const double length = distance(i, *at);
            if (length <= radius)
                row.push_back(
                    {*at, std::min(limit, static_cast<std::uint32_t>(std::llround(length * m_scale)))});
        }
        std::sort(row.begin(), row.end(), before);
        m_input.reach.push_back(CompleteReach);
        m_input.entries.insert(m_input.entries.end(), row.begin(), row.end());
        m_input.offsets.push_back(m_input.entries.size());
    }
}

double LocationInstance::objective(const SitingPlan& plan) const {
    if (!isReal() || m_question.goal == SitingGoal::Reach || m_question.goal == SitingGoal::Fewest)
        return static_cast<double>(plan.objective);
    double sum = 0.0;
    double longest = 0.0;
    for (std::size_t i = 0; i < plan.allocation.size(); ++i) {
        // The nearest site by the file's lengths, which rounding may hide.
        double nearest = std::numeric_limits<double>::infinity();
        for (const std::uint32_t site : plan.open)
            nearest = std::min(nearest, distance(i, site));
        sum += static_cast<double>(m_weights[i]) * nearest;
        longest = std::max(longest, nearest);
    }
    return m_question.goal == SitingGoal::WorstWalk ? longest : sum;
}

double LocationInstance::bound(const SitingPlan& plan) const {
    const auto bound = static_cast<double>(plan.bound);
    if (!isReal() || m_question.goal == SitingGoal::Reach || m_question.goal == SitingGoal::Fewest)
        return bound;
    // Each length was rounded by at most half a unit.
    const std::int64_t weight = std::accumulate(m_weights.begin(), m_weights.end(), std::int64_t{0});
    const double hidden =
        0.5 * (m_question.goal == SitingGoal::WorstWalk ? 1.0 : static_cast<double>(weight));
    return (bound - hidden) / m_scale;
}

} // namespace planner
