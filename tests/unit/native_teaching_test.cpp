// Terms, offerings, delivery, languages and corequisites of the native format: what is read, and
// what is left of what cannot be.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "read_text.hpp"

namespace credstack::catalog {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::string_view two_terms = R"([
  {"id": "spring", "start": "2028-02-01", "end": "2028-05-31"},
  {"id": "autumn", "name": "Autumn 2027", "start": "2027-09-06", "end": "2027-12-17",
   "every": "P1Y", "source": {"url": "https://u.example/terms"}}])";

/** A catalogue of a course `c` with more members, and of a course `d`. */
std::string with_course(std::string_view members, std::string_view terms = two_terms,
                        std::string_view course = R"({"id": "d", "type": "Course", "name": "D"})") {
  return R"({"credstack": 1, "asOf": "2027-01-01", "achievements": [
    {"id": "c", "type": "Course", "name": "C", )" +
         std::string(members) + "}, " + std::string(course) + R"(], "terms": )" +
         std::string(terms) + "}";
}

const StudyFacts& facts(const Read& read, std::string_view id = "c") {
  static const StudyFacts none;
  const StudyFactsId at = read.achievement(id).study;
  return at ? read.catalog[at] : none;
}

/** `start/end/every` of an offering or a term. */
template <class Dated>
std::string days(const Dated& dated) {
  return dated.start.to_string() + "/" + dated.end.to_string() + "/" +
         (dated.every ? dated.every.to_string() : "");
}

// ---- what is read -------------------------------------------------------------------------------

TEST(NativeTeaching, TermsAreInTheOrderOfTheirFirstDays) {
  const Read read = read_text(with_course(R"("subject": "CS")"));
  EXPECT_EQ(read.problems(), Problems{});
  const std::vector<Term>& terms = read.catalog.calendar;
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_EQ(terms[0].id, "autumn");
  EXPECT_EQ(terms[0].name.in("en"), "Autumn 2027");
  EXPECT_EQ(days(terms[0]), "2027-09-06/2027-12-17/P1Y");
  EXPECT_EQ(terms[0].source.url, "https://u.example/terms");
  EXPECT_EQ(terms[1].id, "spring");
  EXPECT_EQ(days(terms[1]), "2028-02-01/2028-05-31/");
  EXPECT_EQ(terms[1].source.as_of.to_string(), "2027-01-01");
}

TEST(NativeTeaching, AnOfferingHasTheDaysOfItsTermOrItsOwn) {
  const Read read = read_text(with_course(R"("offerings": [
    {"term": "autumn"}, {"term": "autumn", "every": "P2Y", "deliveryType": "online"},
    {"term": "spring", "inLanguage": "mi"},
    {"start": "2028-06-12", "end": "2028-06-12", "every": "P6M", "inLanguage": ["en", "fr-CA"]}])"));
  EXPECT_EQ(read.problems(), Problems{});
  const std::vector<Offering>& offerings = facts(read).offerings;
  ASSERT_EQ(offerings.size(), 4U);
  EXPECT_EQ(offerings[0].term, "autumn");
  EXPECT_EQ(days(offerings[0]), "2027-09-06/2027-12-17/P1Y");
  EXPECT_FALSE(offerings[0].delivery);
  EXPECT_EQ(offerings[1].term, "autumn");
  EXPECT_EQ(days(offerings[1]), "2027-09-06/2027-12-17/P2Y");
  EXPECT_EQ(offerings[1].delivery, Delivery::online);
  EXPECT_EQ(days(offerings[2]), "2028-02-01/2028-05-31/");
  EXPECT_EQ(offerings[2].languages, Words{"mi"});
  EXPECT_EQ(offerings[3].term, "");
  EXPECT_EQ(days(offerings[3]), "2028-06-12/2028-06-12/P6M");
  EXPECT_EQ(offerings[3].languages, (Words{"en", "fr-CA"}));
  EXPECT_FALSE(facts(read).offered_otherwise);
}

