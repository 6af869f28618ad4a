// SPDX-License-Identifier: EUPL-1.2
// How each figure is computed, as a dossier has to say it: b1 <= … <= bn are the bids of one tender, net of VAT.
export const kFormulas: Record<string, string> = {
  cv: 'sd(b1 … bn) / mean(b1 … bn)',
  spd: '(bn − b1) / b1',
  diffp: '(b2 − b1) / b1',
  rd: '(b2 − b1) / sd(b2 … bn)',
  rdalt: '(b2 − b1) / ((bn − b2) / (n − 2))',
  skew: 'g1 · √(n(n−1)) / (n−2)',
  kurt: '(n−1) / ((n−2)(n−3)) · ((n+1) · g2 + 6)',
  kstest: 'max |i/n − (bi − b1)/(bn − b1)|',
};

/** Where bids are agreed these lie low, the others high. */
export const is_low_sign = (name: string): boolean => name === 'cv' || name === 'spd' || name === 'skew';

export const kReferences = [
  'Imhof, Karagök, Rutz: Screening for bid rigging, does it work? J. Comp. Law & Econ. 14(2), 2018.',
  'Huber, Imhof: Machine learning with screens for detecting bid-rigging cartels. Int. J. Ind. Org. 65, 2019.',
  'Huber, Imhof, Ishii: Transnational machine learning with screens. J. Roy. Stat. Soc. A 185, 2022.',
  'Wachs, Kertész: A network approach to cartel detection in public auction markets. Sci. Rep. 9:10818, 2019.',
  'Chassang, Kawai, Nakabayashi, Ortner: Robust screens for noncompetitive bidding. Econometrica 90, 2022.',
  'Bajari, Ye: Deciding between competition and collusion. Rev. Econ. Stat. 85, 2003.',
  'Conley, Decarolis: Detecting bidders groups in collusive auctions. AEJ: Microeconomics 8, 2016.',
  'Benjamini, Hochberg: Controlling the false discovery rate. J. Roy. Stat. Soc. B 57, 1995.',
];
