// Credit as whole grains: the largest amount that divides every credit number of a problem.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "audit/drafts.hpp"

namespace credstack::audit {

/** No unit is told apart in more parts; what does not fit is rounded to the learner's disadvantage.
 */
constexpr std::int64_t finest = 1'000'000'000;

/** Turns credit into whole grains: first sees all of it, then settles. */
class GrainScale {
 public:
  void see(Rational credit);
  void settle();

  Rational grain() const { return grain_; }
  Grains down(Rational credit) const;
  Grains up(Rational credit) const;

 private:
  std::int64_t den_ = 1;
  std::vector<Rational> seen_;
  Rational grain_ = 1;
};

/** The scale of all that programs ask for and pieces bring. */
GrainScale grain_scale_of(const Catalog& catalog, std::span<const Tree* const> trees,
                          const Drafts& drafts);

}  // namespace credstack::audit
