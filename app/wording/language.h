#pragma once

#include <QString>
#include <QStringList>

namespace app::wording {

/// Languages the program speaks, by locale name: "en", "zh_CN".
[[nodiscard]] QStringList languages();

/// The language's name in itself: "English", "简体中文".
[[nodiscard]] QString nativeName(const QString& language);

/// The one of `languages()` that fits the system's settings best; "en" where none does.
[[nodiscard]] QString systemLanguage();

/// The language installed last; "en" before the first call.
[[nodiscard]] QString currentLanguage();

/// Makes the application speak `language`, Qt's own dialogs included, and sets numbers and dates to match.
///
/// Replaces what an earlier call installed; windows hear of it by QEvent::LanguageChange. Needs a
/// QCoreApplication. False, and nothing changed, for a language not in `languages()`.
bool installLanguage(const QString& language);

} // namespace app::wording
