#include "answer/find_answers.hpp"

#include "answer/answers_json.hpp"
#include "answer/question_reader.hpp"
#include "answer/record_question.hpp"
#include "answer/values_json.hpp"
#include "answer/views.hpp"
#include "lookup/lookup.hpp"

namespace credstack::answer {
namespace {

constexpr std::int64_t most_most = 100;

struct FindQuestion {
  std::string_view text;
  std::string_view language = "en";
  catalog::JsonValue words;
  Date on;
  std::size_t most = 12;
};

class Reader : QuestionReader {
 public:
  Reader(const Library& library, catalog::JsonValue root, Refusal& refusal)
      : QuestionReader(library, root, refusal) {}

  std::optional<FindQuestion> run() {
    if (!check_members({"ask", "text", "on", "most", "lang", "words"}) || !read_text() ||
        !read_most() || !read_words(question_.language, question_.words)) {
      return std::nullopt;
    }
    // What there is in a catalogue does not depend on a day.
    const auto on = root_.find("on");
    if (on && !on->is_null() && !read_date(*on, question_.on)) return std::nullopt;
    return question_;
  }

 private:
  bool read_text() {
    const auto text = root_.find("text");
    if (!text || !text->is_string()) {
      return fail("bad-question", "The question needs a \"text\": the words to look for.");
    }
    question_.text = text->text();
    return true;
  }

  bool read_most() {
    const auto most = root_.find("most");
    if (!most || most->is_null()) return true;
    const auto number = most->is_number() ? Rational::parse(most->text()) : std::nullopt;
    if (!number || !number->is_whole() || number->num() < 1 || number->num() > most_most) {
      return fail("bad-question", "\"most\" is a whole number from 1 to 100.");
    }
    question_.most = static_cast<std::size_t>(number->num());
    return true;
  }

  FindQuestion question_;
};

/** The finds as cards, with the language of each name. */
View finds_view(const Phrases& phrases, const lookup::Found& found) {
  View view;
  view.lang = phrases.messages().language();
  Section section;
  for (const AchievementId id : found.achievements) {
    Card card;
    card.id = phrases.context().catalog[id].id;
    card.heading = phrases.name(id);
    card.kind = kind_line(phrases, id);
    section.cards.push_back(std::move(card));
  }
  view.sections.push_back(std::move(section));
  return phrases.with_languages(std::move(view));
}

std::string to_json(const Library& library, const FindQuestion& question) {
  const Context context{library.catalog, question.language, question.on};
  const Messages words(library.words, question.language, question.words);
  const lookup::Found found = lookup::find(library.catalog, question.text, question.most);
  const View view = finds_view(Phrases(context, words), found);
  JsonWriter json;
  json.object().member("ask", "find");
  if (question.on) json.member("on", question.on.to_string());
  write_catalog(json, context);
  json.member("lang", view.lang).key("found").array();
  for (const Card& card : view.sections[0].cards) {
    const Achievement& thing = library.catalog[library.catalog.find(card.id)];
    json.object().member("achievement", card.id).member("name", card.heading);
    json.optional("nameLang", card.heading_lang).member("type", spelled(thing.type));
    if (thing.owner) json.member("owner", library.catalog[thing.owner].id);
    json.member("kind", card.kind).end_object();
  }
  json.end_array().member("more", found.more).end_object();
  return json.take();
}

}  // namespace

std::optional<Answered> answer_find(const Library& library, const catalog::JsonDocument& document,
                                    Say say) {
  if (!asks_for(document, "find")) return std::nullopt;
  Answered answered;
  Refusal refusal;
  const auto question = Reader(library, document.root(), refusal).run();
  if (!question) {
    answered.refusal = std::move(refusal);
  } else if (say == Say::words) {
    answered.refusal = Refusal{.code = "bad-question",
                               .message = "What is found is a list, and not rendered in words."};
  } else {
    answered.json = to_json(library, *question);
  }
  return answered;
}

}  // namespace credstack::answer
