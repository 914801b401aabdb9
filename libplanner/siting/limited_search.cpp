#include "libplanner/siting/limited_search.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace planner::detail {

namespace {

constexpr std::size_t Openings = 16;
constexpr std::size_t Closings = 12;
constexpr std::size_t Partnered = 96; ///< best openings that are tried with the sites they replace
constexpr std::size_t Trials = 48;    ///< moves tried before a place counts as a local optimum
constexpr std::size_t ShakenShare = 12;

/// Brings the first `count` by this order to the front, in order; says how many there are.
template <class Moves, class Order>
std::size_t putFirst(Moves& moves, std::size_t count, Order order) {
    const std::size_t wanted = std::min(count, moves.size());
    std::partial_sort(moves.begin(), moves.begin() + static_cast<std::ptrdiff_t>(wanted), moves.end(), order);
    return wanted;
}

} // namespace

bool LimitedSearch::isBetter(const Move& a, const Move& b) {
    return std::tuple(a.violation, -a.gain, a.in, a.out) < std::tuple(b.violation, -b.gain, b.in, b.out);
}

LimitedSearch::LimitedSearch(ChoiceValue& value, const SitingProblem& problem, const SitingLimits& limits,
                             std::uint64_t seed, WorkMeter& meter)
    : m_search(value), m_instance(value.instance()), m_meter(meter), m_limits(problem, limits),
      m_random(seed) {}

std::vector<std::uint32_t> LimitedSearch::openSites() const {
    std::vector<std::uint32_t> sites;
    for (std::uint32_t j = 0; j < m_instance.siteCount(); ++j)
        if (m_limits.isOpen(j))
            sites.push_back(j);
    return sites;
}

void LimitedSearch::open(std::uint32_t site) {
    m_search.open(site);
    m_limits.open(site);
    ++m_count;
}

void LimitedSearch::close(std::uint32_t site) {
    m_search.close(site);
    m_limits.close(site);
    --m_count;
}

LimitedAnswer LimitedSearch::now() const {
    return {openSites(), m_limits.violation(), m_search.objective()};
}

bool LimitedSearch::begin(const std::vector<std::uint32_t>& start) {
    for (std::uint32_t j = 0; j < m_instance.siteCount(); ++j)
        if (m_limits.isOpen(j))
            m_limits.close(j);
    std::vector<std::uint32_t> sites;
    for (std::uint32_t j = 0; j < m_instance.siteCount(); ++j)
        if (m_instance.fixing(j) == Fixing::Open)
            sites.push_back(j);
    for (const std::uint32_t site : start)
        if (m_instance.fixing(site) == Fixing::Free)
            sites.push_back(site);
    std::sort(sites.begin(), sites.end());
    for (const std::uint32_t site : sites)
        m_limits.open(site);
    m_count = static_cast<std::uint32_t>(sites.size());
    return m_search.start(sites, m_meter);
}

// As many sites as are wanted: the ones that hurt the limits least, then the best.
void LimitedSearch::fillUp() {
    while (m_count < m_instance.least() && !m_meter.isInterrupted()) {
        const std::vector<Move> best = openings();
        if (best.empty())
            return;
        open(std::min_element(best.begin(), best.end(), isBetter)->in);
    }
    while (m_count > m_instance.most()) {
        const std::vector<Move> best = closings();
        if (best.empty())
            return;
        close(std::min_element(best.begin(), best.end(), isBetter)->out);
    }
}

std::vector<LimitedSearch::Move> LimitedSearch::openings() const {
    std::vector<Move> found;
    for (std::uint32_t j = 0; j < m_instance.siteCount(); ++j)
        if (mayOpen(j))
            found.push_back({j, NoSite, m_limits.changeIfOpened(j), m_search.gain(j)});
    return found;
}

std::vector<LimitedSearch::Move> LimitedSearch::closings() const {
    std::vector<Move> found;
    for (std::uint32_t j = 0; j < m_instance.siteCount(); ++j)
        if (mayClose(j))
            found.push_back({NoSite, j, m_limits.changeIfClosed(j), -m_search.loss(j)});
    return found;
}

LimitedSearch::Move LimitedSearch::swapOf(const Move& opening, const Move& closing) const {
    return {opening.in, closing.out,
            opening.violation + closing.violation + m_limits.changeOfPair(opening.in, closing.out),
            m_search.swapGain(opening.in, closing.out)};
}

