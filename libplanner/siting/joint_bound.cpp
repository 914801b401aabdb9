#include "libplanner/siting/joint_bound.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace planner::detail {

namespace {

constexpr auto Unit = static_cast<double>(JointShare::Whole);
// A site that attracts everybody would bring without end: it brings as one that lets a millionth pass.
constexpr double LeastLeft = 1e-6;
constexpr double LeastSlope = 1e-7;
constexpr double Rounding = 1e-9; // of a value: far above what sums of doubles lose

} // namespace

JointBound::JointBound(const MedianInstance& instance, const JointShare& share)
    : m_instance(instance), m_share(share), m_backup(static_cast<double>(share.backup()) / Unit),
      m_slopes(instance.clientCount(), 0.5), m_bestSlopes(m_slopes), m_direction(instance.clientCount(), 0.0),
      m_siteValues(instance.siteCount(), 0.0), m_sums(instance.clientCount(), 0.0),
      m_bestValue(std::numeric_limits<double>::infinity()) {
    for (std::size_t i = 0; i < instance.clientCount(); ++i) {
        const auto weight = static_cast<double>(instance.weight(i));
        m_total += weight;
        const auto row = instance.row(i);
        for (const WalkEntry& entry : row)
            m_brings.push_back(bringing(entry.distance));
        if (share.isSplit() && !row.empty() && share.attraction(row.front().distance) == JointShare::Whole)
            m_hidden += weight * LeastLeft;
    }
}

// What an open site adds to a client's sum, never too little.
float JointBound::bringing(std::uint32_t cost) const {
    if (!m_share.isSplit())
        return 1.0F;
    const double left = 1.0 - static_cast<double>(m_share.attraction(cost)) / Unit;
    const auto rounded = static_cast<float>(-std::log(std::max(LeastLeft, left)));
    return rounded > 0.0F ? std::nextafter(rounded, std::numeric_limits<float>::infinity()) : 0.0F;
}

void JointBound::sumUp(std::span<const std::uint32_t> open) {
    std::vector<std::uint8_t> isOpen(m_siteValues.size(), 0);
    for (const std::uint32_t site : open)
        isOpen[site] = 1;
    const float* brings = m_brings.data();
    for (std::size_t i = 0; i < m_sums.size(); ++i) {
        m_sums[i] = 0.0;
        for (const WalkEntry& entry : m_instance.row(i)) {
            m_sums[i] += isOpen[entry.site] != 0 ? static_cast<double>(*brings) : 0.0;
            ++brings;
        }
    }
}

// max over s of g(s) - slope × s.
double JointBound::peak(double slope) const {
    if (m_share.isSplit())
        return 1.0 - slope + slope * std::log(slope);
    return slope >= m_backup ? 1.0 - slope : 1.0 + m_backup - 2.0 * slope;
}

// Where that is reached.
double JointBound::sumAt(double slope) const {
    if (m_share.isSplit())
        return -std::log(slope);
    return slope >= m_backup ? 1.0 : 2.0;
}

double JointBound::clamped(double slope) const {
    return std::clamp(slope, m_share.isSplit() ? LeastSlope : 0.0, 1.0);
}

void JointBound::startFrom(std::span<const std::uint32_t> open) {
    sumUp(open);
    for (std::size_t i = 0; i < m_slopes.size(); ++i) {
        const double sum = m_sums[i];
        const double slope = m_share.isSplit() ? std::exp(-sum)
                             : sum < 0.5       ? 1.0
                             : sum < 1.5       ? (1.0 + m_backup) / 2.0
                                               : m_backup / 2.0;
        m_slopes[i] = clamped(slope);
    }
    m_bestSlopes = m_slopes;
}

void JointBound::restart(const StepRule& rule) {
    m_pace.restart(rule);
    m_slopes = m_bestSlopes;
    std::fill(m_direction.begin(), m_direction.end(), 0.0);
}

bool JointBound::evaluate(WorkMeter& meter) {
    std::fill(m_siteValues.begin(), m_siteValues.end(), 0.0);
    double value = 0.0;
    const float* brings = m_brings.data();
    for (std::size_t i = 0; i < m_slopes.size(); ++i) {
        if (i % 512 == 511 && meter.isInterrupted())
            return false;
        const auto weight = static_cast<double>(m_instance.weight(i));
        value += weight * peak(m_slopes[i]);
        const double price = weight * m_slopes[i];
        for (const WalkEntry& entry : m_instance.row(i))
            m_siteValues[entry.site] += price * static_cast<double>(*brings++);
    }
    take();
    for (const std::uint32_t site : m_taken)
        value += m_siteValues[site];
    sumUp(m_taken);
    m_value = value;
    if (value < m_bestValue) {
        m_bestValue = value;
        m_bestSlopes = m_slopes;
    }
    return true;
}

void JointBound::take() {
    std::vector<std::uint32_t> free;
    m_taken.clear();
    for (std::uint32_t j = 0; j < m_siteValues.size(); ++j) {
        if (m_instance.fixing(j) == Fixing::Open)
            m_taken.push_back(j);
        else if (m_instance.fixing(j) == Fixing::Free)
            free.push_back(j);
    }
    const std::size_t wanted =
        std::min(free.size(), std::max<std::size_t>(m_instance.most(), m_taken.size()) - m_taken.size());
    std::partial_sort(free.begin(), free.begin() + static_cast<std::ptrdiff_t>(wanted), free.end(),
                      [this](std::uint32_t a, std::uint32_t b) {
                          return m_siteValues[a] != m_siteValues[b] ? m_siteValues[a] > m_siteValues[b]
                                                                    : a < b;
                      });
    m_taken.insert(m_taken.end(), free.begin(), free.begin() + static_cast<std::ptrdiff_t>(wanted));
    std::sort(m_taken.begin(), m_taken.end());
}

void JointBound::step(std::int64_t lower) {
    // The pace looks for growth: what the value has fallen below the most there can be.
    const double most = m_total * (1.0 + m_backup);
    if (m_pace.count(static_cast<std::int64_t>((most - m_bestValue) * Unit),
                     static_cast<std::int64_t>(most * Unit))) {
        m_slopes = m_bestSlopes;
        std::fill(m_direction.begin(), m_direction.end(), 0.0);
        return;
    }
    double norm = 0.0;
    for (std::size_t i = 0; i < m_slopes.size(); ++i) {
        const double excess = m_sums[i] - sumAt(m_slopes[i]);
        m_direction[i] += m_pace.deflection() * (excess - m_direction[i]);
        norm += static_cast<double>(m_instance.weight(i)) * m_direction[i] * m_direction[i];
    }
    if (norm < 1e-12)
        return;
    const double target = static_cast<double>(lower) / Unit * 0.9999;
    const double length = m_pace.scale() * std::max(0.0, m_value - target) / norm;
    for (std::size_t i = 0; i < m_slopes.size(); ++i)
        m_slopes[i] = clamped(m_slopes[i] - length * m_direction[i]);
}

std::int64_t JointBound::bound() const {
    const double most = std::min(m_bestValue, m_total * (1.0 + m_backup)) + m_hidden;
    return static_cast<std::int64_t>(std::floor(most * (1.0 + Rounding) * Unit)) + 1;
}

} // namespace planner::detail
