// Awards of a type that a requirement asks to be held: they are not used up.
#pragma once

#include <span>
#include <vector>

#include "audit/item_judge.hpp"

namespace credstack::audit {

/** Of each requirement that asks for one, the surest. */
std::vector<HeldAward> find_held(const DraftSources& sources, const ItemJudge& items);

}  // namespace credstack::audit
