// SPDX-License-Identifier: EUPL-1.2
// An invented municipality for the browser tests, in the room's own file format, and the same as a plan already laid, for measuring
// how a screen of 200 routes moves. The same numbers give the same town.
import type { PlanView } from '../../solutions/homecare/page/described';

function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const kFirst = ['Ane', 'Bo', 'Cilla', 'Dan', 'Eva', 'Finn', 'Gry', 'Hans', 'Ida', 'Jens', 'Karla', 'Leo', 'Maja', 'Niels', 'Oda', 'Per', 'Rikke', 'Søren', 'Tove', 'Ulla'];
const kLast = ['Ager', 'Bæk', 'Dal', 'Eng', 'Fjord', 'Holm', 'Kær', 'Lund', 'Møller', 'Nørre', 'Skov', 'Sø', 'Toft', 'Vang', 'Østergård'];
const person = (index: number) => `${kFirst[index % kFirst.length]} ${kLast[Math.floor(index / kFirst.length) % kLast.length]}${index >= 300 ? ` ${1 + Math.floor(index / 300)}` : ''}`;
const clock = (minute: number) => `2026-03-02T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** As a file: `carers` day shifts, some with a skill; a carer of the id `own` among them; one visit that nobody has the skill for. */
export function town_file(carers: number, visits: number, own = 'admin') {
  const draw = draws(7);
  const places = [{ id: 'Mødested Torvet', lat: 55.95, lon: 9.4 }];
  const citizens = Array.from({ length: Math.ceil(visits / 1.5) }, (_, index) => {
    places.push({ id: `Bakkevej ${index + 1}`, lat: 55.95 + (draw() - 0.5) * 0.12, lon: 9.4 + (draw() - 0.5) * 0.22 });
    return { id: `b${index + 1}`, name: person(index), place: `Bakkevej ${index + 1}` };
  });
  const staff = Array.from({ length: carers }, (_, index) => ({
    id: index === 0 ? own : `m${index + 1}`,
    name: person(index * 7 + 3),
    skills: index % 2 === 0 ? [{ skill: 'medicin' }] : [],
    mode: index % 4 === 3 ? 'bicycle' : 'car',
    substitute: index === carers - 1,
  }));
  return {
    version: 1, municipality: 'Fjordby', first: '2026-03-02', days: 1, skills: ['medicin', 'sondemad'], places, citizens, carers: staff,
    shifts: staff.map((carer) => ({
      id: `dag-${carer.id}`, carer: carer.id, from: clock(420), until: clock(900), begin: 'Mødested Torvet',
      pause: { minutes: 30, from: clock(660), until: clock(780), paid: true },
    })),
    visits: Array.from({ length: visits }, (_, index) => {
      const from = 420 + Math.floor(draw() * 18) * 20;
      const medical = index % 5 === 0;
      return {
        id: `v${index + 1}`, citizen: citizens[index % citizens.length]!.id, minutes: 10 + Math.floor(draw() * 5) * 5,
        windows: [{ from: clock(from), until: clock(Math.min(870, from + 90)) }], medical, priority: medical ? 'critical' : 'normal',
        needs: index === 3 ? [[{ skill: 'sondemad' }]] : index === 8 ? [[], []] : medical ? [[{ skill: 'medicin' }]] : [],
        services: medical ? ['G1.2'] : ['H1.1'],
      };
    }),
  };
}

/** As the server would show it: every carer makes their visits one after the other. */
export function laid_town(routes: number, each: number): PlanView {
  const draw = draws(11);
  const places: PlanView['places'] = [{ id: 'Mødested', lat: 55.95, lon: 9.4 }];
  const view: PlanView = {
    title: '', name: 'Fjordby', first: '2026-03-02', days: 1, origin: '2026-03-01T23:00:00.000000Z' as unknown as PlanView['origin'], midnights: [0, 86_400],
    estimated: true, ground: false, promised: 900, state: 'draft', version: '', changes: [], broken: [], places, citizens: [], carers: [], shifts: [], visits: [], routes: [],
    unassigned: [], notes: [], measures: [{ id: 'ata', value: 0.61, unit: 'share' }, { id: 'unassigned', value: 0, unit: 'count' }], alterations: [],
  };
  for (let r = 0; r < routes; r += 1) {
    view.carers.push({ id: `m${r}`, name: person(r), mode: 'car', substitute: false, skills: [] });
    view.shifts.push({ id: `s${r}`, carer: r, layer: 'day', from: 7 * 3600, until: 15 * 3600, begin: 0, end: 0, pause_length: 1800 });
    const [lat, lon] = [55.8 + draw() * 0.3, 9.1 + draw() * 0.6];
    let now = 7 * 3600 + 600;
    const turns: PlanView['routes'][number]['turns'] = [];
    for (let v = 0; v < each; v += 1) {
      const index = view.visits.length;
      places.push({ id: `Vej ${index}`, lat: lat + (draw() - 0.5) * 0.04, lon: lon + (draw() - 0.5) * 0.07 });
      view.citizens.push({ id: `b${index}`, name: person(index), place: places.length - 1, contact: -1 });
      const duration = 900 + Math.floor(draw() * 3) * 300;
      view.visits.push({
        id: `v${index}`, citizen: index, duration, carers: 1, windows: [{ from: now - 1800, until: now + 3600 }], priority: 'normal',
        medical: draw() < 0.2, locked: false, begun: false, services: ['H1.1'], skills: [],
      });
      turns.push({ visit: index, need: 0, start: now, way: 360, late: draw() < 0.02 ? 300 : 0 });
      now += duration + 480;
    }
    view.routes.push({ turns, pause: 11 * 3600, home: now });
  }
  return view;
}
