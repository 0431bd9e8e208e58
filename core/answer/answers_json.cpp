#include "answer/answers_json.hpp"

#include "answer/steps_json.hpp"
#include "answer/values_json.hpp"

namespace credstack::answer {
namespace {

void write_path(JsonWriter& json, const Context& context, const Reached& way) {
  json.member("verdict", word(way.verdict)).member("direct", way.hops == 1);
  write_ids(json, context, "path", way.path);
  json.key("step");
  write(json, context, way.step);
  if (way.also.empty()) return;
  json.key("also").array();
  for (const Step& other : way.also) write(json, context, other);
  json.end_array();
}

void write_types(JsonWriter& json, const Context& context, const std::vector<TypeFinding>& types) {
  json.key("types").array();
  for (const TypeFinding& type : types) write(json, context, type);
  json.end_array();
}

void write_time(JsonWriter& json, const std::optional<RemainingTime>& time) {
  json.key("time");
  if (!time) {
    json.string("unknown");
    return;
  }
  json.object().member("remaining", time->duration.to_string());
  if (time->method == Method::in_proportion) {
    json.member("method", "inProportion").member("indicative", true);
  } else {
    json.member("method", "stated");
  }
  json.end_object();
}

void write_stacks(JsonWriter& json, const Context& context, const char* key,
                  const std::vector<Stack>& stacks) {
  json.key(key).array();
  for (const Stack& stack : stacks) {
    json.object().key("target");
    write_brief(json, context, stack.way.at);
    write_path(json, context, stack.way);
    write_types(json, context, stack.types);
    write_time(json, stack.time);
    json.key("cost");
    write_costs(json, context, stack.cost);
    json.end_object();
  }
  json.end_array();
}

void write_characteristics(JsonWriter& json, const Context& context,
                           const std::vector<Characteristic>& list) {
  json.key("characteristics").array();
  for (const Characteristic& each : list) {
    json.object().member("id", word(each.id)).member("finding", word(each.finding));
    write_ids(json, context, "by", each.by);
    write_ids(json, context, "recognitions", each.recognitions);
    write_ids(json, context, "targets", each.targets);
    json.optional("profile", each.profile).optional("jurisdiction", each.jurisdiction);
    if (each.own_word_only) json.member("ownWordOnly", true);
    json.end_object();
  }
  json.end_array();
}

void write_recommendations(JsonWriter& json, const Context& context,
                           const std::vector<RecognitionId>& list) {
  json.key("recommendations").array();
  for (const RecognitionId id : list) {
    const Recognition& recognition = context.catalog[id];
    json.object().member("recognition", recognition.id);
    write_ids(json, context, "by", recognition.asserted_by);
    json.key("credit").array();
    for (const Grant& grant : recognition.grants) {
      if (grant.credit) write(json, *grant.credit);
    }
    json.end_array();
    if (recognition.valid_from) json.member("validFrom", recognition.valid_from.to_string());
    if (recognition.valid_until) json.member("validUntil", recognition.valid_until.to_string());
    if (!recognition.conditions.empty()) {
      json.key("conditions").array();
      for (const Condition& each : recognition.conditions) {
        write(json, context, OpenCondition{.kind = each.kind, .stated = &each});
      }
      json.end_array();
    }
    json.key("source");
    write(json, context, recognition.source);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_members(JsonWriter& json, const Context& context, const StacksAnswer& answer) {
  json.key("credential");
  write_brief(json, context, answer.question.credential);
  json.key("cost");
  write_costs(json, context, answer.cost);
  write_types(json, context, answer.types);
  if (const auto& alone = answer.independent) {
    json.key("independent").object().member("related", alone->related);
    write_ids(json, context, "with", alone->finding.with);
    if (alone->more) json.member("more", true);
    json.end_object();
  }
  if (answer.dead_end) json.member("deadEnd", word(*answer.dead_end));
  write_stacks(json, context, "stacks", answer.stacks);
  write_stacks(json, context, "derived", answer.derived);
  json.key("related").array();
  for (const Step& step : answer.related) write(json, context, step);
  json.end_array();
  write_recommendations(json, context, answer.recommendations);
  write_characteristics(json, context, answer.characteristics);
  json.key("portability").object();
  json.member("bodies", static_cast<std::int64_t>(answer.portability.bodies.size()));
  write_ids(json, context, "by", answer.portability.bodies);
  json.member("outside", answer.portability.outside).member("inside", answer.portability.inside);
  json.end_object();
}

void write_members(JsonWriter& json, const Context& context,
                   const std::vector<StacksAnswer>& answers) {
  json.key("credentials").array();
  for (const StacksAnswer& each : answers) {
    json.object();
    write_members(json, context, each);
    json.end_object();
  }
  json.end_array();
}

void write_members(JsonWriter& json, const Context& context, const LadderAnswer& answer) {
  json.key("program");
  write_brief(json, context, answer.program);
  json.key("cost");
  write_costs(json, context, answer.cost);
  write_known(json, "total", answer.total);
  if (answer.total && !answer.total_stated) json.member("totalAddedUp", true);
  json.member("coursesNamed", answer.courses);
  if (answer.supplemental) {
    json.key("supplemental");
    write(json, context, *answer.supplemental);
  }
  json.key("rungs").array();
  for (const Rung& rung : answer.rungs) {
    json.object().key("credential");
    write_brief(json, context, rung.way.at);
    json.member("depth", std::int64_t{rung.depth});
    write_path(json, context, rung.way);
    write_types(json, context, rung.types);
    json.key("exit").object().member("award", rung.exit);
    json.member("standsAlone", rung.stands_alone).key("cost");
    write_costs(json, context, rung.cost);
    json.end_object().key("reEntry").object();
    const ReEntry& entry = rung.re_entry;
    if (entry.within) json.member("within", entry.within.to_string());
    json.optional("onExpiry", spelled(entry.on_expiry));
    if (entry.until) json.member("until", entry.until.to_string());
    if (entry.program_limit) json.member("programLimit", entry.program_limit.to_string());
    json.end_object();
    write_time(json, rung.time);
    json.key("remainingCost");
    write_costs(json, context, rung.remaining);
    json.end_object();
  }
  json.end_array();
}

void write_members(JsonWriter& json, const Context& context, const RecordAnswer& answer) {
  json.member("first", context.catalog[answer.first].id);
  json.member("firstDate", answer.first_date.to_string());
  write_ids(json, context, "sameDay", answer.same_day);
  json.key("windows").array();
  for (const RecordFinding& finding : answer.windows) {
    json.object().member("years", std::int64_t{finding.window_years});
    json.member("type", word(finding.type));
    write_ids(json, context, "higher", finding.higher);
    write_ids(json, context, "sameLevel", finding.same);
    write_ids(json, context, "lower", finding.lower);
    write_ids(json, context, "notComparable", finding.not_comparable);
    json.end_object();
  }
  json.end_array();
}

void write_members(JsonWriter& json, const CatalogPortability& answer) {
  json.key("flow").array();
  for (std::size_t from = 0; from < sector_count; ++from) {
    for (std::size_t to = 0; to < sector_count; ++to) {
      const Flow& flow = answer.between[from][to];
      if (flow.recognised == 0 && flow.claimed == 0) continue;
      json.object().member("from", word(static_cast<Sector>(from)));
      json.member("to", word(static_cast<Sector>(to)));
      json.member("recognised", flow.recognised).member("claimed", flow.claimed).end_object();
    }
  }
  json.end_array();
  const std::int64_t all = answer.inside + answer.outside;
  json.member("internal", answer.inside).member("external", answer.outside);
  json.member("internalShare", all == 0 ? Rational::unknown() : Rational(answer.inside, all));
}

namespace {

void write_items(JsonWriter& json, const std::vector<Item>& items) {
  json.array();
  for (const Item& item : items) {
    json.object().member("text", item.text).optional("url", item.url);
    json.optional("lang", item.lang).end_object();
  }
  json.end_array();
}

void write_facts(JsonWriter& json, const char* key, const std::vector<Fact>& facts) {
  json.key(key).array();
  for (const Fact& fact : facts) {
    json.object().member("label", fact.label).key("items");
    write_items(json, fact.items);
    json.end_object();
  }
  json.end_array();
}

void write_strings(JsonWriter& json, const char* key, const std::vector<std::string>& list) {
  json.key(key).array();
  for (const std::string& each : list) json.string(each);
  json.end_array();
}

void write_card(JsonWriter& json, const Card& card) {
  json.object().member("id", card.id).member("heading", card.heading);
  json.optional("headingLang", card.heading_lang).optional("url", card.url);
  json.member("kind", card.kind);
  if (card.verdict) {
    json.key("verdict").object().member("value", word(card.verdict->value));
    json.member("text", card.verdict->text).end_object();
  }
  json.optional("lead", card.lead);
  if (card.meter) {
    json.key("meter").object().member("value", card.meter->value);
    json.member("max", card.meter->max).end_object();
  }
  write_facts(json, "facts", card.facts);
  write_facts(json, "more", card.more);
  json.end_object();
}

void write_row(JsonWriter& json, const Row& row) {
  json.object().key("cells").array();
  for (const std::vector<Item>& cell : row.cells) write_items(json, cell);
  json.end_array();
  if (row.at) json.key("at").array().integer((*row.at)[0]).integer((*row.at)[1]).end_array();
  if (row.possible) json.member("possible", true);
  json.end_object();
}

void write_table(JsonWriter& json, const Table& table) {
  json.key("table").object().member("caption", table.caption);
  json.key("columns");
  write_items(json, table.columns);
  if (table.drawn != Drawn::nothing) {
    json.member("drawn", table.drawn == Drawn::spans ? "spans" : "points");
  }
  json.key("rows").array();
  for (const Row& row : table.rows) write_row(json, row);
  json.end_array().end_object();
}

}  // namespace

void write(JsonWriter& json, const View& view) {
  json.object().member("lang", view.lang).member("dir", view.dir).member("title", view.title);
  write_strings(json, "intro", view.intro);
  write_facts(json, "facts", view.facts);
  json.key("sections").array();
  for (const Section& section : view.sections) {
    json.object().member("id", section.id).member("heading", section.heading);
    json.optional("text", section.text);
    if (section.table) write_table(json, *section.table);
    json.key("cards").array();
    for (const Card& card : section.cards) write_card(json, card);
    json.end_array().end_object();
  }
  json.end_array();
  write_strings(json, "notes", view.notes);
  json.member("source", view.source).end_object();
}

}  // namespace credstack::answer
