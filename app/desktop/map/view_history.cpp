#include "app/desktop/map/view_history.h"

namespace app::desktop {

void ViewHistory::add(const render::MapTransform& view) {
    const bool isSame = m_at > 0 && m_views[m_at - 1].centre == view.centre &&
                        m_views[m_at - 1].metresPerPixel == view.metresPerPixel;
    if (isSame)
        return;
    m_views.resize(m_at);
    m_views.push_back(view);
    if (m_views.size() > Longest)
        m_views.erase(m_views.begin());
    m_at = m_views.size();
}

std::optional<render::MapTransform> ViewHistory::back() {
    if (!hasBack())
        return std::nullopt;
    --m_at;
    return m_views[m_at - 1];
}

std::optional<render::MapTransform> ViewHistory::forward() {
    if (!hasForward())
        return std::nullopt;
    ++m_at;
    return m_views[m_at - 1];
}

} // namespace app::desktop
