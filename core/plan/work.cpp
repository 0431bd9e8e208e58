#include "plan/work.hpp"

namespace credstack::plan {

void give_up(coroutines::coroutine_handle<> function) { function.destroy(); }

}  // namespace credstack::plan
