#include "model/sorting.hpp"

#include <algorithm>
#include <numeric>

namespace credstack {

std::vector<std::uint32_t> stable_order(
    std::size_t n, const std::function<bool(std::uint32_t, std::uint32_t)>& less) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::stable_sort(order.begin(), order.end(), less);
  return order;
}

}  // namespace credstack
