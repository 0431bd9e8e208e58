// A graph laid out in layers, after Sugiyama, Tagawa and Toda (1981): every line runs from one
// layer to a later one, what has to wait stands in a later layer, and lines cross as seldom as can
// be found. Whole numbers only, so that every build draws the same.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace credstack::layout {

struct Line {
  std::uint32_t from;
  std::uint32_t to;
};

/** How many rows a node is high; a line that passes through a layer takes one. */
inline constexpr std::uint32_t node_rows = 3;

struct Spot {
  std::uint32_t layer = 0;
  std::uint32_t row = 0;  ///< the first of its rows
};

struct Drawing {
  std::uint32_t layers = 0;
  std::uint32_t rows = 0;
  std::vector<Spot> nodes;
  /** Of each line the rows in which it passes through the layers between, earliest layer first. */
  std::vector<std::vector<std::uint32_t>> through;
};

/**
 * Nodes 0 to n-1, each in the layer that its longest way from any beginning needs. A line that
 * would close a circle is taken backwards: seen from node 0 on, in the order of the lines.
 *
 * @param most  none where nodes, and lines in the layers between, come to more places than that
 */
std::optional<Drawing> layered(std::size_t n, const std::vector<Line>& lines, std::size_t most);

}  // namespace credstack::layout
