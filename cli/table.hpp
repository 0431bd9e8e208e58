// A small table for the terminal.
#pragma once

#include <string>
#include <vector>

namespace credstack::cli {

/** Rows under a heading row; the cells are aligned by the columns they take, numbers to the right.
 */
class Table {
 public:
  explicit Table(std::vector<std::string> heading) { add(std::move(heading)); }

  /** A row of as many cells as the heading has. The cells are made harmless. */
  void add(std::vector<std::string> cells);
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace credstack::cli
