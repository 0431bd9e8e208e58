// Values and findings in words: the smallest pieces that the views are put together from.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "answer/context.hpp"
#include "answer/messages.hpp"
#include "answer/view.hpp"
#include "recognition/remaining.hpp"

namespace credstack::answer {

class Phrases {
 public:
  Phrases(const Context& context, const Messages& messages)
      : context_(context), messages_(messages) {}

  const Messages& messages() const { return messages_; }
  const Context& context() const { return context_; }
  std::string say(const char* key, Messages::Arguments arguments = {}) const {
    return messages_.say(key, arguments);
  }
  std::string say(const std::string& key, Messages::Arguments arguments = {}) const {
    return say(key.c_str(), arguments);
  }
  std::string name(AchievementId id) const { return name_of(id); }
  std::string name(OrganizationId id) const { return name_of(id); }
  std::string text(const Text& value) const;

  std::string date(Date value) const;
  std::string duration(const Duration& value) const;
  std::string credit(const Credit& value) const;
  /** `15 of 60 NZ credits`. */
  std::string part_of(const Credit& part, const Credit& whole) const;
  std::string money(const Money& value) const;
  std::string type(AchievementType type) const;
  std::string types(const std::vector<AchievementType>& types) const;
  /** `a, b and c`; with `or` for alternatives. */
  std::string list(const std::vector<std::string>& items, bool alternatives = false) const;
  template <class Ids>
  std::string names(const Ids& ids) const {
    std::vector<std::string> all;
    for (const auto id : ids) all.push_back(name(id));
    return list(all);
  }

  std::string reason(const Step& step, const Reason& reason) const;
  std::string condition(const OpenCondition& condition) const;
  /** A requirement in one line; long lists are cut and counted. */
  std::string requirement(RequirementId id) const;
  /** Costs, a line for each audience; "not published" where there are none. */
  std::vector<Item> costs(const std::vector<CostTotal>& costs) const;
  std::string time(const std::optional<RemainingTime>& time) const;
  /** A source with its date and how it was read; its address as the link. */
  Item source(const Source& source) const;
  /** Says of each item and heading that is a text of the catalogue, in which language it is. */
  View with_languages(View view) const;

 private:
  template <class Id>
  std::string name_of(Id id) const {
    const Text& name = context_.catalog[id].name;
    return name ? text(name) : std::string(context_.name(id));
  }
  std::string entry(RequirementId id) const;
  std::string amount_of(const Requirement& node) const;
  /** The first few, and how many more. */
  std::string cut_list(std::vector<std::string> parts, bool alternatives) const;

  const Context& context_;
  const Messages& messages_;
  /** What of the catalogue was put into words that is in another language than these, and in which.
   */
  mutable std::unordered_map<std::string_view, std::string_view> foreign_;
};

/** The address if it may be made a link (https, http, mailto), else nothing. */
std::string safe_url(std::string_view url);

}  // namespace credstack::answer
