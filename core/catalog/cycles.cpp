#include "catalog/cycles.hpp"

#include <algorithm>
#include <limits>

namespace credstack::catalog {
namespace {

using Node = std::uint32_t;
constexpr Node none = std::numeric_limits<Node>::max();

class Graph {
 public:
  Graph(std::size_t nodes, std::vector<Edge> edges) : edges_(std::move(edges)) {
    // Edges come out by their first node, and of one node by their second.
    first_ = arrange(nodes, &Edge::second);
    first_ = arrange(nodes, &Edge::first);
  }

  Node size() const { return static_cast<Node>(first_.size() - 1); }
  /** The range of `node`'s edges, for target(). */
  std::uint32_t begin(Node node) const { return first_[node]; }
  std::uint32_t end(Node node) const { return first_[node + 1U]; }
  Node target(std::uint32_t edge) const { return edges_[edge].second; }

 private:
  /** Puts the edges in the order of one end, else as they were; gives where each node's begin. */
  std::vector<std::uint32_t> arrange(std::size_t nodes, Node Edge::*end) {
    std::vector<std::uint32_t> first(nodes + 1, 0);
    for (const Edge& edge : edges_) ++first[edge.*end + 1U];
    for (std::size_t node = 0; node < nodes; ++node) first[node + 1] += first[node];
    std::vector<std::uint32_t> next = first;
    std::vector<Edge> arranged(edges_.size());
    for (const Edge& edge : edges_) arranged[next[edge.*end]++] = edge;
    edges_.swap(arranged);
    return first;
  }

  std::vector<Edge> edges_;
  std::vector<std::uint32_t> first_;
};

/** Gives each node the number of its strongly connected part. */
class Parts {
 public:
  explicit Parts(const Graph& graph)
      : graph_(graph), part_(graph.size(), none), order_(graph.size(), none), low_(graph.size()) {
    for (Node node = 0; node < graph.size(); ++node) {
      if (order_[node] == none) visit(node);
    }
  }

  Node operator[](Node node) const { return part_[node]; }

 private:
  struct Frame {
    Node node;
    std::uint32_t edge;  ///< the next to follow
  };

  void visit(Node root) {
    enter(root);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      if (frame.edge == graph_.end(frame.node)) {
        leave(frame.node);
        continue;
      }
      const Node next = graph_.target(frame.edge++);
      if (order_[next] == none) {
        enter(next);
      } else if (part_[next] == none) {
        low_[frame.node] = std::min(low_[frame.node], order_[next]);
      }
    }
  }

  void enter(Node node) {
    order_[node] = low_[node] = count_++;
    open_.push_back(node);
    frames_.push_back({node, graph_.begin(node)});
  }

  void leave(Node node) {
    frames_.pop_back();
    if (!frames_.empty()) {
      Node& above = low_[frames_.back().node];
      above = std::min(above, low_[node]);
    }
    if (low_[node] != order_[node]) return;
    for (Node last = none; last != node;) {
      last = open_.back();
      open_.pop_back();
      part_[last] = parts_;
    }
    ++parts_;
  }

  const Graph& graph_;
  std::vector<Node> part_;
  std::vector<Node> order_;
  std::vector<Node> low_;
  std::vector<Node> open_;
  std::vector<Frame> frames_;
  Node count_ = 0;
  Node parts_ = 0;
};

/** A shortest way from `start` back to it inside its part; empty when there is none. */
std::vector<Node> shortest_cycle(const Graph& graph, const Parts& parts, Node start,
                                 std::vector<Node>& from) {
  std::vector<Node> queue{start};
  for (std::size_t at = 0; at < queue.size(); ++at) {
    for (std::uint32_t edge = graph.begin(queue[at]); edge < graph.end(queue[at]); ++edge) {
      const Node next = graph.target(edge);
      if (next == start) {
        std::vector<Node> cycle;
        for (Node node = queue[at]; node != start; node = from[node]) cycle.push_back(node);
        cycle.push_back(start);
        std::reverse(cycle.begin(), cycle.end());
        return cycle;
      }
      if (parts[next] != parts[start] || from[next] != none) continue;
      from[next] = queue[at];
      queue.push_back(next);
    }
  }
  return {};
}

}  // namespace

std::vector<std::vector<std::uint32_t>> find_cycles(std::size_t nodes, std::vector<Edge> edges) {
  std::vector<std::vector<std::uint32_t>> cycles;
  if (edges.empty()) return cycles;
  const Graph graph(nodes, std::move(edges));
  const Parts parts(graph);
  std::vector<Node> from(nodes, none);
  std::vector<std::uint8_t> seen(nodes, 0);
  for (Node node = 0; node < nodes; ++node) {
    if (seen[parts[node]]) continue;
    seen[parts[node]] = 1;
    std::vector<Node> cycle = shortest_cycle(graph, parts, node, from);
    if (!cycle.empty()) cycles.push_back(std::move(cycle));
  }
  return cycles;
}

std::vector<std::uint32_t> parts_of(std::size_t nodes, std::vector<Edge> edges) {
  const Graph graph(nodes, std::move(edges));
  const Parts parts(graph);
  std::vector<Node> least(nodes, none);
  std::vector<std::uint32_t> found(nodes);
  for (Node node = 0; node < nodes; ++node) {
    Node& first = least[parts[node]];
    first = std::min(first, node);
    found[node] = first;
  }
  return found;
}

std::vector<std::uint32_t> nodes_on_cycles(std::size_t nodes, std::vector<Edge> edges) {
  std::vector<std::uint32_t> found;
  if (edges.empty()) return found;
  const Graph graph(nodes, std::move(edges));
  const Parts parts(graph);
  for (Node node = 0; node < nodes; ++node) {
    // An edge inside its part is an edge of a cycle.
    bool inside = false;
    for (std::uint32_t edge = graph.begin(node); edge < graph.end(node) && !inside; ++edge) {
      inside = parts[graph.target(edge)] == parts[node];
    }
    if (inside) found.push_back(node);
  }
  return found;
}

}  // namespace credstack::catalog
