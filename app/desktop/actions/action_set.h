#pragma once

#include "app/desktop/actions/action_table.h"

#include <QAction>
#include <QObject>
#include <QString>

#include <map>
#include <vector>

class QMenuBar;
class QToolBar;
class QWidget;

namespace app::desktop {

/// The table's commands as actions of one window, with menus and toolbar built from it.
class ActionSet : public QObject {
    Q_OBJECT

public:
    explicit ActionSet(QWidget* window);

    /// Throws std::out_of_range for an id that is not in the table.
    [[nodiscard]] QAction* action(const QString& id) const { return m_actions.at(id); }
    [[nodiscard]] std::vector<QAction*> all() const;

    void buildMenus(QMenuBar& bar);
    void buildToolBar(QToolBar& bar);
    /// Texts in the language installed, icons in the palette's colours.
    void refresh();

private:
    QWidget* m_window;
    std::map<QString, QAction*> m_actions;
    std::vector<class QMenu*> m_menus;
};

} // namespace app::desktop
