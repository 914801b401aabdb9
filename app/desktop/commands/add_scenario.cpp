#include "app/desktop/commands/add_scenario.h"

#include <utility>

namespace app::desktop {

AddScenario::AddScenario(PlanDocument& document, std::size_t at, ScenarioTab tab, const QString& text)
    : QUndoCommand(text), m_document(document), m_at(at), m_tab(std::move(tab)) {}

AddScenario::AddScenario(PlanDocument& document, std::size_t at, const QString& text)
    : QUndoCommand(text), m_document(document), m_at(at) {}

void AddScenario::toggle() {
    if (m_tab) {
        m_document.insertTab(m_at, *std::exchange(m_tab, std::nullopt));
    } else {
        m_tab = m_document.takeTab(m_at);
    }
}

} // namespace app::desktop
