#include "models/exports/event_log_csv.hpp"

#include <fmt/format.h>

#include <array>
#include <ostream>
#include <string_view>
#include <type_traits>

#include "models/exports/event_words.hpp"
#include "models/report/write_csv.hpp"

namespace models {
namespace {

/// The columns after replication, event_number, date_time and event, in order.
enum class Column : std::size_t {
  family,
  child,
  children,
  age,
  involvement,
  source,
  from_stage,
  to_stage,
  team,
  role,
  post,
  worker,
  task,
  home,
  due,
  on_time,
  working_days,
  days,
  weeks,
  detail,
  caseload,
  families,
  cap,
  days_in_post,
  days_over_cap,
  tasks_waiting,
  days_absent,
  days_leave,
  stress,
  full_time_percent,
  contracted_minutes,
  direct_minutes,
  telephone_minutes,
  travel_minutes,
  recording_minutes,
  meeting_minutes,
  supervision_minutes,
  duty_minutes,
  handover_minutes,
  allocation_minutes,
  other_minutes,
  overtime_minutes
};
constexpr std::array<std::string_view, static_cast<std::size_t>(Column::overtime_minutes) + 1> column_names{
    "family",
    "child",
    "children",
    "age",
    "involvement",
    "source",
    "from_stage",
    "to_stage",
    "team",
    "role",
    "post",
    "worker",
    "task",
    "home",
    "due",
    "on_time",
    "working_days",
    "days",
    "weeks",
    "detail",
    "caseload",
    "families",
    "cap",
    "days_in_post",
    "days_over_cap",
    "tasks_waiting",
    "days_absent",
    "days_leave",
    "stress",
    "full_time_percent",
    "contracted_minutes",
    "direct_minutes",
    "telephone_minutes",
    "travel_minutes",
    "recording_minutes",
    "meeting_minutes",
    "supervision_minutes",
    "duty_minutes",
    "handover_minutes",
    "allocation_minutes",
    "other_minutes",
    "overtime_minutes"};

std::string date_time(const sim::Calendar& calendar, sim::Instant at) {
  const int minute = sim::Calendar::minute_of_day(at);
  return fmt::format("{}T{:02}:{:02}", sim::format_date(calendar.date(at)), minute / 60, minute % 60);
}

/// Who and what there is: without these, the events after day 0 could not be read.
bool introduces(const CaseEvent& event) {
  return std::holds_alternative<FamilyKnown>(event) || std::holds_alternative<PostOpened>(event) ||
         std::holds_alternative<WorkerStarted>(event) || std::holds_alternative<HomeOpened>(event);
}

/// One event as the fields of a line. Every call sets what that kind of event has; the rest stays empty.
class Line {
 public:
  explicit Line(const Model& model) : model_(model) {}

