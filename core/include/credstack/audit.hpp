// Many records against one program: what `ask` does for one, without preparing the program anew.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "credstack/credstack.hpp"

namespace credstack {

/** Answers one audit question for many records. May be asked from several threads at once. */
class Audits {
 public:
  /**
   * @param question as docs/answers.md describes `audit`, without its `learner`.
   * A question that cannot be answered gives the same error to every record.
   */
  Audits(std::shared_ptr<const Library> library, std::string_view question);
  ~Audits();
  Audits(Audits&&) noexcept;

  /** Empty, or the error document that every answer would be. */
  const std::string& error() const;

  /** The answer for a record: a JSON document (docs/learner.md) on any number of lines. */
  std::string answer(std::string_view record) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace credstack
