#pragma once

#include "libplanner/base/random.h"
#include "libplanner/siting/median_instance.h"
#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/work_meter.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace planner::detail {

/// A site to open for a site to close (either may be NoSite), and what the objective gains.
struct Swap {
    std::uint32_t in = NoSite;
    std::uint32_t out = NoSite;
    std::int64_t gain = 0;
};

/// A set of open sites with, kept up to date under opening and closing, what every swap would gain.
///
/// For each site: gain[f], saved by opening f; loss[r], lost by closing r; and for pairs, extra(f, r), by
/// which opening f softens the loss of r, so that a swap gains gain[f] - loss[r] + extra(f, r). All exact
/// integers. extra is sparse: it is only where some client of r is nearer to f than to its second open site.
/// Memory: O(clients + sites + neighbouring pairs). A change costs the rows of the clients it touches.
/// Source: Resende and Werneck (2007), On the implementation of a swap-based local search for the p-median.
class Interchange {
public:
    explicit Interchange(const MedianInstance& instance);

    /// Starts anew from these sites, each at most once. False when interrupted: call it again before use.
    bool start(std::span<const std::uint32_t> open, WorkMeter& meter);
    void open(std::uint32_t site);
    void close(std::uint32_t site);
    /// Takes a client out of all sums; brings it back in with the weight the instance then gives it.
    void takeOut(std::size_t client);
    void bringIn(std::size_t client);
    /// Swaps while something is gained. False when interrupted; the state is whole all the same.
    bool descend(WorkMeter& meter);
    /// The swap that gains most, or, where the number of sites may change, the opening or closing that does;
    /// empty when nothing is gained.
    [[nodiscard]] std::optional<Swap> bestSwap() const;
    /// Shakes one neighbourhood after the other and swaps there while something is gained; what ends up worse
    /// is taken back. Starts and ends in a local optimum, `trials` shakes later.
    /// Source: iterated local search, Lourenço, Martin and Stützle (2003), kept local.
    void shake(std::int64_t trials, Random& random, WorkMeter& meter);

    [[nodiscard]] std::int64_t objective() const { return m_objective; }
    [[nodiscard]] bool isOpen(std::uint32_t site) const { return m_isOpen[site] != 0; }
    [[nodiscard]] std::vector<std::uint32_t> openSites() const;
    [[nodiscard]] std::int64_t gain(std::uint32_t site) const { return m_gain[site]; }
    [[nodiscard]] std::int64_t loss(std::uint32_t site) const { return m_loss[site]; }
    /// What opening one site and closing another gains.
    [[nodiscard]] std::int64_t swapGain(std::uint32_t in, std::uint32_t out) const;
    /// The client's nearest open site, NoSite if none.
    [[nodiscard]] std::uint32_t firstSite(std::size_t client) const { return m_clients[client].first; }
    /// Cost of the client's nearest open site, missCost() if none; and of the second.
    [[nodiscard]] std::uint32_t firstCost(std::size_t client) const { return m_clients[client].firstCost; }
    [[nodiscard]] std::uint32_t secondCost(std::size_t client) const { return m_clients[client].secondCost; }

private:
    struct Extra {
        std::int64_t value = 0;
        std::uint32_t site = 0;
    };

    template <int Sign>
    void count(std::size_t client);
    void findNearest(std::size_t client);
    [[nodiscard]] bool mayClose(std::uint32_t site) const {
        return m_isOpen[site] != 0 && m_instance.fixing(site) != Fixing::Open;
    }
    [[nodiscard]] bool mayOpen(std::uint32_t site) const {
        return m_isOpen[site] == 0 && m_instance.fixing(site) != Fixing::Closed;
    }
    [[nodiscard]] std::uint32_t cheapestToClose() const;
    void consider(std::uint32_t site, std::uint32_t cheapest, Swap& best) const;
    [[nodiscard]] std::optional<Swap> bestTouchedSwap() const;
    [[nodiscard]] std::optional<Swap> randomSwap(Random& random) const;
    void considerAlone(std::uint32_t site, Swap& best) const;
    void apply(const Swap& swap) {
        if (swap.in != NoSite)
            open(swap.in);
        if (swap.out != NoSite)
            close(swap.out);
    }
    void forgetTouched();
    void addExtra(std::uint32_t in, std::uint32_t out, std::int64_t value);

    const MedianInstance& m_instance;
    std::vector<NearestTwo> m_clients;
    std::vector<std::uint8_t> m_isOpen;
    std::vector<std::int64_t> m_gain;
    std::vector<std::int64_t> m_loss;
    std::vector<std::vector<Extra>> m_extra; ///< per site to open: sites to close
    std::int64_t m_objective = 0;
    std::uint32_t m_openCount = 0;
    bool m_isTracking = false;
    std::vector<std::uint32_t> m_touched; ///< while tracking: sites whose gain or extra changed
    std::vector<std::uint8_t> m_isTouched;
};

} // namespace planner::detail
