// What the native reader makes of a catalogue in which nothing is wrong.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read_text.hpp"
#include "sample_catalog.hpp"

namespace credstack::catalog {
namespace {

class Sample : public ::testing::Test {
 protected:
  const Read read = read_text(sample_catalog);
  const Catalog& catalog = read.catalog;
  const Achievement& mc = read.achievement("mc");
  const Achievement& gc = read.achievement("gc");
  const Recognition& rec = read.recognition("rec");

  AchievementId id(std::string_view name) const { return catalog.find(name); }
  std::string_view name(OrganizationId at) const { return at ? catalog[at].id : "none"; }
};

Credit ects(Rational min, Rational max) { return {min, max, "ECTS"}; }

bool same(const std::optional<Credit>& a, const Credit& b) {
  return a && a->min == b.min && a->max == b.max && a->unit == b.unit;
}

TEST_F(Sample, HasNoProblem) { EXPECT_EQ(read.problems(), Problems{}); }

TEST_F(Sample, Heading) {
  EXPECT_EQ(catalog.id, "urn:sample");
  EXPECT_EQ(catalog.name.in("mi"), "Tauira");
  EXPECT_EQ(catalog.name.in("de"), "Sample");
  EXPECT_EQ(catalog.version, "7");
  EXPECT_EQ(catalog.language, "en-NZ");
  EXPECT_EQ(catalog.as_of.to_string(), "2026-11-01");
  EXPECT_EQ(catalog.policy.stale_after.to_string(), "P2Y");
  EXPECT_EQ(catalog.policy.shared_core, 3U);
  EXPECT_EQ(catalog.policy.short_profile, "nzqa-2022");
}

TEST_F(Sample, Organizations) {
  ASSERT_EQ(catalog.organizations.size(), 2U);
  const Organization& university = catalog.organizations[0];
  EXPECT_EQ(university.id, "org:u");
  EXPECT_EQ(university.name.in("en"), "University");
  EXPECT_EQ(university.name.entries[0].language, "en-NZ");
  EXPECT_EQ(university.type, OrganizationType::higher_education);
  EXPECT_EQ(university.jurisdiction, "NZ");
  EXPECT_EQ(university.url, "https://u.example/");
  EXPECT_FALSE(university.external);
}

TEST_F(Sample, Achievement) {
  EXPECT_EQ(mc.type, AchievementType::micro_credential);
  EXPECT_EQ(name(mc.owner), "org:u");
  EXPECT_EQ(mc.description.in("en"), "About data");
  EXPECT_TRUE(same(mc.credit, ects({15, 2}, {15, 2})));
  EXPECT_EQ(mc.duration.to_string(), "P12W");
  EXPECT_EQ(mc.workload.to_string(), "PT150H");
  EXPECT_EQ(mc.validity.to_string(), "P3Y");
  ASSERT_EQ(mc.levels.size(), 1U);
  EXPECT_EQ(mc.levels[0].framework, "NZQCF");
  EXPECT_EQ(mc.levels[0].level, 7);
  ASSERT_EQ(mc.fields.size(), 1U);
  EXPECT_EQ(mc.fields[0].code, "11.0802");
  ASSERT_EQ(mc.occupations.size(), 1U);
  EXPECT_EQ(mc.occupations[0].name.in("en"), "Analyst");
  EXPECT_EQ(mc.skills, (std::vector<std::string_view>{"sql", "statistics"}));
  EXPECT_EQ(mc.status, Status::expiring);
  EXPECT_EQ(mc.review_by.to_string(), "2027");
  EXPECT_EQ(mc.assumes, std::vector{AchievementType::bachelor_degree});
  EXPECT_EQ(mc.parts, std::vector{id("course")});
  EXPECT_EQ(mc.embeds, std::vector{id("cert")});
  EXPECT_EQ(name(mc.assessed_by), "org:v");
  EXPECT_TRUE(mc.open_resource);
  EXPECT_FALSE(mc.non_credit);
  EXPECT_FALSE(mc.external);
  EXPECT_FALSE(mc.doubtful);
  EXPECT_FALSE(mc.requirement);
  EXPECT_TRUE(read.achievement("cert").external);
}

TEST_F(Sample, WhenAndBesideWhatItIsTaught) {
  ASSERT_EQ(catalog.calendar.size(), 2U);
  EXPECT_EQ(catalog.calendar[0].id, "s1");
  EXPECT_EQ(catalog.calendar[1].end.to_string(), "2027-11-12");
  const StudyFacts& facts = catalog[read.achievement("cs-101").study];
  EXPECT_EQ(catalog[facts.corequisites].kind, RequirementKind::any);
  ASSERT_EQ(facts.offerings.size(), 3U);
  EXPECT_EQ(facts.offerings[0].start.to_string(), "2027-07-12");
  EXPECT_EQ(facts.offerings[1].every.to_string(), "P2Y");
  EXPECT_EQ(facts.offerings[1].delivery, Delivery::blended);
  EXPECT_EQ(facts.offerings[2].languages, (std::vector<std::string_view>{"mi", "en-NZ"}));
  EXPECT_TRUE(facts.offered_otherwise);
  EXPECT_EQ(facts.delivery, (std::vector{Delivery::in_person, Delivery::online}));
  EXPECT_EQ(facts.languages, std::vector<std::string_view>{"en-NZ"});
}

TEST_F(Sample, CostsAndEvidence) {
  ASSERT_EQ(mc.costs.size(), 1U);
  const Cost& cost = mc.costs[0];
  EXPECT_EQ(cost.kind, CostKind::tuition);
  ASSERT_TRUE(cost.price.has_value());
  EXPECT_EQ(cost.price->minor, 135000);
  EXPECT_EQ(cost.price->code(), "NZD");
  EXPECT_EQ(cost.price->as_of.to_string(), "2026");
  EXPECT_EQ(cost.audience.in("en"), "Residents");
  EXPECT_EQ(cost.valid_until.to_string(), "2027-06");
  ASSERT_TRUE(mc.register_entry.has_value());
  EXPECT_EQ(mc.register_entry->number, "4321");
  EXPECT_EQ(mc.register_entry->status, Status::current);
  EXPECT_EQ(mc.register_entry->review_by.to_string(), "2028-05");
  ASSERT_EQ(mc.assurances.size(), 1U);
  EXPECT_EQ(name(mc.assurances[0].by), "org:v");
  EXPECT_EQ(mc.assurances[0].role, AssuranceRole::approved);
  EXPECT_EQ(mc.assurances[0].place.in("en"), "The Isles");
  EXPECT_EQ(mc.assurances[0].valid_from.to_string(), "2024");
  EXPECT_EQ(mc.assurances[0].valid_until.to_string(), "2028-06");
  EXPECT_EQ(mc.assurances[0].source.title, "List");
  EXPECT_EQ(mc.jurisdiction.in("en"), "The Isles, not the mainland");
  ASSERT_EQ(mc.endorsements.size(), 1U);
  EXPECT_EQ(name(mc.endorsements[0].by), "org:v");
  EXPECT_EQ(mc.endorsements[0].valid_until.to_string(), "2027");
  ASSERT_EQ(mc.labour_market.size(), 1U);
  EXPECT_EQ(mc.labour_market[0].occupation->code, "15-1252");
  EXPECT_EQ(mc.labour_market[0].source.certainty, Certainty::uncertain);
  ASSERT_EQ(mc.prior_learning.size(), 1U);
  EXPECT_TRUE(same(mc.prior_learning[0].cap, ects(0, 30)));
  EXPECT_EQ(mc.prior_learning[0].cap_share, Rational(3, 10));
  EXPECT_EQ(mc.prior_learning[0].fee->minor, 20000);
  EXPECT_EQ(mc.funding[0].in("en"), "A grant");
  EXPECT_EQ(mc.learning_outcomes[0].in("en"), "Reads a table");
  EXPECT_EQ(mc.next_step->url, "https://u.example/enrol");
}

TEST_F(Sample, RequirementTree) {
  ASSERT_TRUE(gc.requirement);
  const Requirement& root = catalog[gc.requirement];
  EXPECT_EQ(root.kind, RequirementKind::all);
  EXPECT_EQ(root.id, "root");
  EXPECT_EQ(root.name.in("en"), "All of it");
  ASSERT_EQ(root.children.size(), 5U);
  const Requirement& held = catalog[root.children[0]];
  EXPECT_EQ(held.kind, RequirementKind::achievement);
  EXPECT_EQ(held.achievement, id("mc"));
  EXPECT_EQ(held.minimum_grade, "B");
  EXPECT_TRUE(same(held.credit, ects(6, 6)));
  const Requirement& any = catalog[root.children[1]];
  EXPECT_EQ(any.kind, RequirementKind::any);
  EXPECT_EQ(catalog[any.children[1]].kind, RequirementKind::prose);
  EXPECT_EQ(catalog[any.children[1]].name.in("en"), "A portfolio");
  const Requirement& choice = catalog[root.children[2]];
  EXPECT_EQ(choice.kind, RequirementKind::choose);
  EXPECT_EQ(choice.choose, 1U);
  EXPECT_EQ(choice.children.size(), 2U);
  const Requirement& list = catalog[root.children[3]];
  EXPECT_EQ(list.kind, RequirementKind::credits);
  EXPECT_EQ(list.from, (std::vector{id("course"), id("cert")}));
  EXPECT_FALSE(list.open);
  const Requirement& rest = catalog[root.children[4]];
  EXPECT_TRUE(rest.open);
  EXPECT_TRUE(same(rest.credit, ects(0, 18)));
  const Requirement& entry = catalog[gc.entry];
  EXPECT_EQ(entry.kind, RequirementKind::holds);
  EXPECT_EQ(entry.holds, (std::vector{AchievementType::bachelor_degree, AchievementType::degree}));
}

TEST_F(Sample, RequirementLanguage) {
  const Achievement& bsc = read.achievement("bsc");
  EXPECT_FALSE(bsc.doubtful);
  const Requirement& root = catalog[bsc.requirement];
  ASSERT_EQ(root.children.size(), 3U);
  const Requirement& upper = catalog[root.children[0]];
  const RequirementTerms& more = catalog[upper.terms];
  ASSERT_EQ(more.select.size(), 2U);
  const Selector& selector = more.select[0];
  EXPECT_EQ(selector.ids, std::vector{id("cs-101")});
  EXPECT_EQ(selector.subjects, (std::vector<std::string_view>{"CS", "MA"}));
  EXPECT_EQ(selector.types, std::vector{AchievementType::course});
  ASSERT_EQ(selector.providers.size(), 1U);
  EXPECT_EQ(name(selector.providers[0]), "org:u");
  EXPECT_EQ(selector.level_framework, "NZQCF");
  EXPECT_EQ(selector.level_min, 6);
  EXPECT_EQ(selector.level_max, 7);
  EXPECT_EQ(selector.tags, (std::vector<std::string_view>{"writing", "lab"}));
  ASSERT_EQ(selector.fields.size(), 1U);
  EXPECT_EQ(selector.fields[0].code, "11");
  EXPECT_EQ(more.select[1].subjects, std::vector<std::string_view>{"LAW"});
  ASSERT_EQ(more.except.size(), 1U);
  EXPECT_EQ(more.except[0].tags, std::vector<std::string_view>{"lab"});
  EXPECT_EQ(upper.minimum_grade, "B");
  EXPECT_TRUE(more.shared);
  EXPECT_FALSE(more.exclusive);
  EXPECT_FALSE(more.doubtful);
  const Requirement& two = catalog[root.children[1]];
  EXPECT_EQ(two.kind, RequirementKind::courses);
  EXPECT_EQ(two.choose, 2U);
  EXPECT_TRUE(two.open);
  EXPECT_EQ(two.minimum_grade, "3");
  EXPECT_EQ(catalog[catalog[two.terms].grade_scale].id, "points");
  const Requirement& own = catalog[root.children[2]];
  EXPECT_EQ(own.from, (std::vector{id("cs-101"), id("course")}));
  EXPECT_TRUE(catalog[own.terms].exclusive);
  EXPECT_TRUE(catalog[own.terms].doubtful);
}

TEST_F(Sample, Rules) {
  const Requirement& root = catalog[read.achievement("bsc").requirement];
  const std::vector<Rule>& rules = catalog[root.terms].rules;
  ASSERT_EQ(rules.size(), 9U);
  EXPECT_EQ(rules[0].kind, RuleKind::at_most);
  EXPECT_EQ(rules[0].id, "cap");
  EXPECT_EQ(rules[0].text.in("en"), "At most half");
  EXPECT_EQ(rules[0].amount.share, Rational(1, 2));
  EXPECT_EQ(rules[0].amount.courses, 9U);
  EXPECT_EQ(rules[0].per, Per::provider);
  EXPECT_EQ(rules[0].of[0].types, std::vector{AchievementType::course});
  EXPECT_EQ(rules[0].except[0].ids, std::vector{id("mc")});
  EXPECT_EQ(rules[0].origins, (std::vector{Origin::transfer, Origin::prior_learning}));
  EXPECT_EQ(rules[0].source.url, "https://u.example/cap");
  EXPECT_EQ(rules[1].kind, RuleKind::at_least);
  EXPECT_TRUE(same(rules[1].amount.credit, ects(60, 60)));
  EXPECT_TRUE(same(rules[1].last, ects(90, 90)));
  EXPECT_EQ(rules[1].origins, std::vector{Origin::resident});
  EXPECT_EQ(rules[2].kind, RuleKind::distinct);
  EXPECT_EQ(rules[2].count, 2U);
  EXPECT_EQ(rules[2].per, Per::subject);
  EXPECT_EQ(rules[3].kind, RuleKind::average);
  EXPECT_EQ(rules[3].grade, "B");
  EXPECT_FALSE(rules[3].points.is_known());
  EXPECT_EQ(catalog[rules[3].grade_scale].id, "letters");
  EXPECT_EQ(rules[4].points, Rational(5, 2));
  EXPECT_FALSE(rules[4].grade_scale);
  EXPECT_EQ(rules[5].kind, RuleKind::max_age);
  EXPECT_EQ(rules[5].max_age.to_string(), "P7Y");
  EXPECT_EQ(rules[5].anchor, Anchor::award);
  EXPECT_EQ(rules[5].on_expiry, OnExpiry::challenge);
  EXPECT_EQ(rules[6].kind, RuleKind::sharing);
  EXPECT_EQ(rules[6].sharing, Sharing::amount);
  EXPECT_EQ(rules[6].amount.courses, 1U);
  EXPECT_EQ(rules[6].between, (std::vector<std::string_view>{"upper", "two"}));
  EXPECT_EQ(rules[7].sharing, Sharing::any);
  ASSERT_EQ(rules[7].with.size(), 1U);
  EXPECT_EQ(rules[7].with[0].types, std::vector{AchievementType::certificate});
  EXPECT_EQ(rules[8].kind, RuleKind::max_uses);
  EXPECT_EQ(rules[8].count, 2U);
}

TEST_F(Sample, StudyAndGrades) {
  const StudyFacts& facts = catalog[read.achievement("cs-101").study];
  EXPECT_EQ(facts.subject, "CS");
  EXPECT_EQ(facts.tags, std::vector<std::string_view>{"writing"});
  EXPECT_EQ(facts.equivalents, std::vector{id("course")});
  EXPECT_TRUE(facts.repeatable);
  const StudyFacts& program = catalog[read.achievement("bsc").study];
  ASSERT_EQ(program.versions.size(), 1U);
  const RequirementVersion& version = program.versions[0];
  EXPECT_EQ(version.catalog_year, "2024-25");
  EXPECT_EQ(version.valid_from.to_string(), "2024");
  EXPECT_EQ(version.valid_until.to_string(), "2025-06");
  EXPECT_TRUE(same(version.credit, ects(160, 160)));
  EXPECT_EQ(catalog[version.requirement].name.in("en"), "Before");
  EXPECT_EQ(version.source.url, "https://u.example/2024");
  ASSERT_EQ(catalog.grade_scales.size(), 2U);
  const GradeScale& letters = catalog[catalog.organizations[0].grade_scale];
  EXPECT_EQ(letters.id, "letters");
  EXPECT_EQ(letters.name.in("en"), "Letters");
  ASSERT_EQ(letters.grades.size(), 4U);
  EXPECT_EQ(letters.grades[1].points, Rational(33, 10));
  EXPECT_FALSE(letters.grades[2].points.is_known());
  EXPECT_TRUE(letters.grades[2].pass);
  EXPECT_FALSE(letters.grades[3].pass);
  EXPECT_EQ(letters.source.url, "https://u.example/grades");
  const auto points = std::find_if(catalog.grade_scales.begin(), catalog.grade_scales.end(),
                                   [](const GradeScale& each) { return each.id == "points"; });
  ASSERT_NE(points, catalog.grade_scales.end());
  EXPECT_TRUE(points->numeric);
  EXPECT_EQ(points->best, Rational(5));
  EXPECT_EQ(points->worst, Rational(0));
  EXPECT_EQ(points->pass, Rational(2));
}

TEST_F(Sample, Recognition) {
  EXPECT_EQ(rec.credentials, (std::vector{id("mc"), id("course")}));
  EXPECT_EQ(rec.targets, std::vector{id("gc")});
  ASSERT_EQ(rec.asserted_by.size(), 1U);
  EXPECT_EQ(catalog[rec.agreement].id, "agr");
  EXPECT_EQ(rec.places, 0);
  EXPECT_EQ(rec.valid_from.to_string(), "2024");
  EXPECT_EQ(rec.valid_until.to_string(), "2028-12");
  EXPECT_EQ(rec.review_by.to_string(), "2027-01-31");
  EXPECT_FALSE(rec.doubtful);
  ASSERT_EQ(rec.grants.size(), 1U);
  const Grant& grant = rec.grants[0];
  EXPECT_EQ(grant.form, GrantForm::block);
  EXPECT_TRUE(same(grant.credit, ects(6, 6)));
  EXPECT_EQ(grant.slot, "rest");
  EXPECT_EQ(grant.satisfies, std::vector{id("course")});
  EXPECT_TRUE(grant.elective);
  EXPECT_EQ(grant.price->minor, 0);
  ASSERT_EQ(rec.conditions.size(), 4U);
  EXPECT_EQ(rec.conditions[0].grade, "C+");
  EXPECT_EQ(rec.conditions[1].kind, ConditionKind::recency);
  EXPECT_EQ(rec.conditions[1].max_age.to_string(), "P5Y");
  EXPECT_EQ(rec.conditions[1].on_expiry, OnExpiry::proof_of_currency);
  EXPECT_EQ(rec.conditions[2].jurisdictions, (std::vector<std::string_view>{"NZ", "AU"}));
  EXPECT_EQ(rec.conditions[3].not_jurisdictions, (std::vector<std::string_view>{"US"}));
  EXPECT_TRUE(same(rec.remaining_credit, ects(18, 18)));
  EXPECT_EQ(rec.remaining_duration.to_string(), "P6M");
  EXPECT_EQ(rec.remaining_cost->minor, 450000);
  const Recognition& advice = read.recognition("advice");
  EXPECT_EQ(advice.stage, Stage::recommended);
  EXPECT_TRUE(advice.targets.empty());
}

TEST_F(Sample, AgreementsAndRules) {
  ASSERT_EQ(catalog.agreements.size(), 1U);
  EXPECT_EQ(catalog.agreements[0].parties.size(), 2U);
  EXPECT_EQ(catalog.agreements[0].valid_until.to_string(), "2030");
  EXPECT_EQ(catalog.agreements[0].documents.size(), 1U);
  ASSERT_EQ(catalog.conversions.size(), 1U);
  EXPECT_EQ(catalog.conversions[0].factor, Rational(2));
  ASSERT_EQ(catalog.level_maps.size(), 1U);
  EXPECT_EQ(catalog.level_maps[0].pairs, (std::vector<std::array<int, 2>>{{7, 6}, {8, 7}}));
}

TEST_F(Sample, FactsTakeTheNearestSourceAndDate) {
  EXPECT_EQ(rec.source.certainty, Certainty::verified);
  EXPECT_EQ(rec.source.as_of.to_string(), "2026-02");
  EXPECT_EQ(rec.source.retrieved.to_string(), "2026-10-30");
  // A record without a source has the catalogue's.
  EXPECT_EQ(gc.source.url, "https://u.example/");
  EXPECT_EQ(gc.source.as_of.to_string(), "2026-10");
  EXPECT_EQ(gc.source.certainty, Certainty::secondary);
  // A source without a date has the catalogue's date, and nothing else of its source.
  EXPECT_EQ(mc.costs[0].source.as_of.to_string(), "2026-11-01");
  EXPECT_EQ(mc.costs[0].source.certainty, Certainty::stated);
  EXPECT_FALSE(catalog.organizations[0].source.as_of);
  EXPECT_EQ(catalog.organizations[0].source.seen().to_string(), "2026-10-02");
  // A price without a date is as old as its source.
  EXPECT_EQ(mc.prior_learning[0].fee->as_of.to_string(), "2024");
  EXPECT_EQ(rec.remaining_cost->as_of.to_string(), "2026-02");
}

TEST(NativeReader, TakesNullForLeftOut) {
  const Read read = read_text(with_achievement(
      R"("owner": null, "credit": null, "requirement": null, "costs": null, "url": null)"));
  EXPECT_EQ(read.problems(), Problems{});
  EXPECT_FALSE(read.achievement("a").owner);
  EXPECT_FALSE(read.achievement("a").credit.has_value());
}

TEST(NativeReader, ReadsAPlainStringInEnglishUnlessTold) {
  const Read read = read_text(with_achievement(""));
  EXPECT_EQ(read.achievement("a").name.entries[0].language, "en");
  EXPECT_EQ(read.catalog.language, "en");
}

TEST(NativeReader, ReadsNumbersExactly) {
  const auto credit = [](std::string_view number) {
    const Read read = read_text(
        with_achievement(R"("credit": {"unit": "ECTS", "value": )" + std::string(number) + "}"));
    EXPECT_EQ(read.problems(), Problems{}) << number;
    return read.achievement("a").credit.value_or(Credit{}).min;
  };
  EXPECT_EQ(credit("0"), Rational(0));
  EXPECT_EQ(credit("0.1"), Rational(1, 10));
  EXPECT_EQ(credit("12.3456"), Rational(123456, 10000));
  EXPECT_EQ(credit("1000000"), Rational(1'000'000));
  EXPECT_EQ(credit("1.50"), Rational(3, 2));
}

TEST(NativeReader, RefusesNumbersThatItWouldHaveToRound) {
  const auto code = [](std::string_view number) {
    const Read read = read_text(
        with_achievement(R"("credit": {"unit": "ECTS", "value": )" + std::string(number) + "}"));
    EXPECT_FALSE(read.achievement("a").credit.has_value()) << number;
    return read.diagnostics.size() == 1 ? read.diagnostics[0].code : "not one problem";
  };
  EXPECT_EQ(code("0.12345"), "bad-number");
  EXPECT_EQ(code("1e3"), "bad-number");
  EXPECT_EQ(code("1E-2"), "bad-number");
  EXPECT_EQ(code("1e999"), "bad-number");
  EXPECT_EQ(code("-0.5"), "negative-number");
  EXPECT_EQ(code("-1e999"), "bad-number");
  EXPECT_EQ(code("1000000.0001"), "number-too-large");
  EXPECT_EQ(code("99999999999999999999"), "number-too-large");
}

}  // namespace
}  // namespace credstack::catalog
