#include "app/desktop/panels/charts_panel.h"

#include "app/desktop/panels/chart_style.h"
#include "app/report/chart_data.h"
#include "app/wording/number_wording.h"

#include <QApplication>
#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineSeries>
#include <QStackedBarSeries>
#include <QToolButton>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <utility>

namespace app::desktop {

using namespace report;

namespace {

QChart* barChart(QChart* chart, QAbstractBarSeries* series, const QStringList& names, const QPalette& palette,
                 const QString& along, const QString& up, double most) {
    chart->addSeries(series);
    auto* categories = new QBarCategoryAxis;
    categories->append(names);
    styleAxis(*categories, palette, along);
    auto* values = valueAxis(palette, up, most, "%.0f");
    chart->addAxis(categories, Qt::AlignBottom);
    chart->addAxis(values, Qt::AlignLeft);
    series->attachAxis(categories);
    series->attachAxis(values);
    return chart;
}

QChart* histogramChart(QChart* chart, const Histogram& histogram, const QPalette& palette,
                       const QColor& colour, const QString& along, const QString& up) {
    auto* bars = new QBarSet(up);
    bars->setColor(colour);
    bars->setBorderColor(colour);
    QStringList names;
    for (std::size_t i = 0; i < histogram.bars.size(); ++i) {
        bars->append(histogram.bars[i]);
        names += wording::number(static_cast<double>(i) * histogram.width);
    }
    auto* series = new QBarSeries;
    series->setBarWidth(0.9);
    series->append(bars);
    const double most =
        histogram.bars.empty() ? 1.0 : *std::max_element(histogram.bars.begin(), histogram.bars.end());
    chart->legend()->hide();
    return barChart(chart, series, names, palette, along, up, most);
}

} // namespace

ChartsPanel::ChartsPanel(QWidget* parent)
    : QWidget(parent), m_kind(new QComboBox(this)), m_copy(new QToolButton(this)),
      m_view(new QChartView(this)) {
    styleChartView(*m_view);
    auto* row = new QHBoxLayout;
    row->addWidget(m_kind, 1);
    row->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isFilling)
            refresh();
    });
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setImage(picture()); });
    retranslate();
}

void ChartsPanel::showPlan(std::shared_ptr<const planner::Plan> plan) {
    m_plan = std::move(plan);
    refresh();
}

void ChartsPanel::beginRun() {
    m_quality.clear();
}

void ChartsPanel::addProgress(double objective, double bound) {
    m_quality.push_back({objective, bound});
    if (m_kind->currentIndex() == static_cast<int>(Kind::Quality))
        refresh();
}

QImage ChartsPanel::picture() const {
    return m_view->grab().toImage();
}

void ChartsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void ChartsPanel::retranslate() {
    m_isFilling = true;
    const int chosen = std::max(0, m_kind->currentIndex());
    m_kind->clear();
    m_kind->addItems({tr("How far people walk"), tr("Share of people within a walk"),
                      tr("Days until cabins are full"), tr("Loads by truck and day"),
                      tr("How good the plan became")});
    m_kind->setCurrentIndex(chosen);
    m_isFilling = false;
    m_kind->setAccessibleName(tr("Chart shown"));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the chart"));
    m_copy->setToolTip(tr("Copy the chart"));
    m_view->setAccessibleName(tr("Chart"));
    refresh();
}

void ChartsPanel::refresh() {
    QChart* chart = nullptr;
    const auto kind = static_cast<Kind>(m_kind->currentIndex());
    if (kind == Kind::Quality)
        chart = qualityChart();
    else if (!m_plan)
        chart = makeChart();
    else if (kind == Kind::Walks)
        chart = walkChart();
    else if (kind == Kind::Cumulative)
        chart = cumulativeChart();
    else if (kind == Kind::Fill)
        chart = fillChart();
    else
        chart = loadChart();
    replaceChart(*m_view, chart);
}

QChart* ChartsPanel::makeChart() const {
    return styledChart(palette());
}

