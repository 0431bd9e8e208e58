// What several inputs say of one record, made into one record (docs/catalog.md, "Several files").
//
// The rule of all rules: no answer becomes surer than one of the inputs alone makes it. What one
// side leaves out, the other may say. Where they contradict each other, a later word counts over an
// earlier one only within one publication, so that nobody can overwrite another's word by being
// late; else the field is unknown, and where it limits the record, the record is doubtful.
#include <string>
#include <unordered_map>
#include <utility>

#include "catalog/merging_recognitions.hpp"

namespace credstack::catalog {
namespace {

/** All that is said of one record, in the order of reading; the last lies in the catalogue. */
template <class IdType, class Record>
struct Group {
  IdType at;
  std::vector<Record> said;
  std::vector<Place> places;
};

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
  void set_aside(TermId at, Term& earlier, Place& place, const Place& now) override {
    add(terms_, term_groups_, at, earlier, place, now);
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
    const Alike alike(catalog);
    MergeReport report(files, diagnostics);
    RecordMerger records(catalog, alike);
    merge_groups(organization_groups_, catalog.organizations, "organization", records, report);
    merge_groups(achievement_groups_, catalog.achievements, "achievement", records, report);
    merge_groups(agreement_groups_, catalog.agreements, "agreement", records, report);
    merge_groups(grade_scale_groups_, catalog.grade_scales, "grade scale", records, report);
    merge_groups(term_groups_, catalog.calendar, "term", records, report);
    RecognitionMerger recognitions(catalog, alike, report);
    recognitions.rename(records.same_bodies());
    recognitions.keep_refusals([&](AgreementId at) {
      return agreements_.find(static_cast<std::uint32_t>(at.index())) != agreements_.end();
    });
    return recognitions.merge(recognition_groups_);
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

  template <class IdType, class Record>
  static void merge_groups(std::vector<Group<IdType, Record>>& groups, std::vector<Record>& records,
                           std::string_view what, RecordMerger& merger, MergeReport& report) {
    for (auto& group : groups) merge_group(group, records[group.at.index()], what, merger, report);
  }

  template <class IdType, class Record>
  static void merge_group(Group<IdType, Record>& group, Record& record, std::string_view what,
                          RecordMerger& merger, MergeReport& report) {
    group.said.push_back(std::move(record));
    std::vector<Voice> voices;
    for (std::size_t i = 0; i < group.said.size(); ++i) {
      voices.push_back({&group.said[i].source, report.catalogue_of(group.places[i])});
    }
    Fields fields(std::move(voices));
    Record made;
    made.id = group.said.front().id;
    merger.merge(fields, group.said, made);
    record = std::move(made);
    report.say(what, record.id, group.places, fields.notes());
    group = {};
  }

  Index organizations_;
  Index achievements_;
  Index agreements_;
  Index grade_scales_;
  Index terms_;
  Index recognitions_;
  std::vector<Group<OrganizationId, Organization>> organization_groups_;
  std::vector<Group<AchievementId, Achievement>> achievement_groups_;
  std::vector<Group<AgreementId, Agreement>> agreement_groups_;
  std::vector<Group<GradeScaleId, GradeScale>> grade_scale_groups_;
  std::vector<Group<TermId, Term>> term_groups_;
  std::vector<RecognitionGroup> recognition_groups_;
};

}  // namespace

std::unique_ptr<Merger> new_merger() { return std::make_unique<Merging>(); }

}  // namespace credstack::catalog
