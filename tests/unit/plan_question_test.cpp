// A question for a plan: what is read of it, and what is refused.
#include "answer/plan_question.hpp"

#include "plan_sample.hpp"

namespace credstack::answer {
namespace {

/** A question about the certificate, with more members. */
std::string asking(const std::string& members) {
  return R"({"ask":"plan","program":"urn:x:cert","on":"2026-12-01")" +
         (members.empty() ? "" : "," + members) + "}";
}

std::string wishing(const std::string& members) { return asking(R"("wishes":{)" + members + "}"); }

struct Asked {
  explicit Asked(const std::string& text) : bytes(text), document(bytes, question_depth) {
    question = read_plan_question(plan_library(), document, refusal);
  }

  std::string bytes;
  catalog::JsonDocument document;
  Refusal refusal;
  std::optional<PlanQuestion> question;
};

std::string why(const std::string& text) {
  const Asked asked(text);
  return asked.question ? "" : asked.refusal.code + ": " + asked.refusal.message;
}

AchievementId thing(std::string_view id) { return plan_library().catalog.find(id); }

TEST(PlanQuestion, NeedsNoRecordAndNoWishes) {
  const Asked asked(asking(""));
  ASSERT_TRUE(asked.question);
  EXPECT_EQ(asked.question->programs, std::vector{thing("urn:x:cert")});
  EXPECT_FALSE(asked.question->learner.is_there());
  EXPECT_EQ(asked.question->wishes.minimize,
            (std::vector{plan::Objective::cost, plan::Objective::time}));
  EXPECT_FALSE(asked.question->work_limit);
  std::vector<Diagnostic> problems;
  EXPECT_TRUE(record_of(plan_library(), *asked.question, problems).items.empty());
  EXPECT_TRUE(problems.empty());
}

TEST(PlanQuestion, ReadsEveryWish) {
  const Asked asked(wishing(R"("minimize":["firstAward","outlay"],"frontier":true,
    "start":"2027-02-01","deadline":"2028-01-31","hoursPerWeek":"25/2",
    "budget":{"minor":150000,"currency":"NZD"},"budgetPerTerm":{"minor":70000,"currency":"NZD"},
    "audience":"Residents","currency":"NZD",
    "funding":[{"share":"1/2"},{"of":["algebra"],"most":{"minor":500,"currency":"NZD"}}],
    "exclude":["urn:x:bridge","vendor"],"include":["capstone","urn:x:capstone"],
    "delivery":["online","inPerson"],"languages":["en-NZ","mi"],
    "priorLearning":["algebra"],"possible":true)"));
  ASSERT_TRUE(asked.question) << asked.refusal.message;
  const plan::Wishes& wishes = asked.question->wishes;
  EXPECT_EQ(wishes.minimize, (std::vector{plan::Objective::first_award, plan::Objective::outlay}));
  EXPECT_TRUE(wishes.frontier);
  EXPECT_TRUE(wishes.possible);
  EXPECT_EQ(wishes.start, (Date{2027, 2, 1}));
  EXPECT_EQ(wishes.deadline, (Date{2028, 1, 31}));
  EXPECT_EQ(wishes.hours_per_week, Rational(25, 2));
  EXPECT_EQ(wishes.budget->minor, 150'000);
  EXPECT_EQ(wishes.budget_per_term->minor, 70'000);
  EXPECT_EQ(wishes.audience, "Residents");
  EXPECT_EQ(wishes.currency, "NZD");
  ASSERT_EQ(wishes.funding.size(), 2U);
  EXPECT_EQ(wishes.funding[0].share, Rational(1, 2));
  EXPECT_TRUE(wishes.funding[0].of.empty());
  EXPECT_EQ(wishes.funding[1].share, Rational(1));
  EXPECT_EQ(wishes.funding[1].of, std::vector{thing("urn:x:algebra")});
  EXPECT_EQ(wishes.funding[1].most->minor, 500);
  EXPECT_EQ(wishes.exclude, std::vector{thing("urn:x:bridge")});
  EXPECT_EQ(wishes.exclude_of, std::vector{OrganizationId{1U}});
  EXPECT_EQ(wishes.include, std::vector{thing("urn:x:capstone")});  // once
  EXPECT_EQ(wishes.delivery, (std::vector{Delivery::online, Delivery::in_person}));
  EXPECT_EQ(wishes.languages, (std::vector<std::string_view>{"en-NZ", "mi"}));
  EXPECT_FALSE(wishes.any_prior_learning);
  EXPECT_EQ(wishes.prior_learning, std::vector{thing("urn:x:algebra")});
}

TEST(PlanQuestion, TakesNullForAbsentAndAnyPriorLearning) {
  const Asked asked(wishing(R"("minimize":null,"budget":null,"priorLearning":true,"exclude":[])"));
  ASSERT_TRUE(asked.question) << asked.refusal.message;
  EXPECT_EQ(asked.question->wishes.minimize.size(), 2U);
  EXPECT_FALSE(asked.question->wishes.budget);
  EXPECT_TRUE(asked.question->wishes.any_prior_learning);
  EXPECT_TRUE(Asked(asking(R"("wishes":null,"learner":null)")).question);
}

TEST(PlanQuestion, MoneyInWishesIsOfOneCurrency) {
  const Asked asked(wishing(R"("budget":{"minor":0,"currency":"USD"})"));
  ASSERT_TRUE(asked.question);
  EXPECT_EQ(asked.question->wishes.currency, "USD");
  EXPECT_EQ(why(wishing(R"("currency":"NZD","budget":{"minor":1,"currency":"USD"})")),
            "bad-question: The wishes are in several currencies: \"NZD\" and \"USD\".");
  EXPECT_NE(why(wishing(R"("budget":{"minor":1,"currency":"USD"},
                          "funding":[{"most":{"minor":1,"currency":"EUR"}}])")),
            "");
}

TEST(PlanQuestion, RefusesInPlainWords) {
  const std::pair<std::string, std::string> refused[] = {
      {R"("wishes":[])", "\"wishes\" must be an object, as docs/plan.md describes it."},
      {R"("whatIf":true)", "A question has no member \"whatIf\"."},
      {R"("workLimit":0)", "\"workLimit\" is a whole number from 1 to 1,000,000,000."},
      {R"("learner":{},"learnerCsv":"a")",
       "The question has two records: leave out \"learner\" or \"learnerCsv\"."},
      {R"("wishes":{"price":1})", "The wishes have no member \"price\"."},
      {R"("wishes":{"minimize":[]})", "\"minimize\" lists at least one objective."},
      {R"("wishes":{"minimize":"cost"})", "\"minimize\" must be a list."},
      {R"("wishes":{"minimize":["money"]})",
       "\"minimize\" lists cost, time, steps, firstAward, outlay or unrecognised; not "
       "\"money\"."},
      {R"("wishes":{"hoursPerWeek":0})", "\"hoursPerWeek\" is a number above 0, and at most 168."},
      {R"("wishes":{"hoursPerWeek":169})",
       "\"hoursPerWeek\" is a number above 0, and at most 168."},
      {R"("wishes":{"budget":1500})",
       "\"budget\" is money, such as {\"minor\": 150000, \"currency\": \"USD\"}."},
      {R"("wishes":{"budget":{"minor":1.5,"currency":"USD"}})",
       "\"budget\" needs \"minor\": a whole number of minor units, such as cents."},
      {R"("wishes":{"budget":{"minor":-1,"currency":"USD"}})",
       "\"budget\" needs \"minor\": a whole number of minor units, such as cents."},
      {R"("wishes":{"budget":{"minor":1,"currency":"usd"}})",
       "\"budget\" needs \"currency\": an ISO 4217 code such as \"USD\"."},
      {R"("wishes":{"budget":{"minor":1,"currency":"USD","asOf":"2026"}})",
       "Money in the wishes has no member \"asOf\"."},
      {R"("wishes":{"currency":"dollars"})", "\"currency\" is an ISO 4217 code such as \"USD\"."},
      {R"("wishes":{"funding":[{}]})", "Funding needs a \"share\" of the price, or a \"most\"."},
      {R"("wishes":{"funding":[{"share":"3/2"}]})",
       "The \"share\" of a funding is a number from 0 to 1, or such as \"1/2\"."},
      {R"("wishes":{"funding":[{"share":1,"of":[]}]})",
       "The \"of\" of a funding lists at least one id."},
      {R"("wishes":{"delivery":["post"]})",
       "\"delivery\" lists inPerson, online or blended; not \"post\"."},
      {R"("wishes":{"languages":["e n"]})",
       "\"languages\" lists tags such as \"en\" or \"en-NZ\"; not \"e n\"."},
      {R"("wishes":{"priorLearning":"all"})", "\"priorLearning\" is true, or a list of ids."},
      {R"("wishes":{"possible":1})", "\"possible\" must be true or false."},
  };
  for (const auto& [members, message] : refused) {
    EXPECT_EQ(why(asking(members)), "bad-question: " + message) << members;
  }
}

TEST(PlanQuestion, NamesWhatItDoesNotFind) {
  EXPECT_EQ(why(wishing(R"("deadline":"2028-02")")),
            "missing-date: \"2028-02\" is no whole date; write year-month-day, as in 2026-11-24.");
  EXPECT_EQ(why(wishing(R"("include":["same"])")),
            "unknown-id: Several ids end in \"same\": write the whole id.");
  EXPECT_EQ(why(wishing(R"("include":["vendor"])")),
            "unknown-id: The catalogue has no credential, program or course \"vendor\".");
  const Asked asked(wishing(R"("exclude":["alg"])"));
  ASSERT_FALSE(asked.question);
  EXPECT_EQ(asked.refusal.near, (std::vector<std::string_view>{"urn:x:algebra"}));
}

TEST(PlanQuestion, PlansForTenProgramsThatHaveRequirements) {
  EXPECT_EQ(why(R"({"ask":"plan","on":"2026-12-01"})"),
            "bad-question: The question needs a program: \"program\" or \"programs\".");
  EXPECT_EQ(why(R"({"ask":"plan","program":"algebra","on":"2026-12-01"})"),
            "no-requirement: The catalogue does not say what \"urn:x:algebra\" requires.");
  EXPECT_EQ(why(R"({"ask":"plan","program":"urn:x:cert"})"),
            "missing-date: The question needs a date, as in \"on\": \"2026-11-24\".");
  std::string many = R"("urn:x:cert")";
  for (int i = 0; i < 10; ++i) many += R"(,"urn:x:cert")";
  EXPECT_EQ(why(R"({"ask":"plan","on":"2026-12-01","programs":[)" + many + "]}"),
            "bad-question: \"programs\" must list from 1 to 10 programs.");
}

}  // namespace
}  // namespace credstack::answer
