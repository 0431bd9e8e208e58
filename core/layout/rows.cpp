// Rows: each place as near to the mean of its neighbours as the order of its layer lets it, by
// least squares. Long lines come first, so that they run straight.
#include <algorithm>
#include <limits>
#include <utility>

#include "layout/grid.hpp"

namespace credstack::layout {
namespace {

class Placing {
 public:
  explicit Placing(const Grid& grid) : grid_(grid), row_(grid.layer.size()) {
    for (const Places& layer : grid.layers) {
      std::int64_t next = 0;
      for (const std::uint32_t place : layer) {
        row_[place] = next;
        next += height(place);
      }
    }
  }

  std::vector<std::uint32_t> run() {
    const std::size_t count = grid_.layers.size();
    if (count == 0) return {};
    for (int round = 0; round < 6; ++round) {
      for (std::size_t i = 1; i < count; ++i) settle(grid_.layers[i], true, false);
      for (std::size_t i = count - 1; i-- > 0;) settle(grid_.layers[i], false, true);
    }
    for (std::size_t i = 0; i < count; ++i) settle(grid_.layers[i], true, true);
    return without_empty_rows();
  }

 private:
  /** Neighbours in order that stand as one, at the mean of what they wish. */
  struct Block {
    std::int64_t wishes;
    std::int64_t weight;
    std::size_t size;
    bool after(const Block& other) const { return wishes * other.weight >= other.wishes * weight; }
  };

  std::int64_t height(std::uint32_t place) const { return grid_.is_node(place) ? node_rows : 1; }
  /** Of the middle, counted from the first row of a stand-in: they share one when they align. */
  std::int64_t middle(std::uint32_t place) const {
    return row_[place] + (grid_.is_node(place) ? node_rows / 2 : 0);
  }

  /** Least squares in the order given (Ayer et al. 1955: what is out of order is pooled). */
  void settle(const Places& layer, bool by_before, bool by_after) {
    std::vector<Block> blocks;
    std::int64_t offset = 0;
    for (const std::uint32_t place : layer) {
      Block block = wish(place, by_before, by_after, offset);
      while (!blocks.empty() && blocks.back().after(block)) {
        block = {block.wishes + blocks.back().wishes, block.weight + blocks.back().weight,
                 block.size + blocks.back().size};
        blocks.pop_back();
      }
      blocks.push_back(block);
      offset += height(place);
    }
    offset = 0;
    std::size_t next = 0;
    for (const Block& block : blocks) {
      for (std::size_t i = 0; i < block.size; ++i) {
        const std::uint32_t place = layer[next++];
        row_[place] = offset + rounded(block.wishes, block.weight);
        offset += height(place);
      }
    }
  }

  Block wish(std::uint32_t place, bool by_before, bool by_after, std::int64_t offset) const {
    std::int64_t sum = 0;
    std::int64_t weight = 0;
    const auto add = [&](const Places& neighbours) {
      for (const std::uint32_t each : neighbours) {
        const std::int64_t pull = grid_.is_node(place) || grid_.is_node(each) ? 1 : 8;
        sum += pull * (middle(each) - (middle(place) - row_[place]) - offset);
        weight += pull;
      }
    };
    if (by_before) add(grid_.before[place]);
    if (by_after) add(grid_.after[place]);
    if (weight == 0) return {row_[place] - offset, 1, 1};
    return {sum, weight, 1};
  }

  /** Rounded half up, also below zero. */
  static std::int64_t rounded(std::int64_t sum, std::int64_t weight) {
    const std::int64_t twice = (2 * sum) + weight;
    const std::int64_t whole = twice / (2 * weight);
    return whole * 2 * weight > twice ? whole - 1 : whole;
  }

  std::vector<std::uint32_t> without_empty_rows() const {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = 0;
    for (std::uint32_t place = 0; place < row_.size(); ++place) {
      least = std::min(least, row_[place]);
      most = std::max(most, row_[place] + height(place));
    }
    std::vector<std::uint32_t> number(static_cast<std::size_t>(most - least));
    for (std::uint32_t place = 0; place < row_.size(); ++place) {
      const auto first = static_cast<std::size_t>(row_[place] - least);
      for (std::int64_t i = 0; i < height(place); ++i)
        number[first + static_cast<std::size_t>(i)] = 1;
    }
    std::uint32_t used = 0;
    for (std::uint32_t& row : number) row = std::exchange(used, used + row);
    std::vector<std::uint32_t> rows;
    for (const std::int64_t row : row_)
      rows.push_back(number[static_cast<std::size_t>(row - least)]);
    return rows;
  }

  const Grid& grid_;
  std::vector<std::int64_t> row_;  ///< the first of each place's
};

}  // namespace

std::vector<std::uint32_t> rows(const Grid& grid) { return Placing(grid).run(); }

}  // namespace credstack::layout
