// SPDX-License-Identifier: EUPL-1.2
// Made by `meretid typescript` from the descriptions in C++. Do not edit.

export type BedExitRule = 'never' | 'at_once' | 'after';

export type DeviceKind = 'body' | 'bed' | 'thermal';

export interface NightAlarm {
  id: string;
  resident: string;
  device: string;
  kind: NightAlarmKind;
  happened: string;
  raised: string;
  confirmed?: string | null;
  state: NightAlarmState;
  level: NightLevel;
  who: string;
  acknowledged?: string | null;
  on_the_way?: string | null;
  present?: string | null;
  closed?: string | null;
  outcome?: NightOutcome | null;
  sounded: number;
  again: number;
}

export type NightAlarmKind = 'fall' | 'bed_exit' | 'signal' | 'silent' | 'broker' | 'no_page';

export interface NightAlarmList {
  open: NightAlarm[];
  closed: NightAlarm[];
  situations: NightSituation[];
  now: string;
  beat?: string | null;
  alive: boolean;
  broker: string;
}

export type NightAlarmState = 'open' | 'acknowledged' | 'on_the_way' | 'present' | 'closed';

export type NightAnswer = 'acknowledge' | 'on_the_way' | 'close';

export interface NightAnswerInput {
  /** Seen, on my way, or close. */
  answer: NightAnswer;
  /** How it was; must be said when closing. */
  outcome?: NightOutcome | null;
}

export type NightBasis = 'none' | 'consent' | 'guardian' | 'decision';

export interface NightCarer {
  id: string;
  login: string;
  name: string;
}

export type NightChange = 'fewer_falls' | 'more_falls' | 'later_bed';

export interface NightChecked {
  concerns: number;
  by: string;
  at: string;
}

export interface NightConcern {
  worry: NightWorry;
  resident: string;
  device: string;
}

export interface NightConsent {
  /** Why the resident may be watched over. */
  basis: NightBasis;
  /** Given on. */
  given?: string | null;
  /** Holds until, included. */
  until?: string | null;
  /** Who gave it, and where it lies. */
  note: string;
  /** Until then raw signal may be stored; otherwise never. */
  raw_until?: string | null;
}

export interface NightConsentRow {
  consent: NightConsent;
  by: string;
  at: string;
}

export interface NightContacts {
  /** Address that gets every alarm as JSON. */
  webhook?: string | null;
  /** FHIR R4 server. */
  fhir?: string | null;
  /** SMS gateway. */
  sms?: string | null;
  /** Address that starts a sounder, or command: and the name of a program in nightwatch.toml. */
  sounder?: string | null;
  /** Address that gets HL7 ORU^R01. */
  hl7?: string | null;
  /** Numbers that get a text message: +4512345678. */
  telephones: string[];
}

export interface NightDevice {
  id: string;
  kind: DeviceKind;
  resident: string;
  /** The site of the topic mnt/site/place/sensor/raw. */
  site: string;
  /** The place of the topic. */
  place: string;
  /** The sensor of the topic. */
  sensor: string;
  /** The model; empty: the house's for the kind. */
  model: string;
  /** Battery, per cent. */
  battery?: number | null;
  /** Heard last. */
  seen?: string | null;
  /** Seconds without a word before it is an alarm. */
  silence: number;
  /** Share of samples that did not come. */
  dropped: number;
  online: boolean;
}

export interface NightDeviceAnswer {
  device: NightDevice;
  /** Shown once. */
  secret?: string | null;
}

export interface NightDeviceInput {
  /** Kind. */
  kind: DeviceKind;
  /** The resident; empty: in the drawer. */
  resident?: string;
  /** The site of the topic mnt/site/place/sensor/raw. */
  site: string;
  /** The place of the topic. */
  place: string;
  /** The sensor of the topic. */
  sensor: string;
  /** The model; empty: the house's for the kind. */
  model?: string;
  /** Seconds without a word before it is an alarm. */
  silence?: number;
}

export interface NightEvent {
  kind: string;
  device: string;
  at: string;
}

export type NightLevel = 'carer' | 'group' | 'leader';

export interface NightMissed {
  happened: string;
  noted: string;
}

export interface NightMissedInput {
  /** When the fall happened. */
  happened: string;
}

export interface NightModelName {
  kind: DeviceKind;
  name: string;
}

export interface NightNote {
  text: string;
  by: string;
  at: string;
}

