#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace app::wording {

/// A code of the files and the words for it, marked for translation but not yet translated.
struct CodeWords {
    std::string_view code;
    const char* words;
};

/// The words for a code; nullptr for one that is not in the table.
[[nodiscard]] inline const char* wordsFor(std::span<const CodeWords> table, std::string_view code) {
    const auto found =
        std::find_if(table.begin(), table.end(), [code](const CodeWords& row) { return row.code == code; });
    return found != table.end() ? found->words : nullptr;
}

} // namespace app::wording
