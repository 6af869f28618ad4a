// SPDX-License-Identifier: EUPL-1.2
// One plan under work: what the server has of it, what is selected, and the planner's changes, each kept at once as a decision on
// the draft's part "edits". Undo takes the last change away, redo lays it on again; another window's changes are never overwritten.
import { get, list_of, post, Problem } from '$web/lib/api';
import type { ActiveTime } from '$web/lib/activity';
import type { Decided, Decision } from '$web/lib/types';
import type { ChangeRow, OffersAnswer, PlanView, RemediesAnswer, TryAnswer } from '../described';
import { t } from '../room';
import { model_of, type Model, type Turn } from './model';
import { day_of, origin_ms } from './time';

const kEmpty: PlanView = {
  title: '', name: '', first: '', days: 1, origin: '1970-01-01T00:00:00Z', midnights: [0, 86_400], estimated: false, ground: false, promised: 900, state: 'draft', version: '',
  changes: [], broken: [], places: [], citizens: [], carers: [], shifts: [], visits: [], routes: [], unassigned: [], notes: [], measures: [],
  alterations: [],
};

interface Line {
  part: string;
  decided: Decided;
  reason?: string;
  amended?: { changes: ChangeRow[] };
}

export class PlanSession {
  view = $state.raw<PlanView>(kEmpty);
  loaded = $state(false);
  busy = $state(false);
  problem = $state<unknown>();
  day = $state(0);
  /** "day", "evening", "night"; empty: all of the day. */
  layer = $state('');
  /** A visit, and the carer's part of it where it has one. */
  selected = $state<{ visit: number; need: number }>();
  /** The route whose line stands out on the map. */
  shift = $state<number>();
  undone = $state.raw<ChangeRow[]>([]);

  model: Model = $derived(model_of(this.view));
  origin = $derived(origin_ms(this.view.origin as unknown as string));
  #of_day = $derived(this.model.shifts_of_day[this.day] ?? []);
  layers = $derived([...new Set(this.#of_day.map((shift) => this.view.shifts[shift]!.layer))]);
  shifts = $derived(this.layers.includes(this.layer) ? this.#of_day.filter((shift) => this.view.shifts[shift]!.layer === this.layer) : this.#of_day);
  turn: Turn | undefined = $derived(
    this.selected && (this.model.of_visit.get(this.selected.visit)?.find(({ need }) => need === this.selected?.need) ?? this.model.of_visit.get(this.selected.visit)?.[0]),
  );

  constructor(
    readonly job: string,
    readonly time: ActiveTime,
    readonly tick: () => void,
  ) {}

  async load(): Promise<void> {
    this.view = await get<PlanView>(`/api/homecare/plans/${this.job}`);
    this.loaded = true;
    if (this.selected && this.selected.visit >= this.view.visits.length) this.selected = undefined;
  }

  select(visit: number, need = 0): void {
    this.selected = { visit, need };
    const turn = this.model.of_visit.get(visit)?.find((one) => one.need === need);
    if (turn) {
      this.shift = turn.shift;
      const shift = this.view.shifts[turn.shift]!;
      this.day = day_of(this.view.midnights, shift.from);
      if (this.layer !== shift.layer) this.layer = '';
    }
  }

  try(visit: number, need: number, shift: number | undefined, start?: number): Promise<TryAnswer> {
    return post<TryAnswer>(`/api/homecare/plans/${this.job}/try`, {
      visit: this.view.visits[visit]!.id,
      need,
      shift: shift === undefined ? '' : this.view.shifts[shift]!.id,
      ...(start === undefined ? {} : { start: Math.round(start) }),
    });
  }
  offers(visit: number): Promise<OffersAnswer> {
    return post<OffersAnswer>(`/api/homecare/plans/${this.job}/insert`, { visit: this.view.visits[visit]!.id });
  }
  sick(shift: number, from?: number): Promise<RemediesAnswer> {
    return post<RemediesAnswer>(`/api/homecare/plans/${this.job}/sick`, { shift: this.view.shifts[shift]!.id, ...(from === undefined ? {} : { from }) });
  }
  late(shift: number, now: number, seconds: number): Promise<RemediesAnswer> {
    return post<RemediesAnswer>(`/api/homecare/plans/${this.job}/late`, { shift: this.view.shifts[shift]!.id, now, late: seconds });
  }

  /** False: it was not kept; the problem says why. */
  async change(change: ChangeRow): Promise<boolean> {
    const kept = await this.#keep([...this.view.changes, change]);
    if (kept) this.undone = [];
    return kept;
  }

  async lock(visit: number, locked: boolean): Promise<boolean> {
    const ids = [this.view.visits[visit]!.id];
    return this.change({
      action: locked ? 'lock' : 'unlock', placements: [], pauses: [], locked: locked ? ids : [], unlocked: locked ? [] : ids, absences: [],
    });
  }

  async undo(): Promise<ChangeRow | undefined> {
    const last = this.view.changes.at(-1);
    if (!last || !(await this.#keep(this.view.changes.slice(0, -1)))) return undefined;
    this.undone = [...this.undone, last];
    return last;
  }

  async redo(): Promise<ChangeRow | undefined> {
    const next = this.undone.at(-1);
    if (!next || !(await this.#keep([...this.view.changes, next]))) return undefined;
    this.undone = this.undone.slice(0, -1);
    return next;
  }

  /** The decision on the whole. */
  async decide(decided: 'approve' | 'reject' | 'undo', reason = ''): Promise<boolean> {
    const lines: Line[] = [{ part: 'release', decided, reason }];
    if (decided === 'approve') lines.push(this.#edits(this.view.changes));
    return this.#send(lines);
  }

  #edits(changes: ChangeRow[]): Line {
    return changes.length === 0 ? { part: 'edits', decided: 'approve' } : { part: 'edits', decided: 'amend', amended: { changes } };
  }

  #keep(changes: ChangeRow[]): Promise<boolean> {
    return this.#send([this.#edits(changes)]);
  }

  async #send(decisions: Line[]): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = undefined;
    this.tick();
    const active_seconds = this.time.take();
    try {
      const standing = list_of<Decision>(await get(`/api/jobs/${this.job}/decisions`)).find(({ part }) => part === 'edits');
      if ((standing?.hash ?? '') !== this.view.version) {
        await this.load();
        throw new Problem(409, 'homecare.changed_elsewhere', t('plan.changed_elsewhere'));
      }
      await post(`/api/jobs/${this.job}/decisions`, { decisions, active_seconds });
      await this.load();
      return true;
    } catch (cause) {
      this.problem = cause;
      this.time.give_back(active_seconds);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
