#include "lines.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "command.hpp"
#include "output.hpp"

namespace credstack::cli {
namespace {

constexpr std::size_t buffer_size = std::size_t{128} << 10;
constexpr std::size_t long_together = std::size_t{1} << 20;

[[noreturn]] void cannot_read(const std::string& name) {
  throw UsageError("Cannot read " + in_quotes(name) + ": " + std::strerror(errno) + ".");
}

}  // namespace

LineReader::LineReader(const std::string& name, std::size_t longest)
    : name_(name == "-" ? "standard input" : name),
      file_(name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC)),
      longest_(longest),
      buffer_(buffer_size) {
  if (file_ < 0) cannot_read(name_);
}

LineReader::~LineReader() {
  if (file_ != STDIN_FILENO) ::close(file_);
}

bool LineReader::fill() {
  ssize_t size = 0;
  do {
    size = ::read(file_, buffer_.data(), buffer_.size());
  } while (size < 0 && errno == EINTR);
  if (size < 0) cannot_read(name_);
  begin_ = 0;
  end_ = static_cast<std::size_t>(size);
  return size > 0;
}

void LineReader::add(Lines& lines, std::string_view piece) {
  ++number_;
  const bool too_long = pending_too_long_ || pending_.size() + piece.size() > longest_;
  const std::size_t begin = lines.bytes.size();
  if (!too_long) {
    lines.bytes += pending_;
    lines.bytes += piece;
  }
  pending_.clear();
  pending_too_long_ = false;
  std::string_view line = std::string_view(lines.bytes).substr(begin);
  std::size_t skipped = 0;
  if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) skipped = 3;
  line.remove_prefix(skipped);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (!too_long && line.find_first_not_of(" \t\r") == line.npos) {
    lines.bytes.resize(begin);
    return;
  }
  lines.list.push_back({begin + skipped, line.size(), number_, too_long});
}

bool LineReader::next(Lines& lines, std::size_t most) {
  lines.clear();
  while (lines.list.size() < most && lines.bytes.size() < long_together) {
    if (begin_ == end_) {
      // What has come is answered while the rest is waited for.
      if (!lines.empty()) return true;
      if (ended_) return false;
      if (!fill()) {
        ended_ = true;
        if (!pending_.empty() || pending_too_long_) add(lines, {});
        return !lines.empty();
      }
    }
    const char* const from = buffer_.data() + begin_;
    const char* const to = buffer_.data() + end_;
    const char* const line_end = std::find(from, to, '\n');
    const std::string_view piece(from, static_cast<std::size_t>(line_end - from));
    begin_ += piece.size();
    if (line_end != to) {
      ++begin_;
      add(lines, piece);
    } else if (pending_too_long_ || pending_.size() + piece.size() > longest_) {
      pending_too_long_ = true;
      pending_ = {};
    } else {
      pending_ += piece;
    }
  }
  return true;
}

}  // namespace credstack::cli
