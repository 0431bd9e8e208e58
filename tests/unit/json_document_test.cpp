#include "catalog/json_document.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace credstack::catalog {
namespace {

using namespace std::string_view_literals;

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

std::string error_of(std::string_view bytes) {
  const JsonDocument document(bytes, 200);
  return document.error() ? document.error()->code : "";
}

TEST(JsonDocument, KeepsNumbersAsTheyAreWritten) {
  const JsonDocument document("[0, 7, -7, 1.50, 18446744073709551615, 99999999999999999999, 1e3]",
                              200);
  std::string all;
  for (const JsonValue value : document.root()) all += std::string(value.text()) + " ";
  EXPECT_EQ(all, "0 7 -7 1.50 18446744073709551615 99999999999999999999 1e3 ");
}

TEST(JsonDocument, KeepsTheOrderOfMembersAndTheirRepetition) {
  const JsonDocument document(R"({"b": 1, "a": {"x": [true, null]}, "b": "two"})", 200);
  const JsonValue root = document.root();
  ASSERT_TRUE(root.is_object());
  EXPECT_EQ(root.size(), 3U);
  std::string keys;
  for (const JsonValue member : root) keys += std::string(member.key());
  EXPECT_EQ(keys, "bab");
  EXPECT_EQ(root.find("b")->text(), "1");
  EXPECT_FALSE(root.find("x").has_value());
  const JsonValue list = *root.find("a")->find("x");
  ASSERT_TRUE(list.is_array());
  EXPECT_TRUE((*list.begin()).truth());
  EXPECT_TRUE((*list.begin()).key().empty());
}

TEST(JsonDocument, DecodesEscapes) {
  const JsonDocument document(R"(["a\u0000b\n\"\/\ud83d\ude00ā"])", 200);
  EXPECT_EQ((*document.root().begin()).text(), "a\0b\n\"/😀ā"sv);
}

TEST(JsonDocument, PassesOverAByteOrderMark) {
  const JsonDocument document("\xEF\xBB\xBF{\"a\": 1}", 200);
  EXPECT_FALSE(document.error());
  EXPECT_TRUE(document.root().find("a").has_value());
}

TEST(JsonDocument, SaysWhyATextIsNotJson) {
  EXPECT_EQ(error_of(""), "json-empty");
  EXPECT_EQ(error_of(" \n\t "), "json-empty");
  EXPECT_EQ(error_of("\xEF\xBB\xBF"), "json-empty");
  EXPECT_EQ(error_of("{\"a\": 1"), "json-truncated");
  EXPECT_EQ(error_of("{\"a\": \"UTF-8"), "json-truncated");
  EXPECT_EQ(error_of("[tru"), "json-truncated");
  EXPECT_EQ(error_of("[1, -"), "json-truncated");
  EXPECT_EQ(error_of("{\"a\": 1}}"), "json-syntax");
  EXPECT_EQ(error_of("{a: 1}"), "json-syntax");
  EXPECT_EQ(error_of("[1,]"), "json-syntax");
  EXPECT_EQ(error_of("[01]"), "json-syntax");
  EXPECT_EQ(error_of("[NaN]"), "json-syntax");
  EXPECT_EQ(error_of("// none\n{}"), "json-syntax");
  EXPECT_EQ(error_of("<html>"), "json-syntax");
  EXPECT_EQ(error_of(std::string_view("[1\0]", 4)), "json-syntax");
}

TEST(JsonDocument, RefusesInvalidUtf8) {
  EXPECT_EQ(error_of("[\"\xFF\"]"), "json-utf8");
  EXPECT_EQ(error_of("[\"\xC3\x28\"]"), "json-utf8");          // a lead byte alone
  EXPECT_EQ(error_of("[\"\xC0\xAF\"]"), "json-utf8");          // overlong "/"
  EXPECT_EQ(error_of("[\"\xED\xA0\x80\"]"), "json-utf8");      // a surrogate
  EXPECT_EQ(error_of("[\"\xF4\x90\x80\x80\"]"), "json-utf8");  // over U+10FFFF
  EXPECT_EQ(error_of("[\"\\ud800\"]"), "json-syntax");         // half of a pair, escaped
}

TEST(JsonDocument, SaysWhere) {
  const JsonDocument document("{\n  \"a\": 1,\n  \"b\": oops\n}", 200);
  ASSERT_TRUE(document.error());
  EXPECT_NE(document.error()->message.find("line 3, column 8"), std::string::npos)
      << document.error()->message;
  EXPECT_TRUE(document.root().is_null());
}

TEST(JsonDocument, CutsOutWhatIsTooDeepAndKeepsTheRest) {
  const JsonDocument document(R"({"deep": [[{"lost": [1]}, "kept"]], "after": 2})", 3);
  const JsonValue root = document.root();
  EXPECT_EQ(root.find("after")->text(), "2");
  const JsonValue inner = *(*root.find("deep")).begin();
  ASSERT_EQ(inner.size(), 2U);
  auto element = inner.begin();
  EXPECT_EQ((*element).kind(), JsonKind::too_deep);
  ++element;
  EXPECT_EQ((*element).text(), "kept");
}

