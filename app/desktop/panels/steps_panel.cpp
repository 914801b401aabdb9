#include "app/desktop/panels/steps_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace app::desktop {

StepsPanel::StepsPanel(QWidget* parent) : QWidget(parent) {
    auto* inner = new QWidget;
    auto* grid = new QGridLayout(inner);
    const int gap = fontMetrics().height() / 4;
    grid->setContentsMargins(gap, gap, gap, gap);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    QFont bold = font();
    bold.setBold(true);
    for (std::size_t i = 0; i < StepCount; ++i) {
        Row& row = m_rows.at(i);
        row = {new QLabel(inner), new QToolButton(inner), new QLabel(inner)};
        row.title->setAutoRaise(true);
        row.title->setFont(bold);
        row.title->setFocusPolicy(Qt::StrongFocus);
        row.title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        row.sentence->setWordWrap(true);
        row.sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        row.tick->setFont(bold);
        row.tick->setMinimumWidth(fontMetrics().height());
        row.tick->setAlignment(Qt::AlignCenter);
        const int line = static_cast<int>(i) * 2;
        grid->addWidget(row.tick, line, 0);
        grid->addWidget(row.title, line, 1, Qt::AlignLeft);
        grid->addWidget(row.sentence, line + 1, 1);
        connect(row.title, &QToolButton::clicked, this, [this, i] { emit stepChosen(static_cast<Step>(i)); });
    }
    grid->setRowStretch(static_cast<int>(StepCount) * 2, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void StepsPanel::showSteps(const std::array<StepState, StepCount>& steps) {
    for (std::size_t i = 0; i < StepCount; ++i) {
        const StepState& step = steps.at(i);
        Row& row = m_rows.at(i);
        row.tick->setText(step.isDone ? QStringLiteral("✓") : QString::number(i + 1));
        row.title->setText(step.title);
        row.title->setAccessibleName(tr("Step %1: %2").arg(i + 1).arg(step.title));
        row.title->setAccessibleDescription(step.isDone ? tr("Done. %1").arg(step.sentence) : step.sentence);
        row.sentence->setText(step.sentence);
    }
}

} // namespace app::desktop
