#include "libplanner/siting/site_numbers.h"

#include "libplanner/siting/interchange.h"
#include "libplanner/siting/median_forms.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace planner {

bool forEachNumber(const SitingProblem& problem, std::uint32_t least, std::uint32_t most,
                   const std::function<void(const std::vector<std::uint32_t>&)>& take, std::stop_token stop) {
    const ProgressFunction quiet;
    detail::WorkMeter meter(WorkBudget{}, std::numeric_limits<std::int64_t>::max(), std::move(stop), quiet);
    const std::vector<detail::Fixing> fixings = detail::fixingsOf(problem);
    const auto instance = detail::medianOf(problem, fixings, detail::SameNumber, false, meter);
    if (!instance->isComplete())
        return false;
    detail::Interchange search(*instance);
    std::vector<std::uint32_t> open;
    for (std::uint32_t j = 0; j < fixings.size(); ++j)
        if (fixings[j] == detail::Fixing::Open)
            open.push_back(j);
    if (!search.start(open, meter))
        return false;
    for (auto count = static_cast<std::uint32_t>(open.size()); count <= most; ++count) {
        if (count >= least && count > 0) {
            if (!search.descend(meter))
                return false;
            take(search.openSites());
        }
        std::uint32_t best = NoSite;
        for (std::uint32_t j = 0; j < fixings.size(); ++j)
            if (!search.isOpen(j) && fixings[j] == detail::Fixing::Free &&
                (best == NoSite || search.gain(j) > search.gain(best)))
                best = j;
        if (best == NoSite)
            break;
        search.open(best);
    }
    return true;
}

} // namespace planner
