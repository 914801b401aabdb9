#pragma once

#include "libplanner/city/health_report.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace planner {

/// Collects findings while a city is being read; those of the same code, role and source add up.
class HealthBook {
public:
    /// One more of them; the first 100 ids are kept.
    void count(const std::string& code, const std::string& role, const std::string& source,
               std::optional<std::int64_t> feature, bool isWarning = true);
    /// A finding as a whole; nothing is told for a count of zero.
    void tell(const std::string& code, const std::string& role, const std::string& source, std::int64_t count,
              const std::string& value = {}, bool isWarning = true);

    /// Adds ids to what was told as a whole; nothing where it was not.
    void name(const std::string& code, const std::string& role, const std::string& source,
              const std::vector<std::int64_t>& features);

    /// In the order of their first occurrence.
    [[nodiscard]] const HealthReport& report() const { return m_report; }

private:
    HealthFinding& finding(const std::string& code, const std::string& role, const std::string& source,
                           bool isWarning);

    HealthReport m_report;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> m_places;
};

} // namespace planner
