#include "credstack/plain_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace credstack {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Range {
  char32_t first;
  char32_t last;
};

// Characters without a width of their own (Unicode general categories Mn, Me and Cf) in the scripts
// that catalogues are likely to be written in; in order.
constexpr Range zero_width[] = {
    {0x300, 0x36F},    {0x483, 0x489},   {0x591, 0x5BD},   {0x5BF, 0x5BF},   {0x5C1, 0x5C2},
    {0x5C4, 0x5C5},    {0x5C7, 0x5C7},   {0x600, 0x605},   {0x610, 0x61A},   {0x61C, 0x61C},
    {0x64B, 0x65F},    {0x670, 0x670},   {0x6D6, 0x6DD},   {0x6DF, 0x6E4},   {0x6E7, 0x6E8},
    {0x6EA, 0x6ED},    {0x900, 0x902},   {0x93A, 0x93A},   {0x93C, 0x93C},   {0x941, 0x948},
    {0x94D, 0x94D},    {0x951, 0x957},   {0x962, 0x963},   {0x981, 0x981},   {0x9BC, 0x9BC},
    {0x9C1, 0x9C4},    {0x9CD, 0x9CD},   {0xA3C, 0xA3C},   {0xA41, 0xA51},   {0xBC0, 0xBC0},
    {0xBCD, 0xBCD},    {0xC3E, 0xC40},   {0xC46, 0xC56},   {0xE31, 0xE31},   {0xE34, 0xE3A},
    {0xE47, 0xE4E},    {0xEB1, 0xEB1},   {0xEB4, 0xEBC},   {0xEC8, 0xECD},   {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF},  {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x20D0, 0x20F0},
    {0x302A, 0x302D},  {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
    {0xE0001, 0xE01EF}};

// Characters of two columns (Unicode Standard Annex 11, East Asian Width W and F); the symbols
// before U+2E80 that are drawn wide only as emoji are left out. In order.
constexpr Range wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x4DBF},   {0x4E00, 0xA4C6},
    {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAD9},   {0xFE10, 0xFE19},
    {0xFE30, 0xFE6B},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x1B2FB},
    {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3E0, 0x1F3F0}, {0x1F3F8, 0x1F43E}, {0x1F442, 0x1F4FC},
    {0x1F4FF, 0x1F53D}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F90C, 0x1F93A},
    {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x20000, 0x3FFFD}};

template <std::size_t size>
bool within(const Range (&ranges)[size], char32_t code_point) {
  const auto* after =
      std::upper_bound(std::begin(ranges), std::end(ranges), code_point,
                       [](char32_t c, const Range& range) { return c < range.first; });
  return after != std::begin(ranges) && code_point <= std::prev(after)->last;
}

std::uint32_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool is_break(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_harmful(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool noncharacter = (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return control || direction || noncharacter;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower_case) {
  if (text.size() < lower_case.size()) return false;
  return std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char wanted, char c) {
    return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  });
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const std::uint32_t lead = byte_at(text, at++);
  if (lead < 0x80) return lead;
  std::size_t more = 0;
  std::uint32_t least = 0;
  std::uint32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    more = 1, least = 0x80, value = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    more = 2, least = 0x800, value = lead & 0x0FU;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    more = 3, least = 0x10000, value = lead & 0x07U;
  } else {
    return replacement;
  }
  if (text.size() - at < more) return replacement;
  for (std::size_t i = 0; i < more; ++i) {
    const std::uint32_t next = byte_at(text, at + i);
    if ((next & 0xC0U) != 0x80) return replacement;
    value = (value << 6U) | (next & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least || value > 0x10FFFF || surrogate) return replacement;
  at += more;
  return value;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto add = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  const std::uint32_t c = code_point;
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xC0U | (c >> 6U));
    add(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    add(0xE0U | (c >> 12U));
    add(0x80U | ((c >> 6U) & 0x3FU));
    add(0x80U | (c & 0x3FU));
  } else {
    add(0xF0U | (c >> 18U));
    add(0x80U | ((c >> 12U) & 0x3FU));
    add(0x80U | ((c >> 6U) & 0x3FU));
    add(0x80U | (c & 0x3FU));
  }
}

std::string harmless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    append_utf8(out, is_break(c) ? U' ' : is_harmful(c) ? replacement : c);
  }
  return out;
}

std::size_t columns(char32_t code_point) {
  if (code_point < 0x300) return 1;
  if (within(zero_width, code_point)) return 0;
  return within(wide, code_point) ? 2 : 1;
}

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) sum += columns(next_code_point(text, at));
  return sum;
}

bool is_link(std::string_view url) {
  std::size_t scheme = 0;
  for (const std::string_view candidate : {"https://", "http://", "mailto:"}) {
    if (starts_with_ignoring_case(url, candidate)) scheme = candidate.size();
  }
  if (scheme == 0 || url.size() == scheme) return false;
  // A browser strips tabs and line breaks out of an address and takes `\` for `/`: what it would
  // open is then not what stands here.
  const bool tricky = std::any_of(url.begin(), url.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F || c == '\\' || c == '<' || c == '>' || c == '"';
  });
  return !tricky && url[scheme] != '/' && harmless(url) == url;
}

}  // namespace credstack
