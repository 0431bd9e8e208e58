// What several inputs say of one record, made into one record (docs/catalog.md, "Several files").
//
// The rule of all rules: no answer becomes surer than one of the inputs alone makes it. What one
// side leaves out, the other may say. Where they contradict each other, a later word counts over an
// earlier one only within one publication, so that nobody can overwrite another's word by being
// late; else the field is unknown, and where it limits the record, the record is doubtful.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "catalog/merger.hpp"
#include "catalog/said_alike.hpp"
#include "catalog/walk.hpp"

namespace credstack::catalog {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/** All that is said of one record, in the order of reading; the last lies in the catalogue. */
template <class IdType, class Record>
struct Group {
  IdType at;
  std::vector<Record> said;
  std::vector<Place> places;
};

/** How sure a source is of itself, from best to worst. */
int weight(Certainty certainty) {
  switch (certainty) {
    case Certainty::stated:
    case Certainty::verified:
      return 0;
    case Certainty::secondary:
      return 1;
    case Certainty::uncertain:
      break;
  }
  return 2;
}

bool is_later(const Source& a, const Source& b) {
  return a.seen() && b.seen() && b.seen().last_day() < a.seen().first_day();
}

/** One voice in a record's group. */
struct Voice {
  const Source* source;
  std::string_view catalogue;
};

bool is_same_publication(const Voice& a, const Voice& b) {
  return (!a.source->url.empty() && a.source->url == b.source->url) ||
         (!a.catalogue.empty() && a.catalogue == b.catalogue);
}

/** Whether what `a` says holds against what `b` says. */
bool supersedes(const Voice& a, const Voice& b) {
  return is_later(*a.source, *b.source) && is_same_publication(a, b) &&
         weight(a.source->certainty) <= weight(b.source->certainty);
}

/** Of several that say the same, the latest; one with a date before one without. */
std::size_t latest(const std::vector<Voice>& voices, const std::vector<std::size_t>& among) {
  std::size_t best = among.front();
  for (const std::size_t each : among) {
    const Source& source = *voices[each].source;
    const Source& kept = *voices[best].source;
    if (is_later(source, kept) || (source.seen() && !kept.seen())) best = each;
  }
  return best;
}

/** Of several that each say a part, the oldest, as none of it is known to be younger. */
Source oldest(const std::vector<Voice>& voices) {
  const Source* best = voices.front().source;
  Certainty certainty = best->certainty;
  for (const Voice& voice : voices) {
    const Source& source = *voice.source;
    if (is_later(*best, source) || (source.seen() && !best->seen())) best = &source;
    if (weight(source.certainty) > weight(certainty)) certainty = source.certainty;
  }
  Source made = *best;
  made.certainty = certainty;
  return made;
}

/** Decides the fields of one record, and notes what was contested. */
class Fields {
 public:
  explicit Fields(std::vector<Voice> voices) : voices_(std::move(voices)) {}

  const std::vector<Voice>& voices() const { return voices_; }

  /**
   * The voice whose word on a field holds; none where nobody says anything, or where it is
   * contested, which is noted then.
   */
  template <class States, class Alike>
  std::size_t choose(std::string_view field, std::string_view effect, States states, Alike alike) {
    std::vector<std::size_t> stating;
    for (std::size_t i = 0; i < voices_.size(); ++i) {
      if (states(i)) stating.push_back(i);
    }
    if (stating.empty()) return none;
    bool differ = false;
    for (const std::size_t other : stating) differ = differ || !alike(stating.front(), other);
    if (!differ) return stating.front();
    for (const std::size_t each : stating) {
      bool holds = true;
      for (const std::size_t other : stating) {
        holds = holds && (alike(each, other) || supersedes(voices_[each], voices_[other]));
      }
      if (!holds) continue;
      note(field, "the later word holds");
      return each;
    }
    note(field, effect);
    contested_ = true;
    return none;
  }

  void note(std::string_view field, std::string_view effect) {
    notes_ += (notes_.empty() ? "" : ", ") + std::string(field) + " (" + std::string(effect) + ")";
  }
  const std::string& notes() const { return notes_; }
  /** Whether the last choice was contested; asks once. */
  bool was_contested() { return std::exchange(contested_, false); }

