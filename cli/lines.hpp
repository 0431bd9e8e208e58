// Lines from a file or a pipe, as they come.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace credstack::cli {

/** Some lines after one another. */
struct Lines {
  struct Line {
    std::size_t begin = 0;
    std::size_t size = 0;
    std::size_t number = 0;  ///< in the file, from 1; blank lines count too
    bool too_long = false;   ///< its bytes were passed over
  };
  std::string bytes;
  std::vector<Line> list;

  std::string_view text(const Line& line) const {
    return std::string_view(bytes).substr(line.begin, line.size);
  }
  bool empty() const { return list.empty(); }
  void clear() {
    bytes.clear();
    list.clear();
  }
};

/** Reads lines that are not blank. What has come is given before more is waited for. */
class LineReader {
 public:
  /** `name`: a file, or `-` for standard input. @throws UsageError when it cannot be opened. */
  LineReader(const std::string& name, std::size_t longest);
  ~LineReader();

  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  /**
   * The next lines, at most `most`, and no more once they are long together: what is in memory does
   * not grow with the lines. @return false at the end. @throws UsageError
   */
  bool next(Lines& lines, std::size_t most);

 private:
  bool fill();
  void add(Lines& lines, std::string_view piece);

  std::string name_;
  int file_;
  std::size_t longest_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  ///< what is in the buffer and not given yet
  std::size_t end_ = 0;
  std::string pending_;  ///< the beginning of a line whose end has not come
  bool pending_too_long_ = false;
  bool ended_ = false;
  std::size_t number_ = 0;  ///< of the last line
};

}  // namespace credstack::cli
