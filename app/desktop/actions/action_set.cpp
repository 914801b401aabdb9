#include "app/desktop/actions/action_set.h"

#include "app/desktop/actions/icon_factory.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QWidget>

namespace app::desktop {

ActionSet::ActionSet(QWidget* window) : QObject(window), m_window(window) {
    for (const ActionRow& row : actionTable()) {
        auto* action = new QAction(this);
        action->setObjectName(QString::fromLatin1(row.id));
        action->setCheckable(row.isCheckable);
        action->setShortcut(QKeySequence(QString::fromLatin1(row.shortcut), QKeySequence::PortableText));
        action->setShortcutContext(Qt::WindowShortcut);
        m_actions.emplace(action->objectName(), action);
        window->addAction(action);
    }
    refresh();
}

std::vector<QAction*> ActionSet::all() const {
    std::vector<QAction*> actions;
    for (const ActionRow& row : actionTable())
        actions.push_back(action(QString::fromLatin1(row.id)));
    return actions;
}

void ActionSet::buildMenus(QMenuBar& bar) {
    for (int i = 0; i < ActionCategoryCount; ++i) {
        const auto category = static_cast<ActionCategory>(i);
        QMenu* menu = bar.addMenu(categoryTitle(category));
        for (const ActionRow& row : actionTable())
            if (row.category == category)
                menu->addAction(action(QString::fromLatin1(row.id)));
        m_menus.push_back(menu);
    }
}

void ActionSet::buildToolBar(QToolBar& bar) {
    ActionCategory last = ActionCategory::File;
    for (const ActionRow& row : actionTable()) {
        if (!row.isInToolBar)
            continue;
        if (row.category != last)
            bar.addSeparator();
        last = row.category;
        bar.addAction(action(QString::fromLatin1(row.id)));
    }
}

void ActionSet::refresh() {
    for (const ActionRow& row : actionTable()) {
        QAction* shown = action(QString::fromLatin1(row.id));
        shown->setText(QCoreApplication::translate("Actions", row.text));
        const QString tip = QCoreApplication::translate("Actions", row.tip);
        const QString key = shown->shortcut().toString(QKeySequence::NativeText);
        shown->setToolTip(key.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, key));
        shown->setStatusTip(tip);
        shown->setIcon(makeIcon(QString::fromLatin1(row.icon), m_window->palette()));
    }
    for (std::size_t i = 0; i < m_menus.size(); ++i)
        m_menus[i]->setTitle(categoryTitle(static_cast<ActionCategory>(i)));
}

} // namespace app::desktop
