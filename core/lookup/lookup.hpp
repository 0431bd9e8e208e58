// Finding a record of a catalogue by what somebody remembers of it.
#pragma once

#include <string_view>
#include <vector>

#include "model/catalog.hpp"

namespace credstack::lookup {

struct Found {
  std::vector<AchievementId> achievements;  ///< best first
  bool more = false;                        ///< whether there are others beyond `most`
};

/**
 * The achievements that every word of `text` is found in: in the name (in any of its languages), in
 * the last part of the id, which is often a code, or in the name of the owner, where one word at
 * the least must be of the thing itself. A word is found whole, at the beginning of one, inside of
 * one (from three letters on), or with typing errors: one in a word of four letters or more, two in
 * one of eight or more. A number is never mistaken for another one.
 *
 * The best is found most exactly; of two found alike, the one with the shorter name, then the first
 * of the catalogue. A text without words finds nothing.
 */
Found find(const Catalog& catalog, std::string_view text, std::size_t most);

}  // namespace credstack::lookup
