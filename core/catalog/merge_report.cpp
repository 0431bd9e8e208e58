#include "catalog/merge_report.hpp"

#include <algorithm>

namespace credstack::catalog {
namespace {

/** In quotes; of what is long the end, where addresses and paths differ. */
std::string named(std::string_view text) {
  constexpr std::size_t longest = 56;
  if (text.size() <= longest) return quoted(text);
  text.remove_prefix(text.size() - longest);
  while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0U) == 0x80U) {
    text.remove_prefix(1);
  }
  return quoted("…" + std::string(text));
}

}  // namespace

void MergeReport::say(std::string_view what, std::string_view id, const std::vector<Place>& places,
                      const std::string& notes) {
  if (notes.empty()) return;
  constexpr std::size_t most = 3;
  const std::size_t count = places.size() - 1;
  std::string others;
  for (std::size_t i = 0; i < std::min(count, most); ++i) {
    if (i > 0) others += ", ";
    others += named(files_[places[i].file].name);
    if (!places[i].pointer.empty()) others += " at " + places[i].pointer;
  }
  if (count > most) others += " and " + std::to_string(count - most) + " more files";
  diagnostics_.report({Severity::warning, "merge-conflict", files_[places.back().file].name,
                       places.back().pointer,
                       "The " + std::string(what) + " " + named(id) +
                           " is described otherwise in " + others + ": " + notes + "."});
}

}  // namespace credstack::catalog
