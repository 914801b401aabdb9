#include "app/desktop/panels/chart_style.h"

#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QValueAxis>

#include <memory>

namespace app::desktop {

render::Palette coloursOf(const QPalette& palette) {
    const bool isDark = palette.color(QPalette::Window).lightnessF() < 0.5F;
    return render::loadPalette(isDark ? render::Theme::Dark : render::Theme::Light);
}

void styleAxis(QAbstractAxis& axis, const QPalette& palette, const QString& title) {
    QColor grid = palette.color(QPalette::Text);
    grid.setAlphaF(0.15F);
    axis.setTitleText(title);
    axis.setTitleBrush(palette.text());
    axis.setLabelsBrush(palette.text());
    axis.setGridLineColor(grid);
    axis.setLinePenColor(grid);
}

QValueAxis* valueAxis(const QPalette& palette, const QString& title, double most, const char* format) {
    auto* axis = new QValueAxis;
    axis->setRange(0.0, most > 0.0 ? most : 1.0);
    axis->setLabelFormat(QString::fromLatin1(format));
    styleAxis(*axis, palette, title);
    axis->applyNiceNumbers();
    return axis;
}

QChart* styledChart(const QPalette& palette) {
    auto* chart = new QChart;
    chart->setBackgroundBrush(palette.base());
    chart->setBackgroundRoundness(0.0);
    chart->setMargins(QMargins());
    chart->setLocalizeNumbers(true);
    chart->legend()->setLabelBrush(palette.text());
    return chart;
}

void styleChartView(QChartView& view) {
    view.viewport()->setFocusPolicy(Qt::NoFocus); // the view itself takes the focus, under its own name
    view.setRenderHint(QPainter::Antialiasing);
    view.setFrameShape(QFrame::NoFrame);
}

void replaceChart(QChartView& view, QChart* chart) {
    const std::unique_ptr<QChart> old(view.chart());
    view.setChart(chart);
}

} // namespace app::desktop
