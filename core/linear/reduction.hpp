// A program made smaller: what is decided already is left out.
#pragma once

#include <span>
#include <vector>

#include "linear/program.hpp"

namespace credstack::linear {

/**
 * Narrows ranges by what the rows leave to whole variables.
 * @param work  counts the numbers looked at.
 * @return false when some row can no longer hold.
 */
bool tighten(const Program& whole, std::vector<Range>& ranges, std::uint64_t& work);

struct Reduction {
  Program program;
  std::vector<Index> variables;  ///< of the whole program
  bool impossible = false;       ///< a row cannot hold
};

/**
 * The program of the variables that are not fixed.
 */
Reduction reduce(const Program& whole, std::span<const Range> ranges);

}  // namespace credstack::linear
