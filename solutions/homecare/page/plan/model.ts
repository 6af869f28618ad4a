// SPDX-License-Identifier: EUPL-1.2
// The pure part of the planner's screen: who makes what, what lies on which day, what the eye needs beside the plan. No page, no server.
import type { PlanView, ShiftView, TurnView, VisitView } from '../described';
import { day_of } from './time';

/** One carer's part of a visit, where it lies. */
export interface Turn extends TurnView {
  shift: number;
  at: number; // its place on the route
}

export interface Model {
  view: PlanView;
  turns: Turn[][]; // by shift
  of_visit: Map<number, Turn[]>;
  shifts_of_day: number[][]; // shifts in the order the screen shows them
  unassigned: Map<number, number>; // visit -> its place in the list
}

const layer_order = ['day', 'evening', 'night'];

export function model_of(view: PlanView): Model {
  const turns = view.routes.map((route, shift) => route.turns.map((turn, at) => ({ ...turn, shift, at })));
  const of_visit = new Map<number, Turn[]>();
  for (const turn of turns.flat()) of_visit.set(turn.visit, [...(of_visit.get(turn.visit) ?? []), turn]);
  const shifts_of_day: number[][] = Array.from({ length: Math.max(1, view.days) }, () => []);
  view.shifts.forEach((shift, index) => shifts_of_day[day_of(view.midnights, shift.from)]?.push(index));
  const rank = (shift: ShiftView) => layer_order.indexOf(shift.layer);
  for (const shifts of shifts_of_day)
    shifts.sort((a, b) => {
      const [x, y] = [view.shifts[a]!, view.shifts[b]!];
      return rank(x) - rank(y) || name_of_carer(view, x.carer).localeCompare(name_of_carer(view, y.carer), 'da') || x.from - y.from;
    });
  return { view, turns, of_visit, shifts_of_day, unassigned: new Map(view.unassigned.map(({ visit }, index) => [visit, index])) };
}

export function name_of_carer(view: PlanView, carer: number): string {
  const one = view.carers[carer];
  return one?.name || one?.id || '';
}
export function name_of_citizen(view: PlanView, citizen: number): string {
  const one = view.citizens[citizen];
  return one?.name || one?.id || '';
}
export const name_of_shift = (view: PlanView, shift: number): string => name_of_carer(view, view.shifts[shift]?.carer ?? -1);
export const name_of_visit = (view: PlanView, visit: number): string => name_of_citizen(view, view.visits[visit]?.citizen ?? -1);

export const first_start = (visit: VisitView): number => visit.windows[0]?.from ?? 0;
export const last_start = (visit: VisitView): number => visit.windows.at(-1)?.until ?? 0;

/** The moments between which the day's shifts lie, on whole hours. */
export function span_of(view: PlanView, shifts: number[]): { from: number; until: number } {
  const hour = 3600;
  let [from, until] = [Infinity, -Infinity];
  for (const index of shifts) {
    from = Math.min(from, view.shifts[index]!.from);
    until = Math.max(until, view.shifts[index]!.until, view.routes[index]?.home ?? 0);
  }
  if (from > until) return { from: 7 * hour, until: 15 * hour };
  return { from: Math.floor(from / hour) * hour, until: Math.ceil(until / hour) * hour };
}

/** Colours that stay apart for those who see red and green alike; a name always stands beside them. (Okabe and Ito, 2008, darkened
 *  to 4.5 : 1 on white.) */
export const kRouteColours = ['#0b5563', '#8f5b00', '#00694d', '#8a3b6b', '#1f5f9e', '#9c3a00', '#5a4a9c', '#4d6300'] as const;
export const colour_of = (shift: number): string => kRouteColours[shift % kRouteColours.length]!;

/** The visit that an arrow key leads to. */
export function neighbour(model: Model, shifts: number[], from: Turn | undefined, key: string): Turn | undefined {
  const with_visits = shifts.filter((shift) => model.turns[shift]!.length > 0);
  if (!from) return with_visits.length > 0 ? model.turns[with_visits[0]!]![0] : undefined;
  const row = model.turns[from.shift]!;
  if (key === 'ArrowRight') return row[Math.min(row.length - 1, from.at + 1)];
  if (key === 'ArrowLeft') return row[Math.max(0, from.at - 1)];
  if (key === 'Home') return row[0];
  if (key === 'End') return row.at(-1);
  const here = with_visits.indexOf(from.shift);
  const next = with_visits[here + (key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return from;
  return model.turns[next]!.reduce((best, turn) => (Math.abs(turn.start - from.start) < Math.abs(best.start - from.start) ? turn : best));
}

/** How many visits lie otherwise in `b` than in `a`: with another carer, at another time, made at all. By visit id. */
export function compare(a: PlanView, b: PlanView): { carer: number; moved: number; gained: number; lost: number; changed: string[] } {
  const places = (view: PlanView) => {
    const found = new Map<string, { carers: string; start: number }>();
    view.routes.forEach((route, shift) => {
      for (const { visit, start } of route.turns) {
        const id = view.visits[visit]!.id;
        const carer = view.carers[view.shifts[shift]!.carer]!.id;
        const was = found.get(id);
        found.set(id, { carers: was ? [was.carers, carer].sort().join('+') : carer, start });
      }
    });
    return found;
  };
  const [was, is] = [places(a), places(b)];
  const result = { carer: 0, moved: 0, gained: 0, lost: 0, changed: [] as string[] };
  for (const [id, place] of is) {
    const before = was.get(id);
    if (!before) result.gained += 1;
    else if (before.carers !== place.carers) result.carer += 1;
    else if (before.start !== place.start) result.moved += 1;
    else continue;
    result.changed.push(id);
  }
  for (const id of was.keys()) if (!is.has(id)) (result.lost += 1), result.changed.push(id);
  return result;
}
