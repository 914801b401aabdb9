#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace planner {

/// Position in a dense array inside one problem. A demand index does not fit where a site index belongs.
/// There is no null index: use std::optional.
template <class Tag>
class Index {
public:
    constexpr Index() = default;
    constexpr explicit Index(std::size_t value) : m_value(static_cast<std::uint32_t>(value)) {}

    [[nodiscard]] constexpr std::uint32_t value() const { return m_value; }
    friend constexpr auto operator<=>(Index, Index) = default;

private:
    std::uint32_t m_value = 0;
};

using VertexIndex = Index<struct VertexTag>; ///< junction or end of a street edge
using EdgeIndex = Index<struct EdgeTag>;     ///< piece of street between two vertices
using DemandIndex = Index<struct DemandTag>; ///< demand point of a city
using SiteIndex = Index<struct SiteTag>;     ///< candidate site of a city or a siting problem
using CabinIndex = Index<struct CabinTag>;   ///< cabin of a plan
using CentreIndex = Index<struct CentreTag>; ///< recycling centre of a city
using DepotIndex = Index<struct DepotTag>;   ///< depot of a city
using DistrictIndex = Index<struct DistrictTag>;
using VehicleIndex = Index<struct VehicleTag>; ///< truck of a city's fleet

} // namespace planner

template <class Tag>
struct std::hash<planner::Index<Tag>> {
    std::size_t operator()(planner::Index<Tag> i) const noexcept { return i.value(); }
};
