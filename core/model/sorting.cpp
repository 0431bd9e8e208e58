#include "model/sorting.hpp"

#include <algorithm>
#include <numeric>

namespace credstack {

// A merge sort from the bottom up: runs of 1, 2, 4 … places are merged from one array into the
// other.
std::vector<std::uint32_t> stable_order(
    std::size_t n, const std::function<bool(std::uint32_t, std::uint32_t)>& less) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::vector<std::uint32_t> merged(n);
  for (std::size_t run = 1; run < n; run *= 2) {
    for (std::size_t begin = 0; begin < n; begin += 2 * run) {
      const std::size_t middle = std::min(begin + run, n);
      const std::size_t end = std::min(begin + 2 * run, n);
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t at = begin; at < end; ++at) {
        const bool take_right = right < end && (left == middle || less(order[right], order[left]));
        merged[at] = order[take_right ? right++ : left++];
      }
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace credstack
