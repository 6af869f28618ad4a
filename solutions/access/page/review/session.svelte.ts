// SPDX-License-Identifier: EUPL-1.2
// One person's work on one proposal. A decision stands on the page at once and is sent in the background, one call after the
// other; when a call fails, the page goes back to what the server knows and says so.
import { get, list_of, post } from '$web/lib/api';
import type { ActiveTime } from '$web/lib/activity';
import type { Decision } from '$web/lib/types';
import type { Box, Finding, Proposal } from '../types';
import {
  apply, copies_of, count, equal_hits, in_reading_order, line_of, neighbour, next_open, reversed, standings_of, with_copies,
  type Change, type Standing, type Standings,
} from './decisions';
import { usual_ground } from '../room';

/** A box that a person drew: what lies under it goes. */
export interface Drawn {
  part: string;
  document: string;
  box: Box;
  ground: string;
}

export class ReviewSession {
  proposal = $state.raw<Proposal>({ law: 'OFL', complete: false, documents: [], findings: [] });
  standings = $state.raw<Standings>(new Map());
  drawn = $state.raw<Drawn[]>([]);
  selected = $state('');
  show_weak = $state(false);
  problem = $state<unknown>();
  unsent = $state(0);
  opened = $state<string>(); // a document without findings that was chosen in the list

  #order = $derived(in_reading_order(this.proposal.documents, this.proposal.findings));
  /** What j and k walk through: the proposed findings, with the weak ones on demand. */
  order = $derived(this.show_weak ? this.#order : this.#order.filter(({ proposed }) => proposed));
  current = $derived(this.#order.find(({ id }) => id === this.selected));
  document = $derived(this.current?.document ?? this.opened ?? this.proposal.documents[0]?.id ?? '');
  total = $derived(count(this.#order, this.standings));
  may_release = $derived(this.proposal.documents.length > 0 && this.total.decided === this.total.proposed && this.unsent === 0);

  #done: Change[][] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(
    readonly job: string,
    readonly time: ActiveTime,
    readonly tick: () => void,
  ) {}

  async load(): Promise<void> {
    const [proposal, lines] = await Promise.all([
      get<Proposal>(`/api/jobs/${this.job}/result`),
      get(`/api/jobs/${this.job}/decisions`),
    ]);
    this.proposal = proposal;
    this.#take(list_of<Decision>(lines));
    this.selected = (next_open(this.#order, this.standings, '') ?? this.order[0])?.id ?? '';
  }

  standing(id: string): Standing | undefined {
    return this.standings.get(id);
  }

  findings_of(document: string): Finding[] {
    return this.order.filter((finding) => finding.document === document);
  }

  open(document: string): void {
    const findings = this.findings_of(document);
    this.opened = document;
    this.selected = (findings.find(({ id }) => !this.standings.has(id)) ?? findings[0])?.id ?? '';
  }

  move(step: 1 | -1): void {
    const to = neighbour(this.order, this.selected, step);
    if (to) this.selected = to.id;
  }

  equals(finding: Finding): Finding[] {
    return equal_hits(this.#order, finding);
  }

  copies(finding: Finding): Finding[] {
    return copies_of(this.#order, finding);
  }

  /** The document that a copy's original stands in. */
  original(finding: Finding): string {
    const origin = this.#order.find(({ id }) => id === finding.same_as);
    return this.proposal.documents.find(({ id }) => id === origin?.document)?.name ?? '';
  }

  /** Decides the given findings, and where they stand again, in one step; one undo takes them back together. */
  decide(findings: Finding[], decided: Standing['decided'], ground?: string): void {
    const changes = with_copies(this.#order, this.standings, findings).map((finding) => {
      const chosen = decided === 'reject' ? '' : ground || finding.ground || usual_ground(this.proposal.law);
      // Whoever looks at the grounds and keeps the proposed one has approved.
      const said: Standing['decided'] = decided === 'amend' && chosen === finding.ground ? 'approve' : decided;
      return { part: finding.id, proposed: finding.ground, before: this.standings.get(finding.id), after: { decided: said, ground: chosen } };
    });
    this.#done.push(changes);
    this.#make(changes);
    const next = next_open(this.order, this.standings, this.selected);
    if (next) this.selected = next.id;
  }

  /** Takes the latest step of this visit back; before the first step, the selected finding's decision. */
  undo(): Change[] {
    const before = this.current && this.standings.get(this.current.id);
    const last = this.#done.pop() ?? (this.current && before ? [{ part: this.current.id, proposed: this.current.ground, before: undefined, after: before }] : []);
    const back = last.map(reversed);
    if (back.length === 0) return [];
    this.#make(back);
    this.selected = back[0]!.part;
    return back;
  }

  /** The decision on the whole: with it the draft no longer waits for anybody. */
  async release(): Promise<void> {
    await this.#queue;
    this.tick();
    const decisions = [{ part: 'release', decided: 'approve' }];
    await post(`/api/jobs/${this.job}/decisions`, { decisions, active_seconds: this.time.take() });
  }

  /** Strikes what lies under a box that no finding has. */
  draw(document: string, box: Box): void {
    const ground = this.current?.ground || usual_ground(this.proposal.law);
    const drawn = { part: `${document}-box${Date.now().toString(36)}`, document, box, ground };
    this.drawn = [...this.drawn, drawn];
    this.#send([{ part: drawn.part, proposed: '', decided: 'amend', ground, amended: box }]);
  }

  erase(part: string): void {
    this.drawn = this.drawn.filter((one) => one.part !== part);
    this.#send([{ part, proposed: '', decided: 'undo', ground: '' }]);
  }

  #take(lines: (Decision & { amended?: unknown })[]): void {
    this.standings = standings_of(lines);
    this.drawn = lines.flatMap(({ part, decided, ground, amended }) => {
      const at = part.indexOf('-box');
      if (at < 0 || decided === 'undo' || !amended) return [];
      const box = (typeof amended === 'string' ? JSON.parse(amended) : amended) as Box;
      return [{ part, document: part.slice(0, at), box, ground: ground ?? '' }];
    });
  }

  #make(changes: Change[]): void {
    this.standings = apply(this.standings, changes);
    this.#send(changes.map(line_of));
  }

  #send(decisions: object[]): void {
    this.unsent += 1;
    this.tick();
    const active_seconds = this.time.take();
    this.#queue = this.#queue.then(async () => {
      try {
        await post(`/api/jobs/${this.job}/decisions`, { decisions, active_seconds });
        this.problem = undefined;
      } catch (cause) {
        this.problem = cause;
        this.time.give_back(active_seconds);
        await this.#reload();
      } finally {
        this.unsent -= 1;
      }
    });
  }

  async #reload(): Promise<void> {
    try {
      this.#take(list_of<Decision>(await get(`/api/jobs/${this.job}/decisions`)));
      this.#done = [];
    } catch {
      // The first problem is the one to show; the next decision tries again.
    }
  }
}
