// The CTDL reader on documents whose bytes and types were damaged: whatever is wrong, it ends, says
// something, and no number comes of it that is not there.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "read_text.hpp"

namespace credstack::catalog {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> fixtures() {
  std::vector<std::string> list;
  for (const char* name : {"facts.json", "old_shapes.json", "expanded.json", "conditions.json"}) {
    std::ifstream file(std::string(CREDSTACK_SOURCE_DIR) + "/tests/fixtures/ctdl/" + name);
    EXPECT_TRUE(file) << name;
    list.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return list;
}

void expect_sound(const Read& read, const std::string& what) {
  for (const Achievement& record : read.catalog.achievements) {
    EXPECT_FALSE(record.id.empty()) << what;
    EXPECT_TRUE(!record.credit || !record.credit->unit.empty()) << what;
    for (const Assurance& each : record.assurances) EXPECT_TRUE(each.by) << what;
    for (const Cost& cost : record.costs)
      EXPECT_TRUE(!cost.price || cost.price->minor >= 0) << what;
  }
  for (const Recognition& each : read.catalog.recognitions) {
    EXPECT_FALSE(each.credentials.empty() || each.targets.empty()) << what;
  }
}

TEST(CtdlDamage, OfAnyByteNeverCrashes) {
  for (const std::string& whole : fixtures()) {
    for (const char byte : {'"', '}', '0', ':', '\xFF'}) {
      for (std::size_t at = 0; at < whole.size(); at += 11) {
        std::string damaged = whole;
        damaged[at] = byte;
        expect_sound(read_text(damaged), std::to_string(at));
      }
    }
  }
}

/** Every value, one after the other, as a value of another kind. */
void replace_each(Json& root, Json& value, const std::string& pointer, std::size_t& tried) {
  const Json original = value;
  for (const Json& other : {Json(nullptr), Json(true), Json(-7), Json("x"), Json::array(),
                            Json::object(), Json({{"@id", "_:x"}}), Json({{"@value", 1e300}})}) {
    value = other;
    ++tried;
    expect_sound(read_text(root.dump()), pointer + " as " + other.dump());
  }
  value = original;
  if (!value.is_structured()) return;
  for (auto& [key, child] : value.items()) {
    std::string place = pointer;
    place.append("/").append(key);
    replace_each(root, child, place, tried);
  }
}

TEST(CtdlDamage, OfTheTypeOfAnyValueNeverCrashes) {
  std::size_t tried = 0;
  for (const std::string& whole : fixtures()) {
    Json root = Json::parse(whole);
    replace_each(root, root, "", tried);
  }
  EXPECT_GT(tried, 2500U);
}

TEST(CtdlDamage, OfDepthEnds) {
  std::string deep = R"({"@type":"ceterms:Badge","ceterms:name":"x")";
  for (int i = 0; i < 190; ++i) {
    deep +=
        R"(,"ceterms:requires":[{"ceterms:alternativeCondition":{"@type":"https://purl.org/ctdl/terms/ConditionProfile","ceterms:targetCredential":{"ceterms:name":"x")";
  }
  std::string closed = deep;
  for (int i = 0; i < 190; ++i) closed += "}}}]";
  closed += "}";
  const Read read = read_text(closed, {.max_depth = 1000});
  EXPECT_FALSE(read.has_error()) << read.diagnostics.front().message;
  // The record, the eight targets inside it, and the name of the next.
  EXPECT_EQ(read.catalog.achievements.size(), 10U);
  expect_sound(read, "deep");
}

}  // namespace
}  // namespace credstack::catalog
