#include <string>
#include <utility>

#include "catalog/ctdl_amounts.hpp"
#include "catalog/ctdl_conditions.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

/** A concept of CTDL's CostType scheme. */
CostKind kind_of(std::string_view concept_name) {
  constexpr std::pair<std::string_view, CostKind> kinds[] = {
      {"AggregateCost", CostKind::total},        {"Tuition", CostKind::tuition},
      {"Application", CostKind::application},    {"StandaloneAssessment", CostKind::assessment},
      {"LearningResource", CostKind::materials}, {"Consumables", CostKind::materials},
      {"Equipment", CostKind::materials}};
  for (const auto& [name, kind] : kinds) {
    if (name == concept_name) return kind;
  }
  return CostKind::other;
}

/** An ISO 4217 code, or the name that ISO 4217 gives to one of the common currencies. */
std::string_view currency_code(std::string_view written) {
  constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"US Dollar", "USD"},       {"Pound Sterling", "GBP"},    {"Euro", "EUR"},
      {"Canadian Dollar", "CAD"}, {"Australian Dollar", "AUD"}, {"New Zealand Dollar", "NZD"}};
  for (const auto& [name, code] : names) {
    if (name == written) return code;
  }
  if (written.size() != 3) return {};
  for (const char c : written) {
    if (c < 'A' || c > 'Z') return {};
  }
  return written;
}

/** Whether a pattern only says that the price is paid at once, so that it is the whole. */
bool is_paid_once(const Text& pattern) {
  for (const Text::Entry& entry : pattern.entries) {
    for (const std::string_view once :
         {"One-time payment", "One-time Payment", "One time payment", "one-time payment"}) {
      if (entry.value == once) return true;
    }
  }
  return false;
}

/** The whole minor units of a price as written; nothing where it has a part of one. */
std::optional<Money> money(Rational price, std::string_view code) {
  for (int digits = minor_digits(code); digits > 0; --digits) price = price * Rational(10);
  if (!price.is_known() || !price.is_whole()) return std::nullopt;
  return Money{price.num(), {code[0], code[1], code[2]}, {}};
}

void append(Document& document, Text& text, const Text& more) {
  text = joined(document, text, more);
}

/** The price; where it is stated but does not stand for the whole sum, it goes into the note. */
void read_price(Document& document, const JsonValue& profile, const Path& path, Cost& cost) {
  const std::optional<JsonValue> written = profile.find("ceterms:price");
  if (!written) return;
  const Path place = path.member("ceterms:price");
  std::optional<Rational> price;
  std::size_t count = 0;
  each(*written, place, [&](const JsonValue& element, const Path& at) {
    if (count++ == 0) price = read_number(document, element, at);
  });
  if (count > 1) document.type_mismatch(place, "one price");
  if (count != 1 || !price) return;
  const std::string_view currency = read_string(document, profile, "ceterms:currency", path);
  const std::string_view code = currency_code(currency);
  Text pattern = read_text(document, profile, "ceterms:paymentPattern", path);
  if (is_paid_once(pattern)) pattern = {};
  const std::optional<Money> amount = code.empty() ? std::nullopt : money(*price, code);
  if (amount && !pattern) {
    cost.price = amount;
    return;
  }
  std::string said = price->to_string();
  if (!currency.empty()) said.append(" ").append(currency);
  append(document, cost.note,
         pattern ? labelled(document, said, pattern) : english(document, said));
  if (!amount) {
    document.diagnostics().warning("ctdl-price", place,
                                   "The price " + quoted(said) +
                                       " is no whole number of minor units of a known currency; it "
                                       "is shown as a note only.");
  } else {
    document.diagnostics().warning("ctdl-payment-pattern", place,
                                   "The price is paid by a pattern, so it may not be the whole; it "
                                   "is shown as a note only.");
  }
}

/** A cost as it is read, and whether it says what it is for. */
struct Read {
  Cost cost;
  bool typed = false;
};

Read read_cost(Document& document, const JsonValue& profile, const Path& path) {
  constexpr std::string_view terms[] = {
      "ceterms:name",          "ceterms:description",    "ceterms:price",
      "ceterms:currency",      "ceterms:paymentPattern", "ceterms:directCostType",
      "ceterms:residencyType", "ceterms:audienceType",   "ceterms:jurisdiction",
      "ceterms:condition",     "ceterms:costDetails",    "ceterms:startDate",
      "ceterms:endDate"};
  document.count_unread(profile, path, terms);
  Read read;
  Cost& cost = read.cost;
  const std::vector<Concept> types =
      read_concepts(document, profile, "ceterms:directCostType", path);
  read.typed = !types.empty();
  if (types.size() == 1) cost.kind = kind_of(types.front().node);
  cost.note = read_text(document, profile, "ceterms:description", path);
  if (!cost.note) cost.note = read_text(document, profile, "ceterms:name", path);
  append(document, cost.note, read_text(document, profile, "ceterms:condition", path));
  for (const std::string_view term : {"ceterms:residencyType", "ceterms:audienceType"}) {
    for (const Concept& group : read_concepts(document, profile, term, path)) {
      append(document, cost.audience, group.name ? group.name : english(document, group.node));
    }
  }
  append(document, cost.audience, read_places(document, profile, path));
  cost.source.url = read_string(document, profile, "ceterms:costDetails", path);
  cost.valid_from = read_date(document, profile, "ceterms:startDate", path);
  cost.valid_until = read_date(document, profile, "ceterms:endDate", path);
  read_price(document, profile, path, cost);
  return read;
}

