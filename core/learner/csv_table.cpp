#include "learner/csv_table.hpp"

#include <algorithm>

namespace credstack::learner {
namespace {

/** How long the UTF-8 sequence at the beginning is; 0: it is none (Unicode 15, table 3-7). */
std::size_t utf8_length(std::string_view text) {
  const auto byte = [text](std::size_t at) -> unsigned {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (length == 0 || first > 0xF4) return 0;
  const unsigned least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < least || byte(1) > most) return 0;
  for (std::size_t at = 2; at < length; ++at) {
    if (byte(at) < 0x80 || byte(at) > 0xBF) return 0;
  }
  return length;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

/** How long the end of a line at the beginning is; 0: there is none. */
std::size_t line_end(std::string_view text) {
  return text.starts_with('\n') ? 1 : text.starts_with("\r\n") ? 2 : 0;
}

/** A quoted text without its quotes, each doubled one single. */
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    if (text[at] == '"') ++at;
  }
  return out;
}

}  // namespace

CsvTable::CsvTable(std::string_view bytes, StringStore& strings)
    : bytes_(bytes), strings_(strings) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.remove_prefix(3);
  if (bytes_.find_first_not_of(" \t\r\n") == bytes_.npos) {
    error_ = CsvError{"csv-empty", "The file is empty."};
  }
}

bool CsvTable::fail(const char* code, std::size_t column, std::string_view why) {
  const std::string row = row_ == 0 ? "the heading" : "row " + std::to_string(row_);
  error_ = CsvError{code, "In " + row + ", column " + std::to_string(column) + ", " +
                              std::string(why) + "; nothing of this file is used."};
  return false;
}

bool CsvTable::next(CsvRow& row) {
  row.clear();
  if (error_ || at_ == bytes_.size()) return false;
  for (bool more = true; more;) {
    if (!read_cell(row)) return false;
    if (!is_utf8(row.back())) return fail("csv-utf8", row.size(), "the text is not valid UTF-8");
    more = at_ < bytes_.size() && bytes_[at_] == ',';
    if (more) ++at_;
  }
  at_ += line_end(bytes_.substr(at_));
  ++row_;
  return true;
}

bool CsvTable::read_cell(CsvRow& row) {
  if (at_ < bytes_.size() && bytes_[at_] == '"') return read_quoted(row);
  const std::size_t end = std::min(bytes_.find_first_of(",\"\r\n", at_), bytes_.size());
  row.push_back(bytes_.substr(at_, end - at_));
  at_ = end;
  if (end == bytes_.size() || bytes_[end] == ',' || line_end(bytes_.substr(end)) > 0) return true;
  return fail("csv-syntax", row.size(),
              bytes_[end] == '"' ? "a quote stands inside a cell that does not begin with one"
                                 : "a carriage return stands without a line feed");
}

bool CsvTable::read_quoted(CsvRow& row) {
  const std::size_t begin = at_ + 1;
  bool doubled = false;
  std::size_t end = bytes_.find('"', begin);
  while (end != bytes_.npos && bytes_.substr(end).starts_with("\"\"")) {
    doubled = true;
    end = bytes_.find('"', end + 2);
  }
  const std::size_t column = row.size() + 1;
  if (end == bytes_.npos) return fail("csv-syntax", column, "a quote is never closed");
  const std::string_view text = bytes_.substr(begin, end - begin);
  row.push_back(doubled ? strings_.keep(unescaped(text)) : text);
  at_ = end + 1;
  const std::string_view rest = bytes_.substr(at_);
  if (rest.empty() || rest.front() == ',' || line_end(rest) > 0) return true;
  return fail("csv-syntax", column, "something stands behind the closing quote");
}

}  // namespace credstack::learner