TEST(NativeTeaching, DeliveryAndLanguagesAreOneOrSeveral) {
  const Read one = read_text(with_course(R"("deliveryType": "blended", "inLanguage": "en-NZ")"));
  EXPECT_EQ(one.problems(), Problems{});
  EXPECT_EQ(facts(one).delivery, std::vector{Delivery::blended});
  EXPECT_EQ(facts(one).languages, Words{"en-NZ"});
  const Read two = read_text(
      with_course(R"("deliveryType": ["inPerson", "online"], "inLanguage": ["mi", "en"])"));
  EXPECT_EQ(two.problems(), Problems{});
  EXPECT_EQ(facts(two).delivery, (std::vector{Delivery::in_person, Delivery::online}));
  EXPECT_EQ(facts(two).languages, (Words{"mi", "en"}));
}

TEST(NativeTeaching, OtherTimesMayBeStated) {
  const Read read = read_text(with_course(R"("offeredOtherwise": true)"));
  EXPECT_EQ(read.problems(), Problems{});
  EXPECT_TRUE(facts(read).offered_otherwise);
  EXPECT_TRUE(facts(read).offerings.empty());
  EXPECT_FALSE(read_text(with_course(R"("offeredOtherwise": false)")).achievement("c").study);
}

TEST(NativeTeaching, CorequisitesAreARequirement) {
  const Read read = read_text(with_course(
      R"("entry": {"id": "e", "text": "Ask"}, "corequisites": {"id": "beside", "all": [
           {"achievement": "d"}, {"text": "Own tools"}]},
         "versions": [{"catalogYear": "2026", "requirement": {"id": "beside", "text": "Before"}}])"));
  EXPECT_EQ(read.problems(), Problems{});
  EXPECT_FALSE(read.achievement("c").doubtful);
  ASSERT_TRUE(facts(read).corequisites);
  const Requirement& root = read.catalog[facts(read).corequisites];
  EXPECT_EQ(root.id, "beside");
  EXPECT_EQ(root.kind, RequirementKind::all);
  ASSERT_EQ(root.children.size(), 2U);
  EXPECT_EQ(read.catalog[root.children[0]].achievement, read.catalog.find("d"));
}

// ---- what cannot be read ------------------------------------------------------------------------

struct Bad {
  std::string_view members;
  Problems problems;
};

TEST(NativeTeaching, AnOfferingThatCannotBeReadIsAtSomeOtherTime) {
  const std::string_view good = R"({"term": "spring"})";
  for (const Bad& bad : {
           Bad{R"({"term": "autum"})", {"dangling-id /achievements/0/offerings/0/term"}},
           Bad{R"({"term": 7})", {"type-mismatch /achievements/0/offerings/0/term"}},
           Bad{R"({"term": ""})", {"empty-id /achievements/0/offerings/0/term"}},
           Bad{R"({"term": "autumn", "start": "2027-09-06"})",
               {"conflicting-fields /achievements/0/offerings/0"}},
           Bad{R"({"term": "autumn", "end": "2027-12-17"})",
               {"conflicting-fields /achievements/0/offerings/0"}},
           Bad{R"({"term": "autumn", "every": "PT1H"})",
               {"bad-duration /achievements/0/offerings/0/every"}},
           Bad{R"({"start": "2027-09-06"})", {"missing-field /achievements/0/offerings/0"}},
           Bad{R"({"end": "2027-09-06"})", {"missing-field /achievements/0/offerings/0"}},
           Bad{R"({"start": "2027-09", "end": "2027-12-17"})",
               {"bad-date /achievements/0/offerings/0/start"}},
           Bad{R"({"start": "2027-09-06", "end": "2027"})",
               {"bad-date /achievements/0/offerings/0/end"}},
           Bad{R"({"start": "2027-02-29", "end": "2027-12-17"})",
               {"bad-date /achievements/0/offerings/0/start"}},
           Bad{R"({"start": "2027-09-06", "end": "2027-09-05"})",
               {"invalid-range /achievements/0/offerings/0"}},
           Bad{R"({"term": "autumn", "deliveryType": "hybrid"})",
               {"unknown-word /achievements/0/offerings/0/deliveryType"}},
           Bad{R"({"term": "autumn", "inLanguage": "e"})",
               {"bad-language /achievements/0/offerings/0/inLanguage"}},
           Bad{R"({"term": "autumn", "inLanguage": []})",
               {"empty-list /achievements/0/offerings/0/inLanguage"}},
           Bad{R"({"term": "autumn", "on": "Mondays"})",
               {"unknown-key /achievements/0/offerings/0/on"}},
           Bad{R"("autumn")", {"type-mismatch /achievements/0/offerings/0"}},
       }) {
    const Read read = read_text(with_course(R"("offerings": [)" + std::string(bad.members) + ", " +
                                            std::string(good) + "]"));
    EXPECT_EQ(read.problems(), bad.problems) << bad.members;
    EXPECT_TRUE(read.has_error()) << bad.members;
    EXPECT_TRUE(facts(read).offered_otherwise) << bad.members;
    ASSERT_EQ(facts(read).offerings.size(), 1U) << bad.members;
    EXPECT_EQ(facts(read).offerings[0].term, "spring") << bad.members;
    // Nothing that counts rests on it.
    EXPECT_FALSE(read.achievement("c").doubtful) << bad.members;
    EXPECT_EQ(read.catalog.calendar.size(), 2U) << bad.members;
  }
}

