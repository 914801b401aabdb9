#include "app/desktop/main_window.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>

#include <algorithm>

// Places to come back to: districts, and views a person named.
namespace app::desktop {

void MainWindow::popUpDistricts() {
    const auto city = m_document.city();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Go to district"));
    for (const planner::District& district : city->districts) {
        planner::Box box;
        for (const planner::Polygon& polygon : district.area)
            box.add(planner::boundsOf(polygon));
        menu->addAction(QString::fromStdString(district.name), this, [this, box] { m_map->showBox(box); });
    }
    menu->popup(m_map->mapToGlobal(m_map->rect().center()));
}

void MainWindow::rememberView() {
    bool isAccepted = false;
    const QString name =
        QInputDialog::getText(this, tr("Remember this view"), tr("Name"), QLineEdit::Normal, {}, &isAccepted)
            .trimmed();
    if (!isAccepted || name.isEmpty())
        return;
    std::vector<planner::NamedView> views = m_document.views();
    const planner::NamedView view{name.toStdString(), m_map->transform().visibleBox()};
    // A name told again means the view of now.
    const auto same = std::find_if(views.begin(), views.end(),
                                   [&view](const planner::NamedView& old) { return old.name == view.name; });
    if (same != views.end())
        *same = view;
    else
        views.push_back(view);
    m_document.changeViews(std::move(views), tr("Remember view: %1").arg(name));
}

void MainWindow::forgetView(std::size_t number) {
    std::vector<planner::NamedView> views = m_document.views();
    const QString name = QString::fromStdString(views[number].name);
    views.erase(views.begin() + static_cast<std::ptrdiff_t>(number));
    m_document.changeViews(std::move(views), tr("Forget view: %1").arg(name));
}

void MainWindow::popUpViews() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Go to a remembered view"));
    auto* forgets = new QMenu(tr("Forget"), menu);
    const std::vector<planner::NamedView>& views = m_document.views();
    for (std::size_t i = 0; i < views.size(); ++i) {
        const QString name = QString::fromStdString(views[i].name);
        menu->addAction(name, this, [this, extent = views[i].extent] { m_map->showExtent(extent); });
        forgets->addAction(name, this, [this, i] { forgetView(i); });
    }
    menu->addSeparator();
    menu->addMenu(forgets);
    menu->popup(m_map->mapToGlobal(m_map->rect().center()));
}

} // namespace app::desktop