  std::string_view operator()(const FamilyKnown& e) {
    family(e.family, e.children);
    if (e.involvement < model_.involvements.size())
      set(Column::involvement, csv_field(model_.involvements[e.involvement]));
    if (e.source != FamilyKnown::no_source) set(Column::source, csv_field(model_.sources[e.source]));
    std::string detail;
    for (std::size_t need = 0; need < model_.needs.size(); ++need) {
      if ((e.needs >> need & 1) != 0) detail += (detail.empty() ? "" : " ") + model_.needs[need];
    }
    set(Column::detail, csv_field(detail));
    std::string ages;
    for (std::size_t child = 0; child < e.children && child < e.ages.size(); ++child) {
      ages += fmt::format("{}{}", child == 0 ? "" : " ", e.ages[child]);
    }
    set(Column::age, ages);
    return "family_known";
  }
  std::string_view operator()(const Moved& e) {
    subject(e.subject, e.children);
    if (e.from != model_.pathway.nowhere()) stage(Column::from_stage, e.from);
    stage(Column::to_stage, e.to);
    if (e.limited) set(Column::due, date_time(model_.calendar, e.due));
    return "moved";
  }
  std::string_view operator()(const Referred& e) {
    family(e.family, e.children);
    set(Column::detail, e.again ? "again_within_12_months" : "");
    return "referred";
  }
  std::string_view operator()(const Assessed& e) {
    family(e.family, e.children);
    set(Column::working_days, e.working_days);
    set(Column::detail, e.open_case ? "open_case" : "from_referral");
    return "assessed";
  }
  std::string_view operator()(const EnquiryStarted& e) {
    family(e.family, e.children);
    return "enquiry_started";
  }
  std::string_view operator()(const ConferenceHeld& e) {
    family(e.family, e.children);
    set(Column::working_days, e.working_days);
    return "conference_held";
  }
  std::string_view operator()(const PlanStarted& e) {
    family(e.family, e.children);
    set(Column::detail, e.second ? "second_or_later" : "first");
    return "plan_started";
  }
  std::string_view operator()(const PlanEnded& e) {
    family(e.family, e.children);
    set(Column::days, e.days);
    return "plan_ended";
  }
  std::string_view operator()(const Eased& e) {
    subject(e.subject, e.children);
    return "eased";
  }
  std::string_view operator()(const LevelNoted& e) {
    set(Column::children, e.children);
    if (e.children > 0) set(Column::detail, fmt::format("mean {:.3f}", e.level_sum / e.children));
    return "level_noted";
  }
  std::string_view operator()(const EnteredCare& e) {
    subject(e.child, 1);
    set(Column::age, e.age);
    set(Column::detail, word(e.route));
    return "entered_care";
  }
  std::string_view operator()(const LeftCare& e) {
    subject(e.child, 1);
    set(Column::detail, word(e.exit));
    set(Column::days, e.days);
    return "left_care";
  }
  std::string_view operator()(const Placed& e) {
    subject(e.child, 1);
    stage(Column::to_stage, e.placement);
    if (e.home >= 0) set(Column::home, e.home);
    set(Column::detail, e.preferred ? "as_wanted" : "not_as_wanted");
    return "placed";
  }
  std::string_view operator()(const PlacementEnded& e) {
    subject(e.child, 1);
    stage(Column::from_stage, e.placement);
    set(Column::detail, e.breakdown ? "breakdown" : "planned");
    return "placement_ended";
  }
  std::string_view operator()(const WentMissing& e) {
    subject(e.child, 1);
    return "went_missing";
  }
  std::string_view operator()(const ProceedingsIssued& e) {
    family(e.family, e.children);
    return "proceedings_issued";
  }
  std::string_view operator()(const ProceedingsEnded& e) {
    family(e.family, e.children);
    set(Column::weeks, fmt::format("{:.1f}", e.weeks));
    return "proceedings_ended";
  }
  std::string_view operator()(const Ordered& e) {
    subject(e.child, 1);
    set(Column::detail, word(e.order));
    return "ordered";
  }
  std::string_view operator()(const Waiting& e) {
    subject(e.subject, e.children);
    team(e.team);
    set(Column::detail, fmt::format("{}for_{}", e.over ? "no_longer_" : "", word(e.what)));
    return "waiting";
  }
  std::string_view operator()(const Allocated& e) {
    subject(e.subject, e.children);
    person(e.worker, e.post);
    set(Column::working_days, e.working_days);
    const std::string_view waited = e.waited ? word(e.what) : "";
    set(Column::detail,
        fmt::format("{}{}{}", e.first ? "first" : "change", e.waited ? "_after_waiting_for_" : "", waited));
    return "allocated";
  }
  std::string_view operator()(const Released& e) {
    subject(e.subject, e.children);
    person(e.worker, e.post);
    return "released";
  }
  std::string_view operator()(const TaskDone& e) {
    subject(e.subject, 0);
    set(Column::task, csv_field(model_.tasks[e.task.index]));
    set(Column::worker, e.worker.number);
    set(Column::due, date_time(model_.calendar, e.due));
    set(Column::on_time, e.on_time ? "yes" : "no");
    set(Column::days, e.days_late);
    return "task_done";
  }
  std::string_view operator()(const WrittenUp& e) {
    subject(e.subject, 0);
    set(Column::task, csv_field(model_.tasks[e.task.index]));
    set(Column::worker, e.worker.number);
    set(Column::on_time, e.on_time ? "yes" : "no");
    set(Column::days, e.days_late);
    return "written_up";
  }
  std::string_view operator()(const TaskCancelled& e) {
    subject(e.subject, 0);
    set(Column::task, csv_field(model_.tasks[e.task.index]));
    set(Column::detail, word(e.why));
    set(Column::on_time, e.was_due ? "no" : "");
    return "task_cancelled";
  }
  std::string_view operator()(const PostOpened& e) {
    set(Column::post, e.post.index);
    team(e.team);
    set(Column::role, csv_field(model_.roles[e.role.index]));
    set(Column::full_time_percent, e.hundredths);
    set(Column::detail, e.established ? "established" : "above_establishment");
    return "post_opened";
  }
  std::string_view operator()(const PostClosed& e) {
    set(Column::post, e.post.index);
    return "post_closed";
  }
  std::string_view operator()(const WorkerStarted& e) {
    person(e.worker, e.post);
    set(Column::detail, e.engagement == Engagement::agency ? "agency"
                        : e.newly_qualified                ? "newly_qualified"
                                                           : "employee");
    return "worker_started";
  }
  std::string_view operator()(const WorkerLeft& e) {
    person(e.worker, e.post);
    set(Column::detail, e.engagement == Engagement::agency ? "agency" : "employee");
    return "worker_left";
  }
  std::string_view operator()(const WeekWorked& e) {
    person(e.worker, e.post);
    set(Column::caseload, e.children);
    if (e.cap > 0) set(Column::cap, e.cap);
    set(Column::tasks_waiting, e.tasks_waiting);
    set(Column::families, e.families);
    set(Column::days_in_post, e.days);
    set(Column::days_over_cap, e.days_over_cap);
    set(Column::days_absent, e.days_absent);
    set(Column::days_leave, e.days_leave);
    set(Column::stress, fmt::format("{:.1f}", e.stress));
    set(Column::contracted_minutes, e.contracted);
    set(Column::direct_minutes, e.direct);
    set(Column::telephone_minutes, e.telephone);
    set(Column::travel_minutes, e.travel);
    set(Column::recording_minutes, e.recording);
    set(Column::meeting_minutes, e.meeting);
    set(Column::supervision_minutes, e.supervision);
    set(Column::duty_minutes, e.duty);
    set(Column::handover_minutes, e.handover);
    set(Column::allocation_minutes, e.allocation);
    set(Column::other_minutes, e.other);
    set(Column::overtime_minutes, e.overtime);
    return "week_worked";
  }
  std::string_view operator()(const SupportGiven& e) {
    subject(e.subject, 0);
    set(Column::direct_minutes, e.direct);
    return "support_given";
  }
  std::string_view operator()(const HomeOpened& e) {
    set(Column::home, e.home);
    set(Column::detail, fmt::format("{} places{}", e.places,
                                    e.constellation < 0 ? "" : fmt::format(" in constellation {}", e.constellation)));
    return "home_opened";
  }
  std::string_view operator()(const HomeClosed& e) {
    set(Column::home, e.home);
    return "home_closed";
  }
  std::string_view operator()(const PracticeChanged& e) {
    set(Column::detail, fmt::format("phase {}", e.phase));
    return "practice_changed";
  }

