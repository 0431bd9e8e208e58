// All that could be taken for a program, with what it would be good for: the part of a plan that
// does not depend on wishes.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "audit/audit.hpp"
#include "audit/posed.hpp"
#include "audit/relaxation.hpp"
#include "learner/learner.hpp"
#include "plan/choices.hpp"
#include "plan/task.hpp"

namespace credstack::plan {

struct Candidate {
  AchievementId id;             ///< none: it is of one's own choice
  bool prior_learning = false;  ///< its assessment, instead of the thing itself
  bool serves = false;          ///< it makes a piece, or is needed before what does
  const Choice* choice = nullptr;

  const Achievement& record(const Catalog& catalog) const {
    return choice != nullptr ? choice->record : catalog[id];
  }
};

struct Universe {
  std::vector<Candidate> candidates;  ///< by place in the catalogue; then what is one's own choice
  std::vector<Choice> choices;
  /** By achievement: the candidate that is taken by itself. */
  std::unordered_map<std::uint32_t, Index> candidate_of;
  /** Likewise: the one that is its assessment. */
  std::unordered_map<std::uint32_t, Index> assessment_of;
  learner::Learner record;  ///< without what it only plans
  audit::Posed posed;       ///< of the record with every candidate, as planned
  const audit::Tree* tree = nullptr;
  std::vector<std::vector<Index>> things_of;  ///< by piece: candidates
  std::vector<RecognitionId> recognition_of;  ///< by piece
  std::vector<RequirementId> held_types;      ///< requirements to hold an award, still to be met
};

/** A record with some candidates as planned items; `which` by candidate. */
learner::Learner with_planned(const Catalog& catalog, const learner::Learner& record,
                              const std::vector<Candidate>& which);

/** Of the auditor's only program. */
Universe universe_of(const Catalog& catalog, const Graph& graph, const audit::Auditor& auditor,
                     const learner::Learner& learner, Date on);

}  // namespace credstack::plan
