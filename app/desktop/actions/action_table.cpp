#include "app/desktop/actions/action_table.h"

#include <QCoreApplication>

#include <array>

namespace app::desktop {

namespace {

using enum ActionCategory;

// clang-format off
constexpr std::array Rows = {
    ActionRow{"file.open", QT_TRANSLATE_NOOP("Actions", "Open…"), QT_TRANSLATE_NOOP("Actions", "Open a City file, a plan or a folder of city data"), "open", "Ctrl+O", File, true},
    ActionRow{"file.start", QT_TRANSLATE_NOOP("Actions", "Start page"), QT_TRANSLATE_NOOP("Actions", "Show the sample cities and what was opened last"), "", "Ctrl+Home", File},
    ActionRow{"file.addLayer", QT_TRANSLATE_NOOP("Actions", "Add layer…"), QT_TRANSLATE_NOOP("Actions", "Show a layer of another file behind the plan"), "layer", "Ctrl+L", File},
    ActionRow{"file.save", QT_TRANSLATE_NOOP("Actions", "Save plan"), QT_TRANSLATE_NOOP("Actions", "Save the plan as a GeoPackage that QGIS and ArcGIS open"), "save", "Ctrl+S", File, true},
    ActionRow{"file.saveAs", QT_TRANSLATE_NOOP("Actions", "Save plan as…"), QT_TRANSLATE_NOOP("Actions", "Save the plan under another name"), "", "Ctrl+Shift+S", File},
    ActionRow{"file.exportShapes", QT_TRANSLATE_NOOP("Actions", "Export shapefiles…"), QT_TRANSLATE_NOOP("Actions", "Write sites, areas and routes as shapefiles"), "export", "Ctrl+E", File, true},
    ActionRow{"file.exportMap", QT_TRANSLATE_NOOP("Actions", "Save map as picture…"), QT_TRANSLATE_NOOP("Actions", "Write the map with legend, scale and source as PNG, 300 dpi"), "picture", "Ctrl+P", File, true},
    ActionRow{"file.pack", QT_TRANSLATE_NOOP("Actions", "Meeting pack…"), QT_TRANSLATE_NOOP("Actions", "Write map, site list and one page of figures into a folder"), "pack", "Ctrl+M", File, true},
    ActionRow{"file.report", QT_TRANSLATE_NOOP("Actions", "Plan report…"), QT_TRANSLATE_NOOP("Actions", "Write the whole report with maps as PDF or HTML"), "", "Ctrl+Shift+P", File},
    ActionRow{"file.quit", QT_TRANSLATE_NOOP("Actions", "Quit"), QT_TRANSLATE_NOOP("Actions", "Close the window"), "", "Ctrl+Q", File},
    ActionRow{"edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), QT_TRANSLATE_NOOP("Actions", "Take the last step back"), "undo", "Ctrl+Z", Edit, true},
    ActionRow{"edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), QT_TRANSLATE_NOOP("Actions", "Do the step again that was taken back"), "redo", "Ctrl+Shift+Z", Edit, true},
    ActionRow{"edit.copy", QT_TRANSLATE_NOOP("Actions", "Copy"), QT_TRANSLATE_NOOP("Actions", "Copy what has the focus: the rows of a table, a chart or the map as a picture"), "copy", "Ctrl+C", Edit},
    ActionRow{"edit.copyMap", QT_TRANSLATE_NOOP("Actions", "Copy map"), QT_TRANSLATE_NOOP("Actions", "Copy the map as it is seen, to paste it into a document"), "copy", "Ctrl+Shift+C", Edit},
    ActionRow{"edit.copyPlace", QT_TRANSLATE_NOOP("Actions", "Copy coordinates"), QT_TRANSLATE_NOOP("Actions", "Copy the coordinates under the pointer"), "", "Ctrl+Alt+C", Edit},
    ActionRow{"edit.paste", QT_TRANSLATE_NOOP("Actions", "Go to pasted coordinates"), QT_TRANSLATE_NOOP("Actions", "Show the place whose coordinates were copied, such as 104.06,30.66"), "", "Ctrl+V", Edit},
    ActionRow{"view.full", QT_TRANSLATE_NOOP("Actions", "Whole city"), QT_TRANSLATE_NOOP("Actions", "Show everything"), "full", "Ctrl+0", View, true},
    ActionRow{"view.district", QT_TRANSLATE_NOOP("Actions", "Go to district…"), QT_TRANSLATE_NOOP("Actions", "Show one district"), "", "Ctrl+G", View},
    ActionRow{"view.remember", QT_TRANSLATE_NOOP("Actions", "Remember this view…"), QT_TRANSLATE_NOOP("Actions", "Name what the map shows now, to come back to it; the project keeps it"), "", "Ctrl+B", View},
    ActionRow{"view.remembered", QT_TRANSLATE_NOOP("Actions", "Go to a remembered view…"), QT_TRANSLATE_NOOP("Actions", "Show a view that was named, or forget it"), "", "Ctrl+Shift+B", View},
    ActionRow{"view.selection", QT_TRANSLATE_NOOP("Actions", "Zoom to selection"), QT_TRANSLATE_NOOP("Actions", "Show what is selected"), "", "Ctrl+J", View},
    ActionRow{"view.zoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom in"), QT_TRANSLATE_NOOP("Actions", "Show less, larger"), "zoom-in", "Ctrl++", View, true},
    ActionRow{"view.zoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom out"), QT_TRANSLATE_NOOP("Actions", "Show more, smaller"), "zoom-out", "Ctrl+-", View, true},
    ActionRow{"view.back", QT_TRANSLATE_NOOP("Actions", "View back"), QT_TRANSLATE_NOOP("Actions", "Return to the view before"), "back", "Alt+Left", View, true},
    ActionRow{"view.forward", QT_TRANSLATE_NOOP("Actions", "View forward"), QT_TRANSLATE_NOOP("Actions", "Go to the view after"), "forward", "Alt+Right", View, true},
    ActionRow{"view.dark", QT_TRANSLATE_NOOP("Actions", "Dark map and window"), QT_TRANSLATE_NOOP("Actions", "Light text on dark ground"), "", "Ctrl+D", View, false, true},
    ActionRow{"plan.propose", QT_TRANSLATE_NOOP("Actions", "Propose cabins"), QT_TRANSLATE_NOOP("Actions", "Choose the best places for the number of cabins given, and plan the routes"), "propose", "Ctrl+Return", Plan, true},
    ActionRow{"plan.stop", QT_TRANSLATE_NOOP("Actions", "Stop"), QT_TRANSLATE_NOOP("Actions", "Stop the work and keep the best so far"), "stop", "Esc", Plan, true},
    ActionRow{"plan.require", QT_TRANSLATE_NOOP("Actions", "Must stay"), QT_TRANSLATE_NOOP("Actions", "Decide that the selected cabin stays in every plan"), "pin", "Ctrl+R", Plan},
    ActionRow{"plan.free", QT_TRANSLATE_NOOP("Actions", "Take decision back"), QT_TRANSLATE_NOOP("Actions", "Let the selected cabin be chosen freely again"), "", "Ctrl+U", Plan},
    ActionRow{"plan.refuse", QT_TRANSLATE_NOOP("Actions", "Refuse…"), QT_TRANSLATE_NOOP("Actions", "Refuse the place of the selected cabin, with a reason; another place takes over"), "refuse", "Ctrl+Shift+R", Plan},
    ActionRow{"plan.remove", QT_TRANSLATE_NOOP("Actions", "Remove cabin"), QT_TRANSLATE_NOOP("Actions", "Close the selected cabin; all others stay"), "", "Del", Plan},
    ActionRow{"plan.consulted", QT_TRANSLATE_NOOP("Actions", "Consulted…"), QT_TRANSLATE_NOOP("Actions", "Note that owner and neighbours of the selected cabin were asked"), "", "Ctrl+Shift+K", Plan},
    ActionRow{"plan.agreed", QT_TRANSLATE_NOOP("Actions", "Agreed…"), QT_TRANSLATE_NOOP("Actions", "Note that the place of the selected cabin is agreed"), "", "Ctrl+Shift+A", Plan},
    ActionRow{"plan.notAsked", QT_TRANSLATE_NOOP("Actions", "Not asked yet"), QT_TRANSLATE_NOOP("Actions", "Forget how talks about the selected cabin stand"), "", "", Plan},
    ActionRow{"plan.more", QT_TRANSLATE_NOOP("Actions", "One cabin more"), QT_TRANSLATE_NOOP("Actions", "Add a cabin where it saves the most walking; all others stay"), "more", "Alt+Up", Plan},
    ActionRow{"plan.fewer", QT_TRANSLATE_NOOP("Actions", "One cabin less"), QT_TRANSLATE_NOOP("Actions", "Close the cabin that is missed the least; all others stay"), "fewer", "Alt+Down", Plan},
    ActionRow{"plan.howMany", QT_TRANSLATE_NOOP("Actions", "How many cabins?"), QT_TRANSLATE_NOOP("Actions", "Work out what every number of cabins would reach, beside what the norm asks for"), "", "Ctrl+H", Plan},
    ActionRow{"plan.duplicate", QT_TRANSLATE_NOOP("Actions", "Duplicate scenario"), QT_TRANSLATE_NOOP("Actions", "Another scenario with the same decisions, to change and compare"), "copy", "Ctrl+T", Plan},
    ActionRow{"plan.today", QT_TRANSLATE_NOOP("Actions", "Today"), QT_TRANSLATE_NOOP("Actions", "A scenario of the cabins that stand already, to compare with"), "", "Ctrl+Shift+T", Plan},
    ActionRow{"plan.rename", QT_TRANSLATE_NOOP("Actions", "Rename scenario…"), QT_TRANSLATE_NOOP("Actions", "Give the scenario shown another name"), "", "F2", Plan},
    ActionRow{"plan.removeScenario", QT_TRANSLATE_NOOP("Actions", "Remove scenario"), QT_TRANSLATE_NOOP("Actions", "Take the scenario shown away"), "", "Ctrl+W", Plan},
    ActionRow{"plan.select", QT_TRANSLATE_NOOP("Actions", "Look"), QT_TRANSLATE_NOOP("Actions", "Click a cabin, home or place to read about it; drag a cabin to move it, drag the map to move the map"), "select", "V", Tools, true, true},
    ActionRow{"plan.place", QT_TRANSLATE_NOOP("Actions", "Place cabin"), QT_TRANSLATE_NOOP("Actions", "Point at a possible place to see what a cabin there would gain; click puts it there"), "place", "P", Tools, true, true},
    ActionRow{"plan.paint", QT_TRANSLATE_NOOP("Actions", "Forbid area"), QT_TRANSLATE_NOOP("Actions", "Draw an area where no cabin may stand; cabins in it move elsewhere"), "paint", "F", Tools, true, true},
    ActionRow{"plan.street", QT_TRANSLATE_NOOP("Actions", "Close street"), QT_TRANSLATE_NOOP("Actions", "Click a street to close it to people and trucks, or to open it again"), "street", "C", Tools, true, true},
    ActionRow{"plan.footbridge", QT_TRANSLATE_NOOP("Actions", "Build footbridge"), QT_TRANSLATE_NOOP("Actions", "Click two streets to join them for people on foot; click a footbridge to take it away"), "footbridge", "B", Tools, true, true},
    ActionRow{"plan.measure", QT_TRANSLATE_NOOP("Actions", "Measure"), QT_TRANSLATE_NOOP("Actions", "Click points; the length on the ground is shown; Esc ends"), "measure", "M", Tools, true, true},
    ActionRow{"language.en", "English", "English", "", "", Language, false, true},
    ActionRow{"language.zh_CN", "简体中文", "简体中文", "", "", Language, false, true},
    ActionRow{"help.commands", QT_TRANSLATE_NOOP("Actions", "Find a command…"), QT_TRANSLATE_NOOP("Actions", "Type what you want to do"), "search", "Ctrl+K", Help},
    ActionRow{"help.keys", QT_TRANSLATE_NOOP("Actions", "Keys"), QT_TRANSLATE_NOOP("Actions", "List every key of the window"), "", "F1", Help},
    ActionRow{"help.about", QT_TRANSLATE_NOOP("Actions", "About"), QT_TRANSLATE_NOOP("Actions", "Version, licence and data"), "", "", Help},
};
// clang-format on

} // namespace

std::span<const ActionRow> actionTable() {
    return Rows;
}

QString categoryTitle(ActionCategory category) {
    switch (category) {
    case File: return QCoreApplication::translate("Actions", "&File");
    case Edit: return QCoreApplication::translate("Actions", "&Edit");
    case View: return QCoreApplication::translate("Actions", "&View");
    case Plan: return QCoreApplication::translate("Actions", "&Plan");
    case Tools: return QCoreApplication::translate("Actions", "&Tools");
    case Language: return QCoreApplication::translate("Actions", "&Language 语言");
    case Help: return QCoreApplication::translate("Actions", "&Help");
    }
    return {};
}

} // namespace app::desktop
