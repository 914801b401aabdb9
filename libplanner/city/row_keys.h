#pragma once

#include "libplanner/base/key.h"
#include "libplanner/city/row_reader.h"

#include <string>
#include <unordered_set>

namespace planner {

/// Makes the stable key of each row of a source: its id column where it has one, else the feature id. Keys of
/// the second and later sources of a role start with that source's number, so that none meet.
class RowKeys {
public:
    /// `sourceNumber`: 0 for the role's first source.
    RowKeys(const RowReader& reader, std::size_t sourceNumber);

    /// A value seen before gets the feature id added.
    [[nodiscard]] Key next(RowReader& reader);
    /// Tells how many ids were used twice.
    void tell(HealthBook& health, const std::string& role, const std::string& label) const;

private:
    std::string m_prefix;
    std::optional<std::size_t> m_column;
    std::unordered_set<std::string> m_seen;
    std::int64_t m_repeated = 0;
};

} // namespace planner
