#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace app::render {

/// One class of a layer told apart by a field: its words, its colour and how many rows are in it.
struct LayerClass {
    QString label;
    int colour = 0;              ///< number in the palette's routes
    std::optional<double> share; ///< graduated: place in the palette's sequence, 0 to 1; wins over `colour`
    std::int64_t count = 0;
};

/// A layer's rows in classes; `classOf` is parallel to the rows.
struct Classification {
    std::vector<LayerClass> classes;
    std::vector<std::uint32_t> classOf;
};

/// Each of the most frequent values its own class, the rest together in a last one called `rest`. Rows
/// without a value belong to the rest.
[[nodiscard]] Classification categorised(const QStringList& values, const QString& rest);

/// Up to `most` classes of about the same number of rows, half-open [low, high), the last one closed. Rows
/// without a number form a last class called `none`, where there are any.
[[nodiscard]] Classification graduated(const std::vector<std::optional<double>>& values, std::size_t most,
                                       const QString& none);

} // namespace app::render
