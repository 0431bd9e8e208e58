// How far a long command has come, on standard error, so that answers stay alone on standard
// output.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace credstack::cli {

/**
 * A bar that shows itself when standard error is a terminal and the work takes more than a second.
 * Asked to always show, it writes a line for each tenth where standard error is no terminal.
 */
class Progress {
 public:
  /** `what`: what is being done, such as `Reading`; `total`: how much of it there is, 0 unknown. */
  Progress(std::string what, std::uint64_t total, bool always = false);
  ~Progress() { finish(); }

  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /** `done` of the total, counted from the beginning. Cheap: it may be called for each item. */
  void advance(std::uint64_t done);
  /** Takes the bar away. What comes after is written on a clean line. */
  void finish();

 private:
  using Clock = std::chrono::steady_clock;

  bool is_due();
  void draw();

  std::string what_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  bool terminal_;
  bool always_;
  bool drawn_ = false;
  std::uint64_t tenths_ = 0;  ///< said already, where there is no terminal
  Clock::time_point next_;    ///< when the bar is drawn next
};

}  // namespace credstack::cli
