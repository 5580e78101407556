// What happens in one run: the whole output of a simulation. Measures, reports and pictures are made from these events
// and from nothing else.
//
// Events are told in order of time. Where two happen at one instant, they come in the order in which they happened.
// Day 0 is instant 0; events of the lead-in have negative instants and are there for history only.
#pragma once

#include <array>
#include <cstdint>
#include <variant>
#include <vector>

#include "models/practice/ids.hpp"
#include "sim/record/event_log.hpp"
#include "sim/record/event_sink.hpp"
#include "sim/time/instant.hpp"

namespace models {

/// A family becomes known: `needs` has a bit for each need in the model's order, `ages` the children's ages in years.
struct FamilyKnown {
  FamilyId family;
  std::uint8_t children = 1;
  std::uint16_t needs = 0;
  std::array<std::int8_t, 6> ages{};
  std::uint8_t involvement = 0;  ///< in the model's order
  std::uint8_t source = no_source;
  static constexpr std::uint8_t no_source = 255;  ///< not by a contact: of the opening stock, or unaccompanied
};

/// A case goes from one stage to another, with all its children. A case that appears comes from `model.nowhere()`.
struct Moved {
  CaseId subject;
  StageId from;
  StageId to;
  std::uint8_t children = 1;
  sim::Instant
      due{};  ///< when the new stage ought to be over (statutory limit); instant 0 ticks and `limited` false: none
  bool limited = false;
};

/// A referral is accepted from a contact. `again`: within 12 months of an earlier referral of the same children.
struct Referred {
  FamilyId family;
  std::uint8_t children = 1;
  bool again = false;
};

/// An assessment is authorised. `working_days` from referral, or from its start for a case already open.
struct Assessed {
  FamilyId family;
  std::uint8_t children = 1;
  std::int16_t working_days = 0;
  bool open_case = false;
};

/// A section 47 enquiry starts.
struct EnquiryStarted {
  FamilyId family;
  std::uint8_t children = 1;
};

/// An initial child protection conference is held. `working_days` from the strategy discussion.
struct ConferenceHeld {
  FamilyId family;
  std::uint8_t children = 1;
  std::int16_t working_days = 0;
};

/// A child protection plan starts or ends. `second`: the children had an earlier plan.
struct PlanStarted {
  FamilyId family;
  std::uint8_t children = 1;
  bool second = false;
};
struct PlanEnded {
  FamilyId family;
  std::uint8_t children = 1;
  std::int16_t days = 0;
};

/// A case is closed or stepped down; the levels of need (1 to 5) are for measures in the aggregate only.
struct Eased {
  CaseId subject;
  std::uint8_t children = 1;
  float level_at_referral = 0;
  float level_now = 0;
};

/// Every four weeks: the children open, and the sum of their levels of need. There is no such event for one child.
struct LevelNoted {
  std::uint32_t children = 0;
  double level_sum = 0;
};

/// How a child came to be looked after.
enum class CareRoute : std::uint8_t { voluntary, police_protection, interim_order, care_order, unaccompanied, stock };
/// How a child stopped being looked after.
enum class CareExit : std::uint8_t { reunified, special_guardianship, adopted, turned_eighteen, other };

/// One child of a family comes into care; its own case begins, and the family's case has one child fewer. `post` holds
/// the family's case, if `held`; it waits for a worker, if `waiting`.
struct EnteredCare {
  CaseId child;
  std::int8_t age = 0;
  CareRoute route = CareRoute::voluntary;
  PostId post;
  bool held = false;
  bool waiting = false;
};
struct LeftCare {
  CaseId child;
  CareExit exit = CareExit::other;
  std::int32_t days = 0;  ///< looked after in all
};

/// A placement begins; its kind is the stage. `home` numbers an in-house foster home, −1 elsewhere.
struct Placed {
  CaseId child;
  StageId placement;
  std::int16_t home = -1;
  bool preferred = true;  ///< false: what was wanted was full
};
struct PlacementEnded {
  CaseId child;
  StageId placement;
  bool breakdown = false;  ///< unplanned
};
struct WentMissing {
  CaseId child;
};

/// Care proceedings: a case before the court, for one family.
struct ProceedingsIssued {
  FamilyId family;
  std::uint8_t children = 1;
};
struct ProceedingsEnded {
  FamilyId family;
  std::uint8_t children = 1;
  float weeks = 0;
};

/// What the court orders at the end for a child who is in care because of the proceedings.
enum class Order : std::uint8_t { care, special_guardianship, placement, home };
struct Ordered {
  CaseId child;
  Order order = Order::care;
};

/// How a case waits for a worker: without one, without one but looked to by those on duty, or with that of another
/// team, who keeps it until it is taken over.
enum class WaitFor : std::uint8_t { worker, duty, transfer };
/// A case needs a worker of a team; `over`: it no longer waits so. Else an allocation ends the waiting.
struct Waiting {
  CaseId subject;
  TeamId team;
  std::uint8_t children = 1;
  WaitFor what = WaitFor::worker;
  bool over = false;
};
struct Allocated {
  CaseId subject;
  WorkerId worker;
  PostId post;
  std::uint8_t children = 1;
  std::int16_t working_days = 0;   ///< waited for it
  bool waited = false;             ///< told to be waiting before
  WaitFor what = WaitFor::worker;  ///< how, if it waited
  bool first = true;               ///< the case's first worker, or one who had it last; else it changes hands
};
/// The worker no longer holds the case.
struct Released {
  CaseId subject;
  WorkerId worker;
  PostId post;
  std::uint8_t children = 1;
};

/// A task is done; `due` says by when it should have been.
struct TaskDone {
  CaseId subject;
  TaskId task;
  WorkerId worker;
  sim::Instant due{};
  bool on_time = true;
  std::int16_t days_late = 0;
};
/// What was to be written after a task is written.
struct WrittenUp {
  CaseId subject;
  TaskId task;
  WorkerId worker;
  bool on_time = true;
  std::int16_t days_late = 0;
};
/// Why a task was not done, or not written up.
enum class Lapse : std::uint8_t { squeezed, case_moved_on, worker_left };
struct TaskCancelled {
  CaseId subject;
  TaskId task;
  Lapse why = Lapse::squeezed;
  bool was_due = false;
};

/// Who fills a post.
enum class Engagement : std::uint8_t { employee, agency };
struct PostOpened {
  PostId post;
  TeamId team;
  RoleId role;
  bool established = true;        ///< false: an agency worker above establishment
  std::uint8_t hundredths = 100;  ///< of a full-time equivalent
};
struct PostClosed {
  PostId post;
};
struct WorkerStarted {
  WorkerId worker;
  PostId post;
  Engagement engagement = Engagement::employee;
  bool newly_qualified = false;
};
struct WorkerLeft {
  WorkerId worker;
  PostId post;
  Engagement engagement = Engagement::employee;
};

/// One worker's week, told at its end or when she leaves. Times are whole minutes; those of the ten kinds of work add
/// up to `contracted` and `overtime`.
struct WeekWorked {
  WorkerId worker;
  PostId post;
  std::uint16_t children = 0;  ///< held at the end of the week
  std::uint16_t families = 0;
  std::uint16_t cap = 0;           ///< the worker's own soft cap; 0 when there is none
  std::uint8_t days_absent = 0;    ///< sick
  std::uint8_t days_leave = 0;     ///< leave and training
  std::uint8_t days = 0;           ///< working days of the week in post
  std::uint8_t days_over_cap = 0;  ///< of those, above the own soft cap
  float stress = 0;                ///< the stress index, 0 to 100; of case holders
  std::int32_t contracted = 0;     ///< of the days at work
  std::int32_t direct = 0;         ///< face to face with children and families
  std::int32_t telephone = 0;
  std::int32_t travel = 0;
  std::int32_t recording = 0;
  std::int32_t meeting = 0;      ///< with other professionals
  std::int32_t supervision = 0;  ///< had or given, alone or in the group
  std::int32_t duty = 0;
  std::int32_t handover = 0;
  std::int32_t allocation = 0;
  std::int32_t other = 0;          ///< administration, and what no case asks for
  std::int32_t overtime = 0;       ///< part of the above beyond contract
  std::int32_t tasks_waiting = 0;  ///< due and not done or not written up, summed over the mornings at work
};
/// Direct work by others than the case holder (specialists, hub key workers, family support), told from time to time.
struct SupportGiven {
  CaseId subject;
  std::int32_t direct = 0;  ///< minutes since it was last told
};

/// An in-house foster home opens or closes.
struct HomeOpened {
  std::int16_t home = 0;
  std::uint8_t places = 1;
  std::int8_t constellation = -1;
};
struct HomeClosed {
  std::int16_t home = 0;
};

/// Settings of the practice take effect: day 0 of a model, or a dated change; `phase` counts from 0.
struct PracticeChanged {
  std::uint8_t phase = 0;
};

using CaseEvent = std::variant<FamilyKnown, Moved, Referred, Assessed, EnquiryStarted, ConferenceHeld, PlanStarted,
                               PlanEnded, Eased, LevelNoted, EnteredCare, LeftCare, Placed, PlacementEnded, WentMissing,
                               ProceedingsIssued, ProceedingsEnded, Ordered, Waiting, Allocated, Released, TaskDone,
                               WrittenUp, TaskCancelled, PostOpened, PostClosed, WorkerStarted, WorkerLeft, WeekWorked,
                               SupportGiven, HomeOpened, HomeClosed, PracticeChanged>;

/// Who listens to a run.
using CaseEventSink = sim::EventSink<CaseEvent>;
/// A run kept in memory.
using CaseEventLog = sim::EventLog<CaseEvent>;

}  // namespace models
