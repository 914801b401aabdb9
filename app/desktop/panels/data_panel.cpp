#include "app/desktop/panels/data_panel.h"

#include "app/wording/finding_wording.h"
#include "app/wording/number_wording.h"

#include <QEvent>
#include <QListWidget>
#include <QStringList>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace app::desktop {

DataPanel::DataPanel(QWidget* parent) : QWidget(parent), m_list(new QListWidget(this)) {
    m_list->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    fill();
}

void DataPanel::showCity(std::shared_ptr<const planner::City> city) {
    m_city = std::move(city);
    fill();
}

void DataPanel::fill() {
    m_list->clear();
    m_list->setAccessibleName(tr("What was read, and what is wrong with it"));
    if (!m_city)
        return;
    const auto add = [this](const QString& text, QStyle::StandardPixmap icon) {
        return new QListWidgetItem(style()->standardIcon(icon), text, m_list);
    };
    const auto count = [](std::size_t n) { return wording::number(static_cast<double>(n)); };
    add(tr("Read: homes %1, possible places %2, recycling centres %3, depots %4, trucks %5, districts %6.")
            .arg(count(m_city->demand.size()), count(m_city->candidates.size()),
                 count(m_city->centres.size()), count(m_city->depots.size()), count(m_city->fleet.size()),
                 count(m_city->districts.size())),
        QStyle::SP_DialogApplyButton);
    if (m_city->network)
        add(tr("Streets: %1 pieces between %2 junctions. Coordinates: %3.")
                .arg(count(m_city->network->edgeCount()), count(m_city->network->vertexCount()),
                     QString::fromStdString(m_city->crs.name())),
            QStyle::SP_DialogApplyButton);
    for (const planner::HealthFinding& finding : m_city->health.findings) {
        QListWidgetItem* item =
            add(wording::sentenceFor(finding),
                finding.isWarning ? QStyle::SP_MessageBoxWarning : QStyle::SP_MessageBoxInformation);
        QStringList rows;
        for (const std::int64_t row : finding.features)
            rows += QString::number(row);
        if (!rows.isEmpty())
            item->setToolTip(
                tr("%1\nRows: %2")
                    .arg(QString::fromStdString(finding.source), rows.join(QStringLiteral(", "))));
    }
}

void DataPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace app::desktop