TEST(NativeTeaching, OfferingsThatAreNoneAreAtSomeTime) {
  for (const Bad& bad :
       {Bad{R"("offerings": [])", {"empty-list /achievements/0/offerings"}},
        Bad{R"("offerings": "each autumn")", {"type-mismatch /achievements/0/offerings"}},
        Bad{R"("offeredOtherwise": "yes")", {"type-mismatch /achievements/0/offeredOtherwise"}}}) {
    const Read read = read_text(with_course(bad.members));
    EXPECT_EQ(read.problems(), bad.problems) << bad.members;
    EXPECT_TRUE(facts(read).offered_otherwise) << bad.members;
    EXPECT_TRUE(facts(read).offerings.empty()) << bad.members;
    EXPECT_FALSE(read.achievement("c").doubtful) << bad.members;
  }
}

TEST(NativeTeaching, ATermThatCannotBeReadIsLeftOutWithItsOfferings) {
  const std::string_view spring = R"({"id": "spring", "start": "2028-02-01", "end": "2028-05-31"})";
  for (const Bad& bad : {
           Bad{R"("start": "2027-09", "end": "2027-12-17")", {"bad-date /terms/0/start"}},
           Bad{R"("start": "2027-09-06")", {"missing-field /terms/0"}},
           Bad{R"("end": "2027-12-17")", {"missing-field /terms/0"}},
           Bad{R"("start": "2027-09-06", "end": "2027-09-05")", {"invalid-range /terms/0"}},
           Bad{R"("start": "2027-09-06", "end": "2027-12-17", "every": "yearly")",
               {"bad-duration /terms/0/every"}},
           Bad{R"("start": "2027-09-06", "end": "2027-12-17", "cancelled": true)",
               {"unknown-key /terms/0/cancelled"}},
       }) {
    const Read read = read_text(with_course(
        R"("offerings": [{"term": "autumn"}, {"term": "spring"}])",
        R"([{"id": "autumn", )" + std::string(bad.members) + "}, " + std::string(spring) + "]"));
    EXPECT_EQ(read.problems(), bad.problems) << bad.members;
    ASSERT_EQ(read.catalog.calendar.size(), 1U) << bad.members;
    EXPECT_EQ(read.catalog.calendar[0].id, "spring") << bad.members;
    EXPECT_TRUE(facts(read).offered_otherwise) << bad.members;
    ASSERT_EQ(facts(read).offerings.size(), 1U) << bad.members;
    EXPECT_EQ(days(facts(read).offerings[0]), "2028-02-01/2028-05-31/") << bad.members;
  }
  // What a term is called, and where that stands, moves no day.
  const Read name = read_text(
      with_course(R"("offerings": [{"term": "autumn"}])",
                  R"([{"id": "autumn", "name": 7, "start": "2027-09-06", "end": "2027-12-17"}])"));
  EXPECT_EQ(name.problems(), Problems{"type-mismatch /terms/0/name"});
  EXPECT_EQ(facts(name).offerings.size(), 1U);
  EXPECT_FALSE(facts(name).offered_otherwise);
}

