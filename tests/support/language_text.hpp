// All that a catalogue says in the requirement language, as text by which two catalogues can be
// compared: trees, their rules and selectors, versions, what selectors and plans look at, grade
// scales, terms. It names things by their ids, and leans on no writer of the core.
#pragma once

#include <string>

#include "model/catalog.hpp"

namespace credstack::test {

/** One line for each organization, achievement, scale and term, in their order. */
std::string language_text(const Catalog& catalog);

}  // namespace credstack::test
