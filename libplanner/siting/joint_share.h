#pragma once

#include "libplanner/siting/siting_problem.h"

#include <cstdint>

namespace planner::detail {

/// How much of a client counts, in millionths, where all open sites in its row have a say: material split
/// among them, or cover with backup.
///
/// Split: each site j in reach attracts the share f_j of those who came to none before, so that
/// 1 - (1 - f_1)(1 - f_2)… come in all, and a site gets its part by f_j (Huff 1964). Backup: a client reached
/// counts in full, one reached at least twice the backup share more (Hogan and ReVelle 1986).
class JointShare {
public:
    static constexpr std::int64_t Whole = 1'000'000;
    static constexpr std::int64_t Fine = Whole * Whole;

    /// What a client's open sites have brought so far; sites are added nearest first.
    struct Sum {
        std::int64_t missing = Fine; ///< split: share of a billionth who come to none
        std::uint32_t sites = 0;
    };

    explicit JointShare(const SitingProblem& problem)
        : m_isSplit(problem.input().isSplit), m_backup(problem.input().backupShare) {}

    [[nodiscard]] bool isSplit() const { return m_isSplit; }
    [[nodiscard]] std::int64_t backup() const { return m_backup; }
    /// What a client counts at most.
    [[nodiscard]] std::int64_t most() const { return Whole + (m_isSplit ? 0 : m_backup); }
    /// The share a single site attracts: the problem's costs are what it leaves.
    [[nodiscard]] std::int64_t attraction(std::uint32_t cost) const {
        return m_isSplit ? Whole - std::int64_t{cost} : Whole;
    }

    void add(Sum& sum, std::int64_t attraction) const {
        ++sum.sites;
        if (m_isSplit)
            sum.missing = sum.missing * (Whole - attraction) / Whole;
    }
    [[nodiscard]] std::int64_t value(const Sum& sum) const {
        if (m_isSplit)
            return Whole - (sum.missing + Whole - 1) / Whole;
        return sum.sites == 0 ? 0 : sum.sites == 1 ? Whole : Whole + m_backup;
    }

private:
    bool m_isSplit;
    std::int64_t m_backup;
};

} // namespace planner::detail