 private:
  std::vector<Voice> voices_;
  std::string notes_;
  bool contested_ = false;
};

constexpr std::string_view unknown = "left unknown";
constexpr std::string_view doubtful = "the record is doubtful";

/** Takes a field of a record from those that state it. Whether it was contested, and is unset. */
template <class Record, class Value>
bool take(Fields& fields, const std::vector<Record>& said, Record& out, Value Record::*field,
          std::string_view name, std::string_view effect, const Alike& alike) {
  const std::size_t from = fields.choose(
      name, effect, [&](std::size_t i) { return is_stated(said[i].*field); },
      [&](std::size_t i, std::size_t j) { return alike(said[i].*field, said[j].*field); });
  out.*field = from == none ? Value{} : said[from].*field;
  return fields.was_contested();
}

/** What anybody lists is listed, each once. */
template <class Record, class Item>
void unite(const std::vector<Record>& said, Record& out, std::vector<Item> Record::*field,
           const Alike& alike) {
  std::vector<Item> all;
  for (const Record& each : said) {
    for (const Item& item : each.*field) {
      const bool known = std::any_of(all.begin(), all.end(),
                                     [&](const Item& other) { return alike(item, other); });
      if (!known) all.push_back(item);
    }
  }
  out.*field = std::move(all);
}

/** A name is kept whoever says it: of two in one language both, so that none is passed off. */
template <class Record>
void take_name(Fields& fields, const std::vector<Record>& said, Record& out, StringStore& strings) {
  Text name;
  for (const Record& each : said) {
    for (const Text::Entry& entry : each.name.entries) {
      const auto same_language = [&](const Text::Entry& other) {
        return other.language == entry.language;
      };
      if (std::any_of(name.entries.begin(), name.entries.end(), same_language)) continue;
      const auto in = [&](std::size_t i) {
        const auto& entries = said[i].name.entries;
        const auto found = std::find_if(entries.begin(), entries.end(), same_language);
        return found == entries.end() ? std::string_view{} : found->value;
      };
      const std::size_t from = fields.choose(
          "name", "both are kept", [&](std::size_t i) { return !in(i).empty(); },
          [&](std::size_t i, std::size_t j) { return in(i) == in(j); });
      std::string_view value = from == none ? std::string_view{} : in(from);
      if (fields.was_contested()) {
        std::vector<std::string_view> names;
        for (std::size_t i = 0; i < said.size(); ++i) {
          if (!in(i).empty()) names.push_back(in(i));
        }
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        std::string joined;
        for (const std::string_view one : names) {
          joined.append(joined.empty() ? "" : " / ").append(one);
        }
        value = strings.keep(joined);
      }
      name.entries.push_back({entry.language, value});
    }
  }
  out.name = std::move(name);
}

/** In quotes; of what is long the end, where addresses and paths differ. */
std::string named(std::string_view text) {
  constexpr std::size_t longest = 56;
  if (text.size() <= longest) return quoted(text);
  text.remove_prefix(text.size() - longest);
  while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0U) == 0x80U) {
    text.remove_prefix(1);
  }
  return quoted("…" + std::string(text));
}

/** Appends a name or version that is not there yet; the first three are told. */
void tell(std::string& all, std::string_view one, std::size_t& told) {
  constexpr std::size_t most = 3;
  if (one.empty() || told > most) return;
  if (told++ == most) {
    all += "; …";
  } else if (all.find(one) == all.npos) {
    all.append(all.empty() ? "" : "; ").append(one);
  }
}

class Merging final : public Merger {
 public:
  void set_aside(OrganizationId at, Organization& earlier, Place& place,
                 const Place& now) override {
    add(organizations_, organization_groups_, at, earlier, place, now);
  }
  void set_aside(AchievementId at, Achievement& earlier, Place& place, const Place& now) override {
    add(achievements_, achievement_groups_, at, earlier, place, now);
  }
  void set_aside(AgreementId at, Agreement& earlier, Place& place, const Place& now) override {
    add(agreements_, agreement_groups_, at, earlier, place, now);
  }
  void set_aside(GradeScaleId at, GradeScale& earlier, Place& place, const Place& now) override {
    add(grade_scales_, grade_scale_groups_, at, earlier, place, now);
  }
  void repeat(RecognitionId earlier, Place& place, RecognitionId later, const Place& now) override {
    const auto known = recognitions_.find(static_cast<std::uint32_t>(earlier.index()));
    std::size_t group = recognition_groups_.size();
    if (known == recognitions_.end()) {
      recognition_groups_.push_back({{earlier}, {std::move(place)}});
    } else {
      group = known->second;
    }
    recognition_groups_[group].at.push_back(later);
    recognition_groups_[group].places.push_back(now);
    recognitions_[static_cast<std::uint32_t>(later.index())] = group;
  }

