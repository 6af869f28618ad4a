// SPDX-License-Identifier: EUPL-1.2
// The room's own words and addresses.
import { catalogue } from '$web/lib/texts.svelte';
import { link } from '$web/lib/route.svelte';
import da from './texts/da.json';
import en from './texts/en.json';

export const t = catalogue(da, en);
export type Key = keyof typeof da;

const has = (key: string): key is Key => Object.hasOwn(da, key);
const named = (key: string, otherwise: string): string => (has(key) ? t(key) : otherwise);

// What the server calls things by code; a code that has no name yet is shown as it is.
export const measure_name = (id: string): string => named(`measure.${id}`, id);
export const measure_help = (id: string): string => named(`measure_help.${id}`, '');
export const why_name = (code: string): string => named(`why.${code}`, code);
export const term_name = (id: string): string => named(`term.${id}`, id);
export const action_name = (action: string): string => named(`action.${action}`, action);
export const layer_name = (layer: string): string => named(`layer.${layer}`, layer);
export const mode_name = (mode: string): string => named(`mode.${mode}`, mode);
export const priority_name = (priority: string): string => named(`priority.${priority}`, priority);
export const remedy_name = (kind: string): string => named(`remedy.${kind}`, kind);
export const state_name = (state: string): string => named(`state.${state}`, state);
export const alteration_name = (kind: string): string => named(`alteration.${kind}`, kind);
export const effect_name = (effect: string): string => named(`effect.${effect}`, effect);

export const to_cases = (): string => link('homecare');
export const to_case = (id: string): string => link('homecare', 'sag', id);
export const to_plan = (id: string, job: string, ...rest: string[]): string => link('homecare', 'sag', id, job, ...rest);
export const to_phone = (id: string, job: string): string => link('homecare', 'telefon', id, job);
