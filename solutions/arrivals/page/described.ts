// SPDX-License-Identifier: EUPL-1.2
// Made by `meretid typescript` from the descriptions in C++. Do not edit.

export interface Afterwards {
  hours: number;
  patients: number;
  expected: number;
  decided: number;
  proposed: number;
  roster?: number | null;
  decided_hours: number;
  proposed_hours: number;
}

export interface Alarm {
  kind: string;
  began: string;
  ended?: string | null;
  facts: AlarmFacts;
}

export interface AlarmFacts {
  actual?: number | null;
  expected?: number | null;
  low?: number | null;
  high?: number | null;
  hours?: number | null;
  coverage?: number | null;
  percent?: number | null;
}

export interface AnnouncedInput {
  /** The sender's own number of the run, not the patient's; kept as a hash. */
  reference: string;
  /** Expected arrival: 2026-01-05T07:12:00+01:00. */
  expected: string;
  /** When it was announced; without it now. */
  announced?: string | null;
  /** When it was called off. */
  cancelled?: string | null;
}

export interface AnnouncedList {
  /** Ambulances on their way, changed and called off. */
  announced?: AnnouncedInput[];
}

export interface AnnouncedSlot {
  start: string;
  announced: number;
  before: number;
  mean: number;
}

export interface Backtest {
  days: number;
  origins: number;
  model: BacktestFigures;
  naive: BacktestFigures;
}

export interface BacktestFigures {
  mae: number;
  pinball: number;
  pit80: number;
  day_mape: number;
}

export interface Board {
  settings?: Settings | null;
  columns: string[];
  time: string;
  value: string;
  from: string;
  until: string;
  minutes: number;
  slots: number;
  unknown: number;
  notes: NoteRow[];
  corrections: Correction[];
  alarms: Alarm[];
  proposals: Proposed[];
  latest: string;
  groups: GroupRow[];
  on_the_way: number;
  marks: string[];
}

export interface Correction {
  start: string;
  before: number;
  after: number;
  received: string;
}

export interface DayEntry {
  /** First day. */
  first: string;
  /** Last day, included. */
  last: string;
  /** Name; the same every year, so that its effect can be learned. */
  name: string;
  /** Kind. */
  kind: DayKind;
  /** So many more or fewer are expected, per cent. */
  percent?: number | null;
}

export type DayKind = 'holiday' | 'near' | 'school' | 'event';

export interface Forecast {
  made: string;
  start: string;
  minutes: number;
  from: string;
  gap: number;
  capacity?: number | null;
  hours: ForecastRow[];
  days: ForecastRow[];
  present: PresentRow[];
  was_present: number[];
  places?: number | null;
  columns: string[];
  groups: GroupPart[];
  near?: ReconcilingRow | null;
  far?: ReconcilingRow | null;
  announced: AnnouncedSlot[];
  shows?: number | null;
  seen: Seen;
  profile: number[];
  staffing?: Staffing | null;
  shifts: ShiftPart[];
  watch?: Watch | null;
  backtest?: Backtest | null;
  extra: DayEntry[];
  notes: NoteRow[];
  seconds: number;
}

export interface ForecastRow {
  /** Begin. */
  start: string;
  /** End, not included. */
  end: string;
  /** The expected number. */
  mean: number;
  /** Median. */
  median: number;
  /** Band of 50 %, lower end. */
  low50: number;
  /** Upper end. */
  high50: number;
  /** Band of 80 %, lower end. */
  low80: number;
  /** Upper end. */
  high80: number;
  /** Band of 95 %, lower end. */
  low95: number;
  /** Upper end. */
  high95: number;
  /** Probability of more than the capacity. */
  over_capacity?: number | null;
  /** The reasons, per cent. */
  reasons: Reasons;
}

export interface GroupPart {
  group: string[];
  mean: number[];
  median: number[];
  low50: number[];
  high50: number[];
  low80: number[];
  high80: number[];
  low95: number[];
  high95: number[];
  day_mean: number[];
  day_low80: number[];
  day_high80: number[];
  seen: number[];
}

export interface GroupRow {
  values: string[];
}

export interface HourRow {
  /** Where the hour begins, preferably with its offset: 2026-01-05T07:00:00+01:00. */
  start: string;
  /** Number of arrivals. */
  count: number;
  /** The group's values, column by column; without them the total. */
  group?: string[];
}

export interface HoursAnswer {
  taken: Taken;
  until: string;
}

export interface HoursInput {
  /** New hours and corrections. */
  hours?: HourRow[];
}

export interface NoteRow {
  da: string;
  en: string;
}

