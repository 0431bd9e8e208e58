// One record made of what several inputs say of it: organizations, agreements, grade scales, terms
// and achievements.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/field_choice.hpp"

namespace credstack::catalog {

/** Bodies by handles that stand for them no more. */
using SameBodies = std::unordered_map<OrganizationId, OrganizationId>;

class RecordMerger {
 public:
  RecordMerger(Catalog& catalog, const Alike& alike) : catalog_(catalog), alike_(alike) {}

  void merge(Fields& fields, const std::vector<Organization>& said, Organization& out);
  void merge(Fields& fields, const std::vector<Agreement>& said, Agreement& out);
  /** Of contested scales none is known: a grade of one may be another in the other. */
  void merge(Fields& fields, const std::vector<GradeScale>& said, GradeScale& out);
  /** A term of contested days is left out in the end, with what is offered in it. */
  void merge(Fields& fields, const std::vector<Term>& said, Term& out);
  void merge(Fields& fields, const std::vector<Achievement>& said, Achievement& out);

  /** Owners that each input describes in place, and that are one body. */
  const SameBodies& same_bodies() const { return same_body_; }

 private:
  bool is_program(const Achievement& record) const;
  template <class Record>
  bool take_tree(Fields& fields, const std::vector<Record>& said, Record& out,
                 RequirementId Record::*field, std::string_view name);
  bool take_study(Fields& fields, const std::vector<Achievement>& said, Achievement& out);
  void note_owner(OrganizationId said, OrganizationId kept);

  Catalog& catalog_;
  const Alike& alike_;
  SameBodies same_body_;
};

}  // namespace credstack::catalog
