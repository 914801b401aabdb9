#include "libplanner/siting/interchange.h"

#include <limits>

namespace planner::detail {

Interchange::Interchange(const MedianInstance& instance)
    : m_instance(instance), m_clients(instance.clientCount()), m_isOpen(instance.siteCount(), 0),
      m_gain(instance.siteCount(), 0), m_loss(instance.siteCount(), 0), m_extra(instance.siteCount()) {}

bool Interchange::start(std::span<const std::uint32_t> open, WorkMeter& meter) {
    std::fill(m_isOpen.begin(), m_isOpen.end(), std::uint8_t{0});
    for (std::size_t j = 0; j < m_gain.size(); ++j)
        m_gain[j] = m_loss[j] = -m_instance.openingCost(j);
    for (auto& list : m_extra)
        list.clear();
    m_objective = 0;
    for (const std::uint32_t site : open) {
        m_isOpen[site] = 1;
        m_objective += m_instance.openingCost(site);
    }
    m_openCount = static_cast<std::uint32_t>(open.size());
    for (std::size_t i = 0; i < m_clients.size(); ++i) {
        if (m_instance.weight(i) == 0)
            continue;
        findNearest(i);
        count<1>(i);
        m_objective += m_instance.weight(i) * m_clients[i].firstCost;
        if (i % 1024 == 1023 && meter.isInterrupted())
            return false;
    }
    return true;
}

void Interchange::findNearest(std::size_t client) {
    m_clients[client] = m_instance.nearestTwo(client, m_isOpen);
}

void Interchange::addExtra(std::uint32_t in, std::uint32_t out, std::int64_t value) {
    auto& list = m_extra[in];
    for (std::size_t k = 0; k < list.size(); ++k) {
        if (list[k].site != out)
            continue;
        list[k].value += value;
        if (list[k].value == 0) {
            list[k] = list.back();
            list.pop_back();
        }
        return;
    }
    list.push_back({value, out});
}

// Adds (or takes back) what one client brings to gain, loss and extra.
template <int Sign>
void Interchange::count(std::size_t client) {
    const NearestTwo& c = m_clients[client];
    const std::int64_t weight = Sign * m_instance.weight(client);
    const bool isServed = c.first != NoSite;
    const std::int64_t margin = weight * (std::int64_t{c.secondCost} - c.firstCost);
    if (isServed)
        m_loss[c.first] += margin;
    for (const WalkEntry& entry : m_instance.row(client)) {
        if (entry.distance >= c.secondCost)
            break;
        if (m_isTracking && m_isTouched[entry.site] == 0) {
            m_isTouched[entry.site] = 1;
            m_touched.push_back(entry.site);
        }
        if (entry.distance < c.firstCost) {
            m_gain[entry.site] += weight * (std::int64_t{c.firstCost} - entry.distance);
            if (isServed && margin != 0)
                addExtra(entry.site, c.first, margin);
        } else if (isServed) {
            addExtra(entry.site, c.first, weight * (std::int64_t{c.secondCost} - entry.distance));
        }
    }
}

void Interchange::open(std::uint32_t site) {
    m_isOpen[site] = 1;
    ++m_openCount;
    m_objective += m_instance.openingCost(site);
    for (const ColumnEntry& entry : m_instance.column(site)) {
        NearestTwo& c = m_clients[entry.client];
        if (entry.cost >= c.secondCost)
            continue;
        count<-1>(entry.client);
        if (entry.cost < c.firstCost) {
            m_objective -= m_instance.weight(entry.client) * (std::int64_t{c.firstCost} - entry.cost);
            c = {site, c.first, entry.cost, c.firstCost};
        } else {
            c.second = site;
            c.secondCost = entry.cost;
        }
        count<1>(entry.client);
    }
}

void Interchange::close(std::uint32_t site) {
    m_isOpen[site] = 0;
    --m_openCount;
    m_objective -= m_instance.openingCost(site);
    for (const ColumnEntry& entry : m_instance.column(site)) {
        const NearestTwo before = m_clients[entry.client];
        if (before.first != site && before.second != site)
            continue;
        count<-1>(entry.client);
        findNearest(entry.client);
        count<1>(entry.client);
        m_objective += m_instance.weight(entry.client) *
                       (std::int64_t{m_clients[entry.client].firstCost} - before.firstCost);
    }
}

void Interchange::takeOut(std::size_t client) {
    count<-1>(client);
    m_objective -= m_instance.weight(client) * m_clients[client].firstCost;
}

void Interchange::bringIn(std::size_t client) {
    count<1>(client);
    m_objective += m_instance.weight(client) * m_clients[client].firstCost;
}

std::uint32_t Interchange::cheapestToClose() const {
    std::uint32_t cheapest = NoSite;
    for (std::uint32_t r = 0; r < m_isOpen.size(); ++r)
        if (mayClose(r) && (cheapest == NoSite || m_loss[r] < m_loss[cheapest]))
            cheapest = r;
    return cheapest;
}

// Betters `best` with opening or closing this site without any other.
void Interchange::considerAlone(std::uint32_t site, Swap& best) const {
    if (m_openCount < m_instance.most() && mayOpen(site) && m_gain[site] > best.gain)
        best = {site, NoSite, m_gain[site]};
    else if (m_openCount > m_instance.least() && mayClose(site) && -m_loss[site] > best.gain)
        best = {NoSite, site, -m_loss[site]};
}

// Betters `best` with the best swap that opens this site, or with opening or closing it alone.
void Interchange::consider(std::uint32_t site, std::uint32_t cheapest, Swap& best) const {
    considerAlone(site, best);
    if (!mayOpen(site) || cheapest == NoSite)
        return;
    std::int64_t value = -m_loss[cheapest];
    std::uint32_t out = cheapest;
    for (const Extra& extra : m_extra[site]) {
        const std::int64_t softened = extra.value - m_loss[extra.site];
        if (softened < value || !mayClose(extra.site))
            continue;
        if (softened > value || extra.site < out) {
            value = softened;
            out = extra.site;
        }
    }
    if (m_gain[site] + value > best.gain)
        best = {site, out, m_gain[site] + value};
}

std::int64_t Interchange::swapGain(std::uint32_t in, std::uint32_t out) const {
    std::int64_t gain = m_gain[in] - m_loss[out];
    for (const Extra& extra : m_extra[in])
        if (extra.site == out)
            gain += extra.value;
    return gain;
}

std::optional<Swap> Interchange::bestSwap() const {
    const std::uint32_t cheapest = cheapestToClose();
    Swap best;
    for (std::uint32_t f = 0; f < m_isOpen.size(); ++f)
        consider(f, cheapest, best);
    return best.gain == 0 ? std::nullopt : std::optional(best);
}

std::optional<Swap> Interchange::bestTouchedSwap() const {
    const std::uint32_t cheapest = cheapestToClose();
    Swap best;
    for (const std::uint32_t f : m_touched)
        consider(f, cheapest, best);
    return best.gain == 0 ? std::nullopt : std::optional(best);
}

// An open site and one its clients have in their rows.
std::optional<Swap> Interchange::randomSwap(Random& random) const {
    const auto out = static_cast<std::uint32_t>(random.below(m_isOpen.size()));
    const auto column = m_instance.column(out);
    if (!mayClose(out) || column.empty())
        return std::nullopt;
    const auto row = m_instance.row(column[random.below(column.size())].client);
    const std::uint32_t in = row[random.below(row.size())].site;
    if (!mayOpen(in))
        return std::nullopt;
    return Swap{in, out, 0};
}

void Interchange::forgetTouched() {
    for (const std::uint32_t site : m_touched)
        m_isTouched[site] = 0;
    m_touched.clear();
}

void Interchange::shake(std::int64_t trials, Random& random, WorkMeter& meter) {
    m_isTouched.assign(m_isOpen.size(), 0);
    m_touched.clear();
    m_isTracking = true;
    std::vector<Swap> done;
    for (std::int64_t trial = 0; trial < trials && !meter.isInterrupted(); ++trial) {
        std::optional<Swap> swap;
        for (int attempt = 0; attempt < 1000 && !swap; ++attempt)
            swap = randomSwap(random);
        if (!swap)
            break;
        const std::int64_t before = m_objective;
        done.clear();
        while (swap) {
            apply(*swap);
            done.push_back(*swap);
            swap = bestTouchedSwap();
        }
        if (m_objective > before)
            for (auto back = done.rbegin(); back != done.rend(); ++back)
                apply({back->out, back->in, 0});
        forgetTouched();
    }
    m_isTracking = false;
}

bool Interchange::descend(WorkMeter& meter) {
    while (const auto swap = bestSwap()) {
        apply(*swap);
        if (meter.isInterrupted())
            return false;
    }
    return true;
}

std::vector<std::uint32_t> Interchange::openSites() const {
    std::vector<std::uint32_t> sites;
    for (std::uint32_t j = 0; j < m_isOpen.size(); ++j)
        if (m_isOpen[j] != 0)
            sites.push_back(j);
    return sites;
}

} // namespace planner::detail
