// The part of a catalogue that answers for one page.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "answer/library.hpp"
#include "publish/native_part.hpp"

namespace credstack::publish {

/**
 * Cuts slices out of one catalogue, one after the other, each in time that grows with the slice and
 * not with the catalogue. For threads: one each.
 *
 * A slice of `subject` gives the answers of the whole catalogue to `stacks(subject)` and
 * `ladder(subject)`, byte for byte, on any date and with any options; slice.cpp says by which
 * rules.
 */
class Slicer {
 public:
  explicit Slicer(const Library& library);

  Part slice(AchievementId subject);

 private:
  /** Marks that are taken back all at once: what was marked before this slice is not marked. */
  template <class Value>
  class Marks {
   public:
    explicit Marks(std::size_t count) : rounds_(count, 0), values_(count) {}
    void clear() {
      ++round_;
      touched_.clear();
    }
    /** The value of a place, made on first use. True in `is_new` then. */
    Value& at(std::size_t place, bool& is_new) {
      is_new = rounds_[place] != round_;
      if (is_new) {
        rounds_[place] = round_;
        values_[place] = {};
        touched_.push_back(static_cast<std::uint32_t>(place));
      }
      return values_[place];
    }
    bool has(std::size_t place) const { return rounds_[place] == round_; }
    const Value& operator[](std::size_t place) const { return values_[place]; }
    const std::vector<std::uint32_t>& touched() const { return touched_; }
    /** The marked places in catalogue order. */
    std::vector<std::uint32_t> sorted() const;

   private:
    std::vector<std::uint64_t> rounds_;
    std::vector<Value> values_;
    std::vector<std::uint32_t> touched_;
    std::uint64_t round_ = 0;
  };
  struct Pair {
    bool leads = false;      ///< some account of it leads on
    bool may_carry = false;  ///< one that leads carries credit, standing or an exemption
    bool all_carry = true;   ///< all that lead do
  };

  void forward(AchievementId subject);
  void backward(AchievementId subject);
  void share(AchievementId subject);
  void companions(AchievementId subject);
  void ways_up(AchievementId candidate);
  void close();
  void close_recognition(RecognitionId id);
  void close_tree(RequirementId root);
  void close_terms(RequirementTermsId id);
  void close_selectors(const std::vector<Selector>& selectors);
  void add_scale(GradeScaleId id);
  void close_member(AchievementId id, Facts facts);
  void keep_slots(const Recognition& recognition);
  Part collect() const;

  /** Tells the accounts of each pair apart; `far` gives the other end of an edge. */
  template <class Edges, class Far>
  void weigh(const Edges& edges, Far far);
  void take(const Edge& edge);
  void add(AchievementId id, Facts facts);
  void add(OrganizationId id, bool address = false);
  void add(RecognitionId id);
  void use(const std::optional<Credit>& credit);

  const Catalog& catalog_;
  const Graph& graph_;
  const Companions& companions_;
  Marks<Facts> members_;
  Marks<char> bodies_;
  Marks<char> decisions_;
  Marks<char> agreements_;
  Marks<Pair> pairs_;
  Marks<std::uint32_t> visited_;
  bool selects_ = false;  ///< a tree of the slice picks by what records state
  std::vector<GradeScaleId> scales_;
  std::vector<std::string_view> terms_;
  std::vector<std::string_view> units_;
  std::vector<std::string_view> frameworks_;
};

}  // namespace credstack::publish
