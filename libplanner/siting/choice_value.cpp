#include "libplanner/siting/choice_value.h"

#include "libplanner/siting/joint_value.h"
#include "libplanner/siting/median_forms.h"

#include <utility>

namespace planner::detail {

std::unique_ptr<ChoiceValue> valueOf(const SitingProblem& problem, std::vector<Fixing> fixings,
                                     FacilityRange range, WorkMeter& meter) {
    auto instance = medianOf(problem, std::move(fixings), range, true, meter);
    if (problem.isJoint())
        return std::make_unique<JointValue>(std::move(instance), JointShare(problem));
    return std::make_unique<NearestValue>(std::move(instance));
}

} // namespace planner::detail
