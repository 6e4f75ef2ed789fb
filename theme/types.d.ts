// Made by `make format` from docs/plan.schema.json and plugins/alsguide/plan/page_schema.py. Do not edit.

type FieldValue = string | number | (string | number)[] | null;
type AskedField = ChoiceQuestion | ManyQuestion | DaysQuestion | NumberQuestion | TextQuestion | DateQuestion;

interface Root {
  plan: Plan;
  data: PlanPage;
}
interface Plan {
  starter: "" | string;
  answers: Answers;
  strength: {
    [k: string]: {
      [k: string]: string;
    };
  };
  goals: Goal[];
  items: Item[];
  plan_b: string[];
  sign_offs: SignOff[];
  diary: string;
}
interface Answers {
  filled_by: "me" | "carer" | "therapist";
  name: string;
  own_exercise: string;
  getting_about: "" | "walks" | "walks_help" | "wheelchair" | "bed" | "not_sure";
  stage: "" | "early" | "middle" | "late" | "any";
  positions: ("lying" | "seated" | "standing" | "in-wheelchair" | "in-water")[];
  helper: "alone" | "close_by" | "trained_carer";
  aids: ("brace" | "cane" | "walker" | "collar" | "splint")[];
  equipment: ("none" | "strap" | "bike" | "motor" | "arm_cycle" | "band")[];
  start_date: string;
  review_date: string;
  today: (
    "none" | "breathless" | "cannot_lie_flat" | "wakes_breathless" | "morning_headache" | "ill" | "leg" | "not_sure"
  )[];
  told_ok: "yes" | "not_yet";
  strength_ok: "yes" | "not_yet";
  heart: ("none" | "problem" | "pacemaker" | "slowing_medicine" | "not_sure")[];
  breath_signs: (
    "none" | "mask" | "tube_machine" | "little_effort" | "cannot_lie_flat" | "at_rest" | "morning_headache" | "not_sure"
  )[];
  falls_3_months: "0" | "1_or_more" | "not_sure";
  health: (
    | "none"
    | "weak_bones"
    | "blood_thinner"
    | "diabetes"
    | "relaxant"
    | "relaxant_new"
    | "seizures"
    | "tube"
    | "wound"
    | "infection"
    | "continence"
    | "not_sure"
  )[];
  lately: (
    "none" | "ill_week" | "ill_month" | "pregnant" | "operation" | "broken_bone" | "hospital" | "other" | "not_sure"
  )[];
  signs: ("none" | "dizzy" | "losing_weight" | "choking" | "cramps" | "stiff" | "not_sure")[];
  shoulder_pain: "none" | "left" | "right" | "both" | "not_sure";
  neck_weak: "no" | "yes" | "drops" | "not_sure";
  thinking_change: "" | "yes" | "no" | "not_sure";
  very_tired: "" | "no" | "known" | "new" | "not_sure";
  answered_on: string;
  speech_affected: "no" | "yes" | "device" | "not_sure";
  effort_method: "talk_test" | "effort_0_10" | "effort_6_20" | "heart_rate";
  effort_max_10: number | null;
  effort_max_20: number | null;
  hr_team_max: number | null;
  hr_team_who: string;
  hr_team_date: string;
  days_aerobic: number[];
  days_strength: number[];
  days_gentle: number[];
  rest_days: number[];
  best_time: "morning" | "midday" | "afternoon" | "evening";
  session_max_min: number | null;
  therapist_name: string;
  therapist_phone: string;
  therapist_email: string;
  clinic: string;
  emergency_name: string;
  emergency_phone: string;
  emergency_number: "911" | "999" | "112" | "111" | "000";
  carer_taught_by: string;
  carer_taught_on: string;
  sheet: "plan" | "pictures" | "diary" | "fridge";
  print_too: ("questions" | "sources")[];
  paper: "letter" | "a4";
  text_size: "14" | "18" | "24";
  pictures: "on" | "off";
  diary_weeks: number | null;
  plan_b: "on" | "off";
  [k: string]: FieldValue;
}
interface Goal {
  what: "" | "keep_walking" | "dress" | "less_stiff" | "calmer" | "own";
  own_words: string;
  why: string;
  sure_0_10: number | null;
  [k: string]: FieldValue;
}
interface Item {
  exercise: string;
  side: "both" | "left" | "right" | "weaker";
  sets: number | null;
  repetitions: number | null;
  hold_seconds: number | null;
  minutes: number | null;
  times_per_day: number | null;
  days: number[];
  slot: "" | "morning" | "midday" | "afternoon" | "evening";
  resistance: "none" | "water" | "lightest_band" | "half_kg" | "one_kg" | "set_by_therapist";
  resistance_kg: number | null;
  who_moves: "self" | "self-with-help" | "carer";
  taught_on: string;
  note: string;
}
interface SignOff {
  exercise: string;
  rule: string;
  covers: string;
  ticked: "yes" | "no";
  role: "" | "therapist" | "doctor";
  name: string;
  date: string;
  [k: string]: FieldValue;
}
/**
 * Everything that the scripts of the plan page read, with what comes with the later ones.
 */
