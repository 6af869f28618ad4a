// SPDX-License-Identifier: EUPL-1.2
// What a kind of job does, in the words in which the room described its input.
import { pick } from './texts.svelte';
import type { Both, Room } from './types';

export function about_kind(rooms: Room[], room: string, kind: string): string {
  const form = rooms.find(({ id }) => id === room)?.jobs?.find(({ name }) => name === kind)?.form as { 'x-help'?: Both } | undefined;
  return pick(form?.['x-help']);
}
