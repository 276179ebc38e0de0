import { type Collection, collections, type CollectionName, rangeParameters } from '@yijian/standard/collections';
import { placesIn, walk } from '../standard.js';
import type { RecordTable } from '../store/tables.js';
import { checks } from './checks.js';
import { creditCodeCheck } from './credit-code-check.js';
import type { Resource, SetByAuthorities } from './resource.js';
import { derivations, publicTerms } from './special-rules.js';

/** The places of a schema that `x-yijian-set-by` leaves to authorities, each with what `x-yijian-institution-moves` leaves to institutions. */
function setByAuthorities(schema: string): SetByAuthorities[] {
  const places: SetByAuthorities[] = [];
  walk(schema, (node, path) => {
    if (node['x-yijian-set-by'] !== 'government') return;
    places.push({ path, moves: (node['x-yijian-institution-moves'] ?? {}) as SetByAuthorities['moves'] });
  });
  return places;
}

/** Every collection of the standard, as this server keeps it. */
export const resources = Object.fromEntries(
  collections.map((collection) => [collection.name, resourceOf(collection)]),
) as Readonly<Record<CollectionName, Resource>>;

function resourceOf(collection: Collection): Resource {
  const { name, schema, dates, ...kept } = collection;
  const instants = new Set(placesIn(schema, ({ format }) => format === 'date-time'));
  const creditCodes = placesIn(schema, ({ $ref }) => $ref === '#/components/schemas/CreditCode');
  const derive = derivations[name];
  const publicTerm = publicTerms[name];
  return {
    name,
    table: name.replaceAll('-', '_') as RecordTable,
    schema,
    module: kept.module,
    read: kept.read,
    writers: kept.writers,
    ...(kept.owner !== undefined && { owner: kept.owner }),
    operations: kept.operations,
    filters: kept.filters,
    dates: Object.fromEntries(
      dates.map((date) => [date, { at: `/${date}`, isInstant: instants.has(`/${date}`), ...rangeParameters(date) }]),
    ),
    decided: kept.decided,
    references: kept.references,
    claims: kept.claims,
    regions: placesIn(schema, ({ $ref }) => $ref === '#/components/schemas/RegionCode').filter(
      (place) => !place.includes('*'),
    ),
    checks: [...creditCodes.map(creditCodeCheck), ...(checks[name] ?? [])],
    setByAuthorities: setByAuthorities(schema),
    readOnly: placesIn(schema, ({ readOnly }) => readOnly === true).map((place) => place.slice(1)),
    ...(derive && { derive }),
    ...(publicTerm && { publicTerm }),
  };
}
