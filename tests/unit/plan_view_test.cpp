// A plan in words, from answers that are made by hand.
#include "answer/plan_view.hpp"

#include "answer/message_files.hpp"
#include "plan_sample.hpp"

namespace credstack::answer {
namespace {

View viewed(const plan::PlanAnswer& answer, const plan::Wishes& wishes = from_february(),
            const learner::Learner& learner = {}) {
  static const Messages words(plan_library().words, "en", {},
                              std::span(plan_message_files, plan_message_file_count));
  const Context context{plan_library().catalog, "en", answer.on};
  return plan_view(Phrases(context, words), wishes, answer, learner, {});
}

const Section* section(const View& view, std::string_view id) {
  for (const Section& each : view.sections) {
    if (each.id == id) return &each;
  }
  return nullptr;
}

/** The lines of a fact, one after the other. */
std::string lines(const std::vector<Fact>& facts, std::string_view label) {
  std::string all;
  for (const Fact& each : facts) {
    if (each.label != label) continue;
    for (const Item& item : each.items) all += (all.empty() ? "" : " | ") + item.text;
  }
  return all;
}

std::string columns_of(const Section& section) {
  std::string all;
  for (const Item& each : section.table->columns) all += (all.empty() ? "" : " | ") + each.text;
  return all;
}

/** The cells of the row with that heading, beside it. */
std::string row_of(const Section& section, std::string_view heading) {
  std::string all;
  for (const Row& row : section.table->rows) {
    if (row.cells[0][0].text != heading) continue;
    for (std::size_t at = 1; at < row.cells.size(); ++at) {
      std::string cell;
      for (const Item& item : row.cells[at]) cell += (cell.empty() ? "" : ", ") + item.text;
      all += (all.empty() ? "" : " | ") + cell;
    }
  }
  return all;
}

TEST(PlanView, SaysFirstWhatIsLeftAndWhatItCosts) {
  const View view = viewed(answer_of(known_route()));
  EXPECT_EQ(view.title, "A plan for Certificate");
  ASSERT_EQ(view.intro.size(), 1U);
  EXPECT_EQ(view.intro[0],
            "4 steps are left to take for Certificate. You would pay NZD 2,150.50. You could be "
            "done on 31 August 2027.");
  EXPECT_EQ(lines(view.facts, "What you would pay"),
            "NZD 2,150.50 | NZD 100 of it is charged once, for the program itself | NZD 300 more "
            "is paid for you");
  EXPECT_EQ(lines(view.facts, "Credit it brings"),
            "16 ECTS credits that count in Certificate | 5 ECTS credits more that you earn, and "
            "that do not count");
  EXPECT_EQ(lines(view.facts, "For each credit that counts"), "about NZD 134.41");
  EXPECT_EQ(lines(view.facts, "Largest payment"), "NZD 1,000.50, on 1 July 2027");
  EXPECT_EQ(lines(view.facts, "How sure this is"), "No plan costs less.");
}

TEST(PlanView, AFeeAloneIsNotThePriceOfTheWhole) {
  plan::PlanAnswer answer = answer_of(known_route());
  CostTotal fee;
  fee.sum = {.minor = 10'000, .currency = {'N', 'Z', 'D'}};
  fee.kinds = {CostKind::application};
  answer.programs[0].regular = {fee};
  EXPECT_EQ(lines(viewed(answer).facts, "The whole program, at its own price"), "");
  answer.programs[0].regular[0].kinds.push_back(CostKind::tuition);
  EXPECT_EQ(lines(viewed(answer).facts, "The whole program, at its own price"), "NZD 100");
}

TEST(PlanView, SaysWhetherAnythingOfTheLearnersWasCounted) {
  EXPECT_TRUE(viewed(answer_of(known_route()))
                  .notes[0]
                  .starts_with("By the catalogue, with nothing of yours counted yet, for "));
}

TEST(PlanView, SaysUnknownPricesAndTimesApart) {
  const View view = viewed(answer_of(hand_made_route()));
  EXPECT_EQ(view.intro[0],
            "4 steps are left to take for Certificate. You would pay at least NZD 2,150.50: 1 "
            "price is not known. You could be done on 1 July 2027 at the earliest: how "
            "long 1 step takes is not known.");
  EXPECT_EQ(lines(view.facts, "For each credit that counts"), "");
  EXPECT_EQ(lines(view.facts, "How sure this is"),
            "No plan with as few unknown prices costs less, by the prices that are known.");
}

TEST(PlanView, IsATimelineOfSteps) {
  const View view = viewed(answer_of(hand_made_route()));
  const Section* steps = section(view, "steps");
  ASSERT_NE(steps, nullptr);
  ASSERT_EQ(steps->cards.size(), 4U);
  const Card& algebra = steps->cards[0];
  EXPECT_EQ(algebra.heading, "Algebra");
  EXPECT_EQ(algebra.lead, "Step 1: 1 February 2027 to 31 May 2027.");
  EXPECT_FALSE(algebra.verdict);
  EXPECT_EQ(lines(algebra.facts, "Price"), "NZD 900; you pay NZD 600, and NZD 300 is paid for you");
  EXPECT_EQ(lines(algebra.facts, "Counts for"), "Core, 6 ECTS credits");
  EXPECT_EQ(lines(algebra.facts, "Cost so far"), "at least NZD 700, and 1 price that is not known");
  EXPECT_EQ(lines(algebra.facts, "If you stop after it"),
            "You would hold no award of this plan yet. | 6 ECTS credits would count in "
            "Certificate. | You would have paid at least NZD 700.");

  const Card& bridge = steps->cards[1];
  EXPECT_EQ(lines(bridge.facts, "Price"), "not published");
  EXPECT_EQ(lines(bridge.facts, "Counts for"),
            "nothing by itself: it is only needed before something else");
  EXPECT_EQ(lines(bridge.facts, "Needed before"), "Capstone");
  plan::Route unused = hand_made_route();
  unused.steps[1].needed_for.clear();
  const View other = viewed(answer_of(unused));
  EXPECT_EQ(lines(section(other, "steps")->cards[1].facts, "Counts for"), "nothing in Certificate");

  const Card& badge = steps->cards[2];
  EXPECT_EQ(lines(badge.facts, "Counts for"),
            "Free choice, 4 ECTS credits, as University recognises it");
  EXPECT_EQ(lines(badge.facts, "Conditions"), "Your grade must be B or better.");
  EXPECT_EQ(lines(badge.facts, "If you stop after it"),
            "You would hold Badge. | 10 ECTS credits would count in Certificate. | You would have "
            "paid at least NZD 1,150.");

  const Card& capstone = steps->cards[3];
  EXPECT_EQ(capstone.lead, "Step 4: from 1 July 2027; how long it takes is not known.");
  EXPECT_EQ(lines(capstone.facts, "Counts for"),
            "a part that Certificate asks for by name, 6 ECTS credits");
}

TEST(PlanView, TheLastStepIsTheEndOfThePlan) {
  const View view = viewed(answer_of(known_route()));
  const Card& last = section(view, "steps")->cards[3];
  EXPECT_EQ(lines(last.facts, "Cost so far"), "NZD 2,150.50");
  EXPECT_EQ(lines(last.facts, "If you stop after it"),
            "Everything in this plan for Certificate would be done. | 16 ECTS credits would count "
            "in Certificate.");
  EXPECT_EQ(lines(section(view, "steps")->cards[1].facts, "Price"), "free");
}

TEST(PlanView, DrawsTheStepsInTheirTime) {
  const View view = viewed(answer_of(hand_made_route()));
  const Section& steps = *section(view, "steps");
  ASSERT_TRUE(steps.table);
  EXPECT_EQ(columns_of(steps), "Step | When | Cost so far");
  EXPECT_EQ(row_of(steps, "Algebra"),
            "1 February 2027 to 31 May 2027. | at least NZD 700, and 1 price that is not known");
  EXPECT_EQ(steps.table->drawn, Drawn::spans);
  // February to May has 28 + 31 + 30 + 31 days.
  EXPECT_EQ(steps.table->rows[0].at, (std::array<std::int64_t, 2>{0, 120}));
  // How long the last one takes is not known, and not drawn.
  EXPECT_FALSE(steps.table->rows[3].at);
  EXPECT_FALSE(steps.table->rows[0].possible);
  EXPECT_TRUE(steps.table->rows[2].possible) << "it asks for a grade";
  // A terminal has the cards, which say the same in full.
  EXPECT_EQ(to_text(view).find("The steps in their time"), std::string::npos);
  EXPECT_NE(to_html(view).find("<th scope=\"row\">Algebra</th>"), std::string::npos);
}

TEST(PlanView, WhatIsOnlyPossibleSaysSoFirst) {
  plan::Route route = known_route();
  route.possible = true;
  const View view = viewed(answer_of(route));
  EXPECT_EQ(view.intro.front(),
            "Not certain: the plan for Certificate works only if what is open in it is decided in "
            "your favour. Nothing in it is promised.");
  const Section* steps = section(view, "steps");
  ASSERT_NE(steps, nullptr);
  EXPECT_EQ(steps->heading, "Step by step, possible and not certain");
  for (const Card& card : steps->cards) {
    ASSERT_TRUE(card.verdict);
    EXPECT_EQ(card.verdict->value, Verdict::unknown);
    EXPECT_EQ(lines(card.facts, "If you stop after it").find("would count"), std::string::npos);
  }
}

TEST(PlanView, SaysWhatIsOpen) {
  plan::Route route = known_route();
  route.possible = true;
  route.steps[0].conditions = {{.requirement = leaf(2)}, {.requirement = leaf(3)}};
  route.steps[1].conditions = {{.requirement = leaf(0), .grade = "B"}};
  route.steps[2].conditions = {{.recognition = RecognitionId{0U}, .why = audit::Why::claimed},
                               {.why = audit::Why::full}};
  const View view = viewed(answer_of(route));
  const Section* steps = section(view, "steps");
  EXPECT_EQ(lines(steps->cards[0].facts, "Conditions"),
            "It asks for this, and the record cannot show it: Free choice. | An interview");
  EXPECT_EQ(lines(steps->cards[1].facts, "Conditions"), "You need the grade B or better in it.");
  EXPECT_EQ(lines(steps->cards[2].facts, "Conditions"),
            "That it counts is only claimed: University has not confirmed it. | Whether it counts "
            "is not certain. Ask University.");
}

TEST(PlanView, WhatIsChargedOnceMayBeUnknown) {
  plan::Route route = hand_made_route();
  route.unknown_prices = 2;
  const View view = viewed(answer_of(route));
  EXPECT_EQ(lines(view.facts, "What you would pay"),
            "at least NZD 2,150.50, and 2 prices that are not known | NZD 100 of it is charged "
            "once, for the program itself | what the program itself charges once is not all "
            "published | NZD 300 more is paid for you");
}

TEST(PlanView, SaysWhomToAskWhereNothingSaysWhatIsOpen) {
  plan::Route route = known_route();
  route.possible = true;
  for (plan::Step& each : route.steps) {
    each.conditions.clear();
    each.price = {};
    each.paid_so_far = 0;
  }
  route.cost = 0;
  route.unknown_prices = 4;
  const View view = viewed(answer_of(route));
  EXPECT_TRUE(view.intro[0].ends_with(
      "The catalogue does not say more closely what is open. Ask University."));
  EXPECT_EQ(section(view, "steps")->cards[0].facts.back().items.back().text,
            "What you would have paid is not known.");
}

TEST(PlanView, ABetterPlanThatIsOnlyPossibleComesAfter) {
  plan::PlanAnswer answer = answer_of(known_route());
  plan::Route open = known_route();
  open.possible = true;
  open.cost = 100'000;
  answer.programs[0].possible = open;
  const View view = viewed(answer);
  EXPECT_EQ(view.intro.size(), 2U);
  EXPECT_EQ(lines(view.facts, "How sure this is"),
            "No plan costs less without counting on what is open.");
  const Section* possible = section(view, "possible");
  ASSERT_NE(possible, nullptr);
  EXPECT_TRUE(possible->text.starts_with("Not certain:"));
  EXPECT_EQ(possible->cards.front().lead,
            "You would pay NZD 1,000. You could be done on 31 August 2027.");
}

TEST(PlanView, ProofIsInPlainWords) {
  plan::Route route = known_route();
  route.proof = {.optimal = false, .bound = 200'000, .work = 1'234};
  EXPECT_EQ(lines(viewed(answer_of(route)).facts, "How sure this is"),
            "No plan can cost less than NZD 2,000; this one is at most NZD 150.50 above that. | "
            "The search was stopped after 1,234 steps of its own.");
  route.proof.bound = 215'050;
  EXPECT_EQ(lines(viewed(answer_of(route)).facts, "How sure this is"), "No plan costs less.");
  route.proof.bound = 0;
  EXPECT_EQ(lines(viewed(answer_of(route)).facts, "How sure this is"),
            "The search was stopped after 1,234 steps of its own: there may be a better plan.");
  plan::Wishes wishes = from_february();
  wishes.minimize = {plan::Objective::time};
  route.proof.bound = 180;  // 31 July is day 180
  EXPECT_EQ(lines(viewed(answer_of(route), wishes).facts, "How sure this is"),
            "No plan can end before 31 July 2027; this one ends at most 31 days later. | The "
            "search was stopped after 1,234 steps of its own.");
  // What is not known has no distance from a bound.
  plan::Route unknown = hand_made_route();
  unknown.proof = {.optimal = false, .bound = 200'000, .work = 5};
  EXPECT_EQ(lines(viewed(answer_of(unknown)).facts, "How sure this is"),
            "The search was stopped after 5 steps of its own: there may be a better plan.");
}

TEST(PlanView, StandsBesideTheDirectRoute) {
  plan::PlanAnswer answer = answer_of(known_route());
  plan::Route direct = known_route();
  direct.steps.erase(direct.steps.begin() + 2);
  direct.cost = 265'000;
  direct.end = {2027, 9, 30};
  answer.programs[0].direct = direct;
  const View view = viewed(answer);
  const Section* beside = section(view, "direct");
  ASSERT_NE(beside, nullptr);
  EXPECT_EQ(beside->cards[0].heading, "Everything at University");
  EXPECT_EQ(beside->cards[0].lead,
            "The plan costs NZD 499.50 less than this. It ends 30 days earlier.");
  EXPECT_EQ(columns_of(*beside), "What stands side by side | This plan | Everything at University");
  EXPECT_EQ(row_of(*beside, "What you would pay"),
            "NZD 2,150.50, NZD 100 of it is charged once, for the program itself, NZD 300 more is "
            "paid for you | NZD 2,650, NZD 100 of it is charged once, for the program itself, "
            "NZD 300 more is paid for you");
  EXPECT_EQ(row_of(*beside, "Done"), "31 August 2027 | 30 September 2027");
  EXPECT_EQ(row_of(*beside, "Steps"), "4 steps | 3 steps");
  answer.programs[0].route = hand_made_route();
  EXPECT_EQ(section(viewed(answer), "direct")->cards[0].lead,
            "Which one costs less cannot be said: not all prices are known. Which one ends "
            "earlier cannot be said: not all times are known.");
  // Another payment may be larger where a price is not known.
  EXPECT_EQ(row_of(*section(viewed(answer), "direct"), "Largest payment"), "");
  answer.programs[0].direct = hand_made_route();
  EXPECT_EQ(section(viewed(answer), "direct")->cards[0].lead, "That is the plan itself.");
  EXPECT_FALSE(section(viewed(answer), "direct")->table);
}

TEST(PlanView, TheFrontierIsATable) {
  plan::PlanAnswer answer = answer_of(known_route());
  answer.programs[0].frontier = {known_route(), hand_made_route()};
  const View view = viewed(answer);
  const Section* frontier = section(view, "frontier");
  ASSERT_NE(frontier, nullptr);
  EXPECT_EQ(columns_of(*frontier), "What you would pay | Done | Steps");
  EXPECT_EQ(row_of(*frontier, "NZD 2,150.50"), "31 August 2027 | 4 steps");
  EXPECT_EQ(row_of(*frontier, "at least NZD 2,150.50"),
            "1 July 2027 at the earliest: how long 1 step takes is not known | 4 steps");
  // From 1 February to 31 August 2027 it is 211 days; what is not known is not drawn.
  EXPECT_EQ(frontier->table->drawn, Drawn::points);
  EXPECT_EQ(frontier->table->rows[0].at, (std::array<std::int64_t, 2>{211, 215'050}));
  EXPECT_FALSE(frontier->table->rows[1].at);
}

TEST(PlanView, SaysWhatIsInTheWayAndWhatWouldHelp) {
  plan::PlanAnswer answer = answer_of({});
  answer.programs[0].route.reset();
  plan::NoPlan none;
  none.conflict.push_back({.wish = plan::WishKind::budget, .minor = 190'000, .proven = false});
  none.conflict.push_back({.wish = plan::WishKind::deadline, .date = {2027, 8, 31}});
  none.conflict.push_back(
      {.wish = plan::WishKind::exclude, .things = {plan_library().catalog.find("urn:x:algebra")}});
  none.conflict.push_back({.wish = plan::WishKind::include});
  answer.programs[0].none = none;
  const View view = viewed(answer);
  EXPECT_TRUE(view.intro[0].starts_with("There is no plan for Certificate that keeps to all"));
  const Section* conflict = section(view, "conflict");
  ASSERT_NE(conflict, nullptr);
  EXPECT_EQ(conflict->text,
            "These 4 wishes cannot all be had. It is enough to change one of them; each says how "
            "far.");
  EXPECT_EQ(conflict->cards[0].heading, "The budget");
  EXPECT_EQ(conflict->cards[0].lead,
            "With NZD 1,900 in all there is a plan. A smaller change may be enough.");
  EXPECT_EQ(conflict->cards[1].lead, "With a deadline on 31 August 2027 there is a plan.");
  EXPECT_EQ(conflict->cards[2].lead, "There is a plan with Algebra, which you leave out.");
  EXPECT_EQ(conflict->cards[3].lead, "How far it would have to change is not known.");
  EXPECT_EQ(section(view, "steps"), nullptr);

  none.conflict = {{.wish = plan::WishKind::hours_per_week, .hours = Rational(25, 3)}};
  answer.programs[0].none = none;
  const View hours = viewed(answer);
  EXPECT_EQ(section(hours, "conflict")->text,
            "This wish is in the way. It says how far it would have to change.");
  // 8 hours and 20 minutes: less would not be enough.
  EXPECT_EQ(section(hours, "conflict")->cards[0].lead,
            "With about 8.4 hours a week there is a plan.");
}

TEST(PlanView, NamesWhatTheCatalogueCannotMeet) {
  plan::PlanAnswer answer = answer_of({});
  answer.programs[0].route.reset();
  answer.programs[0].none.emplace().unmet.push_back(leaf(3));
  const View view = viewed(answer);
  EXPECT_EQ(view.intro[0],
            "There is no plan for Certificate: nothing in the catalogue can meet a part of it.");
  EXPECT_EQ(section(view, "unmet")->cards[0].heading, "An interview");
  // The whole is unmet because of its part.
  const Catalog& catalog = plan_library().catalog;
  auto& unmet = answer.programs[0].none->unmet;
  unmet.insert(unmet.begin(), catalog[catalog.find("urn:x:cert")].requirement);
  EXPECT_EQ(section(viewed(answer), "unmet")->cards.size(), 1U);
  answer.programs[0].none.reset();
  EXPECT_EQ(
      viewed(answer).intro[0],
      "The search was stopped before it found a plan for Certificate. That does not mean that "
      "there is none.");
}

TEST(PlanView, WhatIsDoneNeedsNoPlan) {
  plan::PlanAnswer answer = answer_of({});
  answer.programs[0].complete = true;
  EXPECT_EQ(viewed(answer).intro[0], "Nothing is left to take for Certificate.");
  EXPECT_TRUE(viewed(answer).facts.empty());
  answer.programs[0].route.reset();
  learner::Learner taking;
  taking.items.push_back({.id = "1", .status = learner::ItemStatus::in_progress});
  EXPECT_EQ(viewed(answer, from_february(), taking).intro[0],
            "Nothing more has to be added for Certificate, if you pass what your record has in "
            "progress or planned.");
}

TEST(PlanView, SeveralProgramsHaveTheirOwnSections) {
  plan::PlanAnswer answer = answer_of(known_route());
  answer.programs.push_back(answer.programs.front());
  const View view = viewed(answer);
  for (const char* id : {"program-1", "steps-1", "program-2", "steps-2"}) {
    EXPECT_NE(section(view, id), nullptr) << id;
  }
  EXPECT_EQ(section(view, "steps-2")->heading, "Certificate: Step by step");
  EXPECT_EQ(section(view, "steps-2")->cards[0].id, "step-2-1");
}

TEST(PlanView, SaysTheSameOnAPageAndOnATerminal) {
  const View view = viewed(answer_of(hand_made_route()));
  EXPECT_NE(to_html(view).find("<p>Step 4: from 1 July 2027; how long it takes is not known.</p>"),
            std::string::npos);
  EXPECT_NE(to_text(view).find("  Step 4: from 1 July 2027; how long it takes is not known.\n"),
            std::string::npos);
}

}  // namespace
}  // namespace credstack::answer