export interface PresentRow {
  /** Moment. */
  at: string;
  /** The expected number present. */
  mean: number;
  /** Band of 50 %, lower end. */
  low50: number;
  /** Upper end. */
  high50: number;
  /** Band of 80 %, lower end. */
  low80: number;
  /** Upper end. */
  high80: number;
  /** Band of 95 %, lower end. */
  low95: number;
  /** Upper end. */
  high95: number;
  /** Probability of more than the places. */
  over_places?: number | null;
}

/** Forecasts arrivals and proposes staff for the department of the case. */
export interface ProposeInput {
  /** What if: days that hold for this forecast alone. */
  extra?: DayEntry[];
}

export interface Proposed {
  job: string;
  made: string;
}

export interface Reasons {
  /** The weekday, per cent. */
  weekday: number;
  /** The season. */
  season: number;
  /** The trend since the end of the data. */
  trend: number;
  /** Holidays and the days around them. */
  holiday: number;
  /** School holidays. */
  school: number;
  /** Local events. */
  event: number;
  /** The last hours, days and weeks. */
  level: number;
}

export type Reconciling = 'bottom_up' | 'top_down' | 'min_trace';

export interface ReconcilingRow {
  /** How the sums are made to add up. */
  way: Reconciling;
  /** So many earlier forecasts chose it; 0: too little data to choose. */
  origins: number;
  /** Squared error over that of forecasts that do not add up. */
  bottom_up: number;
  /** The same. */
  top_down: number;
  /** The same. */
  min_trace: number;
}

/** A new forecast when new hours came in; started by the clock. */
export interface RenewInput {
}

export interface Seen {
  first: string;
  counts: number[];
}

export interface Settings {
  /** The file of arrivals. */
  files: Upload[];
  /** The column of times; without it, found from the file. */
  time?: string | null;
  /** The column of counts; "" means that each row is one arrival. */
  value?: string | null;
  /** Columns of groups (department, triage, mode of arrival): a forecast of each, and the sums add up. */
  groups: string[];
  /** The sheet of a workbook; else the first with content. */
  sheet?: string | null;
  /** Europe/Copenhagen, or empty for a clock without summer time. */
  zone: string;
  /** dk, gb, us or none. */
  calendar: string;
  /** Own days: events and holidays. */
  days: DayEntry[];
  /** Patients that can be received an hour. */
  capacity?: number | null;
  /** Minutes that a patient keeps one of the staff, on average. */
  service: number;
  /** The goal for the wait, minutes. */
  wait: number;
  /** At most this share may wait longer. */
  alpha: number;
  /** This share comes back to one of the staff, after a test for example. */
  returns: number;
  /** Minutes until they come back, on average. */
  away: number;
  /** The shifts: begin-end/minutes of break, separated by commas; the break may be left out. */
  shifts: string;
  /** So many are on each shift today. */
  roster: number[];
  /** Weeks that staff is proposed for. */
  weeks: number;
  /** The unit's name. */
  unit: string;
  /** The skill. */
  skill: string;
  /** Minutes that a patient stays, on average. */
  stay?: number | null;
  /** Deviation of the stays over their mean. */
  stay_variation: number;
  /** Places. */
  places?: number | null;
  /** Hours without new numbers before an alarm is raised. */
  outage_hours: number;
}

export interface ShiftPart {
  id: string;
  start: string;
  end: string;
  people: number;
  least: number;
  waits: number[];
}

export interface Staffing {
  start: string;
  minutes: number;
  load: number[];
  least: number[];
  preferred: number[];
  at_work: number[];
  roster: number[];
  paid_hours: number;
  needed_hours: number;
  promised: number;
  simulated: number;
  simulated_half_width: number;
  mean_wait: number;
  flat_people: number;
  flat_hours: number;
  roster_hours?: number | null;
  roster_promised?: number | null;
}

export interface Taken {
  /** New. */
  fresh: number;
  /** Known before. */
  same: number;
  /** Corrected. */
  corrected: number;
}

export interface Today {
  day: string;
  hours: number;
  actual: number;
  mean: number;
  low: number;
  high: number;
  outside: boolean;
}

export interface Upload {
  /** The path inside the case. */
  name: string;
  /** The address that the upload gave. */
  blob: string;
  /** Number of bytes. */
  size: number;
}

export interface Watch {
  days: WatchDay[];
  coverage80: number;
  pit80: number;
  bias: number;
  level_deviations: number;
  outside: number;
  drift: string;
  today?: Today | null;
}

export interface WatchDay {
  day: string;
  actual: number;
  mean: number;
  low: number;
  high: number;
  outside: boolean;
}
