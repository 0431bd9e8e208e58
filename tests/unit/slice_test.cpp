// The law of slices: about its subject, a slice answers what the whole catalogue answers, byte for
// byte, on any day. Held against random catalogues and against all that the project has.
#include "publish/slice.hpp"

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <cstdlib>

#include "publish/native_writer.hpp"
#include "support/random_catalog.hpp"
#include "support/same_answers.hpp"

namespace credstack::publish {
namespace {

using test::Held;
using test::hold;

// So many random catalogues, always the same, unless the one who runs the tests says otherwise:
// RC_PARAMS with another seed draws others. Fewer where each takes twenty times as long.
#ifdef __SANITIZE_ADDRESS__
const int often = setenv("RC_PARAMS", "seed=1 max_success=150 max_size=100 noshrink=0", 0);
#else
const int often = setenv("RC_PARAMS", "seed=1 max_success=2000 max_size=100 noshrink=0", 0);
#endif

/** What a slice of a subject answers differently; empty where nothing. */
std::string broken(const Library& whole, Slicer& slicer, AchievementId subject,
                   const std::vector<std::string>& questions) {
  const std::string written = write_native(whole.catalog, slicer.slice(subject));
  const Held slice = hold("slice", written);
  std::string difference = test::first_difference(whole, *slice.library, questions);
  if (!difference.empty()) difference += "\n  in " + written;
  return difference;
}

/** The codes of errors that the slice has and the whole has not. */
std::string new_errors(const Held& whole, Slicer& slicer, AchievementId subject) {
  const Held slice = hold("slice", write_native(whole.library->catalog, slicer.slice(subject)));
  const auto before = whole.errors();
  std::string found;
  for (const std::string& code : slice.errors()) {
    if (!std::count(before.begin(), before.end(), code)) found += code + " ";
  }
  return found;
}

TEST(Slice, AnswersAsTheWholeOfRandomCatalogues) {
  ASSERT_EQ(often, 0);
  const bool holds = rc::check("a slice answers as the whole", [] {
    const auto drawn = *rc::gen::resize(100, rc::gen::container<std::vector<std::uint16_t>>(
                                                 1500, rc::gen::inRange<std::uint16_t>(0, 60'000)));
    test::Choices choices(drawn);
    const std::string bytes = test::RandomCatalog(choices).make().dump();
    const Held whole = hold("random", bytes);
    const Catalog& catalog = whole.library->catalog;
    Slicer slicer(*whole.library);
    for (std::size_t i = 0; i < 4; ++i) {
      const AchievementId subject{(choices.below(1000) + 3 * i) % catalog.achievements.size()};
      const auto questions = test::questions_about(catalog[subject].id);
      const std::string difference = broken(*whole.library, slicer, subject, questions);
      std::string found = difference;
      if (!found.empty()) RC_FAIL(found.append("\n  of ").append(bytes));
      const std::string errors = new_errors(whole, slicer, subject);
      std::string listed = "new errors: " + errors;
      if (!errors.empty()) RC_FAIL(listed.append(" of ").append(bytes));
    }
  });
  EXPECT_TRUE(holds);
}

TEST(Slice, AnswersAsTheWholeOfTheProjectsCatalogues) {
  std::size_t slices = 0;
  for (const auto& [name, bytes] : test::project_catalogues()) {
    const Held whole = hold(name, bytes);
    const Catalog& catalog = whole.library->catalog;
    Slicer slicer(*whole.library);
    for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
      const AchievementId subject{i};
      const auto questions = test::questions_about(catalog[subject].id);
      EXPECT_EQ(broken(*whole.library, slicer, subject, questions), "") << name;
      EXPECT_EQ(new_errors(whole, slicer, subject), "") << name << " " << catalog[subject].id;
      ++slices;
    }
  }
  EXPECT_GT(slices, 500U);
}

TEST(Slice, AnswersAsTheWholeOfTheSharedData) {
  const auto files = test::shared_files();
  if (files.empty()) GTEST_SKIP() << "../shared/data is not there";
  std::vector<std::string> bytes;
  std::vector<Input> inputs;
  for (const std::string& path : files) {
    std::string read = test::read_file(path);
    if (read.size() < 200'000 && bytes.size() < 120) bytes.push_back(std::move(read));
  }
  for (const std::string& each : bytes) inputs.push_back({"shared", each});
  // All as one catalogue: records that name each other meet.
  const ReadResult result = read(inputs);
  const Catalog& catalog = result.library->catalog;
  Slicer slicer(*result.library);
  std::size_t slices = 0;
  for (std::size_t i = 0; i < catalog.achievements.size(); i += 3, ++slices) {
    const AchievementId subject{i};
    const auto questions = test::questions_about(catalog[subject].id);
    EXPECT_EQ(broken(*result.library, slicer, subject, questions), "");
  }
  EXPECT_GT(slices, 20U);
}

TEST(Slice, KeepsWhenAndBesideWhatItsSubjectIsTaught) {
  const Held whole = hold("whole", R"({"credstack": 1, "achievements": [
    {"id": "c", "type": "Course", "name": "C", "deliveryType": "online", "inLanguage": ["en"],
     "corequisites": {"achievement": "lab"}, "offeredOtherwise": true,
     "offerings": [{"term": "autumn", "every": "P2Y"},
                   {"start": "2028-01-10", "end": "2028-01-28"}]},
    {"id": "lab", "type": "Course", "name": "Laboratory"},
    {"id": "far", "type": "Course", "name": "Far", "offerings": [{"term": "spring"}]}],
    "terms": [{"id": "spring", "start": "2027-02-01", "end": "2027-05-31"},
              {"id": "autumn", "start": "2027-09-06", "end": "2027-12-17", "every": "P1Y"}]})");
  const Catalog& catalog = whole.library->catalog;
  Slicer slicer(*whole.library);
  const std::string written = write_native(catalog, slicer.slice(catalog.find("c")));
  const Held slice = hold("slice", written);
  EXPECT_EQ(slice.errors(), std::vector<std::string>{});
  const Catalog& part = slice.library->catalog;
  ASSERT_EQ(part.calendar.size(), 1U);
  EXPECT_EQ(part.calendar[0].id, "autumn");
  EXPECT_FALSE(part.find("far"));
  ASSERT_TRUE(part.find("lab"));
  const StudyFacts& facts = part[part[part.find("c")].study];
  EXPECT_EQ(part[facts.corequisites].achievement, part.find("lab"));
  ASSERT_EQ(facts.offerings.size(), 2U);
  EXPECT_EQ(facts.offerings[0].term, "autumn");
  EXPECT_EQ(facts.offerings[0].start.to_string(), "2027-09-06");
  EXPECT_EQ(facts.offerings[0].every.to_string(), "P2Y");
  EXPECT_EQ(facts.offerings[1].end.to_string(), "2028-01-28");
  EXPECT_TRUE(facts.offered_otherwise);
  EXPECT_EQ(facts.delivery, std::vector{Delivery::online});
  EXPECT_EQ(facts.languages, std::vector<std::string_view>{"en"});
  // The next slice of the same slicer has none of it.
  const std::string next = write_native(catalog, slicer.slice(catalog.find("lab")));
  EXPECT_EQ(next.find("autumn"), std::string::npos);
}

TEST(Slice, KeepsTheTreeThatHasTheSlot) {
  // "beside" is kept for its skills only, without a tree; the slot is in its tree.
  const Held whole = hold("slots", R"({
    "credstack": 1, "id": "urn:slots", "name": "Slots",
    "organizations": [{"id": "u", "name": "University"}],
    "achievements": [
      {"id": "badge", "type": "Badge", "name": "Badge", "owner": "u"},
      {"id": "beside", "type": "MicroCredential", "name": "Beside", "owner": "u",
       "subject": "LAW", "skills": ["law", "writing"],
       "requirement": {"id": "first", "text": "A project"}},
      {"id": "award", "type": "MicroCredential", "name": "Award", "owner": "u",
       "subject": "LAW", "skills": ["law", "writing"],
       "requirement": {"id": "other", "text": "A thesis"}}],
    "recognitions": [{"id": "r", "credential": "badge", "target": ["beside", "award"],
      "assertedBy": "u", "grants": [{"form": "requirement", "slot": "first"}],
      "source": {"asOf": "2026-01-01", "retrieved": "2026-01-01", "url": "https://u.example/r",
      "certainty": "verified"}}]})");
  Slicer slicer(*whole.library);
  const AchievementId award = whole.library->catalog.find("award");
  EXPECT_EQ(broken(*whole.library, slicer, award, test::questions_about("award")), "");
  EXPECT_EQ(new_errors(whole, slicer, award), "");
}

}  // namespace
}  // namespace credstack::publish
