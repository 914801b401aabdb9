#pragma once

#include <exception>

namespace planner {

/// Thrown where a call was stopped before it had anything worth returning (reading, building a network).
/// Solvers never throw it: they return their best plan.
class Cancelled : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

} // namespace planner
