// SPDX-License-Identifier: EUPL-1.2
// The day of every carer as bars, drawn on a canvas: only rows in view are drawn, so that 200 routes cost what 20 do.
import { colour_of, last_start, first_start, name_of_shift, name_of_visit, type Model, type Turn } from './model';
import { clock } from './time';

export const kRow = 34, kLabel = 176, kAxis = 30;
const kFont = '"IBM Plex Sans", sans-serif';
const kInk = '#1a1a1a', kSoft = '#595959', kLine = '#e4e4e4', kAway = '#ececec', kBad = '#b00000', kAccent = '#0b5563';

export interface Frame {
  width: number;
  height: number;
  left: number; // scrolled
  top: number;
  from: number; // seconds at the left edge of time
  per_hour: number; // pixels
}

export interface Ghost {
  turn: { visit: number; duration: number };
  shift: number;
  start: number;
  fits: boolean | undefined; // undefined: not known yet
}

export interface Scene {
  model: Model;
  shifts: number[];
  origin: number;
  selected: Turn | undefined;
  visit: number | undefined;
  ghost: Ghost | undefined;
  no_visits: string;
}

export const x_of = (frame: Frame, seconds: number): number => kLabel + ((seconds - frame.from) / 3600) * frame.per_hour - frame.left;
export const seconds_at = (frame: Frame, x: number): number => frame.from + ((x - kLabel + frame.left) / frame.per_hour) * 3600;
export const row_at = (frame: Frame, y: number): number => Math.floor((y - kAxis + frame.top) / kRow);

/** The turn under a point of the canvas. */
export function turn_at(frame: Frame, scene: Scene, x: number, y: number): Turn | undefined {
  if (x < kLabel || y < kAxis) return undefined;
  const shift = scene.shifts[row_at(frame, y)];
  if (shift === undefined) return undefined;
  const when = seconds_at(frame, x);
  return scene.model.turns[shift]!.find(({ start, visit }) => start <= when && when <= start + scene.model.view.visits[visit]!.duration);
}

function bar(g: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  g.beginPath();
  g.roundRect(x, y, Math.max(2, width), height, 4);
}

