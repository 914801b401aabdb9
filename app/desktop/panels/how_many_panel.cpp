#include "app/desktop/panels/how_many_panel.h"

#include "app/desktop/panels/chart_style.h"
#include "app/desktop/panels/table_panel.h"
#include "app/wording/number_wording.h"

#include <QAction>
#include <QChart>
#include <QChartView>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <utility>

namespace app::desktop {

namespace {

using NumbersPointer = std::shared_ptr<const planner::NumberTable>;

std::vector<Column> numberColumns(const NumbersPointer& numbers) {
    const auto at = [numbers](std::uint32_t row) -> const planner::NumberRow& { return numbers->rows[row]; };
    const auto title = [](const char* text) {
        return std::function<QString()>([text] { return QCoreApplication::translate("Tables", text); });
    };
    return {
        {title(QT_TRANSLATE_NOOP("Tables", "Cabins")),
         [at](std::uint32_t r) { return wording::number(at(r).cabins); },
         [at](std::uint32_t r) { return static_cast<double>(at(r).cabins); },
         {}},
        {title(QT_TRANSLATE_NOOP("Tables", "People in reach")),
         [at](std::uint32_t r) { return wording::number(planner::inPersons(at(r).reached)); },
         [at](std::uint32_t r) { return planner::inPersons(at(r).reached); },
         {}},
        {title(QT_TRANSLATE_NOOP("Tables", "By the last cabin")),
         [at](std::uint32_t r) {
             return at(r).gainReached ? wording::number(planner::inPersons(*at(r).gainReached)) : QString();
         },
         [at](std::uint32_t r) { return planner::inPersons(at(r).gainReached.value_or(planner::People{})); },
         {}},
        {title(QT_TRANSLATE_NOOP("Tables", "Brought, kg/day")),
         [at](std::uint32_t r) { return wording::number(planner::inKilogramsPerDay(at(r).attending)); },
         [at](std::uint32_t r) { return planner::inKilogramsPerDay(at(r).attending); },
         {}},
        {title(QT_TRANSLATE_NOOP("Tables", "Mean walk, m")),
         [at](std::uint32_t r) { return wording::number(planner::inMetres(at(r).walkMean)); },
         [at](std::uint32_t r) { return planner::inMetres(at(r).walkMean); },
         {}},
    };
}

} // namespace

HowManyPanel::HowManyPanel(QAction* count, QWidget* parent)
    : QWidget(parent), m_text(new QLabel(this)), m_legend(new QLabel(this)), m_count(new QToolButton(this)),
      m_take(new QPushButton(this)), m_view(new QChartView(this)),
      m_table(new TablePanel([] { return tr("What every number of cabins reaches"); }, this)) {
    m_text->setWordWrap(true);
    m_legend->setWordWrap(true);
    m_legend->setTextFormat(Qt::RichText);
    m_count->setDefaultAction(count);
    m_count->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_count->setFocusPolicy(Qt::StrongFocus);
    styleChartView(*m_view);
    m_view->viewport()->installEventFilter(this);
    m_view->viewport()->setCursor(Qt::PointingHandCursor);
    m_view->setMinimumHeight(fontMetrics().height() * 9);
    m_table->setFilterVisible(false);
    m_table->setFitted();
    auto* layout = new QVBoxLayout(this);
    auto* top = new QHBoxLayout;
    top->addWidget(m_count);
    top->addWidget(m_take);
    top->addStretch(1);
    layout->addLayout(top);
    layout->addWidget(m_text);
    layout->addWidget(m_legend);
    layout->addWidget(m_view, 3);
    layout->addWidget(m_table, 2);
    layout->addStretch(0);
    connect(m_table, &TablePanel::chosen, this, [this](std::uint32_t row) {
        m_row = row;
        refreshChoice();
    });
    connect(m_take, &QPushButton::clicked, this, [this] {
        if (m_row)
            emit taken(m_numbers->rows[*m_row].cabins);
    });
    showNumbers(nullptr);
}

void HowManyPanel::showNumbers(NumbersPointer numbers) {
    m_numbers = std::move(numbers);
    m_row.reset();
    if (m_numbers)
        m_table->reset(numberColumns(m_numbers), static_cast<std::uint32_t>(m_numbers->rows.size()));
    else
        m_table->reset({}, 0);
    m_view->setVisible(m_numbers != nullptr);
    m_legend->setVisible(m_numbers != nullptr);
    m_table->setVisible(m_numbers != nullptr);
    m_take->setVisible(m_numbers != nullptr);
    retranslate();
}

QImage HowManyPanel::picture() const {
    return m_view->grab().toImage();
}

void HowManyPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        refreshChart();
    QWidget::changeEvent(event);
}