interface PlanPage {
  stamp: string;
  format: string;
  version: number;
  site: string;
  emergency: string;
  language: string;
  fields: AskedFields;
  groups: {
    [k: string]: Condition;
  };
  rules: RuleEntry[];
  limits: LimitsEntry;
  builder: BuilderEntry;
  stand_ins: {
    [k: string]: string[];
  };
  no_stand_in: {
    [k: string]: string;
  };
  equipment: {
    [k: string]: string;
  };
  slots: Choice[];
  resistance: Choice[];
  starters: StarterEntry[];
  exercises: {
    [k: string]: ExerciseEntry;
  };
  kinds: {
    [k: string]: string;
  };
  signs: {
    [k: string]: string;
  };
  words: Words;
  paper: PaperEntry;
  ui: PageWords;
  shapes: [
    string,
    {
      [k: string]: string;
    }
  ][];
  skeletons: number[][][];
  outlines: string[];
  pictures: {
    [k: string]: string[];
  };
  filters: FilterEntry[];
  found: {
    [k: string]: {
      [k: string]: string[];
    };
  };
  sources: Sources;
}
/**
 * All fields with their choices written out.
 */
interface AskedFields {
  sections: {
    [k: string]: string;
  };
  answers: AskedField[];
  strength: StrengthMap;
  goal: AskedField[];
  item: AskedField[];
  sign_off: AskedField[];
  diary: Diary;
}
/**
 * A question with one answer of several.
 */
interface ChoiceQuestion {
  id: string;
  type: "choice";
  label: string | Wording;
  section?: string;
  help?: string;
  required?: boolean;
  choices: Choice[];
  default?: string;
  default_from?: "paper" | "emergency_number";
  default_days?: number;
  from?: "today" | "start_date";
  min?: number;
  max?: number;
  max_with_carer?: number;
  step?: number;
  values?: number[];
  max_length?: number;
  show_when?: Condition;
}
/**
 * A label for each person who may fill the form in.
 */
interface Wording {
  me: string;
  carer: string;
  therapist: string;
}
/**
 * One choice of a field. `alone`: excludes all others.
 *
 * `counts_as`: the choice that it acts like in the rules; `every`: all choices of the field that do not stand alone.
 */
interface Choice {
  id: string;
  label: string;
  label_other?: string;
  text?: string;
  counts_as?: string;
  alone?: boolean;
  kg?: number;
  starts?: string;
}
/**
 * A condition on facts: exactly one of `all`, `any`, `not`, `fact` or `days`.
 *
 * `all`: every condition holds (an empty list always holds). `any`: at least one holds. `not`: the condition does not.
 * `fact` is compared by exactly one of `is` (the value, or one element of a list, is among these), `above`, `below`
 * (numbers; a missing number is neither) or `missing: true` (no value, or an empty text).
 * `days` counts the days of the week on which every named
 * group has an exercise, and compares by `above`. Every condition has an answer for all facts.
 */
