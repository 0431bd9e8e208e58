#include "credstack/plain_text.hpp"

#include <gtest/gtest.h>

namespace credstack {
namespace {

TEST(Harmless, KeepsTextOfEveryScript) {
  const std::string text = "Māori Āta · 数据 · بيانات · नमस्ते · 😀 — “quoted”";
  EXPECT_EQ(harmless(text), text);
}

TEST(Harmless, TurnsEveryKindOfLineBreakIntoASpace) {
  EXPECT_EQ(harmless("a\tb\nc\r\nd"), "a b c  d");
  EXPECT_EQ(harmless("a\u0085b\u2028c\u2029d"), "a b c d");
}

TEST(Harmless, ReplacesControlCharacters) {
  EXPECT_EQ(harmless("\x1B[31mred\x1B[0m"), "\uFFFD[31mred\uFFFD[0m");
  EXPECT_EQ(harmless("\x7F"), "\uFFFD");
  EXPECT_EQ(harmless("\xC2\x9B"), "\uFFFD");  // U+009B starts an escape sequence by itself
  EXPECT_EQ(harmless(std::string_view("a\0b", 3)), "a\uFFFDb");
}

TEST(Harmless, ReplacesTheControlsThatForceADirection) {
  for (const char* control :
       {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"}) {
    EXPECT_EQ(harmless(std::string("a") + control + "b"), "a\uFFFDb");
  }
  // The marks that scripts need for their own good order stay.
  EXPECT_EQ(harmless("a\u200E\u200Fb"), "a\u200E\u200Fb");
}

TEST(Harmless, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(harmless("\xFF"), "\uFFFD");
  EXPECT_EQ(harmless("\x9B"), "\uFFFD");                      // a lone continuation byte
  EXPECT_EQ(harmless("a\xC3"), "a\uFFFD");                    // cut short
  EXPECT_EQ(harmless("\xC0\xBC"), "\uFFFD\uFFFD");            // `<`, overlong in two bytes
  EXPECT_EQ(harmless("\xE0\x80\xBC"), "\uFFFD\uFFFD\uFFFD");  // and in three
  EXPECT_EQ(harmless("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");  // a surrogate
  EXPECT_EQ(harmless("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond U+10FFFF
  EXPECT_EQ(harmless("\xC3(ok"), "\uFFFD(ok");
  EXPECT_EQ(harmless("\xEF\xBF\xBF"), "\uFFFD");  // U+FFFF, a noncharacter
}

TEST(Columns, CountsWhatATerminalShows) {
  EXPECT_EQ(columns("Data 101"), 8U);
  EXPECT_EQ(columns("Māori"), 5U);
  EXPECT_EQ(columns("Ma\u0304ori"), 5U);  // with a combining macron
  EXPECT_EQ(columns("数据"), 4U);
  EXPECT_EQ(columns("한국"), 4U);
  EXPECT_EQ(columns("ｶﾅ"), 2U);  // half-width katakana
  EXPECT_EQ(columns("😀"), 2U);
  EXPECT_EQ(columns("\u200B"), 0U);
  EXPECT_EQ(columns(""), 0U);
}

TEST(IsLink, TakesThreeSchemes) {
  EXPECT_TRUE(is_link("https://example.org/a?b=c&d#e"));
  EXPECT_TRUE(is_link("http://example.org"));
  EXPECT_TRUE(is_link("HTTPS://EXAMPLE.ORG"));
  EXPECT_TRUE(is_link("mailto:someone@example.org"));
  EXPECT_TRUE(is_link("https://example.org/数据"));
}

TEST(IsLink, TakesNothingElse) {
  for (const char* url : {"", "example.org", "//example.org", "/relative", "javascript:alert(1)",
                          "JaVaScRiPt:alert(1)", "data:text/html,x", "ftp://example.org",
                          "https:", "https://", "mailto:", "https:///example.org",
                          "https:example.org", "javascript:https://example.org", "vbscript:x"}) {
    EXPECT_FALSE(is_link(url)) << url;
  }
}

TEST(IsLink, RefusesWhatABrowserWouldStripOrTurn) {
  for (const char* url :
       {" https://example.org", "https://example.org ", "\thttps://example.org",
        "java\nscript:alert(1)", "https://exam\nple.org", "\x01https://example.org", "https://a\\b",
        "https://a\"b", "https://a<b", "https://example.org/\u202Egpj.exe",
        "https://example.org/\xFF", "https://example.org/\u009B"}) {
    EXPECT_FALSE(is_link(url)) << url;
  }
}

}  // namespace
}  // namespace credstack
