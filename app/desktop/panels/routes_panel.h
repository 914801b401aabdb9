#pragma once

#include "app/desktop/panels/table_panel.h"
#include "app/render/plan_map.h"

#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;

namespace app::desktop {

/// Truck trips by day and truck: two lists that filter the map, and the table of trips.
class RoutesPanel : public QWidget {
    Q_OBJECT

public:
    explicit RoutesPanel(QWidget* parent = nullptr);

    void showPlan(std::shared_ptr<const render::PlanMap> plan);

signals:
    void filterChanged(std::optional<std::uint32_t> day, std::optional<std::uint32_t> truck);
    void routeChosen(std::uint32_t route); ///< index in the plan's routes

protected:
    void changeEvent(QEvent* event) override;

private:
    void fillFilters();
    void applyFilter();

    QComboBox* m_day;
    QComboBox* m_truck;
    TablePanel* m_table;
    std::shared_ptr<const render::PlanMap> m_plan;
    std::optional<int> m_firstDay; ///< to be chosen when the lists are filled next
    bool m_isFilling = false;
};

} // namespace app::desktop