interface Condition {
  all?: Condition[];
  any?: Condition[];
  not?: Condition;
  fact?: string;
  days?: string[];
  is?: string[];
  above?: number;
  below?: number;
  missing?: true;
}
/**
 * A question with any number of answers.
 */
interface ManyQuestion {
  id: string;
  type: "many";
  label: string | Wording;
  section?: string;
  help?: string;
  required?: boolean;
  choices: Choice[];
  default?: string[];
  default_from?: "paper" | "emergency_number";
  default_days?: number;
  from?: "today" | "start_date";
  min?: number;
  max?: number;
  max_with_carer?: number;
  step?: number;
  values?: number[];
  max_length?: number;
  show_when?: Condition;
}
/**
 * Days of the week, 1 is Monday.
 */
interface DaysQuestion {
  id: string;
  type: "days";
  label: string | Wording;
  section?: string;
  help?: string;
  required?: boolean;
  choices?: Choice[] | string;
  /**
   * @maxItems 7
   */
  default?: number[];
  default_from?: "paper" | "emergency_number";
  default_days?: number;
  from?: "today" | "start_date";
  min?: number;
  max?: number;
  max_with_carer?: number;
  step?: number;
  values?: number[];
  max_length?: number;
  show_when?: Condition;
}
/**
 * A number between two bounds.
 */
interface NumberQuestion {
  id: string;
  type: "number";
  label: string | Wording;
  section?: string;
  help?: string;
  required?: boolean;
  choices?: Choice[] | string;
  default?: number;
  default_from?: "paper" | "emergency_number";
  default_days?: number;
  from?: "today" | "start_date";
  min: number;
  max: number;
  max_with_carer?: number;
  step?: number;
  values?: number[];
  max_length?: number;
  show_when?: Condition;
}
/**
 * A line of text.
 */
interface TextQuestion {
  id: string;
  type: "text";
  label: string | Wording;
  section?: string;
  help?: string;
  required?: boolean;
  choices?: Choice[] | string;
  default?: string;
  default_from?: "paper" | "emergency_number";
  default_days?: number;
  from?: "today" | "start_date";
  min?: number;
  max?: number;
  max_with_carer?: number;
  step?: number;
  values?: number[];
  max_length: number;
  show_when?: Condition;
}
/**
 * An ISO date, or an empty text.
 */
interface DateQuestion {
  id: string;
  type: "date";
  label: string | Wording;
  section?: string;
  help?: string;
  required?: boolean;
  choices?: Choice[] | string;
  default?: string;
  default_from?: "paper" | "emergency_number";
  default_days?: number;
  from?: "today" | "start_date";
  min?: number;
  max?: number;
  max_with_carer?: number;
  step?: number;
  values?: number[];
  max_length?: number;
  show_when?: Condition;
}
/**
 * The strength map: how strong each part is, on each side.
 */
interface StrengthMap {
  test: string;
  default: string;
  sides: {
    [k: string]: string;
  };
  groups: StrengthGroup[];
  choices: Choice[];
  source: "usual-practice";
}
/**
 * A part of the body in the strength map. `central`: both sides count for any exercise.
 */
interface StrengthGroup {
  id: string;
  label: string;
  central?: boolean;
}
/**
 * The paper diary, one page a week, and the rule for what is noted on the screen.
 */
interface Diary {
  rows: DiaryRow[];
  skipped: Skipped;
  rule: DiaryRule;
  /**
   * @minItems 1
   */
  footer: string[];
  footer_source: "usual-practice";
}
/**
 * A row of the paper diary.
 */
interface DiaryRow {
  id: string;
  label: string;
  form: "scale" | "yes_no" | "line";
}
/**
 * The box for a day on which exercise was skipped, without blame.
 */
interface Skipped {
  label: string;
  choices: string[];
}
/**
 * How many of these marks in how many days are too many, and for how many days a diary on the screen is kept.
 */
interface DiaryRule {
  marks: string[];
  count: number;
  days: number;
  kept_days: number;
}
/**
 * What the page needs of a rule. Only one with a red form has a name.
 */
