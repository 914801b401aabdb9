#include "app/cli/dispatch_fill.h"

#include "libplanner/base/error.h"
#include "libplanner/city/city_description.h"
#include "libplanner/gis/source_opener.h"

#include <cctype>
#include <initializer_list>
#include <map>
#include <optional>

namespace app::cli {

namespace {

using planner::Error;
using planner::ErrorCode;

std::optional<std::size_t> columnOf(const planner::FeatureSource& source,
                                    std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (const auto found = planner::fieldIndex(source.fields(), name))
            return found;
    return std::nullopt;
}

/// "85", "85%", "full": a share of the cabin, from 0.
std::optional<double> fullnessOf(const planner::Value& value) {
    if (const auto number = planner::numberOf(value))
        return *number / 100.0;
    std::string text = planner::textOf(value).value_or("");
    if (text == "full" || text == "满" || text == "已满")
        return 1.0;
    if (text.ends_with('%'))
        text.pop_back();
    if (const auto number = planner::numberOf(planner::Value{text}))
        return *number / 100.0;
    return std::nullopt;
}

} // namespace

std::vector<planner::CabinStockNote> readFill(const std::string& flag, const planner::Plan& plan) {
    const planner::SourceSpec spec = planner::sourceFromFlag(flag);
    const auto source = planner::gis::GdalSourceOpener().open(spec, planner::SourceUse::Any);
    const auto id = columnOf(*source, {"id", "cabin", "cabin_id", "编号", "小屋", "小屋编号"});
    const auto kg = columnOf(*source, {"kg", "mass", "weight", "重量", "公斤", "重量(kg)"});
    const auto full = columnOf(*source, {"full", "fill", "percent", "%", "full_pct", "满载率", "满溢率"});
    if (!id || (!kg && !full))
        throw Error(ErrorCode::FieldMissing, {.file = spec.path, .name = id ? "kg" : "id"});
    std::map<std::string, std::size_t> rowOf;
    for (std::size_t c = 0; c < plan.cabins.size(); ++c)
        rowOf.emplace(plan.cabins[c].key.text(), c);
    std::vector<planner::CabinStockNote> notes;
    planner::Feature row;
    while (source->next(row)) {
        const std::string key = planner::textOf(row.values[*id]).value_or("");
        const auto cabin = rowOf.find(key);
        const auto refuse = [&](const std::string& name, const std::string& value,
                                const std::string& reason) {
            throw Error(ErrorCode::BadValue, {.file = spec.path,
                                              .feature = std::to_string(row.id),
                                              .name = name,
                                              .value = value,
                                              .reason = reason});
        };
        if (cabin == rowOf.end())
            refuse("id", key, "no cabin of the plan has this id");
        planner::CabinStockNote note;
        note.cabin = planner::CabinIndex(cabin->second);
        constexpr double None = -1e300;
        const double mass = kg ? planner::numberOf(row.values[*kg]).value_or(None) : None;
        const double share = full ? fullnessOf(row.values[*full]).value_or(None) : None;
        if (mass > None) {
            if (mass < 0.0)
                refuse("kg", std::to_string(mass), "out of range");
            note.mass = planner::kilograms(mass);
        } else if (share > None) {
            if (share < 0.0 || share > 2.0)
                refuse("full", std::to_string(share * 100.0), "out of range");
            note.fullness = share;
        } else {
            continue; // nothing was noted: the forecast stands
        }
        notes.push_back(note);
    }
    return notes;
}

} // namespace app::cli
