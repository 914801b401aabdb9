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

} // namespace

LimitedSearch::LimitedSearch(const MedianInstance& instance, const SitingProblem& problem,
                             const SitingLimits& limits, std::uint64_t seed, WorkMeter& meter)
    : m_instance(instance), m_meter(meter), m_search(instance), m_limits(problem, limits), m_random(seed) {}

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
    return {m_search.openSites(), m_limits.violation(), m_search.objective()};
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
    while (m_count < m_instance.least()) {
        const std::vector<Move> best = openings();
        if (best.empty())
            return;
        open(best.front().in);
    }
    while (m_count > m_instance.most()) {
        const std::vector<Move> best = closings();
        if (best.empty())
            return;
        close(best.front().out);
    }
}

std::vector<LimitedSearch::Move> LimitedSearch::openings() const {
    std::vector<Move> found;
    for (std::uint32_t j = 0; j < m_instance.siteCount(); ++j)
        if (mayOpen(j))
            found.push_back({j, NoSite, m_limits.changeIfOpened(j), m_search.gain(j)});
    std::sort(found.begin(), found.end(), [](const Move& a, const Move& b) {
        return std::tuple(a.violation, -a.gain, a.in) < std::tuple(b.violation, -b.gain, b.in);
    });
    return found;
}

std::vector<LimitedSearch::Move> LimitedSearch::closings() const {
    std::vector<Move> found;
    for (std::uint32_t j = 0; j < m_instance.siteCount(); ++j)
        if (mayClose(j))
            found.push_back({NoSite, j, m_limits.changeIfClosed(j), -m_search.loss(j)});
    std::sort(found.begin(), found.end(), [](const Move& a, const Move& b) {
        return std::tuple(a.violation, -a.gain, a.out) < std::tuple(b.violation, -b.gain, b.out);
    });
    return found;
}

LimitedSearch::Move LimitedSearch::swapOf(const Move& opening, const Move& closing) const {
    Move swap{opening.in, closing.out, opening.violation + closing.violation,
              m_search.swapGain(opening.in, closing.out)};
    const std::vector<std::uint32_t> near = m_limits.openTooClose(opening.in);
    if (std::find(near.begin(), near.end(), closing.out) != near.end())
        swap.violation -= 1'000'000; // their pair is counted against the opening, and goes with the closing
    return swap;
}

// Moves worth a trial, the most promising first.
std::vector<LimitedSearch::Move> LimitedSearch::moves() const {
    std::vector<Move> ins = openings();
    const std::vector<Move> outs = closings();
    std::vector<Move> found;
    std::vector<const Move*> outOf(m_instance.siteCount(), nullptr);
    for (const Move& out : outs)
        outOf[out.out] = &out;
    for (std::size_t a = 0; a < std::min(Openings, ins.size()); ++a)
        for (std::size_t b = 0; b < std::min(Closings, outs.size()); ++b)
            found.push_back(swapOf(ins[a], outs[b]));
    if (m_count < m_instance.most())
        found.insert(found.end(), ins.begin(),
                     ins.begin() + static_cast<std::ptrdiff_t>(std::min(Openings, ins.size())));
    if (m_count > m_instance.least())
        found.insert(found.end(), outs.begin(),
                     outs.begin() + static_cast<std::ptrdiff_t>(std::min(Closings, outs.size())));
    // The best by objective alone, with the sites they are too close to or take most clients from.
    std::sort(ins.begin(), ins.end(), [](const Move& a, const Move& b) {
        return std::tuple(-a.gain, a.violation, a.in) < std::tuple(-b.gain, b.violation, b.in);
    });
    for (std::size_t a = 0; a < std::min(Partnered, ins.size()); ++a) {
        std::vector<std::uint32_t> partners = m_limits.openTooClose(ins[a].in);
        for (const ColumnEntry& entry : m_instance.column(ins[a].in))
            if (const std::uint32_t first = m_search.firstSite(entry.client); first != NoSite)
                partners.push_back(first);
        std::sort(partners.begin(), partners.end());
        partners.erase(std::unique(partners.begin(), partners.end()), partners.end());
        for (const std::uint32_t partner : partners)
            if (outOf[partner] != nullptr)
                found.push_back(swapOf(ins[a], *outOf[partner]));
    }
    std::sort(found.begin(), found.end(), [](const Move& a, const Move& b) {
        return std::tuple(a.violation, -a.gain, a.in, a.out) < std::tuple(b.violation, -b.gain, b.in, b.out);
    });
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

// Opens some sites at random and closes as many of those near the change.
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
    for (std::size_t n = 0; n < count; ++n) {
        const std::uint32_t out = closable[m_random.below(closable.size())];
        const std::uint32_t in = free[m_random.below(free.size())];
        if (!mayClose(out) || !mayOpen(in))
            continue;
        close(out);
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
    for (int left = shakes; left > 0 && !m_meter.isInterrupted(); --left) {
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
