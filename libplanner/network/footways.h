#pragma once

#include "libplanner/base/key.h"
#include "libplanner/network/access.h"
#include "libplanner/network/street_network.h"

#include <map>
#include <memory>
#include <span>
#include <vector>

namespace planner {

/// A network with ways for people on foot that its streets do not have yet: a bridge, an underpass, a gate.
class ExtendedNetwork {
public:
    [[nodiscard]] const std::shared_ptr<const StreetNetwork>& network() const { return m_network; }
    /// Ways that were left out: an end lies farther than the limit from any street, or both on one point.
    [[nodiscard]] const std::vector<Key>& unattached() const { return m_unattached; }
    /// Where a place of the former network joins this one: the same foot, on the piece of street it is now
    /// on.
    [[nodiscard]] Access moved(const Access& access) const;

private:
    friend class FootwayBuilder;
    struct Piece {
        EdgeIndex edge;
        Distance begin; ///< along the former edge
        Distance end;
    };

    std::shared_ptr<const StreetNetwork> m_network;
    std::vector<Key> m_unattached;
    std::map<EdgeIndex, std::vector<Piece>> m_pieces; ///< of the former edges that were cut, in their order
};

/// `ways`: lines in the network's CRS; each end joins the nearest walkable street within `limit` by a
/// straight piece, wherever along it that is. Trucks do not use them. Vertices and edges keep their numbers;
/// of an edge that is cut the first piece does, lengths and driving times of the pieces add up to the former
/// ones, and turn restrictions hold at the same junctions. Throws Error{BadValue} for a line of fewer than
/// two points. Cost: one copy of the network, one index over its streets. Nothing that is searched without
/// preparation needs more.
[[nodiscard]] ExtendedNetwork withFootways(std::shared_ptr<const StreetNetwork> network,
                                           std::span<const Street> ways, Distance limit);

} // namespace planner
