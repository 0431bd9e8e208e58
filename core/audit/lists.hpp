// Short lists, looked through.
#pragma once

#include <algorithm>
#include <vector>

namespace credstack::audit {

template <class T>
bool contains(const std::vector<T>& list, const T& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

template <class T>
void add_once(std::vector<T>& list, const T& item) {
  if (!contains(list, item)) list.push_back(item);
}

}  // namespace credstack::audit
