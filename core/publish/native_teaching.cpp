// When and how things are taught, in the native format.
#include <algorithm>
#include <utility>

#include "publish/native_records.hpp"

namespace credstack::publish {
namespace {

/** The term of an offering: its days are the term's, by which terms are in order. */
const Term& term_of(const Catalog& catalog, const Offering& offering) {
  return *std::lower_bound(catalog.calendar.begin(), catalog.calendar.end(), offering,
                           [](const Term& term, const Offering& wanted) {
                             return std::pair(term.start, term.id) <
                                    std::pair(wanted.start, wanted.term);
                           });
}

}  // namespace

void RecordWriter::teaching(const StudyFacts& study) const {
  if (!study.offerings.empty()) {
    json_.key("offerings").array();
    for (const Offering& each : study.offerings) offering(each);
    json_.end_array();
  }
  if (study.offered_otherwise) json_.member("offeredOtherwise", true);
  if (!study.delivery.empty()) {
    json_.key("deliveryType").array();
    for (const Delivery each : study.delivery) json_.string(spelled(each));
    json_.end_array();
  }
  write(json_, "inLanguage", study.languages);
}

void RecordWriter::offering(const Offering& offering) const {
  json_.object();
  Duration implied;
  if (offering.term.empty()) {
    write(json_, "start", offering.start);
    write(json_, "end", offering.end);
  } else {
    json_.member("term", offering.term);
    implied = term_of(catalog_, offering).every;
  }
  if (offering.every != implied) write(json_, "every", offering.every);
  if (offering.delivery) json_.member("deliveryType", spelled(*offering.delivery));
  write(json_, "inLanguage", offering.languages);
  json_.end_object();
}

void RecordWriter::term(const Term& term) const {
  json_.object().member("id", term.id);
  write(json_, defaults_, "name", term.name);
  write(json_, "start", term.start);
  write(json_, "end", term.end);
  write(json_, "every", term.every);
  write(json_, defaults_, "source", term.source, defaults_.source());
  json_.end_object();
}

}  // namespace credstack::publish
