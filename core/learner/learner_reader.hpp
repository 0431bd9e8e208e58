// Reads a learner's record with the means of the native reader: the same values, keys and problems.
#pragma once

#include <memory>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "catalog/native_reader.hpp"
#include "learner/readers.hpp"

namespace credstack::learner {

using catalog::Field;
using catalog::Maybe;
using catalog::Path;

class LearnerReader : private catalog::NativeReader {
 public:
  /** More of one list is not read. */
  static constexpr std::size_t longest_list = 10'000;

  /** `scratch` reports the problems and keeps the strings; no record is added to it. */
  LearnerReader(const Catalog& catalog, catalog::CatalogBuilder& scratch, const KnownIds* ids)
      : NativeReader(scratch), catalog_(catalog), scratch_(scratch), ids_(ids) {}

  void read(const Field& record, Learner& learner);
  /** `place`: in the record, from 1; the item's id where it has none. */
  void read_item(const Field& field, std::size_t place, Learner& learner);

 private:
  // References: found in the catalogue, or none and a warning.
  const KnownIds& ids();
  struct Reference {
    std::string_view id;  ///< as written; empty: it could not be read
    AchievementId at;
    bool whole = false;  ///< the id itself was written, not an ending of it
  };
  Reference known_achievement(const Field& field);
  OrganizationId known_organization(const Field& field, std::string_view name);
  void read_grade(Maybe grade, Maybe scale, Item& item);
  void read_issuer(Maybe field, Item& item);
  void read_used_for(Maybe field, Item& item);
  Acceptance read_acceptance(const Field& field);
  std::optional<Currency> read_currency(Maybe field);
  void check_grade(Maybe field, const Item& item);
  void check_short_id(const Reference& reference, Maybe field, Item& item);

  void name_item(Maybe name, const Path& path, std::size_t place, Item& item);

  void read_enrolment(const Field& field, Learner& learner);
  void read_exception(const Field& field, Learner& learner);
  bool names_one_item(Maybe field, const Exception& exception);
  /** What the requirements of a program name. */
  struct Names {
    std::unordered_set<std::string_view> nodes;
    std::unordered_set<std::string_view> rules;
    bool stated = false;  ///< the catalogue says what the program requires
  };
  const Names& names_of(AchievementId program);
  void check_part(Maybe field, const Exception& exception, const Learner& learner);
  template <class Members>
  bool read_subject(const Members& object, Exception& exception);

  /** As each(), up to a bound that is reported. */
  template <class See>
  void each_of(Maybe list, std::string_view what, std::size_t most, See see) {
    std::size_t read = 0;
    each(list, what, [&](const Field& element) {
      if (read == most) too_many(list, most);
      if (read++ < most) see(element);
    });
  }
  void too_many(Maybe list, std::size_t most);

  const Catalog& catalog_;
  catalog::CatalogBuilder& scratch_;
  const KnownIds* ids_;
  std::unique_ptr<KnownIds> own_ids_;
  std::unordered_map<std::string_view, std::size_t> item_ids_;  ///< how many items have each
  std::unordered_map<std::size_t, Names> names_;                ///< of programs with exceptions
};

/** What is common to the readers of JSON and CSV: a scratch for problems and strings. */
class Scratch {
 public:
  Scratch();

  catalog::CatalogBuilder& builder() { return builder_; }
  /** Hands the strings over to the learner, and the problems, each with its place under `at`. */
  void settle(Learner& learner, std::string_view at, std::vector<Diagnostic>& diagnostics);

 private:
  catalog::Diagnostics problems_;
  catalog::CatalogBuilder builder_;
};

}  // namespace credstack::learner
