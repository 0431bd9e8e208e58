#include "catalog/readers.hpp"

namespace credstack::catalog {

std::span<const Format> formats() {
  static constexpr Format all[] = {{is_native, read_native}, {is_ctdl, read_ctdl}};
  return all;
}

}  // namespace credstack::catalog
