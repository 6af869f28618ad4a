// SPDX-License-Identifier: EUPL-1.2
// One ward, live: what it has, its alarms, and whether all this still comes. The feed only says that something has changed; the list
// is what counts, so that what comes twice, late or not at all changes nothing.
import { get, post } from '$web/lib/api';
import { who } from '$web/lib/session.svelte';
import type { NightAlarm, NightAlarmList, NightResident, NightSituation, NightWard } from './described';
import { api } from './room';
import { calls } from './board/calls';
import type { Tone } from './board/sound';

const kLook = 10_000; // milliseconds: the list anew, and the server hears that the board is open
const kSilence = 15_000; // no beat for so long: the house's service is down

function page_id(): string {
  const kept = sessionStorage.getItem('meretid.night.page') ?? crypto.randomUUID();
  sessionStorage.setItem('meretid.night.page', kept);
  return kept;
}

export class Live {
  ward = $state.raw<NightWard>();
  alarms = $state.raw<NightAlarmList>();
  problem = $state<unknown>();
  /** The server answers; its service has been heard. */
  reached = $state(true);
  beating = $state(true);
  now = $state(Date.now());
  /** The most urgent first, as the server has them. */
  readonly open = $derived(this.alarms?.open ?? []);
  readonly closed = $derived(this.alarms?.closed ?? []);
  readonly lost = $derived(!this.reached || !this.beating);

  readonly #page = page_id();
  readonly #called = new Map<string, string>(); // alarm -> the call of it that has sounded
  #events?: EventSource;
  #timers: ReturnType<typeof setInterval>[] = [];
  #heard = Date.now();
  #ahead = 0; // of the server's clock before this one, milliseconds
  #lost_sounded = 0;

  constructor(
    readonly id: string,
    readonly sound: (tone: Tone) => void = () => {},
    readonly board = false,
  ) {}

  start(): void {
    void this.load();
    this.#timers = [setInterval(() => void this.look(), kLook), setInterval(() => this.#tick(), 1000)];
    if (!this.board) return;
    this.#heard = Date.now();
    void this.#say_open();
    this.#events = new EventSource(api(this.id, 'feed'));
    this.#events.addEventListener('sample', (event) => {
      this.#heard = Date.now();
      this.beating = true;
      if (!(event as MessageEvent<string>).data.startsWith('{"beat"')) void this.look();
    });
    this.#events.addEventListener('gap', () => void this.look());
  }
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#events?.close();
  }

  /** Everything anew. */
  async load(): Promise<void> {
    try {
      this.ward = await get<NightWard>(api(this.id, 'ward'));
      this.problem = undefined;
      this.reached = true;
    } catch (cause) {
      this.problem = cause;
      this.reached = false;
    }
    await this.look();
  }
  /** The alarms anew. */
  async look(): Promise<void> {
    try {
      this.alarms = await get<NightAlarmList>(`${api(this.id, 'alarms')}?hours=12`);
      this.#ahead = Date.parse(this.alarms.now) - Date.now();
      this.now = Date.now() + this.#ahead;
      this.reached = true;
      if (this.board) this.#show();
    } catch {
      this.reached = false;
    }
    if (this.board) void this.#say_open();
  }

  resident = (id: string): NightResident | undefined => this.ward?.residents.find((one) => one.id === id);
  situation = (id: string): NightSituation | undefined => this.alarms?.situations.find((one) => one.resident === id);
  name_of = (account: string): string => this.ward?.carers.find((one) => one.id === account)?.name ?? '';
  readonly me = $derived(this.ward?.carers.find(({ login }) => login === who().account));

  async act(what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
      this.problem = undefined;
    } catch (cause) {
      this.problem = cause;
    }
    await this.look();
  }
  answer = (alarm: NightAlarm, answer: 'acknowledge' | 'on_the_way' | 'close', outcome?: string) =>
    this.act(() => post(api(this.id, 'alarms', alarm.id, 'answer'), { answer, ...(outcome ? { outcome } : {}) }));
  present = (resident: string, present: boolean) => this.act(() => post(api(this.id, 'residents', resident, 'presence'), { present }));
  pause = (resident: string, minutes: number) => this.act(() => post(api(this.id, 'residents', resident, 'pause'), { minutes }));

  #say_open = () => post(api(this.id, 'page'), { page: this.#page }).catch(() => {});

  /** All that is open sounds once more: the sound has just been turned on. */
  again(): void {
    this.#called.clear();
    this.#show();
  }
  #show(): void {
    const { tones, fresh } = calls(this.open, this.#called, (resident) => this.resident(resident)?.carer ?? '', this.me?.id);
    for (const { id, sounded } of fresh) post(api(this.id, 'alarms', id, 'shown'), { page: this.#page, sounded }).catch(() => {});
    for (const tone of tones) this.sound(tone);
  }
  #tick(): void {
    const here = Date.now();
    this.now = here + this.#ahead;
    if (!this.board) return;
    if (here - this.#heard > kSilence) this.beating = false;
    if (this.lost && here - this.#lost_sounded > 30_000) {
      this.#lost_sounded = here;
      this.sound('technical');
    }
  }
}
