#include "table.hpp"

#include <algorithm>

#include "credstack/plain_text.hpp"

namespace credstack::cli {
namespace {

bool is_number(const std::string& cell) {
  return !cell.empty() &&
         std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void Table::add(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = harmless(cell);
  rows_.push_back(std::move(cells));
}

std::string Table::text() const {
  const std::size_t size = rows_.front().size();
  std::vector<std::size_t> width(size, 0);
  std::vector<bool> numeric(size, rows_.size() > 1);
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    for (std::size_t at = 0; at < size; ++at) {
      width[at] = std::max(width[at], columns(rows_[row][at]));
      if (row > 0 && !is_number(rows_[row][at])) numeric[at] = false;
    }
  }
  std::string text;
  for (const std::vector<std::string>& row : rows_) {
    std::string line;
    for (std::size_t at = 0; at < size; ++at) {
      const std::string gap(width[at] - columns(row[at]), ' ');
      line += (at == 0 ? "  " : "   ") + (numeric[at] ? gap + row[at] : row[at] + gap);
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

}  // namespace credstack::cli
