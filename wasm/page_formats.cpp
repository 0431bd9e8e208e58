// What a course page reads: the native format.
// The reader of CTDL is a third of the module again, and stays on the catalogue keeper's side.
#include "catalog/readers.hpp"

namespace credstack::catalog {

std::span<const Format> formats() {
  static constexpr Format native[] = {{is_native, read_native}};
  return native;
}

}  // namespace credstack::catalog
