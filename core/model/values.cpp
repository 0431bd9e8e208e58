#include "model/values.hpp"

namespace credstack {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

}  // namespace

bool same_language(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

const Text::Entry* Text::find(std::string_view language) const {
  // RFC 4647, 3.4: the tag, then what is left of it without its last part.
  for (std::string_view tag = language; !tag.empty();) {
    for (const Entry& entry : entries) {
      if (same_language(entry.language, tag)) return &entry;
    }
    const auto dash = tag.rfind('-');
    tag = tag.substr(0, dash == tag.npos ? 0 : dash);
  }
  for (const Entry& entry : entries) {
    if (same_language(primary(entry.language), primary(language))) return &entry;
  }
  return entries.empty() ? nullptr : &entries.front();
}

std::string_view Text::in(std::string_view language) const {
  const Entry* entry = find(language);
  return entry == nullptr ? std::string_view{} : entry->value;
}

int minor_digits(std::string_view currency) {
  // ISO 4217 list one: the currencies without two decimals.
  constexpr std::string_view none =
      "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
  constexpr std::string_view three = "BHD IQD JOD KWD LYD OMR TND";
  if (currency.size() == 3 && none.find(currency) != none.npos) return 0;
  if (currency.size() == 3 && three.find(currency) != three.npos) return 3;
  return 2;
}

}  // namespace credstack
