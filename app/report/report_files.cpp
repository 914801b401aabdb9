#include "app/report/report_files.h"

#include "app/render/map_labels.h"
#include "app/report/report_html.h"

#include "libplanner/base/error.h"

#include <QDir>
#include <QFileInfo>
#include <QMarginsF>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QUrl>

namespace app::report {

namespace {

constexpr int PdfDpi = 300;

[[noreturn]] void failedAt(const QString& path, const QSaveFile& file) {
    throw planner::Error(planner::ErrorCode::WriteFailed,
                         {.file = path.toStdString(), .reason = file.errorString().toStdString()});
}

/// Opens `path`, has it filled, and puts it in place only when that went well.
template <class Fill>
void writeFile(const QString& path, Fill fill) {
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        failedAt(path, file);
    if (!fill(file) || !file.commit())
        failedAt(path, file);
}

void writeHtml(const PlanReport& report, const QString& path) {
    const QByteArray html =
        htmlOf(report, [](const QImage& image, int) { return dataAddressOf(image); }).toUtf8();
    writeFile(path, [&html](QSaveFile& file) { return file.write(html) == html.size(); });
}

void writePdf(const PlanReport& report, const QString& path) {
    QTextDocument document;
    QFont font = render::mapFont();
    font.setPointSizeF(9.5);
    document.setDefaultFont(font);
    document.setDefaultStyleSheet(QStringLiteral("h1{font-size:18pt}h2{font-size:14pt}"));
    document.setHtml(htmlOf(report, [&document](const QImage& image, int number) {
        const QString name = QStringLiteral("picture-%1.png").arg(number);
        QImage plain = image;
        plain.setDevicePixelRatio(1.0);
        document.addResource(QTextDocument::ImageResource, QUrl(name), plain);
        return name;
    }));
    writeFile(path, [&](QSaveFile& file) {
        QPdfWriter writer(&file);
        writer.setResolution(PdfDpi);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                                         QMarginsF(10, 10, 10, 10), QPageLayout::Millimeter));
        writer.setTitle(report.title);
        document.print(&writer);
        return true;
    });
}

} // namespace

void writeReport(const PlanReport& report, const QString& path) {
    if (path.endsWith(QLatin1String(".html"), Qt::CaseInsensitive))
        writeHtml(report, path);
    else if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        writePdf(report, path);
    else
        throw planner::Error(planner::ErrorCode::UnknownFormat,
                             {.file = path.toStdString(), .value = QFileInfo(path).suffix().toStdString()});
}

void writePicturePdf(const QImage& image, const QString& title, QPageSize::PageSizeId size,
                     const QString& path) {
    writeFile(path, [&](QSaveFile& file) {
        QPdfWriter writer(&file);
        writer.setResolution(PdfDpi);
        writer.setPageLayout(QPageLayout(QPageSize(size), QPageLayout::Landscape, QMarginsF(8, 8, 8, 8),
                                         QPageLayout::Millimeter));
        writer.setTitle(title);
        QPainter painter(&writer);
        const QRect page(QPoint(0, 0), writer.pageLayout().paintRectPixels(PdfDpi).size());
        const QSize fitting = image.size().scaled(page.size(), Qt::KeepAspectRatio);
        painter.drawImage(
            QRect(QPoint((page.width() - fitting.width()) / 2, (page.height() - fitting.height()) / 2),
                  fitting),
            image);
        return painter.end();
    });
}

void writePng(const QImage& image, const QString& path) {
    writeFile(path, [&image](QSaveFile& file) { return image.save(&file, "PNG"); });
}

} // namespace app::report