interface RuleEntry {
  id: string;
  name?: string;
  forms: RuleForm[];
}
/**
 * A form of a rule. `late`: it depends on the other exercises of the week, and is judged after all others.
 */
interface RuleForm {
  level: "red" | "amber" | "note";
  place: "field" | "exercise" | "plan";
  /**
   * @minItems 1
   */
  asks: string[];
  message: string;
  back?: string;
  when?: Condition;
  items?: Condition;
  stops?: boolean;
  sign_off?: boolean;
  always_told?: boolean;
  on_blank?: boolean;
  late?: boolean;
}
/**
 * The limits without what they rest on.
 */
interface LimitsEntry {
  heart_rate: HeartRate;
  time: TimeLimits;
  file: FileLimits;
}
/**
 * When a heart rate may be shown: only one that the person's own team set.
 */
interface HeartRate {
  shown_when: Condition;
}
/**
 * What an exercise takes, in seconds.
 */
interface TimeLimits {
  seconds_per_repetition: number;
  seconds_per_repetition_with_carer: number;
  rest_between_sets_seconds: number;
  change_over_seconds: number;
  one_side_at_a_time: string[];
}
/**
 * What a plan file may hold at most.
 */
interface FileLimits {
  largest_bytes: number;
  most_exercises: number;
  most_goals: number;
  most_sign_offs: number;
}
/**
 * How a plan is made from answers.
 */
interface BuilderEntry {
  id: string;
  name: string;
  most_minutes_a_day: number;
  enough: string;
  most_exercises: MostEntry[];
  half_when: Condition;
  tired_days: string[];
  questions: QuestionGroup[];
  parts: AskedPart[];
  slots: SlotEntry[];
  sets: Sets[];
}
/**
 * How many exercises a plan has at most.
 */
interface MostEntry {
  most: number;
  when?: Condition;
}
/**
 * Questions that belong together; `strength` stands for the parts of the body.
 */
interface QuestionGroup {
  id: string;
  title: string;
  /**
   * @minItems 1
   */
  asks: string[];
  quick?: Quick[];
}
/**
 * One large answer to all questions of a group. `strength` marks every part of the body.
 */
interface Quick {
  label: string;
  answers: {
    [k: string]: unknown;
  };
  strength?: string;
}
/**
 * Parts of the strength map that are asked for as one.
 */
interface AskedPart {
  label: string;
  /**
   * @minItems 1
   */
  groups: string[];
}
/**
 * A need, and the exercises that meet it, best first.
 */
interface SlotEntry {
  id: string;
  name: string;
  why: string;
  none: string;
  when?: Condition;
  skip?: Skip[];
  choices: SlotChoiceEntry[];
}
/**
 * Why a slot stays empty.
 */
interface Skip {
  reason: string;
  when: Condition;
}
/**
 * An exercise that may fill a slot.
 */
interface SlotChoiceEntry {
  exercise: string;
  when?: Condition;
  side?: Sides;
  time?: string;
  amounts?: Amounts;
}
/**
 * The sides of a part of the body that have one of some marks.
 */
interface Sides {
  part: string;
  /**
   * @minItems 1
   */
  is: string[];
}
/**
 * Amounts that are lower than those of the start dose.
 */
interface Amounts {
  sets?: number;
  repetitions?: number;
  hold_seconds?: number;
  minutes?: number;
  times_per_day?: number;
}
/**
 * The answers that another answer sets.
 */
interface Sets {
  when: Condition;
  answers: {
    [k: string]: unknown;
  };
}
/**
 * A ready-made plan to begin with.
 */
interface StarterEntry {
  id: string;
  name: string;
  summary: string;
  note?: string;
  notes: {
    [k: string]: StarterNote;
  };
  plan: StarterPlan;
}
/**
 * What a starter says of one of its exercises: another one (`or`), and the condition for it.
 */
interface StarterNote {
  or?: string;
  only_if?: string;
}
/**
 * The plan of a starter: only what differs from the defaults.
 */
