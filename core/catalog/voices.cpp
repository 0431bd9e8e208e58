#include "catalog/voices.hpp"

namespace credstack::catalog {
namespace {

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

bool is_same_publication(const Voice& a, const Voice& b) {
  return (!a.source->url.empty() && a.source->url == b.source->url) ||
         (!a.catalogue.empty() && a.catalogue == b.catalogue);
}

}  // namespace

bool supersedes(const Voice& a, const Voice& b) {
  return is_later(*a.source, *b.source) && is_same_publication(a, b) &&
         weight(a.source->certainty) <= weight(b.source->certainty);
}

std::size_t latest(const std::vector<Voice>& voices, const std::vector<std::size_t>& among) {
  std::size_t best = among.front();
  for (const std::size_t each : among) {
    const Source& source = *voices[each].source;
    const Source& kept = *voices[best].source;
    if (is_later(source, kept) || (source.seen() && !kept.seen())) best = each;
  }
  return best;
}

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

}  // namespace credstack::catalog
