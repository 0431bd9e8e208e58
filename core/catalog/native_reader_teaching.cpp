// When and how things are taught: terms, offerings, delivery, languages. Nothing that counts rests
// on them, so a part that cannot be read leaves no doubt in the record: it is left out, and of
// offerings it is kept in mind that there are others.
#include "catalog/native_reader.hpp"

namespace credstack::catalog {

Date NativeReader::day(Maybe field) {
  const Date found = date(field);
  if (!found || found.day != 0) return found;
  error("bad-date", field->path,
        quoted(field->value.text()) + " is no whole day; expected one such as 2026-11-24.");
  return {};
}

NativeReader::Days NativeReader::days(Maybe start, Maybe end, Maybe every, const Path& path) {
  const Days found{day(start), day(end), duration(every, true)};
  if (!start) missing(path, "start", "it begins on a day");
  if (!end) missing(path, "end", "it ends on a day");
  if (found.start && found.end && found.end < found.start) {
    error("invalid-range", path,
          "start, " + found.start.to_string() + ", is after end, " + found.end.to_string() + ".");
  }
  return found;
}

/** One with anything wrong but its name and source keeps its id, and dates nothing. */
void NativeReader::read_term(const Field& field) {
  using TermKeys = Keys<"id", "name", "start", "end", "every", "source">;
  const Watch watch(*this);
  const auto object = open<TermKeys>(field, "a term, which is an object");
  if (!field.value.is_object()) return;
  const auto id_field = object.get<"id">();
  const std::string_view name = id(id_field);
  if (!id_field) missing(field.path, "id", "a term is named by it");
  const Days when =
      days(object.get<"start">(), object.get<"end">(), object.get<"every">(), field.path);
  if (name.empty() || !builder_.define_term(name, id_field->path)) return;
  const TermId at = builder_.term(name);
  Term term;
  term.id = builder_.catalog().calendar[at.index()].id;
  if (!watch.failed()) {
    term.start = when.start;
    term.end = when.end;
    term.every = when.every;
  }
  term.name = text(object.get<"name">());
  term.source = source(object.get<"source">(), source_);
  builder_.catalog().calendar[at.index()] = std::move(term);
}

std::optional<Offering> NativeReader::read_offering(const Field& field) {
  using OfferingKeys = Keys<"term", "start", "end", "every", "deliveryType", "inLanguage">;
  const Watch watch(*this);
  const auto object = open<OfferingKeys>(field, "an offering, which is an object");
  if (!field.value.is_object()) return std::nullopt;
  Offering offering;
  const auto start = object.get<"start">();
  const auto end = object.get<"end">();
  if (const auto term = object.get<"term">()) {
    // Its days are the term's, which another file may state.
    const std::string_view name = id(term);
    if (!name.empty()) {
      const TermId at = builder_.expect_term(name, term->path);
      offering.term = builder_.catalog().calendar[at.index()].id;
    }
    offering.every = duration(object.get<"every">(), true);
    if (start || end) {
      error("conflicting-fields", field.path,
            "An offering is of a term or has days of its own; expected one or the other.");
    }
  } else {
    const Days when = days(start, end, object.get<"every">(), field.path);
    offering.start = when.start;
    offering.end = when.end;
    offering.every = when.every;
  }
  offering.delivery = word<Delivery>(object.get<"deliveryType">());
  offering.languages = languages(object.get<"inLanguage">());
  if (watch.failed()) return std::nullopt;
  return offering;
}

std::vector<std::string_view> NativeReader::languages(Maybe field) {
  std::vector<std::string_view> tags;
  not_empty(field, "one language");
  one_or_each(field, "a language tag or an array of them", [&](const Field& element) {
    if (!element.value.is_string()) {
      mismatch(element, "a language tag such as \"en\"");
    } else if (check_language(element.value.text(), element.path)) {
      tags.push_back(builder_.keep(element.value.text()));
    }
  });
  return tags;
}

void NativeReader::read_offerings(Maybe list, Maybe otherwise, StudyFacts& facts) {
  const Watch watch(*this);
  not_empty(list, "one offering");
  each(list, "an array of offerings", [&](const Field& element) {
    if (auto offering = read_offering(element)) facts.offerings.push_back(std::move(*offering));
  });
  const bool said = boolean(otherwise).value_or(false);
  facts.offered_otherwise = said || watch.failed();
}

void NativeReader::read_delivery(Maybe types, Maybe tags, StudyFacts& facts) {
  not_empty(types, "one way");
  one_or_each(types, "a way of teaching or an array of them", [&](const Field& element) {
    if (const auto way = word<Delivery>(element)) facts.delivery.push_back(*way);
  });
  facts.languages = languages(tags);
}

}  // namespace credstack::catalog
