#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace planner {

/// Stable name of a thing in a project: survives reload, reordering and a move on the map.
///
/// Derived from the source's feature id, or, for things the planner makes, from rounded coordinates;
/// never random, so two runs agree. There is no null key: use std::optional.
class Key {
public:
    Key() = default;
    explicit Key(std::string text) : m_text(std::move(text)) {}

    [[nodiscard]] const std::string& text() const { return m_text; }
    friend auto operator<=>(const Key&, const Key&) = default;

private:
    std::string m_text;
};

} // namespace planner

template <>
struct std::hash<planner::Key> {
    std::size_t operator()(const planner::Key& key) const noexcept {
        return std::hash<std::string>{}(key.text());
    }
};
