#pragma once

#include <string>
#include <vector>

namespace planner::gis {

/// Collects what GDAL says on this thread while it lives, instead of letting it print: GDAL's warnings are
/// the only sign of some losses. Nests; not to be moved between threads.
class GdalMessages {
public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    [[nodiscard]] const std::vector<std::string>& warnings() const { return m_warnings; }
    [[nodiscard]] const std::vector<std::string>& failures() const { return m_failures; }
    [[nodiscard]] std::string lastFailure() const {
        return m_failures.empty() ? std::string() : m_failures.back();
    }
    void clear();

    /// Called back by GDAL.
    void add(bool isFailure, const char* text);

private:
    std::vector<std::string> m_warnings;
    std::vector<std::string> m_failures;
};

/// Sets a GDAL configuration option for this thread while it lives.
class GdalOption {
public:
    GdalOption(const char* name, const char* value);
    ~GdalOption();
    GdalOption(const GdalOption&) = delete;
    GdalOption& operator=(const GdalOption&) = delete;

private:
    std::string m_name;
    std::string m_before;
    bool m_wasSet = false;
};

} // namespace planner::gis
