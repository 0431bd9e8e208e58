#include "catalog/language_tag.hpp"

#include <cstddef>

namespace credstack::catalog {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_language_tag(std::string_view tag) {
  std::size_t length = 0;
  bool primary = true;
  for (std::size_t i = 0; i <= tag.size(); ++i) {
    if (i == tag.size() || tag[i] == '-') {
      if (length < (primary ? 2U : 1U) || length > 8) return false;
      length = 0;
      primary = false;
    } else if (is_letter(tag[i]) || (!primary && is_digit(tag[i]))) {
      ++length;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace credstack::catalog
