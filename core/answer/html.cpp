// A view as the HTML that stands on a course page before, or instead of, the element.
//
// The markup is what editors of content management systems let through: headings, paragraphs,
// lists, tables, strong and links, without classes or styles. Names from the catalogue are set off
// with <bdi>, so that a name in another script does not reorder the words around it; where an
// editor strips that, nothing is lost. A meter is a picture of numbers that the card says in words;
// it has no markup here.
#include <string>
#include <string_view>

#include "answer/fact_label.hpp"
#include "answer/isolation.hpp"
#include "answer/view.hpp"
#include "credstack/plain_text.hpp"

namespace credstack::answer {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : harmless(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/** Escaped, with what the words have isolated as <bdi>; a mark that has no other is no isolate. */
std::string isolating(std::string_view text) {
  std::string out;
  while (true) {
    const auto close = text.find(isolate_close);
    if (close == text.npos) break;
    const auto open = text.substr(0, close).rfind(isolate_open);
    const std::size_t after = close + isolate_close.size();
    if (open == text.npos) {
      out += escaped(text.substr(0, after));
    } else {
      const std::size_t from = open + isolate_open.size();
      out += escaped(text.substr(0, open)) + "<bdi>";
      out += escaped(text.substr(from, close - from)) + "</bdi>";
    }
    text.remove_prefix(after);
  }
  return out + escaped(text);
}

/** Set off from the words around it, with its language where that is another. */
std::string set_off(std::string markup, std::string_view lang) {
  const std::string attribute = lang.empty() ? "" : " lang=\"" + escaped(lang) + "\"";
  return "<bdi" + attribute + ">" + std::move(markup) + "</bdi>";
}

/** `markup` as a link to `url`, or by itself where that is none. */
std::string linked(std::string markup, std::string_view url) {
  if (!is_link(url)) return markup;
  return "<a href=\"" + escaped(url) + "\">" + std::move(markup) + "</a>";
}

std::string linked(const Item& item) {
  std::string markup = linked(isolating(item.text), item.url);
  return item.lang.empty() ? markup : set_off(std::move(markup), item.lang);
}

class Writer {
 public:
  explicit Writer(std::string_view language) : language_(language) {}

  void line(std::string_view markup) {
    out_.append(depth_ * 2, ' ');
    out_ += markup;
    out_ += '\n';
  }
  void open(std::string_view markup) {
    line(markup);
    ++depth_;
  }
  void close(std::string_view markup) {
    --depth_;
    line(markup);
  }
  /** An element with that text; nothing for no text. */
  void element(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    markup(name, isolating(text));
  }
  void markup(std::string_view name, std::string_view content) {
    const std::string tag(name);
    line("<" + tag + ">" + std::string(content) + "</" + tag + ">");
  }
  std::string label(const Fact& fact) const {
    return "<strong>" + isolating(before_fact(fact.label, language_)) + "</strong>";
  }
  std::string take() { return std::move(out_); }

 private:
  std::string_view language_;
  std::string out_;
  std::size_t depth_ = 0;
};

void write(Writer& writer, const Fact& fact) {
  if (fact.items.size() == 1) {
    writer.markup("li", writer.label(fact) + " " + linked(fact.items.front()));
    return;
  }
  writer.open("<li>" + writer.label(fact));
  writer.open("<ul>");
  for (const Item& item : fact.items) writer.markup("li", linked(item));
  writer.close("</ul>");
  writer.close("</li>");
}

void write(Writer& writer, const std::vector<Fact>& facts, const std::vector<Fact>& more = {}) {
  if (facts.empty() && more.empty()) return;
  writer.open("<ul>");
  for (const Fact& fact : facts) write(writer, fact);
  for (const Fact& fact : more) write(writer, fact);
  writer.close("</ul>");
}

void write(Writer& writer, const Card& card) {
  writer.markup("h5", set_off(linked(isolating(card.heading), card.url), card.heading_lang));
  writer.element("p", card.kind);
  if (card.verdict && !card.verdict->text.empty()) {
    writer.markup("p", "<strong>" + isolating(card.verdict->text) + "</strong>");
  }
  writer.element("p", card.lead);
  write(writer, card.facts, card.more);
}

std::string cell_markup(const std::vector<Item>& items) {
  std::string markup;
  for (const Item& item : items) {
    if (!markup.empty()) markup += "<br>";
    markup += linked(item);
  }
  return markup;
}

void write(Writer& writer, const Table& table) {
  writer.open("<table>");
  writer.element("caption", table.caption);
  writer.open("<thead>");
  writer.open("<tr>");
  for (const Item& column : table.columns) {
    writer.line("<th scope=\"col\">" + linked(column) + "</th>");
  }
  writer.close("</tr>");
  writer.close("</thead>");
  writer.open("<tbody>");
  for (const Row& row : table.rows) {
    writer.open("<tr>");
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const std::string markup = cell_markup(row.cells[at]);
      writer.line(at == 0 ? "<th scope=\"row\">" + markup + "</th>" : "<td>" + markup + "</td>");
    }
    writer.close("</tr>");
  }
  writer.close("</tbody>");
  writer.close("</table>");
}

/** The steps as a nested list: what is told in full stands where it comes first. */
void write(Writer& writer, const Picture& picture) {
  const auto name_of = [&](std::uint32_t place) {
    const PictureNode& node = picture.nodes[place];
    return set_off(isolating(node.name), node.name_lang);
  };
  std::uint32_t depth = 0;
  writer.open("<ol>");
  writer.open("<li><strong>" + name_of(0) + "</strong>");
  const auto close_to = [&](std::uint32_t outer) {
    for (; depth > outer; --depth) {
      writer.close("</ol>");
      writer.close("</li>");
    }
  };
  for (const PictureStep& step : picture.steps) {
    if (step.depth > depth) {
      writer.open("<ol>");
      ++depth;
    } else {
      writer.close("</li>");
      close_to(step.depth);
    }
    std::string markup = name_of(picture.told(step));
    if (step.again) {
      markup += " (" + isolating(picture.again) + ")";
    } else {
      markup.insert(0, "<strong>").append("</strong>");
    }
    writer.open("<li>" + markup + ". " + isolating(step.text));
  }
  writer.close("</li>");
  close_to(0);
  writer.close("</ol>");
}

}  // namespace

std::string to_html(const View& view) {
  Writer writer(view.lang);
  const std::string dir = view.dir == "rtl" ? "rtl" : "ltr";
  writer.open("<div lang=\"" + escaped(view.lang) + "\" dir=\"" + dir + "\">");
  writer.element("h3", view.title);
  for (const std::string& paragraph : view.intro) writer.element("p", paragraph);
  write(writer, view.facts);
  for (const Section& section : view.sections) {
    writer.element("h4", section.heading);
    writer.element("p", section.text);
    if (section.picture) write(writer, *section.picture);
    // The list says each step already, and the cards all of it.
    if (section.table && !section.picture) write(writer, *section.table);
    for (const Card& card : section.cards) write(writer, card);
  }
  for (const std::string& note : view.notes) writer.element("p", note);
  writer.element("p", view.source);
  writer.close("</div>");
  return writer.take();
}

}  // namespace credstack::answer
