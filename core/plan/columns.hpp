// Which columns of a model belong to which things, and which things are worth looking at first.
#pragma once

#include <span>
#include <vector>

#include "plan/model.hpp"

namespace credstack::plan {

class Columns {
 public:
  Columns(const Task& task, const Model& model, Index variables);

  /** The thing that a column is about; `nothing`: no single one. */
  Index thing_of(Index column) const { return thing_of_[column]; }
  std::span<const Index> of(Index thing) const {
    return {columns_.data() + starts_[thing], columns_.data() + starts_[thing + 1]};
  }

  /** Adds a thing's columns, and those of the cheapest that must come before it. */
  void add(Index thing, std::span<const std::int64_t> worth, std::vector<bool>& active) const;

 private:
  void add_need(Index need, std::span<const std::int64_t> worth, std::vector<bool>& active) const;
  std::int64_t cost_of(Index need, std::span<const std::int64_t> worth, int depth) const;

  const Task& task_;
  std::vector<Index> thing_of_;
  std::vector<Index> starts_;
  std::vector<Index> columns_;
};

/** Columns enough for each row, of the things that give it most for what they cost. */
std::vector<bool> first_columns(const Columns& columns, const linear::Program& program,
                                std::span<const linear::Range> ranges,
                                std::span<const std::int64_t> worth);

}  // namespace credstack::plan
