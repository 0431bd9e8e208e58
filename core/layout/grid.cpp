#include "layout/grid.hpp"

#include <algorithm>
#include <utility>

namespace credstack::layout {
namespace {

/** Walks along the lines from node 0 on; a line back to where the walk comes from closes a circle.
 */
class Walk {
 public:
  Walk(std::size_t n, const std::vector<Line>& lines)
      : lines_(lines), out_(n), state_(n), closes_(lines.size()) {
    for (std::uint32_t i = 0; i < lines.size(); ++i) out_[lines[i].from].push_back(i);
    for (std::uint32_t node = 0; node < n; ++node) visit(node);
    std::reverse(finished_.begin(), finished_.end());
  }

  /** Every node before those that its lines lead to, once circles are broken. */
  const Places& sorted() const { return finished_; }
  Line forward(std::uint32_t line) const {
    const Line& each = lines_[line];
    return closes_[line] != 0 ? Line{each.to, each.from} : each;
  }

 private:
  enum State : std::uint8_t { unseen, open, done };

  /** Without recursion: ways may be long. */
  void visit(std::uint32_t start) {
    if (state_[start] != unseen) return;
    state_[start] = open;
    std::vector<std::pair<std::uint32_t, std::size_t>> way{{start, 0}};
    while (!way.empty()) {
      auto& [node, next] = way.back();
      if (next == out_[node].size()) {
        state_[node] = done;
        finished_.push_back(node);
        way.pop_back();
        continue;
      }
      const std::uint32_t line = out_[node][next++];
      const std::uint32_t to = lines_[line].to;
      if (state_[to] == open) closes_[line] = 1;
      if (state_[to] != unseen) continue;
      state_[to] = open;
      way.emplace_back(to, 0);
    }
  }

  const std::vector<Line>& lines_;
  std::vector<Places> out_;
  std::vector<std::uint8_t> state_;
  std::vector<std::uint8_t> closes_;  ///< a circle: true or false
  Places finished_;
};

std::vector<std::uint32_t> longest_ways(std::size_t n, const std::vector<Line>& lines,
                                        const Walk& walk) {
  std::vector<Places> out(n);
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    const Line line = walk.forward(i);
    if (line.from != line.to) out[line.from].push_back(line.to);
  }
  std::vector<std::uint32_t> layer(n);
  for (const std::uint32_t node : walk.sorted()) {
    for (const std::uint32_t to : out[node]) layer[to] = std::max(layer[to], layer[node] + 1);
  }
  return layer;
}

class Builder {
 public:
  Builder(std::size_t n, std::vector<std::uint32_t> layer) {
    grid_.nodes = n;
    grid_.layer = std::move(layer);
    grid_.before.resize(n);
    grid_.after.resize(n);
  }

  /** The stand-ins of a line, joined to its ends. */
  void add(Line line) {
    Places& through = grid_.through.emplace_back();
    if (line.from == line.to) return;
    std::uint32_t at = line.from;
    for (std::uint32_t layer = grid_.layer[at] + 1; layer < grid_.layer[line.to]; ++layer) {
      const auto place = static_cast<std::uint32_t>(grid_.layer.size());
      grid_.layer.push_back(layer);
      grid_.before.emplace_back();
      grid_.after.emplace_back();
      join(at, place);
      through.push_back(place);
      at = place;
    }
    join(at, line.to);
  }

  std::size_t size() const { return grid_.layer.size(); }

  Grid take() {
    std::vector<std::uint8_t> found(size());
    for (std::uint32_t node = 0; node < grid_.nodes; ++node) find(node, found);
    return std::move(grid_);
  }

 private:
  void join(std::uint32_t a, std::uint32_t b) {
    grid_.after[a].push_back(b);
    grid_.before[b].push_back(a);
  }

  /** In the order of a walk, by which a tree has no crossings. */
  void find(std::uint32_t start, std::vector<std::uint8_t>& found) {
    Places waiting{start};
    while (!waiting.empty()) {
      const std::uint32_t place = waiting.back();
      waiting.pop_back();
      if (std::exchange(found[place], 1) != 0) continue;
      const std::uint32_t layer = grid_.layer[place];
      if (grid_.layers.size() <= layer) grid_.layers.resize(layer + 1);
      grid_.layers[layer].push_back(place);
      const Places& after = grid_.after[place];
      waiting.insert(waiting.end(), after.rbegin(), after.rend());
    }
  }

  Grid grid_;
};

}  // namespace

std::optional<Grid> make_grid(std::size_t n, const std::vector<Line>& lines, std::size_t most) {
  const Walk walk(n, lines);
  Builder builder(n, longest_ways(n, lines, walk));
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    if (builder.size() > most) return std::nullopt;
    builder.add(walk.forward(i));
  }
  if (builder.size() > most) return std::nullopt;
  return builder.take();
}

}  // namespace credstack::layout
