// The shape of language tags.
#pragma once

#include <string_view>

namespace credstack::catalog {

/** RFC 5646, section 2.1, by shape: a primary subtag of 2 to 8 letters, then subtags of 1 to 8. */
bool is_language_tag(std::string_view tag);

}  // namespace credstack::catalog
