#pragma once

#include <QList>
#include <QString>

#include <span>

namespace app::desktop {

/// Which menu a command stands in, in menu order.
enum class ActionCategory { File, Edit, View, Plan, Tools, Language, Help };

/// One command of the window. Menus, toolbar, shortcuts, the search box and the key list read this table.
struct ActionRow {
    const char* id;   ///< "plan.propose"; stable, never shown
    const char* text; ///< untranslated; context "Actions"
    const char* tip;
    const char* icon;     ///< name in resources/icons; empty: none
    const char* shortcut; ///< portable text; empty: none
    ActionCategory category;
    bool isInToolBar = false;
    bool isCheckable = false;
};

[[nodiscard]] std::span<const ActionRow> actionTable();
[[nodiscard]] QString categoryTitle(ActionCategory category);
inline constexpr int ActionCategoryCount = 7;

} // namespace app::desktop
