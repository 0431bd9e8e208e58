#include "model/catalog.hpp"

#include <algorithm>
#include <cstring>

namespace credstack {

std::string_view StringStore::keep(std::string_view text) {
  if (text.empty()) return {};
  constexpr std::size_t block = 65'536;
  if (text.size() > left_) {
    const std::size_t size = std::max(block, text.size());
    // Not zeroed: each byte is written before it is read.
    blocks_.push_back(std::unique_ptr<char[]>(new char[size]));
    next_ = blocks_.back().get();
    left_ = size;
    bytes_ += size;
  }
  std::memcpy(next_, text.data(), text.size());
  const std::string_view kept{next_, text.size()};
  next_ += text.size();
  left_ -= text.size();
  return kept;
}

}  // namespace credstack