interface StarterPlan {
  starter: string;
  answers: {
    [k: string]: FieldValue;
  };
  items: {
    [k: string]: unknown;
  }[];
  plan_b: string[];
}
/**
 * What the page needs of an exercise. `signs` are keys of those that exercises share, `stop_if` its own.
 *
 * `still`: nothing moves in its pictures.
 */
interface ExerciseEntry {
  name: string;
  kind: string;
  flags: string[];
  muscle_groups: string[];
  positions: string[];
  who_moves: string;
  team_sets?: boolean;
  start: Dose;
  upper: Dose;
  steps: string[];
  signs: string[];
  stop_if: string[];
  easier: string;
  still?: boolean;
}
/**
 * How much of an exercise; an amount that does not apply is absent.
 */
interface Dose {
  sets?: number;
  repetitions?: number;
  hold_seconds?: number;
  minutes?: number;
  times_per_day: number;
  days_per_week: number;
}
/**
 * `words.yaml`.
 */
interface Words {
  /**
   * @minItems 7
   */
  days: string[];
  /**
   * @minItems 7
   */
  days_short: string[];
  /**
   * @minItems 12
   */
  months: string[];
  date_form: string;
  list_separator: string;
  dose: DoseWords;
  text: TextWords;
  calendar: CalendarWords;
  file: FileWords;
}
/**
 * How a dose is said.
 */
interface DoseWords {
  repetitions: Counted;
  sets: Counted;
  side: {
    [k: string]: string;
  };
  hold: Counted;
  rest: string;
  minutes: Counted;
  times_per_day: Counted;
  every_day: string;
  no_day: string;
  weight: string;
  sentence: string;
  set_by_team: string;
}
/**
 * A text for one, a text for more, perhaps one for two; `{number}` is filled in.
 */
interface Counted {
  one: string;
  two?: string;
  other: string;
}
/**
 * Headings and lines of the plan as plain text.
 */
interface TextWords {
  title: string;
  title_named: string;
  first_day: string;
  review: string;
  helper: string;
  aids: string;
  stopped: string;
  warnings: string;
  taken_out: string;
  taken_out_line: string;
  instead: string;
  signed: string;
  stop: string;
  effort: string;
  week: string;
  rest_day: string;
  rest_easy: string;
  session: string;
  exercises: string;
  tired: string;
  people: string;
  person: string;
  goals: string;
  stop_if: string;
  easier: string;
  note: string;
  empty: string;
  source: string;
}
/**
 * Words of the calendar file.
 */
interface CalendarWords {
  summary: string;
  product: string;
  domain: string;
}
/**
 * What is said about a plan file that cannot be opened.
 */
interface FileWords {
  empty: string;
  too_large: string;
  not_json: string;
  foreign: string;
  newer: string;
  migrated: string;
  older: string;
  broken: string;
  unknown_exercise: string;
}
/**
 * The words that stand on paper only.
 */
interface PaperEntry {
  stop_card: StopCardEntry;
  questions: TitledLines;
  sign_off: TitledLines;
  not_medical_advice: string;
}
/**
 * The stop card on paper.
 */
interface StopCardEntry {
  title: string;
  columns: CardPart[][];
  say: string;
  back: CrisisBack;
}
/**
 * A part of the stop card.
 */
interface CardPart {
  title: string;
  lines: string[];
}
/**
 * The back of the stop card.
 */
interface CrisisBack {
  title: string;
  text: string;
  crisis: string;
}
/**
 * Lines below a title.
 */