  std::vector<RecognitionId> merge(Catalog& catalog, const std::vector<InputFile>& files,
                                   Diagnostics& diagnostics) override {
    catalog_ = &catalog;
    files_ = &files;
    diagnostics_ = &diagnostics;
    alike_.emplace(catalog);
    for (auto& group : organization_groups_) {
      merge_group(group, catalog.organizations, "organization");
    }
    for (auto& group : achievement_groups_) {
      merge_group(group, catalog.achievements, "achievement");
    }
    for (auto& group : agreement_groups_) merge_group(group, catalog.agreements, "agreement");
    for (auto& group : grade_scale_groups_) merge_group(group, catalog.grade_scales, "grade scale");
    return merge_recognitions();
  }

  Heading heading(Catalog& catalog, const std::vector<Heading>& headings) override {
    Heading made;
    made.language = catalog.language;
    std::size_t naming = 0;
    for (const Heading& each : headings) {
      if (!made.as_of || (each.as_of && each.as_of.last_day() < made.as_of.last_day())) {
        made.as_of = each.as_of;
      }
      if (each.id.empty() && !each.name && each.version.empty()) continue;
      if (naming++ > 0) continue;
      const Date as_of = made.as_of;
      made = each;
      made.as_of = as_of;
    }
    if (naming < 2) return made;
    std::string names;
    std::string versions;
    std::size_t named = 0;
    std::size_t numbered = 0;
    for (const Heading& each : headings) {
      tell(names, each.name ? each.name.in(made.language) : each.id, named);
      tell(versions, each.version, numbered);
    }
    if (!names.empty()) made.name.entries = {{made.language, catalog.strings.keep(names)}};
    made.version = catalog.strings.keep(versions);
    return made;
  }

 private:
  struct Recognitions {
    std::vector<RecognitionId> at;
    std::vector<Place> places;
  };
  using Index = std::unordered_map<std::uint32_t, std::size_t>;

  template <class IdType, class Record>
  static void add(Index& index, std::vector<Group<IdType, Record>>& groups, IdType at,
                  Record& earlier, Place& place, const Place& now) {
    const auto [known, is_new] =
        index.try_emplace(static_cast<std::uint32_t>(at.index()), groups.size());
    if (is_new) groups.push_back({at, {}, {std::move(place)}});
    auto& group = groups[known->second];
    group.said.push_back(std::move(earlier));
    group.places.push_back(now);
  }

  template <class Record>
  std::vector<Voice> voices_of(const std::vector<Record>& said,
                               const std::vector<Place>& places) const {
    std::vector<Voice> voices;
    for (std::size_t i = 0; i < said.size(); ++i) {
      voices.push_back({&said[i].source, (*files_)[places[i].file].catalogue});
    }
    return voices;
  }

  template <class IdType, class Record>
  void merge_group(Group<IdType, Record>& group, std::vector<Record>& records,
                   std::string_view what) {
    Record& record = records[group.at.index()];
    group.said.push_back(std::move(record));
    Fields fields(voices_of(group.said, group.places));
    Record made;
    made.id = group.said.front().id;
    merge_fields(fields, group.said, made);
    record = std::move(made);
    say(what, record.id, group.places, fields.notes());
    group = {};
  }

  void merge_fields(Fields& fields, const std::vector<Organization>& said, Organization& out) {
    const Alike& alike = *alike_;
    take_name(fields, said, out, catalog_->strings);
    take(fields, said, out, &Organization::type, "type", unknown, alike);
    take(fields, said, out, &Organization::jurisdiction, "jurisdiction", unknown, alike);
    take(fields, said, out, &Organization::url, "url", unknown, alike);
    take(fields, said, out, &Organization::grade_scale, "gradeScale", unknown, alike);
    out.source = source_of(fields, [&](std::size_t i) {
      return said[i].type == out.type && said[i].jurisdiction == out.jurisdiction;
    });
  }

