#include "catalog/ctdl_ids.hpp"

#include <algorithm>

#include "catalog/ctdl_document.hpp"

namespace credstack::catalog::ctdl {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

bool is_plain_address(std::string_view id) {
  // Prefixes that a JSON-LD context may give a meaning of its own.
  for (const std::string_view prefix :
       {"_:", "res:", "credstack:", "ceterms:", "ceasn:", "asn:", "schema:", "skos:", "qdata:"}) {
    if (id.starts_with(prefix)) return false;
  }
  // A blank node's id in the catalogue: as an address it would be taken for the blank node again.
  if (id.find("#_:") != id.npos) return false;
  if (id.starts_with(wrapped_id) || id.find(':') == id.npos || id.size() > 1024) return false;
  return normal_id(id) == id && std::none_of(id.begin(), id.end(), [](char c) {
           return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
         });
}

std::string unwrapped(std::string_view id) {
  if (!id.starts_with(wrapped_id)) return std::string(id);
  id.remove_prefix(wrapped_id.size());
  std::string text;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool coded =
        id[i] == '%' && i + 2 < id.size() && hex_digit(id[i + 1]) >= 0 && hex_digit(id[i + 2]) >= 0;
    if (!coded) {
      text += id[i];
      continue;
    }
    text += static_cast<char>(hex_digit(id[i + 1]) * 16 + hex_digit(id[i + 2]));
    i += 2;
  }
  return text;
}

}  // namespace credstack::catalog::ctdl
