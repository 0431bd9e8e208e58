// Pieces in the making: begun from some items in one of their ways, offered to leaves, finished.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "audit/leaf_judge.hpp"

namespace credstack::audit {

/** A leaf to be asked whether it takes a piece. */
struct Offer {
  Index tree = 0;
  Index leaf = 0;
  Judgement base;  ///< what is said of the piece as such
  Rational credit = Rational::unknown();
  bool fulfils = false;
  bool by_substitution = false;
};

/** Makes the pieces of one record, and keeps what is said of its items beside. */
class Drafter {
 public:
  explicit Drafter(const DraftSources& sources);
  Drafter(const Drafter&) = delete;
  Drafter& operator=(const Drafter&) = delete;

  const DraftSources& sources() const { return sources_; }
  const ItemJudge& items() const { return items_; }
  const std::vector<RuleException>& exceptions(Index tree) const {
    return drafts_.exceptions[tree];
  }

  /** A number for the pieces of one way of some items. */
  std::uint32_t new_way() { return next_way_++; }
  Draft begin(std::vector<std::uint32_t> items, Way way, AchievementId as);
  /** Of what a thing is worth by itself; where it carries none, of nothing. */
  std::optional<Credit> credit_of(AchievementId id, const Tree& tree) const;
  void set_credit(Draft& draft, const std::optional<Credit>& credit, const Tree& tree) const;
  /** Adds the leaf to the piece's places, or what keeps it out to the reasons of its items. */
  void offer(Draft& draft, Offer given);
  /**
   * Takes a piece in that some leaf takes.
   * @param otherwise why it comes to nothing, where no leaf would take it
   * @param way what is open or wrong about it as such, said also where no leaf takes it
   */
  void finish(Draft&& draft, const Because& otherwise, const Judgement* way = nullptr);

  void refuse(std::uint32_t item, const Because& reason);
  void refuse(const std::vector<std::uint32_t>& items, const Because& reason);
  /** Of an item that came to nothing in the last way, should nothing more telling be said of it. */
  void come_to_nothing(std::uint32_t item, Why why) { otherwise_[item] = why; }
  void cut_short() { drafts_.cut_short = true; }

  /** All that was finished. Ends the drafter. */
  Drafts take();

 private:
  void say_otherwise();

  const DraftSources& sources_;
  const Catalog& catalog_;
  std::span<const Tree* const> trees_;
  ItemJudge items_;
  Drafts drafts_;
  LeafJudge leaves_;
  std::vector<std::optional<Why>> otherwise_;  ///< by item: of the last way that failed
  std::uint32_t next_way_ = 0;
};

}  // namespace credstack::audit
