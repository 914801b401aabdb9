#pragma once

#include "libplanner/base/quantity.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace planner {

/// How far a parameter's value is to be trusted.
enum class Confidence { Measured, Published, Assumed };

/// One named number (or word) of a profile, with what a reader needs to judge it.
struct Parameter {
    std::string name; ///< "demand.kg_per_person_day", "candidates.spacing_m"
    std::string unit; ///< "kg", "m", "day", "1", …
    double value = 0.0;
    double minimum = 0.0;
    double maximum = 0.0;
    Confidence confidence = Confidence::Assumed;
    std::string source; ///< where the value is from
    std::string titleEn;
    std::string titleZh;
    std::string validUntil; ///< ISO date; empty: no end
    bool isOverridden = false;

    friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// A profile of parameters ("Chengdu 2025") with overrides; a value, complete and checked when made.
class Parameters {
public:
    /// Reads a profile from the JSON text of a file in resources/profiles. Throws Error{BadJson, BadValue}.
    static Parameters fromJson(const std::string& json, const std::string& file);

    [[nodiscard]] const std::string& profileName() const { return m_profile; }
    /// Throws Error{UnknownSetting}.
    [[nodiscard]] const Parameter& at(const std::string& name) const;
    [[nodiscard]] double value(const std::string& name) const { return at(name).value; }
    [[nodiscard]] const std::map<std::string, Parameter>& all() const { return m_values; }

    /// A copy with one value replaced. Throws Error{UnknownSetting}; Error{BadValue} when not a number or
    /// outside [minimum, maximum].
    [[nodiscard]] Parameters with(const std::string& name, const std::string& value) const;

    friend bool operator==(const Parameters&, const Parameters&) = default;

private:
    std::string m_profile;
    std::map<std::string, Parameter> m_values;
};

} // namespace planner
