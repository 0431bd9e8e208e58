// What is written is read back as the same catalogue: the same answers, and nothing new to report.
#include "publish/native_writer.hpp"

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <functional>

#include "sample_catalog.hpp"
#include "support/language_text.hpp"
#include "support/random_catalog.hpp"
#include "support/same_answers.hpp"

namespace credstack::publish {
namespace {

using test::Held;
using test::hold;

/** Reads, writes, reads again; gives what differs. */
std::string round_trip(const std::string& name, const std::string& bytes) {
  const Held whole = hold(name, bytes);
  const std::string written = write_native(whole.library->catalog);
  const Held again = hold("written", written);
  const std::string catalog = R"({"ask":"catalog","list":true})";
  std::vector<std::string> questions{catalog};
  for (const std::string& day : test::some_days) {
    questions.push_back(R"({"ask":"portability","on":")" + day + "\"}");
  }
  for (const Achievement& each : whole.library->catalog.achievements) {
    const auto about = test::questions_about(each.id);
    questions.insert(questions.end(), about.begin(), about.end());
  }
  std::string difference = test::first_difference(*whole.library, *again.library, questions);
  if (difference.empty() && write_native(again.library->catalog) != written) {
    difference = "written again, it is another text";
  }
  const auto before = whole.errors();
  for (const std::string& code : again.errors()) {
    if (!std::count(before.begin(), before.end(), code)) difference += " new error: " + code;
  }
  return difference;
}

/** What the requirement language says before and after; empty where it is the same. */
std::string language_lost(const std::string& bytes) {
  const Held whole = hold("random", bytes);
  const std::string written = write_native(whole.library->catalog);
  const Held again = hold("written", written);
  if (write_native(again.library->catalog) != written) return "written again, it is another text";
  const std::string before = test::language_text(whole.library->catalog);
  const std::string after = test::language_text(again.library->catalog);
  if (before == after) return {};
  std::size_t at = 0;
  while (at < before.size() && at < after.size() && before[at] == after[at]) ++at;
  at = at > 80 ? at - 80 : 0;
  return before.substr(at, 300) + "\n  is now\n  " + after.substr(at, 300);
}

TEST(NativeWriter, RandomCatalogues) {
  std::size_t rules = 0;
  const bool holds = rc::check("what is written is read back", [&rules] {
    const auto drawn = *rc::gen::resize(100, rc::gen::container<std::vector<std::uint16_t>>(
                                                 1500, rc::gen::inRange<std::uint16_t>(0, 60'000)));
    test::Choices choices(drawn);
    const std::string bytes = test::RandomCatalog(choices).make().dump();
    std::string difference = language_lost(bytes);
    if (!difference.empty()) RC_FAIL(difference.append("\n  of ").append(bytes));
    const auto held = hold("random", bytes);
    for (const RequirementTerms& each : held.library->catalog.terms) {
      rules += each.rules.size();
    }
  });
  EXPECT_TRUE(holds);
  EXPECT_GT(rules, 100U);
}

TEST(NativeWriter, EveryCatalogueOfTheProject) {
  std::size_t achievements = 0;
  for (const auto& [name, bytes] : test::project_catalogues()) {
    EXPECT_EQ(round_trip(name, bytes), "") << name;
    EXPECT_EQ(language_lost(bytes), "") << name;
    achievements += hold(name, bytes).library->catalog.achievements.size();
  }
  EXPECT_GT(achievements, 500U);
}

TEST(NativeWriter, EveryKey) {
  const std::string bytes(catalog::sample_catalog);
  EXPECT_EQ(round_trip("sample", bytes), "");
  // Each key of the sample that is not for editors comes out again.
  const test::Json before = test::Json::parse(bytes);
  const test::Json after = test::Json::parse(write_native(hold("sample", bytes).library->catalog));
  const std::function<void(const test::Json&, std::vector<std::string>&)> keys =
      [&](const test::Json& value, std::vector<std::string>& found) {
        if (!value.is_structured()) return;
        for (const auto& [key, member] : value.items()) {
          if (value.is_object() && !key.starts_with("x-")) found.push_back(key);
          keys(member, found);
        }
      };
  std::vector<std::string> asked;
  std::vector<std::string> written;
  keys(before, asked);
  keys(after, written);
  for (const std::string& key : asked) {
    // A value that is the default is not written.
    if (key == "nonCredit" || key == "decision") continue;
    if (key == "anything") continue;  // inside a key of the publisher's own
    EXPECT_TRUE(std::count(written.begin(), written.end(), key)) << key;
  }
}

TEST(NativeWriter, SharedData) {
  const auto files = test::shared_files();
  if (files.empty()) GTEST_SKIP() << "../shared/data is not there";
  std::size_t read = 0;
  for (const std::string& path : files) {
    const std::string bytes = test::read_file(path);
    if (bytes.size() > 100'000) continue;
    if (++read > 150) break;
    EXPECT_EQ(round_trip(path, bytes), "") << path;
  }
  RecordProperty("files", static_cast<int>(read));
}

TEST(NativeWriter, WhatHasNoDateKeepsNone) {
  const std::string bytes = R"({"credstack": 1, "asOf": "2026-11-01", "achievements": [
    {"id": "a", "type": "Badge", "name": "A", "source": {"title": "T", "undated": true}},
    {"id": "b", "type": "Badge", "name": "B"}]})";
  const Held again = hold("again", write_native(hold("x", bytes).library->catalog));
  EXPECT_FALSE(again.library->catalog.achievements[0].source.seen());
  EXPECT_EQ(again.library->catalog.achievements[1].source.as_of.to_string(), "2026-11-01");
}

}  // namespace
}  // namespace credstack::publish
