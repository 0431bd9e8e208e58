// Comma-separated values as RFC 4180 has them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalog.hpp"

namespace credstack::learner {

using CsvRow = std::vector<std::string_view>;

/** Why a text is no such table. */
struct CsvError {
  std::string code;     ///< `csv-empty`, `csv-syntax`, `csv-utf8`
  std::string message;  ///< with the row and column
};

/**
 * Gives the rows one after the other; cells are views into the bytes or into `strings`. A quote
 * that does not stand where one may stand ends the reading: no cell after it can be relied on.
 */
class CsvTable {
 public:
  CsvTable(std::string_view bytes, StringStore& strings);

  /** The next row into `row`; false after the last one and after an error. */
  bool next(CsvRow& row);
  const std::optional<CsvError>& error() const { return error_; }

 private:
  bool read_cell(CsvRow& row);
  bool read_quoted(CsvRow& row);
  bool fail(const char* code, std::size_t column, std::string_view why);

  std::string_view bytes_;
  StringStore& strings_;
  std::size_t at_ = 0;
  std::size_t row_ = 0;  ///< the heading is 0
  std::optional<CsvError> error_;
};

}  // namespace credstack::learner
