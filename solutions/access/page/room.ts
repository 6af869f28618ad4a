// SPDX-License-Identifier: EUPL-1.2
// The room's own words and addresses.
import { catalogue } from '$web/lib/texts.svelte';
import { link } from '$web/lib/route.svelte';
import da from './texts/da.json';
import en from './texts/en.json';
import type { Law } from './types';

export const t = catalogue(da, en);
export type Key = keyof typeof da;

const has = (key: string): key is Key => Object.hasOwn(da, key);

/** What a type of finding is called; a type that has no name yet is shown as the server calls it. */
export const type_name = (type: string): string => (has(`type.${type}`) ? t(`type.${type}` as Key) : type);

/** "access.residue.text" -> what was found in a file that was held back. */
export const residue_name = (code: string): string => {
  const key = `residue.${code.split('.').at(-1)}`;
  return has(key) ? t(key) : code;
};

/** "OFL.30.1" -> "OFL § 30, nr. 1: enkeltpersoners private forhold". */
export const ground_name = (ground: string): string => (has(`ground.${ground}`) ? t(`ground.${ground}` as Key) : ground);

/** "appeal" -> what the field of the letter is called; one that a lawyer added to the texts is shown as they call it. */
export const fact_name = (fact: string): string => (has(`letter.${fact}`) ? t(`letter.${fact}` as Key) : fact);

/** The grounds of one law, in the order of the catalogue. */
export const grounds_of = (law: string): string[] =>
  Object.keys(da)
    .filter((key) => key.startsWith(`ground.${law}.`))
    .map((key) => key.slice('ground.'.length));

/** What personal data is usually exempted on, where the machine proposed no ground. */
const usual: Record<Law, string> = {
  OFL: 'OFL.30.1', FVL: 'FVL.15b.5', MOL: 'OFL85.12.1', 'OFL+MOL': 'OFL85.12.1', 'FVL+MOL': 'FVL12.15.1', GDPR15: 'GDPR.15.4',
};
export const usual_ground = (law: Law): string => usual[law];

/** Which acts' grounds a law draws on, its own first. */
const families: Record<Law, string[]> = {
  OFL: ['OFL'], FVL: ['FVL'], MOL: ['OFL85'], 'OFL+MOL': ['OFL85', 'OFL'], 'FVL+MOL': ['FVL12', 'FVL'], GDPR15: ['GDPR', 'DBL'],
};
export const grounds_under = (law: Law): string[] => families[law].flatMap(grounds_of);

export const to_cases = (): string => link('access');
export const to_case = (id: string): string => link('access', 'sag', id);
export const to_review = (id: string, job: string): string => link('access', 'sag', id, job);
