#include "recognition/paths.hpp"
#include "model/sorting.hpp"
#include "recognition/accounts.hpp"

#include <algorithm>
#include <queue>
#include <unordered_map>

namespace credstack {
namespace {

AchievementId end_of(const Step& step, Direction direction) {
  return direction == Direction::forward ? step.to : step.from;
}

class Search {
 public:
  Search(const Catalog& catalog, const Graph& graph, Direction direction, Date on)
      : catalog_(catalog), graph_(graph), direction_(direction), on_(on) {}

  std::vector<Reached> run(AchievementId start, const std::function<bool(AchievementId)>& follow) {
    start_ = start;
    expand(start, nullptr);
    while (!queue_.empty()) {
      const Waiting next = queue_.top();
      queue_.pop();
      Reached& reached = found_[next.place];
      if (done_[next.place] || next.verdict != reached.verdict || next.hops != reached.hops)
        continue;
      done_[next.place] = true;
      if (reached.verdict != Verdict::no && follow(reached.at)) {
        expand(reached.at, &reached);
      }
    }
    for (Reached& each : found_) each.path = path_of(each);
    sort_stably(found_, [](const Reached& a, const Reached& b) {
      return std::tuple(a.verdict, a.hops, a.at) < std::tuple(b.verdict, b.hops, b.at);
    });
    return std::move(found_);
  }

 private:
  struct Waiting {
    Verdict verdict;
    std::uint32_t hops;
    std::size_t place;
    bool operator<(const Waiting& other) const {  // the queue gives its greatest first
      return std::tuple(verdict, hops, place) > std::tuple(other.verdict, other.hops, other.place);
    }
  };

  AchievementId far_end(const Step& step) const { return end_of(step, direction_); }

  void expand(AchievementId at, const Reached* before) {
    // `before` lies in found_, which may move while it grows.
    const Verdict verdict = before == nullptr ? Verdict::yes : before->verdict;
    const std::uint32_t hops = before == nullptr ? 0 : before->hops;
    std::vector<Step> steps = direct_steps(catalog_, graph_, at, direction_, on_);
    for (std::size_t begin = 0; begin < steps.size();) {
      std::size_t end = begin;
      while (end < steps.size() && far_end(steps[end]) == far_end(steps[begin])) ++end;
      offer(std::span(steps).subspan(begin, end - begin), verdict, hops);
      begin = end;
    }
  }

  void offer(std::span<Step> steps, Verdict before, std::uint32_t hops) {
    Step& best = steps.front();
    const AchievementId at = far_end(best);
    if (at == start_ || !leads(best.effect)) return;
    // A refusal is news of a direct neighbour; further on it is merely no way.
    if (hops > 0 && best.verdict == Verdict::no) return;
    const Verdict verdict = worse(before, best.verdict);
    const auto [known, is_new] = places_.try_emplace(at, found_.size());
    if (is_new) {
      found_.emplace_back();
      done_.push_back(false);
    }
    Reached& reached = found_[known->second];
    std::vector<Step> also;
    if (!is_new) {
      if (std::pair(reached.verdict, reached.hops) <= std::pair(verdict, hops + 1)) return;
      // What was said of a direct neighbour stays said, though another way is better.
      if (reached.hops == 1) also.push_back(std::move(reached.step));
    }
    for (Step& other : steps.subspan(1)) also.push_back(std::move(other));
    reached = {at, verdict, hops + 1, std::move(best), std::move(also), {}};
    queue_.push({verdict, hops + 1, known->second});
  }

  std::vector<AchievementId> path_of(const Reached& reached) const {
    std::vector<AchievementId> path{reached.at};
    AchievementId at = reached.at;
    while (at != start_ && path.size() <= found_.size() + 1) {
      const Step& step = found_[places_.at(at)].step;
      at = direction_ == Direction::forward ? step.from : step.to;
      path.push_back(at);
    }
    if (direction_ == Direction::forward) std::reverse(path.begin(), path.end());
    return path;
  }

  const Catalog& catalog_;
  const Graph& graph_;
  const Direction direction_;
  const Date on_;
  AchievementId start_;
  std::vector<Reached> found_;
  std::vector<std::uint8_t> done_;  ///< which of them: true or false
  std::unordered_map<AchievementId, std::size_t> places_;
  std::priority_queue<Waiting> queue_;
};

}  // namespace

std::vector<Step> direct_steps(const Catalog& catalog, const Graph& graph, AchievementId at,
                               Direction direction, Date on) {
  std::vector<Step> steps;
  if (direction == Direction::forward) {
    for (const Edge& edge : graph.out(at)) steps.push_back(judge(catalog, edge, on));
  } else {
    for (const std::uint32_t edge : graph.in(at)) {
      steps.push_back(judge(catalog, graph.edge(edge), on));
    }
  }
  const auto far = [direction](const Step& step) { return end_of(step, direction); };
  sort_stably(steps, [&](const Step& a, const Step& b) { return far(a) < far(b); });
  std::vector<Step> reconciled;
  reconciled.reserve(steps.size());
  for (std::size_t next = 0; next < steps.size();) {
    const AchievementId neighbour = far(steps[next]);
    std::vector<Step> accounts;
    for (; next < steps.size() && far(steps[next]) == neighbour; ++next) {
      accounts.push_back(std::move(steps[next]));
    }
    reconcile(accounts);
    for (Step& step : accounts) reconciled.push_back(std::move(step));
  }
  return reconciled;
}

std::vector<Reached> reach(const Catalog& catalog, const Graph& graph, AchievementId start,
                           Direction direction, Date on,
                           const std::function<bool(AchievementId)>& follow) {
  return Search(catalog, graph, direction, on).run(start, follow);
}

}  // namespace credstack
