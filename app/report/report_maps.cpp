#include "app/report/report_maps.h"

#include "app/render/map_page.h"

#include <QCoreApplication>

namespace app::report {

namespace {

constexpr double Dpi = 240.0;
constexpr double ScreenDpi = 96.0;
constexpr int PageWidth = 640;  ///< the layout is made for this many points …
constexpr int PageHeight = 420; ///< … by this many

QString captionOf(MapTopic topic) {
    switch (topic) {
    case MapTopic::Sites:
        return QCoreApplication::translate("Report", "Cabins and how far people reach them on foot");
    case MapTopic::Routes: return QCoreApplication::translate("Report", "Truck routes of the first day");
    case MapTopic::Unserved: return QCoreApplication::translate("Report", "Homes without a cabin, by reason");
    }
    return {};
}

} // namespace

render::MapScene sceneFor(const ReportInput& input, MapTopic topic) {
    using render::MapLayer;
    const auto palette = std::make_shared<const render::Palette>(render::loadPalette(render::Theme::Light));
    render::MapScene scene = render::makeScene(input.base, render::makePlanMap(input.plan), palette);
    scene.show(MapLayer::Routes, topic == MapTopic::Routes);
    scene.show(MapLayer::Unserved, topic == MapTopic::Unserved);
    scene.show(MapLayer::ServiceAreas, topic == MapTopic::Sites);
    scene.show(MapLayer::Demand, topic != MapTopic::Routes);
    scene.day = 0;
    return scene;
}

ReportPicture mapOf(const ReportInput& input, MapTopic topic) {
    render::MapPageOptions options;
    options.size = QSize(PageWidth, PageHeight) * (Dpi / ScreenDpi);
    options.dpi = Dpi;
    options.date = input.date;
    options.title = captionOf(topic);
    ReportPicture picture;
    picture.caption = captionOf(topic);
    picture.image = render::renderMap(sceneFor(input, topic), options);
    picture.width = PageWidth;
    return picture;
}

} // namespace app::report
