/** A county of the fictional prefecture. None of the codes is assigned in GB/T 2260. */
export interface County {
  code: string;
  name: string;
  /** The name without 市 or 县: the start of document numbers and unit ids. */
  short: string;
  slug: string;
  /** How much of the prefecture lives here. */
  weight: number;
}

export const PREFECTURE = { code: '990100', name: '澜溪州', short: '澜', slug: 'lanxi' } as const;

export const counties: readonly County[] = [
  { code: '990181', name: '澜溪市', short: '澜溪', slug: 'lanxi-city', weight: 3 },
  { code: '990121', name: '云渡县', short: '云渡', slug: 'yundu', weight: 1.6 },
  { code: '990122', name: '霁川县', short: '霁川', slug: 'jichuan', weight: 1.4 },
  { code: '990123', name: '青陂县', short: '青陂', slug: 'qingbei', weight: 1.2 },
  { code: '990124', name: '望澜县', short: '望澜', slug: 'wanglan', weight: 1.1 },
  { code: '990125', name: '鹭汀县', short: '鹭汀', slug: 'luting', weight: 1 },
  { code: '990126', name: '松坞县', short: '松坞', slug: 'songwu', weight: 0.9 },
  { code: '990127', name: '砚溪县', short: '砚溪', slug: 'yanxi', weight: 0.8 },
  { code: '990128', name: '岚谷县', short: '岚谷', slug: 'langu', weight: 0.7 },
];

/** How every name of the sample region ends, so that nobody takes it for a real one. */
export const FICTIONAL = '（示例）';
