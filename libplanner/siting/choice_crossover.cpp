#include "libplanner/siting/choice_crossover.h"

#include "libplanner/siting/siting_plan.h"

#include <algorithm>
#include <limits>

namespace planner::detail {

namespace {

constexpr int MostNet = 32; // sites that a mixture may have more or fewer than the base, on the way
constexpr std::uint8_t InBase = 1;
constexpr std::uint8_t InOther = 2;
constexpr std::uint8_t InBoth = InBase | InOther;
constexpr std::int64_t Never = std::numeric_limits<std::int64_t>::max() / 2;

/// Sites that change sides together.
struct Bundle {
    std::int64_t gain = 0; ///< of taking the other choice here
    int net = 0;           ///< sites opened less sites closed
};

class Crossing {
public:
    Crossing(const MedianInstance& instance, const std::vector<std::uint32_t>& base,
             const std::vector<std::uint32_t>& other)
        : m_instance(instance), m_base(base), m_other(other), m_sides(instance.siteCount(), 0),
          m_parents(instance.siteCount()) {
        for (const std::uint32_t site : base)
            m_sides[site] |= InBase;
        for (const std::uint32_t site : other)
            m_sides[site] |= InOther;
        for (std::uint32_t j = 0; j < m_parents.size(); ++j)
            m_parents[j] = j;
    }

    std::vector<std::uint32_t> run() {
        std::vector<std::int64_t> gains(m_sides.size(), 0); // by any site of the bundle
        for (std::uint32_t i = 0; i < m_instance.clientCount(); ++i)
            if (m_instance.weight(i) > 0)
                countClient(i, gains);
        makeBundles(gains);
        return mixture(chosen());
    }

private:
    std::uint32_t root(std::uint32_t site) {
        while (m_parents[site] != site)
            site = m_parents[site] = m_parents[m_parents[site]];
        return site;
    }

    void countClient(std::uint32_t client, std::vector<std::int64_t>& gains) {
        std::uint32_t first = NoSite;
        std::uint32_t baseCost = m_instance.missCost();
        std::uint32_t otherCost = m_instance.missCost();
        std::uint8_t seen = 0;
        for (const WalkEntry& entry : m_instance.row(client)) {
            const std::uint8_t side = m_sides[entry.site];
            if (side == 0)
                continue;
            if ((side & InBase) != 0 && (seen & InBase) == 0)
                baseCost = entry.distance;
            if ((side & InOther) != 0 && (seen & InOther) == 0)
                otherCost = entry.distance;
            seen |= side;
            if (side == InBoth)
                break;
            if (first == NoSite)
                first = entry.site;
            else
                m_parents[root(entry.site)] = root(first);
        }
        if (first != NoSite)
            gains[first] += m_instance.weight(client) * (std::int64_t{baseCost} - otherCost);
    }

    void makeBundles(const std::vector<std::int64_t>& gains) {
        std::vector<std::uint32_t> numbers(m_sides.size(), NoSite);
        m_bundleOf.assign(m_sides.size(), NoSite);
        for (std::uint32_t j = 0; j < m_sides.size(); ++j) {
            if (m_sides[j] == 0 || m_sides[j] == InBoth)
                continue;
            std::uint32_t& number = numbers[root(j)];
            if (number == NoSite) {
                number = static_cast<std::uint32_t>(m_bundles.size());
                m_bundles.emplace_back();
            }
            m_bundleOf[j] = number;
            Bundle& bundle = m_bundles[number];
            const bool isOpening = m_sides[j] == InOther;
            bundle.gain += gains[j] + (isOpening ? -1 : 1) * m_instance.openingCost(j);
            bundle.net += isOpening ? 1 : -1;
        }
    }

    // Which bundles to take: the most gain with the number of sites in range.
    [[nodiscard]] std::vector<std::uint8_t> chosen() const {
        constexpr std::size_t Width = 2 * MostNet + 1;
        std::vector<std::int64_t> gain(Width, -Never);
        gain[MostNet] = 0;
        std::vector<std::uint8_t> isTaken(m_bundles.size() * Width, 0);
        for (std::size_t b = 0; b < m_bundles.size(); ++b) {
            std::vector<std::int64_t> next = gain;
            for (int net = 0; net < static_cast<int>(Width); ++net) {
                const int from = net - m_bundles[b].net;
                if (from < 0 || from >= static_cast<int>(Width))
                    continue;
                const std::int64_t reached = gain[static_cast<std::size_t>(from)];
                if (reached == -Never || reached + m_bundles[b].gain <= next[static_cast<std::size_t>(net)])
                    continue;
                next[static_cast<std::size_t>(net)] = reached + m_bundles[b].gain;
                isTaken[b * Width + static_cast<std::size_t>(net)] = 1;
            }
            gain = std::move(next);
        }
        int best = MostNet;
        for (int net = 0; net < static_cast<int>(Width); ++net) {
            const auto count = static_cast<std::int64_t>(m_base.size()) + net - MostNet;
            if (count >= std::int64_t{m_instance.least()} && count <= std::int64_t{m_instance.most()} &&
                gain[static_cast<std::size_t>(net)] > gain[static_cast<std::size_t>(best)])
                best = net;
        }
        std::vector<std::uint8_t> takes(m_bundles.size(), 0);
        for (std::size_t b = m_bundles.size(); b-- > 0;) {
            if (isTaken[b * Width + static_cast<std::size_t>(best)] == 0)
                continue;
            takes[b] = 1;
            best -= m_bundles[b].net;
        }
        return takes;
    }

    [[nodiscard]] std::vector<std::uint32_t> mixture(const std::vector<std::uint8_t>& takes) const {
        std::vector<std::uint32_t> sites;
        for (std::uint32_t j = 0; j < m_sides.size(); ++j) {
            const bool takesOther = m_bundleOf[j] != NoSite && takes[m_bundleOf[j]] != 0;
            if ((m_sides[j] & (takesOther ? InOther : InBase)) != 0)
                sites.push_back(j);
        }
        return sites;
    }

    const MedianInstance& m_instance;
    const std::vector<std::uint32_t>& m_base;
    const std::vector<std::uint32_t>& m_other;
    std::vector<std::uint8_t> m_sides;
    std::vector<std::uint32_t> m_parents;
    std::vector<std::uint32_t> m_bundleOf;
    std::vector<Bundle> m_bundles;
};

} // namespace

std::vector<std::uint32_t> crossChoices(const MedianInstance& instance,
                                        const std::vector<std::uint32_t>& base,
                                        const std::vector<std::uint32_t>& other) {
    return Crossing(instance, base, other).run();
}

} // namespace planner::detail
