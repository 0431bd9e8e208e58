// Work on batches by several threads, with the results in the order of the batches and a bounded
// number of them in memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace credstack::cli {

/**
 * `fill(batch)` makes the next batch, false at the end; it is called by one thread of its own.
 * `work(batch)` is called by `jobs` threads at once. `finish(batch)` is called by the calling
 * thread, in order. An exception of any of them ends it all, and is thrown on after what came
 * before it is finished.
 */
template <class Batch, class Fill, class Work, class Finish>
class InOrder {
 public:
  InOrder(std::size_t jobs, Fill fill, Work work, Finish finish)
      : slots_(2 * jobs + 2),
        fill_(std::move(fill)),
        work_(std::move(work)),
        finish_(std::move(finish)) {
    threads_.emplace_back([this] { read(); });
    for (std::size_t i = 0; i < jobs; ++i) threads_.emplace_back([this] { take(); });
  }
  ~InOrder() {
    stop();
    for (std::thread& thread : threads_) thread.join();
  }
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;

  void run() {
    for (std::size_t at = 0;; ++at) {
      Slot& slot = slots_[at % slots_.size()];
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return slot.state == State::done || at == end_; });
        if (at == end_) break;
      }
      if (slot.error) std::rethrow_exception(slot.error);
      finish_(slot.batch);
      set(slot, State::free);
    }
    if (read_error_) std::rethrow_exception(read_error_);
  }

 private:
  enum class State : unsigned char { free, filled, taken, done };
  struct Slot {
    Batch batch;
    State state = State::free;
    std::exception_ptr error;
  };

  void set(Slot& slot, State state) {
    const std::lock_guard lock(mutex_);
    slot.state = state;
    changed_.notify_all();
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

  void read() {
    std::size_t at = 0;
    try {
      for (;; ++at) {
        Slot& slot = slots_[at % slots_.size()];
        {
          std::unique_lock lock(mutex_);
          changed_.wait(lock, [&] { return slot.state == State::free || stopped_; });
          if (stopped_) return;
        }
        if (!fill_(slot.batch)) break;
        set(slot, State::filled);
      }
    } catch (...) {
      read_error_ = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    end_ = at;
    changed_.notify_all();
  }

  void take() {
    for (;;) {
      std::unique_lock lock(mutex_);
      Slot* slot = nullptr;
      changed_.wait(lock, [&] {
        slot = &slots_[next_ % slots_.size()];
        return stopped_ || next_ == end_ || slot->state == State::filled;
      });
      if (stopped_ || next_ == end_) return;
      ++next_;
      slot->state = State::taken;
      lock.unlock();
      try {
        work_(slot->batch);
      } catch (...) {
        slot->error = std::current_exception();
      }
      set(*slot, State::done);
    }
  }

  std::vector<Slot> slots_;
  Fill fill_;
  Work work_;
  Finish finish_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0;                            ///< the batch that is worked on next
  std::size_t end_ = static_cast<std::size_t>(-1);  ///< how many there are, once that is known
  bool stopped_ = false;
  std::exception_ptr read_error_;
  std::vector<std::thread> threads_;
};

}  // namespace credstack::cli
