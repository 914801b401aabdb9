#include "app/report/report_html.h"

#include "app/wording/language.h"

#include <QBuffer>
#include <QCoreApplication>

#include <algorithm>

namespace app::report {

namespace {

constexpr auto Style =
    "body{font-family:sans-serif;max-width:860px;margin:2em auto;padding:0 1em;color:#222}"
    "table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #bbb;padding:3px 8px}"
    "th{background:#eee}td.n{text-align:right;white-space:nowrap}img{max-width:100%;height:auto}"
    ".a{color:#8a4b00}@media print{h2.page{page-break-before:always}}";

class Writer {
public:
    Writer(const PlanReport& report, const std::function<QString(const QImage&, int)>& sourceOf)
        : m_report(report), m_sourceOf(sourceOf) {}

    QString write() {
        m_html =
            QStringLiteral(
                "<!DOCTYPE html><html lang=\"%1\"><head><meta charset=\"utf-8\"><title>%2</title><style>%3</style></head><body>")
                .arg(wording::currentLanguage().section(QLatin1Char('_'), 0, 0),
                     m_report.title.toHtmlEscaped(), QLatin1String(Style));
        m_html += QStringLiteral("<h1>%1</h1><p>%2</p>")
                      .arg(m_report.title.toHtmlEscaped(), m_report.subtitle.toHtmlEscaped());
        for (const ReportSection& section : m_report.sections)
            add(section);
        return m_html + QStringLiteral("</body></html>");
    }

private:
    void add(const ReportSection& section) {
        m_html += section.startsPage
                      ? QStringLiteral("<h2 class=\"page\" style=\"page-break-before:always\">%1</h2>")
                            .arg(section.title.toHtmlEscaped())
                      : QStringLiteral("<h2>%1</h2>").arg(section.title.toHtmlEscaped());
        for (const QString& paragraph : section.paragraphs)
            m_html += QStringLiteral("<p>%1</p>").arg(paragraph.toHtmlEscaped());
        if (section.picturesFirst)
            addPictures(section);
        for (const ReportTable& table : section.tables)
            add(table);
        if (!section.picturesFirst)
            addPictures(section);
    }

    void addPictures(const ReportSection& section) {
        for (const ReportPicture& picture : section.pictures)
            m_html += QStringLiteral("<p><img src=\"%1\" width=\"%2\" alt=\"%3\"><br><i>%3</i></p>")
                          .arg(m_sourceOf(picture.image, m_pictures++))
                          .arg(picture.width)
                          .arg(picture.caption.toHtmlEscaped());
    }

    void add(const ReportTable& table) {
        if (table.rows.empty())
            return;
        m_html += QStringLiteral(
            "<table width=\"100%\" border=\"1\" cellspacing=\"0\" cellpadding=\"3\" style=\"border-collapse:collapse\"><thead><tr>");
        for (const QString& title : table.header)
            m_html += QStringLiteral("<th bgcolor=\"#eeeeee\">%1</th>").arg(title.toHtmlEscaped());
        m_html += QStringLiteral("</tr></thead>");
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            m_html += QStringLiteral("<tr>");
            const bool isAssumed = row < table.isAssumed.size() && table.isAssumed[row];
            for (qsizetype column = 0; column < table.rows[row].size(); ++column) {
                const bool isNumber = table.isNumber[static_cast<std::size_t>(column)];
                QString text = table.rows[row][column].toHtmlEscaped();
                if (isNumber && isAssumed)
                    text += QStringLiteral(" <span class=\"a\">%1</span>")
                                .arg(QCoreApplication::translate("Report", "(assumed)"));
                m_html += isNumber ? QStringLiteral("<td class=\"n\" align=\"right\">%1</td>").arg(text)
                          : isShort(table, column)
                              ? QStringLiteral("<td style=\"white-space:nowrap\">%1</td>").arg(text)
                              : QStringLiteral("<td>%1</td>").arg(text);
            }
            m_html += QStringLiteral("</tr>");
        }
        m_html += QStringLiteral("</table>");
    }

    /// Names and states stay on one line; only what is told in sentences is broken.
    static bool isShort(const ReportTable& table, qsizetype column) {
        constexpr qsizetype LongestUnbroken = 14;
        return std::all_of(table.rows.begin(), table.rows.end(), [column](const QStringList& row) {
            return row[column].size() <= LongestUnbroken;
        });
    }

    const PlanReport& m_report;
    const std::function<QString(const QImage&, int)>& m_sourceOf;
    QString m_html;
    int m_pictures = 0;
};

} // namespace

QString htmlOf(const PlanReport& report, const std::function<QString(const QImage&, int)>& sourceOf) {
    return Writer(report, sourceOf).write();
}

QString dataAddressOf(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QStringLiteral("data:image/png;base64,") + QString::fromLatin1(bytes.toBase64());
}

} // namespace app::report
