// The main question: where does a credential lead, and is that recognised?
#pragma once

#include <string_view>
#include <vector>

#include "recognition/characteristics.hpp"
#include "recognition/dead_end.hpp"
#include "recognition/independent.hpp"
#include "recognition/paths.hpp"
#include "recognition/portability.hpp"
#include "recognition/remaining.hpp"
#include "recognition/types.hpp"

namespace credstack {

struct StacksQuestion {
  AchievementId credential;
  Date on;                         ///< a whole date
  std::string_view short_profile;  ///< empty: the catalogue's
  std::string_view jurisdiction;   ///< empty: the owner's
};

/** A program that the credential leads to. */
struct Stack {
  Reached way;
  std::vector<TypeFinding> types;  ///< of the last step
  std::optional<RemainingTime> time;
  std::vector<CostTotal> cost;
};

struct StacksAnswer {
  StacksQuestion question;
  std::vector<TypeFinding> types;  ///< of the credential itself, other than independent
  std::optional<Independent> independent;
  std::vector<Stack> stacks;   ///< stated by somebody
  std::vector<Stack> derived;  ///< found from shared courses
  std::vector<Step> related;   ///< prices, embedded teaching, preparation: they count for nothing
  std::vector<RecognitionId> recommendations;  ///< that name no target
  std::vector<CostTotal> cost;                 ///< of the credential itself
  std::optional<DeadEnd> dead_end;             ///< none for a course
  std::vector<Characteristic> characteristics;
  CredentialPortability portability;
};

StacksAnswer stacks(const Catalog& catalog, const Graph& graph, const Companions& companions,
                    const StacksQuestion& question);

}  // namespace credstack
