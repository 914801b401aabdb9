#include "app/wording/place_wording.h"

#include <optional>

namespace app::wording {

namespace {

QString nameOn(const planner::City& city, const std::string& own,
               const std::optional<planner::Access>& access, const std::string& id) {
    if (!own.empty())
        return QString::fromStdString(own);
    if (city.network && access)
        if (const std::string& street = city.network->street(access->edge).name; !street.empty())
            return QString::fromStdString(street);
    return QString::fromStdString(id);
}

} // namespace

QString siteName(const planner::City& city, planner::SiteIndex site) {
    const planner::CandidateSite& candidate = city.candidates[site.value()];
    return nameOn(city, candidate.details.name, candidate.access, candidate.key.text());
}

QString cabinName(const planner::Plan& plan, const planner::Cabin& cabin) {
    return nameOn(*plan.city, cabin.details.name, plan.city->candidates[cabin.site.value()].access,
                  cabin.key.text());
}

QString streetName(const planner::StreetNetwork& network, planner::EdgeIndex edge) {
    const planner::Street& street = network.street(edge);
    return QString::fromStdString(street.name.empty() ? street.key.text() : street.name);
}

} // namespace app::wording
