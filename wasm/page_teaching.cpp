// What a page's module passes over: when and how things are taught, on which no answer of its own
// rests. What is taken beside a thing is read: a catalogue that contradicts itself there is
// doubted.
#include "catalog/native_reader.hpp"

namespace credstack::catalog {

void NativeReader::read_term(const Field&) {}
void NativeReader::read_offerings(Maybe, Maybe, StudyFacts&) {}
void NativeReader::read_delivery(Maybe, Maybe, StudyFacts&) {}
void CatalogBuilder::date_offerings() {}

}  // namespace credstack::catalog
