// SPDX-License-Identifier: EUPL-1.2
// What the register and the board of freed time say in the same words.
import type { Figures } from '$web/lib/described';
import { number } from '$web/lib/format';
import { catalogue } from '$web/lib/texts.svelte';
import da from './texts/da.json';
import en from './texts/en.json';

export const t = catalogue(da, en);

/** Why there is no measured figure. */
export function why_not({ not_measured, samples, measured_jobs }: Figures, fewest: number): string {
  const values = { samples: number(samples), jobs: number(measured_jobs), fewest: number(fewest) };
  if (not_measured === 'few_samples') return t('why.few_samples', values);
  if (not_measured === 'few_jobs') return t('why.few_jobs', values);
  return t('why.no_samples');
}

export const energy_how = ({ energy_measured }: Figures): string =>
  energy_measured >= 1 ? t('energy.measured') : energy_measured > 0 ? t('energy.partly') : t('energy.estimated');
