#include "libplanner/geo/feature_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace planner {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::optional<std::string> textOf(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    if (const auto* real = std::get_if<double>(&value))
        return fmt::format("{}", *real);
    return std::nullopt;
}

std::optional<double> numberOf(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&value))
        return std::isfinite(*real) ? std::optional(*real) : std::nullopt;
    if (const auto* text = std::get_if<std::string>(&value)) {
        std::string_view rest = trimmed(*text);
        if (rest.starts_with('+'))
            rest.remove_prefix(1);
        double number = 0.0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        if (error == std::errc{} && end == rest.data() + rest.size() && std::isfinite(number))
            return number;
    }
    return std::nullopt;
}

std::optional<std::size_t> fieldIndex(const std::vector<Field>& fields, const std::string& name) {
    const auto equal = [](char a, char b) { return lower(a) == lower(b); };
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (std::ranges::equal(fields[i].name, name, equal))
            return i;
    return std::nullopt;
}

} // namespace planner
