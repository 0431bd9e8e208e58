// Catalogues that are cut off, of the wrong types, too deep, too large or in another order.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "read_text.hpp"
#include "sample_catalog.hpp"

namespace credstack::catalog {
namespace {

using Json = nlohmann::ordered_json;

TEST(NativeReaderDamage, CutOffAtAnyByteIsAnError) {
  const std::string_view whole = sample_catalog;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const Read read = read_text(whole.substr(0, length));
    ASSERT_EQ(read.diagnostics.size(), 1U) << length;
    ASSERT_TRUE(read.has_error()) << length;
    EXPECT_EQ(read.diagnostics[0].code, whole.substr(0, length).find('{') == std::string_view::npos
                                            ? "json-empty"
                                            : "json-truncated")
        << length;
    ASSERT_TRUE(read.catalog.achievements.empty()) << length;
  }
}

TEST(NativeReaderDamage, OfAnyByteNeverCrashes) {
  const std::string whole(sample_catalog);
  std::size_t refused = 0;
  for (const char byte : {'"', '}', ']', '\\', '0', '\xFF', '\0'}) {
    for (std::size_t at = 0; at < whole.size(); at += 3) {
      std::string damaged = whole;
      damaged[at] = byte;
      refused += read_text(damaged).has_error() ? 1 : 0;
    }
  }
  EXPECT_GT(refused, whole.size());
}

/** A value of one kind of JSON, to stand where another stood. */
struct Replacement {
  char kind;
  Json value;
};

const std::vector<Replacement>& replacements() {
  static const std::vector<Replacement> list = {
      {'n', nullptr}, {'b', true},          {'#', 1},
      {'s', "x"},     {'a', Json::array()}, {'o', Json::object()}};
  return list;
}

char kind_of(const Json& value) {
  if (value.is_null()) return 'n';
  if (value.is_boolean()) return 'b';
  if (value.is_number()) return '#';
  if (value.is_string()) return 's';
  return value.is_array() ? 'a' : 'o';
}

/** Whether the format lets a value of kind `to` stand where the sample has one of kind `from`. */
bool may_stand(const std::string& key, bool element, char from, char to) {
  static const std::set<std::string> needed = {"credstack", "form",   "kind",  "unit",  "minor",
                                               "currency",  "factor", "pairs", "grants"};
  static const std::set<std::string> texts = {
      "name",      "description",      "note",  "audience",    "text", "method", "funding",
      "framework", "learningOutcomes", "place", "jurisdiction"};
  static const std::set<std::string> fractions = {"factor", "capShare", "share"};
  static const std::set<std::string> graded = {"minimumGrade", "grade", "average"};
  static const std::set<std::string> formed = {
      "id",         "type",      "asOf",       "retrieved",    "validFrom", "validUntil",
      "reviewBy",   "listed",    "staleAfter", "duration",     "workload",  "validity",
      "maxAge",     "onExpiry",  "status",     "stage",        "decision",  "form",
      "kind",       "certainty", "currency",   "capShare",     "factor",    "owner",
      "by",         "agreement", "language",   "shortProfile", "holds",     "assumes",
      "achievement"};
  if (to == 'n') return !element && !needed.contains(key);
  if (from == 's' && to == 's') return key == "id" || !formed.contains(key);
  if (from == to) return true;
  if (texts.contains(key) && (from == 's' || from == 'o') && (to == 's' || to == 'o')) return true;
  if (graded.contains(key) && (from == 's' || from == '#') && (to == 's' || to == '#')) return true;
  if (fractions.contains(key) && from == 's' && to == '#') return true;
  if (key == "inLanguage" && from == 'a' && to == 's') return true;
  return key == "level" && from == 'o' && to == 'a';
}

class WrongTypes {
 public:
  void visit(Json& value, const std::string& pointer, const std::string& key, bool element) {
    if (key.starts_with("x-")) return;
    const Json original = value;
    const char from = kind_of(original);
    for (const auto& [to, replacement] : replacements()) {
      value = replacement;
      if (value == original) continue;
      ++tried_;
      const Read read = read_text(root_.dump());
      if (!read.diagnostics.empty()) {
        ++reported_;
      } else {
        EXPECT_TRUE(may_stand(key, element, from, to)) << pointer << " as " << replacement;
      }
    }
    value = original;
    for (std::size_t i = 0; i < value.size() && value.is_array(); ++i) {
      visit(value[i], below(pointer, std::to_string(i)), key, true);
    }
    if (!value.is_object()) return;
    for (auto& [name, member] : value.items()) visit(member, below(pointer, name), name, false);
  }

