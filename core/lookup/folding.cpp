#include "lookup/folding.hpp"

#include <array>

#include "credstack/plain_text.hpp"

namespace credstack::lookup {
namespace {

/**
 * What stands for U+00C0 to U+017F: one letter each, a dot for what is no letter. Those that become
 * two are in `pairs`.
 */
constexpr std::string_view latin =
    "aaaaaaaceeeeiiiidnooooo.ouuuuyts"   // U+00C0
    "aaaaaaaceeeeiiiidnooooo.ouuuuyty"   // U+00E0
    "aaaaaaccccccccddddeeeeeeeeeegggg"   // U+0100
    "gggghhhhiiiiiiiiiiiijjkkklllllll"   // U+0120
    "lllnnnnnnnnnoooooooorrrrrrssssss"   // U+0140
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // U+0160

struct Pair {
  char32_t letter;
  std::string_view folded;
};
constexpr Pair pairs[] = {{0xC6, "ae"},  {0xDE, "th"},  {0xDF, "ss"},  {0xE6, "ae"}, {0xFE, "th"},
                          {0x132, "ij"}, {0x133, "ij"}, {0x152, "oe"}, {0x153, "oe"}};

bool is_between(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

bool is_digit(char32_t c) { return is_between(c, U'0', U'9'); }

/** Marks that stand on a letter, and what only stretches a word. */
bool is_mark(char32_t c) {
  return is_between(c, 0x300, 0x36F) || is_between(c, 0x64B, 0x65F) || c == 0x670 || c == 0x640 ||
         is_between(c, 0x591, 0x5C7) || is_between(c, 0x200B, 0x200F) || c == 0xAD;
}

char32_t lower(char32_t c) {
  if (is_between(c, U'A', U'Z')) return c + 0x20;
  if (is_between(c, 0x391, 0x3A9) || is_between(c, 0x410, 0x42F)) return c + 0x20;
  if (is_between(c, 0x400, 0x40F)) return c + 0x50;
  if (c == 0x3C2) return 0x3C3;                                 // a sigma at the end of a word
  if (c == 0x622 || c == 0x623 || c == 0x625) return 0x627;     // alef with hamza or madda
  if (c == 0x629) return 0x647;                                 // teh marbuta
  if (c == 0x649) return 0x64A;                                 // alef maksura
  if (is_between(c, 0x660, 0x669)) return c - 0x660 + U'0';     // Arabic digits
  if (is_between(c, 0xFF10, 0xFF19)) return c - 0xFF10 + U'0';  // wide digits
  return c;
}

/** Accented Greek letters, by the plain ones. */
char32_t without_tonos(char32_t c) {
  constexpr std::u32string_view with = U"άέήίόύώΆΈΉΊΌΎΏ";
  constexpr std::u32string_view plain = U"αεηιουωαεηιουω";
  const auto at = with.find(c);
  return at == with.npos ? c : plain[at];
}

/** Letters beyond ASCII: all that is neither punctuation, sign nor space. */
bool is_letter(char32_t c) {
  if (c < 0x80) return is_between(c, U'a', U'z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  return !is_between(c, 0x2000, 0x2BFF) && !is_between(c, 0x3000, 0x3004) &&
         !is_between(c, 0x3008, 0x3020) && !is_between(c, 0xFF00, 0xFF0F) && c != 0x60C &&
         c != 0x61B && c != 0x61F && !is_between(c, 0xD800, 0xF8FF) && c < 0xFFF0;
}

class Words {
 public:
  void add(char32_t c) {
    if (is_mark(c)) return;
    for (const Pair& each : pairs) {
      if (each.letter != c) continue;
      for (const char letter : each.folded) put(static_cast<char32_t>(letter));
      return;
    }
    if (is_between(c, 0xC0, 0x17F)) {
      const char plain = latin[c - 0xC0];
      c = plain == '.' ? U' ' : static_cast<char32_t>(plain);
    }
    put(without_tonos(lower(c)));
  }

  std::vector<std::u32string> take() {
    finish();
    return std::move(words_);
  }

 private:
  void put(char32_t c) {
    const bool digit = is_digit(c);
    if (!digit && !is_letter(c)) {
      finish();
      return;
    }
    if (!word_.empty() && digit != is_digit(word_.back())) finish();
    word_ += c;
  }
  void finish() {
    if (!word_.empty()) words_.push_back(std::move(word_));
    word_.clear();
  }

  std::u32string word_;
  std::vector<std::u32string> words_;
};

}  // namespace

std::vector<std::u32string> folded_words(std::string_view text) {
  static_assert(latin.size() == 0x180 - 0xC0);
  Words words;
  for (std::size_t at = 0; at < text.size();) words.add(next_code_point(text, at));
  return words.take();
}

}  // namespace credstack::lookup
