// Finds cycles in a graph of small numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace credstack::catalog {

using Edge = std::pair<std::uint32_t, std::uint32_t>;

/**
 * One cycle of each strongly connected part of a directed graph, as the nodes in the order of its
 * edges, from its least node; parts in the order of their least nodes. It is a shortest cycle
 * through that node, so that a message can name it.
 *
 * Tarjan's algorithm (SIAM J. Comput. 1, 1972) with its own stack: a chain of any length is fine.
 */
std::vector<std::vector<std::uint32_t>> find_cycles(std::size_t nodes, std::vector<Edge> edges);

/** For each node the least node of its strongly connected part; itself where it is on no cycle. */
std::vector<std::uint32_t> parts_of(std::size_t nodes, std::vector<Edge> edges);

/** All nodes that lie on some cycle, in ascending order. */
std::vector<std::uint32_t> nodes_on_cycles(std::size_t nodes, std::vector<Edge> edges);

}  // namespace credstack::catalog
