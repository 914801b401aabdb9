#pragma once

#include "app/render/map_transform.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace app::desktop {

/// The views a person rested on, to go back and forward among.
class ViewHistory {
public:
    /// Remembers a view; what lay ahead is forgotten.
    void add(const render::MapTransform& view);
    [[nodiscard]] bool hasBack() const { return m_at > 1; }
    [[nodiscard]] bool hasForward() const { return m_at < m_views.size(); }
    std::optional<render::MapTransform> back();
    std::optional<render::MapTransform> forward();

private:
    static constexpr std::size_t Longest = 100;
    std::vector<render::MapTransform> m_views;
    std::size_t m_at = 0; ///< the present view is m_views[m_at - 1]
};

} // namespace app::desktop
