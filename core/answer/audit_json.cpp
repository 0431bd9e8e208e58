#include "answer/audit_json.hpp"

#include "answer/audit_places.hpp"
#include "answer/steps_json.hpp"
#include "answer/values_json.hpp"

namespace credstack::answer {

using audit::AuditAnswer;
using audit::Because;
using audit::GoalFinding;
using audit::NodeFinding;
using audit::Piece;
using audit::ProgramFinding;
using audit::Proof;
using audit::Unused;
using audit::Use;
using audit::Way;
using audit::Why;
using AuditStatus = audit::Status;

std::string_view word(AuditStatus status) {
  constexpr std::string_view words[] = {"met", "inProgress", "planned", "possible", "unmet"};
  return words[static_cast<std::size_t>(status)];
}

std::string_view standing_word(AuditStatus standing) {
  return standing == AuditStatus::met ? "held" : word(standing);
}

std::string_view word(Way way) {
  constexpr std::string_view words[] = {"itself", "accepted", "recognition", "priorLearning",
                                        "substitution"};
  return words[static_cast<std::size_t>(way)];
}

std::string_view word(Why why) {
  constexpr std::string_view words[] = {"notPassed",
                                        "planned",
                                        "notAccepted",
                                        "acceptedByAnother",
                                        "notDecided",
                                        "refused",
                                        "claimed",
                                        "condition",
                                        "gradeBelow",
                                        "gradeUnknown",
                                        "tooOld",
                                        "dateUnknown",
                                        "usedForAnother",
                                        "sharingNotStated",
                                        "tooManyAwards",
                                        "damaged",
                                        "creditUnknown",
                                        "notInCatalog",
                                        "expired",
                                        "excluded",
                                        "notThisYear",
                                        "notConfirmed",
                                        "noPlace",
                                        "full",
                                        "cap",
                                        "sameLearning",
                                        "otherWay",
                                        "otherBranch",
                                        "sharing",
                                        "betterElsewhere"};
  return words[static_cast<std::size_t>(why)];
}

namespace {

std::string_view kind_word(learner::ExceptionKind kind) {
  constexpr std::string_view words[] = {"waive", "confirm", "substitute", "allow"};
  return words[static_cast<std::size_t>(kind)];
}

/** Writes the parts of one answer. */
class Writer {
 public:
  Writer(JsonWriter& json, const Context& context, const learner::Learner& learner,
         const AuditAnswer& answer)
      : json_(json), context_(context), learner_(learner), answer_(answer), places_(answer) {}

  void write() {
    json_.optional("learner", learner_.id);
    if (answer_.what_if) json_.member("whatIf", true);
    json_.key("programs").array();
    for (const ProgramFinding& each : answer_.programs) write(each);
    json_.end_array().key("pieces").array();
    for (const Piece& each : answer_.pieces) write(each);
    json_.end_array().key("unused").array();
    for (const Unused& each : answer_.unused) {
      json_.object().member("item", learner_.items[each.item].id);
      write("reasons", each.reasons);
      json_.end_object();
    }
    json_.end_array();
    write("proof", answer_.proof);
    if (answer_.looked_at_possible) write("possibleProof", answer_.possible_proof);
  }

 private:
  void write(const ProgramFinding& found) {
    json_.object().key("program");
    write_brief(json_, context_, found.program);
    json_.member("status", answer::word(found.status));
    if (found.version != nullptr) json_.optional("catalogYear", found.version->catalog_year);
    json_.optional("unit", found.unit);
    json_.key("points").object().member("of", found.points_of).member("held", found.held.points);
    json_.member("inProgress", found.in_progress.points);
    json_.member("possible", found.possible.points).end_object();
    json_.key("credit").object().member("total", found.total).member("counted", found.counted);
    json_.member("held", found.held.credit).member("inProgress", found.in_progress.credit);
    json_.member("possible", found.possible.credit).end_object();
    if (!found.held_back.empty()) write("heldBack", found.held_back);
    json_.key("nodes").array();
    for (const NodeFinding& each : found.nodes) write(each, found);
    json_.end_array().end_object();
  }

  void write(const NodeFinding& found, const ProgramFinding& program) {
    const Requirement& node = context_.catalog[found.node];
    json_.object().optional("node", node.id);
    json_.member("depth", std::int64_t{found.depth}).member("kind", spelled(node.kind));
    json_.optional("name", node.name.in(context_.language));
    if (node.achievement) json_.member("achievement", context_.catalog[node.achievement].id);
    json_.member("status", answer::word(found.status));
    if (found.needed.is_known()) {
      json_.member("needed", found.needed).member("reached", found.reached);
      if (node.kind == RequirementKind::credits) json_.optional("unit", program.unit);
    }
    if (found.exception != nullptr) write(*found.exception);
    // A plan, or what has run out, may stand beside a requirement that it does not meet.
    if (found.held && found.status != AuditStatus::unmet) {
      json_.member("held", learner_.items[*found.held].id);
    }
    if (!found.uses.empty()) write("uses", found.uses);
    if (!found.possible_uses.empty()) write("possibleUses", found.possible_uses);
    if (!found.goals.empty()) {
      json_.key("rules").array();
      for (const GoalFinding& each : found.goals) write(each, program);
      json_.end_array();
    }
    if (found.indicative) json_.member("indicative", true);
    json_.end_object();
  }

