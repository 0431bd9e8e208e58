// The least that a search of the same graph can cost: neighbours in flat arrays, breadth first,
// nothing judged, nothing kept but a count.
#pragma once

#include <cstdint>
#include <vector>

#include "answer/library.hpp"

namespace credstack::bench {

class FlatGraph {
 public:
  explicit FlatGraph(const Library& library);

  /** How many achievements lie behind `start`; none is passed through that is no credential. */
  std::uint32_t reached_from(std::uint32_t start);

 private:
  std::vector<std::uint32_t> first_;  // of each node's neighbours in to_; one more than nodes
  std::vector<std::uint32_t> to_;
  std::vector<bool> passable_;
  std::vector<std::uint32_t> seen_;  // the number of the search that saw it last
  std::vector<std::uint32_t> queue_;
  std::uint32_t search_ = 0;
};

}  // namespace credstack::bench