TEST(JsonDocument, CountsItsDepthFromTheRoot) {
  const auto kind_inside = [](std::size_t depth) {
    const JsonDocument document(nested(depth), 3);
    JsonValue value = document.root();
    while (value.is_array() && value.size() > 0) value = *value.begin();
    return value.kind();
  };
  EXPECT_EQ(kind_inside(3), JsonKind::array);
  EXPECT_EQ(kind_inside(4), JsonKind::too_deep);
}

TEST(JsonDocument, SurvivesAnyNesting) {
  for (const std::size_t depth : {10'000U, 1'000'000U}) {
    EXPECT_EQ(error_of(nested(depth)), "");
    EXPECT_EQ(error_of(std::string(depth, '[')), "json-truncated");
    std::string objects;
    for (std::size_t i = 0; i < depth; ++i) objects += "{\"a\":";
    EXPECT_EQ(error_of(objects), "json-truncated");
  }
}

TEST(JsonDocument, KeepsADocumentWithANumberOverADouble) {
  const JsonDocument document(R"({"a \" 1e999": 1e999, "b": [-1e999, 5], "c": "1e999 \\"})", 200);
  ASSERT_FALSE(document.error());
  EXPECT_TRUE(document.root().find("a \" 1e999")->is_number());
  EXPECT_EQ(document.root().find("c")->text(), "1e999 \\");
  const JsonValue list = *document.root().find("b");
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ((*++list.begin()).text(), "5");
}

TEST(JsonDocument, StillSaysWhatElseIsWrong) {
  // A number over every bound is one all the same, and has to be written as one.
  EXPECT_EQ(error_of("[1e999]"), "");
  EXPECT_EQ(error_of("[1e999e5]"), "json-syntax");
  EXPECT_EQ(error_of("[1e999-5]"), "json-syntax");
  EXPECT_EQ(error_of("[1e999, 1e9999"), "json-truncated");
  EXPECT_EQ(error_of("[1e999, oops]"), "json-syntax");
}

/** The words of JSON and what is close to them, whole and in pieces. */
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> texts{
      R"({"a": {"b": [true, false, null, "x"]}, "a": -1.5e+3, "c": []})",
      R"([0, -0, 10, 0.25, 1E2, 12345678901234567890, -9223372036854775809, [[], {}]])",
      R"(["\u00e9\uD83D\uDE00\n\\\/", "é€😀", ""])", " \t\r\n\"x\" "};
  static const std::vector<std::string> pieces{
      "{",    "}",    "[",    "]",    ",",    ":",    "\"",   "\\",    "\\u",  "D800",
      "dc00", "0",    "1",    "-",    "+",    ".",    "e1",   "true",  "fals", "null",
      " ",    "\n",   "\x01", "\xc3", "\xa9", "\xe0", "\xa0", "\x80",  "\xed", "\x9f",
      "\xf0", "\x90", "\xf4", "\x8f", "\xff", "\xc1", "\\n",  "\"k\":"};
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::string text = below(3) == 0 ? std::string() : texts[below(texts.size())];
  for (std::size_t edits = below(5); edits > 0; --edits) {
    const std::size_t at = below(text.size() + 1);
    if (below(3) > 0) {
      text.insert(at, pieces[below(pieces.size())]);
    } else {
      text.erase(at, 1 + below(3));
    }
  }
  return text;
}

/** The strings of a document, one after the other, as both readers have them. */
void append_strings(JsonValue value, std::string& out) {
  if (value.is_string()) out += std::string(value.text()) + "\n";
  for (const JsonValue child : value) append_strings(child, out);
}

void append_strings(const nlohmann::json& value, std::string& out) {
  if (value.is_string()) out += value.get<std::string>() + "\n";
  for (const auto& child : value) {
    if (value.is_structured()) append_strings(child, out);
  }
}

/** Whether a number may be over a double's range, for which the library gives the text up. */
bool may_be_beyond(std::string_view text) {
  for (std::size_t at = 0; at + 3 < text.size(); ++at) {
    const std::string_view next = text.substr(at + 1, 3);
    if ((text[at] | 0x20) == 'e' && next.find_first_not_of("+0123456789") == next.npos) return true;
  }
  return false;
}

TEST(JsonDocument, TakesWhatTheLibraryTakes) {
  std::mt19937 random(20'261'130);
  int taken = 0;
  for (int n = 0; n < 60'000; ++n) {
    const std::string text = random_text(random);
    if (may_be_beyond(text)) continue;
    const JsonDocument document(text, 200);
    const bool valid = nlohmann::json::accept(text);
    ASSERT_EQ(!document.error(), valid) << text;
    // Its tree keeps members by their names; the order of a list is the same in both.
    if (!valid || text.find('[') != 0) continue;
    ++taken;
    const auto list = nlohmann::json::parse(text);
    if (text.find('{') != text.npos) continue;
    std::string ours;
    std::string theirs;
    append_strings(document.root(), ours);
    append_strings(list, theirs);
    ASSERT_EQ(ours, theirs) << text;
  }
  EXPECT_GT(taken, 1'000);
}

}  // namespace
}  // namespace credstack::catalog
