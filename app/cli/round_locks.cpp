#include "app/cli/round_locks.h"

#include "libplanner/base/error.h"
#include "libplanner/city/city_description.h"
#include "libplanner/gis/source_opener.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <optional>

namespace app::cli {

namespace {

using planner::Error;
using planner::ErrorCode;

/// Reads the cells of one row.
class LockRow {
public:
    LockRow(const planner::FeatureSource& source, std::string file)
        : m_source(source), m_file(std::move(file)) {}

    void use(const planner::Feature& row) { m_row = &row; }

    [[nodiscard]] std::optional<std::size_t> column(std::initializer_list<const char*> names) const {
        for (const char* name : names)
            if (const auto found = planner::fieldIndex(m_source.fields(), name))
                return found;
        return std::nullopt;
    }
    [[nodiscard]] std::string text(std::optional<std::size_t> column) const {
        return column ? planner::textOf(m_row->values[*column]).value_or("") : std::string();
    }
    /// A whole number from 1; empty where the cell is.
    [[nodiscard]] std::optional<std::uint32_t> number(std::optional<std::size_t> column,
                                                      const std::string& name) const {
        if (!column || text(column).empty())
            return std::nullopt;
        const auto value = planner::numberOf(m_row->values[*column]);
        if (!value || *value < 1.0 || *value > 1e6 || *value != std::floor(*value))
            refuse(name, text(column), "a whole number from 1 is needed");
        return static_cast<std::uint32_t>(*value);
    }
    [[nodiscard]] bool yes(std::optional<std::size_t> column) const {
        constexpr std::array Words = {"1", "yes", "true", "x", "是", "首站"};
        const std::string word = text(column);
        return std::any_of(Words.begin(), Words.end(), [&word](const char* known) { return word == known; });
    }
    [[noreturn]] void refuse(const std::string& name, const std::string& value,
                             const std::string& reason) const {
        throw Error(ErrorCode::BadValue, {.file = m_file,
                                          .feature = std::to_string(m_row->id),
                                          .name = name,
                                          .value = value,
                                          .reason = reason});
    }

private:
    const planner::FeatureSource& m_source;
    std::string m_file;
    const planner::Feature* m_row = nullptr;
};

} // namespace

std::vector<planner::RoundLock> readLocks(const std::string& flag) {
    const planner::SourceSpec spec = planner::sourceFromFlag(flag);
    const auto source = planner::gis::GdalSourceOpener().open(spec, planner::SourceUse::Any);
    LockRow cells(*source, spec.path);
    const auto id = cells.column({"id", "cabin", "cabin_id", "编号", "小屋", "小屋编号"});
    const auto truck = cells.column({"truck", "plate", "车牌", "车牌号", "车辆"});
    const auto day = cells.column({"day", "日", "天"});
    const auto order = cells.column({"order", "seq", "顺序", "次序"});
    const auto first = cells.column({"first", "首站"});
    if (!id)
        throw Error(ErrorCode::FieldMissing, {.file = spec.path, .name = "id"});
    std::vector<planner::RoundLock> locks;
    planner::Feature row;
    while (source->next(row)) {
        cells.use(row);
        if (cells.text(id).empty())
            continue;
        planner::RoundLock lock;
        lock.cabin = planner::Key(cells.text(id));
        lock.truck = cells.text(truck);
        if (const auto number = cells.number(day, "day"))
            lock.day = *number - 1;
        lock.order = cells.number(order, "order").value_or(0);
        lock.isFirst = cells.yes(first);
        locks.push_back(std::move(lock));
    }
    return locks;
}

} // namespace app::cli
