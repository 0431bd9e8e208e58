// Few crossings: each layer is sorted by the mean place of its neighbours in the layer that was
// sorted before, down the layers and up again; then each place is moved along its layer to where it
// crosses least (sifting, after Matuszewski, Schönfeld and Molitor 1999, which contains the
// exchange of neighbours). The best order that was seen stays.
#include <algorithm>
#include <limits>

#include "layout/grid.hpp"
#include "model/sorting.hpp"

namespace credstack::layout {
namespace {

class Ordering {
 public:
  explicit Ordering(Grid& grid) : grid_(grid), position_(grid.layer.size()) { number_all(); }

  void run() {
    best_ = grid_.layers;
    least_ = crossings(grid_);
    const std::vector<Places> start = best_;
    for (int turn = 0; turn < turns && least_ > 0 && work_ > 0; ++turn) {
      grid_.layers = start;
      for (Places& layer : grid_.layers) {
        if (turn == 1) std::reverse(layer.begin(), layer.end());
        if (turn > 1) shuffle(layer);
      }
      number_all();
      improve();
    }
    grid_.layers = std::move(best_);
  }

 private:
  static constexpr int turns = 24;
  static constexpr int patience = 4;
  static constexpr int sorting = 40;  ///< what sorting a place takes, in pairs of lines

  /** Down and up until nothing has come of it for some time. */
  void improve() {
    std::uint64_t own = std::numeric_limits<std::uint64_t>::max();
    for (int round = 0, idle = 0; idle < patience && least_ > 0 && work_ > 0; ++round, ++idle) {
      sweep(round % 2 == 0);
      work_ -= static_cast<std::int64_t>(position_.size()) * sorting;
      sift_all();
      const std::uint64_t found = crossings(grid_);
      if (found < own) own = found, idle = -1;
      if (found >= least_) continue;
      least_ = found;
      best_ = grid_.layers;
    }
  }

  /** The same on every machine: the dice of Park and Miller (1988). */
  void shuffle(Places& layer) {
    for (std::size_t i = layer.size(); i > 1; --i) {
      dice_ = dice_ * 48271 % 2147483647;
      std::swap(layer[i - 1], layer[static_cast<std::size_t>(dice_ % i)]);
    }
  }

  void number(const Places& layer) {
    for (std::uint32_t i = 0; i < layer.size(); ++i) position_[layer[i]] = i;
  }
  void number_all() {
    for (const Places& layer : grid_.layers) number(layer);
  }

  void sweep(bool down) {
    const std::size_t count = grid_.layers.size();
    for (std::size_t i = 1; i < count; ++i) {
      Places& layer = grid_.layers[down ? i : count - 1 - i];
      sort(layer, down ? grid_.before : grid_.after);
      number(layer);
    }
  }

  /** By mean neighbour; what has none keeps its place, between whatever comes there. */
  void sort(Places& layer, const std::vector<Places>& neighbours) {
    Places joined;
    for (const std::uint32_t place : layer) {
      if (!neighbours[place].empty()) joined.push_back(place);
    }
    const auto sum = [&](std::uint32_t place) {
      std::uint64_t total = 0;
      for (const std::uint32_t each : neighbours[place]) total += position_[each];
      return total;
    };
    sort_stably(joined, [&](std::uint32_t a, std::uint32_t b) {
      return sum(a) * neighbours[b].size() < sum(b) * neighbours[a].size();
    });
    auto next = joined.begin();
    for (std::uint32_t& place : layer) {
      if (!neighbours[place].empty()) place = *next++;
    }
  }

  void sift_all() {
    for (Places& layer : grid_.layers) {
      const Places all = layer;
      for (const std::uint32_t place : all) sift(layer, place);
    }
  }

  /** Moves a place to where its lines cross the fewest of its layer's; the nearest such. */
  void sift(Places& layer, std::uint32_t place) {
    const auto at = static_cast<std::ptrdiff_t>(position_[place]);
    const auto size = static_cast<std::ptrdiff_t>(layer.size());
    std::ptrdiff_t best = at;
    std::int64_t least = 0;
    std::int64_t change = 0;
    for (std::ptrdiff_t i = at; --i >= 0;) {
      change += gain(layer[static_cast<std::size_t>(i)], place);
      if (change < least) least = change, best = i;
    }
    change = 0;
    for (std::ptrdiff_t i = at; ++i < size;) {
      change += gain(place, layer[static_cast<std::size_t>(i)]);
      if (change < least) least = change, best = i;
    }
    if (best == at) return;
    const auto begin = layer.begin();
    if (best < at) {
      std::rotate(begin + best, begin + at, begin + at + 1);
    } else {
      std::rotate(begin + at, begin + at + 1, begin + best + 1);
    }
    number(layer);
  }

  /** How many crossings there are more once `a`, which stands before `b`, stands after it. */
  std::int64_t gain(std::uint32_t a, std::uint32_t b) {
    return gain(grid_.before[a], grid_.before[b]) + gain(grid_.after[a], grid_.after[b]);
  }
  std::int64_t gain(const Places& a, const Places& b) {
    work_ -= static_cast<std::int64_t>(a.size() * b.size()) + 1;
    std::int64_t more = 0;
    for (const std::uint32_t x : a) {
      for (const std::uint32_t y : b) {
        more += position_[x] < position_[y] ? 1 : position_[x] > position_[y] ? -1 : 0;
      }
    }
    return more;
  }

  Grid& grid_;
  std::vector<std::uint32_t> position_;  ///< of each place within its layer
  std::vector<Places> best_;
  std::uint64_t least_ = 0;  ///< crossings, of the best
  std::uint64_t dice_ = 1;
  std::int64_t work_ = 500'000;  ///< pairs of lines that may still be looked at: a few milliseconds
};

}  // namespace

std::uint64_t crossings(const Grid& grid) {
  std::vector<std::uint32_t> position(grid.layer.size());
  for (const Places& layer : grid.layers) {
    for (std::uint32_t i = 0; i < layer.size(); ++i) position[layer[i]] = i;
  }
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i + 1 < grid.layers.size(); ++i) {
    // Ends of the lines so far, added up as in a tree of Fenwick (1994).
    const std::size_t size = grid.layers[i + 1].size();
    std::vector<std::uint32_t> tree(size + 1);
    std::uint64_t ended = 0;
    for (const std::uint32_t place : grid.layers[i]) {
      for (const std::uint32_t to : grid.after[place]) {
        std::uint64_t up_to = 0;
        for (std::size_t k = position[to] + 1; k > 0; k &= k - 1) up_to += tree[k];
        sum += ended - up_to;
      }
      for (const std::uint32_t to : grid.after[place]) {
        for (std::size_t k = position[to] + 1; k <= size; k += k & (~k + 1)) ++tree[k];
        ++ended;
      }
    }
  }
  return sum;
}

void order(Grid& grid) { Ordering(grid).run(); }

}  // namespace credstack::layout
