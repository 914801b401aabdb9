#pragma once

#include "libplanner/siting/capacitated_problem.h"
#include "libplanner/siting/location_text.h"
#include "libplanner/siting/solve_capacitated.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace planner {

/// One of the literature's capacitated location problems, ready for solveCapacitated.
///
/// Real costs are scaled to whole numbers; objective() is in the file's own arithmetic.
class CapacitatedInstance {
public:
    /// Capacitated p-median: `id optimum`, `n p capacity`, n lines `i x y demand` (distances rounded down
    /// unless asked otherwise), or `n p`, n lines `x y capacity demand`. Every node is client and site.
    /// Throws Error{BadValue} naming the file and what is wrong.
    static CapacitatedInstance readMedian(const std::string& text, const std::string& file,
                                          std::optional<std::uint32_t> facilities,
                                          std::optional<LocationRounding> rounding);
    /// Single-source capacitated facility location: `J I`, J times `capacity opening`, I demands, J rows of I
    /// costs of a client's whole demand; or OR-Library's form, where each client's demand, alone on its line,
    /// is followed by its J costs. Throws as above.
    static CapacitatedInstance readFacilities(const std::string& text, const std::string& file);

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// May be taken once.
    [[nodiscard]] CapacitatedInput takeInput() { return std::move(m_input); }
    /// The plan's cost recomputed in the file's own arithmetic.
    [[nodiscard]] double objective(const CapacitatedPlan& plan) const;
    /// The plan's bound in the file's unit, less what scaling may hide.
    [[nodiscard]] double bound(const CapacitatedPlan& plan) const;

private:
    void setPoints(const std::vector<double>& x, const std::vector<double>& y, LocationRounding rounding);
    void scale(const std::string& file);

    std::string m_name;
    CapacitatedInput m_input;
    std::vector<double> m_costs; ///< client by client
    std::vector<double> m_openingCosts;
    std::vector<double> m_demands;
    std::vector<double> m_capacities;
    double m_scale = 1.0;  ///< whole numbers are costs × this
    double m_hidden = 0.0; ///< most that rounding may have changed a plan's cost by
};

} // namespace planner
