#pragma once

#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/siting_problem.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace planner {

/// What an edit and the search after it came to.
struct SitingChange {
    std::int64_t before = 0; ///< objective
    std::int64_t after = 0;
    std::vector<std::uint32_t> opened; ///< ascending
    std::vector<std::uint32_t> closed;

    friend bool operator==(const SitingChange&, const SitingChange&) = default;
};

/// A plan that is edited: one site, pin or weight at a time, every figure at once, and searched on from where
/// it stands.
///
/// Edits do what they say and nothing else; reoptimise() then lets the other sites move, keeps the number of
/// sites (goal LeastCost: finds it), pins and refusals. SitingLimits are not looked at. Not for problems
/// where all open sites have a say (SitingProblem::isJoint). Cost: an edit, the rows of the clients it
/// touches; a question, O(1) or the site's neighbours; a search, one look at every site a swap. Memory: 16
/// bytes an entry. For one thread at a time.
class SitingState {
public:
    /// `open`: as in SitingPlan, required ones included.
    SitingState(std::shared_ptr<const SitingProblem> problem, const std::vector<std::uint32_t>& open);
    ~SitingState();
    SitingState(SitingState&&) noexcept;
    SitingState& operator=(SitingState&&) noexcept;

    [[nodiscard]] const SitingProblem& problem() const { return *m_problem; }
    [[nodiscard]] bool isOpen(std::uint32_t site) const;
    [[nodiscard]] std::vector<std::uint32_t> open() const;
    /// As SitingPlan::objective, at the present weights; goal Fewest: the number of open sites.
    /// Goal WorstWalk: one pass over the clients.
    [[nodiscard]] std::int64_t objective() const;
    /// Weight of the clients no open site serves.
    [[nodiscard]] std::int64_t missed() const;
    /// The client's nearest open site.
    [[nodiscard]] SiteService serviceOf(std::uint32_t client) const;

    /// By what the summed costs would fall if a closed site opened, rise if an open one closed, fall if one
    /// moved. Exact for all goals but WorstWalk (there: of the search's steep costs) and Fewest (there:
    /// weight covered).
    [[nodiscard]] std::int64_t openingGain(std::uint32_t site) const;
    [[nodiscard]] std::int64_t closingLoss(std::uint32_t site) const;
    [[nodiscard]] std::int64_t moveGain(std::uint32_t from, std::uint32_t to) const;

    void add(std::uint32_t site);                    ///< opens a closed one: one more
    void remove(std::uint32_t site);                 ///< closes an open one: one fewer
    void move(std::uint32_t from, std::uint32_t to); ///< the number stays
    void pin(std::uint32_t site);     ///< must stay as it is opened; opens it where it is closed
    void forbid(std::uint32_t site);  ///< must stay closed; closes it where it is open
    void release(std::uint32_t site); ///< neither any more
    void setWeight(std::uint32_t client,
                   std::int64_t weight); ///< at least 0; of clients with a weight at the start
    void addBest();                      ///< one more: the site that gains most; nothing when none may open
    void removeWorst();                  ///< one fewer: the site missed least; nothing when all are pinned

    /// Swaps from here to a local optimum; says which sites this search opened and closed.
    SitingChange reoptimise(std::stop_token stop = {});
    /// What the pin on an open site costs: how much better the objective gets when it is let go and searched
    /// on. The state stays as it is.
    [[nodiscard]] std::int64_t pinCost(std::uint32_t site);

private:
    struct Parts;

    std::shared_ptr<const SitingProblem> m_problem;
    std::unique_ptr<Parts> m_parts;
};

} // namespace planner
