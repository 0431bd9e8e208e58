// Offerings take the days of their terms, which any file may have stated, once everything is read.
#include <algorithm>

#include "catalog/catalog_builder.hpp"
#include "model/sorting.hpp"

namespace credstack::catalog {
namespace {

bool is_dated(const Term& term) { return term.start && term.end; }

}  // namespace

/** An offering of a term that is not there, or has no days, is at some other time. */
void CatalogBuilder::date_offerings() {
  for (StudyFacts& facts : catalog_.study) {
    for (Offering& offering : facts.offerings) {
      if (offering.term.empty()) continue;
      const Term& term = catalog_.calendar[terms_.find(offering.term)->second.index()];
      if (!is_dated(term)) continue;
      offering.start = term.start;
      offering.end = term.end;
      if (!offering.every) offering.every = term.every;
    }
    const auto lost = [](const Offering& offering) { return !offering.start; };
    if (std::erase_if(facts.offerings, lost) > 0) facts.offered_otherwise = true;
  }
  std::erase_if(catalog_.calendar, [](const Term& term) { return !is_dated(term); });
  sort_stably(catalog_.calendar, [](const Term& a, const Term& b) {
    return a.start != b.start ? a.start < b.start : a.id < b.id;
  });
}

}  // namespace credstack::catalog
