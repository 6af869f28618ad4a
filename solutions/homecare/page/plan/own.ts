// SPDX-License-Identifier: EUPL-1.2
// A carer's route in the form that their phone gets from the server, out of the whole plan: so the planner sees what the carer sees.
import type { OwnView, PlanView } from '../described';
import { name_of_carer, name_of_citizen } from './model';

export function own_of(view: PlanView, shift: number): OwnView {
  const one = view.shifts[shift]!;
  const route = view.routes[shift]!;
  const carer = view.carers[one.carer]!;
  return {
    carer: carer.id,
    name: carer.name,
    first: view.first,
    origin: view.origin,
    midnights: view.midnights,
    routes: [
      {
        shift: one.id, layer: one.layer, from: one.from, until: one.until, ...(route.pause == null ? {} : { pause: route.pause }),
        stops: route.turns.map(({ visit: index, start, way }) => {
          const visit = view.visits[index]!;
          const place = view.places[view.citizens[visit.citizen]!.place]!;
          const other = view.routes.findIndex(({ turns }, at) => at !== shift && turns.some((turn) => turn.visit === index));
          return {
            start, way, duration: visit.duration, citizen: name_of_citizen(view, visit.citizen), place: place.id, lat: place.lat ?? null, lon: place.lon ?? null,
            with: other < 0 ? '' : name_of_carer(view, view.shifts[other]!.carer), services: visit.services, medical: visit.medical,
          };
        }),
      },
    ],
  };
}
