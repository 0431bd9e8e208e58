// Several inputs that say something of one record, and whose word holds.
#pragma once

#include <string_view>
#include <vector>

#include "model/catalog.hpp"

namespace credstack::catalog {

/** One voice in a record's group. */
struct Voice {
  const Source* source;
  std::string_view catalogue;  ///< the publication, where it has an id
};

/** Whether what `a` says holds against what `b` says. */
bool supersedes(const Voice& a, const Voice& b);

/** Of several that say the same, the latest; one with a date before one without. */
std::size_t latest(const std::vector<Voice>& voices, const std::vector<std::size_t>& among);

/** Of several that each say a part, the oldest, as none of it is known to be younger. */
Source oldest(const std::vector<Voice>& voices);

}  // namespace credstack::catalog