export interface NightNoteInput {
  /** For the next shift. */
  text: string;
}

export type NightOutcome = 'true' | 'false' | 'nuisance' | 'gone' | 'met';

export interface NightPage {
  /** The board's own name, new for each tab. */
  page: string;
}

export interface NightPause {
  /** Minutes; 0 ends the pause now. */
  minutes: number;
}

export interface NightPerson {
  /** Name. */
  name: string;
  /** The room, as the staff calls it. */
  room: string;
  /** Consent or decision. */
  consent: NightConsent;
}

export interface NightPolicy {
  /** Parts of the day; outside them leaving the bed is no alarm. A fall always is. */
  bed_exit: NightWindow[];
  /** How readily a fall alarm is raised, within safe bounds. */
  sensitivity: Sensitivity;
}

export interface NightPresence {
  /** Are you in the room? */
  present?: boolean;
}

export interface NightProposal {
  change: NightChange;
  policy: NightPolicy;
  answers: number;
  avoided: number;
  found: number;
}

export interface NightProposalInput {
  /** The proposal that is answered. */
  change: NightChange;
  /** Follow it; otherwise it is put aside. */
  adopt?: boolean;
}

export interface NightReport {
  weeks: NightWeek[];
}

export interface NightResident {
  id: string;
  person: NightPerson;
  policy: NightPolicy;
  /** Who gets the alarm first; none: the whole ward. */
  carer: string;
  /** Is anybody listening? */
  watched: boolean;
}

export interface NightResidentAnswer {
  resident: NightResident;
  devices: NightDevice[];
  consents: NightConsentRow[];
  proposal?: NightProposal | null;
  missed: NightMissed[];
  from: string;
  to: string;
  events: NightEvent[];
  alarms: NightAlarm[];
  signals: NightSignal[];
}

export interface NightResidentInput {
  /** Name. */
  name: string;
  /** The room, as the staff calls it. */
  room: string;
  /** When leaving the bed is an alarm. */
  policy?: NightPolicy;
  /** Who gets the alarm first; empty: the whole ward. */
  carer?: string;
  /** False: moved out; nobody is listening. */
  watched?: boolean;
}

export interface NightRouting {
  /** Seconds before the whole ward is called. */
  to_group: number;
  /** Seconds before the leader is called. */
  to_leader: number;
  /** Seconds between repeats. */
  repeat: number;
  /** Seconds after “seen” before it calls again. */
  acknowledged: number;
  /** Seconds after “on my way” before it calls again. */
  on_the_way: number;
  /** Seconds that somebody counts as being in the room. */
  presence: number;
  /** Leaders, called last. */
  leaders: string[];
}

export interface NightShown {
  /** The board's own name. */
  page: string;
  /** Which call was shown. */
  sounded: number;
}

export interface NightSignal {
  number: number;
  device: string;
  kind: DeviceKind;
  event: string;
  happened: string;
  /** Deleted then at the latest. */
  until: string;
}

export interface NightSituation {
  resident: string;
  paused_until?: string | null;
  present_until?: string | null;
  out_since?: string | null;
  waiting_until?: string | null;
  present: string;
}

export interface NightSteps {
  /** What changed; empty when it was so before. */
  steps: string[];
}

export interface NightWard {
  residents: NightResident[];
  devices: NightDevice[];
  routing: NightRouting;
  carers: NightCarer[];
  notes: NightNote[];
  concerns: NightConcern[];
  checked?: NightChecked | null;
  models: NightModelName[];
}

export interface NightWeek {
  monday: string;
  resident_nights: number;
  falls: number;
  bed_exits: number;
  technical: number;
  answered: number;
  falls_answered: number;
  not_true: number;
  bed_answered: number;
  unneeded: number;
  missed: number;
  to_leader: number;
  seen_median?: number | null;
  seen_p90?: number | null;
  there_median?: number | null;
  there_p90?: number | null;
}

export interface NightWindow {
  /** From, Danish time: 22:00. */
  from: string;
  /** To, Danish time: 06:00. */
  to: string;
  /** When leaving the bed is an alarm. */
  rule: BedExitRule;
  /** So long may the resident be up. */
  minutes: number;
}

export type NightWorry = 'no_basis' | 'basis_ends' | 'no_device' | 'never_heard' | 'silent' | 'battery' | 'dropped';

export type Sensitivity = 'low' | 'normal' | 'high';
