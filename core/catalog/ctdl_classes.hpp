// What the classes of CTDL are to a catalogue.
#pragma once

#include <string_view>

#include "catalog/json_document.hpp"
#include "model/enums.hpp"

namespace credstack::catalog::ctdl {

enum class Role : unsigned char {
  achievement,
  organization,
  statement,  ///< says something about other records: a transfer value, an agreement, a policy
  part,       ///< belongs to the record that points at it: a profile, a place, an alignment
  not_read,   ///< a record of its own kind that the reader does not take in
  unknown,    ///< no class that the reader has heard of
};

struct Meaning {
  Role role = Role::unknown;
  AchievementType type = AchievementType::other;
};

/** The meaning of a class as a document writes it, such as `ceterms:BachelorOfScienceDegree`. */
Meaning meaning_of_class(std::string_view name);

/**
 * The meaning of a node by its `@type`, which may be an array: an achievement before an
 * organization before the rest, and the first in the array among equals.
 */
Meaning meaning_of(const JsonValue& node);

/** Whether the node's `@type` is, or holds, this class. */
bool has_class(const JsonValue& node, std::string_view name);

}  // namespace credstack::catalog::ctdl
