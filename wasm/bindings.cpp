// The names that JavaScript sees: over catalogue.hpp, and nothing else.
#include <emscripten/bind.h>

#include "catalogue.hpp"
#ifdef CREDSTACK_WITH_PLANS
#include "plans.hpp"
#endif

EMSCRIPTEN_BINDINGS(credstack) {
  using emscripten::function;
  function("read", &credstack::wasm::read_catalogue);
  function("release", &credstack::wasm::release);
  function("diagnostics", &credstack::wasm::diagnostics);
  function("hasErrors", &credstack::wasm::has_errors);
  function("answer", &credstack::wasm::answer);
#ifdef CREDSTACK_WITH_PLANS
  function("plans", &credstack::wasm::plans);
  function("plansBegin", &credstack::wasm::plans_begin);
  function("plansResume", &credstack::wasm::plans_resume);
  function("plansAnswer", &credstack::wasm::plans_answer);
  function("plansRelease", &credstack::wasm::plans_release);
#endif
#ifdef CREDSTACK_FULL_MODULE
  function("render", &credstack::wasm::rendered);
#endif
  function("version", &credstack::wasm::version);
}
