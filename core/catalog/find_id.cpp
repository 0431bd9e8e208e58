#include "catalog/find_id.hpp"

#include <algorithm>

namespace credstack::catalog {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_separator(char c) { return c == '/' || c == ':'; }

}  // namespace

bool ends_in(std::string_view id, std::string_view wanted) {
  if (id.size() < wanted.size()) return false;
  const std::string_view end = id.substr(id.size() - wanted.size());
  const bool same = std::equal(end.begin(), end.end(), wanted.begin(),
                               [](char a, char b) { return lower(a) == lower(b); });
  return same && (id.size() == wanted.size() || is_separator(id[id.size() - wanted.size() - 1]));
}

/** An id and each of its endings have the same last part, after the last separator. */
std::size_t IdIndex::slot_of(std::string_view id) const {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (std::size_t at = id.size(); at > 0 && !is_separator(id[at - 1]); --at) {
    hash = (hash ^ static_cast<unsigned char>(lower(id[at - 1]))) * 16777619U;
  }
  return hash & (first_.size() - 1);
}

void IdIndex::link() {
  std::size_t slots = 16;
  while (slots < ids_.size()) slots *= 2;
  first_.assign(slots, none);
  next_.assign(ids_.size(), none);
  for (std::size_t at = 0; at < ids_.size(); ++at) {
    std::uint32_t& first = first_[slot_of(ids_[at])];
    next_[at] = first;
    first = static_cast<std::uint32_t>(at);
  }
}

IdIndex::Found IdIndex::find(std::string_view wanted) const {
  Found found;
  if (wanted.empty()) return found;
  for (std::uint32_t at = first_[slot_of(wanted)]; at != none; at = next_[at]) {
    if (ids_[at] == wanted) return {at, true, false};
    if (!ends_in(ids_[at], wanted)) continue;
    found.several = found.several || found.at != none;
    found.at = at;
  }
  if (found.several) found.at = none;
  return found;
}

}  // namespace credstack::catalog
