#pragma once

// Private to the .cpp files that call PROJ: contexts and objects that free themselves.

#include <proj.h>

#include <memory>

namespace planner::detail {

struct ProjContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct ProjDeleter {
    void operator()(PJ* object) const { proj_destroy(object); }
};

using ProjContext = std::unique_ptr<PJ_CONTEXT, ProjContextDeleter>;
using ProjObject = std::unique_ptr<PJ, ProjDeleter>;

/// A context of its own that is silent and never asks the net for grids.
[[nodiscard]] ProjContext makeProjContext();
/// The CRS of that definition, or null.
[[nodiscard]] ProjObject makeProjCrs(PJ_CONTEXT* context, const char* definition);

} // namespace planner::detail