bool HowManyPanel::eventFilter(QObject* watched, QEvent* event) {
    if (m_curve && event->type() == QEvent::MouseButtonRelease) {
        const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
        QChart* chart = m_view->chart();
        const QPointF place = chart->mapFromScene(m_view->mapToScene(at));
        const double cabins = std::round(chart->mapToValue(place, m_curve).x());
        if (chart->plotArea().contains(place) && cabins >= m_numbers->rows.front().cabins &&
            cabins <= m_numbers->rows.back().cabins)
            emit taken(static_cast<unsigned>(cabins));
    }
    return QWidget::eventFilter(watched, event);
}

void HowManyPanel::retranslate() {
    m_view->setAccessibleName(tr("People in reach by number of cabins"));
    m_view->setToolTip(tr("Click a number of cabins to plan with it"));
    m_text->setAccessibleName(tr("How many cabins"));
    m_text->setText(
        m_numbers
            ? tr("The norm asks for %1 cabins, the plan is to have %2, standing today: %3.")
                  .arg(wording::number(m_numbers->norm.cabins), wording::number(m_numbers->asked),
                       wording::number(m_numbers->existing))
            : tr("What would more cabins reach, what fewer? Works out every number up to one and a half times the number asked for."));
    refreshChoice();
    refreshChart();
}

void HowManyPanel::refreshChoice() {
    m_take->setEnabled(m_row.has_value());
    m_take->setText(m_row ? tr("Plan with %1 cabins").arg(wording::number(m_numbers->rows[*m_row].cabins))
                          : tr("Plan with the number chosen"));
    m_take->setAccessibleName(m_take->text());
    m_count->setAccessibleName(m_count->defaultAction()->text());
}

void HowManyPanel::refreshChart() {
    m_curve = nullptr;
    QChart* chart = styledChart(palette());
    if (!m_numbers || m_numbers->rows.empty()) {
        replaceChart(*m_view, chart);
        return;
    }
    const render::Palette colours = coloursOf(palette());
    m_curve = new QLineSeries;
    m_curve->setName(tr("People in reach"));
    m_curve->setPen(QPen(colours.cabin, 2.0));
    double most = 0.0;
    double widest = 0.0;
    for (const planner::NumberRow& row : m_numbers->rows) {
        m_curve->append(row.cabins, planner::inPersons(row.reached));
        most = std::max(most, planner::inPersons(row.reached));
        widest = std::max(widest, static_cast<double>(row.cabins));
    }
    // The chart's own would be cut in a narrow panel; words in a label wrap.
    chart->legend()->hide();
    m_marks.clear();
    noteMark(m_curve->name(), colours.cabin, Qt::SolidLine);
    chart->addSeries(m_curve);
    chart->addAxis(valueAxis(palette(), tr("Cabins"), widest, "%.0f"), Qt::AlignBottom);
    chart->addAxis(valueAxis(palette(), {}, most, "%.0f"), Qt::AlignLeft);
    addMark(*chart, tr("Norm"), m_numbers->norm.cabins, colours.centre, most, Qt::DashLine);
    addMark(*chart, tr("Asked for"), m_numbers->asked, colours.cabinRequired, most, Qt::SolidLine);
    addMark(*chart, tr("Standing"), m_numbers->existing, colours.cabinExisting, most, Qt::DotLine);
    for (QAbstractSeries* series : chart->series())
        for (QAbstractAxis* axis : chart->axes())
            series->attachAxis(axis);
    m_legend->setText(m_marks.join(QStringLiteral(" &nbsp; ")));
    replaceChart(*m_view, chart);
}

void HowManyPanel::noteMark(const QString& text, const QColor& colour, Qt::PenStyle style) {
    const QString stroke = style == Qt::DashLine  ? QStringLiteral("╌╌")
                           : style == Qt::DotLine ? QStringLiteral("┈┈")
                                                  : QStringLiteral("━━");
    m_marks += QStringLiteral("<span style=\"color:%1\"><b>%2</b></span>&nbsp;%3")
                   .arg(colour.name(), stroke,
                        text.toHtmlEscaped().replace(QLatin1Char(' '), QLatin1String("&nbsp;")));
}

void HowManyPanel::addMark(QChart& chart, const QString& text, std::uint32_t cabins, const QColor& colour,
                           double most, Qt::PenStyle style) {
    if (cabins == 0)
        return;
    auto* line = new QLineSeries;
    line->setName(tr("%1: %2", "mark in the chart, number").arg(text, wording::number(cabins)));
    line->setPen(QPen(colour, 2.0, style));
    noteMark(line->name(), colour, style);
    line->append(cabins, 0.0);
    line->append(cabins, most);
    chart.addSeries(line);
}

} // namespace app::desktop
