// What things cost one learner (docs/plan.md, Prices).
#pragma once

#include <cstdint>
#include <vector>

#include "audit/tree.hpp"
#include "plan/answer.hpp"
#include "plan/wishes.hpp"

namespace credstack::plan {

class Prices {
 public:
  /** @param things  all that can be taken, for the currency where nothing else says it. */
  Prices(const Catalog& catalog, const audit::Tree& tree, const Wishes& wishes, Date on,
         const std::vector<AchievementId>& things);

  /** Empty: no price is known at all. */
  std::string_view currency() const { return currency_; }
  Price of(AchievementId thing) const;
  /** Of what its owner states no price of, by what the program charges. */
  Price by_program(const Achievement& record) const;
  /** Of an assessment of prior learning. */
  Price of_prior_learning(AchievementId thing) const;
  /** What the learner pays, after funding; 0 where the price is unknown. */
  std::int64_t due(AchievementId thing, Price& price) const;
  /** What the program charges once, beside tuition; none: a part of it is not published. */
  const Price& charged_once() const { return charged_once_; }

 private:
  Price read(const CostTotal& total) const;
  bool is_for_learner(const Cost& cost) const;
  void find_charged_once();

  const Catalog& catalog_;
  const audit::Tree& tree_;
  const Wishes& wishes_;
  Date on_;
  std::string_view currency_;
  Price charged_once_;
  bool program_has_audience_ = false;  ///< some of its costs are for the learner's kind alone
  bool program_depends_ = false;
};

}  // namespace credstack::plan
