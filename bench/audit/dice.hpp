// Chance with a seed: the same numbers on every machine, whatever its standard library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace credstack::bench {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  /** The next of the generator splitmix64 (public domain). */
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
  }

  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  /** Both ends included. */
  int between(int from, int to) {
    return from + static_cast<int>(below(static_cast<std::size_t>(to - from) + 1));
  }
  bool percent(int n) { return between(0, 99) < n; }

  template <class T>
  const T& of(const std::vector<T>& list) {
    return list[below(list.size())];
  }

  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
  }

  /** So many different ones, or all where there are fewer, in a random order. */
  template <class T>
  std::vector<T> some(std::vector<T> list, std::size_t count) {
    shuffle(list);
    if (count < list.size())
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(count), list.end());
    return list;
  }

 private:
  std::uint64_t state_;
};

}  // namespace credstack::bench
