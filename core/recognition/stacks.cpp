#include "recognition/stacks.hpp"

#include <algorithm>

#include "recognition/accounts.hpp"
#include "recognition/shared_core.hpp"

namespace credstack {
namespace {

Stack describe(const Catalog& catalog, Reached way, Date on) {
  Stack stack;
  stack.way = std::move(way);
  if (auto finding = vertical(catalog, stack.way.step)) stack.types.push_back(std::move(*finding));
  stack.time = remaining_time(catalog, stack.way.step);
  stack.cost = remaining_cost(catalog, stack.way.step, on);
  return stack;
}

Reached direct(Step step) {
  Reached way;
  way.at = step.to;
  way.verdict = step.verdict;
  way.hops = 1;
  way.path = {step.from, step.to};
  way.step = std::move(step);
  return way;
}

/**
 * One vertical finding for the credential, over its direct steps: of those that hold, else of those
 * that would if they were confirmed. The two are never mixed.
 */
std::optional<TypeFinding> own_vertical(const StacksAnswer& answer) {
  std::optional<TypeFinding> best;
  for (const Stack& stack : answer.stacks) {
    if (stack.way.hops != 1 || stack.types.empty()) continue;
    const TypeFinding& each = stack.types.front();
    if (!best || (each.holds == Finding::met && best->holds != Finding::met)) {
      best = each;
    } else if (each.holds == best->holds) {
      best->toward_degree |= each.toward_degree;
      best->toward_graduate_degree |= each.toward_graduate_degree;
      best->toward_external_designation |= each.toward_external_designation;
      best->inside_issuer |= each.inside_issuer;
      best->outside_issuer |= each.outside_issuer;
    } else {
      continue;
    }
    best->with.push_back(stack.way.at);
  }
  return best;
}

/** Against a refusal that stands, courses in common say nothing. */
void contradict(std::vector<Step>& derived, const std::vector<Step>& stated) {
  for (Step& step : derived) {
    const bool refused = std::any_of(stated.begin(), stated.end(), [&](const Step& other) {
      return other.to == step.to && is_standing_refusal(other);
    });
    if (refused) add_reason(step, ReasonCode::contradicted, Verdict::unknown);
  }
}

/** Recommendations that hold on the day. */
std::vector<RecognitionId> recommendations(const Catalog& catalog, const Graph& graph,
                                           AchievementId id, Date on) {
  std::vector<RecognitionId> found = graph.recommendations(id);
  std::erase_if(found, [&](RecognitionId each) {
    const Recognition& recognition = catalog[each];
    return (recognition.valid_until && recognition.valid_until.last_day() < on) ||
           (recognition.valid_from && on < recognition.valid_from.first_day());
  });
  return found;
}

}  // namespace

StacksAnswer stacks(const Catalog& catalog, const Graph& graph, const Companions& companions,
                    const StacksQuestion& question) {
  StacksAnswer answer;
  answer.question = question;
  const AchievementId id = question.credential;
  const Date on = question.on;

  const std::vector<Step> steps = direct_steps(catalog, graph, id, Direction::forward, on);

  // A course is passed through by nobody: it is part of what lies above it, not a rung. A pathway
  // is nothing else than passed through.
  const auto follow = [&](AchievementId at) { return leads_on(catalog[at].type); };
  for (Reached& way : reach(catalog, graph, id, Direction::forward, on, follow)) {
    answer.stacks.push_back(describe(catalog, std::move(way), on));
  }
  for (const Step& step : steps) {
    if (!leads(step.effect)) answer.related.push_back(step);
  }

  std::vector<Step> shared = shared_course_steps(catalog, graph, id, on);
  contradict(shared, steps);
  const auto core = shared_core(catalog, id, shared);
  for (Step& step : shared)
    answer.derived.push_back(describe(catalog, direct(std::move(step)), on));

  if (auto finding = own_vertical(answer)) answer.types.push_back(std::move(*finding));
  if (auto finding = supplemental(catalog, id)) answer.types.push_back(std::move(*finding));
  if (core) answer.types.push_back(*core);
  answer.independent = independent(catalog, graph, companions, id, on);

  answer.recommendations = recommendations(catalog, graph, id, on);
  answer.cost = whole_cost(catalog, id, on);
  std::vector<const Reached*> ways;
  for (const Stack& stack : answer.stacks) ways.push_back(&stack.way);
  answer.dead_end = dead_end(catalog, id, ways);
  answer.characteristics =
      characteristics(catalog, id, steps, on, question.short_profile, question.jurisdiction);
  answer.portability = portability(catalog, id, steps);
  return answer;
}

}  // namespace credstack
