// Laws of the audit that hold whatever the programs and records are, on cases too large for every
// allocation to be made (docs/audit.md).
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "answer/audit_json.hpp"
#include "support/audit_generator.hpp"
#include "support/audit_reference.hpp"

namespace credstack::test {
namespace {

using answer::word;
using audit::AuditAnswer;
using audit::Status;

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
constexpr std::size_t cases = 200;
#else
constexpr std::size_t cases = 20;
#endif

/** Enough for most; what is not proven has laws of its own. */
constexpr std::uint64_t usual_limit = 5'000;

AuditAnswer audit_with(const audit::Auditor& auditor, const HeldCase& read, std::uint64_t limit) {
  audit::AuditOptions options = read.options();
  options.work_limit = limit;
  return auditor.audit(read.learner(), options);
}

AuditAnswer audit_of(const HeldCase& read, std::uint64_t limit = usual_limit) {
  return audit_with(audit::Auditor(read.catalog(), read.graph(), read.programs()), read, limit);
}

bool is_proven(const AuditAnswer& answer) {
  return answer.proof.optimal && answer.possible_proof.optimal;
}

/** What every order of an allocation but the last comes to: ties do not change it, unless they lie
 * between two programs. */
std::string worth(const AuditAnswer& answer) {
  audit::Progress held;
  audit::Progress in_progress;
  audit::Progress possible;
  const auto add = [](audit::Progress& sum, const audit::Progress& each) {
    sum.points += each.points;
    sum.credit = sum.credit + each.credit;
  };
  std::string text = "bound " + std::to_string(answer.proof.bound);
  for (const audit::ProgramFinding& each : answer.programs) {
    if (answer.programs.size() == 1) text += " " + std::string(word(each.status));
    text += " of " + std::to_string(each.points_of);
    add(held, each.held);
    add(in_progress, each.in_progress);
    add(possible, each.possible);
  }
  for (const audit::Progress& each : {held, in_progress, possible}) {
    text += " " + std::to_string(each.points) + " for " + each.credit.to_string();
  }
  return text;
}

/** All that is said of places and things, by their ids. */
std::string told(const HeldCase& read, const AuditAnswer& answer) {
  const Catalog& catalog = read.catalog();
  std::string text = worth(answer);
  for (const audit::ProgramFinding& program : answer.programs) {
    for (const audit::NodeFinding& node : program.nodes) {
      text += "\n" + std::string(catalog[node.node].id) + " " + std::string(word(node.status));
      for (const audit::Use& use : node.uses) {
        const audit::Piece& piece = answer.pieces[use.piece];
        for (const std::uint32_t item : piece.items) text += " " + std::to_string(item);
        if (piece.recognition) text += " by " + std::string(catalog[piece.recognition].id);
        if (piece.as) text += " as " + std::string(catalog[piece.as].id);
        text += " " + use.credit.to_string();
      }
      for (const audit::GoalFinding& goal : node.goals) {
        text += " goal " + std::string(word(goal.status)) + goal.reached.to_string();
      }
    }
  }
  for (const audit::Unused& each : answer.unused) {
    text += "\nunused " + std::to_string(each.item);
    for (const audit::Because& because : each.reasons) {
      text += " " + std::string(word(because.why));
    }
  }
  return text;
}

std::int64_t points(const AuditAnswer& answer) {
  std::int64_t sum = 0;
  for (const audit::ProgramFinding& each : answer.programs) sum += each.in_progress.points;
  return sum;
}
std::int64_t possible_points(const AuditAnswer& answer) {
  std::int64_t sum = 0;
  for (const audit::ProgramFinding& each : answer.programs) sum += each.possible.points;
  return sum;
}

/** Takes the first cap out of a tree. */
bool take_a_cap(Json& value) {
  if (value.is_object() && value.contains("rules")) {
    Json& rules = value["rules"];
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (!rules[i].contains("atMost")) continue;
      rules.erase(i);
      return true;
    }
  }
  if (!value.is_structured()) return false;
  return std::any_of(value.begin(), value.end(), [](Json& part) { return take_a_cap(part); });
}

class AuditLawsTest : public testing::TestWithParam<Mix> {
 protected:
  /** Each case with its dice, for what a law changes. */
  template <class Law>
  void every(const Law& law) {
    for (std::size_t i = 0; i < cases; ++i) {
      const std::uint64_t seed = 1 + i + 1'000'000ULL * static_cast<std::uint64_t>(GetParam());
      dice_.seed(seed);
      std::vector<std::uint16_t> drawn(3'000);
      for (std::uint16_t& each : drawn) each = static_cast<std::uint16_t>(dice_());
      Choices choices(std::move(drawn));
      const AuditCase made = AuditGenerator(choices, GetParam(), Size::large).make();
      SCOPED_TRACE("seed " + std::to_string(seed));
      law(made);
      if (HasFailure()) return;
    }
  }

  Json shuffled(const Json& list) {
    std::vector<Json> all(list.begin(), list.end());
    std::shuffle(all.begin(), all.end(), dice_);
    return all;
  }

  std::mt19937_64 dice_;
};

std::string invalid(const HeldCase& read, const AuditAnswer& answer) {
  return what_is_invalid(read.catalog(), read.graph(), read.programs(), read.learner(),
                         read.options(), answer);
}

TEST_P(AuditLawsTest, EveryAllocationIsValidAndWorthWhatItSays) {
  std::size_t proven = 0;
  every([&](const AuditCase& made) {
    const HeldCase read(made);
    const AuditAnswer answer = audit_of(read);
    proven += is_proven(answer) ? 1 : 0;
    EXPECT_EQ(invalid(read, answer), "");
    EXPECT_GE(answer.proof.bound, points(answer));
  });
  EXPECT_GT(proven, cases / 4) << "the other laws say little";
}

/** Takes away the first use that has credit. */
bool take_a_use(AuditAnswer& answer) {
  for (audit::ProgramFinding& program : answer.programs) {
    for (audit::NodeFinding& node : program.nodes) {
      const auto with_credit = std::find_if(
          node.uses.begin(), node.uses.end(),
          [](const audit::Use& use) { return use.credit.is_known() && use.credit > Rational(0); });
      if (with_credit == node.uses.end()) continue;
      node.uses.erase(with_credit);
      return true;
    }
  }
  return false;
}

TEST_P(AuditLawsTest, WhatIsNotValidIsNoticed) {
  std::size_t changed = 0;
  every([&](const AuditCase& made) {
    const HeldCase read(made);
    AuditAnswer answer = audit_of(read, 300);
    AuditAnswer other = answer;
    other.programs[0].nodes[0].status =
        answer.programs[0].nodes[0].status < Status::possible ? Status::unmet : Status::met;
    EXPECT_NE(invalid(read, other), "");
    if (!take_a_use(answer)) return;
    ++changed;
    EXPECT_NE(invalid(read, answer), "");
  });
  EXPECT_GT(changed, cases / 2);
}

TEST_P(AuditLawsTest, TheOrderOfItemsDecidesTiesOnly) {
  every([&](AuditCase made) {
    Json& items = made.learner["items"];
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!items[i].contains("id")) items[i]["id"] = std::to_string(i + 1);
    }
    const AuditAnswer before = audit_of(HeldCase(made));
    items = shuffled(items);
    const AuditAnswer after = audit_of(HeldCase(made));
    if (is_proven(before) && is_proven(after)) {
      EXPECT_EQ(worth(before), worth(after));
    }
  });
}