interface TitledLines {
  title: string;
  lines: string[];
}
interface PageWords {
  choose_title: string;
  choose_text: string;
  steps_progress: string;
  steps_within: string;
  steps_some: string;
  steps_choose: string;
  steps_back: string;
  steps_next: string;
  steps_again: string;
  steps_build: string;
  empty_title: string;
  empty_line: string;
  choose_other: string;
  begin_empty: string;
  begin_open: string;
  empty_name: string;
  plan_title: string;
  plan_title_carer: string;
  plan_title_therapist: string;
  print: string;
  session: string;
  print_help: string;
  again: string;
  undo: string;
  undo_remove: string;
  undo_again: string;
  undo_starter: string;
  undo_goal: string;
  undo_open: string;
  undone: string;
  parts_title: string;
  to_plan: string;
  ready: string;
  findings_title: string;
  findings_count: string;
  findings_one: string;
  findings_more: string;
  findings_none: string;
  stopped_title: string;
  out_line: string;
  amber_for: string;
  all_exercises: string;
  signed_off: string;
  go_to: string;
  sign_title: string;
  sign_text: string;
  level_red: string;
  level_amber: string;
  level_note: string;
  status_out: string;
  instead_title: string;
  week_title: string;
  week_exercise: string;
  week_minutes: string;
  week_empty: string;
  items_title: string;
  items_empty: string;
  swap: string;
  swap_none: string;
  change: string;
  change_done: string;
  up: string;
  down: string;
  remove: string;
  moved: string;
  added: string;
  added_already: string;
  full: string;
  less: string;
  more: string;
  of_field: string;
  none_set: string;
  clear_date: string;
  tired_title: string;
  tired_text: string;
  tired_add: string;
  tired_out: string;
  add_title: string;
  add_open: string;
  add_close: string;
  add: string;
  add_count: string;
  add_none: string;
  add_all: string;
  add_fit: string;
  add_filters: string;
  add_in_plan: string;
  safety_text: string;
  strength_text: string;
  strength_part: string;
  strength_sides: string;
  goals_add: string;
  goals_remove: string;
  goals_number: string;
  heart_below: string;
  heart_none: string;
  effort_now: string;
  keep_title: string;
  keep_text: string;
  save: string;
  save_text: string;
  saved: string;
  diary_too: string;
  diary: string;
  open: string;
  open_text: string;
  opened: string;
  keep: string;
  keep_help: string;
  keep_on: string;
  keep_off: string;
  keep_elsewhere: string;
  keep_ask: string;
  keep_instead: string;
  keep_look: string;
  keep_failed: string;
  lost: string;
  lost_again: string;
  lost_updated: string;
  lost_reload: string;
  lost_waits: string;
  kept_broken: string;
  delete: string;
  delete_text: string;
  delete_sure: string;
  undo_delete: string;
  deleted: string;
  copy: string;
  copy_text: string;
  copied: string;
  copy_here: string;
  calendar: string;
  calendar_text: string;
  calendar_none: string;
  copy_carer: string;
  copy_carer_text: string;
  file_plan: string;
  file_calendar: string;
  file_carer: string;
  paper_name: string;
  paper_starts: string;
  paper_review: string;
  paper_made_by: string;
  paper_made_me: string;
  paper_made_carer: string;
  paper_made_therapist: string;
  paper_therapist: string;
  paper_emergency: string;
  paper_taught: string;
  paper_goal: string;
  paper_aids: string;
  paper_effort: string;
  paper_week: string;
  paper_exercises: string;
  paper_start: string;
  paper_end: string;
  paper_picture: string;
  paper_instead: string;
  paper_steps: string;
  paper_feels: string;
  paper_stop: string;
  paper_stop_short: string;
  paper_easier: string;
  paper_note: string;
  paper_tired: string;
  paper_tired_text: string;
  paper_diary: string;
  paper_done: string;
  paper_week_of: string;
  paper_yes: string;
  paper_no: string;
  paper_warnings: string;
  paper_out: string;
  paper_sources: string;
  paper_usual: string;
  day_earlier: string;
  day_later: string;
  date_range: string;
  required: string;
  required_paper: string;
  required_note: string;
  no_print: string;
}
/**
 * A filter of the library. `needs_all`: an exercise fits when everything that it needs is chosen.
 */
interface FilterEntry {
  id: string;
  title: string;
  choices: FilterChoice[];
  needs_all: boolean;
}
/**
 * A choice of a filter.
 */
interface FilterChoice {
  id: string;
  label: string;
}
/**
 * References in words, and their places by the rule or the part of the paper that rests on them.
 */
interface Sources {
  texts: string[];
  used: {
    [k: string]: number[];
  };
}
