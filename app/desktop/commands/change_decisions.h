#pragma once

#include "app/desktop/document/plan_document.h"

#include <QUndoCommand>

namespace app::desktop {

/// One step of the user's: other decisions, and the plan that belongs to them. Undo and redo are one swap.
class ChangeDecisions final : public QUndoCommand {
public:
    /// `number`: of the scenario that changes.
    ChangeDecisions(PlanDocument& document, int number, Decisions decisions, const QString& text);

    void redo() override { m_document.swapDecisions(m_number, m_other); }
    void undo() override { m_document.swapDecisions(m_number, m_other); }

private:
    PlanDocument& m_document;
    int m_number;
    Decisions m_other;
};

} // namespace app::desktop
