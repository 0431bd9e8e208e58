// What may be chosen where a program takes what the catalogue does not name.
#include "plan/choices.hpp"

#include <gtest/gtest.h>

#include "answer/library.hpp"

namespace credstack::plan {
namespace {

/** Electives of 6 credits, two courses of DATA or STAT from level 300, and what a tag picks. */
const Catalog& catalog() {
  static const auto made = read({{"plan.json", R"({"credstack": 1,
    "organizations": [{"id": "u", "name": "University"}],
    "achievements": [
      {"id": "p", "type": "Certificate", "name": "P", "owner": "u", "requirement": {"all": [
        {"id": "free", "credits": {"value": 6, "unit": "CR"}, "open": true},
        {"id": "upper", "courses": 2, "select": [{"tags": ["lab"]}, {"subjects": ["DATA", "STAT"],
          "levels": {"framework": "n", "min": 300, "max": 499}}]},
        {"id": "one", "credits": {"value": 3, "unit": "CR"}, "select": {"subjects": ["DATA"]},
         "except": {"levels": {"framework": "n", "max": 199}}},
        {"id": "tagged", "credits": {"value": 3, "unit": "CR"}, "select": {"tags": ["lab"]}},
        {"id": "listed", "credits": {"value": 3, "unit": "CR"}, "from": ["c"]},
        {"id": "none", "courses": 1, "select": {"subjects": ["PE"]},
         "except": {"subjects": ["PE", "SPRT"]}}],
        "rules": [
          {"id": "upper-goal", "atLeast": {"courses": 1},
           "of": {"levels": {"framework": "n", "min": 300, "max": 399}}},
          {"id": "higher-goal", "atLeast": {"courses": 1},
           "of": {"levels": {"framework": "n", "min": 400}}},
          {"id": "elsewhere", "atMost": {"courses": 1}, "origin": "transfer"},
          {"id": "sport", "atMost": {"credits": {"value": 3, "unit": "CR"}},
           "of": {"subjects": ["PE"]}}]}},
      {"id": "c", "type": "Course", "name": "C", "owner": "u",
       "credit": {"value": 3, "unit": "CR"}}]})"}});
  EXPECT_FALSE(made.has_errors());
  return made.library->catalog;
}

const audit::Tree& tree() {
  static const audit::Tree made = audit::tree_of(catalog(), catalog().find("p"), nullptr);
  return made;
}

std::vector<Choice> made_of(Rational grain, std::size_t waived = 99) {
  std::vector<bool> none(tree().leaves.size(), false);
  if (waived < none.size()) none[waived] = true;
  return choices_of(catalog(), tree(), none, grain);
}

std::vector<Choice> of_leaf(const std::vector<Choice>& all, std::size_t leaf) {
  std::vector<Choice> some;
  for (const Choice& each : all) {
    if (each.leaf == leaf) some.push_back(each);
  }
  return some;
}

TEST(PlanChoices, AreThereInEverySize) {
  const auto free = of_leaf(made_of(2), 0);
  ASSERT_EQ(free.size(), 3U);
  for (std::size_t at = 0; at < 3; ++at) {
    const auto n = static_cast<std::int64_t>(at) + 1;
    EXPECT_EQ(free[at].record.credit->min, Rational(2 * n));
    EXPECT_EQ(free[at].units, n);
    EXPECT_EQ(free[at].record.credit->unit, "CR");
  }
  // 600 hundredths in 120 sizes: each fifth of them.
  const auto fine = of_leaf(made_of(Rational(1, 100)), 0);
  ASSERT_EQ(fine.size(), 120U);
  EXPECT_EQ(fine.front().record.credit->min, Rational(1, 20));
  EXPECT_EQ(fine.back().record.credit->min, Rational(6));
}

TEST(PlanChoices, AreSoManyCoursesWhereCoursesAreCounted) {
  const auto upper = of_leaf(made_of(1), 1);
  ASSERT_EQ(upper.size(), 2U);
  EXPECT_TRUE(upper.front().what.course);
  EXPECT_FALSE(upper.front().record.credit);
}

TEST(PlanChoices, AreOnlyWhereTheyCanBeDescribed) {
  const auto all = made_of(1);
  EXPECT_EQ(of_leaf(all, 2).size(), 3U);
  for (const std::size_t leaf : {3U, 4U, 5U}) EXPECT_TRUE(of_leaf(all, leaf).empty()) << leaf;
  EXPECT_TRUE(of_leaf(made_of(1, 0), 0).empty());
}

TEST(PlanChoices, StateWhatIsCertain) {
  const auto all = made_of(1);
  const learner::Item free = item_of(of_leaf(all, 0).front());
  EXPECT_EQ(free.status, learner::ItemStatus::planned);
  EXPECT_EQ(free.issuer, tree().owner);
  EXPECT_TRUE(free.subject.empty());
  EXPECT_TRUE(free.levels.empty());
  EXPECT_EQ(free.credit->min, Rational(1));
  const learner::Item upper = item_of(of_leaf(all, 1).front());
  EXPECT_TRUE(upper.subject.empty());
  ASSERT_EQ(upper.levels.size(), 1U);
  EXPECT_EQ(upper.levels.front().level, 300);
  EXPECT_FALSE(upper.credit);
  EXPECT_EQ(item_of(of_leaf(all, 2).front()).subject, "DATA");
}

std::vector<std::string_view> rules_asked_of(std::size_t leaf) {
  std::vector<std::string_view> rules;
  for (const Condition& each : open_conditions(tree(), of_leaf(made_of(1), leaf).front())) {
    rules.push_back(each.rule != nullptr ? each.rule->id : catalog()[each.requirement].id);
  }
  return rules;
}

TEST(PlanChoices, AskForWhatRulesLookAt) {
  using Rules = std::vector<std::string_view>;
  EXPECT_EQ(rules_asked_of(0), Rules{"sport"});
  EXPECT_EQ(rules_asked_of(1), Rules{"upper-goal"});
  EXPECT_EQ(rules_asked_of(2), Rules{"one"});
}

}  // namespace
}  // namespace credstack::plan
