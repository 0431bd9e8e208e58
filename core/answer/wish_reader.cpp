#include "answer/wish_reader.hpp"

#include <algorithm>

#include "answer/question_reader.hpp"
#include "catalog/diagnostics.hpp"
#include "catalog/find_id.hpp"

namespace credstack::answer {
namespace {

using catalog::JsonValue;
using catalog::quoted;

constexpr std::size_t longest_list = 1'000;
constexpr std::int64_t largest_money = 1'000'000'000'000'000;  // as a catalogue may state
constexpr std::int64_t hours_in_a_week = 168;
constexpr std::int64_t most_awards = 100;

bool is_currency(std::string_view text) {
  return text.size() == 3 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == text.npos;
}

/** A number, or a fraction in a string. */
std::optional<Rational> number_in(JsonValue value) {
  if (!value.is_number() && !value.is_string()) return std::nullopt;
  const auto number = Rational::parse(value.text());
  return number && number->is_known() ? number : std::nullopt;
}

bool is_language_tag(std::string_view text) {
  constexpr std::string_view marks =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
  return text.find_first_not_of(marks) == text.npos;
}

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

class Reader : QuestionReader {
 public:
  Reader(const Library& library, JsonValue root, Refusal& refusal)
      : QuestionReader(library, root, refusal) {}

  std::optional<plan::Wishes> run() {
    if (!root_.is_object()) {
      fail("bad-question", "\"wishes\" must be an object, as docs/plan.md describes it.");
      return std::nullopt;
    }
    if (!check_members(root_, "The wishes have",
                       {"minimize", "stopAfter", "frontier", "start", "deadline", "hoursPerWeek",
                        "budget", "budgetPerTerm", "audience", "currency", "funding", "exclude",
                        "include", "delivery", "languages", "priorLearning", "possible"}) ||
        !read_objectives() || !read_stop() || !read_boolean("frontier", wishes_.frontier) ||
        !read_boolean("possible", wishes_.possible) || !read_days() || !read_hours() ||
        !read_money() || !read_string("audience", wishes_.audience) || !read_funding() ||
        !read_things() || !read_kinds() || !read_prior_learning()) {
      return std::nullopt;
    }
    return std::move(wishes_);
  }

 private:
  /** Nothing where it is absent or null. */
  static std::optional<JsonValue> member(JsonValue object, std::string_view key) {
    const auto found = object.find(key);
    return found && !found->is_null() ? found : std::nullopt;
  }
  std::optional<JsonValue> member(std::string_view key) const { return member(root_, key); }

  bool bad(std::string message) { return fail("bad-question", std::move(message)); }

  /** Calls `see` for each string of the list; nothing where the list is absent. */
  template <class See>
  bool each_string(std::optional<JsonValue> list, std::string_view key, See see) {
    if (!list) return true;
    const std::string name = "\"" + std::string(key) + "\"";
    if (!list->is_array()) return bad(name + " must be a list.");
    if (list->size() > longest_list) return bad(name + " lists more than 1,000.");
    for (const JsonValue each : *list) {
      if (!each.is_string() || each.text().empty()) return bad(name + " must list strings.");
      if (!see(each.text())) return false;
    }
    return true;
  }

  bool read_objectives() {
    const auto list = member("minimize");
    if (!list) return true;
    wishes_.minimize.clear();
    const auto add = [&](std::string_view word) {
      const auto objective = from_spelling<plan::Objective>(word);
      if (!objective) {
        return bad(
            "\"minimize\" lists cost, time, steps, firstAward, outlay or unrecognised; not " +
            quoted(word) + ".");
      }
      add_once(wishes_.minimize, *objective);
      return true;
    };
    if (!each_string(list, "minimize", add)) return false;
    return !wishes_.minimize.empty() || bad("\"minimize\" lists at least one objective.");
  }

  bool read_stop() {
    const auto stop = member("stopAfter");
    if (!stop) return true;
    const auto awards = stop->is_number() ? Rational::parse(stop->text()) : std::nullopt;
    if (!awards || !awards->is_whole() || awards->num() < 1 || awards->num() > most_awards) {
      return bad("\"stopAfter\" is a whole number of awards, from 1 to 100.");
    }
    wishes_.stop_after = static_cast<std::uint32_t>(awards->num());
    return true;
  }

  bool read_days() {
    const auto start = member("start");
    const auto deadline = member("deadline");
    return (!start || read_date(*start, wishes_.start)) &&
           (!deadline || read_date(*deadline, wishes_.deadline));
  }

  bool read_hours() {
    const auto hours = member("hoursPerWeek");
    if (!hours) return true;
    wishes_.hours_per_week = number_in(*hours);
    if (!wishes_.hours_per_week || !(*wishes_.hours_per_week > Rational(0)) ||
        *wishes_.hours_per_week > Rational(hours_in_a_week)) {
      return bad("\"hoursPerWeek\" is a number above 0, and at most 168.");
    }
    return true;
  }

  bool read_amount(JsonValue value, std::string_view key, std::optional<Money>& money) {
    const std::string name = "\"" + std::string(key) + "\"";
    if (!value.is_object()) {
      return bad(name + " is money, such as {\"minor\": 150000, \"currency\": \"USD\"}.");
    }
    if (!check_members(value, "Money in the wishes has", {"minor", "currency"})) return false;
    const auto minor = member(value, "minor");
    const auto amount = minor && minor->is_number() ? Rational::parse(minor->text()) : std::nullopt;
    if (!amount || !amount->is_whole() || amount->num() < 0 || amount->num() > largest_money) {
      return bad(name + " needs \"minor\": a whole number of minor units, such as cents.");
    }
    const auto currency = member(value, "currency");
    if (!currency || !currency->is_string() || !is_currency(currency->text())) {
      return bad(name + " needs \"currency\": an ISO 4217 code such as \"USD\".");
    }
    // Two currencies cannot be compared, and nothing is converted.
    if (!wishes_.currency.empty() && wishes_.currency != currency->text()) {
      return bad("The wishes are in several currencies: " + quoted(wishes_.currency) + " and " +
                 quoted(currency->text()) + ".");
    }
    wishes_.currency = currency->text();
    money.emplace();
    money->minor = amount->num();
    currency->text().copy(money->currency.data(), money->currency.size());
    return true;
  }

