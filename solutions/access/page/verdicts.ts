// SPDX-License-Identifier: EUPL-1.2
// What verification.json says about each released file.
export interface Verdict {
  file: string;
  clean: boolean;
  why: string;
}

interface Entry {
  file?: string;
  name?: string;
  clean?: boolean;
  residues?: { place?: string }[];
}

export function verdicts(verification: unknown): Verdict[] {
  const list = Array.isArray(verification) ? verification : ((verification as { files?: unknown })?.files ?? []);
  if (!Array.isArray(list)) return [];
  return (list as Entry[]).map(({ file, name, clean, residues }) => ({
    file: file ?? name ?? '',
    clean: clean === true,
    why: (residues ?? []).map(({ place }) => place ?? '').join(', '),
  }));
}
