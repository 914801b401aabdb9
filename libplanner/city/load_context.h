#pragma once

#include "libplanner/base/cancelled.h"
#include "libplanner/base/progress.h"
#include "libplanner/city/city_description.h"
#include "libplanner/city/health_book.h"
#include "libplanner/city/parameters.h"
#include "libplanner/geo/feature_source.h"

#include <chrono>
#include <stop_token>
#include <utility>

namespace planner {

/// Passes progress on ten times a second at most, and throws Cancelled once a stop was asked for.
class LoadProgress {
public:
    LoadProgress(std::stop_token stop, const ProgressFunction& function)
        : m_stop(std::move(stop)), m_function(function) {}

    void at(Phase phase, std::optional<double> fraction) {
        if (m_stop.stop_requested())
            throw Cancelled();
        const auto now = std::chrono::steady_clock::now();
        if (!m_function || (phase == m_phase && now - m_last < std::chrono::milliseconds(100)))
            return;
        m_phase = phase;
        m_last = now;
        m_function({phase, fraction, std::nullopt, std::nullopt});
    }

    [[nodiscard]] const std::stop_token& stopToken() const { return m_stop; }
    [[nodiscard]] const ProgressFunction& function() const { return m_function; }

private:
    std::stop_token m_stop;
    const ProgressFunction& m_function;
    std::optional<Phase> m_phase;
    std::chrono::steady_clock::time_point m_last;
};

/// What every step of reading a city needs.
struct LoadContext {
    const CityDescription& description;
    const SourceOpener& opener;
    const Parameters& parameters;
    HealthBook& health;
    LoadProgress& progress;

    [[nodiscard]] const std::vector<SourceSpec>& sources(Role role) const {
        static const std::vector<SourceSpec> none;
        const auto found = description.roles.find(role);
        return found == description.roles.end() ? none : found->second;
    }
};

} // namespace planner
