#include "app/desktop/actions/action_table.h"

#include <QCoreApplication>

#include <array>

namespace app::desktop {

namespace {

using enum ActionCategory;

#define W(text) QT_TRANSLATE_NOOP("Actions", text)
constexpr std::array Rows = {
    ActionRow{"file.open", W("Open…"), W("Open a City file, a plan or a folder of city data"), "open", "Ctrl+O", File, true},
    ActionRow{"file.start", W("Start page"), W("Show the sample cities and what was opened last"), "", "Ctrl+Home", File},
    ActionRow{"file.addLayer", W("Add layer…"), W("Show a layer of another file behind the plan"), "layer", "Ctrl+L", File},
    ActionRow{"file.save", W("Save plan"), W("Save the plan as a GeoPackage that QGIS and ArcGIS open"), "save", "Ctrl+S", File, true},
    ActionRow{"file.saveAs", W("Save plan as…"), W("Save the plan under another name"), "", "Ctrl+Shift+S", File},
    ActionRow{"file.exportShapes", W("Export shapefiles…"), W("Write sites, areas and routes as shapefiles"), "export", "Ctrl+E", File, true},
    ActionRow{"file.exportMap", W("Save map as picture…"), W("Write the map with legend, scale and source as PNG, 300 dpi"), "picture", "Ctrl+P", File, true},
    ActionRow{"file.quit", W("Quit"), W("Close the window"), "", "Ctrl+Q", File},
    ActionRow{"edit.undo", W("Undo"), W("Take the last step back"), "undo", "Ctrl+Z", Edit, true},
    ActionRow{"edit.redo", W("Redo"), W("Do the step again that was taken back"), "redo", "Ctrl+Shift+Z", Edit, true},
    ActionRow{"edit.copyMap", W("Copy map"), W("Copy the map as it is seen, to paste it into a document"), "copy", "Ctrl+Shift+C", Edit},
    ActionRow{"edit.copyPlace", W("Copy coordinates"), W("Copy the coordinates under the pointer"), "", "Ctrl+Alt+C", Edit},
    ActionRow{"view.full", W("Whole city"), W("Show everything"), "full", "Ctrl+0", View, true},
    ActionRow{"view.selection", W("Zoom to selection"), W("Show what is selected"), "", "Ctrl+J", View},
    ActionRow{"view.zoomIn", W("Zoom in"), W("Show less, larger"), "zoom-in", "Ctrl++", View, true},
    ActionRow{"view.zoomOut", W("Zoom out"), W("Show more, smaller"), "zoom-out", "Ctrl+-", View, true},
    ActionRow{"view.back", W("View back"), W("Return to the view before"), "back", "Alt+Left", View, true},
    ActionRow{"view.forward", W("View forward"), W("Go to the view after"), "forward", "Alt+Right", View, true},
    ActionRow{"view.dark", W("Dark map and window"), W("Light text on dark ground"), "", "Ctrl+D", View, false, true},
    ActionRow{"plan.propose", W("Propose cabins"), W("Choose the best places for the number of cabins given, and plan the routes"), "propose", "Ctrl+Return", Plan, true},
    ActionRow{"plan.stop", W("Stop"), W("Stop the work and keep the best so far"), "stop", "Esc", Plan, true},
    ActionRow{"plan.select", W("Look"), W("Click a cabin, home or place to read about it; drag moves the map"), "select", "V", Tools, true, true},
    ActionRow{"plan.measure", W("Measure"), W("Click points; the length on the ground is shown; Esc ends"), "measure", "M", Tools, true, true},
    ActionRow{"language.en", "English", "English", "", "", Language, false, true},
    ActionRow{"language.zh_CN", "简体中文", "简体中文", "", "", Language, false, true},
    ActionRow{"help.commands", W("Find a command…"), W("Type what you want to do"), "search", "Ctrl+K", Help},
    ActionRow{"help.keys", W("Keys"), W("List every key of the window"), "", "F1", Help},
    ActionRow{"help.about", W("About"), W("Version, licence and data"), "", "", Help},
};
#undef W

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