  static std::string below(std::string pointer, const std::string& name) {
    return pointer.append("/").append(name);
  }

  Json root_ = Json::parse(sample_catalog);
  std::size_t tried_ = 0;
  std::size_t reported_ = 0;
};

TEST(NativeReaderDamage, OfTheTypeOfAnyValueIsReported) {
  WrongTypes wrong;
  wrong.visit(wrong.root_, "", "", false);
  EXPECT_EQ(wrong.root_, Json::parse(sample_catalog));
  EXPECT_GT(wrong.tried_, 1000U);
  EXPECT_GT(wrong.reported_ * 10, wrong.tried_ * 7);
}

TEST(NativeReaderDamage, OfAnyDepthLosesOnlyWhatIsTooDeep) {
  for (const std::size_t depth : {10'000U, 1'000'000U}) {
    const std::string deep = std::string(depth, '[') + std::string(depth, ']');
    EXPECT_EQ(read_text(deep).problems(), Problems{"unknown-format "}) << depth;
    const Read own = read_text(with_achievement(R"("x-deep": )" + deep));
    EXPECT_EQ(own.problems(), Problems{}) << depth;
    const Read skills = read_text(with_achievement(R"("skills": )" + deep));
    EXPECT_EQ(skills.problems(), Problems{"type-mismatch /achievements/0/skills/0"}) << depth;
    EXPECT_EQ(skills.achievement("a").name.in("en"), "A");

    std::string tree;
    for (std::size_t i = 0; i < depth; ++i) tree += R"({"all":[)";
    tree += R"({"text":"x"})";
    for (std::size_t i = 0; i < depth; ++i) tree += "]}";
    const Read requirement = read_text(with_achievement(R"("requirement": )" + tree));
    ASSERT_EQ(requirement.diagnostics.size(), 1U) << depth;
    EXPECT_EQ(requirement.diagnostics[0].code, "too-deep");
    EXPECT_TRUE(requirement.achievement("a").doubtful);
    ReadOptions endless;
    endless.max_depth = depth;
    EXPECT_EQ(read_text(with_achievement(R"("requirement": )" + tree), endless).diagnostics[0].code,
              "too-deep");
  }
}

TEST(NativeReaderDamage, OfOneNumberLosesOnlyThatNumber) {
  for (const std::string_view number : {"-6", "1e999", "-1e999", "99999999999999999999", "1e3"}) {
    const Read read = read_text(with_achievement(R"("credit": {"unit": "ECTS", "value": )" +
                                                 std::string(number) + R"(}, "url": "u")"));
    ASSERT_EQ(read.diagnostics.size(), 1U) << number;
    EXPECT_EQ(read.diagnostics[0].pointer, "/achievements/0/credit/value") << number;
    EXPECT_FALSE(read.achievement("a").credit.has_value()) << number;
    EXPECT_EQ(read.achievement("a").url, "u") << number;
  }
}

TEST(NativeReaderDamage, OfBytesOutsideUtf8IsAnError) {
  EXPECT_EQ(read_text(with_achievement("\"url\": \"\xFF\"")).problems(), Problems{"json-utf8 "});
  EXPECT_EQ(read_text("\xFE\xFF").problems().size(), 1U);
}

TEST(NativeReaderDamage, AByteOrderMarkIsNone) {
  const Read read = read_text("\xEF\xBB\xBF" + with_achievement(""));
  EXPECT_EQ(read.problems(), Problems{});
  EXPECT_EQ(read.catalog.achievements.size(), 1U);
}

TEST(NativeReaderDamage, AnEmptyFileOrAnotherFormatIsSaidSo) {
  EXPECT_EQ(read_text("").problems(), Problems{"json-empty "});
  EXPECT_EQ(read_text("{}").problems(), Problems{"unknown-format "});
  EXPECT_EQ(read_text("null").problems(), Problems{"unknown-format "});
  EXPECT_EQ(read_text(R"({"credstack": null})").problems(),
            Problems{"unsupported-version /credstack"});
  EXPECT_TRUE(read_inputs({}).diagnostics.empty());
}

TEST(NativeReaderDamage, PrototypeKeysAreKeysLikeOthers) {
  const Read read = read_text(with_achievement(
      R"("__proto__": {"status": "closed"}, "constructor": 1, "x-__proto__": 2, "": 3)"));
  EXPECT_EQ(read.problems(),
            (Problems{"unknown-key /achievements/0/", "unknown-key /achievements/0/__proto__",
                      "unknown-key /achievements/0/constructor"}));
  EXPECT_EQ(read.achievement("a").status, Status::unknown);
}

TEST(NativeReaderDamage, OfALargeFileStaysInItsBounds) {
  constexpr std::size_t size = 50'000'000;
  std::string large = with_achievement("");
  large.insert(large.size() - 1, R"(, "x-zeros": [)" + std::string(size / 2, ' ') + "]");
  std::string courses;
  for (int i = 0; courses.size() < size / 2; ++i) {
    courses += R"(,{"id":"course:)" + std::to_string(i) +
               R"(","type":"Course","name":"Name","skills":[0,"a"]})";
  }
  large.insert(large.find("}]", large.find("achievements")) + 1, courses);
  ASSERT_GE(large.size(), size);
  const Read within = read_text(large);
  EXPECT_GT(within.catalog.achievements.size(), 300'000U);
  ASSERT_EQ(within.diagnostics.size(), 1001U);
  EXPECT_EQ(within.diagnostics.back().code, "more-problems");
  EXPECT_EQ(within.diagnostics.back().severity, Severity::error);
  EXPECT_EQ(
      within.diagnostics.back().message,
      std::to_string(within.catalog.achievements.size() - 1001) + " more problems are not listed.");
  ReadOptions small;
  small.max_bytes = size - 1;
  const Read over = read_text(large, small);
  EXPECT_EQ(over.problems(), Problems{"too-large "});
  EXPECT_TRUE(over.catalog.achievements.empty());
}