  bool read_money() {
    if (!read_string("currency", wishes_.currency)) return false;
    if (!wishes_.currency.empty() && !is_currency(wishes_.currency)) {
      return bad("\"currency\" is an ISO 4217 code such as \"USD\".");
    }
    const auto budget = member("budget");
    const auto per_term = member("budgetPerTerm");
    return (!budget || read_amount(*budget, "budget", wishes_.budget)) &&
           (!per_term || read_amount(*per_term, "budgetPerTerm", wishes_.budget_per_term));
  }

  bool read_funding() {
    const auto list = member("funding");
    if (!list) return true;
    if (!list->is_array() || list->size() > longest_list) {
      return bad("\"funding\" must be a list of 1,000 at the most.");
    }
    for (const JsonValue each : *list) {
      if (!read_one_funding(each)) return false;
    }
    return true;
  }

  bool read_one_funding(JsonValue value) {
    if (!value.is_object()) return bad("\"funding\" must list objects.");
    if (!check_members(value, "Funding has", {"of", "share", "most"})) return false;
    plan::Funding funding;
    const auto share = member(value, "share");
    const auto most = member(value, "most");
    if (!share && !most) return bad("Funding needs a \"share\" of the price, or a \"most\".");
    if (share) {
      const auto part = number_in(*share);
      if (!part || *part < Rational(0) || *part > Rational(1)) {
        return bad("The \"share\" of a funding is a number from 0 to 1, or such as \"1/2\".");
      }
      funding.share = *part;
    }
    if (most && !read_amount(*most, "most", funding.most)) return false;
    const auto of = member(value, "of");
    if (!each_string(of, "of", [&](std::string_view id) { return add_thing(id, funding.of); })) {
      return false;
    }
    // An empty list would be read as all there are.
    if (of && funding.of.empty()) return bad("The \"of\" of a funding lists at least one id.");
    wishes_.funding.push_back(std::move(funding));
    return true;
  }

  bool add_thing(std::string_view id, std::vector<AchievementId>& list) {
    AchievementId found;
    if (!find(id, found)) return false;
    add_once(list, found);
    return true;
  }

  bool read_things() {
    return each_string(member("exclude"), "exclude",
                       [&](std::string_view id) { return exclude(id); }) &&
           each_string(member("include"), "include",
                       [&](std::string_view id) { return add_thing(id, wishes_.include); });
  }

  /** The organizations whose ids end so; the one whose id it is alone. */
  std::vector<OrganizationId> owners_named(std::string_view id, bool& whole) const {
    std::vector<OrganizationId> owners;
    const auto& all = library_.catalog.organizations;
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (all[at].id == id) {
        whole = true;
        return {OrganizationId{at}};
      }
      if (catalog::ends_in(all[at].id, id)) owners.emplace_back(at);
    }
    return owners;
  }

  /** A thing, or all that an organization owns. */
  bool exclude(std::string_view id) {
    bool whole = false;
    const std::vector<OrganizationId> owners = owners_named(id, whole);
    if (whole) add_once(wishes_.exclude_of, owners.front());
    if (const AchievementId thing = library_.catalog.find(id)) {
      add_once(wishes_.exclude, thing);
      return true;
    }
    if (whole) return true;
    if (owners.empty()) return add_thing(id, wishes_.exclude);
    const auto& things = library_.catalog.achievements;
    const bool thing_too = std::any_of(things.begin(), things.end(), [id](const Achievement& each) {
      return catalog::ends_in(each.id, id);
    });
    if (thing_too || owners.size() > 1) {
      return fail("unknown-id", "Several ids end in " + quoted(id) + ": write the whole id.");
    }
    add_once(wishes_.exclude_of, owners.front());
    return true;
  }

  bool read_kinds() {
    const auto delivery = [&](std::string_view word) {
      const auto way = from_spelling<Delivery>(word);
      if (!way) {
        return bad("\"delivery\" lists inPerson, online or blended; not " + quoted(word) + ".");
      }
      add_once(wishes_.delivery, *way);
      return true;
    };
    const auto language = [&](std::string_view tag) {
      if (!is_language_tag(tag)) {
        return bad("\"languages\" lists tags such as \"en\" or \"en-NZ\"; not " + quoted(tag) +
                   ".");
      }
      add_once(wishes_.languages, tag);
      return true;
    };
    return each_string(member("delivery"), "delivery", delivery) &&
           each_string(member("languages"), "languages", language);
  }

  bool read_prior_learning() {
    const auto wish = member("priorLearning");
    if (!wish) return true;
    if (wish->is_boolean()) {
      wishes_.any_prior_learning = wish->truth();
      return true;
    }
    if (!wish->is_array()) return bad("\"priorLearning\" is true, or a list of ids.");
    return each_string(wish, "priorLearning",
                       [&](std::string_view id) { return add_thing(id, wishes_.prior_learning); });
  }

  plan::Wishes wishes_;
};

}  // namespace

std::optional<plan::Wishes> read_wishes(const Library& library, JsonValue wishes,
                                        Refusal& refusal) {
  return Reader(library, wishes, refusal).run();
}

}  // namespace credstack::answer
