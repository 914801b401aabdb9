#include "app/desktop/panels/compare_panel.h"

#include "app/desktop/panels/table_panel.h"
#include "app/wording/indicator_wording.h"
#include "app/wording/number_wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace app::desktop {

namespace {

using ComparisonPointer = std::shared_ptr<const planner::Comparison>;

QString valueOr(const std::optional<double>& value, const std::string& unit) {
    return value ? wording::valueText(*value, unit, false) : QStringLiteral("–");
}

double differenceOf(const planner::IndicatorPair& pair) {
    return pair.before && pair.after ? *pair.after - *pair.before : 0.0;
}

std::vector<Column> comparisonColumns(const ComparisonPointer& comparison) {
    const auto at = [comparison](std::uint32_t row) -> const planner::IndicatorPair& {
        return comparison->indicators[row];
    };
    const auto title = [](const char* text) {
        return std::function<QString()>([text] { return QCoreApplication::translate("Tables", text); });
    };
    return {
        {title(QT_TRANSLATE_NOOP("Tables", "Figure")),
         [at](std::uint32_t r) { return wording::titleOf(at(r).name); },
         {},
         {}},
        {title(QT_TRANSLATE_NOOP("Tables", "Other")),
         [at](std::uint32_t r) { return valueOr(at(r).before, at(r).unit); },
         [at](std::uint32_t r) { return at(r).before.value_or(0.0); },
         {}},
        {title(QT_TRANSLATE_NOOP("Tables", "Shown")),
         [at](std::uint32_t r) { return valueOr(at(r).after, at(r).unit); },
         [at](std::uint32_t r) { return at(r).after.value_or(0.0); },
         {}},
        {title(QT_TRANSLATE_NOOP("Tables", "Difference")),
         [at](std::uint32_t r) {
             const double difference = differenceOf(at(r));
             const QString sign = difference > 0.0   ? QStringLiteral("+")
                                  : difference < 0.0 ? QStringLiteral("−")
                                                     : QString();
             return sign + wording::valueText(std::abs(difference), at(r).unit, false);
         },
         [at](std::uint32_t r) { return differenceOf(at(r)); },
         {}},
    };
}

} // namespace

ComparePanel::ComparePanel(QWidget* parent)
    : QWidget(parent), m_other(new QComboBox(this)), m_text(new QLabel(this)), m_onMap(new QCheckBox(this)),
      m_table(new TablePanel([] { return tr("Figures side by side"); }, this)) {
    m_table->setFilterVisible(false);
    m_table->setFirstStretched();
    m_text->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_other);
    layout->addWidget(m_text);
    layout->addWidget(m_onMap);
    layout->addWidget(m_table, 1);
    connect(m_other, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isFilling)
            emit chosenChanged();
    });
    connect(m_onMap, &QCheckBox::toggled, this, &ComparePanel::differenceToggled);
    retranslate();
}

bool ComparePanel::isDifferenceShown() const {
    return m_onMap->isChecked() && m_comparison;
}

void ComparePanel::setScenarios(const QStringList& names, int current) {
    const int before = chosen();
    m_names = names;
    m_current = current;
    m_isFilling = true;
    m_other->clear();
    m_other->addItem(tr("Compare with…"), -1);
    for (int i = 0; i < names.size(); ++i)
        if (i != current)
            m_other->addItem(names[i], i);
    m_other->setCurrentIndex(std::max(0, m_other->findData(before)));
    m_other->setEnabled(m_other->count() > 1);
    m_isFilling = false;
}

int ComparePanel::chosen() const {
    return m_other->currentIndex() > 0 ? m_other->currentData().toInt() : -1;
}

void ComparePanel::showComparison(ComparisonPointer comparison) {
    m_comparison = std::move(comparison);
    if (m_comparison)
        m_table->reset(comparisonColumns(m_comparison),
                       static_cast<std::uint32_t>(m_comparison->indicators.size()));
    else
        m_table->reset({}, 0);
    retranslate();
}

void ComparePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        setScenarios(m_names, m_current);
        retranslate();
    }
    QWidget::changeEvent(event);
}

void ComparePanel::retranslate() {
    m_other->setAccessibleName(tr("Scenario to compare with"));
    m_onMap->setText(tr("Show on the map who is better or worse off"));
    m_onMap->setAccessibleName(m_onMap->text());
    m_onMap->setEnabled(m_comparison != nullptr);
    if (!m_comparison) {
        m_text->setText(tr("Duplicate the scenario, change one of the two, and choose the other one here."));
        return;
    }
    const auto count = [](std::size_t n) { return wording::number(static_cast<double>(n)); };
    m_text->setText(
        tr("Against the other, the plan shown has cabins gained: %1, lost: %2, moved: %3. People who walk less: %4, more: %5, the same: %6.")
            .arg(count(m_comparison->gained.size()), count(m_comparison->lost.size()),
                 count(m_comparison->moved.size()), wording::peopleText(m_comparison->better),
                 wording::peopleText(m_comparison->worse), wording::peopleText(m_comparison->unchanged)));
}

} // namespace app::desktop
