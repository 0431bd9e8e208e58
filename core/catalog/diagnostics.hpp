// Where the readers put what they find wrong, with the place it was found at.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "credstack/credstack.hpp"

namespace credstack::catalog {

/** A place in a document, as a chain of frames on the reader's stack. Becomes a pointer on demand.
 */
struct Path {
  const Path* parent = nullptr;
  std::string_view key;  ///< of a member, when `index` is npos
  std::size_t index = npos;

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  Path member(std::string_view name) const { return {this, name, npos}; }
  Path element(std::size_t at) const { return {this, {}, at}; }
  /** RFC 6901; the root is the empty string. */
  std::string pointer() const;
};

/** Collects diagnostics up to a bound; what is over it is counted and said at the end. */
class Diagnostics {
 public:
  explicit Diagnostics(std::size_t limit) : limit_(limit) {}

  /** The inputs' name for all that is reported from now on. */
  void set_file(std::string name) { file_ = std::move(name); }
  const std::string& file() const { return file_; }
  void error(const char* code, const Path& path, std::string message) {
    add(Severity::error, code, path, std::move(message));
  }
  void warning(const char* code, const Path& path, std::string message) {
    add(Severity::warning, code, path, std::move(message));
  }
  /** Takes in a problem whose place was noted down earlier. */
  void report(Diagnostic diagnostic);
  /** What is listed so far, for a reader that has to correct a place afterwards. */
  std::size_t size() const { return list_.size(); }
  Diagnostic& at(std::size_t index) { return list_[index]; }
  void shorten(std::size_t size) { list_.resize(size); }
  /** The list, ended by a count of what was left out. */
  std::vector<Diagnostic> take();

 private:
  void add(Severity severity, const char* code, const Path& path, std::string message);
  bool is_full(Severity severity);

  std::size_t limit_;
  std::string file_;
  std::vector<Diagnostic> list_;
  std::size_t left_out_ = 0;
  bool error_left_out_ = false;
};

/** A piece of the input for a message: in quotes, shortened to 60 characters, control characters
 * shown as `\u00XX`. */
std::string quoted(std::string_view text);
/** A number as it is written, shortened, without quotes. */
std::string quoted_number(std::string_view text);

}  // namespace credstack::catalog