// Moves worth a trial, the most promising first.
std::vector<LimitedSearch::Move> LimitedSearch::moves() const {
    std::vector<Move> ins = openings();
    std::vector<Move> outs = closings();
    std::vector<Move> found;
    std::vector<const Move*> outOf(m_instance.siteCount(), nullptr);
    const std::size_t inCount = putFirst(ins, Openings, isBetter);
    const std::size_t outCount = putFirst(outs, Closings, isBetter);
    for (const Move& out : outs)
        outOf[out.out] = &out;
    for (std::size_t a = 0; a < inCount; ++a)
        for (std::size_t b = 0; b < outCount; ++b)
            found.push_back(swapOf(ins[a], outs[b]));
    if (m_count < m_instance.most())
        found.insert(found.end(), ins.begin(), ins.begin() + static_cast<std::ptrdiff_t>(inCount));
    if (m_count > m_instance.least())
        found.insert(found.end(), outs.begin(), outs.begin() + static_cast<std::ptrdiff_t>(outCount));
    // The best by objective alone, with the sites they are too close to or take most clients from.
    const std::size_t partnered = putFirst(ins, Partnered, [](const Move& a, const Move& b) {
        return std::tuple(-a.gain, a.violation, a.in) < std::tuple(-b.gain, b.violation, b.in);
    });
    for (std::size_t a = 0; a < partnered; ++a) {
        std::vector<std::uint32_t> partners = m_limits.openTooClose(ins[a].in);
        for (const ColumnEntry& entry : m_instance.column(ins[a].in))
            m_search.addServers(entry.client, partners);
        std::sort(partners.begin(), partners.end());
        partners.erase(std::unique(partners.begin(), partners.end()), partners.end());
        for (const std::uint32_t partner : partners)
            if (outOf[partner] != nullptr)
                found.push_back(swapOf(ins[a], *outOf[partner]));
    }
    putFirst(found, 4 * Trials, isBetter);
    return found;
}

bool LimitedSearch::tryMove(const Move& move) {
    const std::int64_t violation = m_limits.violation();
    const std::int64_t objective = m_search.objective();
    const std::uint32_t count = m_count;
    if (move.out != NoSite)
        close(move.out);
    if (move.in != NoSite)
        open(move.in);
    const std::int64_t after = m_limits.violation();
    if (after < violation || (after == violation && m_search.objective() < objective))
        return true;
    if (move.in != NoSite)
        close(move.in);
    if (move.out != NoSite)
        open(move.out);
    m_count = count;
    return false;
}

bool LimitedSearch::improveOnce() {
    std::size_t tried = 0;
    Move last;
    for (const Move& move : moves()) {
        if (move.in == last.in && move.out == last.out)
            continue;
        last = move;
        if (m_meter.isInterrupted() || tried++ == Trials)
            return false;
        if (tryMove(move))
            return true;
    }
    return false;
}

void LimitedSearch::descend() {
    while (!m_meter.isInterrupted() && improveOnce())
        m_meter.beat();
}

// Opens some sites at random and closes as many; where the number is free, now and then one without the
// other.
void LimitedSearch::shake() {
    std::vector<std::uint32_t> free;
    std::vector<std::uint32_t> closable;
    for (std::uint32_t j = 0; j < m_instance.siteCount(); ++j) {
        if (mayOpen(j))
            free.push_back(j);
        if (mayClose(j))
            closable.push_back(j);
    }
    const std::size_t most =
        std::min({free.size(), closable.size(), std::max<std::size_t>(2, closable.size() / ShakenShare)});
    if (most == 0)
        return;
    const std::size_t count = 1 + m_random.below(most);
    const bool isFree = m_instance.least() < m_instance.most();
    for (std::size_t n = 0; n < count; ++n) {
        const std::uint32_t out = closable[m_random.below(closable.size())];
        const std::uint32_t in = free[m_random.below(free.size())];
        if (!mayClose(out) || !mayOpen(in))
            continue;
        const std::uint64_t kind = isFree ? m_random.below(3) : 0;
        if (kind != 1 || m_count >= m_instance.most())
            close(out);
        if (kind != 2 || m_count < m_instance.least())
            open(in);
    }
}

void LimitedSearch::returnTo(const LimitedAnswer& answer) {
    std::vector<std::uint8_t> wanted(m_instance.siteCount(), 0);
    for (const std::uint32_t site : answer.open)
        wanted[site] = 1;
    for (std::uint32_t j = 0; j < wanted.size(); ++j)
        if (m_limits.isOpen(j) && wanted[j] == 0)
            close(j);
    for (const std::uint32_t site : answer.open)
        if (!m_limits.isOpen(site))
            open(site);
}

LimitedAnswer LimitedSearch::run(const std::vector<std::uint32_t>& start, int shakes) {
    if (!begin(start)) // interrupted: what it was asked to start from is all there is
        return {start, m_limits.violation(), std::numeric_limits<std::int64_t>::max()};
    fillUp();
    descend();
    LimitedAnswer best = now();
    for (int left = shakes; left > 0 && !m_meter.isOver(); --left) {
        m_meter.spend(1);
        shake();
        descend();
        LimitedAnswer found = now();
        if (found.isBetterThan(best)) {
            best = std::move(found);
            left = shakes;
        } else {
            returnTo(best);
        }
    }
    return best;
}

} // namespace planner::detail
