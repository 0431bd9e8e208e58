#include "publish/native_records.hpp"

namespace credstack::publish {
namespace {

/** Lines of a record's list: an object each. */
template <class Items, class Write>
void list(JsonWriter& json, const char* key, const Items& items, Write write_one) {
  if (items.empty()) return;
  json.key(key).array();
  for (const auto& item : items) {
    json.object();
    write_one(item);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void RecordWriter::achievement(const Part::Member& member) const {
  const Achievement& record = catalog_[member.id];
  const Facts facts = member.facts;
  json_.object().member("id", record.id);
  describe(record, facts);
  const bool claims = has(facts, Facts::node) && !record.wholes.empty();
  const bool sourced = claims || has(facts, Facts::judged | Facts::own);
  const Source source = sourced ? record.source : defaults_.source();
  if (sourced) write(json_, defaults_, "source", source, defaults_.source());
  decide(record, facts);
  if (record.study) study(catalog_[record.study], facts, source);
  if (has(facts, Facts::costs | Facts::own) && !record.costs.empty()) {
    json_.key("costs").array();
    for (const Cost& each : record.costs) cost(each, source);
    json_.end_array();
  }
  speak_for(record, facts, source);
  if (has(facts, Facts::own)) present(record, facts, source);
  json_.end_object();
}

void RecordWriter::describe(const Achievement& record, Facts facts) const {
  // Of what is kept elsewhere the reader asks neither.
  if (!record.external || record.type != AchievementType::other) {
    json_.member("type", spelled(record.type));
  }
  write(json_, defaults_, "name", record.name);
  if (!record.name && !record.external) json_.key("name").object().end_object();
  if (record.external) json_.member("external", true);
  write(json_, "credit", record.credit);
  if (record.non_credit) json_.member("nonCredit", true);
  const bool placed = has(facts, Facts::placed | Facts::shown | Facts::judged | Facts::own);
  if (placed || has(facts, Facts::picked)) {
    reference("owner", record.owner);
    write(json_, "level", record.levels);
    // By its owner or its fields it may look like a companion, which what is closed is none.
    if (record.status != Status::unknown) json_.member("status", spelled(record.status));
  }
  if (has(facts, Facts::shown | Facts::own)) {
    json_.optional("url", record.url);
    write(json_, "duration", record.duration);
    write(json_, "workload", record.workload);
  }
  if (has(facts, Facts::area | Facts::own | Facts::picked)) codes("field", record.fields);
  if (has(facts, Facts::area | Facts::own)) codes("occupation", record.occupations);
  if (has(facts, Facts::skills | Facts::own)) write(json_, "skills", record.skills);
}

void RecordWriter::decide(const Achievement& record, Facts facts) const {
  if (has(facts, Facts::node)) nodes("isPartOf", record.wholes);
  if (!has(facts, Facts::judged | Facts::own)) return;
  if (record.doubtful) json_.member("doubtful", true);
  requirement("requirement", record.requirement);
  requirement("entry", record.entry);
  nodes("hasPart", record.parts);
  nodes("embeds", record.embeds);
}

void RecordWriter::speak_for(const Achievement& record, Facts facts, const Source& source) const {
  const bool own = has(facts, Facts::own);
  if (record.register_entry && (own || has(facts, Facts::authorities))) {
    const RegisterEntry& entry = *record.register_entry;
    json_.key("register").object();
    reference("by", entry.by);
    if (entry.status != Status::unknown) json_.member("status", spelled(entry.status));
    if (own) {
      write(json_, defaults_, "name", entry.name);
      json_.optional("number", entry.number).optional("url", entry.url);
      write(json_, "listed", entry.listed);
      write(json_, "reviewBy", entry.review_by);
    }
    json_.end_object();
  }
  if (own || has(facts, Facts::authorities)) {
    list(json_, "endorsements", record.endorsements, [&](const Endorsement& each) {
      reference("by", each.by);
      write(json_, "validFrom", each.valid_from);
      write(json_, "validUntil", each.valid_until);
      if (!own) return;
      write(json_, defaults_, "text", each.text);
      write(json_, defaults_, "source", each.source, source);
    });
  }
  if (own || has(facts, Facts::work)) {
    list(json_, "labourMarket", record.labour_market, [&](const LabourMarketEvidence& each) {
      reference("by", each.by);
      if (!own) return;
      write(json_, defaults_, "text", each.text);
      if (each.occupation) {
        json_.key("occupation");
        write(json_, defaults_, *each.occupation);
      }
      write(json_, defaults_, "source", each.source, source);
    });
  }
}

void RecordWriter::present(const Achievement& record, Facts facts, const Source& source) const {
  if (facts == Facts::all) write(json_, defaults_, "description", record.description);
  write(json_, "validity", record.validity);
  write(json_, "reviewBy", record.review_by);
  write(json_, "assumes", record.assumes);
  reference("assessedBy", record.assessed_by);
  if (record.open_resource) json_.member("openResource", true);
  list(json_, "priorLearning", record.prior_learning, [&](const PriorLearning& each) {
    write(json_, defaults_, "method", each.method);
    write(json_, "cap", each.cap);
    if (each.cap_share) write_fraction(json_, "capShare", *each.cap_share);
    write(json_, "fee", each.fee);
    write(json_, defaults_, "text", each.text);
    write(json_, defaults_, "source", each.source, source);
  });
  list(json_, "assurances", record.assurances, [&](const Assurance& each) {
    reference("by", each.by);
    json_.member("role", spelled(each.role));
    write(json_, defaults_, "place", each.place);
    write(json_, "validFrom", each.valid_from);
    write(json_, "validUntil", each.valid_until);
    write(json_, defaults_, "source", each.source, source);
  });
  write(json_, defaults_, "jurisdiction", record.jurisdiction);
  write(json_, defaults_, "funding", record.funding);
  write(json_, defaults_, "learningOutcomes", record.learning_outcomes);
  if (record.next_step) {
    json_.key("nextStep").object();
    write(json_, defaults_, "text", record.next_step->text);
    json_.optional("url", record.next_step->url).end_object();
  }
}

void RecordWriter::cost(const Cost& cost, const Source& fallback) const {
  json_.object().member("kind", spelled(cost.kind));
  write(json_, "price", cost.price);
  write(json_, defaults_, "audience", cost.audience);
  if (whole_) write(json_, defaults_, "note", cost.note);
  write(json_, "validFrom", cost.valid_from);
  write(json_, "validUntil", cost.valid_until);
  write(json_, defaults_, "source", cost.source, fallback);
  json_.end_object();
}

void RecordWriter::codes(const char* key, const std::vector<Code>& codes) const {
  bool open = false;
  for (const Code& code : codes) {
    if (!whole_ && code.code.empty()) continue;  // nothing is compared by its name
    if (!open) json_.key(key).array();
    open = true;
    write(json_, defaults_, whole_ ? code : Code{code.scheme, code.code, {}});
  }
  if (open) json_.end_array();
}

void RecordWriter::requirement(const char* key, RequirementId id) const {
  if (!id) return;
  json_.key(key);
  node(id);
}

void RecordWriter::node(RequirementId id) const {
  const Requirement& node_record = catalog_[id];
  json_.object().optional("id", node_record.id);
  if (node_record.kind != RequirementKind::prose) {
    write(json_, defaults_, "name", node_record.name);
  }
  const auto children = [&](const char* key) {
    json_.key(key).array();
    for (const RequirementId child : node_record.children) node(child);
    json_.end_array();
  };
  switch (node_record.kind) {
    case RequirementKind::all:
      children("all");
      break;
    case RequirementKind::any:
      children("any");
      break;
    case RequirementKind::choose:
      json_.member("choose", std::int64_t{node_record.choose});
      children("of");
      break;
    case RequirementKind::achievement:
      json_.member("achievement", catalog_[node_record.achievement].id);
      write(json_, "credit", node_record.credit);
      break;
    case RequirementKind::courses:
    case RequirementKind::credits:
      write(json_, "credits", node_record.credit);
      if (!node_record.credit) json_.member("courses", std::int64_t{node_record.choose});
      references("from", node_record.from);
      if (node_record.open) json_.member("open", true);
      break;
    case RequirementKind::holds:
      write(json_, "holds", node_record.holds);
      break;
    case RequirementKind::prose:
      // A rule that could not be read has no words; nothing meets it by itself.
      if (node_record.name) {
        write(json_, defaults_, "text", node_record.name);
      } else {
        json_.member("text", "");
      }
      break;
  }
  json_.optional("minimumGrade", node_record.minimum_grade);
  terms(node_record.terms);
  json_.end_object();
}

}  // namespace credstack::publish
