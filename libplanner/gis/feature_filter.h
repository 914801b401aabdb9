#pragma once

#include "libplanner/geo/feature_source.h"

#include <memory>
#include <string>
#include <vector>

namespace planner::gis {

/// An attribute filter (OGR SQL's WHERE clause) over rows that GDAL does not hold as such: tables, tags.
class FeatureFilter {
public:
    /// Throws Error{BadValue} where the filter does not parse or names a field that is not there.
    FeatureFilter(const std::string& where, const std::vector<Field>& fields, const std::string& file);
    ~FeatureFilter();
    FeatureFilter(FeatureFilter&&) noexcept;
    FeatureFilter& operator=(FeatureFilter&&) noexcept;

    [[nodiscard]] bool accepts(const std::vector<Value>& values) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace planner::gis
