// SPDX-License-Identifier: EUPL-1.2
// The rooms' pages, found by pattern: a new room is a new folder, and no list has to be kept. A room that works in cases
// answers to "#/<room>/sag/<case>" and, for the draft of a job, to "#/<room>/sag/<case>/<job>": the start page links there.
import type { Component } from 'svelte';

/** What the shell gives a room's page: the parts of the address behind the room's own. */
export interface RoomPage {
  path: string[];
}

/** A page that anybody may read says so: `export const open_to_all = true` in its module script. */
export interface RoomModule {
  default: Component<RoomPage>;
  open_to_all?: boolean;
}

const modules = import.meta.glob<RoomModule>('../../solutions/*/page/Page.svelte');

const id_of = (file: string) => file.split('/').at(-3) ?? '';
const pages = new Map(Object.entries(modules).map(([file, load]) => [id_of(file), load]));

export const has_page = (room: string): boolean => pages.has(room);

export async function load_page(room: string): Promise<RoomModule | undefined> {
  return pages.get(room)?.();
}
