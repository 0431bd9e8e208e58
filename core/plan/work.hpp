// Work that is done in slices: a function that gives its result later, and may pause on the way, so
// that a page goes on while a plan is looked for.
//
//   Work<int> sum(Pace& pace) { …; co_await pace.breath(); …; co_return 3; }
//
// One runner carries out one such function and those that it waits for, the innermost first.
#pragma once

#include <algorithm>
#include <cstdint>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

#if __has_include(<coroutine>)
#include <coroutine>
namespace credstack::plan {
namespace coroutines = std;
}  // namespace credstack::plan
#else
#include <experimental/coroutine>
namespace credstack::plan {
namespace coroutines = std::experimental;
}  // namespace credstack::plan
#endif

namespace credstack::plan {

/** Functions that are under way, each waiting for the one after it. */
class Stack {
 public:
  void push(coroutines::coroutine_handle<> function) { functions_.push_back(function); }
  void pop() { functions_.pop_back(); }
  bool empty() const { return functions_.empty(); }
  void resume() { functions_.back().resume(); }

 private:
  std::vector<coroutines::coroutine_handle<>> functions_;
};

/** How much is worked before the next pause. */
class Pace {
 public:
  /** The next pause is after so much work. */
  void allow(std::uint64_t work) { left_ = work; }
  void take(std::uint64_t work) { left_ -= std::min(left_, work); }
  std::uint64_t left() const { return left_; }

  struct Breath {
    bool goes_on;
    bool await_ready() const noexcept { return goes_on; }
    void await_suspend(coroutines::coroutine_handle<>) const noexcept {}
    void await_resume() const noexcept {}
  };
  /** To be awaited: pauses where it is time to. */
  Breath breath() const { return {left_ > 0}; }

 private:
  std::uint64_t left_ = 0;
};

/** Ends a function wherever it is. */
void give_up(coroutines::coroutine_handle<> function);

/**
 * The result of a function that works in slices. Nothing is done before it is awaited or run.
 *
 * Its type must not be of one file only: of a function of one file that a slice ends with LLVM 14
 * makes a tail call that must be one, and WebAssembly has none in every browser. For the same
 * reason give_up() is not inline.
 */
template <class Result>
class [[nodiscard]] Work {
 public:
  struct promise_type {
    std::optional<Result> result;
    Stack* stack = nullptr;

    struct End {
      Stack* stack;
      bool await_ready() const noexcept { return false; }
      void await_suspend(coroutines::coroutine_handle<>) const noexcept { stack->pop(); }
      void await_resume() const noexcept {}
    };
    Work get_return_object() { return Work(Handle::from_promise(*this)); }
    coroutines::suspend_always initial_suspend() const noexcept { return {}; }
    End final_suspend() const noexcept { return {stack}; }
    void return_value(Result value) { result = std::move(value); }
    [[noreturn]] void unhandled_exception() const noexcept { std::terminate(); }
  };

  Work(Work&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  Work& operator=(Work&&) = delete;
  ~Work() {
    if (handle_) give_up(handle_);
  }

  // What `co_await` asks for.
  bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(coroutines::coroutine_handle<Promise> waiting) noexcept {
    start(*waiting.promise().stack);
  }
  Result await_resume() { return std::move(*handle_.promise().result); }

  /** Begins on a stack of its own; done when the stack is empty, and then there is a result. */
  void start(Stack& stack) {
    handle_.promise().stack = &stack;
    stack.push(handle_);
  }
  Result take() { return std::move(*handle_.promise().result); }

 private:
  using Handle = coroutines::coroutine_handle<promise_type>;
  explicit Work(Handle handle) : handle_(handle) {}

  Handle handle_;
};

}  // namespace credstack::plan
