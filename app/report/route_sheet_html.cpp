#include "app/report/route_sheet.h"

#include "app/report/qr_code.h"
#include "app/wording/language.h"
#include "app/wording/number_wording.h"
#include "app/wording/plan_wording.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace app::report {

namespace {

constexpr int CodeSize = 92; // CSS pixels: 24 mm on paper, read at arm's length

constexpr auto Style =
    "@page{size:A4 landscape;margin:10mm}"
    "body{font-family:sans-serif;font-size:13px;margin:1em;color:#111}h1{font-size:20px;margin:0 0 .2em}"
    "table{border-collapse:collapse;width:100%;margin-top:.8em}td,th{border:1px solid "
    "#999;padding:3px 6px;vertical-align:top}"
    "th{background:#eee;text-align:left}td.n{text-align:right;white-space:nowrap}tr{page-break-inside:avoid}"
    "thead{display:table-header-group}.eta{font-size:17px;font-weight:bold}.s{color:#444;font-size:11px}"
    "tr.centre{background:#f2f6f2}tr.break{background:#fbf6e8}";

QString say(const char* text) {
    return QCoreApplication::translate("RouteSheet", text);
}

QString escaped(const std::string& text) {
    return QString::fromStdString(text).toHtmlEscaped();
}

QString position(planner::Point at) {
    return QStringLiteral("%1, %2").arg(at.x, 0, 'f', 6).arg(at.y, 0, 'f', 6);
}

QString summaryOf(const RouteSheet& sheet) {
    const auto cabins = std::count_if(sheet.stops.begin(), sheet.stops.end(), [](const SheetStop& stop) {
        return stop.kind == planner::RouteStopKind::Cabin;
    });
    return say(QT_TRANSLATE_NOOP("RouteSheet",
                                 "%1 cabins in %2 trips, %3 km; %4 kg, %5 m³ loose or %6 m³ flattened"))
        .arg(cabins)
        .arg(sheet.trips)
        .arg(wording::number(sheet.kilometres, 1), wording::number(sheet.kilograms),
             wording::number(sheet.cubicMetresLoose, 1), wording::number(sheet.cubicMetresFlat, 1));
}

QString placeCell(const SheetStop& stop) {
    QStringList lines;
    lines
        << QStringLiteral("<b>%1</b> %2").arg(escaped(stop.name), wording::nameOf(stop.kind).toHtmlEscaped());
    if (!stop.address.empty())
        lines << escaped(stop.address);
    if (!stop.contact.empty())
        lines << escaped(stop.contact);
    if (!stop.hours.empty())
        lines << say(QT_TRANSLATE_NOOP("RouteSheet", "Gate: %1")).arg(escaped(stop.hours));
    return lines.join(QStringLiteral("<br>"));
}

QString loadCell(const SheetStop& stop) {
    if (stop.kilograms <= 0.0)
        return {};
    return say(QT_TRANSLATE_NOOP("RouteSheet", "%1 kg<br>%2 m³ loose<br>%3 m³ flat"))
        .arg(wording::number(stop.kilograms), wording::number(stop.cubicMetresLoose, 1),
             wording::number(stop.cubicMetresFlat, 1));
}

QString wayCell(const SheetStop& stop) {
    if (stop.kilometres <= 0.0)
        return {};
    return QStringLiteral("%1 km<br><span class=\"s\">%2</span>")
        .arg(wording::number(stop.kilometres, 1), escaped(stop.streets));
}

QString mapCell(const SheetStop& stop) {
    if (stop.link.empty())
        return {};
    const QString link = QString::fromStdString(stop.link);
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(link.toHtmlEscaped(), qrCodeSvg(link, CodeSize));
}

QString rowOf(const SheetStop& stop) {
    const bool isBreak = stop.kind == planner::RouteStopKind::Break;
    const char* const kind = isBreak                                       ? "break"
                             : stop.kind == planner::RouteStopKind::Centre ? "centre"
                                                                           : "stop";
    const QString where = isBreak ? QString()
                                  : QStringLiteral("<span class=\"s\">WGS 84<br>%1<br>GCJ-02<br>%2</span>")
                                        .arg(position(stop.wgs84), position(stop.gcj02));
    return QStringLiteral(
               "<tr class=\"%1\"><td class=\"n\">%2</td><td class=\"n eta\">%3</td><td>%4</td>"
               "<td class=\"n\">%5</td><td class=\"n\">%6</td><td>%7</td><td>%8</td><td>%9</td></tr>")
        .arg(QLatin1String(kind))
        .arg(stop.number)
        .arg(QString::fromStdString(stop.eta), placeCell(stop), loadCell(stop),
             wording::number(stop.dwellMinutes), wayCell(stop), where, mapCell(stop));
}

} // namespace

QString htmlOf(const RouteSheet& sheet) {
    const QString title = say(QT_TRANSLATE_NOOP("RouteSheet", "Truck %1, %2"))
                              .arg(QString::fromStdString(sheet.truck), wording::dayText(sheet.day));
    const QStringList header = {say(QT_TRANSLATE_NOOP("RouteSheet", "No.")),
                                say(QT_TRANSLATE_NOOP("RouteSheet", "Arrival")),
                                say(QT_TRANSLATE_NOOP("RouteSheet", "Place")),
                                say(QT_TRANSLATE_NOOP("RouteSheet", "Load")),
                                say(QT_TRANSLATE_NOOP("RouteSheet", "Minutes")),
                                say(QT_TRANSLATE_NOOP("RouteSheet", "Way there")),
                                say(QT_TRANSLATE_NOOP("RouteSheet", "Coordinates")),
                                say(QT_TRANSLATE_NOOP("RouteSheet", "Amap"))};
    QString html =
        QStringLiteral(
            "<!DOCTYPE html><html lang=\"%1\"><head><meta charset=\"utf-8\"><title>%2</title><style>%3</style></head>"
            "<body><h1>%2</h1><div>%4</div>")
            .arg(wording::currentLanguage().section(QLatin1Char('_'), 0, 0), title.toHtmlEscaped(),
                 QLatin1String(Style), summaryOf(sheet).toHtmlEscaped());
    html += QStringLiteral("<table><thead><tr>");
    for (const QString& column : header)
        html += QStringLiteral("<th>%1</th>").arg(column.toHtmlEscaped());
    html += QStringLiteral("</tr></thead>");
    for (const SheetStop& stop : sheet.stops)
        html += rowOf(stop);
    return html + QStringLiteral("</table></body></html>");
}

} // namespace app::report
