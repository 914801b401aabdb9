#include "libplanner/siting/annealing.h"

#include "libplanner/siting/siting_plan.h"

#include <algorithm>
#include <cmath>

namespace planner::detail {

namespace {

constexpr std::uint64_t FarEvery = 3; // one swap in so many opens a site anywhere
constexpr int Samples = 2000;
constexpr std::size_t HotShare = 25; // one sample in so many loses less than the first temperature
constexpr int Halvings = 4;          // of the temperature, from the first to the last
constexpr std::int64_t Stages = 1000;
constexpr int MostDraws = 100;
// Columns lie scattered: an entry costs so many times what it does in a sweep over the rows.
constexpr double EntryCost = 8.0;
constexpr double SecondsPerEntry = 1.5e-9; // in a sweep

// -ln of a random number between 0 and 1, by a series: the same on every machine.
double randomExponential(Random& random) {
    constexpr double Ln2 = 0.693147180559945309;
    int exponent = 0;
    const double mantissa =
        std::frexp(static_cast<double>(random.below(std::uint64_t{1} << 52) + 1), &exponent);
    const double z = (mantissa - 1.0) / (mantissa + 1.0);
    const double z2 = z * z;
    const double logMantissa = 2.0 * z * (1.0 + z2 * (1.0 / 3.0 + z2 * (1.0 / 5.0 + z2 / 7.0)));
    return std::max(0.0, (52 - exponent) * Ln2 - logMantissa);
}

} // namespace

Annealing::Annealing(const MedianInstance& instance)
    : m_instance(instance), m_clients(instance.clientCount()), m_marks(instance.clientCount(), Mark{0, 0}),
      m_isOpen(instance.siteCount(), 0), m_places(instance.siteCount(), NoSite) {
    for (std::uint32_t i = 0; i < instance.clientCount(); ++i)
        if (instance.weight(i) > 0 && !instance.row(i).empty())
            m_counted.push_back(i);
}

double Annealing::stepsPerMove() const {
    return 2.0 * EntryCost / static_cast<double>(std::max<std::size_t>(1, m_instance.siteCount()));
}

double Annealing::secondsPerMove() const {
    return 1e-7 + stepsPerMove() * SecondsPerEntry * static_cast<double>(m_instance.entryCount());
}

void Annealing::findNearest(std::uint32_t client) {
    m_clients[client] = m_instance.nearestTwo(client, m_isOpen);
}

void Annealing::start(const std::vector<std::uint32_t>& open) {
    std::fill(m_isOpen.begin(), m_isOpen.end(), std::uint8_t{0});
    m_closable.clear();
    m_fixed.clear();
    m_objective = 0;
    for (const std::uint32_t site : open) {
        m_isOpen[site] = 1;
        m_objective += m_instance.openingCost(site);
        if (m_instance.fixing(site) == Fixing::Open) {
            m_fixed.push_back(site);
        } else {
            m_places[site] = static_cast<std::uint32_t>(m_closable.size());
            m_closable.push_back(site);
        }
    }
    for (std::uint32_t i = 0; i < m_clients.size(); ++i) {
        findNearest(i);
        m_objective += m_instance.weight(i) * m_clients[i].firstCost;
    }
}

std::vector<std::uint32_t> Annealing::open() const {
    std::vector<std::uint32_t> sites = m_closable;
    sites.insert(sites.end(), m_fixed.begin(), m_fixed.end());
    std::sort(sites.begin(), sites.end());
    return sites;
}

// A closed site in the row of a client of `near`, or of any client.
std::uint32_t Annealing::drawIn(std::uint32_t near, Random& random) const {
    for (int draws = 0; draws < MostDraws; ++draws) {
        const bool isFar = near == NoSite || m_instance.column(near).empty() || random.below(FarEvery) == 0;
        std::uint32_t client = 0;
        if (isFar) {
            client = m_counted[random.below(m_counted.size())];
        } else {
            const auto column = m_instance.column(near);
            client = column[random.below(column.size())].client;
        }
        const auto row = m_instance.row(client);
        const std::uint32_t site = row[random.below(row.size())].site;
        if (m_isOpen[site] == 0 && m_instance.fixing(site) == Fixing::Free)
            return site;
    }
    return NoSite;
}

Annealing::Move Annealing::draw(Random& random) const {
    const std::size_t openCount = m_closable.size() + m_fixed.size();
    const std::uint64_t kind = m_instance.least() < m_instance.most() ? random.below(3) : 2;
    if (kind == 0 && openCount < m_instance.most())
        return {drawIn(NoSite, random), NoSite};
    if (m_closable.empty())
        return {NoSite, NoSite};
    const std::uint32_t out = m_closable[random.below(m_closable.size())];
    if (kind == 1 && openCount > m_instance.least())
        return {NoSite, out};
    const std::uint32_t in = drawIn(out, random);
    return {in, in == NoSite ? NoSite : out};
}

std::int64_t Annealing::loss(const Move& move) {
    std::int64_t sum = 0;
    ++m_move;
    if (move.in != NoSite) {
        sum += m_instance.openingCost(move.in);
        for (const ColumnEntry& entry : m_instance.column(move.in)) {
            m_marks[entry.client] = {m_move, entry.cost};
            const NearestTwo& client = m_clients[entry.client];
            const bool isLeft = client.first == move.out && client.first != NoSite;
            if (entry.cost < client.firstCost && !isLeft)
                sum -= m_instance.weight(entry.client) * (std::int64_t{client.firstCost} - entry.cost);
        }
    }
    if (move.out == NoSite)
        return sum;
    sum -= m_instance.openingCost(move.out);
    for (const ColumnEntry& entry : m_instance.column(move.out)) {
        const NearestTwo& client = m_clients[entry.client];
        if (client.first != move.out)
            continue;
        const Mark& mark = m_marks[entry.client];
        const std::uint32_t next =
            mark.move == m_move ? std::min(client.secondCost, mark.cost) : client.secondCost;
        sum += m_instance.weight(entry.client) * (std::int64_t{next} - client.firstCost);
    }
    return sum;
}

void Annealing::apply(const Move& move) {
    if (move.out != NoSite) {
        m_isOpen[move.out] = 0;
        const std::uint32_t last = m_closable.back();
        m_closable[m_places[move.out]] = last;
        m_places[last] = m_places[move.out];
        m_closable.pop_back();
    }
    if (move.in != NoSite) {
        m_isOpen[move.in] = 1;
        m_places[move.in] = static_cast<std::uint32_t>(m_closable.size());
        m_closable.push_back(move.in);
    }
    if (move.out != NoSite)
        for (const ColumnEntry& entry : m_instance.column(move.out)) {
            const NearestTwo& client = m_clients[entry.client];
            if (client.first == move.out || client.second == move.out)
                findNearest(entry.client);
        }
    if (move.in == NoSite)
        return;
    for (const ColumnEntry& entry : m_instance.column(move.in)) {
        NearestTwo& client = m_clients[entry.client];
        if (client.first == move.in || client.second == move.in || entry.cost >= client.secondCost)
            continue;
        if (entry.cost < client.firstCost) {
            client = {move.in, client.first, entry.cost, client.firstCost};
        } else {
            client.second = move.in;
            client.secondCost = entry.cost;
        }
    }
}

// The loss that one random move in HotShare stays below, gains counted as small losses.
double Annealing::hotTemperature(Random& random) {
    std::vector<std::int64_t> losses;
    for (int n = 0; n < Samples; ++n) {
        const Move move = draw(random);
        if (move.in != NoSite || move.out != NoSite)
            losses.push_back(std::max<std::int64_t>(0, loss(move)));
    }
    if (losses.empty())
        return 0.0;
    std::sort(losses.begin(), losses.end());
    return static_cast<double>(std::max<std::int64_t>(1, losses[losses.size() / HotShare]));
}

void Annealing::run(const std::vector<std::uint32_t>& open, std::int64_t moves, double heat, Random& random,
                    WorkMeter& meter) {
    start(open);
    const double hot = m_counted.empty() ? 0.0 : hotTemperature(random);
    if (hot <= 0.0)
        return;
    const double cold = std::ldexp(hot, -Halvings);
    for (std::int64_t stage = 0; stage < Stages; ++stage) {
        // Halved again and again, in a straight line between.
        const double halvings = Halvings * static_cast<double>(stage) / static_cast<double>(Stages);
        const double whole = std::floor(halvings);
        const double temperature = std::max(
            cold, heat * std::ldexp(hot * (1.0 - 0.5 * (halvings - whole)), -static_cast<int>(whole)));
        const std::int64_t until = moves * (stage + 1) / Stages;
        for (std::int64_t n = moves * stage / Stages; n < until; ++n) {
            if (n % 1024 == 0 && meter.isInterrupted())
                return;
            const Move move = draw(random);
            if (move.in == NoSite && move.out == NoSite)
                continue;
            const std::int64_t lost = loss(move);
            if (lost > 0 && static_cast<double>(lost) >= temperature * randomExponential(random))
                continue;
            m_objective += lost;
            apply(move);
        }
        meter.beat();
    }
}

} // namespace planner::detail
