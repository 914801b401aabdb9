#include "libplanner/network/street_reader.h"

#include <algorithm>

namespace planner {

namespace {

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// Reads the quoted word that starts at `at` (the opening quote) and moves behind its closing quote.
std::string quotedWord(const std::string& text, std::size_t& at) {
    std::string word;
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size())
            ++at;
        word += text[at];
    }
    ++at;
    return word;
}

} // namespace

std::optional<std::string> valueInOtherTags(const std::string& text, const std::string& key) {
    std::size_t at = text.find('"');
    while (at < text.size()) {
        const std::string name = quotedWord(text, at);
        at = text.find('"', at);
        if (at >= text.size())
            return std::nullopt;
        std::string value = quotedWord(text, at);
        if (name == key)
            return value;
        at = text.find('"', at);
    }
    return std::nullopt;
}

StreetReader::StreetReader(const std::vector<Field>& fields,
                           const std::map<std::string, std::string>& names) {
    for (std::size_t i = 0; i < fields.size(); ++i)
        m_fields.emplace(lowered(fields[i].name), i);
    m_otherTags = fieldIndex(fields, "other_tags");
    m_schema = m_fields.contains("highway") ? StreetSchema::Osm : StreetSchema::Plain;
    for (const auto& [tag, field] : names)
        if (const std::optional<std::size_t> index = fieldIndex(fields, field))
            m_fields[lowered(tag)] = *index;
}

std::optional<std::string> StreetReader::valueOf(const Feature& feature, const std::string& tag) const {
    if (const auto field = m_fields.find(tag);
        field != m_fields.end() && field->second < feature.values.size()) {
        std::optional<std::string> text = textOf(feature.values[field->second]);
        if (text && !text->empty())
            return text;
    }
    if (m_otherTags && *m_otherTags < feature.values.size())
        if (const auto* text = std::get_if<std::string>(&feature.values[*m_otherTags]))
            return valueInOtherTags(*text, tag);
    return std::nullopt;
}

std::vector<Street> StreetReader::read(const Feature& feature, const std::string& keyPrefix) {
    const auto* lines = std::get_if<MultiPolyline>(&feature.geometry);
    if (lines == nullptr)
        return {};
    const TagFunction tag = [&](const std::string& name) { return valueOf(feature, name); };
    const std::size_t contradictions = m_findings.contradictoryOneWays;
    const std::optional<Street> tagged = streetFromTags(tag, m_schema, m_findings);
    if (!tagged)
        return {};
    constexpr std::size_t MostNamed = 100;
    const std::string id = tag("osm_id").value_or(std::to_string(feature.id));
    if (m_findings.contradictoryOneWays > contradictions && m_contradictory.size() < MostNamed)
        m_contradictory.emplace_back(keyPrefix + id);
    std::vector<Street> streets;
    for (const Polyline& line : *lines) {
        Street& street = streets.emplace_back(*tagged);
        street.line = line;
        street.key =
            Key(streets.size() == 1 ? keyPrefix + id : keyPrefix + id + "/" + std::to_string(streets.size()));
    }
    return streets;
}

} // namespace planner