QChart* ChartsPanel::walkChart() const {
    return histogramChart(makeChart(), walkHistogram(*m_plan), palette(), coloursOf(palette()).cabin,
                          tr("Walk from home to cabin, m"), tr("People"));
}

QChart* ChartsPanel::cumulativeChart() const {
    const Histogram histogram = walkHistogram(*m_plan);
    auto* line = new QLineSeries;
    line->setColor(coloursOf(palette()).cabin);
    line->append(0.0, 0.0);
    const std::vector<double> shares = histogram.cumulative();
    for (std::size_t i = 0; i < shares.size(); ++i)
        line->append(static_cast<double>(i + 1) * histogram.width, shares[i] * 100.0);
    QChart* chart = makeChart();
    chart->legend()->hide();
    chart->addSeries(line);
    auto* along = valueAxis(palette(), tr("Walk from home to cabin, m"),
                            static_cast<double>(shares.size()) * histogram.width, "%.0f");
    auto* up = valueAxis(palette(), tr("Share of the people served, %"), 100.0, "%.0f");
    chart->addAxis(along, Qt::AlignBottom);
    chart->addAxis(up, Qt::AlignLeft);
    line->attachAxis(along);
    line->attachAxis(up);
    return chart;
}

QChart* ChartsPanel::fillChart() const {
    return histogramChart(makeChart(), fillHistogram(*m_plan), palette(), coloursOf(palette()).centre,
                          tr("Days until the threshold"), tr("Cabins"));
}

QChart* ChartsPanel::loadChart() const {
    const TruckLoads loads = truckLoads(*m_plan);
    const render::Palette colours = coloursOf(palette());
    auto* series = new QStackedBarSeries;
    std::vector<double> sums(loads.days, 0.0);
    for (std::size_t t = 0; t < loads.trucks.size(); ++t) {
        auto* bars = new QBarSet(QString::fromStdString(loads.trucks[t]));
        bars->setColor(colours.routes[t % colours.routes.size()]);
        bars->setBorderColor(colours.halo);
        for (std::size_t d = 0; d < loads.days; ++d) {
            bars->append(loads.kilograms[t][d]);
            sums[d] += loads.kilograms[t][d];
        }
        series->append(bars);
    }
    QStringList days;
    for (std::size_t d = 0; d < loads.days; ++d)
        days += wording::dayText(static_cast<unsigned>(d));
    const double most = sums.empty() ? 1.0 : *std::max_element(sums.begin(), sums.end());
    QChart* chart = barChart(makeChart(), series, days, palette(), {}, tr("Load, kg"), most);
    chart->legend()->setAlignment(Qt::AlignRight);
    return chart;
}

QChart* ChartsPanel::qualityChart() const {
    const render::Palette colours = coloursOf(palette());
    auto* objective = new QLineSeries;
    auto* bound = new QLineSeries;
    objective->setName(tr("Plan"));
    bound->setName(tr("No plan is better than"));
    objective->setColor(colours.cabin);
    bound->setColor(colours.cabinRequired);
    bound->setPen(QPen(colours.cabinRequired, 2.0, Qt::DashLine));
    double most = 0.0;
    for (std::size_t i = 0; i < m_quality.size(); ++i) {
        objective->append(static_cast<double>(i), m_quality[i].objective);
        bound->append(static_cast<double>(i), m_quality[i].bound);
        most = std::max({most, m_quality[i].objective, m_quality[i].bound});
    }
    QChart* chart = makeChart();
    chart->addSeries(objective);
    chart->addSeries(bound);
    auto* along =
        valueAxis(palette(), tr("Reports since the start"), static_cast<double>(m_quality.size()), "%.0f");
    auto* up = valueAxis(palette(), {}, most, "%.3g");
    chart->addAxis(along, Qt::AlignBottom);
    chart->addAxis(up, Qt::AlignLeft);
    for (QLineSeries* line : {objective, bound}) {
        line->attachAxis(along);
        line->attachAxis(up);
    }
    return chart;
}

} // namespace app::desktop