bool same_group(const Cost& a, const Cost& b) {
  if (a.kind != b.kind || a.valid_from != b.valid_from || a.valid_until != b.valid_until) {
    return false;
  }
  if (a.audience.entries.size() != b.audience.entries.size()) return false;
  for (std::size_t i = 0; i < a.audience.entries.size(); ++i) {
    if (a.audience.entries[i].value != b.audience.entries[i].value) return false;
  }
  return true;
}

/** Whether a price may be that of the whole: it says so, or does not say what it is for. */
bool may_be_whole(const Read& read) {
  const CostKind kind = read.cost.kind;
  return !read.typed || kind == CostKind::tuition || kind == CostKind::total;
}

/**
 * Two prices of the whole for the same people are alternatives that nothing tells apart (in-state
 * and out-of-state tuition, say). Adding them would be wrong, and so would be choosing one.
 */
void withhold_parallel(Document& document, std::vector<Read>& costs, const Path& path) {
  std::vector<bool> parallel(costs.size());
  bool any = false;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    if (!costs[i].cost.price || !may_be_whole(costs[i])) continue;
    for (std::size_t j = 0; j < costs.size(); ++j) {
      const bool alike = i != j && costs[j].cost.price && may_be_whole(costs[j]) &&
                         same_group(costs[i].cost, costs[j].cost);
      if (alike) parallel[i] = any = true;
    }
  }
  if (!any) return;
  document.diagnostics().warning("ctdl-parallel-costs", path.member("ceterms:estimatedCost"),
                                 "Several prices of the whole are stated for the same audience and "
                                 "period; they are shown as notes only.");
  for (std::size_t i = 0; i < costs.size(); ++i) {
    if (!parallel[i]) continue;
    Cost& cost = costs[i].cost;
    Rational price(cost.price->minor);
    for (int d = minor_digits(cost.price->code()); d > 0; --d) price = price / Rational(10);
    append(document, cost.note,
           english(document, price.to_string() + " " + std::string(cost.price->code())));
    cost.price.reset();
  }
}

std::vector<Cost> read_profiles(Document& document, const JsonValue& node, const Path& path) {
  std::vector<Read> read;
  each(node, "ceterms:estimatedCost", path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> profile = resolved(document, element);
    if (profile && profile->is_object()) {
      read.push_back(read_cost(document, *profile, at));
    } else {
      document.type_mismatch(at, "a CostProfile");
    }
  });
  withhold_parallel(document, read, path);
  std::vector<Cost> costs;
  for (Read& each : read) costs.push_back(std::move(each.cost));
  return costs;
}

/** Costs that hold for all an organization offers. Where they are not at hand, they are not none:
 * a cost without a price says that there is more to pay. */
void read_common(Document& document, const JsonValue& node, const Path& path,
                 std::vector<Cost>& costs) {
  each(node, "ceterms:commonCosts", path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> manifest = resolved(document, element);
    if (manifest && element.is_string()) document.use(document.id_of(element.text()));
    if (manifest && manifest->is_object() && manifest->find("ceterms:estimatedCost")) {
      for (Cost& cost : read_profiles(document, *manifest, at)) costs.push_back(std::move(cost));
      return;
    }
    Cost cost;
    cost.note = english(document, "Costs that hold for all its offers come on top");
    if (element.is_string()) cost.source.url = document.builder().keep(element.text());
    if (manifest && manifest->is_object()) {
      cost.note =
          joined(document, cost.note, read_text(document, *manifest, "ceterms:description", at));
      const std::string_view details = read_string(document, *manifest, "ceterms:costDetails", at);
      if (!details.empty()) cost.source.url = details;
    }
    document.diagnostics().warning("ctdl-common-costs", at,
                                   "These costs are not in this document; the sum stays unknown.");
    costs.push_back(std::move(cost));
  });
}

}  // namespace

std::vector<Cost> read_costs(Document& document, const JsonValue& node, const Path& path) {
  std::vector<Cost> costs = read_profiles(document, node, path);
  read_common(document, node, path, costs);
  return costs;
}

}  // namespace credstack::catalog::ctdl
