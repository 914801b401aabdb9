#include "app/desktop/actions/icon_factory.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

// Resources of a static library are linked in only where something names them; the macro must stand outside
// every namespace.
static void initIconResources() {
    Q_INIT_RESOURCE(icons);
}

namespace app::desktop {

namespace {

QPixmap drawn(const QByteArray& svg, const QColor& colour, int size) {
    QByteArray coloured = svg;
    coloured.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(coloured);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

/// A see-through colour as it looks on the window, since SVG colours know no alpha.
QColor opaque(const QColor& colour, const QPalette& palette) {
    const QColor ground = palette.color(QPalette::Window);
    const float share = colour.alphaF() * 0.7F;
    const auto mix = [share](float front, float back) { return front * share + back * (1.0F - share); };
    return QColor::fromRgbF(mix(colour.redF(), ground.redF()), mix(colour.greenF(), ground.greenF()),
                            mix(colour.blueF(), ground.blueF()));
}

} // namespace

QIcon makeIcon(const QString& name, const QPalette& palette) {
    if (name.isEmpty())
        return {};
    initIconResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 96}) {
        icon.addPixmap(drawn(svg, palette.color(QPalette::Active, QPalette::ButtonText), size),
                       QIcon::Normal);
        icon.addPixmap(
            drawn(svg, opaque(palette.color(QPalette::Disabled, QPalette::ButtonText), palette), size),
            QIcon::Disabled);
    }
    return icon;
}

} // namespace app::desktop
