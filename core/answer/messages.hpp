// The words of the views, per language: flat catalogues with {placeholders}.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "answer/message_files.hpp"
#include "catalog/json_document.hpp"
#include "model/rational.hpp"

namespace credstack::answer {

class Messages;

/** Every catalogue that is compiled in, read once: a question only looks words up. */
class AllMessages {
 public:
  AllMessages();
  /** The catalogue for the tag, else for its primary language, else English. */
  const Messages& in(std::string_view language) const;

 private:
  std::vector<std::unique_ptr<const Messages>> all_;
};

/** The words of one language. */
class Messages {
 public:
  struct Argument {
    const char* name;
    std::string_view value;
  };
  using Arguments = std::initializer_list<Argument>;

  explicit Messages(const MessageFile& file);
  /** These, and those of `more`, which must outlive them. */
  Messages(const MessageFile& file, const Messages& more);

  /** The language that the words are in. */
  std::string_view language() const { return language_; }
  bool has(std::string_view key) const { return words_.contains(key); }
  /** The message with its placeholders filled; a key that is not there is its own message. */
  std::string say(const char* key, Arguments arguments = {}) const;
  std::string say(const std::string& key, Arguments arguments = {}) const {
    return say(key.c_str(), arguments);
  }
  /** Like say(), of `key.one` or `key.other` by the number; `{n}` is the number. */
  std::string count(const char* key, Rational n, Arguments arguments = {}) const;
  std::string count(const std::string& key, Rational n, Arguments arguments = {}) const {
    return count(key.c_str(), n, arguments);
  }
  /** A number as this language writes it. */
  std::string number(Rational n) const;

 private:
  std::string_view language_;
  catalog::JsonDocument document_;
  std::unordered_map<std::string_view, std::string_view> words_;
};

}  // namespace credstack::answer