  void append_to(std::string& line) const {
    for (const std::string& field : fields_) line.append(",").append(field);
  }

 private:
  void set(Column column, std::string_view text) { fields_[static_cast<std::size_t>(column)] = text; }
  template <class Whole>
  requires std::is_integral_v<Whole>
  void set(Column column, Whole number) {
    fields_[static_cast<std::size_t>(column)] = fmt::format("{}", static_cast<std::int64_t>(number));
  }
  void family(FamilyId id, int children) {
    set(Column::family, id.number);
    if (children > 0) set(Column::children, children);
  }
  void subject(CaseId id, int children) {
    family(id.family, children);
    set(Column::child, id.child);
  }
  void stage(Column column, StageId id) { set(column, csv_field(model_.pathway[id].key)); }
  void team(TeamId id) { set(Column::team, csv_field(model_.teams[id.index].name)); }
  void person(WorkerId worker, PostId post) {
    set(Column::worker, worker.number);
    set(Column::post, post.index);
  }

  const Model& model_;
  std::array<std::string, column_names.size()> fields_;
};

}  // namespace

std::string event_csv_header() {
  std::string line = "replication,event_number,date_time,event";
  for (const std::string_view name : column_names) line.append(",").append(name);
  return line + "\r\n";
}

EventLogCsv::EventLogCsv(const Model& model, std::uint32_t replication, std::ostream& out, LeadIn lead_in)
    : model_(model), replication_(replication), out_(out), lead_in_(lead_in) {}

void EventLogCsv::tell(sim::Instant at, const CaseEvent& event) {
  if (lead_in_ == LeadIn::left_out && at < sim::Instant{0} && !introduces(event)) return;
  Line fields(model_);
  const std::string_view kind = std::visit(fields, event);
  ++lines_;
  line_ = fmt::format("{},{},{},{}", replication_, lines_, date_time(model_.calendar, at), kind);
  fields.append_to(line_);
  line_ += "\r\n";
  out_ << line_;
}

}  // namespace models
