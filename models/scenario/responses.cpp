#include "models/scenario/responses.hpp"

#include <algorithm>

#include "models/scenario/authorities.hpp"
#include "models/scenario/patch.hpp"
#include "models/scenario/question.hpp"

namespace models {
namespace {

void read_lever(Patch& patch, Lever& lever) {
  patch.text(lever.key, "key", "");
  patch.number(lever.slope, "slope", -1e6, 1e6, "");
  patch.number(lever.from, "from", -1e6, 1e6, "");
  patch.number(lever.to, "to", -1e6, 1e6, "");
}

bool is_column(const std::string& name) {
  const auto& columns = authority_columns();
  return std::any_of(columns.begin(), columns.end(), [&](const AuthorityColumn& c) { return c.key == name; });
}

Response read_response(const Node& node, Files& files, const Sources& sources) {
  Response r;
  std::string source, note;
  Patch patch(node, {}, sources, files.faults, "response.");
  patch.text(r.column, "column", "");
  patch.text(r.per, "per", "");
  read_lever(patch, r);
  patch.number(r.follows, "follows", 0, 1, "");
  patch.text(source, "source", "");
  patch.text(note, "note", "");
  patch.finish();
  for (const std::string& name : {r.column, r.per})
    if (!is_column(name)) files.faults.push_back({node.place, "response: there is no column " + in_quotes(name)});
  if (r.slope == 0) files.faults.push_back({node.place, "response.slope: expected a number other than 0"});
  return r;
}

}  // namespace

Responses read_responses(const std::filesystem::path& file, Files& files, const Sources& sources) {
  Responses responses;
  const Document* document = files.read(file);
  if (document == nullptr) return responses;
  Patch patch(document->root, {}, sources, files.faults);
  std::string source, note;
  patch.group("need", "", [&] {
    patch.number(responses.need_by_posts, "by_posts", 0, 2, "");
    read_lever(patch, responses.referrals);
    patch.number(responses.open_follows, "open_follows", 0, 1, "");
    patch.number(responses.care_follows, "care_follows", 0, 1, "");
    patch.number(responses.returning_referrals, "returning_referrals", 0, 2, "");
    patch.number(responses.returning_open, "returning_open", 0, 2, "");
    patch.text(source, "source", "");
    patch.text(note, "note", "");
  });
  patch.group("stock", "", [&] {
    patch.names(responses.on_plans, "on_plans", "");
    patch.names(responses.looked_after, "looked_after", "");
  });
  const Member* list = patch.take("response");
  patch.finish();
  if (responses.referrals.slope == 0)
    files.faults.push_back({{files.name(file), 1, 1}, "need.slope: expected a number other than 0"});
  if (list == nullptr) return responses;
  for (const Node& node : list->value.items) responses.all.push_back(read_response(node, files, sources));
  return responses;
}

void check_responses(const std::filesystem::path& file, Files& files, const Sources& sources) {
  static_cast<void>(read_responses(file, files, sources));
}

}  // namespace models