  void merge_fields(Fields& fields, const std::vector<Agreement>& said, Agreement& out) {
    const Alike& alike = *alike_;
    take_name(fields, said, out, catalog_->strings);
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

  /** Of contested scales none is known: a grade of one may be another in the other. */
  void merge_fields(Fields& fields, const std::vector<GradeScale>& said, GradeScale& out) {
    take_name(fields, said, out, catalog_->strings);
    const std::size_t from = fields.choose(
        "grades", unknown, [](std::size_t) { return true; },
        [&](std::size_t i, std::size_t j) { return (*alike_)(said[i], said[j]); });
    if (from != none) {
      out.grades = said[from].grades;
      out.numeric = said[from].numeric;
      out.best = said[from].best;
      out.worst = said[from].worst;
      out.pass = said[from].pass;
    }
    out.source = source_of(fields, [&](std::size_t i) { return (*alike_)(said[i], out); });
  }

  void merge_fields(Fields& fields, const std::vector<Achievement>& said, Achievement& out) {
    const Alike& alike = *alike_;
    using A = Achievement;
    take_name(fields, said, out, catalog_->strings);
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
             alike(each.study, out.study) && alike(each.parts, out.parts) &&
             alike(each.wholes, out.wholes) && alike(each.embeds, out.embeds) &&
             each.status == out.status && each.type == out.type && alike(each.credit, out.credit);
    });
  }

  /**
   * Yes-or-no facts: what is not said is not denied. Carrying no credit and some is a conflict.
   *
   * @return whether there is that conflict
   */
  static bool take_flags(Fields& fields, const std::vector<Achievement>& said, Achievement& out) {
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

  bool is_program(const Achievement& record) const {
    return record.requirement || !versions_of(*catalog_, record).empty();
  }

  /**
   * Trees are never mixed. Of contested ones each stays whole, as one of several ways, so that what
   * any of them names is still seen to lead there; the record is doubtful, and nothing is a yes.
   */
  bool take_tree(Fields& fields, const std::vector<Achievement>& said, Achievement& out,
                 RequirementId Achievement::*field, std::string_view name) {
    if (!take(fields, said, out, field, name, doubtful, *alike_)) return false;
    Requirement ways;
    ways.kind = RequirementKind::any;
    for (const Achievement& each : said) {
      const RequirementId tree = each.*field;
      const bool known = std::any_of(ways.children.begin(), ways.children.end(),
                                     [&](RequirementId other) { return (*alike_)(tree, other); });
      if (tree && !known) ways.children.push_back(tree);
    }
    catalog_->requirements.push_back(std::move(ways));
    out.*field = RequirementId(catalog_->requirements.size() - 1);
    return true;
  }

  /** What selectors look at. Contested versions are none, of a record that is doubtful. */
  bool take_study(Fields& fields, const std::vector<Achievement>& said, Achievement& out) {
    std::vector<StudyFacts> facts;
    bool any = false;
    for (const Achievement& each : said) {
      any = any || each.study;
      facts.push_back(each.study ? (*catalog_)[each.study] : StudyFacts{});
    }
    if (!any) return false;
    const Alike& alike = *alike_;
    StudyFacts made;
    bool doubt = take(fields, facts, made, &StudyFacts::subject, "subject", doubtful, alike);
    doubt |= take(fields, facts, made, &StudyFacts::versions, "versions", doubtful, alike);
    unite(facts, made, &StudyFacts::tags, alike);
    unite(facts, made, &StudyFacts::equivalents, alike);
    for (const StudyFacts& each : facts) made.repeatable |= each.repeatable;
    catalog_->study.push_back(std::move(made));
    out.study = StudyFactsId(catalog_->study.size() - 1);
    return doubt;
  }

  /** An owner that each input describes in place is one body: its other handle stands for it. */
  void note_owner(OrganizationId said, OrganizationId kept) {
    if (said && kept && said != kept && (*alike_)(said, kept)) same_body_[said] = kept;
  }

  /** The latest source that by itself says all that counts, else the oldest of the parts'. */
  template <class Covers>
  static Source source_of(const Fields& fields, Covers covers) {
    std::vector<std::size_t> whole;
    for (std::size_t i = 0; i < fields.voices().size(); ++i) {
      if (covers(i)) whole.push_back(i);
    }
    if (whole.empty()) return oldest(fields.voices());
    return *fields.voices()[latest(fields.voices(), whole)].source;
  }

  // Recognitions: a decision is taken whole.

  std::vector<RecognitionId> merge_recognitions() {
    std::vector<Recognition>& records = catalog_->recognitions;
    for (Recognition& record : records) {
      for (OrganizationId& body : record.asserted_by) {
        if (const auto other = same_body_.find(body); other != same_body_.end()) {
          body = other->second;
        }
      }
    }
    keep_refusals();
    if (recognition_groups_.empty()) return {};
    std::vector<std::size_t> stands_for(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) stands_for[i] = i;
    for (const Recognitions& group : recognition_groups_) merge_decisions(group, stands_for);
    return compact(stands_for);
  }

  /**
   * A refusal under an agreement that became doubtful may hold or not. So that it is not lost on
   * what else speaks for its targets, these are doubtful instead.
   */
  void keep_refusals() {
    for (const Recognition& record : catalog_->recognitions) {
      const AgreementId at = record.agreement;
      if (record.decision != Decision::refused || !at ||
          !catalog_->agreements[at.index()].doubtful) {
        continue;
      }
      if (agreements_.find(static_cast<std::uint32_t>(at.index())) == agreements_.end()) continue;
      for (const AchievementId target : record.targets) {
        catalog_->achievements[target.index()].doubtful = true;
      }
    }
  }

  void merge_decisions(const Recognitions& group, std::vector<std::size_t>& stands_for) {
    std::vector<Recognition>& records = catalog_->recognitions;
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < group.at.size(); ++i) {
      const std::size_t at = group.at[i].index();
      const auto same = std::find_if(kept.begin(), kept.end(), [&](std::size_t k) {
        return agree(records[group.at[k].index()], records[at]);
      });
      if (same == kept.end()) {
        kept.push_back(i);
        continue;
      }
      bring_together(records[group.at[*same].index()], records[at]);
      stands_for[at] = group.at[*same].index();
    }
    std::string notes;
    const std::vector<std::size_t> all = kept;
    std::erase_if(kept, [&](std::size_t older) {
      for (const std::size_t newer : all) {
        if (!speaks_later(group, newer, older)) continue;
        stands_for[group.at[older].index()] = group.at[newer].index();
        return true;
      }
      return false;
    });
    if (all.size() == 1) return;
    if (kept.size() == 1) {
      notes = "decision (the later word holds)";
    } else {
      notes = separate(group, kept);
    }
    say("recognition", records[group.at[kept.front()].index()].id, group.places, notes);
  }

  /** Whether one is the other, said again or with more of what limits it. */
  bool agree(const Recognition& a, const Recognition& b) const {
    const Alike& alike = *alike_;
    const auto open = [&](const auto& left, const auto& right) {
      return !is_stated(left) || !is_stated(right) || alike(left, right);
    };
    return alike(a.credentials, b.credentials) && alike(a.targets, b.targets) &&
           alike(a.asserted_by, b.asserted_by) && a.agreement == b.agreement &&
           a.stage == b.stage && a.decision == b.decision && alike(a.grants, b.grants) &&
           open(a.conditions, b.conditions) && (!a.places || !b.places || a.places == b.places) &&
           open(a.valid_from, b.valid_from) && open(a.valid_until, b.valid_until) &&
           open(a.review_by, b.review_by) && open(a.remaining_credit, b.remaining_credit) &&
           open(a.remaining_duration, b.remaining_duration) &&
           open(a.remaining_cost, b.remaining_cost) && open(a.note, b.note);
  }

  void bring_together(Recognition& kept, const Recognition& other) const {
    const Alike& alike = *alike_;
    const bool both = alike(kept, other);
    const Source said[] = {kept.source, other.source};
    const std::vector<Voice> voices{{&said[0], {}}, {&said[1], {}}};
    kept.source = both ? said[latest(voices, {0, 1})] : oldest(voices);
    const auto fill = [](auto& mine, const auto& theirs) {
      if (!is_stated(mine)) mine = theirs;
    };
    fill(kept.conditions, other.conditions);
    fill(kept.valid_from, other.valid_from);
    fill(kept.valid_until, other.valid_until);
    fill(kept.review_by, other.review_by);
    fill(kept.remaining_credit, other.remaining_credit);
    fill(kept.remaining_duration, other.remaining_duration);
    fill(kept.remaining_cost, other.remaining_cost);
    fill(kept.note, other.note);
    if (!kept.places) kept.places = other.places;
    kept.doubtful = kept.doubtful || other.doubtful;
  }

  bool speaks_later(const Recognitions& group, std::size_t a, std::size_t b) const {
    const auto voice = [&](std::size_t i) {
      return Voice{&catalog_->recognitions[group.at[i].index()].source,
                   (*files_)[group.places[i].file].catalogue};
    };
    return same_speakers(group, a, b) && supersedes(voice(a), voice(b));
  }
  bool same_speakers(const Recognitions& group, std::size_t a, std::size_t b) const {
    const Recognition& left = catalog_->recognitions[group.at[a].index()];
    const Recognition& right = catalog_->recognitions[group.at[b].index()];
    return left.agreement == right.agreement && (*alike_)(left.asserted_by, right.asserted_by);
  }

  /**
   * Decisions that differ stand side by side. By the same bodies they contradict each other, and
   * none is sure; by others, each is judged by who says it.
   */
  std::string separate(const Recognitions& group, const std::vector<std::size_t>& kept) {
    bool contradict = false;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      Recognition& record = catalog_->recognitions[group.at[kept[i]].index()];
      for (const std::size_t other : kept) {
        if (other == kept[i] || !same_speakers(group, kept[i], other)) continue;
        contradict = true;
        // A refusal stays as it stands: in doubt it would no longer hold against anything.
        if (record.decision == Decision::granted) record.doubtful = true;
      }
      if (i == 0) continue;
      const std::string id = std::string(record.id) + "~" + std::to_string(i + 1);
      record.id = catalog_->strings.keep(id);
    }
    return contradict ? "decision (each is kept, what is granted is doubtful)"
                      : "assertedBy (each body's word is kept by itself)";
  }

  std::vector<RecognitionId> compact(const std::vector<std::size_t>& stands_for) {
    std::vector<Recognition>& records = catalog_->recognitions;
    std::vector<RecognitionId> moved(records.size());
    std::vector<Recognition> kept;
    kept.reserve(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (stands_for[i] != i) continue;
      moved[i] = RecognitionId(kept.size());
      kept.push_back(std::move(records[i]));
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
      std::size_t last = i;
      while (stands_for[last] != last) last = stands_for[last];
      moved[i] = moved[last];
    }
    records = std::move(kept);
    return moved;
  }

  void say(std::string_view what, std::string_view id, const std::vector<Place>& places,
           const std::string& notes) {
    if (notes.empty()) return;
    constexpr std::size_t most = 3;
    const std::size_t count = places.size() - 1;
    std::string others;
    for (std::size_t i = 0; i < std::min(count, most); ++i) {
      if (i > 0) others += ", ";
      others += named((*files_)[places[i].file].name);
      if (!places[i].pointer.empty()) others += " at " + places[i].pointer;
    }
    if (count > most) others += " and " + std::to_string(count - most) + " more files";
    diagnostics_->report({Severity::warning, "merge-conflict", (*files_)[places.back().file].name,
                          places.back().pointer,
                          "The " + std::string(what) + " " + named(id) +
                              " is described otherwise in " + others + ": " + notes + "."});
  }

  Index organizations_;
  Index achievements_;
  Index agreements_;
  Index grade_scales_;
  Index recognitions_;
  std::vector<Group<OrganizationId, Organization>> organization_groups_;
  std::vector<Group<AchievementId, Achievement>> achievement_groups_;
  std::vector<Group<AgreementId, Agreement>> agreement_groups_;
  std::vector<Group<GradeScaleId, GradeScale>> grade_scale_groups_;
  std::vector<Recognitions> recognition_groups_;
  std::unordered_map<OrganizationId, OrganizationId> same_body_;
  Catalog* catalog_ = nullptr;
  const std::vector<InputFile>* files_ = nullptr;
  Diagnostics* diagnostics_ = nullptr;
  std::optional<Alike> alike_;
};

}  // namespace

std::unique_ptr<Merger> new_merger() { return std::make_unique<Merging>(); }

}  // namespace credstack::catalog
