// SPDX-License-Identifier: EUPL-1.2
// Made by `meretid typescript` from the descriptions in C++. Do not edit.

export interface AbsenceRow {
  /** The shift. */
  shift: string;
  /** From when the carer is away. */
  from: number;
}

export interface AlterationRow {
  /** What is different. */
  kind: string;
  /** Carer, shift or citizen. */
  id: string;
  /** Latitude. */
  lat?: number | null;
  /** Longitude. */
  lon?: number | null;
}

export interface CarerView {
  /** The carer. */
  id: string;
  /** The name. */
  name: string;
  /** car, bicycle or foot. */
  mode: string;
  /** Substitute. */
  substitute: boolean;
  /** Skills. */
  skills: string[];
}

export interface ChangeRow {
  /** What the planner did. */
  action: string;
  /** Visits that lie otherwise than before. */
  placements: PlacementRow[];
  /** Pauses that begin at another time. */
  pauses: PauseRow[];
  /** Visits that are locked. */
  locked: string[];
  /** Visits that are unlocked. */
  unlocked: string[];
  /** Absence. */
  absences: AbsenceRow[];
}

export interface CitizenView {
  /** The citizen. */
  id: string;
  /** The name. */
  name: string;
  /** Where the citizen lives. */
  place: number;
  /** The contact person; -1: none. */
  contact: number;
}

export interface DifferenceRow {
  /** The term. */
  id: string;
  /** Before. */
  before: number;
  /** After. */
  after: number;
}

export interface GroundLine {
  /** 1 main roads, 2 country roads, 3 streets, 4 ferries. */
  rank: number;
  /** Latitude, longitude, latitude, … */
  points: number[];
}

export interface GroundView {
  /** The roads. */
  lines: GroundLine[];
}

export interface InsertInput {
  /** The visit. */
  visit: string;
}

export interface LateInput {
  /** The shift that runs late. */
  shift: string;
  /** When it is told. */
  now: number;
  /** Seconds: the visit under way lasts so much longer, or the shift begins so much later. */
  late: number;
}

export interface MeasureView {
  /** The measure. */
  id: string;
  /** The value. */
  value: number;
  /** The unit. */
  unit: string;
}

export interface NoteRow {
  /** left_out, assumed, warning or visit (a visit that cannot be planned). */
  effect: string;
  /** The id of the row. */
  id: string;
  /** The place in the file. */
  where: string;
  /** What was found and what was expected, in Danish. */
  da: string;
  /** The same in English. */
  en: string;
}

export interface OfferRow {
  /** The shifts, one for each carer. */
  shifts: string[];
  /** When the visit starts. */
  start: number;
  /** Weighted difference. */
  cost: number;
  /** The contact person comes. */
  contact: boolean;
  /** Other visits that move. */
  moved: number;
  /** What changes. */
  differences: DifferenceRow[];
  /** The change as it is written. */
  change: ChangeRow;
}

export interface OffersAnswer {
  /** Where it fits; the cheapest first. */
  offers: OfferRow[];
  /** Why it does not fit. */
  reasons: ReasonView[];
}

export interface OwnRoute {
  /** The shift. */
  shift: string;
  /** day, evening or night. */
  layer: string;
  /** Begins. */
  from: number;
  /** Ends. */
  until: number;
  /** The pause begins. */
  pause?: number | null;
  /** The visits. */
  stops: OwnStop[];
}

export interface OwnStop {
  /** Starts. */
  start: number;
  /** Seconds. */
  duration: number;
  /** Seconds of the way here. */
  way: number;
  /** The citizen. */
  citizen: string;
  /** The place. */
  place: string;
  /** The other carer. */
  with: string;
  /** Latitude. */
  lat?: number | null;
  /** Longitude. */
  lon?: number | null;
  /** Services. */
  services: string[];
  /** Medicine and the like. */
  medical: boolean;
}

export interface OwnView {
  /** The id of the carer. */
  carer: string;
  /** The name. */
  name: string;
  /** The first day. */
  first: string;
  /** The midnight before the first day. */
  origin: string;
  /** The midnight of each day. */
  midnights: number[];
  /** One's own routes. */
  routes: OwnRoute[];
}