function fitted(g: CanvasRenderingContext2D, text: string, width: number): string {
  if (width < 14) return '';
  if (g.measureText(text).width <= width) return text;
  let end = Math.floor((text.length * width) / g.measureText(text).width);
  while (end > 0 && g.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return end > 0 ? `${text.slice(0, end)}…` : '';
}

function draw_turn(g: CanvasRenderingContext2D, frame: Frame, scene: Scene, turn: Turn, y: number): void {
  const { view } = scene.model;
  const visit = view.visits[turn.visit]!;
  const x = x_of(frame, turn.start);
  const width = (visit.duration / 3600) * frame.per_hour;
  if (x + width < kLabel || x > frame.width) return;
  const way = (turn.way / 3600) * frame.per_hour;
  g.strokeStyle = '#9a9a9a';
  g.lineWidth = 1.5;
  g.beginPath();
  g.moveTo(x - way, y + kRow / 2);
  g.lineTo(x, y + kRow / 2);
  g.stroke();

  const chosen = scene.visit === turn.visit;
  const colour = colour_of(turn.shift);
  bar(g, x + 0.5, y + 5, width - 1, kRow - 10);
  g.fillStyle = chosen ? colour : turn.late > 0 ? '#fde7e7' : visit.begun ? kAway : '#fff';
  g.fill();
  g.strokeStyle = turn.late > 0 && !chosen ? kBad : colour;
  g.lineWidth = turn.late > 0 || visit.locked ? 2 : 1;
  g.setLineDash(turn.late > 0 ? [4, 2] : []);
  g.stroke();
  g.setLineDash([]);
  // A thick left edge carries the route's colour also where the bar is too small for its words.
  if (!chosen) {
    g.fillStyle = turn.late > 0 ? kBad : colour;
    g.fillRect(x + 0.5, y + 7, 3, kRow - 14);
  }
  const marks = `${turn.late > 0 ? '! ' : ''}${visit.locked ? '▪ ' : ''}${visit.medical ? '✚ ' : ''}${visit.carers > 1 ? '② ' : ''}`;
  g.fillStyle = chosen ? '#fff' : kInk;
  g.font = `${chosen ? 600 : 400} 12px ${kFont}`;
  const text = fitted(g, marks + name_of_visit(view, turn.visit), width - 10);
  if (text) g.fillText(text, x + 7, y + kRow / 2 + 4);
}

function draw_row(g: CanvasRenderingContext2D, frame: Frame, scene: Scene, shift: number, y: number): void {
  const { view, turns } = scene.model;
  const one = view.shifts[shift]!;
  const [from, until] = [x_of(frame, one.from), x_of(frame, one.until)];
  g.fillStyle = '#f7f7f7';
  g.fillRect(kLabel, y, frame.width - kLabel, kRow);
  g.fillStyle = '#fff';
  g.fillRect(Math.max(kLabel, from), y, Math.max(0, until - Math.max(kLabel, from)), kRow);
  if (one.absent_from != null) {
    const x = Math.max(kLabel, x_of(frame, one.absent_from));
    g.save();
    g.beginPath();
    g.rect(x, y, Math.max(0, until - x), kRow);
    g.clip();
    g.strokeStyle = '#c9c9c9';
    for (let at = x - kRow; at < until; at += 8) {
      g.beginPath();
      g.moveTo(at, y + kRow);
      g.lineTo(at + kRow, y);
      g.stroke();
    }
    g.restore();
  }
  const pause = view.routes[shift]!.pause;
  if (pause != null && one.pause_length && turns[shift]!.length > 0) {
    const x = x_of(frame, pause);
    bar(g, x, y + 11, (one.pause_length / 3600) * frame.per_hour, kRow - 22);
    g.fillStyle = '#d9d9d9';
    g.fill();
  }
  for (const turn of turns[shift]!) draw_turn(g, frame, scene, turn, y);
  g.strokeStyle = kLine;
  g.lineWidth = 1;
  g.beginPath();
  g.moveTo(0, y + kRow - 0.5);
  g.lineTo(frame.width, y + kRow - 0.5);
  g.stroke();
}

function draw_label(g: CanvasRenderingContext2D, scene: Scene, shift: number, y: number): void {
  const { view, turns } = scene.model;
  g.fillStyle = scene.selected?.shift === shift ? '#e3f0f2' : '#fff';
  g.fillRect(0, y, kLabel - 1, kRow - 1);
  g.fillStyle = colour_of(shift);
  g.fillRect(0, y + 6, 4, kRow - 13);
  g.fillStyle = kInk;
  g.font = `400 13px ${kFont}`;
  g.fillText(fitted(g, name_of_shift(view, shift), kLabel - 52), 12, y + kRow / 2 + 4.5);
  const count = turns[shift]!.length;
  g.fillStyle = kSoft;
  g.textAlign = 'right';
  g.fillText(count > 0 ? String(count) : '–', kLabel - 10, y + kRow / 2 + 4.5);
  g.textAlign = 'left';
}

function draw_axis(g: CanvasRenderingContext2D, frame: Frame, scene: Scene): void {
  g.fillStyle = '#fff';
  g.fillRect(0, 0, frame.width, kAxis);
  g.font = `400 12px ${kFont}`;
  const step = frame.per_hour < 44 ? 7200 : 3600;
  for (let when = Math.ceil(frame.from / step) * step; ; when += step) {
    const x = x_of(frame, when);
    if (x > frame.width) break;
    if (x < kLabel - 1) continue;
    g.fillStyle = kSoft;
    g.fillText(clock(scene.origin, when), x + 4, kAxis - 10);
    g.fillStyle = 'rgb(0 0 0 / 7%)';
    g.fillRect(x, kAxis - 8, 1, frame.height);
  }
  g.fillStyle = '#fff';
  g.fillRect(0, 0, kLabel, kAxis);
  g.fillStyle = '#bdbdbd';
  g.fillRect(0, kAxis - 1, frame.width, 1);
  g.fillRect(kLabel - 1, 0, 1, frame.height);
}

/** When the chosen visit may begin: a band over all rows, so that one sees where it could lie. */
function draw_windows(g: CanvasRenderingContext2D, frame: Frame, scene: Scene): void {
  if (scene.visit === undefined) return;
  const visit = scene.model.view.visits[scene.visit]!;
  g.fillStyle = 'rgb(11 85 99 / 8%)';
  for (const window of visit.windows) {
    const x = Math.max(kLabel, x_of(frame, window.from));
    const until = x_of(frame, Math.min(window.until, last_start(visit)) + visit.duration);
    if (until > x && window.from >= first_start(visit)) g.fillRect(x, kAxis, until - x, frame.height - kAxis);
  }
}

function draw_ghost(g: CanvasRenderingContext2D, frame: Frame, scene: Scene, ghost: Ghost): void {
  const row = scene.shifts.indexOf(ghost.shift);
  const y = kAxis + row * kRow - frame.top;
  const width = (ghost.turn.duration / 3600) * frame.per_hour;
  g.globalAlpha = 0.85;
  bar(g, x_of(frame, ghost.start), y + 4, width, kRow - 8);
  g.fillStyle = ghost.fits === false ? kBad : kAccent;
  g.fill();
  g.globalAlpha = 1;
  g.fillStyle = '#fff';
  g.font = `600 12px ${kFont}`;
  const text = fitted(g, `${clock(scene.origin, ghost.start)} ${name_of_visit(scene.model.view, ghost.turn.visit)}`, width - 8);
  g.fillText(text, x_of(frame, ghost.start) + 5, y + kRow / 2 + 4);
}

export function draw(g: CanvasRenderingContext2D, frame: Frame, scene: Scene): void {
  g.clearRect(0, 0, frame.width, frame.height);
  g.textBaseline = 'alphabetic';
  const first = Math.max(0, Math.floor(frame.top / kRow));
  const last = Math.min(scene.shifts.length - 1, Math.floor((frame.top + frame.height - kAxis) / kRow));
  const y_of = (row: number) => kAxis + row * kRow - frame.top;
  for (let row = first; row <= last; row += 1) draw_row(g, frame, scene, scene.shifts[row]!, y_of(row));
  draw_windows(g, frame, scene);
  if (scene.ghost) draw_ghost(g, frame, scene, scene.ghost);
  for (let row = first; row <= last; row += 1) draw_label(g, scene, scene.shifts[row]!, y_of(row));
  draw_axis(g, frame, scene);
  const turn = scene.selected;
  const row = turn ? scene.shifts.indexOf(turn.shift) : -1;
  if (turn && row >= 0) {
    const visit = scene.model.view.visits[turn.visit]!;
    g.save();
    g.beginPath();
    g.rect(kLabel, kAxis, frame.width - kLabel, frame.height - kAxis);
    g.clip();
    bar(g, x_of(frame, turn.start) - 2, y_of(row) + 2.5, (visit.duration / 3600) * frame.per_hour + 4, kRow - 5);
    g.strokeStyle = kInk;
    g.lineWidth = 2;
    g.stroke();
    g.restore();
  }
}
