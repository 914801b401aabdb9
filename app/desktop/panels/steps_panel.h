#pragma once

#include "app/desktop/models/step_list.h"

#include <QWidget>

#include <array>

class QLabel;
class QToolButton;

namespace app::desktop {

/// Six steps from files to a report, each with a tick and one sentence; a click opens what the step is done
/// with.
class StepsPanel : public QWidget {
    Q_OBJECT

public:
    explicit StepsPanel(QWidget* parent = nullptr);

    void showSteps(const std::array<StepState, StepCount>& steps);

signals:
    void stepChosen(app::desktop::Step step);

private:
    struct Row {
        QLabel* tick;
        QToolButton* title;
        QLabel* sentence;
    };
    std::array<Row, StepCount> m_rows;
};

} // namespace app::desktop