export interface PartRow {
  /** "release" or "edits". */
  id: string;
}

export interface PauseRow {
  /** The shift. */
  shift: string;
  /** When the pause begins. */
  start: number;
}

export interface PlaceView {
  /** The place. */
  id: string;
  /** Latitude. */
  lat?: number | null;
  /** Longitude. */
  lon?: number | null;
}

export interface PlacementRow {
  /** The visit. */
  visit: string;
  /** Which of the visit's carers. */
  need: number;
  /** The shift; empty: nobody. */
  shift: string;
  /** Seconds from the midnight before the first day. */
  start: number;
}

export interface PlanDraft {
  /** The name of the plan. */
  title: string;
  /** The municipality. */
  name: string;
  /** The first day. */
  first: string;
  /** Number of days. */
  days: number;
  /** The files that it was made from. */
  files: Upload[];
  /** Weights that differ from the municipality's. */
  weights: WeightsRow;
  /** What differs from the file. */
  alterations: AlterationRow[];
  /** Travel times are estimated by straight lines. */
  estimated: boolean;
  /** Travel times by the road map. */
  travel: TravelRow[];
  /** The file of the roads for the map. */
  ground: string;
  /** The search took so long. */
  seconds: number;
  /** What a person decides on. */
  plan: PartRow[];
  /** A route for each shift. */
  routes: RouteRow[];
  /** Visits that found no place. */
  unassigned: string[];
  /** What the reader of the file says. */
  notes: NoteRow[];
}

export interface PlanView {
  /** The name of the plan. */
  title: string;
  /** The municipality. */
  name: string;
  /** The first day. */
  first: string;
  /** Number of days. */
  days: number;
  /** The midnight before the first day. */
  origin: string;
  /** The midnight of each day and the one after the last. */
  midnights: number[];
  /** Travel times are estimated. */
  estimated: boolean;
  /** There are roads to draw. */
  ground: boolean;
  /** Seconds to either side that a citizen is promised. */
  promised: number;
  /** draft, adopted or rejected. */
  state: string;
  /** The version of the changes. */
  version: string;
  /** The planner's changes. */
  changes: ChangeRow[];
  /** Changes that no longer fit. */
  broken: string[];
  /** Places. */
  places: PlaceView[];
  /** Citizens. */
  citizens: CitizenView[];
  /** Carers. */
  carers: CarerView[];
  /** Shifts. */
  shifts: ShiftView[];
  /** Visits. */
  visits: VisitView[];
  /** A route for each shift. */
  routes: RouteView[];
  /** Visits without a place. */
  unassigned: UnassignedView[];
  /** What the reader of the file says. */
  notes: NoteRow[];
  /** Measures. */
  measures: MeasureView[];
  /** What differs from the file. */
  alterations: AlterationRow[];
}

/** Proposes a plan of a municipality's home care: who comes where and when. A planner decides. */
export interface ProposeInput {
  /** The municipality's file or the four CSV tables of citizens, visits, carers and shifts, and preferably a road map of OpenStreetMap (.osm.pbf or .osm). */
  files?: (string | Upload)[];
  /** The search may take so long, in seconds. */
  seconds?: number;
  /** Seed of random numbers. */
  seed?: number;
  /** Number of threads. */
  threads?: number;
  /** At most so many steps; then the same seed gives the same plan. */
  iterations?: number | null;
  /** Weights that differ from the municipality's. */
  weights?: WeightsRow;
  /** What if: what is to differ from the file. */
  alterations?: AlterationRow[];
  /** The name of the plan. */
  title?: string;
}

export interface ReasonView {
  /** The reason, in Danish. */
  da: string;
  /** The same in English. */
  en: string;
}

export interface RemediesAnswer {
  /** Visits that lost their carer, or that the delay hits. */
  lost: number;
  /** It took so long. */
  seconds: number;
  /** Proposals, the best first. */
  remedies: RemedyRow[];
}

