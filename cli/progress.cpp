#include "progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace credstack::cli {
namespace {

constexpr std::uint64_t width = 30;
constexpr std::chrono::milliseconds patience{1000};  // what takes no longer needs no bar
constexpr std::chrono::milliseconds between{100};

/** `done` of `total` in parts of `parts`; never more than all, and no overflow on the way. */
std::uint64_t share(std::uint64_t done, std::uint64_t total, std::uint64_t parts) {
  if (total == 0) return 0;
  const double part = static_cast<double>(done) / static_cast<double>(total);
  return std::min(parts, static_cast<std::uint64_t>(part * static_cast<double>(parts)));
}

}  // namespace

Progress::Progress(std::string what, std::uint64_t total, bool always)
    : what_(std::move(what)),
      total_(total),
      terminal_(isatty(STDERR_FILENO) == 1),
      always_(always),
      next_(Clock::now() + (always ? std::chrono::milliseconds{0} : patience)) {}

void Progress::advance(std::uint64_t done) {
  done_ = done;
  if (is_due()) draw();
}

bool Progress::is_due() {
  if (!terminal_) {
    if (!always_ || share(done_, total_, 10) <= tenths_) return false;
    tenths_ = share(done_, total_, 10);
    return true;
  }
  const Clock::time_point now = Clock::now();
  if (now < next_) return false;
  next_ = now + between;
  return true;
}

void Progress::draw() {
  const std::uint64_t percent = share(done_, total_, 100);
  if (!terminal_) {
    std::fprintf(stderr, "%s: %d %%\n", what_.c_str(), static_cast<int>(percent));
    return;
  }
  const auto filled = static_cast<std::size_t>(share(done_, total_, width));
  const std::string bar = std::string(filled, '#') + std::string(width - filled, '.');
  std::fprintf(stderr, "\r%s [%s] %3d %%", what_.c_str(), bar.c_str(), static_cast<int>(percent));
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::finish() {
  if (!std::exchange(drawn_, false)) return;
  std::fputs("\r\x1b[K", stderr);  // to the line's beginning, and what stands there goes
  std::fflush(stderr);
}

}  // namespace credstack::cli
