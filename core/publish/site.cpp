#include "answer/json_writer.hpp"
#include "answer/values_json.hpp"
#include "answer/views.hpp"
#include "credstack/publish.hpp"
#include "publish/native_writer.hpp"
#include "publish/slice.hpp"

namespace credstack {
namespace {

bool is_program(const Achievement& record) {
  return record.requirement || !record.parts.empty() || is_degree(record.type) ||
         record.type == AchievementType::learning_program;
}

struct Topic {
  AchievementId id;
  bool stacks = false;
  bool ladder = false;
};

std::string question(const char* ask, const char* key, std::string_view id,
                     const SiteOptions& options) {
  answer::JsonWriter json;
  json.object().member("ask", ask).member(key, id).member("on", options.on);
  json.optional("lang", options.language).member("view", true).end_object();
  return json.take();
}

}  // namespace

struct Site::Content {
  std::shared_ptr<const Library> library;
  SiteOptions options;
  Date on;
  std::vector<Topic> topics;
};

Site::Site(std::shared_ptr<const Library> library, SiteOptions options)
    : content_(std::make_unique<Content>()) {
  content_->on = Date::parse(options.on).value_or(Date{});
  content_->library = std::move(library);
  content_->options = std::move(options);
  const Catalog& catalog = content_->library->catalog;
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    const Achievement& record = catalog.achievements[i];
    if (record.external) continue;
    const bool award = is_credential(record.type) || content_->options.courses;
    const Topic topic{AchievementId{i}, award, is_program(record)};
    if (topic.stacks || topic.ladder) content_->topics.push_back(topic);
  }
}

Site::~Site() = default;

std::size_t Site::size() const { return content_->topics.size(); }

PageSubject Site::subject(std::size_t page) const {
  const Topic& topic = content_->topics[page];
  const Catalog& catalog = content_->library->catalog;
  const answer::Context context{catalog, content_->options.language, content_->on};
  const Achievement& record = catalog[topic.id];
  return {std::string(record.id),
          std::string(context.name(topic.id)),
          std::string(spelled(record.type)),
          std::string(record.owner ? catalog[record.owner].id : std::string_view{}),
          topic.stacks,
          topic.ladder};
}

std::string Site::catalog() const {
  const Catalog& catalog = content_->library->catalog;
  answer::JsonWriter json;
  json.object().optional("id", catalog.id).optional("version", catalog.version);
  if (catalog.as_of) json.member("asOf", catalog.as_of.to_string());
  json.end_object();
  return json.take();
}

struct Site::Maker::Tools {
  explicit Tools(const Content& made) : content(made), slicer(*made.library) {}

  Fragment fragment(answer::View view) const {
    Fragment made;
    made.html = to_html(view);
    view.source.clear();
    made.undated = to_html(view);
    return made;
  }

  const Content& content;
  publish::Slicer slicer;
};

Site::Maker::Maker(const Site& site) : tools_(std::make_unique<Tools>(*site.content_)) {}
Site::Maker::~Maker() = default;

Page Site::Maker::make(std::size_t page) {
  const Content& content = tools_->content;
  const Library& library = *content.library;
  const Topic& topic = content.topics[page];
  Page made;
  made.slice = publish::write_native(library.catalog, tools_->slicer.slice(topic.id));
  made.slice += '\n';
  const answer::Context context{library.catalog, content.options.language, content.on};
  const answer::Messages words(library.words, content.options.language);
  const answer::Phrases phrases(context, words);
  if (topic.stacks) {
    const StacksQuestion asked{.credential = topic.id, .on = content.on};
    made.stacks = tools_->fragment(answer::stacks_view(
        phrases, library.graph, stacks(library.catalog, library.graph, library.companions, asked)));
  }
  if (topic.ladder) {
    made.ladder = tools_->fragment(answer::ladder_view(
        phrases, library.graph, ladder(library.catalog, library.graph, topic.id, content.on)));
  }
  return made;
}

bool Site::Maker::holds(std::size_t page, const std::string& slice) const {
  const Content& content = tools_->content;
  const std::string_view id = content.library->catalog[content.topics[page].id].id;
  const ReadResult part = read({{"slice", slice}});
  for (const auto& asked : {question("stacks", "credential", id, content.options),
                            question("ladder", "program", id, content.options)}) {
    if (ask(*content.library, asked) != ask(*part.library, asked)) return false;
  }
  return true;
}

}  // namespace credstack
