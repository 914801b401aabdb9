#pragma once

#include "libplanner/siting/location_text.h"
#include "libplanner/siting/siting_plan.h"
#include "libplanner/siting/siting_problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace planner {

/// What is asked of a file.
struct LocationQuestion {
    SitingGoal goal = SitingGoal::Walk;       ///< Walk, WorstWalk, Reach or Fewest
    std::optional<std::uint32_t> facilities;  ///< instead of the file's
    std::optional<double> radius;             ///< Reach and Fewest: covered within this, in the file's unit
    std::optional<LocationRounding> rounding; ///< empty: what the form says; files of coordinates: none
};

/// One of the literature's location problems, ready for solveSiting: every node is client and site.
///
/// Lengths of real-valued files are scaled to whole numbers; objective() is in the file's own arithmetic.
class LocationInstance {
public:
    /// Reads OR-Library graph files (`n m p`, edges; a repeated edge: the last counts), TSPLIB EUC_2D, and
    /// latitude/longitude with demands (MCLP). The form is told from the text.
    /// Throws Error{UnknownFormat, BadValue} naming the file and what is wrong.
    static LocationInstance read(const std::string& text, const std::string& file,
                                 const LocationQuestion& question);

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// May be taken once: the rows are large.
    [[nodiscard]] SitingInput takeInput() { return std::move(m_input); }

    /// The plan's value recomputed from its sites in the file's own arithmetic.
    [[nodiscard]] double objective(const SitingPlan& plan) const;
    /// The plan's bound in the file's unit, less what scaling may hide.
    [[nodiscard]] double bound(const SitingPlan& plan) const;

private:
    void readGraph(const std::string& text, const std::string& file);
    void readPoints(const std::string& text, const std::string& file);
    void addGraphRows(const std::vector<std::vector<WalkEntry>>& arcs, std::uint32_t longestArc);
    void addPointRows();
    void addCoverRows();
    [[nodiscard]] double distance(std::size_t a, std::size_t b) const;
    [[nodiscard]] bool isReal() const { return m_scale != 1.0; }

    std::string m_name;
    LocationQuestion m_question;
    SitingInput m_input;
    std::vector<double> m_x; ///< longitude for files of places on the globe
    std::vector<double> m_y;
    std::vector<std::int64_t> m_weights;
    bool m_isGlobe = false;
    LocationRounding m_rounding = LocationRounding::None;
    double m_scale = 1.0; ///< whole numbers are lengths × this
};

} // namespace planner
