#pragma once

#include "app/report/plan_report.h"

#include <QPageSize>
#include <QString>

namespace app::report {

/// Writes the report as a file of that ending, ".pdf" or ".html", all of it or nothing. Throws
/// planner::Error{WriteFailed, UnknownFormat}. Needs a QGuiApplication.
void writeReport(const PlanReport& report, const QString& path);

/// A picture that fills a lying page of that size. Throws Error{WriteFailed}.
void writePicturePdf(const QImage& image, const QString& title, QPageSize::PageSizeId size,
                     const QString& path);

/// A picture as PNG, atomically. Throws Error{WriteFailed}.
void writePng(const QImage& image, const QString& path);

} // namespace app::report
