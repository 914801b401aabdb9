#pragma once

#include "sample_maps/generator/street_lattice.h"

#include <cstddef>
#include <string>

namespace planner::town {

/// Names for an invented town, from word lists of our own. Equal arguments give equal names; different
/// numbers of one kind give different names.
[[nodiscard]] std::string townName();
/// `line`: the lattice line's number, negative west or south of the centre.
[[nodiscard]] std::string streetName(int line, Heading heading);
/// A ring road's part: "一环路东段".
[[nodiscard]] std::string ringName(int ring, Point from, Point to);
/// An avenue along a diagonal: "东北大道".
[[nodiscard]] std::string avenueName(Junction from);
[[nodiscard]] std::string compoundName(std::size_t number);
[[nodiscard]] std::string quarterName(std::size_t number);
[[nodiscard]] std::string villageName(std::size_t number);
[[nodiscard]] std::string schoolName(std::size_t number);
[[nodiscard]] std::string factoryName(std::size_t number);
[[nodiscard]] std::string districtName(std::size_t number);
/// 1 to 99 in Chinese: "二十三".
[[nodiscard]] std::string chineseNumber(std::size_t number);

} // namespace planner::town
