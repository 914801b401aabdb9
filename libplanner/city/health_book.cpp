#include "libplanner/city/health_book.h"

namespace planner {

namespace {
constexpr std::size_t FeaturesKept = 100;
}

HealthFinding& HealthBook::finding(const std::string& code, const std::string& role,
                                   const std::string& source, bool isWarning) {
    const auto [place, isNew] = m_places.try_emplace({code, role, source}, m_report.findings.size());
    if (isNew) {
        HealthFinding made;
        made.code = code;
        made.role = role;
        made.source = source;
        made.isWarning = isWarning;
        m_report.findings.push_back(std::move(made));
    }
    return m_report.findings[place->second];
}

void HealthBook::count(const std::string& code, const std::string& role, const std::string& source,
                       std::optional<std::int64_t> feature, bool isWarning) {
    HealthFinding& found = finding(code, role, source, isWarning);
    ++found.count;
    if (feature && found.features.size() < FeaturesKept)
        found.features.push_back(*feature);
}

void HealthBook::tell(const std::string& code, const std::string& role, const std::string& source,
                      std::int64_t count, const std::string& value, bool isWarning) {
    if (count == 0)
        return;
    HealthFinding& found = finding(code, role, source, isWarning);
    found.count += count;
    found.value = value;
}

void HealthBook::name(const std::string& code, const std::string& role, const std::string& source,
                      const std::vector<std::int64_t>& features) {
    const auto place = m_places.find({code, role, source});
    if (place == m_places.end())
        return;
    std::vector<std::int64_t>& named = m_report.findings[place->second].features;
    for (const std::int64_t feature : features)
        if (named.size() < FeaturesKept)
            named.push_back(feature);
}

} // namespace planner
