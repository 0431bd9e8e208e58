#include "catalog/json_document.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

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
  EXPECT_EQ(error_of("[1e999, 1e9999"), "json-truncated");
  EXPECT_EQ(error_of("[1e999, oops]"), "json-syntax");
}

}  // namespace
}  // namespace credstack::catalog
