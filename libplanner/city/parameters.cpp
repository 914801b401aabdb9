#include "libplanner/city/parameters.h"

#include "libplanner/base/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>

namespace planner {

namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(ErrorCode code, const std::string& file, const std::string& name,
                         const std::string& value, const std::string& reason) {
    throw Error(code, {.file = file, .name = name, .value = value, .reason = reason});
}

const Json& member(const Json& object, const char* name, const std::string& file, const std::string& of) {
    const auto found = object.find(name);
    if (found == object.end())
        refuse(ErrorCode::BadJson, file, of, {}, std::string("member missing: ") + name);
    return *found;
}

std::string textMember(const Json& object, const char* name, const std::string& file, const std::string& of) {
    const Json& value = member(object, name, file, of);
    if (!value.is_string())
        refuse(ErrorCode::BadJson, file, of, value.dump(), std::string("text expected: ") + name);
    return value.get<std::string>();
}

double numberIn(const Json& value, const std::string& file, const std::string& of) {
    if (!value.is_number())
        refuse(ErrorCode::BadJson, file, of, value.dump(), "number expected");
    return value.get<double>();
}

Confidence confidenceFrom(const std::string& word, const std::string& file, const std::string& of) {
    if (word == "measured")
        return Confidence::Measured;
    if (word == "published")
        return Confidence::Published;
    if (word == "assumed")
        return Confidence::Assumed;
    refuse(ErrorCode::BadValue, file, of, word, "confidence is measured, published or assumed");
}

void refuseUnknown(const Json& object, std::initializer_list<const char*> known, const std::string& file) {
    for (const auto& item : object.items()) {
        bool isKnown = false;
        for (const char* name : known)
            isKnown = isKnown || item.key() == name;
        if (!isKnown)
            refuse(ErrorCode::BadJson, file, item.key(), {}, "unknown member");
    }
}

Parameter parameterFrom(const Json& entry, const std::string& file) {
    if (!entry.is_object())
        refuse(ErrorCode::BadJson, file, "values", entry.dump(), "object expected");
    refuseUnknown(entry, {"name", "unit", "value", "range", "confidence", "source", "title", "validUntil"},
                  file);
    Parameter made;
    made.name = textMember(entry, "name", file, "values");
    made.unit = textMember(entry, "unit", file, made.name);
    made.value = numberIn(member(entry, "value", file, made.name), file, made.name);
    const Json& range = member(entry, "range", file, made.name);
    if (!range.is_array() || range.size() != 2)
        refuse(ErrorCode::BadJson, file, made.name, range.dump(), "range is [smallest, largest]");
    made.minimum = numberIn(range[0], file, made.name);
    made.maximum = numberIn(range[1], file, made.name);
    made.confidence = confidenceFrom(textMember(entry, "confidence", file, made.name), file, made.name);
    made.source = textMember(entry, "source", file, made.name);
    const Json& title = member(entry, "title", file, made.name);
    if (!title.is_object())
        refuse(ErrorCode::BadJson, file, made.name, title.dump(), "title holds en and zh");
    made.titleEn = textMember(title, "en", file, made.name);
    made.titleZh = textMember(title, "zh", file, made.name);
    if (entry.contains("validUntil"))
        made.validUntil = textMember(entry, "validUntil", file, made.name);
    if (made.value < made.minimum || made.value > made.maximum)
        refuse(ErrorCode::BadValue, file, made.name, std::to_string(made.value), "outside its own range");
    return made;
}

std::optional<double> wholeTextAsNumber(const std::string& text) {
    // from_chars: no locale, no hexadecimal, nothing left over.
    std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string::npos)
        return std::nullopt;
    if (text[first] == '+')
        ++first;
    const std::size_t last = text.find_last_not_of(" \t");
    double value = 0.0;
    const char* end = text.data() + last + 1;
    const auto [stop, failure] = std::from_chars(text.data() + first, end, value);
    if (failure != std::errc() || stop != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

} // namespace

Parameters Parameters::fromJson(const std::string& json, const std::string& file) {
    const Json root = Json::parse(json, nullptr, false);
    if (root.is_discarded() || !root.is_object())
        refuse(ErrorCode::BadJson, file, {}, {}, "not a JSON object");
    refuseUnknown(root, {"profile", "version", "currency", "region", "values"}, file);
    Parameters made;
    made.m_profile = textMember(root, "profile", file, "profile");
    const Json& values = member(root, "values", file, "values");
    if (!values.is_array())
        refuse(ErrorCode::BadJson, file, "values", {}, "array expected");
    for (const Json& entry : values) {
        Parameter parameter = parameterFrom(entry, file);
        const std::string name = parameter.name;
        if (!made.m_values.emplace(name, std::move(parameter)).second)
            refuse(ErrorCode::BadJson, file, name, {}, "named twice");
    }
    return made;
}

const Parameter& Parameters::at(const std::string& name) const {
    const auto found = m_values.find(name);
    if (found == m_values.end())
        throw Error(ErrorCode::UnknownSetting, {.name = name});
    return found->second;
}

Parameters Parameters::with(const std::string& name, const std::string& value) const {
    const Parameter& old = at(name);
    const std::optional<double> number = wholeTextAsNumber(value);
    if (!number)
        refuse(ErrorCode::BadValue, {}, name, value, "not a number");
    if (*number < old.minimum || *number > old.maximum)
        refuse(ErrorCode::BadValue, {}, name, value,
               fmt::format("outside {} to {} {}", old.minimum, old.maximum, old.unit));
    Parameters changed = *this;
    Parameter& parameter = changed.m_values.at(name);
    parameter.value = *number;
    parameter.isOverridden = true;
    return changed;
}

} // namespace planner