export interface RemedyRow {
  /** least_change, least_driving or relief (substitutes are called, the least important is put off). */
  kind: string;
  /** Visits that lost their carer, or that the delay hits. */
  lost: number;
  /** Other visits that change. */
  moved: number;
  /** Visits without a place afterwards. */
  unassigned: number;
  /** Weighted difference. */
  cost: number;
  /** What changes. */
  differences: DifferenceRow[];
  /** The change as it is written. */
  change: ChangeRow;
}

export interface RouteRow {
  /** The shift. */
  shift: string;
  /** The visits in order. */
  turns: TurnRow[];
  /** When the pause begins. */
  pause?: number | null;
}

export interface RouteView {
  /** The visits in order. */
  turns: TurnView[];
  /** When the pause begins. */
  pause?: number | null;
  /** When the carer is back. */
  home: number;
}

export interface ShiftView {
  /** The shift. */
  id: string;
  /** Whose shift it is. */
  carer: number;
  /** day, evening or night. */
  layer: string;
  /** Begins. */
  from: number;
  /** Ends. */
  until: number;
  /** Where it begins. */
  begin: number;
  /** Where it ends. */
  end: number;
  /** From here on the carer is away. */
  absent_from?: number | null;
  /** Length of the pause. */
  pause_length?: number | null;
}

export interface SickInput {
  /** The shift that is missing. */
  shift: string;
  /** From when; absent: the whole shift. */
  from?: number | null;
}

export interface TravelRow {
  /** car, bicycle or foot. */
  mode: string;
  /** The file of the times. */
  blob: string;
}

export interface TryAnswer {
  /** Can it be done. */
  fits: boolean;
  /** Why not. */
  why: string;
  /** When the visit comes to start. */
  start: number;
  /** Weighted difference; below 0 is better. */
  cost: number;
  /** Other visits that move. */
  moved: number;
  /** What changes. */
  differences: DifferenceRow[];
  /** The change as it is written. */
  change: ChangeRow;
}

export interface TryInput {
  /** The visit that is moved. */
  visit: string;
  /** Which of the visit's carers. */
  need?: number;
  /** To which shift; empty: out of the plan. */
  shift?: string;
  /** To when; absent: where it costs least. */
  start?: number | null;
}

export interface TurnRow {
  /** The visit. */
  visit: string;
  /** Which of the visit's carers: 0 or 1. */
  need: number;
  /** Seconds from the midnight before the first day. */
  start: number;
}

export interface TurnView {
  /** The visit. */
  visit: number;
  /** Which of the visit's carers. */
  need: number;
  /** Starts. */
  start: number;
  /** Seconds of the way here. */
  way: number;
  /** Seconds after the window. */
  late: number;
}

export interface UnassignedView {
  /** The visit. */
  visit: number;
  /** Why it found no place. */
  reasons: ReasonView[];
}

export interface Upload {
  /** The path inside the case. */
  name: string;
  /** The address that the upload gave. */
  blob: string;
  /** Number of bytes. */
  size: number;
}

export interface VisitView {
  /** The visit. */
  id: string;
  /** At whose home. */
  citizen: number;
  /** Seconds. */
  duration: number;
  /** How many carers. */
  carers: number;
  /** When it may start. */
  windows: WindowView[];
  /** The time that is wished for. */
  preferred?: number | null;
  /** critical, high, normal or low. */
  priority: string;
  /** Medicine and the like. */
  medical: boolean;
  /** Locked: the search does not move it. */
  locked: boolean;
  /** Begun or done. */
  begun: boolean;
  /** Services. */
  services: string[];
  /** Skills it needs. */
  skills: string[];
}

export interface WeightsRow {
  /** A minute of driving. */
  driving?: number | null;
  /** A face that is new to the citizen. */
  new_face?: number | null;
  /** A visit by another than the contact person. */
  not_contact?: number | null;
  /** A minute of lateness. */
  late?: number | null;
  /** A minute of overtime. */
  overtime?: number | null;
  /** A minute from the time that is wished for. */
  preferred?: number | null;
  /** A minute of work from the mean. */
  fairness?: number | null;
  /** A visit against a carer's wish. */
  wish?: number | null;
  /** A visit that changes its carer. */
  other_carer?: number | null;
}

export interface WindowView {
  /** The visit starts at the earliest. */
  from: number;
  /** The visit starts at the latest. */
  until: number;
}
