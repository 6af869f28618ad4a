// SPDX-License-Identifier: EUPL-1.2
// One person's work on one screening: what was found, what stands decided, what the list shows. A decision is sent at once; when the call
// fails, nothing has changed on the page.
import { get, list_of, post } from '$web/lib/api';
import { ActiveTime } from '$web/lib/activity';
import type { Decision } from '$web/lib/types';
import type { FindingRow, GroupRow, MarketRow, PairRow, Screening, TenderRow } from '../described';
import { line_of, standings_of, type Standing, type Standings, type Status } from './standing';

export const kKinds = ['tender', 'pair', 'group', 'market'] as const;
export type Kind = (typeof kKinds)[number];
export const kTabs = { tender: 'udbud', pair: 'par', group: 'grupper', market: 'markeder' } as const;

/** A finding with what it is about, so that nobody looks it up twice. */
export interface Found extends FindingRow {
  kind: Kind;
  rank: number; // within its kind, from 1
  name: string;
  market: string;
  why: { da: string; en: string } | undefined;
  p: number | null | undefined;
  q: number | null | undefined;
}

export type Shown = 'proposed' | 'open' | 'decided' | 'all';

export class Session {
  made = $state.raw<Screening>();
  standings = $state.raw<Standings>(new Map());
  problem = $state<unknown>();
  busy = $state(false);
  shown = $state<Record<Kind, Shown>>({ tender: 'all', pair: 'all', group: 'all', market: 'all' });
  market = $state('');
  words = $state('');
  readonly time = new ActiveTime(Date.now());

  all = $derived(this.made ? found_in(this.made) : []);
  by_id = $derived(new Map(this.all.map((found) => [found.id, found])));
  left = $derived(this.all.filter(({ id, proposed }) => proposed && !this.standings.has(id)).length);
  #last: string[] = [];

  constructor(readonly job: string) {}

  async load(): Promise<void> {
    const [made, lines] = await Promise.all([get<Screening>(`/api/jobs/${this.job}/result`), get(`/api/jobs/${this.job}/decisions`)]);
    this.standings = standings_of(list_of<Decision>(lines));
    this.made = made;
  }

  standing(id: string): Standing | undefined {
    return this.standings.get(id);
  }

  /** What the list of one kind shows with the filters as they stand. */
  list(kind: Kind): Found[] {
    const words = this.words.trim().toLowerCase();
    return this.all.filter(
      (found) =>
        found.kind === kind &&
        (this.market === '' || found.market === this.market) &&
        (this.shown[kind] === 'all' || (this.shown[kind] === 'proposed' ? found.proposed : this.shown[kind] === 'open' ? found.proposed && !this.standings.has(found.id) : this.standings.has(found.id))) &&
        (words === '' || this.#text(found).includes(words)),
    );
  }

  tender = (found: Found): TenderRow => this.made!.tenders[found.at]!;
  pair = (found: Found): PairRow => this.made!.pairs[found.at]!;
  group = (found: Found): GroupRow => this.made!.groups[found.at]!;
  market_of = (found: Found): MarketRow => this.made!.markets[found.at]!;
  firm = (at: number): string => this.made?.firms[at]?.name ?? '';

  async decide(id: string, status: Status | undefined, reason = ''): Promise<boolean> {
    this.busy = true;
    this.problem = undefined;
    this.time.tick(Date.now(), !document.hidden);
    const active_seconds = this.time.take();
    try {
      await post(`/api/jobs/${this.job}/decisions`, { decisions: [line_of(id, this.by_id.get(id)?.proposed ?? false, status, reason)], active_seconds });
      this.standings = standings_of(list_of<Decision>(await get(`/api/jobs/${this.job}/decisions`)));
      if (status) this.#last.push(id);
      return true;
    } catch (cause) {
      this.time.give_back(active_seconds);
      this.problem = cause;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** The decision made last on this visit that still stands. */
  last_decided(): string | undefined {
    while (this.#last.length > 0 && !this.standings.has(this.#last.at(-1)!)) this.#last.pop();
    return this.#last.at(-1);
  }

  // Also the firms that bid: an investigator looks for a name.
  #text(found: Found): string {
    const names = found.kind === 'tender' ? this.tender(found).offers.map(({ firm }) => this.firm(firm)) : [];
    return [found.name, found.market, ...names].join(' ').toLowerCase();
  }
}

function found_in(made: Screening): Found[] {
  const market = (at: number) => made.markets_named[at] ?? '';
  const firm = (at: number) => made.firms[at]?.name ?? '';
  const strongest = (tests: Screening['markets'][number]['tests']) =>
    tests.filter(({ p }) => p !== null && p !== undefined).toSorted((a, b) => a.p! - b.p!)[0]?.said;
  const ranks: Record<string, number> = {};
  // Who is one firm is asked for elsewhere (SameFirms.svelte).
  return made.findings.filter(({ kind }) => kind !== 'firm').map((finding) => {
    const kind = finding.kind as Kind;
    const rank = (ranks[kind] = (ranks[kind] ?? 0) + 1);
    if (kind === 'tender') {
      const row = made.tenders[finding.at]!;
      return { ...finding, kind, rank, name: row.tender, market: market(row.market), why: row.reasons[0], p: row.p, q: undefined };
    }
    if (kind === 'pair') {
      const row = made.pairs[finding.at]!;
      return { ...finding, kind, rank, name: `${firm(row.a)} – ${firm(row.b)}`, market: market(row.market), why: strongest(row.tests), p: row.p, q: row.q };
    }
    if (kind === 'group') {
      const row = made.groups[finding.at]!;
      return { ...finding, kind, rank, name: row.firms.map(firm).join(', '), market: market(row.market), why: strongest(row.tests), p: row.p, q: row.q };
    }
    const row = made.markets[finding.at]!;
    return { ...finding, kind, rank, name: market(row.market), market: market(row.market), why: strongest(row.tests), p: row.p, q: row.q };
  });
}
