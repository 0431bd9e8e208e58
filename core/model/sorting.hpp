// Sorting that keeps equals in order, written once. The library's sort is compiled anew for each
// type of record, at about 3 kB of WebAssembly each; here one sort of places serves them all.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace credstack {

/** The places 0 to n-1 in the order that `less` puts them in; equals stay in order. */
std::vector<std::uint32_t> stable_order(
    std::size_t n, const std::function<bool(std::uint32_t, std::uint32_t)>& less);

/** Sorts records by moving each once. */
template <class T, class Less>
void sort_stably(std::vector<T>& items, Less less) {
  if (items.size() < 2) return;
  const auto order = stable_order(
      items.size(), [&](std::uint32_t a, std::uint32_t b) { return less(items[a], items[b]); });
  std::vector<T> sorted;
  sorted.reserve(items.size());
  for (const std::uint32_t place : order) sorted.push_back(std::move(items[place]));
  items.swap(sorted);
}
template <class T>
void sort_stably(std::vector<T>& items) {
  sort_stably(items, std::less<T>{});
}

}  // namespace credstack
