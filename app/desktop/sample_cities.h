#pragma once

#include <QStringList>

namespace app::desktop {

/// City files of the sample cities that come with the program, found beside it; empty where there are none.
[[nodiscard]] QStringList sampleCities();

} // namespace app::desktop
