#include "tests/support/plan_checker/plan_data.h"
#include "tests/support/plan_checker/walk_search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>

namespace checker {

namespace {

/// Feet that lie this much farther than the nearest, in mm, may be taken for it: roundings differ.
constexpr double FootMargin = 1.0;

class WalkChecker {
public:
    WalkChecker(const PlanData& data, const CheckOptions& options, CheckReport& report)
        : m_data(data), m_report(report), m_tolerance(options.walkTolerance * 1e3),
          m_limit(data.setting("network.snap_limit_m") * 1e3),
          m_maxWalk(data.setting("siting.max_walk_m") * 1e3), m_feet(cabinFeet()),
          m_search(data.streets, m_feet) {}

    void run() {
        for (std::size_t row = 0; row < m_data.demand.size(); ++row)
            checkHome(row);
    }

private:
    std::vector<std::optional<Foot>> cabinFeet() {
        std::vector<std::optional<Foot>> feet;
        for (std::size_t row = 0; row < m_data.cabins.size(); ++row) {
            bool isBlocked = false;
            const std::vector<Foot> found =
                m_data.streets.feet(m_data.cabins.shapes[row].first(), m_limit, 0.0, isBlocked);
            if (found.empty())
                m_report.findings.add("cabin nobody can walk to", m_data.cabins.text(row, "id"));
            feet.push_back(found.empty() ? std::nullopt : std::optional(found.front()));
        }
        return feet;
    }

    /// Exactly how far it is from a home to one cabin.
    double lengthTo(const Foot& home, std::size_t cabin) {
        auto [search, isNew] = m_single.try_emplace(cabin);
        if (isNew) {
            search->second.feet.assign(1, m_feet[cabin]);
            search->second.search = std::make_unique<WalkSearch>(m_data.streets, search->second.feet);
        }
        const auto found = search->second.search->nearest(home);
        return found ? found->length : std::numeric_limits<double>::infinity();
    }

    void checkHome(std::size_t row) {
        const std::string& id = m_data.demand.text(row, "id");
        const std::string& cabinId = m_data.demand.text(row, "cabin_id");
        bool isBlocked = false;
        const std::vector<Foot> feet =
            m_data.streets.feet(m_data.demand.shapes[row].first(), m_limit, FootMargin, isBlocked);
        if (cabinId.empty())
            checkUnserved(row, feet, isBlocked);
        else if (feet.empty())
            m_report.findings.add("served without a street", id);
        else
            checkServed(row, feet);
    }

    void checkServed(std::size_t row, const std::vector<Foot>& feet) {
        const std::string& id = m_data.demand.text(row, "id");
        const auto cabin = m_data.cabinRow.find(m_data.demand.text(row, "cabin_id"));
        if (cabin == m_data.cabinRow.end()) {
            m_report.findings.add("served by no open cabin", id);
            return;
        }
        ++m_report.homes;
        const double stated = m_data.demand.number(row, "walk_m") * 1e3;
        if (stated > m_maxWalk + 0.5)
            m_report.findings.add("farther than the longest walk",
                                  id + ": " + std::to_string(stated / 1e3) + " m");
        // Of feet that lie equally near the plan may have taken any.
        double error = std::numeric_limits<double>::infinity();
        bool isNearest = false;
        for (const Foot& foot : feet) {
            const auto best = m_search.nearest(foot);
            if (!best)
                continue;
            error = std::min(error, std::abs(best->length - stated));
            isNearest = isNearest || best->place == cabin->second ||
                        lengthTo(foot, cabin->second) <= best->length + m_tolerance;
        }
        m_report.longestError = std::max(m_report.longestError, std::isfinite(error) ? error / 1e3 : 0.0);
        if (!(error <= m_tolerance))
            m_report.findings.add("walk is wrong", id + ": the plan says " + std::to_string(stated / 1e3) +
                                                       " m, off by " + std::to_string(error / 1e3) + " m");
        if (!isNearest)
            m_report.findings.add("not the nearest cabin", id + " goes to " + cabin->first);
    }

    void checkUnserved(std::size_t row, const std::vector<Foot>& feet, bool isBlocked) {
        ++m_report.unserved;
        const std::string& id = m_data.demand.text(row, "id");
        const std::string& reason = m_data.demand.text(row, "reason");
        std::string own = isBlocked ? "behind-barrier" : "off-network";
        if (!feet.empty()) {
            const auto best = m_search.nearest(feet.front());
            own = !best ? "cut-off" : best->length > m_maxWalk - m_tolerance ? "too-far" : "served";
        }
        // That no candidate at all lies within reach is a finer word for too far.
        const bool isSame = reason == own || (own == "too-far" && reason == "no-candidate");
        if (!isSame)
            m_report.findings.add("wrong reason for having no cabin",
                                  id + ": the plan says '" + reason + "', found " + own);
    }

    struct SingleSearch {
        std::vector<std::optional<Foot>> feet;
        std::unique_ptr<WalkSearch> search;
    };

    const PlanData& m_data;
    CheckReport& m_report;
    double m_tolerance;
    double m_limit;
    double m_maxWalk;
    std::vector<std::optional<Foot>> m_feet;
    WalkSearch m_search;
    std::map<std::size_t, SingleSearch> m_single;
};

} // namespace

void checkWalks(const PlanData& data, const CheckOptions& options, CheckReport& report) {
    WalkChecker(data, options, report).run();
}

} // namespace checker
