#pragma once

#include "app/desktop/document/plan_document.h"

#include <QUndoCommand>

#include <optional>

namespace app::desktop {

/// A scenario comes, or goes: the one is the other's undoing.
class AddScenario final : public QUndoCommand {
public:
    AddScenario(PlanDocument& document, std::size_t at, ScenarioTab tab, const QString& text);
    /// Takes the scenario at that place away.
    AddScenario(PlanDocument& document, std::size_t at, const QString& text);

    void redo() override { toggle(); }
    void undo() override { toggle(); }

private:
    void toggle();

    PlanDocument& m_document;
    std::size_t m_at;
    std::optional<ScenarioTab> m_tab; ///< while it is not in the document
};

} // namespace app::desktop
