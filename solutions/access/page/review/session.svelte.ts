// SPDX-License-Identifier: EUPL-1.2
// One person's work on one proposal. A decision stands on the page at once and is sent in the background, one call after the
// other; when a call fails, the page goes back to what the server knows and says so.
import { get, list_of, post } from '$web/lib/api';
import type { ActiveTime } from '$web/lib/activity';
import type { Decision } from '$web/lib/types';
import type { Box, Exception, Finding, Letter, LetterForm, Places, Proposal } from '../types';
import {
  apply, by_document, copies_of, count, drawn_in, equal_hits, exceptions_in, finding_of_box, in_reading_order, is_box, is_own, line_of, matters, neighbour, next_open,
  own_words_in, reversed, standings_of, unconfirmed, unread, with_copies, type Change, type Drawn, type Reading, type Standing, type StandingException, type Standings,
} from './decisions';
import { t, usual_ground } from '../room';

export type { Drawn };

/** Which findings the list holds. */
export type Shown = 'all' | 'open' | 'unread' | 'new';

interface Step {
  changes: Change[];
  confirmed: { part: string; hash: string }[];
}

export class ReviewSession {
  proposal = $state.raw<Proposal>({ law: 'OFL', complete: false, documents: [], findings: [], exceptions: [], lifted: [] });
  standings = $state.raw<Standings>(new Map());
  selected = $state('');
  show_weak = $state(false);
  shown = $state<Shown>('all');
  second_reader = $state(false); // the case asks for one
  problem = $state<unknown>();
  unsent = $state(0);
  opened = $state<string>(); // a document without findings that was chosen in the list

