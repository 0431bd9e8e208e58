#include "catalog/merging_records.hpp"

#include <algorithm>

#include "catalog/walk.hpp"

namespace credstack::catalog {
namespace {

constexpr std::string_view unknown = "left unknown";
constexpr std::string_view doubtful = "the record is doubtful";

/**
 * Yes-or-no facts: what is not said is not denied. Carrying no credit and some is a conflict.
 *
 * @return whether there is that conflict
 */
bool take_flags(Fields& fields, const std::vector<Achievement>& said, Achievement& out) {
  bool together = false;
  for (const Achievement& each : said) {
    out.non_credit |= each.non_credit;
    out.open_resource |= each.open_resource;
    together = together || (each.non_credit && each.credit);
  }
  if (!out.non_credit || !out.credit || together) return false;
  fields.note("nonCredit", unknown);
  out.non_credit = false;
  out.credit.reset();
  return true;
}

/** The latest source that by itself says all that counts, else the oldest of the parts'. */
template <class Covers>
Source source_of(const Fields& fields, Covers covers) {
  std::vector<std::size_t> whole;
  for (std::size_t i = 0; i < fields.voices().size(); ++i) {
    if (covers(i)) whole.push_back(i);
  }
  if (whole.empty()) return oldest(fields.voices());
  return *fields.voices()[latest(fields.voices(), whole)].source;
}

}  // namespace

void RecordMerger::merge(Fields& fields, const std::vector<Organization>& said, Organization& out) {
  const Alike& alike = alike_;
  take_name(fields, said, out, catalog_.strings);
  take(fields, said, out, &Organization::type, "type", unknown, alike);
  take(fields, said, out, &Organization::jurisdiction, "jurisdiction", unknown, alike);
  take(fields, said, out, &Organization::url, "url", unknown, alike);
  take(fields, said, out, &Organization::grade_scale, "gradeScale", unknown, alike);
  out.source = source_of(fields, [&](std::size_t i) {
    return said[i].type == out.type && said[i].jurisdiction == out.jurisdiction;
  });
}

void RecordMerger::merge(Fields& fields, const std::vector<Agreement>& said, Agreement& out) {
  const Alike& alike = alike_;
  take_name(fields, said, out, catalog_.strings);
  bool doubt = false;
  for (const Agreement& each : said) doubt = doubt || each.doubtful;
  const auto limit = [&](auto field, std::string_view name) {
    doubt |= take(fields, said, out, field, name, doubtful, alike);
  };
  limit(&Agreement::parties, "parties");
  limit(&Agreement::valid_from, "validFrom");
  limit(&Agreement::valid_until, "validUntil");
  take(fields, said, out, &Agreement::review_by, "reviewBy", unknown, alike);
  take(fields, said, out, &Agreement::framework, "framework", unknown, alike);
  unite(said, out, &Agreement::documents, alike);
  out.doubtful = doubt;
  out.source = source_of(fields, [&](std::size_t i) {
    return alike(said[i].parties, out.parties) && said[i].valid_from == out.valid_from &&
           said[i].valid_until == out.valid_until;
  });
}

void RecordMerger::merge(Fields& fields, const std::vector<GradeScale>& said, GradeScale& out) {
  take_name(fields, said, out, catalog_.strings);
  const std::size_t from = fields.choose(
      "grades", unknown, [](std::size_t) { return true; },
      [&](std::size_t i, std::size_t j) { return alike_(said[i], said[j]); });
  if (from != nobody) {
    out.grades = said[from].grades;
    out.numeric = said[from].numeric;
    out.best = said[from].best;
    out.worst = said[from].worst;
    out.pass = said[from].pass;
  }
  out.source = source_of(fields, [&](std::size_t i) { return alike_(said[i], out); });
}

void RecordMerger::merge(Fields& fields, const std::vector<Term>& said, Term& out) {
  const Alike& alike = alike_;
  take_name(fields, said, out, catalog_.strings);
  take(fields, said, out, &Term::start, "start", unknown, alike);
  take(fields, said, out, &Term::end, "end", unknown, alike);
  take(fields, said, out, &Term::every, "every", unknown, alike);
  out.source = source_of(fields, [&](std::size_t i) {
    return said[i].start == out.start && said[i].end == out.end && said[i].every == out.every;
  });
}

void RecordMerger::merge(Fields& fields, const std::vector<Achievement>& said, Achievement& out) {
  const Alike& alike = alike_;
  using A = Achievement;
  take_name(fields, said, out, catalog_.strings);
  bool doubt = false;
  for (const A& each : said) doubt = doubt || each.doubtful;
  const auto limit = [&](auto field, std::string_view name) {
    doubt |= take(fields, said, out, field, name, doubtful, alike);
  };
  const auto plain = [&](auto field, std::string_view name) {
    take(fields, said, out, field, name, unknown, alike);
  };
  limit(&A::type, "type");
  limit(&A::owner, "owner");
  limit(&A::status, "status");
  limit(&A::levels, "level");
  limit(&A::jurisdiction, "jurisdiction");
  doubt |= take_tree(fields, said, out, &A::requirement, "requirement");
  doubt |= take_tree(fields, said, out, &A::entry, "entry");
  doubt |= take_study(fields, said, out);
  plain(&A::description, "description");
  plain(&A::url, "url");
  const bool credit_contested = take(fields, said, out, &A::credit, "credit", unknown, alike);
  plain(&A::duration, "duration");
  plain(&A::workload, "workload");
  plain(&A::validity, "validity");
  plain(&A::review_by, "reviewBy");
  plain(&A::assumes, "assumes");
  plain(&A::assessed_by, "assessedBy");
  plain(&A::register_entry, "register");
  plain(&A::next_step, "nextStep");
  take(fields, said, out, &A::costs, "costs", unknown, alike);
  const bool costed =
      std::any_of(said.begin(), said.end(), [](const A& a) { return !a.costs.empty(); });
  // Costs that are contested are unknown, not none.
  if (costed && out.costs.empty()) out.costs.emplace_back();
  const bool credit_denied = take_flags(fields, said, out);
  // Without its total a program would be complete as soon as its tree is.
  doubt |= (credit_contested || credit_denied) && is_program(out);
  unite(said, out, &A::fields, alike);
  unite(said, out, &A::occupations, alike);
  unite(said, out, &A::skills, alike);
  unite(said, out, &A::parts, alike);
  unite(said, out, &A::wholes, alike);
  unite(said, out, &A::embeds, alike);
  unite(said, out, &A::endorsements, alike);
  unite(said, out, &A::assurances, alike);
  unite(said, out, &A::labour_market, alike);
  unite(said, out, &A::prior_learning, alike);
  unite(said, out, &A::funding, alike);
  unite(said, out, &A::learning_outcomes, alike);
  out.doubtful = doubt;
  for (const A& each : said) note_owner(each.owner, out.owner);
  out.source = source_of(fields, [&](std::size_t i) {
    const A& each = said[i];
    return alike(each.requirement, out.requirement) && alike(each.entry, out.entry) &&
           alike.count_alike(each.study, out.study) && alike(each.parts, out.parts) &&
           alike(each.wholes, out.wholes) && alike(each.embeds, out.embeds) &&
           each.status == out.status && each.type == out.type && alike(each.credit, out.credit);
  });
}

bool RecordMerger::is_program(const Achievement& record) const {
  return record.requirement || !versions_of(catalog_, record).empty();
}

/**
 * Trees are never mixed. Of contested ones each stays whole, as one of several ways, so that what
 * any of them names is still seen to lead there; the record is doubtful, and nothing is a yes.
 */
template <class Record>
bool RecordMerger::take_tree(Fields& fields, const std::vector<Record>& said, Record& out,
                             RequirementId Record::*field, std::string_view name) {
  if (!take(fields, said, out, field, name, doubtful, alike_)) return false;
  Requirement ways;
  ways.kind = RequirementKind::any;
  for (const Record& each : said) {
    const RequirementId tree = each.*field;
    const bool known = std::any_of(ways.children.begin(), ways.children.end(),
                                   [&](RequirementId other) { return alike_(tree, other); });
    if (tree && !known) ways.children.push_back(tree);
  }
  catalog_.requirements.push_back(std::move(ways));
  out.*field = RequirementId(catalog_.requirements.size() - 1);
  return true;
}

/**
 * What selectors and plans look at. Contested versions are none, of a record that is doubtful.
 * Offerings do not contradict each other: what is taught at one time may be at another too.
 */
bool RecordMerger::take_study(Fields& fields, const std::vector<Achievement>& said,
                              Achievement& out) {
  std::vector<StudyFacts> facts;
  bool any = false;
  for (const Achievement& each : said) {
    any = any || each.study;
    facts.push_back(each.study ? (catalog_)[each.study] : StudyFacts{});
  }
  if (!any) return false;
  const Alike& alike = alike_;
  StudyFacts made;
  bool doubt = take(fields, facts, made, &StudyFacts::subject, "subject", doubtful, alike);
  doubt |= take(fields, facts, made, &StudyFacts::versions, "versions", doubtful, alike);
  unite(facts, made, &StudyFacts::tags, alike);
  unite(facts, made, &StudyFacts::equivalents, alike);
  doubt |= take_tree(fields, facts, made, &StudyFacts::corequisites, "corequisites");
  unite(facts, made, &StudyFacts::offerings, alike);
  unite(facts, made, &StudyFacts::delivery, alike);
  unite(facts, made, &StudyFacts::languages, alike);
  for (const StudyFacts& each : facts) {
    made.repeatable |= each.repeatable;
    made.offered_otherwise |= each.offered_otherwise;
  }
  catalog_.study.push_back(std::move(made));
  out.study = StudyFactsId(catalog_.study.size() - 1);
  return doubt;
}

/** An owner that each input describes in place is one body: its other handle stands for it. */
void RecordMerger::note_owner(OrganizationId said, OrganizationId kept) {
  if (said && kept && said != kept && alike_(said, kept)) same_body_[said] = kept;
}

}  // namespace credstack::catalog
