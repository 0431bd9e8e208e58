#include "answer/isolation.hpp"

namespace credstack::answer {
namespace {

/**
 * By the first bytes in UTF-8 of the blocks that are written from right to left: U+0590 to U+08FF,
 * and the Arabic and Hebrew presentation forms. Some neighbours are among them: to isolate one name
 * too many does no harm.
 */
bool is_rtl(unsigned char lead, unsigned char next) {
  return (lead >= 0xD6 && lead <= 0xDF) || (lead == 0xE0 && next < 0xA4) ||
         (lead == 0xEF && next >= 0xAC && next <= 0xBB);
}

/** A letter from left to right; E2 begins punctuation and symbols. */
bool is_ltr(unsigned char lead, unsigned char next) {
  const unsigned lower = lead | 0x20U;
  if (lead < 0x80) return lower >= 'a' && lower <= 'z';
  return lead >= 0xC3 && lead != 0xE2 && !is_rtl(lead, next);
}

bool has_other(std::string_view text, bool among_rtl) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
    if (among_rtl ? is_ltr(lead, next) : is_rtl(lead, next)) return true;
  }
  return false;
}

}  // namespace

std::string isolated(std::string_view text, bool among_rtl) {
  // What is put together from names has them isolated already.
  const bool other = has_other(text, among_rtl) && text.find(isolate_open) == text.npos;
  std::string out;
  if (other) out += isolate_open;
  out += text;
  if (other) out += isolate_close;
  return out;
}

std::string without_isolates(std::string_view text) {
  std::string out(text);
  for (const std::string_view mark : {isolate_open, isolate_close}) {
    for (std::size_t at = out.find(mark); at != out.npos; at = out.find(mark, at)) {
      out.erase(at, mark.size());
    }
  }
  return out;
}

}  // namespace credstack::answer
