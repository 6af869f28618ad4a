// SPDX-License-Identifier: EUPL-1.2
import type { NightPolicy } from '../described';
import { t } from '../room';

/** "22:00–07:00 efter 10 min." */
export const policy_text = ({ bed_exit }: NightPolicy): string =>
  bed_exit.length === 0 ? t('rule.never') : bed_exit.map(({ from, to, rule, minutes }) => `${from}–${to} ${rule === 'after' ? t('rule.after_minutes', { minutes }) : t(`rule.${rule}`).toLowerCase()}`).join(', ');
