// The names of JSON-LD: what a term, a prefixed name or a full IRI stands for, written one way.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalog/json_document.hpp"

namespace credstack::catalog::ctdl {

/**
 * A full IRI of one of the vocabularies that CTDL documents use, as a prefixed name:
 * `http://purl.org/ctdl/terms/name` is `ceterms:name`. Anything else comes back as it is.
 */
std::string prefixed(std::string_view name);

/**
 * The term that a misspelt one means, where no other can be meant: found in documents as published.
 * Empty for every other name.
 */
std::string_view spelled_right(std::string_view term);

/**
 * What an `@context` written in the document says about names. One that is only an address is never
 * fetched: it is taken to be CTDL's own, whose prefixes are those the reader knows anyhow.
 */
class Context {
 public:
  /** Takes in the value of an `@context`: an object, an address, null, or an array of these. */
  void add(const JsonValue& context);

  /** A term or a class, as a prefixed name where it has one: `name`, `ct:name` or a full IRI. */
  std::string term(std::string_view written) const;
  /** An `@id`, as a full IRI where the context says how. */
  std::string id(std::string_view written) const;
  /** A string that may be a compact IRI; texts stay as they are. */
  std::string value(std::string_view written) const;
  /** Whether the document names CTDL's own context, by its address. */
  bool is_ctdl() const { return ctdl_; }
  /** Whether it says nothing that would change a name. */
  bool is_plain() const { return terms_.empty() && vocab_.empty() && base_.empty(); }

 private:
  std::string expanded(std::string_view written) const;

  std::map<std::string, std::string, std::less<>> terms_;
  std::string vocab_;
  std::string base_;
  bool ctdl_ = false;
};

/** Whether an `@context` is, or holds, the address of CTDL's own. */
bool names_ctdl_context(const JsonValue& context);

/**
 * A name without a prefix, under CTDL's own context, as the term that it can only mean: CTDL's, or
 * one of the few that pathways take from other vocabularies. Any other name comes back as it is.
 */
std::string bare_term(std::string_view name);

}  // namespace credstack::catalog::ctdl
