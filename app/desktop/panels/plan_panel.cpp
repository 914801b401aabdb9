#include "app/desktop/panels/plan_panel.h"

#include "app/wording/plan_headline.h"
#include "app/wording/plan_wording.h"

#include <QAction>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace app::desktop {

namespace {

constexpr int BarSteps = 1000;

QToolButton* buttonFor(QAction* action, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

QLabel* wrapped(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

PlanPanel::PlanPanel(const Actions& actions, QWidget* parent)
    : QWidget(parent), m_form(new QFormLayout), m_cabins(new QSpinBox(this)), m_maxWalk(new QSpinBox(this)),
      m_propose(buttonFor(actions.propose, this)), m_stop(buttonFor(actions.stop, this)),
      m_more(buttonFor(actions.more, this)), m_fewer(buttonFor(actions.fewer, this)),
      m_bar(new QProgressBar(this)), m_phase(wrapped(this)), m_headline(wrapped(this)),
      m_quality(wrapped(this)), m_notice(wrapped(this)) {
    m_cabins->setRange(0, 0); // 0: what the norm asks for
    m_cabins->setGroupSeparatorShown(true);
    m_maxWalk->setRange(0, 20000); // 0: the profile's
    m_maxWalk->setSingleStep(50);
    m_maxWalk->setGroupSeparatorShown(true);
    m_form->addRow(new QLabel(this), m_cabins);
    m_form->addRow(new QLabel(this), m_maxWalk);
    m_bar->setRange(0, BarSteps);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_propose, 2);
    buttons->addWidget(m_stop, 1);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_headline);
    layout->addLayout(m_form);
    layout->addLayout(buttons);
    auto* steps = new QHBoxLayout;
    steps->addWidget(m_more);
    steps->addWidget(m_fewer);
    layout->addLayout(steps);
    layout->addWidget(m_bar);
    layout->addWidget(m_phase);
    layout->addWidget(m_quality);
    layout->addWidget(m_notice);
    layout->addStretch(1);
    connect(m_cabins, &QSpinBox::valueChanged, this, [this] {
        if (!m_isFilling)
            emit edited();
    });
    connect(m_maxWalk, &QSpinBox::valueChanged, this, [this] {
        if (!m_isFilling)
            emit edited();
    });
    retranslate();
    showIdle();
}

planner::Scenario PlanPanel::entered(const planner::Scenario& base) const {
    planner::Scenario scenario = base;
    scenario.cabins.reset();
    if (m_cabins->value() > 0)
        scenario.cabins = static_cast<std::uint32_t>(m_cabins->value());
    scenario.maxWalk.reset();
    if (m_maxWalk->value() > 0)
        scenario.maxWalk = planner::metres(m_maxWalk->value());
    return scenario;
}

void PlanPanel::setCandidateCount(std::size_t count) {
    m_isFilling = true;
    m_cabins->setMaximum(static_cast<int>(count));
    m_isFilling = false;
}

void PlanPanel::showScenario(const planner::Scenario& scenario, const planner::Parameters* parameters) {
    m_isFilling = true;
    m_cabins->setValue(static_cast<int>(scenario.cabins.value_or(0)));
    m_maxWalk->setValue(scenario.maxWalk ? qRound(planner::inMetres(*scenario.maxWalk)) : 0);
    if (parameters && parameters->all().contains("siting.max_walk_m"))
        m_profileWalk = parameters->value("siting.max_walk_m");
    m_maxWalk->setSpecialValueText(tr("%1 m, by the profile").arg(m_profileWalk));
    m_isFilling = false;
}

void PlanPanel::showPlan(std::shared_ptr<const planner::Plan> plan, bool isStale) {
    m_plan = std::move(plan);
    m_isStale = isStale;
    QString headline;
    if (m_plan) {
        const wording::Headline words = wording::headlineOf(*m_plan);
        headline = QStringLiteral("<p style=\"font-size:large\"><b>%1</b></p><p>%2</p>")
                       .arg(words.title.toHtmlEscaped(), words.sentences.join(QStringLiteral("<br>")));
    }
    m_headline->setText(headline);
    m_headline->setVisible(m_plan != nullptr);
    m_quality->setText(m_plan ? wording::gapInWords(m_plan->siting) : QString());
    m_quality->setVisible(m_plan != nullptr);
    QStringList notices;
    if (m_plan) {
        if (m_isStale)
            notices +=
                tr("The decisions have changed since this plan was made. Propose again to follow them.");
        if (m_plan->isCancelled)
            notices += tr("The work was stopped; this is the best plan so far.");
        for (const std::string& warning : m_plan->warnings)
            notices += wording::warning(warning);
    }
    m_notice->setText(notices.join(QLatin1Char('\n')));
    m_notice->setVisible(!notices.isEmpty());
}

void PlanPanel::showProgress(const QString& title, const planner::Progress& progress) {
    m_bar->setVisible(true);
    m_phase->setVisible(true);
    if (progress.fraction) {
        m_bar->setRange(0, BarSteps);
        m_bar->setValue(static_cast<int>(std::clamp(*progress.fraction, 0.0, 1.0) * BarSteps));
    } else {
        m_bar->setRange(0, 0);
    }
    QString text = tr("%1: %2", "job, phase").arg(title, wording::nameOf(progress.phase));
    if (progress.objective && progress.bound)
        text += QLatin1Char('\n') + wording::gapInWords(*progress.objective, *progress.bound);
    m_phase->setText(text);
}

void PlanPanel::showIdle() {
    m_bar->setVisible(false);
    m_phase->setVisible(false);
}

void PlanPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PlanPanel::retranslate() {
    const auto label = [this](QWidget* field, const QString& text, const QString& tip) {
        auto* words = qobject_cast<QLabel*>(m_form->labelForField(field));
        words->setText(text);
        words->setBuddy(field);
        field->setAccessibleName(text);
        field->setToolTip(tip);
    };
    label(m_cabins, tr("Cabins"), tr("How many cabins the plan shall have, existing ones included"));
    label(m_maxWalk, tr("Longest walk"), tr("Homes farther than this from every cabin count as not served"));
    m_maxWalk->setSuffix(tr(" m"));
    m_maxWalk->setSpecialValueText(tr("%1 m, by the profile").arg(m_profileWalk));
    m_cabins->setSpecialValueText(tr("as the norm asks"));
    m_headline->setAccessibleName(tr("What is proposed"));
    m_quality->setAccessibleName(tr("How good the plan is"));
    m_notice->setAccessibleName(tr("What to know about the plan"));
    m_phase->setAccessibleName(tr("Progress"));
    m_bar->setAccessibleName(tr("Progress"));
    for (QToolButton* button : {m_propose, m_stop, m_more, m_fewer})
        button->setAccessibleName(button->defaultAction()->text());
    showPlan(m_plan, m_isStale);
}

} // namespace app::desktop
