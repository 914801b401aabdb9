#pragma once

#include "app/desktop/document/plan_document.h"

#include <QUndoCommand>

#include <utility>
#include <vector>

namespace app::desktop {

/// Other named views. Undo and redo are one swap.
class ChangeViews final : public QUndoCommand {
public:
    ChangeViews(PlanDocument& document, std::vector<planner::NamedView> views, const QString& text)
        : QUndoCommand(text), m_document(document), m_other(std::move(views)) {}

    void redo() override { m_document.swapViews(m_other); }
    void undo() override { m_document.swapViews(m_other); }

private:
    PlanDocument& m_document;
    std::vector<planner::NamedView> m_other;
};

} // namespace app::desktop