  void write(const learner::Exception& exception) {
    json_.key("exception").object().member("kind", kind_word(exception.kind));
    if (exception.by) {
      json_.member("by", context_.catalog[exception.by].id);
    } else {
      json_.optional("by", exception.by_name);
    }
    json_.optional("person", exception.person);
    if (exception.date) json_.member("date", exception.date.to_string());
    json_.optional("reason", exception.reason).end_object();
  }

  void write(const char* key, const std::vector<Use>& uses) {
    json_.key(key).array();
    for (const Use& each : uses) {
      json_.object().member("piece", std::int64_t{each.piece}).member("credit", each.credit);
      json_.member("standing", standing_word(each.standing));
      if (each.again) json_.member("again", true);
      json_.end_object();
    }
    json_.end_array();
  }

  void write(const GoalFinding& goal, const ProgramFinding& program) {
    json_.object().member("kind", goal.rule != nullptr ? spelled(goal.rule->kind)
                                  : goal.damaged       ? "damaged"
                                                       : "total");
    if (goal.rule != nullptr) {
      json_.optional("id", goal.rule->id);
      json_.optional("text", goal.rule->text.in(context_.language));
    }
    json_.member("status", answer::word(goal.status));
    if (goal.undecided) json_.member("undecided", true);
    json_.member("reached", goal.reached).member("asked", goal.asked);
    if (goal.credit) json_.optional("unit", program.unit);
    json_.end_object();
  }

  void write(const Piece& piece) {
    const Catalog& catalog = context_.catalog;
    json_.object().key("items").array();
    for (const std::uint32_t item : piece.items) json_.string(learner_.items[item].id);
    json_.end_array().member("way", answer::word(piece.way));
    if (piece.as) json_.member("as", catalog[piece.as].id);
    json_.member("origin", spelled(piece.origin)).member("credit", piece.credit);
    if (piece.stated) {
      json_.key("stated");
      answer::write(json_, *piece.stated);
    }
    if (piece.conversion != nullptr) write_conversion(json_, context_, *piece.conversion);
    if (piece.block) json_.member("block", true);
    if (piece.recognition) json_.member("recognition", catalog[piece.recognition].id);
    json_.member("standing", standing_word(piece.standing));
    if (!piece.open.empty()) write("open", piece.open);
    json_.end_object();
  }

  void write(const char* key, const std::vector<Because>& reasons) {
    json_.key(key).array();
    for (const Because& each : reasons) write(each);
    json_.end_array();
  }

  void write(const Because& because) {
    const Catalog& catalog = context_.catalog;
    json_.object().member("why", answer::word(because.why));
    if (const auto place = places_.find(because.node)) {
      if (answer_.programs.size() > 1) {
        json_.member("program", catalog[answer_.programs[place->program].program].id);
      }
      json_.optional("node", catalog[because.node].id);
      json_.member("at", static_cast<std::int64_t>(place->node));
    }
    if (because.rule != nullptr) {
      json_.member("ruleKind", spelled(because.rule->kind)).optional("rule", because.rule->id);
    }
    if (because.other != nullptr) json_.member("other", because.other->id);
    if (because.award) json_.member("award", catalog[because.award].id);
    if (because.recognition) json_.member("recognition", catalog[because.recognition].id);
    if (because.condition != nullptr) {
      json_.key("condition");
      answer::write(json_, context_,
                    OpenCondition{.kind = because.condition->kind, .stated = because.condition});
    }
    json_.optional("effect", spelled(because.effect)).optional("grade", because.grade);
    json_.end_object();
  }

  void write(const char* key, const Proof& proof) {
    json_.key(key).object().member("optimal", proof.optimal);
    json_.member("pointsProven", proof.points_proven);
    json_.member("work", static_cast<std::int64_t>(proof.work)).member("bound", proof.bound);
    json_.end_object();
  }

  JsonWriter& json_;
  const Context& context_;
  const learner::Learner& learner_;
  const AuditAnswer& answer_;
  const AuditPlaces places_;
};

}  // namespace

void write_members(JsonWriter& json, const Context& context, const learner::Learner& learner,
                   const AuditAnswer& answer) {
  Writer(json, context, learner, answer).write();
}

}  // namespace credstack::answer
