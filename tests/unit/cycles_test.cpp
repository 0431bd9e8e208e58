#include "catalog/cycles.hpp"

#include <gtest/gtest.h>

namespace credstack::catalog {
namespace {

using Cycles = std::vector<std::vector<std::uint32_t>>;

TEST(Cycles, OfATreeAreNone) {
  EXPECT_EQ(find_cycles(0, {}), Cycles{});
  EXPECT_EQ(find_cycles(4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}}), Cycles{});
}

TEST(Cycles, BeginAtTheirLeastNode) {
  EXPECT_EQ(find_cycles(3, {{2, 1}, {1, 0}, {0, 2}}), (Cycles{{0, 2, 1}}));
}

TEST(Cycles, CanBeOfOneNode) { EXPECT_EQ(find_cycles(2, {{1, 1}}), Cycles{{1}}); }

TEST(Cycles, AreOnePerPart) {
  // 0 → 1 → 0, joined to 2 → 3 → 4 → 2 in one direction only.
  const std::vector<Edge> edges{{3, 4}, {0, 1}, {1, 0}, {1, 2}, {2, 3}, {4, 2}};
  EXPECT_EQ(find_cycles(5, edges), (Cycles{{0, 1}, {2, 3, 4}}));
}

TEST(Cycles, AreShortestThroughTheirFirstNode) {
  EXPECT_EQ(find_cycles(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {1, 0}}), (Cycles{{0, 1}}));
}

TEST(Cycles, EdgesMayRepeat) {
  EXPECT_EQ(find_cycles(2, {{0, 1}, {0, 1}, {1, 0}, {1, 0}}), (Cycles{{0, 1}}));
}

TEST(Cycles, AllNodesOnThemAreFound) {
  using Nodes = std::vector<std::uint32_t>;
  EXPECT_EQ(nodes_on_cycles(3, {{0, 1}, {1, 2}}), Nodes{});
  EXPECT_EQ(nodes_on_cycles(3, {{1, 1}, {1, 2}}), Nodes{1});
  // Two circles that meet in 1, and 5, which only leads into them.
  EXPECT_EQ(nodes_on_cycles(6, {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 1}, {5, 0}, {3, 4}}),
            (Nodes{0, 1, 2, 3}));
}

TEST(Cycles, EachNodeKnowsTheLeastOfItsPart) {
  using Nodes = std::vector<std::uint32_t>;
  EXPECT_EQ(parts_of(3, {}), (Nodes{0, 1, 2}));
  EXPECT_EQ(parts_of(6, {{5, 1}, {1, 5}, {2, 2}, {3, 4}, {1, 0}, {0, 3}}),
            (Nodes{0, 1, 2, 3, 4, 1}));
}

TEST(Cycles, OfALongChainNeedNoStack) {
  constexpr std::uint32_t length = 1'000'000;
  std::vector<Edge> edges;
  for (std::uint32_t i = 0; i + 1 < length; ++i) edges.emplace_back(i, i + 1);
  EXPECT_EQ(find_cycles(length, edges), Cycles{});
  edges.emplace_back(length - 1, 0);
  const Cycles cycles = find_cycles(length, edges);
  ASSERT_EQ(cycles.size(), 1U);
  EXPECT_EQ(cycles[0].size(), length);
}

}  // namespace
}  // namespace credstack::catalog
