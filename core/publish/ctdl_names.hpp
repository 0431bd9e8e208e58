// What a catalogue's ids and types are called in CTDL.
#pragma once

#include <string>
#include <string_view>

#include "model/enums.hpp"

namespace credstack::publish {

/**
 * An id as an address that JSON-LD can carry and the reader gives back: itself where it is an IRI,
 * else percent-encoded behind `urn:credstack:id:`.
 */
std::string ctdl_address(std::string_view id);

/** The class for a type, with its prefix. Types that CTDL lacks are its nearest wider class. */
std::string_view ctdl_class(AchievementType type);

/** Which target term of a ConditionProfile names an achievement of the type. */
const char* ctdl_target_term(AchievementType type);

}  // namespace credstack::publish
