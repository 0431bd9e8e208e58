// The places of a layered drawing on their way to rows: nodes, and stand-ins for the lines that
// pass through a layer, so that a line joins neighbouring layers only.
#pragma once

#include <optional>
#include <vector>

#include "layout/layered.hpp"

namespace credstack::layout {

using Places = std::vector<std::uint32_t>;

struct Grid {
  std::size_t nodes = 0;             ///< the places below that are nodes
  std::vector<Places> layers;        ///< in their order
  std::vector<Places> before;        ///< of each place its neighbours in the layer before
  std::vector<Places> after;         ///< likewise in the layer after
  std::vector<std::uint32_t> layer;  ///< of each place
  std::vector<Places> through;       ///< of each line its stand-ins, earliest layer first

  bool is_node(std::uint32_t place) const { return place < nodes; }
};

/** Layers by longest way. Each layer is in the order in which its places are found from node 0 on.
 */
std::optional<Grid> make_grid(std::size_t n, const std::vector<Line>& lines, std::size_t most);

/** Puts the places of each layer in an order with few crossings. */
void order(Grid& grid);

/** How many pairs of lines cross. */
std::uint64_t crossings(const Grid& grid);

/** The first row of each place: straight lines first, in the order of the layers. */
std::vector<std::uint32_t> rows(const Grid& grid);

}  // namespace credstack::layout
