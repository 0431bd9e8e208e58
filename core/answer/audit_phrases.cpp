#include "answer/audit_phrases.hpp"

#include <algorithm>

#include "answer/audit_json.hpp"

namespace credstack::answer {

using audit::Piece;
using audit::ProgramFinding;
using audit::Use;
using audit::Way;
using AuditStatus = audit::Status;

namespace {

constexpr std::size_t longest_list = 8;

std::string suffixed(std::string_view key, std::string_view suffix) {
  return std::string(key) + "." + std::string(suffix);
}

}  // namespace

std::string AuditPhrases::owner(const ProgramFinding& program) const {
  const OrganizationId by = base.context().catalog[program.program].owner;
  return by ? base.name(by) : say("theReceiver");
}

bool AuditPhrases::is_there(AchievementId id) const {
  return std::any_of(answer_.pieces.begin(), answer_.pieces.end(),
                     [id](const Piece& each) { return id && each.as == id; });
}

std::string AuditPhrases::item(std::uint32_t place) const { return item(&learner_.items[place]); }

std::string AuditPhrases::item(const learner::Item* item) const {
  if (item->achievement) return base.name(item->achievement);
  return std::string(item->title.empty() ? item->id : item->title);
}

std::string AuditPhrases::items(const Piece& piece) const {
  std::vector<std::string> all;
  for (const std::uint32_t each : piece.items) all.push_back(item(each));
  const std::string list = base.list(all);
  return all.size() > 1 ? say("use.together", {{"list", list}}) : list;
}

std::string AuditPhrases::short_list(const std::vector<std::string>& names) const {
  if (names.size() <= longest_list) return base.list(names, true);
  const std::string first = base.list({names.begin(), names.begin() + longest_list}, true);
  return base.messages().count("takes.more",
                               Rational(static_cast<std::int64_t>(names.size() - longest_list)),
                               {{"list", first}});
}

std::string AuditPhrases::amount(RequirementKind kind, Rational n, std::string_view unit) const {
  if (kind == RequirementKind::credits) return base.credit({n, n, unit});
  return base.messages().count("takes.courses", n);
}

std::string AuditPhrases::more(RequirementKind kind, Rational n, std::string_view unit) const {
  if (kind == RequirementKind::credits) {
    return say("asks.more.credit", {{"credit", base.credit({n, n, unit})}});
  }
  return base.messages().count("asks.more", n);
}

std::string AuditPhrases::asks(RequirementId id) const {
  const Catalog& catalog = base.context().catalog;
  const Requirement& node = catalog[id];
  switch (node.kind) {
    case RequirementKind::all:
      return say("node.all");
    case RequirementKind::any:
      return say("node.any");
    case RequirementKind::choose:
      return base.messages().count("node.choose", Rational(std::int64_t{node.choose}));
    case RequirementKind::prose:
      return {};
    case RequirementKind::achievement:
    case RequirementKind::holds:
      return base.requirement(id);
    default:
      break;
  }
  const RequirementTerms* terms = node.terms ? &catalog[node.terms] : nullptr;
  std::string text = node.kind == RequirementKind::credits && node.credit
                         ? base.credit(*node.credit)
                         : amount(node.kind, Rational(std::int64_t{node.choose}), {});
  if (terms != nullptr && !terms->select.empty()) {
    text = say("asks.select", {{"amount", text}, {"what", selectors(terms->select)}});
  } else if (!node.from.empty()) {
    std::vector<std::string> names;
    for (const AchievementId each : node.from) names.push_back(base.name(each));
    text = say("asks.from", {{"amount", text}, {"list", short_list(names)}});
  } else if (node.open) {
    text = say("asks.open", {{"amount", text}});
  }
  if (terms != nullptr && !terms->except.empty()) {
    text = say("asks.except", {{"text", text}, {"what", selectors(terms->except)}});
  }
  if (!node.minimum_grade.empty()) {
    text = say("asks.grade", {{"text", text}, {"grade", node.minimum_grade}});
  }
  return text;
}

std::string AuditPhrases::node(RequirementId id) const {
  const Requirement& node = base.context().catalog[id];
  if (node.name) return base.text(node.name);
  switch (node.kind) {
    case RequirementKind::prose:
      return say("goal.damaged");
    case RequirementKind::all:
    case RequirementKind::any:
    case RequirementKind::choose:
      return base.requirement(id);
    default:
      return asks(id);
  }
}

std::string AuditPhrases::way(const Piece& piece, AuditStatus standing) const {
  if (piece.way == Way::itself) return {};
  // What nobody has decided is not called accepted or recognised.
  if (piece.way == Way::substitution) {
    return say(standing == AuditStatus::possible ? "use.substitution.possible"
                                                 : "use.substitution");
  }
  const char* key = standing == AuditStatus::possible ? "use.possible"
                    : piece.way == Way::accepted      ? "use.accepted"
                    : piece.way == Way::recognition   ? "use.recognition"
                                                      : "use.priorLearning";
  if (piece.as) return say(key, {{"as", base.name(piece.as)}});
  return say(suffixed(key, piece.way == Way::recognition ? "block" : "unassigned"));
}

std::string AuditPhrases::when(const learner::Item& item) const {
  if (item.status == learner::ItemStatus::in_progress) return say("use.inProgress");
  if (item.status == learner::ItemStatus::planned) return say("use.planned");
  return item.completed ? base.date(item.completed) : std::string{};
}

std::string AuditPhrases::in_a_row(const std::vector<std::string>& parts) const {
  std::string line;
  for (const std::string& each : parts) {
    if (each.empty()) continue;
    if (!line.empty()) line += say("list.comma");
    line += base.messages().isolated(each);
  }
  return line;
}

Item AuditPhrases::held(std::uint32_t place) const {
  const learner::Item& found = learner_.items[place];
  return {in_a_row({item(place), when(found)}), {}};
}

Item AuditPhrases::use(const Use& use, const ProgramFinding& program) const {
  const Piece& piece = answer_.pieces[use.piece];
  std::vector<std::string> parts{items(piece)};
  if (use.credit.is_known() && !use.credit.is_zero()) {
    parts.push_back(base.credit({use.credit, use.credit, program.unit}));
  }
  if (piece.conversion != nullptr) parts.push_back(say("use.indicative"));
  parts.push_back(way(piece, use.standing));
  if (piece.items.size() == 1) {
    const learner::Item& item = learner_.items[piece.items.front()];
    if (!item.grade.empty()) parts.push_back(say("use.grade", {{"grade", item.grade}}));
    parts.push_back(when(item));
  } else if (use.standing == AuditStatus::in_progress || use.standing == AuditStatus::planned) {
    parts.push_back(say(suffixed("use", word(use.standing))));
  }
  if (use.again) parts.push_back(say("use.again"));
  const std::string_view url =
      piece.recognition ? base.context().catalog[piece.recognition].source.url : std::string_view{};
  return {in_a_row(parts), safe_url(url)};
}

std::string AuditPhrases::exception(const learner::Exception& exception,
                                    const ProgramFinding& program) const {
  const OrganizationId decides = base.context().catalog[program.program].owner;
  const bool holds = exception.by && exception.by == decides && !exception.doubtful;
  std::string key =
      exception.kind == learner::ExceptionKind::waive ? "exception.waive" : "exception.confirm";
  std::string line = say(holds ? key : suffixed(key, "claimed"));
  const std::string body = exception.by ? base.name(exception.by) : std::string(exception.by_name);
  const std::string by = in_a_row({body, std::string(exception.person)});
  if (!by.empty()) line = say("exception.by", {{"what", line}, {"by", by}});
  if (exception.date) {
    line = say("exception.date", {{"line", line}, {"date", base.date(exception.date)}});
  }
  if (!exception.reason.empty()) {
    line = say("exception.reason", {{"line", line}, {"reason", exception.reason}});
  }
  return holds ? line : say("exception.claim", {{"line", line}, {"owner", owner(program)}});
}

}  // namespace credstack::answer
