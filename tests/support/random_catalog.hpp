// Small catalogues made at random, with everything in them that can bear on an answer: every kind
// of edge, refusals, agreements, stale and undated sources, sets, slots, alternatives, entry trees,
// shared courses, cycles, companions, doubtful and external records, level maps, conversions,
// selectors, rules over nodes, grade scales, versions of other years, equivalents and tags, terms,
// offerings and corequisites.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "support/case_file.hpp"

namespace credstack::test {

/** Random choices, one after the other; when they are used up, always the first possibility. */
class Choices {
 public:
  explicit Choices(std::vector<std::uint16_t> drawn) : drawn_(std::move(drawn)) {}

  std::size_t below(std::size_t n) { return next_ < drawn_.size() ? drawn_[next_++] % n : 0; }
  /** True once in `n` times. */
  bool one_in(std::size_t n) { return below(n) == n - 1; }
  template <class T>
  const T& of(const std::vector<T>& list) {
    return list[below(list.size())];
  }

 private:
  std::vector<std::uint16_t> drawn_;
  std::size_t next_ = 0;
};

/** Makes one catalogue in the native format. */
class RandomCatalog {
 public:
  explicit RandomCatalog(Choices& choices) : pick_(choices) {}

  Json make();

 private:
  Json source();
  Json text(const std::string& plain);
  Json credit();
  Json money();
  Json organization(std::size_t at);
  Json achievement(std::size_t at);
  Json companion(std::size_t at);
  void describe(Json& record);
  Json requirement(std::size_t depth, bool entry);
  Json selector();
  Json selectors();
  Json amount();
  Json rule();
  void origin(Json& node);
  void say_more(Json& node, bool leaf);
  Json versions();
  Json grade_scale(std::size_t at);
  std::string scale();
  void study(Json& record);
  Json term(std::size_t at);
  Json offering();
  void teaching(Json& record);
  Json recognition(std::size_t at);
  Json grant();
  Json condition();
  Json agreement(std::size_t at);
  void rules(Json& catalog);
  void dates(Json& record);
  std::string any();
  Json some(std::size_t most);
  std::string body();
  std::string slot();

  Choices& pick_;
  std::size_t achievements_ = 0;
  std::size_t organizations_ = 0;
  std::size_t agreements_ = 0;
  std::size_t scales_ = 0;
  std::size_t terms_ = 0;
  std::size_t nodes_ = 0;  ///< requirement nodes of the tree being made
};

}  // namespace credstack::test
