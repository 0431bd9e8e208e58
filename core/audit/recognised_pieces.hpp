// What recognitions of the catalogue grant for items of a record.
#pragma once

#include "audit/drafter.hpp"

namespace credstack::audit {

/** Adds a piece for each part of what they grant, for each way of finding their credentials. */
void add_recognised(Drafter& drafter);

}  // namespace credstack::audit
