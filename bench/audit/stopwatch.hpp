// Processor time: what a call took of the machine, not what others took of it meanwhile.
#pragma once

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#else
#include <ctime>
#endif

namespace credstack::bench {

class Stopwatch {
 public:
  Stopwatch() : start_(now()) {}
  double microseconds() const { return now() - start_; }

 private:
  static double now() {
#ifdef __EMSCRIPTEN__
    return EM_ASM_DOUBLE({
      const used = process.cpuUsage();
      return used.user + used.system;
    });
#else
    std::timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
#endif
  }
  double start_;
};

}  // namespace credstack::bench
