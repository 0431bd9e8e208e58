// Ids as people write them: whole, or shortened to an ending (docs/answers.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace credstack::catalog {

/** Whether `id` is `wanted` or ends in it after a `/` or a `:`, without regard to case. */
bool ends_in(std::string_view id, std::string_view wanted);

/** The ids of a list of records, which must outlive it. */
class IdIndex {
 public:
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  struct Found {
    std::uint32_t at = none;  ///< the place in the list
    bool whole = false;       ///< the id itself was written, not an ending of it
    bool several = false;     ///< more than one id ends in it: then there is no place
  };

  template <class Record>
  explicit IdIndex(const std::vector<Record>& records) {
    ids_.reserve(records.size());
    for (const Record& record : records) ids_.push_back(record.id);
    link();
  }

  Found find(std::string_view wanted) const;

 private:
  void link();
  std::size_t slot_of(std::string_view id) const;

  std::vector<std::string_view> ids_;
  std::vector<std::uint32_t> first_;  ///< by the last part of the id; a power of two of them
  std::vector<std::uint32_t> next_;   ///< of the same slot
};

}  // namespace credstack::catalog
