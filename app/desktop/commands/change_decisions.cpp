#include "app/desktop/commands/change_decisions.h"

#include <utility>

namespace app::desktop {

ChangeDecisions::ChangeDecisions(PlanDocument& document, int number, Decisions decisions, const QString& text)
    : QUndoCommand(text), m_document(document), m_number(number), m_other(std::move(decisions)) {}

} // namespace app::desktop
