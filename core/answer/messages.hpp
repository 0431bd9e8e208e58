// The words of the views, per language: flat catalogues with {placeholders}. core/answer/messages
// says how one is written.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "answer/isolation.hpp"
#include "answer/message_files.hpp"
#include "catalog/json_document.hpp"
#include "model/rational.hpp"

namespace credstack::answer {

/** The words of one file, read once. */
class WordList {
 public:
  explicit WordList(const MessageFile& file);
  /** A flat object of strings, in a document that outlives this. */
  WordList(std::string_view language, catalog::JsonValue words);

  std::string_view language() const { return language_; }
  std::optional<std::string_view> find(std::string_view key) const;

 private:
  void add(catalog::JsonValue words);

  std::string_view language_;
  std::unique_ptr<const catalog::JsonDocument> document_;
  std::unordered_map<std::string_view, std::string_view> words_;
};

using WordLists = std::vector<std::shared_ptr<const WordList>>;

/** Those that are compiled in; English is among them. */
WordLists compiled_words();

/** What an answer is said in: the words of one language, and the English ones for what they lack.
 */
class Messages {
 public:
  struct Argument {
    const char* name;
    std::string_view value;
  };
  using Arguments = std::initializer_list<Argument>;

  /**
   * For the tag, else for its primary language, else in English.
   *
   * @param compiled  must outlive this
   * @param brought   the words that came with the question, by their language: first of all
   * @param more      files that belong to the compiled ones
   */
  Messages(const WordLists& compiled, std::string_view language, catalog::JsonValue brought = {},
           std::span<const MessageFile> more = {});

  /** The language that the words are in. */
  std::string_view language() const { return language_; }
  bool has(std::string_view key) const { return bool(find(key)); }
  /** The message with its placeholders filled; a key that is not there is its own message. */
  std::string say(const char* key, Arguments arguments = {}) const;
  std::string say(const std::string& key, Arguments arguments = {}) const {
    return say(key.c_str(), arguments);
  }
  /** Like say(), of the form that the number asks for, such as `key.one`; `{n}` is the number. */
  std::string count(const char* key, Rational n, Arguments arguments = {}) const;
  std::string count(const std::string& key, Rational n, Arguments arguments = {}) const {
    return count(key.c_str(), n, arguments);
  }
  /** A name as it stands among these words. */
  std::string isolated(std::string_view name) const { return answer::isolated(name, is_rtl_); }
  /** A number as this language writes it. */
  std::string number(Rational n) const;

 private:
  std::optional<std::string_view> find(std::string_view key) const;
  std::string fill(std::string_view pattern, std::string_view n, Arguments arguments) const;

  std::string_view language_;
  WordLists lists_;  ///< in the order in which they are asked
  bool is_rtl_ = false;
};

}  // namespace credstack::answer
