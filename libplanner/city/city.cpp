#include "libplanner/city/city.h"

namespace planner {

Box City::demandBounds() const {
    Box box;
    for (const DemandPoint& point : demand)
        box.add(point.at);
    return box;
}

} // namespace planner
