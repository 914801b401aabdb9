#include "app/desktop/panels/routes_panel.h"

#include "app/desktop/models/plan_columns.h"
#include "app/wording/number_wording.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace app::desktop {

namespace {

std::optional<std::uint32_t> chosenNumber(const QComboBox& box) {
    if (box.currentIndex() <= 0)
        return std::nullopt;
    return static_cast<std::uint32_t>(box.currentIndex() - 1);
}

} // namespace

RoutesPanel::RoutesPanel(QWidget* parent)
    : QWidget(parent), m_day(new QComboBox(this)), m_truck(new QComboBox(this)),
      m_table(new TablePanel([] { return tr("Truck trips"); }, this)) {
    auto* filters = new QHBoxLayout;
    filters->addWidget(m_day);
    filters->addWidget(m_truck);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(filters);
    layout->addWidget(m_table, 1);
    connect(m_day, &QComboBox::currentIndexChanged, this, &RoutesPanel::applyFilter);
    connect(m_truck, &QComboBox::currentIndexChanged, this, &RoutesPanel::applyFilter);
    connect(m_table, &TablePanel::chosen, this, &RoutesPanel::routeChosen);
    fillFilters();
}

void RoutesPanel::showPlan(std::shared_ptr<const render::PlanMap> plan) {
    // The first look shows one day: all days at once hide each other.
    if (!m_plan && plan && plan->days > 1)
        m_firstDay = 1;
    m_plan = std::move(plan);
    if (m_plan)
        m_table->reset(routeColumns(m_plan->plan), static_cast<std::uint32_t>(m_plan->plan->routes.size()));
    else
        m_table->reset({}, 0);
    fillFilters();
}

void RoutesPanel::fillFilters() {
    m_isFilling = true;
    const int day = m_firstDay.value_or(m_day->currentIndex());
    m_firstDay.reset();
    const int truck = m_truck->currentIndex();
    m_day->clear();
    m_truck->clear();
    m_day->addItem(tr("All days"));
    m_truck->addItem(tr("All trucks"));
    m_day->setAccessibleName(tr("Day shown"));
    m_truck->setAccessibleName(tr("Truck shown"));
    if (m_plan) {
        for (std::uint32_t i = 0; i < m_plan->days; ++i)
            m_day->addItem(wording::dayText(i));
        for (const std::string& name : m_plan->trucks)
            m_truck->addItem(QString::fromStdString(name));
    }
    m_day->setCurrentIndex(day > 0 && day < m_day->count() ? day : 0);
    m_truck->setCurrentIndex(truck > 0 && truck < m_truck->count() ? truck : 0);
    m_isFilling = false;
    applyFilter();
}

void RoutesPanel::applyFilter() {
    if (m_isFilling)
        return;
    emit filterChanged(chosenNumber(*m_day), chosenNumber(*m_truck));
}

void RoutesPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        fillFilters();
    QWidget::changeEvent(event);
}

} // namespace app::desktop