TEST(NativeReaderDamage, OtherInputsAreReadNevertheless) {
  const std::string fine = with_achievement("");
  const Read read = read_inputs({{"broken", "{"}, {"fine", fine}, {"other", "[]"}});
  EXPECT_EQ(read.catalog.achievements.size(), 1U);
  ASSERT_EQ(read.diagnostics.size(), 2U);
  EXPECT_EQ(read.diagnostics[0].file, "broken");
  EXPECT_EQ(read.diagnostics[1].file, "other");
}

void reverse_members(Json& value) {
  if (value.is_object()) {
    Json turned = Json::object();
    for (auto at = value.rbegin(); at != value.rend(); ++at) turned[at.key()] = *at;
    value = turned;
  }
  if (value.is_structured()) {
    for (auto& child : value) reverse_members(child);
  }
}

TEST(NativeReader, ReadsTheSameFromAnyOrder) {
  Json document = Json::parse(sample_catalog);
  reverse_members(document);
  for (const char* list : {"organizations", "achievements", "recognitions", "agreements"}) {
    std::reverse(document[list].begin(), document[list].end());
  }
  const Read straight = read_text(sample_catalog);
  const Read turned = read_text(document.dump());
  EXPECT_EQ(turned.problems(), Problems{});
  EXPECT_EQ(turned.catalog.requirements.size(), straight.catalog.requirements.size());
  ASSERT_EQ(turned.catalog.achievements.size(), straight.catalog.achievements.size());
  for (const Achievement& record : straight.catalog.achievements) {
    const Achievement& other = turned.achievement(record.id);
    EXPECT_EQ(other.type, record.type);
    EXPECT_EQ(other.name.in("en"), record.name.in("en"));
    EXPECT_EQ(other.source.as_of, record.source.as_of);
    EXPECT_EQ(other.external, record.external);
    EXPECT_EQ(other.costs.size(), record.costs.size());
    ASSERT_EQ(static_cast<bool>(other.owner), static_cast<bool>(record.owner));
    if (record.owner) {
      EXPECT_EQ(turned.catalog[other.owner].id, straight.catalog[record.owner].id);
    }
  }
  const Requirement& root = turned.catalog[turned.achievement("gc").requirement];
  EXPECT_EQ(root.id, "root");
  EXPECT_EQ(turned.catalog[turned.catalog[root.children[0]].achievement].id, "mc");
  const Recognition& rec = turned.recognition("rec");
  EXPECT_EQ(turned.catalog[rec.targets[0]].id, "gc");
  EXPECT_EQ(rec.valid_until.to_string(), "2028-12");
  EXPECT_EQ(turned.catalog[rec.agreement].parties.size(), 2U);
  EXPECT_FALSE(rec.doubtful);
}

}  // namespace
}  // namespace credstack::catalog
