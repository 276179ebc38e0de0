import type { Unit, UnitRef } from '@yijian/standard';
import { creditCodeCheckCharacter, organisationCodeCheckCharacter } from '@yijian/rules';
import { counties, FICTIONAL, PREFECTURE } from './region.js';

/** The authorities of one area: the prefecture or a county. */
export interface Authorities {
  /** Decides on licences, penalties and points. */
  health: UnitRef;
  /** Inspects. */
  supervision: UnitRef;
  /** Take part in joint inspections. */
  partners: readonly UnitRef[];
  /** What the numbers of its documents begin with, such as 云渡卫医. */
  series: string;
}

interface Area {
  code: string;
  name: string;
  short: string;
  slug: string;
}

const areas: readonly Area[] = [PREFECTURE, ...counties];

const offices = [
  {
    id: 'health',
    suffix: (area: Area) => (area === PREFECTURE ? '卫生健康委员会' : '卫生健康局'),
    kind: 'health-authority',
  },
  { id: 'supervision', suffix: () => '卫生监督所', kind: 'enforcement-body' },
  { id: 'market', suffix: () => '市场监督管理局', kind: 'government-department' },
  { id: 'insurance', suffix: () => '医疗保障局', kind: 'government-department' },
] as const;

/** Every unit of the sample region, parents first. */
export const units: readonly Unit[] = areas.flatMap((area, place) =>
  offices.map((office, index): Unit => {
    const first8 = `99${String(place).padStart(2, '0')}00${String(index + 1).padStart(2, '0')}`;
    const first17 = `11${area.code}${first8}${organisationCodeCheckCharacter(first8)}`;
    return {
      id: `${area.slug}.${office.id}`,
      name: area.name + office.suffix(area) + FICTIONAL,
      shortName: area.name + { health: '卫健', supervision: '卫监', market: '市监', insurance: '医保' }[office.id],
      kind: office.kind,
      regionCode: area.code,
      creditCode: first17 + creditCodeCheckCharacter(first17),
      ...(office.id === 'supervision'
        ? { parentUnitId: `${area.slug}.health` }
        : area === PREFECTURE
          ? {}
          : { parentUnitId: `${PREFECTURE.slug}.${office.id}` }),
    };
  }),
);

const byId = new Map(units.map((unit) => [unit.id, unit]));

const byArea = new Map(
  areas.map((area): [string, Authorities] => [
    area.code,
    {
      health: unitRef(`${area.slug}.health`),
      supervision: unitRef(`${area.slug}.supervision`),
      partners: [unitRef(`${area.slug}.market`), unitRef(`${area.slug}.insurance`)],
      series: `${area.short}卫医`,
    },
  ]),
);

/** The authorities of a county, or of the prefecture. */
export function authoritiesOf(regionCode: string): Authorities {
  const authorities = byArea.get(regionCode);
  if (!authorities) throw new RangeError(`The sample region has no area ${regionCode}.`);
  return authorities;
}

function unitRef(id: string): UnitRef {
  const unit = byId.get(id);
  return { id, name: unit?.name ?? id };
}
