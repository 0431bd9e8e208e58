#include "layout/layered.hpp"

#include <algorithm>

#include "layout/grid.hpp"

namespace credstack::layout {

std::optional<Drawing> layered(std::size_t n, const std::vector<Line>& lines, std::size_t most) {
  auto grid = make_grid(n, lines, most);
  if (!grid) return std::nullopt;
  order(*grid);
  const std::vector<std::uint32_t> row = rows(*grid);
  Drawing drawing;
  drawing.layers = static_cast<std::uint32_t>(grid->layers.size());
  for (std::uint32_t place = 0; place < row.size(); ++place) {
    const bool is_node = grid->is_node(place);
    if (is_node) drawing.nodes.push_back({grid->layer[place], row[place]});
    drawing.rows = std::max(drawing.rows, row[place] + (is_node ? node_rows : 1));
  }
  for (Places& through : grid->through) {
    for (std::uint32_t& place : through) place = row[place];
    drawing.through.push_back(std::move(through));
  }
  return drawing;
}

}  // namespace credstack::layout
