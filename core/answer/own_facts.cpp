#include "answer/views.hpp"

namespace credstack::answer {
namespace {

std::string suffixed(std::string_view key, std::string_view suffix) {
  return std::string(key) + "." + std::string(suffix);
}

std::string kind(const Phrases& phrases, const Achievement& achievement) {
  if (achievement.external && achievement.type == AchievementType::other) {
    return phrases.say("type.named");
  }
  const std::string type = phrases.type(achievement.type);
  const std::string key = suffixed("explain", spelled(achievement.type));
  if (!phrases.messages().has(key)) return type;
  return phrases.say("kind.explained", {{"type", type}, {"explanation", phrases.say(key)}});
}

std::string levels(const Phrases& phrases, const Achievement& achievement) {
  std::vector<std::string> all;
  for (const Level& level : achievement.levels) {
    // CTDL's audience levels repeat what kind of award it is.
    if (level.framework == "audLevel") continue;
    all.push_back(phrases.say(
        "level.line", {{"framework", level.framework}, {"level", std::to_string(level.level)}}));
  }
  return phrases.list(all);
}

std::string how_long(const Phrases& phrases, const Achievement& achievement) {
  std::vector<std::string> parts;
  if (achievement.duration) parts.push_back(phrases.duration(achievement.duration));
  if (achievement.workload) {
    parts.push_back(
        phrases.say("duration.effort", {{"value", phrases.duration(achievement.workload)}}));
  }
  return parts.empty()       ? phrases.say("value.notPublished")
         : parts.size() == 1 ? parts[0]
                             : parts[0] + phrases.say("list.comma") + parts[1];
}

std::vector<Item> texts(const Phrases& phrases, const std::vector<Text>& list) {
  std::vector<Item> items;
  for (const Text& each : list) items.push_back({phrases.text(each), {}});
  return items;
}

Item register_line(const Phrases& phrases, const RegisterEntry& entry) {
  std::string name = phrases.text(entry.name);
  if (name.empty() && entry.by) name = phrases.name(entry.by);
  std::string line =
      entry.number.empty()
          ? name
          : phrases.say("register.line", {{"register", name}, {"number", entry.number}});
  if (entry.status != Status::unknown) {
    line = phrases.say(
        "register.status",
        {{"line", line}, {"status", phrases.say(suffixed("status", spelled(entry.status)))}});
  }
  if (entry.review_by) {
    line += phrases.say("list.comma") +
            phrases.say("status.reviewBy", {{"date", phrases.date(entry.review_by)}});
  }
  return {line, safe_url(entry.url)};
}

std::vector<Item> prior_learning(const Phrases& phrases, const Achievement& achievement) {
  std::vector<Item> items;
  for (const PriorLearning& each : achievement.prior_learning) {
    std::string line = phrases.say("priorLearning.line", {{"method", phrases.text(each.method)}});
    const auto add = [&](const std::string& more) { line += phrases.say("list.comma") + more; };
    if (each.cap) add(phrases.say("priorLearning.cap", {{"cap", phrases.credit(*each.cap)}}));
    if (each.cap_share) {
      const Rational percent = *each.cap_share * Rational(100);
      add(phrases.say("priorLearning.capShare", {{"percent", phrases.messages().number(percent)}}));
    }
    if (each.fee) add(phrases.say("priorLearning.fee", {{"fee", phrases.money(*each.fee)}}));
    if (each.text) line += ". " + phrases.text(each.text);
    items.push_back({line, safe_url(each.source.url)});
  }
  return items;
}

/** Whether a named body's statement holds on a day. */
bool holds(OrganizationId by, Date from, Date until, Date on) {
  return by && !(until && until.last_day() < on) && !(from && on < from.first_day());
}

/** What the record says of itself: no body is asked. */
std::vector<Item> assurances(const Phrases& phrases, const Achievement& achievement, Date on) {
  std::vector<Item> items;
  for (const Assurance& each : achievement.assurances) {
    if (!holds(each.by, each.valid_from, each.valid_until, on)) continue;
    std::string line =
        phrases.say(suffixed("assurance", spelled(each.role)), {{"by", phrases.name(each.by)}});
    if (each.place) {
      line = phrases.say("assurance.place", {{"line", line}, {"place", phrases.text(each.place)}});
    }
    items.push_back({line, safe_url(each.source.url)});
  }
  return items;
}

std::vector<Item> endorsements(const Phrases& phrases, const Achievement& achievement, Date on) {
  std::vector<Item> items;
  for (const Endorsement& each : achievement.endorsements) {
    if (!holds(each.by, each.valid_from, each.valid_until, on)) continue;
    std::string line = phrases.name(each.by);
    if (each.text) {
      line = phrases.say("endorsement.line", {{"by", line}, {"text", phrases.text(each.text)}});
    }
    if (each.valid_until) {
      line = phrases.say("endorsement.until",
                         {{"line", line}, {"date", phrases.date(each.valid_until)}});
    }
    items.push_back({line, safe_url(each.source.url)});
  }
  return items;
}

std::vector<Item> labour_market(const Phrases& phrases, const Achievement& achievement) {
  std::vector<Item> items;
  for (const LabourMarketEvidence& each : achievement.labour_market) {
    const bool own = !each.by || each.by == achievement.owner;
    const std::string text = phrases.text(each.text);
    const std::string line =
        own ? phrases.say("work.own", {{"text", text}})
            : phrases.say("work.line", {{"by", phrases.name(each.by)}, {"text", text}});
    items.push_back({line, safe_url(each.source.url)});
  }
  return items;
}

void add_status(const Phrases& phrases, std::vector<Fact>& facts, const Achievement& achievement) {
  std::vector<Item> items;
  if (achievement.status != Status::unknown) {
    items.push_back({phrases.say(suffixed("status", spelled(achievement.status))), {}});
  }
  if (achievement.review_by) {
    items.push_back(
        {phrases.say("status.reviewBy", {{"date", phrases.date(achievement.review_by)}}), {}});
  }
  add_fact(phrases, facts, "fact.status", items);
}

}  // namespace

void add_fact(const Phrases& phrases, std::vector<Fact>& facts, const char* label,
              std::vector<Item> items) {
  if (!items.empty()) facts.push_back({phrases.say(label), std::move(items)});
}

void add_fact(const Phrases& phrases, std::vector<Fact>& facts, const char* label, std::string line,
              std::string url) {
  if (line.empty()) return;
  facts.push_back({phrases.say(label), {Item{std::move(line), std::move(url)}}});
}

std::string kind_line(const Phrases& phrases, AchievementId id) {
  const Achievement& achievement = phrases.context().catalog[id];
  const bool unknown_type = achievement.external && achievement.type == AchievementType::other;
  const std::string type =
      unknown_type ? phrases.say("type.named") : phrases.type(achievement.type);
  if (!achievement.owner) return type;
  return phrases.say("kind.withOwner",
                     {{"type", type}, {"owner", phrases.name(achievement.owner)}});
}

std::vector<Fact> own_facts(const Phrases& phrases, AchievementId id,
                            const std::vector<CostTotal>& cost) {
  const Achievement& achievement = phrases.context().catalog[id];
  std::vector<Fact> facts;
  add_fact(phrases, facts, "fact.kind", kind(phrases, achievement));
  if (achievement.owner) {
    add_fact(phrases, facts, "fact.awardedBy", phrases.name(achievement.owner),
             safe_url(phrases.context().catalog[achievement.owner].url));
  }
  if (achievement.assessed_by) {
    add_fact(phrases, facts, "fact.assessedBy", phrases.name(achievement.assessed_by));
  }
  add_fact(phrases, facts, "fact.credit",
           achievement.credit ? phrases.credit(*achievement.credit) : std::string{});
  add_fact(phrases, facts, "fact.level", levels(phrases, achievement));
  add_fact(phrases, facts, "fact.duration", how_long(phrases, achievement));
  add_fact(phrases, facts, "fact.ownCost", phrases.costs(cost));
  if (achievement.open_resource) {
    add_fact(phrases, facts, "fact.note", phrases.say("openResource"));
  }
  add_fact(phrases, facts, "fact.funding", texts(phrases, achievement.funding));
  if (achievement.validity) {
    add_fact(phrases, facts, "fact.expiry",
             phrases.say("expiry.validity", {{"value", phrases.duration(achievement.validity)}}));
  }
  add_status(phrases, facts, achievement);
  if (achievement.entry) {
    add_fact(phrases, facts, "fact.entry", phrases.requirement(achievement.entry));
  }
  if (achievement.next_step) {
    add_fact(phrases, facts, "fact.nextStep", phrases.text(achievement.next_step->text),
             safe_url(achievement.next_step->url));
  }
  if (achievement.register_entry) {
    add_fact(phrases, facts, "fact.register",
             {register_line(phrases, *achievement.register_entry)});
  }
  add_fact(phrases, facts, "fact.assurances",
           assurances(phrases, achievement, phrases.context().on));
  add_fact(phrases, facts, "fact.jurisdiction", phrases.text(achievement.jurisdiction));
  add_fact(phrases, facts, "fact.endorsements",
           endorsements(phrases, achievement, phrases.context().on));
  add_fact(phrases, facts, "fact.work", labour_market(phrases, achievement));
  add_fact(phrases, facts, "fact.priorLearning", prior_learning(phrases, achievement));
  add_fact(phrases, facts, "fact.outcomes", texts(phrases, achievement.learning_outcomes));
  return facts;
}

std::string link_of(const Phrases& phrases, AchievementId id) {
  const Achievement& achievement = phrases.context().catalog[id];
  return safe_url(achievement.url.empty() && achievement.external ? achievement.id
                                                                  : achievement.url);
}

View new_view(const Phrases& phrases, std::string title) {
  const Catalog& catalog = phrases.context().catalog;
  View view;
  view.lang = phrases.messages().language();
  view.dir = phrases.say("dir");
  view.title = std::move(title);
  view.notes = {phrases.say("note.yes"), phrases.say("note.conditional"),
                phrases.say("note.unknown")};
  const std::string name =
      catalog.name ? phrases.text(catalog.name) : phrases.say("view.unnamedCatalog");
  view.source = phrases.say(catalog.version.empty() ? "view.source" : "view.sourceVersion",
                            {{"catalog", name},
                             {"version", catalog.version},
                             {"date", phrases.date(phrases.context().on)}});
  return view;
}

}  // namespace credstack::answer
