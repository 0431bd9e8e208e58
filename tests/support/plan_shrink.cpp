#include "support/plan_shrink.hpp"

#include <array>
#include <optional>
#include <set>
#include <string>

namespace credstack::test {
namespace {

/** What a record is not read without. */
const std::set<std::string, std::less<>> needed{"id",        "type",  "name",     "owner",
                                                "credstack", "minor", "currency", "end",
                                                "unit",      "value", "kind"};

/** Every place in a document where something could be left out. */
void places(const Json& value, const Json::json_pointer& at, std::vector<Json::json_pointer>& all) {
  if (value.is_array()) {
    for (std::size_t i = value.size(); i-- > 0;) {
      all.push_back(at / i);
      places(value[i], at / i, all);
    }
  } else if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      if (!needed.contains(key)) all.push_back(at / key);
      places(member, at / key, all);
    }
  }
}

void leave_out(Json& value, const Json::json_pointer& at) {
  Json& holder = value[at.parent_pointer()];
  if (holder.is_array()) {
    holder.erase(static_cast<std::size_t>(std::stoul(at.back())));
  } else {
    holder.erase(at.back());
  }
}

/** Whether those who read the case find in it all that they count on. */
bool is_whole(const PlanCase& plan_case) {
  const Json& catalog = plan_case.catalog;
  if (!catalog.contains("achievements") || !catalog.contains("organizations")) return false;
  const std::string all = catalog["achievements"].dump();
  for (const Json& each : catalog.value("recognitions", Json::array())) {
    if (!each.contains("credential") || !each.contains("target")) return false;
  }
  for (const Json& each : catalog["achievements"]) {
    for (const Json& offering : each.value("offerings", Json::array())) {
      if (!offering.contains("start")) return false;
    }
    if (each.value("offerings", Json::array({1})).empty()) return false;
  }
  for (const char* const list : {"exclude", "include", "minimize", "delivery", "languages"}) {
    if (plan_case.wishes.value(list, Json::array({1})).empty()) return false;
  }
  return all.find("\"requirement\"") != std::string::npos;
}

bool shrink(PlanCase& best, Json PlanCase::*part,
            const std::function<bool(const PlanCase&)>& fails) {
  std::vector<Json::json_pointer> all;
  places(best.*part, Json::json_pointer(), all);
  for (const Json::json_pointer& at : all) {
    PlanCase smaller = best;
    leave_out(smaller.*part, at);
    if (!is_whole(smaller) || !fails(smaller)) continue;
    best = std::move(smaller);
    return true;
  }
  return false;
}

}  // namespace

PlanCase made_small(PlanCase plan_case, const std::function<bool(const PlanCase&)>& fails) {
  while (shrink(plan_case, &PlanCase::wishes, fails) ||
         shrink(plan_case, &PlanCase::learner, fails) ||
         shrink(plan_case, &PlanCase::catalog, fails)) {
  }
  return plan_case;
}

}  // namespace credstack::test