  #known = $derived(new Set(this.proposal.findings.map(({ id }) => id)));
  #proposed = $derived(new Set(this.proposal.findings.filter(({ proposed }) => proposed).map(({ id }) => id)));
  drawn = $derived(drawn_in(this.standings));
  exceptions = $derived(exceptions_in(this.proposal.exceptions ?? [], this.standings));
  #found = $derived(in_reading_order(this.proposal.documents, this.proposal.findings));
  #added = $derived([...own_words_in(this.standings, this.#known), ...this.drawn.map((one) => finding_of_box(one, t('box.on_page', { page: one.box.page + 1 })))]);
  #order = $derived(this.#added.length === 0 ? this.#found : in_reading_order(this.proposal.documents, [...this.#found, ...this.#added]));
  // As one text, so that what hangs on it is made anew when it changes and not with every decision.
  #taken = $derived(this.proposal.findings.filter(({ id, proposed }) => !proposed && (this.standings.get(id)?.decided ?? 'reject') !== 'reject').map(({ id }) => id).join(' '));
  #taken_in = $derived(new Set(this.#taken.split(' ')));
  /** Parts that wait for a second reader. */
  unread = $derived(new Set(this.second_reader ? unconfirmed(this.standings, this.#proposed, this.proposal.exceptions ?? []) : []));
  /** What j and k walk through: the proposed findings and what a person struck beside them, with the weak ones on demand. */
  order = $derived(this.#order.filter((finding) => this.#is_shown(finding)));
  #by_document = $derived(by_document(this.order));
  #all_by_document = $derived(by_document(this.#order));
  current = $derived(this.#order.find(({ id }) => id === this.selected));
  document = $derived(this.current?.document ?? this.opened ?? this.proposal.documents[0]?.id ?? '');
  total = $derived(count(this.#order, this.standings));
  decided_all = $derived(this.proposal.documents.length > 0 && this.total.decided === this.total.proposed && this.unsent === 0);
  may_release = $derived(this.decided_all && this.unread.size === 0);

  #done: Step[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(
    readonly case_id: string,
    readonly job: string,
    readonly time: ActiveTime,
    readonly tick: () => void,
  ) {}

  async load(): Promise<void> {
    const [proposal, standings, reader] = await Promise.all([
      get<Proposal>(`/api/access/proposals/${this.job}`),
      this.#fetch(),
      get<{ asked: boolean }>(`/api/cases/${this.case_id}/second-reader`),
    ]);
    this.proposal = proposal;
    this.standings = standings;
    this.second_reader = reader.asked;
    this.selected = (next_open(this.#order, this.standings, '') ?? this.order[0])?.id ?? '';
  }

  /** The same in the language of the page; nothing else of a proposal ever changes. */
  async retell(): Promise<void> {
    this.proposal = await get<Proposal>(`/api/access/proposals/${this.job}`);
  }

  standing(id: string): Standing | undefined {
    return this.standings.get(id);
  }

  findings_of(document: string): Finding[] {
    return this.#by_document.get(document) ?? [];
  }

  /** All of a document, whatever the list shows: what its progress counts. */
  all_of(document: string): Finding[] {
    return this.#all_by_document.get(document) ?? [];
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

  show(shown: Shown): void {
    this.shown = shown;
    if (!this.order.some(({ id }) => id === this.selected)) this.selected = this.order[0]?.id ?? this.selected;
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

  /** Added by a person in this round: there is no proposal to go back to. */
  is_added(id: string): boolean {
    return is_box(id) || (is_own(id) && !this.#known.has(id));
  }

  /** Decides the given findings, and where they stand again, in one step; one undo takes them back together. */
  decide(findings: Finding[], decided: Standing['decided'], ground?: string): void {
    this.#step(with_copies(this.#order, this.standings, findings).map((finding) => this.#change(finding, decided, ground)));
    const next = next_open(this.order, this.standings, this.selected);
    if (next) this.selected = next.id;
  }

  /** Takes the latest step of this visit back; before the first step, the selected finding's decision. Gives how many parts. */
  undo(): number {
    const last = this.#done.pop() ?? this.#own_standing();
    if (!last) return 0;
    if (last.confirmed.length > 0) {
      this.#confirm(last.confirmed, true);
      this.selected = last.confirmed[0]!.part;
      return last.confirmed.length;
    }
    const back = last.changes.map(reversed);
    this.#make(back);
    const finding = back.find(({ part }) => this.#known.has(part));
    if (finding) this.selected = finding.part;
    return back.length;
  }

  /** What of these a second reader who looks now can confirm. */
  confirmable(findings: { id: string }[]): string[] {
    return findings.map(({ id }) => id).filter((id) => this.#may_confirm(id));
  }

  /** Whether it waits for somebody else than whoever looks. */
  waits_for_another(id: string): boolean {
    const standing = this.standings.get(id);
    return this.unread.has(id) && standing !== undefined && (standing.own ?? true);
  }

  /** Confirms what somebody else decided; gives how many. */
  confirm(parts: string[]): number {
    const confirmed = parts.filter((part) => this.#may_confirm(part)).map((part) => ({ part, hash: this.standings.get(part)!.hash! }));
    if (confirmed.length === 0) return 0;
    const order = this.order;
    const at = order.findIndex(({ id }) => id === this.selected);
    this.#done.push({ changes: [], confirmed });
    this.#confirm(confirmed, false);
    const next = [...order.slice(at + 1), ...order.slice(0, at + 1)].find(({ id }) => this.#may_confirm(id));
    if (next) this.selected = next.id;
    return confirmed.length;
  }

  /** The decision on the whole: with it the draft no longer waits for anybody. */
  async release(): Promise<void> {
    await this.#queue;
    this.tick();
    const decisions = [{ part: 'release', decided: 'approve' }];
    await post(`/api/jobs/${this.job}/decisions`, { decisions, active_seconds: this.time.take() });
  }

  letter(): Promise<LetterForm> {
    return this.#queue.then(() => get<LetterForm>(`/api/access/letter/${this.job}`));
  }

  async save_letter(letter: Letter): Promise<void> {
    await post(`/api/jobs/${this.job}/decisions`, { decisions: [{ part: 'letter', decided: 'amend', amended: letter }], active_seconds: this.time.take() });
  }

  /** Strikes what lies under a box that no finding has; with `part` in the place of one that is there. */
  draw(document: string, box: Box, part = `${document}-box${Date.now().toString(36)}`): void {
    const before = this.standings.get(part);
    const ground = before?.ground || this.current?.ground || usual_ground(this.proposal.law);
    this.#step([{ part, proposed: '', before, after: { decided: 'amend', ground, amended: box } }]);
  }

  erase(part: string): void {
    this.#step([{ part, proposed: '', before: this.standings.get(part), after: undefined }]);
  }

  /** Asks where the value stands and decides all of it in one step; gives how many places it touched. */
  async except(kind: Exception['kind'], value: string, reason: string): Promise<number> {
    const { matches, places } = await this.#places(kind, value);
    const part = `exception-n${Date.now().toString(36)}`;
    const changes: Change[] = [{ part, proposed: '', before: undefined, after: { decided: 'amend', ground: '', reason, amended: { kind, value } } }];
    for (const id of matches) {
      const finding = this.#finding(id);
      if (!finding || (kind === 'keep' && !finding.proposed && !this.standings.has(id))) continue;
      const change = this.#change(finding, kind === 'keep' ? 'reject' : 'approve');
      if (change.after) changes.push({ ...change, after: { ...change.after, reason } });
    }
    for (const place of places)
      changes.push({ part: place.id, proposed: '', before: this.standings.get(place.id), after: { decided: 'amend', ground: place.ground || usual_ground(this.proposal.law), reason, amended: place } });
    this.#step(changes);
    return changes.length - 1;
  }

  /** Takes an exception off, and back what it decided. */
  async no_longer_except({ part, carried, kind, value, reason }: StandingException): Promise<void> {
    const before = this.standings.get(part);
    const changes: Change[] = [{ part, proposed: '', before, after: carried ? { decided: 'reject', ground: '' } : undefined }];
    if (carried) {
      // The proposal was made under it: what it kept goes, what it struck stays, as without it.
      for (const id of (await this.#places(kind, value)).matches) {
        const finding = this.#finding(id);
        if (finding) changes.push(this.#change(finding, kind === 'keep' ? 'approve' : 'reject'));
      }
    } else {
      const decided = kind === 'keep' ? ['reject'] : ['approve', 'amend'];
      for (const [of, standing] of this.standings)
        if (of !== part && !is_box(of) && of !== 'letter' && standing.reason === reason && decided.includes(standing.decided))
          changes.push({ part: of, proposed: this.#finding(of)?.ground ?? '', before: standing, after: undefined });
    }
    this.#step(changes);
  }

  /** Looks at an exception of the last round and lets it stand. */
  keep_exception({ part, standing }: StandingException): void {
    this.#step([{ part, proposed: '', before: standing, after: { decided: 'approve', ground: '' } }]);
  }

  /** What was decided in the last round and is still open: how many parts `take_over` would decide. */
  from_last = $derived(this.#from_last());

  /** Decides as in the last round, in one step. */
  take_over(): number {
    const changes = this.from_last;
    if (changes.length > 0) this.#step(changes);
    const next = next_open(this.order, this.standings, '');
    if (next) this.selected = next.id;
    return changes.length;
  }


  #from_last(): Change[] {
    const { last, findings } = this.proposal;
    if (!last) return [];
    const changes = findings
      .filter(({ id, proposed, last: then }) => proposed && (then === 'approve' || then === 'amend' || then === 'reject') && !this.standings.has(id))
      .map((finding) => this.#change(finding, finding.last as Standing['decided'], finding.last_ground || undefined));
    last.boxes.forEach(({ document, box, ground }, place) => {
      const part = `${document}-box-last${place}`;
      if (!this.standings.has(part)) changes.push({ part, proposed: '', before: undefined, after: { decided: 'amend', ground, amended: box } });
    });
    return changes;
  }

  #is_shown({ id, proposed, last }: Finding): boolean {
    const usual = proposed || this.show_weak || this.is_added(id) || this.#taken_in.has(id);
    if (this.shown === 'open') return proposed && (!this.standings.has(id) || id === this.selected);
    if (this.shown === 'unread') return this.unread.has(id) || id === this.selected;
    if (this.shown === 'new') return usual && last === 'new';
    return usual;
  }

  #may_confirm(id: string): boolean {
    const standing = this.standings.get(id);
    return this.unread.has(id) && standing?.own === false && standing.hash !== undefined && matters(id, standing, this.#proposed);
  }

  #finding(id: string): Finding | undefined {
    return this.#order.find((finding) => finding.id === id);
  }

  #change(finding: Finding, decided: Standing['decided'], ground?: string): Change {
    const before = this.standings.get(finding.id);
    const change = { part: finding.id, proposed: this.is_added(finding.id) ? '' : finding.ground, before };
    if (decided === 'reject') return { ...change, after: this.is_added(finding.id) ? undefined : { decided, ground: '' } };
    const chosen = ground || finding.ground || usual_ground(this.proposal.law);
    if (this.is_added(finding.id)) return { ...change, after: before && { ...unread(before), ground: chosen } };
    // Whoever looks at the grounds and keeps the proposed one has approved.
    const said: Standing['decided'] = decided === 'amend' && chosen === finding.ground ? 'approve' : decided;
    return { ...change, after: { decided: said, ground: chosen } };
  }

  #own_standing(): Step | undefined {
    const before = this.current && this.standings.get(this.current.id);
    if (!this.current || !before) return undefined;
    return { changes: [{ part: this.current.id, proposed: this.is_added(this.current.id) ? '' : this.current.ground, before: undefined, after: before }], confirmed: [] };
  }

  #step(changes: Change[]): void {
    this.#done.push({ changes, confirmed: [] });
    this.#make(changes);
  }

  #places(kind: Exception['kind'], value: string): Promise<Places> {
    return post<Places>(`/api/access/places/${this.job}`, { kind, value });
  }

  async #fetch(): Promise<Standings> {
    const [lines, readings] = await Promise.all([get(`/api/jobs/${this.job}/decisions`), get(`/api/jobs/${this.job}/confirmations`)]);
    return standings_of(list_of<Decision>(lines), list_of<Reading>(readings));
  }

  #make(changes: Change[]): void {
    this.standings = apply(this.standings, changes);
    this.#send('decisions', changes.map(line_of));
  }

  #confirm(confirmed: { part: string; hash: string }[], withdrawn: boolean): void {
    const next = new Map(this.standings);
    for (const { part } of confirmed) {
      const { confirmed_by: _, confirmed_by_me: __, ...standing } = next.get(part)!;
      next.set(part, withdrawn ? standing : { ...standing, confirmed_by: t('reader.me'), confirmed_by_me: true });
    }
    this.standings = next;
    this.#send('confirmations', confirmed.map((one) => (withdrawn ? { ...one, withdrawn } : one)));
  }

  #send(what: 'decisions' | 'confirmations', lines: object[]): void {
    this.unsent += 1;
    this.tick();
    const active_seconds = this.time.take();
    this.#queue = this.#queue.then(async () => {
      try {
        await post(`/api/jobs/${this.job}/${what}`, { [what]: lines, active_seconds });
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
      this.standings = await this.#fetch();
      this.#done = [];
    } catch {
      // The first problem is the one to show; the next decision tries again.
    }
  }
}
