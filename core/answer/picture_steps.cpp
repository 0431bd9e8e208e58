#include "answer/picture_steps.hpp"

#include <unordered_map>

#include "model/sorting.hpp"
#include "recognition/level_order.hpp"

namespace credstack::answer {
namespace {

class Collecting {
 public:
  Collecting(const Catalog& catalog, const Graph& graph, AchievementId start, bool toward, Date on)
      : catalog_(catalog), graph_(graph), on_(on) {
    found_.toward = toward;
    add(start, nullptr);
  }

  void add(AchievementId at, const Reached* way) {
    const auto place = static_cast<std::uint32_t>(found_.nodes.size());
    if (!places_.try_emplace(at, place).second) return;
    found_.nodes.push_back(at);
    found_.ways.push_back(way);
  }

  /** The steps from each node so far to the others, as the search for the ways judged them. */
  void join() {
    for (std::uint32_t place = 0; place < found_.nodes.size(); ++place) {
      const AchievementId at = found_.nodes[place];
      if (place > 0 && !leads_on(catalog_[at].type)) continue;
      AchievementId last;
      for (Step& step :
           direct_steps(catalog_, graph_, at,
                        found_.toward ? Direction::backward : Direction::forward, on_)) {
        const AchievementId other = found_.toward ? step.from : step.to;
        // The best account of a step comes first.
        if (std::exchange(last, other) != other) offer(place, other, std::move(step));
      }
    }
  }

  /** What courses in common make, where nothing is stated. */
  void join_derived(const Stack& stack) {
    const AchievementId to = stack.way.at;
    for (std::size_t i = 0; i < found_.steps.size(); ++i) {
      if (found_.before[i] == 0 && found_.steps[i].to == to) return;
    }
    add(to, &stack.way);
    offer(0, to, stack.way.step);
  }

  std::size_t size() const { return found_.nodes.size(); }

  PictureGraph take() {
    // From each node first to what the answer names first.
    const auto order = stable_order(found_.steps.size(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(found_.before[a], found_.after[a]) <
             std::pair(found_.before[b], found_.after[b]);
    });
    PictureGraph sorted;
    sorted.toward = found_.toward;
    for (const std::uint32_t place : order) {
      sorted.steps.push_back(std::move(found_.steps[place]));
      sorted.before.push_back(found_.before[place]);
      sorted.after.push_back(found_.after[place]);
    }
    sorted.nodes = std::move(found_.nodes);
    sorted.ways = std::move(found_.ways);
    return sorted;
  }

 private:
  void offer(std::uint32_t from, AchievementId other, Step step) {
    const auto known = places_.find(other);
    // No way leads back to where it began.
    if (known == places_.end() || known->second == 0) return;
    if (!leads(step.effect) || step.verdict == Verdict::no) return;
    found_.steps.push_back(std::move(step));
    found_.before.push_back(from);
    found_.after.push_back(known->second);
  }

  const Catalog& catalog_;
  const Graph& graph_;
  Date on_;
  PictureGraph found_;
  std::unordered_map<AchievementId, std::uint32_t> places_;
};

}  // namespace

PictureGraph picture_graph(const Catalog& catalog, const Graph& graph, const StacksAnswer& answer,
                           std::size_t most) {
  const StacksQuestion& question = answer.question;
  if (answer.stacks.size() + answer.derived.size() >= most) return {};
  Collecting collecting(catalog, graph, question.credential, false, question.on);
  for (const Stack& stack : answer.stacks) {
    if (stack.way.verdict != Verdict::no) collecting.add(stack.way.at, &stack.way);
  }
  collecting.join();
  for (const Stack& stack : answer.derived) collecting.join_derived(stack);
  return collecting.take();
}

PictureGraph picture_graph(const Catalog& catalog, const Graph& graph, const LadderAnswer& answer,
                           std::size_t most) {
  if (answer.rungs.size() >= most) return {};
  Collecting collecting(catalog, graph, answer.program, true, answer.on);
  for (const Rung& rung : answer.rungs) {
    if (rung.way.verdict != Verdict::no) collecting.add(rung.way.at, &rung.way);
  }
  collecting.join();
  return collecting.take();
}

}  // namespace credstack::answer
