// Putting a question to a catalogue and printing what it answers.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "command.hpp"
#include "credstack/credstack.hpp"

namespace credstack::cli {

using Json = nlohmann::ordered_json;

enum class Form { json, html, text };

/** A question with the options that all of them share. */
Json question(std::string_view ask, const CommonOptions& options);

/** The document that is sent to the core. */
std::string bytes_of(const Json& json);

/** Why an answer is none, with the ids that are near; nothing when it is an answer. */
std::optional<std::string> refusal_in(std::string_view answer);

/**
 * Tells why there is no answer. @return the exit code: an id that is missing from a damaged
 * catalogue may have been in the damaged part, and is no fault of the command line.
 */
int refuse(const std::string& why, const ReadResult& read);

/** Reads the catalogue, asks, prints; problems go to standard error. @return the exit code. */
int ask_and_print(const Run& run, const CommonOptions& options, const Json& question, Form form);
/** The same, of a question that is a document already. */
int put_and_print(const Run& run, const CommonOptions& options, const std::string& question,
                  Form form);
/** As JSON where that is asked for, else as `told` tells the answer. */
int ask_and_tell(const Run& run, const CommonOptions& options, const Json& question,
                 std::string (*told)(const Json& answer));

}  // namespace credstack::cli