TEST(NativeTeaching, IdsOfTermsAreTheirs) {
  const std::string_view days = R"("start": "2028-02-01", "end": "2028-05-31"})";
  const auto terms = [&](std::string_view first, std::string_view second) {
    return "[{" + std::string(first) + std::string(days) + ", {" + std::string(second) +
           R"("start": "2029-02-01", "end": "2029-05-31"}])";
  };
  const std::string_view member = R"("offerings": [{"term": "t"}])";
  const Read twice = read_text(with_course(member, terms(R"("id": "t", )", R"("id": "t", )")));
  EXPECT_EQ(twice.problems(), Problems{"duplicate-id /terms/1/id"});
  ASSERT_EQ(twice.catalog.calendar.size(), 1U);
  EXPECT_EQ(twice.catalog.calendar[0].start.year, 2028);
  const Read shared = read_text(with_course(member, terms(R"("id": "t", )", R"("id": "d", )")));
  EXPECT_EQ(shared.problems(), Problems{"duplicate-id /terms/1/id"});
  const Read nameless = read_text(with_course(member, terms(R"("id": "t", )", "")));
  EXPECT_EQ(nameless.problems(), Problems{"missing-field /terms/1"});
  EXPECT_EQ(nameless.catalog.calendar.size(), 1U);
  const Read none = read_text(with_course(R"("subject": "CS")", R"("autumn")"));
  EXPECT_EQ(none.problems(), Problems{"type-mismatch /terms"});
}

TEST(NativeTeaching, ADeliveryOrLanguageThatCannotBeReadIsNotStated) {
  const Read read = read_text(with_course(R"("deliveryType": ["online", "onlin", 7],
                                             "inLanguage": ["en", "english!", 7])"));
  EXPECT_EQ(read.problems(), (Problems{"bad-language /achievements/0/inLanguage/1",
                                       "type-mismatch /achievements/0/deliveryType/2",
                                       "type-mismatch /achievements/0/inLanguage/2",
                                       "unknown-word /achievements/0/deliveryType/1"}));
  EXPECT_EQ(facts(read).delivery, std::vector{Delivery::online});
  EXPECT_EQ(facts(read).languages, Words{"en"});
  EXPECT_FALSE(read.achievement("c").doubtful);
  const Read empty = read_text(with_course(R"("deliveryType": [], "inLanguage": [])"));
  EXPECT_EQ(empty.problems(), (Problems{"empty-list /achievements/0/deliveryType",
                                        "empty-list /achievements/0/inLanguage"}));
}

TEST(NativeTeaching, ACorequisiteThatCannotBeReadLeavesTheRecordDoubtful) {
  for (const Bad& bad : {
           Bad{R"("corequisites": 7)", {"type-mismatch /achievements/0/corequisites"}},
           Bad{R"("corequisites": {"id": "x"})", {"missing-field /achievements/0/corequisites"}},
           Bad{R"("corequisites": {"achievement": "d", "grade": "B"})",
               {"unknown-key /achievements/0/corequisites/grade"}},
           Bad{R"("corequisites": {"all": []})", {"empty-list /achievements/0/corequisites/all"}},
           Bad{R"("entry": {"id": "x", "text": "Ask"},
                  "corequisites": {"id": "x", "achievement": "d"})",
               {"duplicate-id /achievements/0/corequisites/id"}},
       }) {
    const Read read = read_text(with_course(bad.members));
    EXPECT_EQ(read.problems(), bad.problems) << bad.members;
    EXPECT_TRUE(read.achievement("c").doubtful) << bad.members;
    EXPECT_TRUE(facts(read).corequisites) << bad.members;
  }
  const Read lost = read_text(with_course(R"("corequisites": {"achievement": "e"})"));
  EXPECT_EQ(lost.problems(), Problems{"dangling-id /achievements/0/corequisites/achievement"});
  EXPECT_TRUE(lost.catalog[lost.catalog.find("e")].external);
}

TEST(NativeTeaching, AGradeThatNoScaleHasIsFoundInCorequisitesToo) {
  const Read read = read_text(R"({"credstack": 1,
    "gradeScales": [{"id": "s", "grades": [{"grade": "A"}]}],
    "achievements": [{"id": "c", "type": "Course", "name": "C",
      "corequisites": {"achievement": "d", "minimumGrade": "Z"}},
      {"id": "d", "type": "Course", "name": "D"}]})");
  EXPECT_EQ(read.problems(), Problems{"unknown-grade /achievements/0/id"});
  const Requirement& leaf = read.catalog[facts(read).corequisites];
  ASSERT_TRUE(leaf.terms);
  EXPECT_TRUE(read.catalog[leaf.terms].doubtful);
}

