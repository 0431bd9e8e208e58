// Which things somebody recognises by themselves, whoever it is and for whatever program.
#pragma once

#include <vector>

#include "model/catalog.hpp"

namespace credstack::plan {

/** By achievement: whether it counts for something, by the word of who takes it, on that day. */
std::vector<bool> recognised_by_somebody(const Catalog& catalog, Date on);

}  // namespace credstack::plan
