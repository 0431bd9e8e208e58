// The layout of pictures: layers worked out by hand, crossings held against the least there can be,
// which is found by trying every order.
#include "layout/layered.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "layout/grid.hpp"

namespace credstack::layout {
namespace {

constexpr std::size_t enough = 4000;

std::vector<std::uint32_t> layers_of(const Drawing& drawing) {
  std::vector<std::uint32_t> layers;
  for (const Spot& spot : drawing.nodes) layers.push_back(spot.layer);
  return layers;
}

TEST(Layers, OfAChainAreItsSteps) {
  const auto drawing = layered(3, {{0, 1}, {1, 2}}, enough);
  EXPECT_EQ(layers_of(*drawing), (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(drawing->rows, node_rows) << "a chain is straight";
}

TEST(Layers, FollowTheLongestWay) {
  // 0 to 3 directly and through 1 and 2: it has to wait for them.
  const auto drawing = layered(4, {{0, 3}, {0, 1}, {1, 2}, {2, 3}}, enough);
  EXPECT_EQ(layers_of(*drawing), (std::vector<std::uint32_t>{0, 1, 2, 3}));
  EXPECT_EQ(drawing->through[0].size(), 2U) << "the direct line passes two layers";
  EXPECT_EQ(drawing->through[1].size(), 0U);
}

TEST(Layers, BreakACircleWhereItCloses) {
  const auto drawing = layered(3, {{0, 1}, {1, 2}, {2, 1}}, enough);
  EXPECT_EQ(layers_of(*drawing), (std::vector<std::uint32_t>{0, 1, 2}));
  const auto ring = layered(3, {{0, 1}, {1, 2}, {2, 0}}, enough);
  EXPECT_EQ(layers_of(*ring), (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(ring->through[2].size(), 1U) << "the line back passes the layer between";
}

TEST(Layers, TakeALineToItself) {
  const auto drawing = layered(2, {{0, 0}, {0, 1}}, enough);
  EXPECT_EQ(layers_of(*drawing), (std::vector<std::uint32_t>{0, 1}));
}

TEST(Layers, OfNothingAreNone) {
  const auto drawing = layered(0, {}, enough);
  EXPECT_EQ(drawing->layers, 0U);
  EXPECT_EQ(drawing->rows, 0U);
}

TEST(Layers, EndWhereThereWouldBeTooManyPlaces) {
  // The line from 0 to 3 stands in for two places beside the four nodes.
  const std::vector<Line> lines{{0, 1}, {1, 2}, {2, 3}, {0, 3}};
  EXPECT_TRUE(layered(4, lines, 6));
  EXPECT_FALSE(layered(4, lines, 5));
}

TEST(Layers, AreWalkedWithoutRecursion) {
  std::vector<Line> lines;
  for (std::uint32_t i = 0; i + 1 < 200'000; ++i) lines.push_back({i, i + 1});
  EXPECT_EQ(make_grid(200'000, lines, 300'000)->layers.size(), 200'000U);
}

TEST(Rows, PutAMiddleBetweenItsEnds) {
  // A diamond: two in the middle layer, of three rows each; the ends stand between them.
  const auto drawing = layered(4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}}, enough);
  EXPECT_EQ(drawing->rows, 2 * node_rows);
  EXPECT_EQ(drawing->nodes[1].row, 0U);
  EXPECT_EQ(drawing->nodes[2].row, node_rows);
  for (const std::size_t end : {0U, 3U}) {
    EXPECT_GE(drawing->nodes[end].row, 1U);
    EXPECT_LE(drawing->nodes[end].row, 2U);
  }
}

// ---- random graphs -----------------------------------------------------------------------------

struct Graph {
  std::size_t nodes = 0;
  std::vector<Line> lines;
};

Graph random_graph(std::mt19937& random, std::size_t nodes, std::size_t lines, bool circles) {
  Graph graph{nodes, {}};
  const auto below = [&](std::size_t n) { return static_cast<std::uint32_t>(random() % n); };
  for (std::uint32_t i = 1; i < nodes; ++i) graph.lines.push_back({below(i), i});
  while (graph.lines.size() < lines) {
    const std::uint32_t a = below(nodes);
    const std::uint32_t b = below(nodes);
    graph.lines.push_back(circles || a < b ? Line{a, b} : Line{b, a});
  }
  return graph;
}

/** Every line leads on, passes each layer between once, and nothing stands on anything else. */
void expect_sound(const Graph& graph, const Drawing& drawing) {
  ASSERT_EQ(drawing.nodes.size(), graph.nodes);
  ASSERT_EQ(drawing.through.size(), graph.lines.size());
  std::set<std::pair<std::uint32_t, std::uint32_t>> taken;
  const auto take = [&](std::uint32_t layer, std::uint32_t row) {
    EXPECT_LT(layer, drawing.layers);
    EXPECT_LT(row, drawing.rows);
    EXPECT_TRUE(taken.emplace(layer, row).second) << layer << ", " << row << " is taken twice";
  };
  for (const Spot& spot : drawing.nodes) {
    for (std::uint32_t i = 0; i < node_rows; ++i) take(spot.layer, spot.row + i);
  }
  for (std::size_t i = 0; i < graph.lines.size(); ++i) {
    const auto [from, to] = graph.lines[i];
    if (from == to) continue;
    const std::uint32_t a = std::min(drawing.nodes[from].layer, drawing.nodes[to].layer);
    const std::uint32_t b = std::max(drawing.nodes[from].layer, drawing.nodes[to].layer);
    ASSERT_LT(a, b);
    ASSERT_EQ(drawing.through[i].size(), b - a - 1);
    for (std::uint32_t k = 0; k < drawing.through[i].size(); ++k) {
      take(a + 1 + k, drawing.through[i][k]);
    }
  }
  std::set<std::uint32_t> rows;
  for (const auto& [layer, row] : taken) rows.insert(row);
  EXPECT_EQ(rows.size(), drawing.rows) << "a row is empty";
}

TEST(Layered, IsSoundForRandomGraphs) {
  std::mt19937 random(1);
  for (int i = 0; i < 400; ++i) {
    SCOPED_TRACE(i);
    const std::size_t nodes = 1 + (random() % 40);
    const Graph graph = random_graph(random, nodes, nodes + (random() % 30), i % 2 == 0);
    expect_sound(graph, *layered(graph.nodes, graph.lines, enough));
  }
}

TEST(Layered, HasTheLayersOfLongestWays) {
  std::mt19937 random(2);
  for (int i = 0; i < 200; ++i) {
    const Graph graph = random_graph(random, 1 + (random() % 30), 60, false);
    if (graph.nodes == 1) continue;
    // Without circles: as many rounds as there are nodes settle every longest way.
    std::vector<std::uint32_t> longest(graph.nodes);
    for (std::size_t round = 0; round < graph.nodes; ++round) {
      for (const auto [from, to] : graph.lines) {
        if (from != to) longest[to] = std::max(longest[to], longest[from] + 1);
      }
    }
    EXPECT_EQ(layers_of(*layered(graph.nodes, graph.lines, enough)), longest);
  }
}

// ---- crossings ---------------------------------------------------------------------------------

std::uint64_t crossings_between(const Grid& grid, const Places& upper, const Places& lower) {
  std::map<std::uint32_t, std::size_t> position;
  for (std::size_t i = 0; i < lower.size(); ++i) position[lower[i]] = i;
  std::vector<std::pair<std::size_t, std::size_t>> lines;
  for (std::size_t i = 0; i < upper.size(); ++i) {
    for (const std::uint32_t to : grid.after[upper[i]]) lines.emplace_back(i, position[to]);
  }
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const bool cross = (lines[i].first < lines[k].first && lines[i].second > lines[k].second) ||
                         (lines[i].first > lines[k].first && lines[i].second < lines[k].second);
      sum += cross ? 1 : 0;
    }
  }
  return sum;
}

std::uint64_t crossings_by_pairs(const Grid& grid) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i + 1 < grid.layers.size(); ++i) {
    sum += crossings_between(grid, grid.layers[i], grid.layers[i + 1]);
  }
  return sum;
}

TEST(Crossings, AreCountedAsPairsOfLines) {
  std::mt19937 random(3);
  std::uint64_t some = 0;
  for (int i = 0; i < 100; ++i) {
    const Graph graph = random_graph(random, 2 + (random() % 20), 50, true);
    const Grid grid = *make_grid(graph.nodes, graph.lines, enough);
    EXPECT_EQ(crossings(grid), crossings_by_pairs(grid));
    some += crossings(grid);
  }
  EXPECT_GT(some, 0U);
}

/** The least there can be with these layers: every order of each, layer by layer. */
std::uint64_t least_crossings(const Grid& grid) {
  std::map<Places, std::uint64_t> least;
  Places first = grid.layers.front();
  std::sort(first.begin(), first.end());
  do {
    least[first] = 0;
  } while (std::next_permutation(first.begin(), first.end()));
  for (std::size_t i = 1; i < grid.layers.size(); ++i) {
    std::map<Places, std::uint64_t> next;
    Places layer = grid.layers[i];
    std::sort(layer.begin(), layer.end());
    do {
      std::uint64_t best = std::numeric_limits<std::uint64_t>::max();
      for (const auto& [before, sum] : least) {
        best = std::min(best, sum + crossings_between(grid, before, layer));
      }
      next[layer] = best;
    } while (std::next_permutation(layer.begin(), layer.end()));
    least = std::move(next);
  }
  std::uint64_t best = std::numeric_limits<std::uint64_t>::max();
  for (const auto& [layer, sum] : least) best = std::min(best, sum);
  return best;
}

/** `layers` of at most `wide` nodes each, and lines between neighbours. */
Grid random_grid(std::mt19937& random, std::size_t layers, std::size_t wide, std::size_t lines) {
  std::vector<std::uint32_t> begin{0};
  for (std::size_t i = 0; i < layers; ++i) {
    begin.push_back(begin.back() + 2 + static_cast<std::uint32_t>(random() % (wide - 1)));
  }
  Grid grid;
  grid.nodes = begin.back();
  grid.before.resize(grid.nodes);
  grid.after.resize(grid.nodes);
  for (std::uint32_t i = 0; i < layers; ++i) {
    Places& layer = grid.layers.emplace_back(begin[i + 1] - begin[i]);
    std::iota(layer.begin(), layer.end(), begin[i]);
    grid.layer.insert(grid.layer.end(), layer.size(), i);
  }
  for (std::size_t i = 0; i < lines; ++i) {
    const std::size_t at = random() % (layers - 1);
    const auto pick = [&](std::size_t layer) {
      return grid.layers[layer][random() % grid.layers[layer].size()];
    };
    const std::uint32_t a = pick(at);
    const std::uint32_t b = pick(at + 1);
    if (std::count(grid.after[a].begin(), grid.after[a].end(), b) != 0) continue;
    grid.after[a].push_back(b);
    grid.before[b].push_back(a);
  }
  return grid;
}

/** How far the order is from the best one, over many graphs: how many are, and by how much. */
struct Tally {
  std::uint64_t graphs = 0;
  std::uint64_t best = 0;
  std::uint64_t found = 0;
  std::uint64_t missed = 0;
};

Tally against_least(std::mt19937& random, int graphs, std::size_t layers, std::size_t wide,
                    std::size_t lines) {
  Tally tally;
  for (int i = 0; i < graphs; ++i) {
    Grid grid = random_grid(random, layers, wide, lines);
    const std::uint64_t least = least_crossings(grid);
    order(grid);
    const std::uint64_t found = crossings_by_pairs(grid);
    EXPECT_GE(found, least);
    ++tally.graphs;
    tally.best += least;
    tally.found += found;
    tally.missed += found > least ? 1 : 0;
  }
  std::cout << tally.graphs << " graphs: " << tally.found << " crossings, at least " << tally.best
            << "; " << tally.missed << " have more than they need\n";
  return tally;
}

TEST(Crossings, AreNearlyAlwaysTheLeastOfSmallGraphs) {
  std::mt19937 random(4);
  const Tally two = against_least(random, 12, 2, 6, 14);
  EXPECT_EQ(two.found, two.best);
  const Tally four = against_least(random, 60, 4, 4, 18);
  EXPECT_LE(four.found * 100, four.best * 102);
  EXPECT_LE(four.missed * 10, four.graphs);
}

TEST(Crossings, AreTheLeastOfSevenInALayer) {
  std::mt19937 random(5);
  const Tally tally = against_least(random, 6, 2, 7, 22);
  EXPECT_EQ(tally.found, tally.best);
}

TEST(Crossings, OfATreeAreNone) {
  std::mt19937 random(6);
  for (int i = 0; i < 50; ++i) {
    const Graph graph = random_graph(random, 2 + (random() % 60), 0, false);
    Grid grid = *make_grid(graph.nodes, graph.lines, enough);
    order(grid);
    EXPECT_EQ(crossings_by_pairs(grid), 0U);
  }
}

}  // namespace
}  // namespace credstack::layout
