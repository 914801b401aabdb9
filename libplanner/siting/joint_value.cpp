#include "libplanner/siting/joint_value.h"

#include <algorithm>
#include <utility>

namespace planner::detail {

JointValue::JointValue(std::unique_ptr<MedianInstance> instance, const JointShare& share)
    : m_instance(std::move(instance)), m_share(share), m_isOpen(m_instance->siteCount(), 0),
      m_sums(m_instance->clientCount()), m_effect(m_instance->siteCount(), 0) {}

bool JointValue::start(std::span<const std::uint32_t> open, WorkMeter& meter) {
    std::fill(m_isOpen.begin(), m_isOpen.end(), std::uint8_t{0});
    std::fill(m_effect.begin(), m_effect.end(), 0);
    for (const std::uint32_t site : open)
        m_isOpen[site] = 1;
    m_objective = 0;
    for (std::uint32_t i = 0; i < m_sums.size(); ++i) {
        if (m_instance->weight(i) == 0)
            continue;
        sumUp(i);
        count(i, 1);
        if (i % 256 == 255 && meter.isInterrupted())
            return false;
    }
    return true;
}

void JointValue::sumUp(std::uint32_t client) {
    m_sums[client] = {};
    for (const WalkEntry& entry : m_instance->row(client))
        if (m_isOpen[entry.site] != 0)
            m_share.add(m_sums[client], m_share.attraction(entry.distance));
}

std::int64_t JointValue::missingWithout(std::uint32_t client, std::uint32_t site) const {
    JointShare::Sum sum;
    for (const WalkEntry& entry : m_instance->row(client))
        if (m_isOpen[entry.site] != 0 && entry.site != site)
            m_share.add(sum, m_share.attraction(entry.distance));
    return sum.missing;
}

// What the client's share gains if this closed site opens, or loses if this open one closes.
std::int64_t JointValue::effectOf(std::uint32_t client, const WalkEntry& entry) const {
    const JointShare::Sum& sum = m_sums[client];
    const bool isOpen = m_isOpen[entry.site] != 0;
    if (!m_share.isSplit()) {
        const std::uint32_t others = sum.sites - (isOpen ? 1U : 0U);
        return others == 0 ? JointShare::Whole : others == 1 ? m_share.backup() : 0;
    }
    const std::int64_t attraction = m_share.attraction(entry.distance);
    if (!isOpen)
        return sum.missing * attraction / JointShare::Fine;
    if (attraction == JointShare::Whole)
        return missingWithout(client, entry.site) / JointShare::Whole;
    return sum.missing * attraction / (JointShare::Whole - attraction) / JointShare::Whole;
}

// Adds (or takes back) what one client brings to the sites' effects and the objective.
void JointValue::count(std::uint32_t client, int sign) {
    const std::int64_t weight = sign * m_instance->weight(client);
    for (const WalkEntry& entry : m_instance->row(client))
        m_effect[entry.site] += weight * effectOf(client, entry);
    m_objective += weight * (m_share.most() - m_share.value(m_sums[client]));
}

void JointValue::set(std::uint32_t site, bool isOpen) {
    for (const ColumnEntry& entry : m_instance->column(site))
        count(entry.client, -1);
    m_isOpen[site] = isOpen ? 1 : 0;
    for (const ColumnEntry& entry : m_instance->column(site)) {
        sumUp(entry.client);
        count(entry.client, 1);
    }
}

// By how much closing `out` is softened by opening `in`, beyond what opening it gains by itself.
std::int64_t JointValue::overlap(std::uint32_t client, std::uint32_t inCost, const WalkEntry& closing) const {
    const JointShare::Sum& sum = m_sums[client];
    if (!m_share.isSplit())
        return sum.sites == 1 ? JointShare::Whole - m_share.backup() : sum.sites == 2 ? m_share.backup() : 0;
    const std::int64_t in = m_share.attraction(inCost);
    const std::int64_t out = m_share.attraction(closing.distance);
    if (out == JointShare::Whole)
        return missingWithout(client, closing.site) / JointShare::Whole * in / JointShare::Whole;
    return sum.missing * out / (JointShare::Whole - out) / JointShare::Whole * in / JointShare::Whole;
}

std::int64_t JointValue::swapGain(std::uint32_t in, std::uint32_t out) const {
    std::int64_t gain = m_effect[in] - m_effect[out];
    const auto ins = m_instance->column(in);
    const auto outs = m_instance->column(out);
    auto a = ins.begin();
    auto b = outs.begin();
    while (a != ins.end() && b != outs.end()) {
        if (a->client < b->client) {
            ++a;
        } else if (b->client < a->client) {
            ++b;
        } else {
            gain += m_instance->weight(a->client) * overlap(a->client, a->cost, {out, b->cost});
            ++a;
            ++b;
        }
    }
    return gain;
}

void JointValue::addServers(std::uint32_t client, std::vector<std::uint32_t>& sites) const {
    for (const WalkEntry& entry : m_instance->row(client))
        if (m_isOpen[entry.site] != 0)
            sites.push_back(entry.site);
}

} // namespace planner::detail
