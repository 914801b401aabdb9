#pragma once

#include "app/desktop/models/column_model.h"

#include <QString>

#include <vector>

namespace app::desktop {

/// Rows of a table as they are seen, tab-separated below their titles, for pasting into a spreadsheet.
///
/// Where all figures of a column have one unit, the title takes it and the cells are plain numbers that can
/// be summed. `rows`: of the table shown. Cost: O(rows × columns).
[[nodiscard]] QString tabSeparated(const ColumnModel& model, const std::vector<int>& rows);

} // namespace app::desktop
