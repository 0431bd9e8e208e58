// Parts of native records put over what another format could carry of them. Kept apart from the
// reader, so that a program which reads the native format alone does not hold it.
#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>

#include "catalog/native_reader.hpp"
#include "catalog/readers.hpp"

namespace credstack::catalog {
namespace {

template <class Record>
struct Member {
  std::string_view key;
  void (*take)(Record& into, Record& from);
};

template <class Record, auto member>
void take(Record& into, Record& from) {
  into.*member = std::move(from.*member);
}

using A = Achievement;
constexpr Member<A> of_achievement[] = {
    {"type", take<A, &A::type>},
    {"name", take<A, &A::name>},
    {"owner", take<A, &A::owner>},
    {"description", take<A, &A::description>},
    {"url", take<A, &A::url>},
    {"credit", take<A, &A::credit>},
    {"nonCredit", take<A, &A::non_credit>},
    {"duration", take<A, &A::duration>},
    {"workload", take<A, &A::workload>},
    {"level", take<A, &A::levels>},
    {"field", take<A, &A::fields>},
    {"occupation", take<A, &A::occupations>},
    {"skills", take<A, &A::skills>},
    {"status", take<A, &A::status>},
    {"reviewBy", take<A, &A::review_by>},
    {"validity", take<A, &A::validity>},
    {"costs", take<A, &A::costs>},
    {"requirement", take<A, &A::requirement>},
    {"entry", take<A, &A::entry>},
    {"assumes", take<A, &A::assumes>},
    {"hasPart", take<A, &A::parts>},
    {"isPartOf", take<A, &A::wholes>},
    {"embeds", take<A, &A::embeds>},
    {"assessedBy", take<A, &A::assessed_by>},
    {"openResource", take<A, &A::open_resource>},
    {"register", take<A, &A::register_entry>},
    {"endorsements", take<A, &A::endorsements>},
    {"assurances", take<A, &A::assurances>},
    {"labourMarket", take<A, &A::labour_market>},
    {"priorLearning", take<A, &A::prior_learning>},
    {"funding", take<A, &A::funding>},
    {"jurisdiction", take<A, &A::jurisdiction>},
    {"learningOutcomes", take<A, &A::learning_outcomes>},
    {"nextStep", take<A, &A::next_step>},
    {"external", take<A, &A::external>},
    {"doubtful", take<A, &A::doubtful>},
    {"source", take<A, &A::source>},
};

using S = StudyFacts;

/** Offerings of which some could not be read leave others open. */
void take_offerings(StudyFacts& into, StudyFacts& from) {
  into.offerings = std::move(from.offerings);
  into.offered_otherwise = into.offered_otherwise || from.offered_otherwise;
}

constexpr Member<S> of_study[] = {
    {"subject", take<S, &S::subject>},
    {"tags", take<S, &S::tags>},
    {"equivalents", take<S, &S::equivalents>},
    {"repeatable", take<S, &S::repeatable>},
    {"versions", take<S, &S::versions>},
    {"corequisites", take<S, &S::corequisites>},
    {"offerings", take_offerings},
    {"offeredOtherwise", take<S, &S::offered_otherwise>},
    {"deliveryType", take<S, &S::delivery>},
    {"inLanguage", take<S, &S::languages>},
};

using O = Organization;
constexpr Member<O> of_organization[] = {
    {"name", take<O, &O::name>},
    {"type", take<O, &O::type>},
    {"jurisdiction", take<O, &O::jurisdiction>},
    {"url", take<O, &O::url>},
    {"gradeScale", take<O, &O::grade_scale>},
    {"external", take<O, &O::external>},
    {"source", take<O, &O::source>},
};

template <class Record, std::size_t size>
bool take_named(const Member<Record> (&members)[size], Record& into, Record& from,
                const JsonValue& object) {
  bool any = false;
  for (const JsonValue named : object) {
    for (const Member<Record>& member : members) {
      if (member.key != named.key()) continue;
      member.take(into, from);
      any = true;
    }
  }
  return any;
}

/** The study facts of a record that are named; those that are not stay as they were. */
void take_study(Catalog& catalog, Achievement& into, const Achievement& from,
                const JsonValue& object) {
  StudyFacts made = into.study ? catalog[into.study] : StudyFacts{};
  StudyFacts said = from.study ? catalog[from.study] : StudyFacts{};
  if (!take_named(of_study, made, said, object)) return;
  catalog.study.push_back(std::move(made));
  into.study = StudyFactsId(catalog.study.size() - 1);
}

}  // namespace

std::vector<std::string_view> NativeReader::amend(
    const JsonValue& rest, const Path& path, std::size_t first,
    const std::function<bool(std::string_view)>& own) {
  using RestKeys =
      Keys<"id", "name", "version", "language", "asOf", "policy", "organizations", "achievements",
           "recognitions", "agreements", "creditConversions", "levelMaps", "gradeScales", "terms">;
  const Field document{rest, path};
  const auto object = open<RestKeys>(document, "parts of a catalogue, which are an object");
  if (const auto tag = object.get<"language">()) language_ = builder_.keep(string(tag));
  as_of_ = date(object.get<"asOf">());
  source_.as_of = as_of_;
  read_heading(object.get<"id">(), object.get<"name">(), object.get<"version">());
  if (!builder_.catalog().as_of) builder_.catalog().as_of = as_of_;
  read_policy(object.get<"policy">());

  amend_achievement_ = [](Catalog& catalog, Achievement& into, Achievement& from,
                          const JsonValue& named) {
    // What could not be read of it leaves the whole in doubt.
    const bool doubtful = into.doubtful || from.doubtful;
    take_named(of_achievement, into, from, named);
    take_study(catalog, into, from, named);
    if (!named.find("doubtful")) into.doubtful = doubtful;
  };
  amend_organization_ = [](Organization& into, Organization& from, const JsonValue& named) {
    take_named(of_organization, into, from, named);
  };
  const auto read_all = [this](Maybe list, auto read_one) {
    each(list, "an array of records", [&](const Field& element) { (this->*read_one)(element); });
  };
  const auto amend_all = [&](Maybe list, auto amend_one) {
    each(list, "an array of records", [&](const Field& element) {
      const auto name = element.value.find("id");
      if (!name || !name->is_string() || own(name->text())) return (this->*amend_one)(element);
      error("foreign-amendment", element.path,
            "This document has no record " + quoted(name->text()) +
                ", so it says nothing of it; this part is left out.");
    });
  };
  amend_all(object.get<"organizations">(), &NativeReader::read_organization);
  amend_all(object.get<"achievements">(), &NativeReader::read_achievement);
  read_all(object.get<"agreements">(), &NativeReader::read_agreement);
  std::vector<std::string_view> kept = amend_recognitions(object.get<"recognitions">(), first);
  read_all(object.get<"creditConversions">(), &NativeReader::read_conversion);
  read_all(object.get<"levelMaps">(), &NativeReader::read_level_map);
  read_all(object.get<"gradeScales">(), &NativeReader::read_grade_scale);
  read_all(object.get<"terms">(), &NativeReader::read_term);
  return kept;
}

std::vector<std::string_view> NativeReader::amend_recognitions(Maybe list, std::size_t first) {
  std::vector<std::string_view> kept;
  std::vector<Recognition>& all = builder_.catalog().recognitions;
  first = std::min(first, all.size());
  if (!list) {
    for (std::size_t i = first; i < all.size(); ++i) kept.push_back(all[i].id);
    return kept;
  }
  std::vector<Recognition> before(std::make_move_iterator(all.begin() + std::ptrdiff_t(first)),
                                  std::make_move_iterator(all.end()));
  all.resize(first);
  std::unordered_map<std::string_view, Recognition*> by_id;
  for (Recognition& recognition : before) by_id.emplace(recognition.id, &recognition);
  each(list, "an array of recognitions", [&](const Field& element) {
    const auto id_of = element.value.find("id");
    const auto found = id_of && id_of->is_string() ? by_id.find(id_of->text()) : by_id.end();
    defined_before_ = found != by_id.end();
    const std::size_t count = all.size();
    if (!defined_before_ || element.value.size() > 1) read_recognition(element);
    if (!defined_before_) return;
    // An id alone, or a record that cannot be read: what stood before stays.
    if (all.size() == count) {
      kept.push_back(found->second->id);
      all.push_back(std::move(*found->second));
    }
    by_id.erase(found);
  });
  defined_before_ = false;
  for (Recognition& recognition : before) {
    if (!by_id.contains(recognition.id)) continue;
    kept.push_back(recognition.id);
    all.push_back(std::move(recognition));
  }
  return kept;
}

std::vector<std::string_view> amend_with_native(const JsonValue& rest, const Path& path,
                                                std::size_t first,
                                                const std::function<bool(std::string_view)>& own,
                                                CatalogBuilder& builder) {
  return NativeReader(builder).amend(rest, path, first, own);
}

}  // namespace credstack::catalog
