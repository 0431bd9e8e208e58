// A failing case, made small.
#include "support/audit_compare.hpp"

namespace credstack::test {
namespace {

/** Every place in a document where something could be left out. */
void places(const Json& value, const Json::json_pointer& at, std::vector<Json::json_pointer>& all) {
  if (value.is_array()) {
    for (std::size_t i = value.size(); i-- > 0;) {
      all.push_back(at / i);
      places(value[i], at / i, all);
    }
  } else if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      all.push_back(at / key);
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

bool shrink(AuditCase& best, Json AuditCase::*part,
            const std::function<bool(const AuditCase&)>& fails) {
  std::vector<Json::json_pointer> all;
  places(best.*part, Json::json_pointer(), all);
  for (const Json::json_pointer& at : all) {
    AuditCase smaller = best;
    leave_out(smaller.*part, at);
    if (!fails(smaller)) continue;
    best = std::move(smaller);
    return true;
  }
  return false;
}

}  // namespace

AuditCase made_small(AuditCase audit_case, const std::function<bool(const AuditCase&)>& fails) {
  while (shrink(audit_case, &AuditCase::learner, fails) ||
         shrink(audit_case, &AuditCase::catalog, fails)) {
  }
  return audit_case;
}

}  // namespace credstack::test
