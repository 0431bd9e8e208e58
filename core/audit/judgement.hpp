// How sure it is that a piece may be used, and why it is no surer.
#pragma once

#include <algorithm>
#include <vector>

#include "audit/answer.hpp"
#include "audit/problem.hpp"

namespace credstack::audit {

/** What is said of a piece, or of an item, at a place. */
struct Judgement {
  bool usable = true;
  std::uint8_t standing = 0;
  std::vector<Because> because;  ///< why it is not usable, or only possible

  void limit(std::uint8_t to, Because reason) {
    standing = std::max(standing, to);
    if (to == possible_standing) because.push_back(reason);
  }
  void refuse(Because reason) {
    usable = false;
    because.assign(1, reason);
  }
};

}  // namespace credstack::audit