// ---- what needs itself --------------------------------------------------------------------------

/** Courses by name, each with what it needs before (`entry`) and beside it. */
struct Course {
  std::string_view id;
  std::string_view entry;
  std::string_view beside;
};

Read read_courses(const std::vector<Course>& courses) {
  std::string list;
  for (const Course& each : courses) {
    const std::string id(each.id);
    list += list.empty() ? "" : ", ";
    list += R"({"id": ")" + id + R"(", "type": "Course", "name": "N")";
    if (!each.entry.empty()) {
      list += R"(, "entry": {"all": [{"achievement": ")" + std::string(each.entry) + "\"}]}";
    }
    if (!each.beside.empty()) {
      list +=
          R"(, "corequisites": {"any": [{"achievement": ")" + std::string(each.beside) + "\"}]}";
    }
    list += "}";
  }
  return read_text(R"({"credstack": 1, "achievements": [)" + list + "]}");
}

std::string doubtful(const Read& read) {
  std::string ids;
  for (const Achievement& each : read.catalog.achievements) {
    if (each.doubtful) ids += each.id;
  }
  return ids;
}

TEST(NativeTeaching, ThingsCanBeTakenBesideEachOther) {
  for (const auto& courses : {
           std::vector<Course>{{"a", "", "b"}, {"b", "", "a"}},
           std::vector<Course>{{"a", "", "b"}, {"b", "", "c"}, {"c", "", "a"}},
           // b is over before a and c begin
           std::vector<Course>{{"a", "b", "c"}, {"b", "", ""}, {"c", "b", "a"}},
       }) {
    const Read read = read_courses(courses);
    EXPECT_EQ(read.problems(), Problems{});
    EXPECT_EQ(doubtful(read), "");
  }
  // A program of a course that is taken beside the program: it is over first, and began later.
  const Read program = read_text(R"({"credstack": 1, "achievements": [
    {"id": "p", "type": "Certificate", "name": "P", "requirement": {"achievement": "c"}},
    {"id": "c", "type": "Course", "name": "C", "corequisites": {"achievement": "p"}}]})");
  EXPECT_EQ(program.problems(), Problems{});
  EXPECT_EQ(doubtful(program), "");
}

TEST(NativeTeaching, NothingIsBothBeforeAndBesideAThing) {
  struct Knot {
    std::vector<Course> courses;
    std::string problem;
    std::string told;
    std::string doubtful;
  };
  for (const Knot& knot : {
           // a begins when b does, or later; b is over before a begins
           Knot{{{"a", "", "b"}, {"b", "a", ""}, {"c", "", ""}},
                "requirement-cycle /achievements/0/id",
                "\"a\" → \"b\" → \"a\"",
                "ab"},
           // a and b begin together, and a before b
           Knot{{{"x", "", ""}, {"a", "b", "b"}, {"b", "", "a"}},
                "requirement-cycle /achievements/1/id",
                "\"a\" → \"b\" → \"a\"",
                "ab"},
           // by way of a third
           Knot{{{"a", "c", "b"}, {"b", "", "a"}, {"c", "", "b"}},
                "requirement-cycle /achievements/0/id",
                "\"a\" → \"c\" → \"b\" → \"a\"",
                "abc"},
           // itself
           Knot{{{"a", "", "a"}, {"b", "", ""}},
                "requirement-cycle /achievements/0/id",
                "\"a\" → \"a\"",
                "a"},
           // each before the next: told once
           Knot{{{"a", "b", ""}, {"b", "a", ""}, {"c", "", "a"}},
                "requirement-cycle /achievements/0/id",
                "\"a\" → \"b\" → \"a\"",
                "ab"},
       }) {
    const Read read = read_courses(knot.courses);
    EXPECT_EQ(read.problems(), Problems{knot.problem}) << knot.told;
    ASSERT_EQ(read.diagnostics.size(), 1U);
    EXPECT_NE(read.diagnostics[0].message.find(knot.told), std::string::npos)
        << read.diagnostics[0].message << " instead of " << knot.told;
    EXPECT_EQ(doubtful(read), knot.doubtful) << knot.told;
  }
}

}  // namespace
}  // namespace credstack::catalog