TEST_P(AuditLawsTest, TheOrderOfTheCatalogueDecidesNothing) {
  every([&](AuditCase made) {
    const HeldCase first(made);
    const std::string before = told(first, audit_of(first));
    for (const char* list : {"achievements", "organizations", "gradeScales"}) {
      made.catalog[list] = shuffled(made.catalog[list]);
    }
    const HeldCase second(made);
    EXPECT_EQ(before, told(second, audit_of(second)));
  });
}

TEST_P(AuditLawsTest, OneItemMoreNeverMeetsLess) {
  every([&](AuditCase made) {
    const AuditAnswer more = audit_of(HeldCase(made));
    Json& items = made.learner["items"];
    items.erase(items.size() - 1);
    const AuditAnswer fewer = audit_of(HeldCase(made));
    // The bound of what is not proven holds as well.
    if (is_proven(fewer)) {
      EXPECT_GE(more.proof.bound, points(fewer));
    }
    if (!is_proven(fewer) || !is_proven(more)) return;
    EXPECT_GE(points(more), points(fewer));
    EXPECT_GE(possible_points(more), possible_points(fewer));
  });
}

TEST_P(AuditLawsTest, OneCapFewerNeverMeetsLess) {
  std::size_t taken = 0;
  every([&](AuditCase made) {
    const AuditAnswer capped = audit_of(HeldCase(made));
    for (Json& each : made.catalog["achievements"]) {
      if (!each.contains("requirement") || !take_a_cap(each["requirement"])) continue;
      ++taken;
      const AuditAnswer free = audit_of(HeldCase(made));
      if (!is_proven(capped) || !is_proven(free)) return;
      EXPECT_GE(points(free), points(capped));
      EXPECT_GE(possible_points(free), possible_points(capped));
      return;
    }
  });
  EXPECT_GT(taken, 0U);
}

TEST_P(AuditLawsTest, OneAuditorAnswersManyAsEachByItself) {
  every([&](const AuditCase& made) {
    AuditCase half = made;
    Json& items = half.learner["items"];
    while (items.size() > made.learner["items"].size() / 2) items.erase(items.size() - 1);
    const HeldCase all(made);
    const HeldCase some(half);
    const std::string of_all = told(all, audit_of(all));
    const std::string of_some = told(some, audit_of(some));
    const audit::Auditor auditor(all.catalog(), all.graph(), all.programs());
    EXPECT_EQ(told(some, audit_with(auditor, some, usual_limit)), of_some);
    EXPECT_EQ(told(all, audit_with(auditor, all, usual_limit)), of_all);
    EXPECT_EQ(told(some, audit_with(auditor, some, usual_limit)), of_some);
  });
}

TEST_P(AuditLawsTest, LittleWorkSaysSoAndPromisesNoMore) {
  std::size_t cut = 0;
  every([&](const AuditCase& made) {
    const HeldCase read(made);
    const AuditAnswer full = audit_of(read);
    if (!is_proven(full)) return;
    for (const std::uint64_t limit : {1, 30, 300}) {
      const AuditAnswer little = audit_of(read, limit);
      EXPECT_EQ(invalid(read, little), "");
      EXPECT_GE(little.proof.bound, points(full));
      EXPECT_LE(points(little), points(full));
      EXPECT_LE(possible_points(little), possible_points(full));
      if (is_proven(little)) {
        EXPECT_EQ(told(read, little), told(read, full));
      }
      if (little.proof.points_proven) {
        EXPECT_EQ(points(little), points(full));
      }
      cut += is_proven(little) ? 0 : 1;
      if (read.programs().size() > 1) continue;
      EXPECT_GE(little.programs[0].status, full.programs[0].status) << "limit " << limit;
    }
  });
  EXPECT_GT(cut, 0U);
}

INSTANTIATE_TEST_SUITE_P(Mixes, AuditLawsTest,
                         testing::Values(Mix::plain, Mix::rules, Mix::sharing, Mix::recognitions,
                                         Mix::records, Mix::programs));

}  // namespace
}  // namespace credstack::test
