// One record planned for again and again, as wishes change: what `ask` does for one question,
// without preparing programs and record anew.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "credstack/credstack.hpp"

namespace credstack {

/** Answers one plan question for any wishes. To be asked by one thread at a time. */
class Plans {
 public:
  /**
   * @param question as docs/answers.md describes `plan`; its wishes are those of answer().
   * A question that cannot be answered gives the same error whatever is wished.
   */
  Plans(std::shared_ptr<const Library> library, std::string_view question);
  ~Plans();
  Plans(Plans&&) noexcept;

  /** Empty, or the error document that every answer would be. */
  const std::string& error() const;

  /** The answer to the question. */
  std::string answer();
  /** The answer with these wishes instead: an object as docs/plan.md describes it. */
  std::string answer(std::string_view wishes);

  // The same in slices, so that a page goes on meanwhile:
  //   for (plans.begin(wishes); plans.resume(1000);) show(plans.so_far());
  //   show(plans.so_far());

  /**
   * Begins to answer; what was under way is given up.
   * @param wishes  as for answer(); empty: those of the question.
   * @return  empty, or the error document that the answer would be: then nothing is begun.
   */
  std::string begin(std::string_view wishes = {});
  /** Works for about so many steps, as `workLimit` counts them; false: it is done. */
  bool resume(std::uint64_t steps);
  /**
   * The answer by what is found now: `searching` says where more is looked for. Empty before
   * begin().
   */
  std::string so_far();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace credstack
